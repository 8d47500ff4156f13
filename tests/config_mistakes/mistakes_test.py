#!/usr/bin/env python3
"""Broken configurations: every mistake is told, with its line and column and what would be right.

usage: mistakes_test.py JERNIH

NAME.yaml is checked, NAME.expected holds a row `file:line:column: message` for each mistake, in order; of the message a
part is enough. Prints what share was told with the exact place.
"""
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def told_by(jernih, name):
    done = subprocess.run([jernih, "check", "--format", "json", name], cwd=HERE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False, timeout=20,
                          env={k: v for k, v in os.environ.items() if not k.startswith("JERNIH_")})
    if done.returncode != 78:
        return [f"exit code {done.returncode}: {done.stderr.decode()}"]
    return [p["file"] + (f":{p['line']}:{p['column']}" if "line" in p else "") + ": " + p["message"]
            for p in json.loads(done.stdout)[0]["problems"] if p["severity"] == "error"]


def matches(told, wanted):
    """(same place, same message) of two rows."""
    place, _, message = wanted.partition(": ")
    return told.startswith(place + ": "), message in told.partition(": ")[2]


def main():
    jernih = str(pathlib.Path(sys.argv[1]).resolve())
    cases = sorted(HERE.glob("*.yaml"))
    wanted_all = told_all = exact = failed = 0
    for case in cases:
        wanted = case.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
        told = told_by(jernih, case.name)
        results = [matches(t, w) for t, w in zip(told, wanted)]
        wanted_all += len(wanted)
        told_all += sum(message for _, message in results)
        exact += sum(place and message for place, message in results)
        if len(told) != len(wanted) or not all(p and m for p, m in results):
            failed += 1
            print(f"{case.name}\n  wanted:", *wanted, "  told:", *told, sep="\n    ")
    print(f"{len(cases)} files, {wanted_all} mistakes: {told_all} told, {exact} with the exact place")
    if len(cases) < 80 or failed:
        sys.exit(f"{failed} files are answered otherwise; if the new answer is right, change NAME.expected")


if __name__ == "__main__":
    main()
