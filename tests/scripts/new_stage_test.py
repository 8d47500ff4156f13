#!/usr/bin/env python3
"""scripts/new_stage.py makes a whole stage: in a copy of what it reads, its files are there under the new name, it is
registered, named to CMake in the library and the tests, and a second run or an odd name is refused and changes nothing.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
READS = ["scripts/new_stage.py", "stages/example_stage.h", "stages/example_stage.cc", "stages/builtin.cc",
         "stages/CMakeLists.txt", "tests/CMakeLists.txt", "tests/stages/example_stage_test.cc",
         "tests/corpus/example_stage.tsv"]
MADE = ["stages/find_prices.h", "stages/find_prices.cc", "tests/stages/find_prices_test.cc",
        "tests/corpus/find_prices.tsv"]
LINES = {
    "stages/builtin.cc": ['#include "stages/find_prices.h"', "registry.add(find_prices_info());"],
    "stages/CMakeLists.txt": ["find_prices.h", "find_prices.cc"],
    "tests/CMakeLists.txt": ["stages/find_prices_test.cc"],
}


def run(root, name):
    return subprocess.run([sys.executable, root / "scripts/new_stage.py", name], capture_output=True, text=True,
                          check=False)


def state(root):
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def inside(text, begin, end, line):
    """Is `line` between the first `begin` and the next `end`?"""
    part = text[text.index(begin):]
    return line in part[:part.index(end)]


def main():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path in READS:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, root / path)
        before = state(root)
        done = run(root, "find_prices")
        assert done.returncode == 0, done.stderr
        after = state(root)
        assert sorted(set(after) - set(before)) == sorted(MADE), set(after) - set(before)
        for path in MADE:
            text = after[path].decode()
            assert "example" not in text.lower().replace("for example", ""), f"{path} still speaks of the example"
            assert path.endswith(".tsv") or "find_prices" in text, path
        includes = [l for l in after["stages/builtin.cc"].decode().splitlines() if l.startswith('#include "stages/')][1:]
        assert includes == sorted(includes), "the includes of builtin.cc are out of order"
        assert "template" not in after["stages/find_prices.h"].decode(), "the header calls itself the template"
        assert "FindPrices" in after["stages/find_prices.cc"].decode()
        for path, lines in LINES.items():
            for line in lines:
                assert after[path].decode().count(line) == 1, f"{path}: {line}"
        cmake = after["stages/CMakeLists.txt"].decode()
        assert inside(cmake, "HEADERS", "SOURCES", "find_prices.h"), "the header is not among the headers"
        assert inside(cmake, "SOURCES", "USES", "find_prices.cc"), "the source is not among the sources"
        assert inside(after["tests/CMakeLists.txt"].decode(), "jernih_tests(stages", ")", "find_prices_test.cc")
        for name in ("find_prices", "prices", "FindPrices", "find-prices", ""):
            refused = run(root, name)
            assert refused.returncode != 0 and refused.stderr, f"'{name}' was taken"
            assert state(root) == after, f"'{name}' was refused, and changed something"
    print("new_stage.py makes a whole stage, once")


if __name__ == "__main__":
    main()
