#!/usr/bin/env python3
"""docs/cli.md is made of sessions that were really run: runs them again and compares.

usage: transcripts.py [--update] JERNIH

In a block ```console a line `$ …` is a command (lines `> …` continue it); what follows is what it says, stdout and
stderr together, and `(exit code N)` when that is not 0. All blocks run one after the other in one empty folder. Times and
line numbers of tables, which change from run to run, are written as N. --update writes what came out into the file.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

DOCUMENT = pathlib.Path(__file__).resolve().parent.parent.parent / "docs" / "cli.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.S | re.M)
CHANGING = [(re.compile(r"\b[0-9.]+ (µs|ms|s|MB/s)\b"), r"N \1"), (re.compile(r"\.tsv:[0-9]+"), ".tsv:N"),
            (re.compile(r'\btime="[0-9.]+"'), 'time="N"'),
            (re.compile(r'"microseconds": [0-9.e-]+'), '"microseconds": N')]


def commands(block):
    command = None
    for line in block.splitlines():
        if line.startswith("$ "):
            if command:
                yield command
            command = line[2:]
        elif line.startswith("> ") and command is not None:
            command += "\n" + line[2:]
        elif command:
            yield command
            command = None
    if command:
        yield command


def run(command, folder, path):
    environment = {"PATH": f"{path}:/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    done = subprocess.run(["/bin/bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=60)
    out = done.stdout.decode("utf-8", "replace")
    for pattern, instead in CHANGING:
        out = pattern.sub(instead, out)
    if out and not out.endswith("\n"):
        out += "\n"
    if done.returncode != 0:
        out += f"(exit code {done.returncode})\n"
    return "".join(line.rstrip() + "\n" for line in out.splitlines())


def main():
    jernih = pathlib.Path(sys.argv[-1]).resolve()
    text = DOCUMENT.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        count = 0

        def again(match):
            nonlocal count
            out = ""
            for command in commands(match[1]):
                count += 1
                shown = command.replace("\n", "\n> ")
                out += f"$ {shown}\n" + run(command, folder, jernih.parent)
            return f"```console\n{out}```"

        now = BLOCK.sub(again, text)
    if "--update" in sys.argv:
        DOCUMENT.write_text(now, encoding="utf-8")
    elif now != text:
        for was, said in zip(text.splitlines(), now.splitlines()):
            if was != said:
                print(f"docs/cli.md says  {was}\nthe program says  {said}")
                break
        sys.exit("docs/cli.md is not what the program says; scripts/update_docs.sh writes it anew: review the difference")
    print(f"docs/cli.md: {count} commands, all as written")


if __name__ == "__main__":
    main()
