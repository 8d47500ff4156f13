#!/usr/bin/env python3
"""Writes lexicons/data/learnt/role_words.tsv: how much a word of an interface string speaks for each role.

A log-linear model of the role given the words, the first word and the last word of a string, fitted to the
rows of lexicons/data/interface/ (AdaGrad, no bias); weights are 100 × natural log, those below LEAST_WEIGHT left
out. The same rows give the same file. With --held-out N it fits to all but N rows instead and says how many
of those it gets right.
Usage: scripts/make_role_words.py [--held-out N]
"""
import argparse
import collections
import csv
import math
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent / "lexicons" / "data"
LEAST_ROWS = 3
LEAST_WEIGHT = 50
ROUNDS = 4
RATE = 0.3


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def expanded(path):
    """What a table of families stands for (lexicons/tables/compile/families.h)."""
    families = collections.defaultdict(lambda: {"pattern": [], "word": []})
    for row in rows_of(path):
        families[row["family"]][row["part"]].append(row)
    for _, family in sorted(families.items()):
        for pattern in family["pattern"]:
            for word in family["word"]:
                yield {**pattern, "indonesian": pattern["indonesian"].replace("*", word["indonesian"])}


def rows():
    folder = ROOT / "interface"
    tables = [rows_of(path) for path in sorted(folder.glob("*.tsv"))]
    for table in tables + [expanded(path) for path in sorted(folder.glob("families/*.tsv"))]:
        for row in table:
            if row["role"] not in (None, "", "other", "dateline"):
                yield row["indonesian"].lower(), row["role"]


def features(text):
    words = re.findall(r"[^\W\d_][\w'-]+", re.sub(r"\{\w+\}", " ", text))
    found = {(word, "any") for word in words}
    if words:
        found |= {(words[0], "first"), (words[-1], "last")}
    return sorted(found)


def fit(data, roles):
    seen = collections.Counter(f for text, _ in data for f in features(text))
    index = {role: k for k, role in enumerate(roles)}
    cases = [([f for f in features(text) if seen[f] >= LEAST_ROWS], index[role]) for text, role in data]
    weights = {f: [0.0] * len(roles) for f, n in seen.items() if n >= LEAST_ROWS}
    squares = {f: [0.1] * len(roles) for f in weights}
    order = random.Random(7)
    for _ in range(ROUNDS):
        order.shuffle(cases)
        for found, role in cases:
            scores = [sum(column) for column in zip(*(weights[f] for f in found))] or [0.0] * len(roles)
            exps = [math.exp(s - max(scores)) for s in scores]
            total = sum(exps)
            for k, e in enumerate(exps):
                gradient = e / total - (k == role)
                if abs(gradient) < 0.01:
                    continue
                for f in found:
                    squares[f][k] += gradient * gradient
                    weights[f][k] -= RATE * gradient / math.sqrt(squares[f][k])
    rounded = {f: [round(100 * x) for x in w] for f, w in weights.items()}
    return {f: [x if abs(x) >= LEAST_WEIGHT else 0 for x in w] for f, w in rounded.items() if any(w)}


def right(weights, roles, data):
    hits = 0
    for text, role in data:
        scores = [sum(column) for column in zip(*(weights[f] for f in features(text) if f in weights))]
        hits += bool(scores) and roles[scores.index(max(scores))] == role
    return hits


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", type=int, default=0, metavar="N")
    held_out = parser.parse_args().held_out
    data = sorted(set(rows()))
    random.Random(5).shuffle(data)
    roles = sorted({role for _, role in data})
    weights = fit(data[held_out:], roles)
    if held_out:
        print(f"{right(weights, roles, data[:held_out])} of {held_out} held-out rows")
        return
    lines = ["\t".join([word, place] + [str(x) if x else "" for x in w]) for (word, place), w in weights.items() if any(w)]
    lines.sort(key=lambda line: line.encode())
    header = "\t".join(["word", "place", *roles])
    (ROOT / "learnt" / "role_words.tsv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    print(f"{len(lines)} rows")


if __name__ == "__main__":
    main()
