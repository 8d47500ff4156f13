#!/usr/bin/env python3
"""Makes a new stage from stages/example_stage: usage new_stage.py VERB_NOUN

Copies header, source, test and corpus, adds the line in stages/builtin.cc and the CMake lines. What remains:
summary, needs, gives, options and run().
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TEMPLATE = re.compile(r"\A// The template of a stage.*?\n(?=#)", re.S)


def camel(name):
    return "".join(part.capitalize() for part in name.split("_"))


def copy(path, name):
    source = ROOT / path
    target = ROOT / path.replace("example_stage", name)
    if target.exists():
        sys.exit(f"new_stage: {target.relative_to(ROOT)} exists already")
    text = source.read_text(encoding="utf-8").replace("example_stage", name).replace("ExampleStage", camel(name))
    target.write_text(TEMPLATE.sub("// Say here what the stage is for.\n", text), encoding="utf-8")
    return target.relative_to(ROOT)


def insert_before(path, pattern, line):
    file = ROOT / path
    text = file.read_text(encoding="utf-8")
    match = re.search(pattern, text, re.MULTILINE)
    if not match:
        sys.exit(f"new_stage: {path} has no line like {pattern!r}")
    file.write_text(text[:match.start()] + line + text[match.start():], encoding="utf-8")


def insert_include(path, line):
    """Puts the line among the others of its block, in order."""
    file = ROOT / path
    text = file.read_text(encoding="utf-8")
    block = max(re.findall(r"(?:^#include \"stages/.*\n)+", text, re.MULTILINE), key=len)
    lines = sorted(block.splitlines() + [line])
    file.write_text(text.replace(block, "\n".join(lines) + "\n"), encoding="utf-8")


def main():
    if len(sys.argv) != 2 or not re.fullmatch(r"[a-z]+(_[a-z]+)+", sys.argv[1]):
        sys.exit("usage: new_stage.py VERB_NOUN, for example find_prices")
    name = sys.argv[1]
    made = [copy(f"stages/example_stage.{end}", name) for end in ("h", "cc")]
    made.append(copy("tests/stages/example_stage_test.cc", name))
    made.append(copy("tests/corpus/example_stage.tsv", name))
    insert_include("stages/builtin.cc", f'#include "stages/{name}.h"')
    insert_before("stages/builtin.cc", r"^  // Optional stages", f"  registry.add({name}_info());\n")
    insert_before("stages/CMakeLists.txt", r"^  SOURCES builtin.cc", f"          {name}.h\n")
    insert_before("stages/CMakeLists.txt", r"^  USES ", f"          {name}.cc\n")
    insert_before("tests/CMakeLists.txt", r"^  stages/example_stage_test.cc", f"  stages/{name}_test.cc\n")
    for path in made:
        print(path)
    print("registered in stages/builtin.cc, stages/CMakeLists.txt, tests/CMakeLists.txt; now fill in run(), "
          "then scripts/update_docs.sh")


if __name__ == "__main__":
    main()
