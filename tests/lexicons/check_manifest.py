#!/usr/bin/env python3
"""Checks that every built-in table is named in manifest.tsv and described in README.md. What stands in a
table is the business of `jernih lexicon check`."""
import pathlib
import sys

DIR = pathlib.Path(__file__).resolve().parent.parent.parent / "lexicons" / "data"

LEARNT = {"learnt/phrases/ngrams.tsv", "learnt/phrases/sources.tsv"}  # compile_ngrams reads the one, the training script the other


def mistakes():
    readme = (DIR / "README.md").read_text()
    named = {"manifest.tsv"}
    for line in (DIR / "manifest.tsv").read_text().splitlines()[1:]:
        table, _, files = line.split("\t")[:3]
        path = DIR / files
        found = sorted([*path.glob("*.tsv"), *path.glob("families/*.tsv")]) if path.is_dir() else [path]
        named |= {p.relative_to(DIR).as_posix() for p in found}
        if f"| {table} |" not in readme:
            yield f"README.md: table {table} of the manifest is not described"
    for path in sorted(DIR.rglob("*.tsv")):
        name = path.relative_to(DIR).as_posix()
        if name not in named and not name.startswith("learnt/model/") and name not in LEARNT:
            yield f"{name}: is not named in manifest.tsv"


def main():
    found = list(mistakes())
    print("\n".join(found) or "tables: named and described")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
