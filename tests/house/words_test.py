#!/usr/bin/env python3
"""No word of Indonesian stands in code outside tests, neither as text nor as a name.

Indonesian is what the tables gloss or read as Indonesian and what no table has as English. Code is every .h and .cc
without its comments; a word is a run of letters of a literal or an identifier. NO_WORD lists what may stay, and why.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "lexicons" / "data"
CODE = ("pipeline", "lexicons", "stages", "interfaces")
LEAST_WORDS = 5000  # the tables have more; with fewer this test no longer reads them
NO_WORD = {
    "jernih": "the program's own name",
    "lalu": "the example in the program's help",
    "bias": "English too: of a model",
    "nan": "NaN, which JSON has not",
    "tadi": "an atom: earlier today; English has no word for it",
    "nanti": "an atom: later today; English has no word for it",
    "windu": "a unit of eight years; English has no word for it",
    "nya": "the help of tokenise.clitics shows clitics",
    "lah": "the same",
    "kau": "the same",
}


def rows(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    header = next((l for l in lines if not l.startswith("#")), "").split("\t")
    for line in lines:
        if line and not line.startswith("#"):
            yield dict(zip(header, line.split("\t")))


def words_of_tables():
    """Indonesian words of three letters or more that no table has as English."""
    indonesian, english = set(), set()
    for folder in ("glosses", "interface", "time", "numbers", "words"):
        for path in sorted((DATA / folder).glob("*.tsv")):
            for row in rows(path):
                is_english = row.get("language") == "en"
                for column in ("indonesian", "phrase", "word"):
                    cell = row.get(column, "").lower()
                    if folder == "glosses" and column == "indonesian" or row.get("language") == "id":
                        if re.fullmatch(r"[a-z]{3,}", cell):
                            indonesian.add(cell)
                    if is_english:
                        english.update(re.findall(r"[a-z]+", cell))
                english.update(re.findall(r"[a-z]+", row.get("english", "").lower()))
    return indonesian - english


def code():
    for top in CODE:
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in (".h", ".cc"):
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def without_comments(text):
    """The text with comments blanked, lines kept."""
    keep = re.compile(r'("(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)+\')|//[^\n]*|/\*.*?\*/', re.S)
    return keep.sub(lambda m: m[1] if m[1] else "\n" * m[0].count("\n"), text)


def main():
    indonesian = words_of_tables()
    if len(indonesian) < LEAST_WORDS:
        sys.exit(f"only {len(indonesian)} Indonesian words in the tables")
    wrong, seen = [], set()
    for file, text in code():
        for number, line in enumerate(without_comments(text).splitlines(), 1):
            if line.lstrip().startswith("#"):
                continue
            for word in re.findall(r"[A-Z]?[a-z]+", line):
                if word.lower() in NO_WORD:
                    seen.add(word.lower())
                elif word.lower() in indonesian:
                    wrong.append(f"{file}:{number}: '{word}' is Indonesian; it belongs into a table")
    wrong += [f"tests/house/words_test.py: '{word}' stands in no code any more" for word in sorted(set(NO_WORD) - seen)]
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"none of {len(indonesian)} Indonesian words stands in code")


if __name__ == "__main__":
    main()
