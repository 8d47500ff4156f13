#!/usr/bin/env python3
"""Runs every example of docs/english.md through the program: english_test.py JERNIH

A table's header says what its rows are:
  written | English | value [| with]           jernih text --values, with more arguments or "no reference time"
  written | will be | value                    the same, and it must not be so yet
  on a page | time [| type | value | English]  a record of jernih run has this time phrase; "none": it has none
  on a page | becomes                          the record's English; "as it was"
Outside tables, `written` → `English` is jernih text.
"""
import json
import pathlib
import re
import shlex
import subprocess
import sys

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "english.md"
REFERENCE = "2025-08-22T10:00:00+07:00"
LEAST_EXAMPLES = 150  # the page has more; with fewer this test no longer reads it
BAR = "\0"


def cell(text):
    text = text.strip().replace(BAR, "|")
    return text[1:-1] if text.startswith("`") and text.endswith("`") else text


def rows(text):
    """(kind of table, line number, cells) of each row, and arrows as tables of their own."""
    header = None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("|"):
            cells = [cell(c) for c in line.replace("\\|", BAR).strip("|").split("|")]
            if header is None:
                header = cells
            elif not set("".join(cells)) <= set("-"):
                yield header, number, cells
        else:
            header = None
            for written, english in re.findall(r"`([^`]+)` → `([^`]+)`", line):
                yield ["written", "English"], number, [written, english]


class Program:
    def __init__(self, path):
        self.path = path

    def text(self, written, more=""):
        """English and the values behind it."""
        arguments = [] if more == "no reference time" else shlex.split(more)
        if more != "no reference time" and "--reference-time" not in more:
            arguments += ["--reference-time", REFERENCE]
        done = subprocess.run([self.path, "text", "--values", *arguments, "--", written], capture_output=True,
                              text=True, check=True)
        english, *values = done.stdout.rstrip("\n").split("\t")
        return english, values

    def page(self, text):
        record = json.dumps({"id": "page", "text": text.replace("⏎", "\n"), "reference_time": REFERENCE})
        done = subprocess.run([self.path, "run", "--quiet"], input=record + "\n", capture_output=True, text=True,
                              check=True)
        return json.loads(done.stdout)


def wrong(program, header, cells):
    """What is wrong with a row, or nothing; False for a table without examples."""
    if header[:2] == ["written", "English"]:
        english, values = program.text(cells[0], cells[3] if len(cells) > 3 else "")
        if english != cells[1]:
            return f"the English is '{english}'"
        if len(cells) > 2 and values[:1] != [cells[2]]:
            return f"the value is {values[:1]}"
        return None
    if header[:2] == ["written", "will be"]:
        english, values = program.text(cells[0])
        so = english == cells[1] and (not cells[2] or values[:1] == [cells[2]])
        return "that is so now: move it to its place" if so else None
    if header[:2] == ["on a page", "time"]:
        times = [a for a in program.page(cells[0])["annotations"] if a["kind"] == "time"]
        if cells[1] == "none":
            return f"it has the time '{times[0]['source']}'" if times else None
        found = [a for a in times if a["source"] == cells[1]]
        if not found:
            return f"its times are {[a['source'] for a in times]}"
        said = [found[0]["type"], found[0].get("value", "none"), found[0]["english"]]
        return f"the program says {said}" if said != cells[2:] else None
    if header == ["on a page", "becomes"]:
        english = program.page(cells[0])["english"].replace("\n", "⏎")
        wanted = cells[0] if cells[1] == "as it was" else cells[1]
        return f"the English is '{english}'" if english != wanted else None
    return False


def main():
    program, count, bad = Program(sys.argv[1]), 0, 0
    for header, number, cells in rows(PAGE.read_text(encoding="utf-8")):
        what = wrong(program, header, cells)
        count += what is not False
        if what:
            print(f"docs/english.md:{number}: '{cells[0]}': {what}")
            bad += 1
    if count < LEAST_EXAMPLES:
        sys.exit(f"docs/english.md: {count} examples found, at least {LEAST_EXAMPLES} wanted")
    if bad:
        sys.exit(f"docs/english.md: {bad} of {count} examples are not what the program says")
    print(f"docs/english.md: {count} examples, all true")


if __name__ == "__main__":
    main()
