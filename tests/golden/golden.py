#!/usr/bin/env python3
"""Whole walks: every page of tests/samples through a configuration, against the records kept here.

usage: golden.py [--update] JERNIH

Each case is a line of CASES: name of the kept file, arguments, sample. A difference shows the fields that
differ; --update rewrites the kept files (review them with git diff).
"""
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SAMPLES = sorted((ROOT / "tests" / "samples").iterdir())
REFERENCE = "2025-09-17T10:00:00+07:00"


def cases():
    for sample in SAMPLES:
        yield sample.stem, ["--reference-time", REFERENCE], sample
    for name, arguments, sample in [
        ("news_portal_article.news", ["-c", str(ROOT / "config/news.yaml")], "news_portal_article.txt"),
        ("service_form.ui", ["-c", str(ROOT / "config/ui.yaml"), "--set", "input.format=lines"], "service_form.txt"),
        ("other_languages.detect_only", ["-c", str(ROOT / "config/detect_only.yaml"), "--set", "output.tokens=true"],
         "other_languages.jsonl"),
        ("unicode_oddities.utf16", ["--set", "output.offsets=utf16", "--set", "output.raw_offsets=true",
                                    "--set", "output.tokens=true", "--set", "output.token_kinds=true"],
         "unicode_oddities.txt"),
        ("english_article_with_sidebar.unanchored", ["--set", "output.rules=true"], "english_article_with_sidebar.txt"),
    ]:
        yield name, arguments, ROOT / "tests" / "samples" / sample


def run(jernih, arguments, sample):
    done = subprocess.run([jernih, "run", "--quiet", *arguments, sample.name], cwd=sample.parent,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"golden: {sample.name}: exit {done.returncode}\n{done.stderr.decode()}")
    # One record to a file part, indented: differences can be read.
    return "".join(json.dumps(json.loads(line), ensure_ascii=False, indent=1) + "\n"
                   for line in done.stdout.decode("utf-8").splitlines())


def main():
    update = "--update" in sys.argv
    jernih = pathlib.Path(sys.argv[-1]).resolve()
    wrong = 0
    kept = {p.name for p in HERE.glob("*.json")}
    for name, arguments, sample in cases():
        path = HERE / f"{name}.json"
        kept.discard(path.name)
        got = run(jernih, arguments, sample)
        if update:
            path.write_text(got, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != got:
            wrong += 1
            old = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
            new = got.splitlines()
            print(f"{path.name} differs; first lines:")
            shown = 0
            for a, b in zip(old + [""] * len(new), new + [""] * len(old)):
                if a != b and shown < 5:
                    print(f"  kept {a.strip()}\n  now  {b.strip()}")
                    shown += 1
    for name in sorted(kept):
        wrong += 1
        print(f"{name} belongs to no case; delete it")
    if wrong:
        sys.exit("golden: if the new walk is right, run scripts/update_golden.sh and review the difference")
    print("golden: every walk as kept")


if __name__ == "__main__":
    main()
