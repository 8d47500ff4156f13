#!/usr/bin/env python3
"""Offsets are bytes everywhere but where records are written: no file outside pipeline/records counts code points or
UTF-16 units. A session holds the writer's counter; explain shows bytes.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ALLOWED = re.compile(r"^pipeline/records/")
COUNTS = re.compile(r"\b(OffsetUnits?|code_points|utf16)\b")
NAMES = {"pipeline/config/config_sections.cc", "pipeline/run/config_settings.cc", "interfaces/cli/describe/schema_config.cc",
         "interfaces/cli/describe/schema_record.cc",  # the option's name, the writer's settings
         "interfaces/cli/lexicon/lexicon_missing.cc",
         "interfaces/cli/lexicon/lexicon_missing_records.cc"}  # reads records back


def main():
    wrong, seen = [], 0
    for top in ("pipeline", "lexicons", "stages", "interfaces"):
        for path in sorted((ROOT / top).rglob("*")):
            file = path.relative_to(ROOT).as_posix()
            if path.suffix not in (".h", ".cc"):
                continue
            hits = [n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
                    if COUNTS.search(re.sub(r"//.*", "", line))]
            seen += bool(hits)
            if hits and not ALLOWED.match(file) and file not in NAMES:
                wrong.append(f"{file}:{hits[0]}: offsets are bytes here; only pipeline/records counts other units")
    if wrong:
        sys.exit("\n".join(wrong))
    if not seen:
        sys.exit("no file counts code points: this test no longer reads the writer")
    print("offsets are bytes outside pipeline/records")


if __name__ == "__main__":
    main()
