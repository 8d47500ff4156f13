#!/usr/bin/env python3
"""Checks every built-in table as a file: header, width, UTF-8, sorted by LC_ALL=C, no row twice, no spaces
at the ends of cells, named in manifest.tsv and in README.md. Prints file:line for each mistake."""
import pathlib
import sys

DIR = pathlib.Path(__file__).resolve().parent.parent.parent / "lexicons"

LEARNT = {"phrases/ngrams.tsv", "phrases/sources.tsv"}  # compile_ngrams reads the one, the training script the other


def mistakes():
    manifest = [line.split("\t") for line in (DIR / "manifest.tsv").read_text().splitlines()[1:] if line]
    readme = (DIR / "README.md").read_text()
    named = {"manifest.tsv"}
    keys = {}
    for table, key, files, _ in manifest:
        path = DIR / files
        found = sorted(path.glob("*.tsv")) if path.is_dir() else [path]
        named |= {p.relative_to(DIR).as_posix() for p in found}
        if f"| {table} |" not in readme:
            yield f"README.md: table {table} of the manifest is not described"
        for p in found:
            keys[p.relative_to(DIR).as_posix()] = key
    for path in sorted(DIR.rglob("*.tsv")):
        name = path.relative_to(DIR).as_posix()
        if name not in named and not name.startswith("model/") and name not in LEARNT:
            yield f"{name}: is not named in manifest.tsv"
        try:
            lines = path.read_bytes().decode("utf-8").split("\n")
        except UnicodeDecodeError as e:
            yield f"{name}: not UTF-8: {e}"
            continue
        if lines.pop() != "":
            yield f"{name}: no line end at the end of the file"
        width, last, seen_row = lines[0].count("\t"), b"", False
        for number, line in enumerate(lines[1:], 2):
            if line.startswith("# ") and not seen_row:
                continue
            seen_row = True
            raw = line.encode()
            if line.count("\t") != width:
                yield f"{name}:{number}: {width + 1} columns wanted, {line.count(chr(9)) + 1} found"
            if any(c != c.strip() for c in line.split("\t")):
                yield f"{name}:{number}: spaces at the end of a cell"
            if name != "manifest.tsv" and raw < last:
                yield f"{name}:{number}: not sorted (LC_ALL=C sort)"
            if raw == last:
                yield f"{name}:{number}: stands there twice"
            last = raw


def main():
    found = list(mistakes())
    print("\n".join(found) or "tables: sorted, whole and described")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
