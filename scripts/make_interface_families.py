#!/usr/bin/env python3
"""Writes lexicons/interface/families.tsv: things of interfaces with their usual verbs, qualities and states.

scripts/interface_families.tsv says which things there are and scripts/interface_frames.tsv what is said of
them; a string that another file of lexicons/interface/ holds is left to that file. Run it again when either
changes, or when `jernih lexicon check` finds a string in families.tsv and elsewhere.
Usage: scripts/make_interface_families.py
"""
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
INTERFACE = HERE.parent / "lexicons" / "interface"
OUT = INTERFACE / "families.tsv"
HEADER = "indonesian\tenglish\trole\tflags"


def rows(path):
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines[1:] if line and not line.startswith("# ")]


def plural(noun):
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def spelled_out():
    frames = rows(HERE / "interface_frames.tsv")
    for names, english, plural_form, kinds, home in rows(HERE / "interface_families.tsv"):
        many = {"": plural(english), "-": english}.get(plural_form, plural_form)
        for name in names.split(","):
            for frame, said, role, wanted in frames:
                if wanted and not set(wanted) & set(kinds):
                    continue
                for indonesian in frame.split(";"):
                    yield indonesian.replace("{}", name), said.replace("{many}", many).replace("{}", english), role or home


def main():
    taken = {r[0].casefold() for p in INTERFACE.glob("*.tsv") if p != OUT for r in rows(p)}
    found = {}
    for indonesian, english, role in spelled_out():
        if indonesian.casefold() not in taken:
            found.setdefault(indonesian, f"{indonesian}\t{english}\t{role}\t")
    lines = sorted(found.values(), key=lambda line: line.encode())
    OUT.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    print(f"{len(lines)} rows")


if __name__ == "__main__":
    main()
