#!/usr/bin/env python3
"""Configurations from the command line: includes, presets, conditions, tests, init, explain. usage: config_cli_test.py JERNIH"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

JERNIH = ""
CONFIGS = pathlib.Path(__file__).resolve().parent.parent.parent / "config"
BUILTIN = ("default", "news", "ui", "minimal", "detect_only")
PAGES = [{"url": f"https://a.example/{i}", "judul": f"Berita {i}", "isi": "Polisi menangkap dua orang.\nDiperbarui 5 jam lalu",
          "diambil": "2025-08-22T10:00:00+07:00", "dilihat": i % 2, "situs": "a" if i else "b"} for i in range(3)]


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.dir = pathlib.Path(self.folder.name)
        self.write("pages.jsonl", "".join(json.dumps(p) + "\n" for p in PAGES))

    def write(self, name, text):
        path = self.dir / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def say(self, *arguments, stdin="", code=0, env=None):
        done = subprocess.run([JERNIH, *arguments], cwd=self.dir, input=stdin.encode(), stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False, timeout=60, env={**os.environ, **(env or {})})
        self.assertEqual(done.returncode, code, done.stdout.decode() + done.stderr.decode())
        self.err = done.stderr.decode()
        return done.stdout.decode()


class Effective(Folder):
    def test_it_is_a_configuration_and_its_own_effect(self):
        bare = lambda text: [line.split("  # ")[0].rstrip() for line in text.splitlines()]
        self.write("t.yaml", 'version: 1\ninclude: news\nset: {find_times.zone: UTC}\nlimits: {record_bytes: 3MB}\n'
                             'tests:\n  - {text: "a ${b} \\"c\\" \\\\ #d\\te", english: "yes"}\n')
        for name in (*BUILTIN, "t.yaml"):
            effective = self.say("check", "--print-effective", name)
            self.write("e.yaml", effective)
            self.assertEqual(bare(self.say("check", "--print-effective", "e.yaml")), bare(effective), name)
            self.assertEqual(bare(self.say("check", "--print-effective", "-", stdin=effective)), bare(effective), name)

    def test_every_value_says_where_it_comes_from(self):
        self.write("parts/base.yaml", "output: {tokens: true}\n")
        self.write("t.yaml", "version: 1\ninclude: [parts/base.yaml, minimal]\nrun: {max_rejected: 3}\n")
        out = self.say("check", "--print-effective", "--set", "output.rules=true", "t.yaml")
        for value, where in [("tokens: true", "parts/base.yaml:1"), ("max_rejected: 3", "t.yaml:3"),
                             ("rules: true", "--set output.rules=true"), ("offsets: code_points", "default"),
                             ("mode: page", "default"), ("- tokenise", "built-in:minimal")]:
            [line] = [l for l in out.splitlines() if value in l]
            self.assertIn(where, line)


class Language(Folder):
    def run_with(self, config, *arguments):
        self.write("c.yaml", config)
        return [json.loads(l) for l in self.say("run", "-q", "-c", "c.yaml", *arguments, "pages.jsonl").splitlines()]

    BASE = "version: 1\ninclude: default\ninput: {format: jsonl, fields: {id: url, text: isi}}\n"

    def test_a_field_of_the_input_decides(self):
        for when, wanted in [("{situs: a}", [False, True, True]), ("{situs: [a, b]}", [True] * 3),
                             ("{dilihat: 1}", [False, True, False]), ("{judul: Berita 2}", [False, False, True]),
                             ("{nothing: x}", [False] * 3)]:
            records = self.run_with(self.BASE + "set: {translate_ui.when.source: %s}\n" % when)
            self.assertEqual(["Updated" in r["english"] for r in records], wanted, when)

    def test_kinds_and_not(self):
        for when, wanted in [("{kind: interface}", True), ("{kind: prose}", False), ("{not: {kind: prose}}", True),
                             ("{language: id, kind: interface}", True), ("{language: en}", False),
                             ("{record_language: id}", True), ("{not: {record_language: id}}", False)]:
            records = self.run_with(self.BASE + "set: {translate_ui.when: %s}\n" % when)
            self.assertEqual("Updated" in records[0]["english"], wanted, when)

    def test_the_same_bytes_with_a_condition_that_always_holds(self):
        plain = self.run_with(self.BASE)
        self.assertEqual(self.run_with(self.BASE + "set: {translate_ui.when.kind: [prose, interface]}\n"), plain)

    def test_stages_twice_are_set_by_their_ids(self):
        config = self.BASE.replace("include: default", "include: minimal") + (
            "stages:\n  - include: minimal\n  - drop_segments: {id: one, kinds: [interface]}\n"
            "  - drop_segments:\n    id: two\n    when: {language: jv}\n")
        self.assertEqual(self.run_with(config)[0]["english"].strip(), "Polisi menangkap dua orang.")
        self.assertIn("Updated", self.run_with(config, "--set", "one.kinds=[]")[0]["english"])
        self.write("c.yaml", config)
        self.say("check", "--set", "drop_segments.kinds=[prose]", "c.yaml", code=78)

    def test_presets_and_variables(self):
        config = self.BASE + 'presets: {plain: {output.format: text}}\nset: {find_times.zone: "${ZONE:-UTC}"}\n'
        self.write("c.yaml", config)
        self.assertIn("Updated 5 hours ago\n", self.say("run", "-q", "-c", "c.yaml", "--preset", "plain", "pages.jsonl"))
        self.say("run", "-c", "c.yaml", "--preset", "plian", "pages.jsonl", code=78)
        self.assertIn("it has: plain", self.err)
        self.assertIn("zone: Asia/Makassar", self.say("check", "--print-effective", "c.yaml", env={"ZONE": "Asia/Makassar"}))
        self.say("check", "c.yaml", code=78, env={"ZONE": "Nowhere/Else"})

    def test_a_list_given_with_set_is_beside_the_working_folder(self):
        self.write("deep/own.tsv", "indonesian\tenglish\nAduh\tOuch\n")
        self.write("deep/c.yaml", "version: 1\ninclude: ui\nset: {translate_ui.tables: [own.tsv]}\n")
        self.assertEqual(self.say("text", "-c", "deep/c.yaml", "Aduh"), "Ouch\n")
        self.assertEqual(self.say("text", "--set", "translate_ui.tables=[deep/own.tsv]", "Aduh"), "Ouch\n")


class Tests(Folder):
    CONFIG = ('version: 1\ninclude: ui\ntests:\n  - {text: "12 komentar", english: "12 remarks", role: body}   # keep me\n'
              "  - text: Selengkapnya\n    english: Read it   # and me\n  - text: Selengkapnya\n    english: >\n      Read\n      it\n")

    def test_junit_is_xml_with_the_differences(self):
        self.write("t.yaml", self.CONFIG)
        suite = xml.etree.ElementTree.fromstring(self.say("test", "--format", "junit", "t.yaml", "minimal", code=1))
        self.assertEqual([(s.get("tests"), s.get("failures")) for s in suite], [("3", "3"), ("1", "0")])
        self.assertIn("12 comments", suite.find(".//failure").text)

    def test_update_changes_the_values_and_nothing_else(self):
        self.write("t.yaml", self.CONFIG)
        self.say("test", "--update", "t.yaml", code=1)
        self.assertIn("t.yaml:7:5: 'english' does not stand in one line; change it by hand", self.err)
        text = (self.dir / "t.yaml").read_text(encoding="utf-8")
        self.assertIn('{text: "12 komentar", english: "12 comments", role: count}   # keep me', text)
        self.assertIn('    english: "Read more"   # and me', text)
        self.assertEqual(text[text.index("  - text: Selengkapnya\n    english: >"):],
                         self.CONFIG[self.CONFIG.index("  - text: Selengkapnya\n    english: >"):])

    def test_update_leaves_other_files_alone(self):
        self.write("base.yaml", "version: 1\ninclude: ui\ntests:\n  - {text: Beranda, english: Nowhere}\n")
        self.write("t.yaml", "version: 1\ninclude: base.yaml\n")
        self.say("test", "--update", "t.yaml", code=1)
        self.assertIn("comes from elsewhere", self.err)
        self.assertIn("Nowhere", (self.dir / "base.yaml").read_text(encoding="utf-8"))
        self.say("test", "--update", "base.yaml")
        self.say("test", "t.yaml")

    def test_a_test_can_have_a_source(self):
        self.write("t.yaml", "version: 1\ninclude: ui\nset: {translate_ui.when.source: {situs: a}}\ntests:\n"
                             "  - {text: Beranda, source: {situs: a}, english: Home}\n"
                             "  - {text: Beranda, source: {situs: b}, english: Beranda}\n  - {text: Beranda, english: Beranda}\n")
        self.say("test", "t.yaml")

    def test_coverage_names_what_no_test_reaches(self):
        self.write("t.yaml", "version: 1\ninclude: news\ntests:\n  - {text: Beranda, role: navigation, english: Home}\n")
        out = self.say("test", "--coverage", "t.yaml", code=1)
        self.assertIn("nothing to do had: repair_text", out)
        self.assertIn("wanted by none: advertisement", out)


class Init(Folder):
    def test_every_start_passes_check_and_test(self):
        for kind in BUILTIN:
            self.say("init", kind, "-o", f"{kind}.yaml")
            self.say("init", kind, "--from", "pages.jsonl", "-o", f"{kind}-from.yaml")
        files = [p.name for p in self.dir.glob("*.yaml")]
        self.say("check", "--strict", *files)
        self.say("test", *files)
        self.assertEqual((self.dir / "news.yaml").read_bytes(), (CONFIGS / "news.yaml").read_bytes())

    def test_the_fields_are_found_by_their_values(self):
        out = self.say("init", "--from", "pages.jsonl")
        for wanted in ("id: url", "text: isi", "{fields: [diambil]}", "judul, dilihat, situs"):
            self.assertIn(wanted, out)

    def test_nothing_is_written_over(self):
        self.write("mine.yaml", "precious")
        self.say("init", "-o", "mine.yaml", code=74)
        self.assertEqual((self.dir / "mine.yaml").read_text(encoding="utf-8"), "precious")

    def test_what_is_no_jsonl_is_told(self):
        self.write("a.txt", "hello\n")
        self.say("init", "--from", "a.txt", code=78)
        self.write("n.jsonl", '{"a":1}\n')
        self.say("init", "--from", "n.jsonl", code=78)
        self.say("init", "--from", "none.jsonl", code=74)


class Explain(Folder):
    def test_json_holds_what_the_stages_did(self):
        story = json.loads(self.say("explain", "--format", "json", stdin="Diperbarui 5 jam lalu\n"))
        stages = {s["id"]: s for s in story["stages"]}
        self.assertGreater(stages["find_times"]["microseconds"], 0)
        [time] = [c for c in stages["find_times"]["changes"] if c["kind"] == "annotation"]
        self.assertEqual(story["text"].encode()[time["start"]:time["end"]].decode(), "5 jam lalu")
        self.assertEqual(time["source"], "5 jam lalu")

    def test_losers_are_told_with_their_winners(self):
        self.write("t.yaml", "version: 1\ninclude: default\nstages:\n  - include: default\n"
                             "  - find_times: {id: again, zone: UTC}\n")
        story = json.loads(self.say("explain", "--format", "json", "-c", "t.yaml", stdin="5 jam lalu\n"))
        self.assertTrue(any(l["removed"] and l["winner"]["source"] == "5 jam lalu" for l in story["losers"]))

    def test_stages_say_what_they_gave_up_and_why(self):
        text = "Dibaca 12 kali\n\nRapat Minggu lalu di kantor\n"
        story = json.loads(self.say("explain", "--format", "json", stdin=text))
        given_up = {s["id"]: s["given_up"] for s in story["stages"]}
        [count] = [g for g in given_up["translate_ui"] if g["source"] == "Dibaca 12 kali"]
        self.assertEqual(count["reading"], "read {number} time|times")
        self.assertRegex(count["reason"], r"^interface/\S+:\d+ won: 2 of its words are literal, 1 of the second's$")
        self.assertRegex(count["rule"], r"^interface/\S+\.tsv:\d+$")
        [week] = given_up["find_times"]
        self.assertEqual((week["source"], week["reading"]), ("Minggu lalu", "Last week"))
        self.assertRegex(self.say("explain", stdin=text), r"\n  not \d+\.\.\d+ Minggu lalu  -> Last week  ")

    def test_a_language_that_lost_has_its_chance(self):
        story = json.loads(self.say("explain", "--format", "json", stdin="Pejabat pos tutup esok\n"))
        [language] = [s for s in story["stages"] if s["id"] == "detect_language"]
        self.assertTrue(any(re.fullmatch(r"its chance is 0\.\d\d, that of \w+ 0\.\d\d", g["reason"]) for g in language["given_up"]))

    def test_records_that_cannot_be_read_are_told(self):
        self.write("bad.jsonl", '{"id":1,"text":}\n{"id":2,"text":"Beranda"}\n')
        self.assertIn("Home", self.say("explain", "-c", "ui", "bad.jsonl"))
        self.assertIn("bad.jsonl:1: not JSON", self.err)
        self.write("worse.jsonl", '{"id":1,"text":}\n')
        self.say("explain", "worse.jsonl", code=74)

    def test_a_record_of_jsonl(self):
        arguments = ("-c", "default", "--set", "input.fields.text=isi", "pages.jsonl")
        self.assertIn("2025-08-22T10:00:00+07:00", self.say("explain", "--set", "input.reference_time.fields=[diambil]", "--record", "3", *arguments))
        self.say("explain", "--record", "4", *arguments, code=74)

    def test_a_difference_counts_and_shows(self):
        self.write("a.yaml", Language.BASE)
        self.write("b.yaml", Language.BASE + "set: {translate_ui.rewrite: none}\n")
        report = json.loads(self.say("explain", "-c", "a.yaml", "--diff", "b.yaml", "--format", "json", "pages.jsonl"))
        self.assertEqual((report["records"], report["differing"], report["by"]["english"]), (3, 3, 3))
        self.assertEqual(report["examples"][0]["lines"], [{"before": "Updated 5 hours ago", "after": "Diperbarui 5 jam lalu"}])
        self.assertIn("3 records, 0 differ", self.say("explain", "-c", "a.yaml", "--diff", "a.yaml", "pages.jsonl"))


class OwnTables(Folder):
    def test_their_rows_win_wherever_they_are_a_whole_segment(self):
        self.write("mine.tsv", "indonesian\tenglish\trole\nberanda\tStart page\t\n"
                               "penjual membalas dengan sangat cepat hari ini\tThe seller replies very fast today\tmessage\n"
                               "promo\tdeal\tadvertisement\n")
        text = ("Polisi menangkap dua orang pada Senin.\n\nPenjual membalas dengan sangat cepat hari ini.\n\nPromo\n\nBeranda\n\n"
                "Kata promo di tengah kalimat ini tetap seperti semula.\n")
        arguments = ("run", "-q", "--set", "input.format=text", "--set", "translate_ui.tables=[mine.tsv]")
        self.assertEqual(self.say(*arguments, "--set", "output.format=text", stdin=text),
                         text.replace("Penjual membalas dengan sangat cepat hari ini.", "The seller replies very fast today.")
                             .replace("Promo\n", "Deal\n").replace("Beranda", "Start page") + "\n")
        roles = [(s["kind"], s["role"]) for s in json.loads(self.say(*arguments, stdin=text))["segments"]]
        self.assertEqual(roles[1], ("interface", "message"))
        self.assertEqual(roles[2], ("interface", "advertisement"))


class Junit(Folder):
    def test_a_broken_configuration_is_an_error_and_the_others_run(self):
        self.write("good.yaml", "version: 1\ninclude: ui\ntests: [{text: Beranda, english: Home}]\n")
        self.write("bad.yaml", "version: 1\nstages: [nothing]\n")
        root = xml.etree.ElementTree.fromstring(self.say("test", "--format", "junit", "bad.yaml", "good.yaml", code=78))
        self.assertEqual([(s.get("tests"), s.get("errors"), s.get("failures")) for s in root], [("1", "1", "0"), ("1", "0", "0")])
        self.assertIn("bad.yaml:2:10: there is no stage 'nothing'", root.find(".//error").text)


class Includes(Folder):
    def test_a_mistake_says_from_where_its_file_was_included(self):
        self.write("inc/b.yaml", "version: 1\noutput: {tokns: true}\n")
        self.write("top.yaml", "version: 1\nstages: [split_segments]\ninclude: inc/b.yaml\n")
        self.assertIn("inc/b.yaml:2:10: 'output' has no option 'tokns'; did you mean 'tokens'? (included from top.yaml:3:10)",
                      self.say("check", "top.yaml", code=78))

    def test_the_nearer_file_wins_over_the_set_of_what_it_includes(self):
        self.write("base.yaml", "version: 1\nstages: [split_segments]\nset: {output.tokens: false, output: {rules: true, source: false}}\n")
        self.write("top.yaml", "version: 1\ninclude: base.yaml\noutput: {tokens: true, rules: false}\n")
        out = self.say("check", "--print-effective", "top.yaml")
        for wanted in ("tokens: true", "rules: false", "source: false"):
            self.assertIn(wanted, out)

    def test_a_folder_is_no_configuration(self):
        (self.dir / "news").mkdir()
        self.write("t.yaml", "version: 1\ninclude: news\n")
        self.say("check", "t.yaml")

    def test_a_broken_include_is_one_mistake(self):
        self.write("t.yaml", "version: 1\ninclude: nwes\n")
        self.assertEqual(self.say("check", "t.yaml", code=78).count("t.yaml:"), 1)


class Expectations(Folder):
    def test_nothing_can_be_expected(self):
        self.write("t.yaml", "version: 1\nstages: [split_segments, tokenise, detect_language, classify_segments, drop_segments: {roles: [navigation]}]\n"
                             "tests:\n  - {text: Beranda, english: \"\"}\n  - {text: Beranda, english: x, value: y}\n")
        self.say("test", "t.yaml", code=1)
        self.say("test", "--update", "t.yaml")
        self.assertIn('{text: Beranda, english: "", value: ""}', (self.dir / "t.yaml").read_text())
        self.say("test", "t.yaml")


class Warnings(Folder):
    def test_what_is_hardly_meant(self):
        for stages, words in [("[split_segments, tokenise]", "gives 'tokens', which no later stage needs"),
                              ("[split_segments, split_segments]", "with the same options"),
                              ("[split_segments, tokenise, detect_language, classify_segments, translate_ui, find_times]",
                               "what stage 'find_times' finds comes too late for stage 'translate_ui'"),
                              ("[split_segments]\ntests: [{text: a, role: body}]", "no stage gives what this test wants as its role"),
                              ("[split_segments, tokenise, detect_language, classify_segments, drop_segments]", "drops nothing"),
                              ("[split_segments, tokenise, detect_language, classify_segments, keep_segments]", "keeps everything"),
                              ("[split_segments, tokenise, detect_language, classify_segments, keep_segments: {shorter_than: 5, longer_than: 4}]",
                               "no segment is shorter than 5 and longer than 4"),
                              ("[split_segments, tokenise, detect_language, classify_segments, keep_segments: {roles: [share], groups: [content]}]",
                               "none of the roles is in one of the groups"),
                              ("[split_segments, tokenise, detect_language, classify_segments, translate_ui: {when: {role: share, not: {group: social}}}]",
                               "no role is in all the roles and groups"),
                              ("[split_segments, tokenise, detect_language, find_numbers: {when: {language: xx}}]",
                               "no segment ever has the language 'xx'"),
                              ("[split_segments, tokenise, detect_language, find_numbers: {when: {kind: prose, not: {kind: prose}}}]",
                               "never holds")]:
            self.write("t.yaml", f"version: 1\nstages: {stages}\n")
            out = self.say("check", "t.yaml")
            self.assertIn("warning: ", out)
            self.assertIn(words, out)
            self.say("check", "--strict", "t.yaml", code=78)
        self.write("t.yaml", "version: 1\nstages: [split_segments]\ninput:\n  fields:\n    text: body #main\n")
        self.assertIn("t.yaml:5:16: warning: ' #' begins a comment", self.say("check", "t.yaml"))

    def test_rows_of_ones_own_table_that_no_text_reaches(self):
        self.write("mine.tsv", "indonesian\tenglish\nberanda\tStart\nhttps://a.example/\tour page\n")
        self.write("t.yaml", "version: 1\ninclude: ui\nset: {translate_ui.tables: [mine.tsv]}\n")
        out = self.say("check", "t.yaml")
        self.assertIn("mine.tsv:3: warning: nothing can match 'https://a.example/'", out)
        self.assertNotIn("beranda", out)
        self.say("check", "--strict", "t.yaml", code=78)

    def test_the_built_in_configurations_have_none(self):
        self.say("check", "--strict", *BUILTIN)


if __name__ == "__main__":
    JERNIH = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=0)
