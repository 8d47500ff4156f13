#!/usr/bin/env python3
"""Each sentence of ARCHITECTURE.md, "What must stay true", names the tests that hold it, and they exist:
architecture_test.py BUILD

A name in backquotes behind "Held by:" is a test of ctest in BUILD, one in quotes a TEST_CASE under tests/.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEAST_SENTENCES = 15


def test_cases():
    """Names of all test cases; long ones are broken into several literals."""
    for path in sorted((ROOT / "tests").rglob("*.cc")):
        for match in re.finditer(r'TEST_CASE\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)', path.read_text(encoding="utf-8")):
            yield "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', match[1]))


def main():
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = re.search(r"^## What must stay true$(.*?)^Deliberately absent", page, re.S | re.M)
    if section is None:
        sys.exit('ARCHITECTURE.md: no section "What must stay true"')
    ctest = subprocess.run(["ctest", "--test-dir", sys.argv[1], "-N"], capture_output=True, text=True, check=True).stdout
    programs = set(re.findall(r"Test +#\d+: (\S+)", ctest))
    cases = set(test_cases())
    sentences = re.findall(r"^- (.*?)(?=^- |\Z)", section[1], re.S | re.M)
    wrong = []
    for sentence in sentences:
        said, _, held = sentence.strip().partition("Held by:")
        names = [(n, programs) for n in re.findall(r"`([^`]+)`", held)] + [(n, cases) for n in re.findall(r'"([^"]+)"', held)]
        if not names:
            wrong.append(f"no test holds: {said.strip()}")
        wrong += [f"there is no test '{n}', which is to hold: {said.strip()}" for n, known in names if n not in known]
    if len(sentences) < LEAST_SENTENCES:
        wrong.append(f"{len(sentences)} sentences found, at least {LEAST_SENTENCES} wanted")
    if wrong:
        sys.exit("ARCHITECTURE.md:\n" + "\n".join(wrong))
    print(f"ARCHITECTURE.md: {len(sentences)} sentences, each held by tests that exist")


if __name__ == "__main__":
    main()
