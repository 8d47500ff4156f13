#!/usr/bin/env python3
"""Checks that documents lead somewhere.

Wrong, with exit 1:
- a page (NAME.md) that a comment, script or document names and nobody has;
- `PAGE.md, "Heading"` in a comment where the page has no such heading;
- a link of a document to a file or heading that is not there;
- a backquoted path of this repository in README, ARCHITECTURE, CONTRIBUTING or docs/ that is not there.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEXT = {".h", ".cc", ".py", ".sh", ".cmake", ".txt", ".md", ".yaml", ".in"}
FIXTURES = ("tests/samples/", "tests/golden/", "tests/config_mistakes/", "tests/corpus/", "tests/fuzz/corpus/")
PAGE = re.compile(r"(?<![\w/.$*-])((?:[\w.-]+/)*[\w-]+\.md)\b")
PLACE = re.compile(r'([\w/.-]+\.md), "([^"]+)"')
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
PATH = re.compile(r"`((?:pipeline|lexicons|stages|interfaces|tests|scripts|config|docs|cmake)/[\w./-]*)`")
ELSEWHERE = re.compile(r"^(share/|root/)")  # pages where they are installed, or put by a script
HISTORY = ("docs/quality_history.md", "CHANGELOG.md")  # name things as they were called


def files():
    """Tracked files and new ones; a tree without git is walked."""
    done = subprocess.run(["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True,
                          check=False)
    names = done.stdout.splitlines() if done.returncode == 0 else [
        p.relative_to(ROOT).as_posix() for p in ROOT.rglob("*") if p.is_file() and "build" not in p.parts]
    return [n for n in sorted(set(names)) if pathlib.Path(n).suffix in TEXT and not n.startswith(FIXTURES)
            and (ROOT / n).is_file()]


def page_of(name, file):
    """The page that is meant: from the root, from the folder of who names it, or among the documents."""
    for folder in (ROOT, (ROOT / file).parent, ROOT / "docs"):
        if (folder / name).is_file():
            return folder / name
    return None


def headings(page):
    return [line.lstrip("#").strip() for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("#")]


def anchor(heading):
    return re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")


def check_names(file, text):
    for number, line in enumerate(text.splitlines(), 1):
        for name in PAGE.findall(re.sub(r"\w+://\S+", "", line)):
            if not ELSEWHERE.match(name) and page_of(name, file) is None:
                yield f"{file}:{number}: nobody has the page '{name}'"


def check_places(file, text):
    """Comments may break between the page and its heading."""
    for name, heading in PLACE.findall(re.sub(r"\n\s*(//|#)\s*", " ", text)):
        page = page_of(name, file)
        if page is not None and heading not in headings(page):
            yield f"{file}: {name} has no heading '{heading}'"


def check_links(file, text):
    for number, line in enumerate(text.splitlines(), 1):
        for link in LINK.findall(re.sub(r"`[^`]*`", "", line)):
            target, _, part = link.partition("#")
            if re.match(r"\w+:", target):
                continue
            page = (ROOT / file).parent / target if target else ROOT / file
            if not page.exists():
                yield f"{file}:{number}: the link '{link}' leads nowhere"
            elif part and part not in map(anchor, headings(page)):
                yield f"{file}:{number}: {target or file} has no heading for '#{part}'"


def check_paths(file, text):
    for number, line in enumerate(text.splitlines(), 1):
        for path in PATH.findall(line.partition("Held by:")[0]):  # behind it stand tests: architecture_test.py
            path = path.rstrip(".")
            if "NAME" in path:
                continue
            at = ROOT / path
            if not at.exists() and not list(at.parent.glob(at.name + ".*")):
                yield f"{file}:{number}: there is no '{path}'"


def main():
    wrong, count = [], 0
    for file in files():
        if file == "tests/docs/pages_test.py":
            continue
        text = (ROOT / file).read_text(encoding="utf-8")
        count += 1
        if file not in HISTORY:
            wrong += check_names(file, text)
        wrong += check_places(file, text)
        if file.endswith(".md"):
            wrong += check_links(file, text)
            if file not in HISTORY:
                wrong += check_paths(file, text)
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"{count} files: every page, heading, link and path they name is there")


if __name__ == "__main__":
    main()
