#!/usr/bin/env python3
"""Configurations made to cost time or memory are refused within 1 s of CPU and 256 MB. usage: bombs_test.py JERNIH [SECONDS]: sanitizers cost
several times the time, so their builds allow more."""
import os
import pathlib
import sys
import tempfile

MIB = 1 << 20
FULL = 512 * 1024 - 1  # the biggest file that is read


def laughs():
    return "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 9) + "]\n" for i in range(1, 20))


def merges():
    return "a0: &a0 {x: 1}\n" + "".join(
        f"a{i}: &a{i} {{k{i}: *a{i - 1}, <<: *a{i - 1}, l{i}: *a{i - 1}}}\n" for i in range(1, 40))


def bombs():
    start = "version: 1\nstages: [split_segments]\n"
    yield "aliases", laughs()
    yield "merges", merges()
    yield "long alias", 'a: &a "' + "x" * 400000 + '"\nb: [' + ", ".join(["*a"] * 10000) + "]"
    yield "cycle", "a: &a [*a]"
    yield "cycle of maps", "a: &a {b: *a}"
    yield "nested anchors", "".join(f"&a{i} [" for i in range(30)) + "x, " * 90000 + "]" * 30
    for name, opening, closing in [("lists", "[", "]"), ("maps", "{a: ", "}"), ("dashes", "- ", ""), ("keys", "? ", "")]:
        yield f"10,000 {name} deep", opening * 10000 + closing * 10000
    yield "900 levels deep", "".join(" " * i + "a:\n" for i in range(900))
    yield "100 MB", "x" * (100 * MIB)
    yield "100 MB of lines", "a: 1\n" * (20 * MIB)
    for sign in ("[", "{", " ", "\n", '"', "'", "&a", "!", "#", "|", "-\n", "? ", "*", "a: ", ": ", "\\", "- - ", "a:\n"):
        yield f"full of {sign!r}", (sign * FULL)[:FULL]
    yield "commas", "[" + "," * (FULL - 1)
    yield "names in a line", "version: 1\nstages: [" + "x, " * 170000 + "]"
    yield "many sections", "".join(f"k{i}: 1\n" for i in range(50000))
    yield "many options", start + "output:\n" + "".join(f"  tokena{i}: 1\n" for i in range(30000))
    yield "many duplicates", "a: 1\n" * 100000
    yield "many stages", "version: 1\nstages:\n" + "- tokenise\n" * 40000
    yield "many good stages", start[:-2] + "," + "tokenise," * 40000 + "]"
    yield "many ids", "version: 1\nstages:\n" + "".join(f"- repair_text: {{id: a{i}}}\n" for i in range(15000))
    yield "many tests", start + "tests:\n" + "- {text: a, english: b, role: x}\n" * 15000
    yield "many settings", start + "set:\n" + "".join(f"  output.t{i}: 1\n" for i in range(25000))
    yield "many presets", start + "presets:\n" + "".join(f"  t{i}: {{}}\n" for i in range(40000))
    yield "variables", 'version: 1\na: "' + "${A:-" * 90000 + '"'
    yield "includes", "version: 1\ninclude: f0.yaml\nstages: [split_segments]"
    yield "an endless include", "version: 1\ninclude: /dev/zero\nstages: [split_segments]"


def measure(jernih, name):
    """(exit code, CPU seconds, MB) of a check."""
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        os.execv(jernih, [jernih, "check", name])
    _, status, used = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    allowed = float(sys.argv[2]) if len(sys.argv) > 2 else 1
    jernih = str(pathlib.Path(sys.argv[1]).resolve())
    failed, slowest, biggest, count = [], 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for i in range(9):
            include = "include: [" + ", ".join([f"f{i + 1}.yaml"] * 9) + "]\n" if i < 8 else ""
            pathlib.Path(f"f{i}.yaml").write_text(include + "x-a: [" + "1, " * 150000 + "]\n", encoding="utf-8")
        for name, yaml in bombs():
            pathlib.Path("bomb.yaml").write_text(yaml, encoding="utf-8")
            code, seconds, megabytes = measure(jernih, "bomb.yaml")
            slowest, biggest, count = max(slowest, seconds), max(biggest, megabytes), count + 1
            if code != 78 or seconds > allowed or megabytes > 256:
                failed.append(f"{name}: exit code {code}, {seconds:.2f} s, {megabytes:.0f} MB")
    print(f"{count} bombs, at most {slowest:.2f} s of CPU and {biggest:.0f} MB", *failed, sep="\n  ")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
