#!/usr/bin/env python3
"""Checks that includes go one way: pipeline/model <- pipeline <- lexicons <- stages <- interfaces <- tests.

A file may include its own room and rooms to its left. Helpers of one stage (stages/NAME/) are private
to stages/NAME.*; interfaces do not include each other. Prints each wrong arrow; exit 1 when there is one.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROOMS = ["pipeline/model", "pipeline", "lexicons", "stages", "interfaces", "tests"]
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')


def room(path):
    if path.startswith("pipeline/model/"):
        return 0
    return next((i for i, r in enumerate(ROOMS) if i > 0 and path.startswith(r + "/")), None)


def wrong(file, included):
    here, there = room(file), room(included)
    if there is None:
        return "is no file of this project; write includes from the root"
    if not (ROOT / included).exists():
        return "does not exist"
    if there > here:
        return f"is to the right of {ROOMS[here]}"
    parts, own = included.split("/"), file.split("/")
    if there == 3 and len(parts) > 2 and here == 3:
        stage = parts[1]
        if not (own[1] == stage or own[1].split(".")[0] == stage):
            return f"is private to stages/{stage}"
    if there == 3 and here == 3 and len(own) > 2 and len(parts) == 2 and parts[1].split(".")[0] == own[1]:
        return "is the header of the parent folder"
    if there == 4 and here == 4 and parts[1] != own[1]:
        return "belongs to another interface"
    return None


def main():
    found = 0
    for path in sorted(p for r in ("pipeline", "lexicons", "stages", "interfaces", "tests")
                       for p in (ROOT / r).rglob("*") if p.suffix in (".h", ".cc")):
        file = path.relative_to(ROOT).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if match and (why := wrong(file, match[1])):
                found += 1
                print(f'{file}:{number}: "{match[1]}" {why}')
    if found:
        sys.exit(1)
    print("layers: all includes go one way")


if __name__ == "__main__":
    main()
