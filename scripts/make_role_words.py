#!/usr/bin/env python3
"""Writes lexicons/role_words.tsv: how much a word of an interface string speaks for a role.

Counted over the rows of lexicons/interface/: 100 × log of how much likelier the role is with the word
than without it, for words of at least three rows. The same rows give the same file.
Usage: scripts/make_role_words.py
"""
import collections
import csv
import math
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent / "lexicons"
LEAST_ROWS = 3
LEAST_WEIGHT = 30


def rows():
    for path in sorted((ROOT / "interface").glob("*.tsv")):
        with open(path, encoding="utf-8", newline="") as f:
            reader = csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)
            for row in reader:
                if row["role"] not in (None, "", "other", "dateline"):
                    yield row["indonesian"].lower(), row["role"]


def main():
    by_role, by_word = collections.Counter(), collections.defaultdict(collections.Counter)
    for text, role in rows():
        by_role[role] += 1
        for word in set(re.findall(r"[^\W\d_][\w'-]+", re.sub(r"\{\w+\}", " ", text))):
            by_word[word][role] += 1
    total = sum(by_role.values())
    out = []
    for word, roles in by_word.items():
        n = sum(roles.values())
        for role, k in roles.items():
            prior = by_role[role] / total
            weight = round(100 * math.log((k + prior) / (n + 1) / prior) * min(1.0, k / 4))
            if n >= LEAST_ROWS and weight >= LEAST_WEIGHT:
                out.append(f"{word}\t{role}\t{weight}")
    out.sort(key=lambda line: line.encode())
    (ROOT / "role_words.tsv").write_text("word\trole\tweight\n" + "\n".join(out) + "\n", encoding="utf-8")
    print(f"{len(out)} rows")


if __name__ == "__main__":
    main()
