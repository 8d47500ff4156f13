#!/usr/bin/env python3
"""Every door gives the same result for the same record: the library, run, explain, text, test, lexicon lookup.
usage: doors_test.py JERNIH LIBRARY_DOOR"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

JERNIH = LIBRARY = ""
DEFAULT = "2025-08-22T10:00:00+07:00"
OTHER = "2024-02-29T12:00:00+07:00"

RECORDS = [
    ("a relative time", {"text": "Diperbarui 5 jam lalu"}),
    ("its own reference time", {"text": "Diperbarui 5 jam lalu", "reference_time": OTHER}),
    ("a reference time nobody can read", {"text": "5 jam lalu", "reference_time": "entah kapan"}),
    ("a page with its date", {"text": "Kamis, 21 Agustus 2025 08:34 WIB\n\nHarga cabai naik sejak kemarin.\n2 jam lalu"}),
    ("both languages", {"text": "Prices rose again last week.\nBaca juga\n12 Komentar\n1 hari lalu"}),
    ("a money phrase", {"text": "Harganya Rp 1,5 juta"}),
    ("a field that a condition asks for", {"text": "12 Komentar", "site": "b.example"}),
    ("the same field with another value", {"text": "12 Komentar", "site": "a.example"}),
    ("nothing", {"text": ""}),
    ("blanks", {"text": " \n\t \n"}),
    ("a lone surrogate", {"text": "Beranda \ud800 5 jam lalu"}),
    ("a lone surrogate and a source", {"text": "\udc00 Selengkapnya", "site": "b.example"}),
    ("a control character", {"text": "Beranda \u0000\u0001 5 jam lalu"}),
    ("twice escaped", {"text": "5 jam&amp;nbsp;lalu"}),
    ("over the limit", {"text": "Beranda " * 300}),
]
LINES = [(name, json.dumps(record).encode()) for name, record in RECORDS] + [
    ("broken bytes", b'{"text":"Beranda \xff\xfe 5 jam lalu"}'),
    ("windows-1252", b'{"text":"Caf\xe9 \x93Beranda\x94 5 jam lalu"}'),
    ("no text", b'{"id":1}'),
    ("text that is a number", b'{"text":1}'),
    ("text twice", b'{"text":"a","text":"b"}'),
    ("cut off", b'{"text":"a'),
]


def is_sayable(text):
    """Whether an argument and a YAML file can hold it."""
    return "\0" not in text and not any("\ud800" <= c <= "\udfff" for c in text)


SAYABLE = [(name, json.dumps(record).encode(), record) for name, record in RECORDS if is_sayable(record["text"])]

CONFIGURATIONS = {
    "without a default": "",
    "with a default": "input: {reference_time: {default: '%s'}}\n" % DEFAULT,
    "with a field of its own": "input: {reference_time: {fields: [seen, reference_time], default: '%s'}}\n" % DEFAULT,
    "without fields": "input: {reference_time: {fields: [], default: '%s'}}\n" % DEFAULT,
}
STAGES = """version: 1
stages:
  - repair_text
  - normalise_unicode
  - split_segments
  - tokenise
  - detect_language
  - find_numbers
  - find_times
  - classify_segments
  - translate_ui: {when: {not: {source: {site: [a.example]}}}}
limits: {record_bytes: 2KiB}
"""


def call(*arguments, stdin=b""):
    done = subprocess.run([str(a) for a in arguments], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          check=False, timeout=120)
    return done.returncode, done.stdout, done.stderr.decode()


class Doors(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)

    def config(self, text):
        path = self.dir / "c.yaml"
        path.write_text(text)
        return path

    def results(self, config, lines, *options):
        """Of `jernih run`, for each line: (its record's bytes, None) or (None, why it was rejected)."""
        rejected, source = self.dir / "rejected.jsonl", self.dir / "in.jsonl"
        rejected.unlink(missing_ok=True)
        source.write_bytes(b"".join(line + b"\n" for line in lines))
        _, out, _ = call(JERNIH, "run", "-q", "-c", config, "--rejected", rejected, *options, source)
        rows = rejected.read_text().splitlines() if rejected.exists() else []
        reasons = {row["line"]: row["reason"] for row in map(json.loads, rows)}
        records = iter(out.splitlines(keepends=True))
        return [(None, reasons[i]) if i in reasons else (next(records), None) for i in range(1, len(lines) + 1)]

    def each(self, cases, check, *options):
        """check(config, case, record, reason) for each case (name, line, …) in each configuration."""
        for title, head in CONFIGURATIONS.items():
            config = self.config(STAGES + head)
            for case, (record, reason) in zip(cases, self.results(config, [c[1] for c in cases], *options)):
                with self.subTest(configuration=title, record=case[0]):
                    check(config, case, record, reason)

    def test_library(self):
        """The bytes of a run, and its reasons."""
        for title, head in CONFIGURATIONS.items():
            with self.subTest(configuration=title):
                config = self.config(STAGES + head)
                lines = [line for _, line in LINES]
                wanted = b"".join(record if record is not None else f"! {reason}\n".encode()
                                  for record, reason in self.results(config, lines))
                _, out, errors = call(LIBRARY, config, stdin=b"\n".join(lines) + b"\n")
                self.assertEqual(errors, "")
                self.assertEqual(out, wanted)

    def test_explain(self):
        def check(config, case, record, reason):
            source = self.dir / "one.jsonl"
            source.write_bytes(case[1] + b"\n")
            code, out, errors = call(JERNIH, "explain", "-c", config, "--format", "json", source)
            if record is None:
                self.assertIn(reason, errors)
                return
            self.assertEqual(code, 0, errors)
            explained, wanted = json.loads(out), json.loads(record)
            for key in ("text", "english", "reference_time"):
                self.assertEqual(explained.get(key), wanted.get(key), key)
            self.assertEqual(explained["language"], wanted.get("language", ""))
            changes = [c for stage in explained["stages"] for c in stage["changes"]]
            facts = [c["facts"] for c in changes if c["kind"] == "annotation"]
            for annotation in wanted["annotations"]:
                if "value" in annotation:
                    self.assertTrue(any(f" = {annotation['value']}" in f for f in facts), (annotation, facts))
            codes = [c["facts"].split(" ")[0] for c in changes if c["kind"] == "diagnostic"]
            self.assertEqual(sorted(codes), sorted(d["code"] for d in wanted["diagnostics"]))
        self.each(LINES, check)

    def test_option_before_record(self):
        line = json.dumps({"text": "5 jam lalu", "reference_time": OTHER}).encode()
        config = self.config(STAGES + CONFIGURATIONS["with a default"])
        now = ("--reference-time", "2020-01-02T03:04:00+07:00")
        wanted = json.loads(self.results(config, [line], *now)[0][0])
        self.assertEqual(wanted["annotations"][0]["value"], "2020-01-01T22")
        _, out, _ = call(JERNIH, "explain", "-c", config, "--format", "json", *now, self.dir / "in.jsonl")
        self.assertEqual(json.loads(out)["reference_time"], wanted["reference_time"])
        _, out, _ = call(JERNIH, "text", "-c", config, "--values", *now, "5 jam lalu")
        self.assertEqual(out.decode(), "5 hours ago\t2020-01-01T22\n")

    def test_text(self):
        """Texts that an argument can hold, without fields beside them."""
        def check(config, case, record, reason):
            code, out, errors = call(JERNIH, "text", "-c", config, case[2]["text"])
            if record is None:
                self.assertEqual(code, 1)
                self.assertIn(reason.split(" (")[0], errors)
            else:
                self.assertEqual(out.decode(), json.loads(record)["english"] + "\n")
        self.each([c for c in SAYABLE if set(c[2]) == {"text"} and c[2]["text"]], check)

    def test_test(self):
        """A row that wants what the run gave passes; one that wants something else does not."""
        def check(config, case, record, _):
            fields = case[2]
            row = {"text": fields["text"], "english": json.loads(record)["english"] if record else ""}
            if "reference_time" in fields:
                row["reference_time"] = fields["reference_time"]
            if "site" in fields:
                row["source"] = {"site": fields["site"]}
            values = [a["value"] for a in json.loads(record)["annotations"] if a.get("value")] if record else []
            if values:
                row["value"] = values[0]
            with_test = self.dir / "with_test.yaml"
            with_test.write_text(config.read_text() + "tests: " + json.dumps([row]) + "\n")
            code, out, errors = call(JERNIH, "test", with_test)
            self.assertEqual(code == 0, record is not None, out.decode() + errors)
            row["english"] += "."
            with_test.write_text(config.read_text() + "tests: " + json.dumps([row]) + "\n")
            self.assertNotEqual(call(JERNIH, "test", with_test)[0], 0)
        # A test's reference_time is the record's, whatever the field is called; a bad one is refused before.
        self.each([c for c in SAYABLE if c[2].get("reference_time", OTHER) == OTHER and
                   "its own" not in c[0]], check)
        self.config(STAGES)

    def test_lookup(self):
        texts = ("12 Komentar", "Baca juga", "5 jam lalu")
        for text, (record, _) in zip(texts, self.results("ui", [json.dumps({"text": t}).encode() for t in texts])):
            _, out, _ = call(JERNIH, "lexicon", "lookup", text)
            lines = out.decode().split("\n")
            self.assertEqual(lines[lines.index("english") + 1].strip(), json.loads(record)["english"])


if __name__ == "__main__":
    JERNIH, LIBRARY = sys.argv[1], sys.argv[2]
    unittest.main(argv=sys.argv[:1])
