#!/usr/bin/env python3
"""The program as a person at a terminal meets it: commands, messages, exit codes. usage: cli_test.py JERNIH"""
import base64
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

JERNIH = ""
SAMPLES = pathlib.Path(__file__).resolve().parent.parent / "samples"


def run(*arguments, stdin=b"", cwd=None, env=None):
    """(exit code, stdout, stderr) of a command."""
    done = subprocess.run([JERNIH, *arguments], input=stdin, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env={**os.environ, **(env or {})}, check=False, timeout=120)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def records(text):
    return [json.loads(line) for line in text.split("\n") if line]


class Folder(unittest.TestCase):
    """Each test in a folder of its own."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.dir = pathlib.Path(self.folder.name)

    def write(self, name, data):
        path = self.dir / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return name

    def run_here(self, *arguments, stdin=b""):
        return run(*arguments, stdin=stdin, cwd=self.dir)


class Tables(Folder):
    def test_lookup_names_the_rows_and_why_one_won(self):
        code, out, _ = run("lexicon", "lookup", "12 komentar")
        self.assertEqual(code, 0)
        self.assertIn("* {number} komentar -> {number} comment|comments", out)
        self.assertRegex(out, r"interface/social\.tsv:\d+")
        self.assertIn("12 comments", out)

    def test_import_keeps_its_input_and_reads_its_charset(self):
        po = ('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=ISO-8859-1\\n"\n"Language: id\\n"\n\n'
              'msgid "caf\xe9 page"\nmsgstr "halaman caf\xe9"\n').encode("latin-1")
        (self.dir / "b.po").write_bytes(po)
        code, _, err = self.run_here("lexicon", "import", "b.po", "-o", "b.po")
        self.assertEqual(code, 74)
        self.assertIn("would be lost", err)
        self.assertEqual((self.dir / "b.po").read_bytes(), po)
        code, out, _ = self.run_here("lexicon", "import", "b.po")
        self.assertIn("halaman café\tcafé page", out)
        (self.dir / "b.po").write_bytes(po.replace(b"ISO-8859-1", b"UTF-8"))
        code, _, err = self.run_here("lexicon", "import", "b.po")
        self.assertEqual(code, 78)
        self.assertIn("b.po:6: a string that is not UTF-8", err)

    def test_check_knows_a_table_of_phrases_with_a_wrong_header(self):
        self.write("c.tsv", "Indonesian,English\na,b\n")
        code, out, _ = self.run_here("lexicon", "check", "c.tsv")
        self.assertEqual(code, 78)
        self.assertIn("c.tsv:1:1: a table of phrases has the columns", out)

    def test_lookup_of_what_nothing_holds_ends_with_1(self):
        self.assertEqual(run("lexicon", "lookup", "xyzzyqux")[0], 1)

    def test_lookup_puts_the_users_own_rows_first(self):
        self.write("own.tsv", "indonesian\tenglish\n{any} juga\tsee also {any}\n")
        code, out, _ = self.run_here("lexicon", "lookup", "baca juga", "--tables", "own.tsv")
        self.assertEqual(code, 0)
        self.assertIn("* {any} juga", out)
        self.assertIn("your own tables come first", out)

    def test_check_tells_every_mistake_with_its_line(self):
        self.write("bad.tsv", "indonesian\tenglish\tflags\nbaca juga\talso read\t\nbaca Juga\tread too\t\n"
                              "{nmber} kali\t{number} times\t\nabc \tx\todd\nzz\t\t\n")
        code, out, _ = self.run_here("lexicon", "check", "bad.tsv")
        self.assertEqual(code, 78)
        for line, word in ((3, "'also read'"), (3, "not sorted"), (4, "unknown slot"), (5, "space"), (5, "unknown flag"),
                           (6, "English is empty")):
            self.assertRegex(out, rf"bad\.tsv:{line}: .*{word}")
        self.write("latin.tsv", b"indonesian\tenglish\r\ncaf\xe9\tcafe\r\n")
        code, out, _ = self.run_here("lexicon", "check", "latin.tsv")
        self.assertEqual(code, 78)
        self.assertIn("latin.tsv:2: not UTF-8", out)
        self.assertIn("line ends of Windows", out)

    def test_check_tells_rows_that_nothing_reaches(self):
        self.write("own.tsv", "indonesian\tenglish\n{any} juga\tsee {any}\n{name} juga\tread {name}\n")
        code, out, _ = self.run_here("lexicon", "check", "own.tsv")
        self.assertEqual((code, out), (0, "good (1 table, 2 rows)\n"))
        self.write("own.tsv", "indonesian\tenglish\ndiposting pada {time}\tposted on {time}\n"
                              "foto ke-{number}\tphoto {number}\nfoto {number}\tphoto {number}\n")
        code, out, _ = self.run_here("lexicon", "check", "own.tsv")
        self.assertEqual(code, 0)
        self.assertIn("own.tsv:3: warning: 'foto ke-{number}' is shadowed by own.tsv:4", out)
        self.assertEqual(self.run_here("lexicon", "check", "--strict", "own.tsv")[0], 78)


class Usage(Folder):
    def test_a_misspelt_option_is_guessed(self):
        for words, meant in ((("run", "--thread", "2"), "--threads"), (("text", "--val", "x"), "--values"),
                             (("lexicon", "check", "--strikt", "x"), "--strict")):
            code, _, err = run(*words)
            self.assertEqual(code, 2)
            self.assertIn(f"did you mean '{meant}'?", err)

    def test_help_tells_a_newcomer_what_to_type(self):
        code, out, _ = run("--help")
        self.assertEqual(code, 0)
        for word in ("jernih text", "run", "explain", "check", "test", "stages", "Exit codes"):
            self.assertIn(word, out)

    def test_every_command_has_help(self):
        for command in ("run", "text", "explain", "check", "test", "stages", "lexicon"):
            code, out, _ = run(command, "--help")
            self.assertEqual(code, 0, command)
            self.assertIn("--help", out)

    def test_version_names_tables_and_dictionaries(self):
        code, out, _ = run("--version")
        self.assertEqual(code, 0)
        for word in ("jernih 0", "tables", "ICU", "Hunspell", "id_ID", "en_US"):
            self.assertIn(word, out)

    def test_wrong_usage_ends_with_2_and_a_hint(self):
        for arguments, hint in [(["tex"], "did you mean 'text'?"), (["run", "--frobnicate"], "--frobnicate"),
                                (["stages", "tokenize"], "did you mean 'tokenise'?"), ([], "subcommand")]:
            code, out, err = run(*arguments)
            self.assertEqual(code, 2, arguments)
            self.assertIn(hint, out + err)

    def test_configuration_mistakes_end_with_78_place_and_remedy(self):
        self.write("bad.yaml", "version: 1\nstages:\n  - tokenise\n  - find_tmes\noutput: {token: true}\n")
        code, out, err = self.run_here("run", "-c", "bad.yaml", stdin=b"{}")
        self.assertEqual(code, 78)
        self.assertEqual(out, "")
        self.assertIn("bad.yaml:3:5: stage 'tokenise' needs 'segments'", err)
        self.assertIn("bad.yaml:4:5: there is no stage 'find_tmes'; did you mean 'find_times'?", err)
        self.assertIn("bad.yaml:5:10: 'output' has no option 'token'; did you mean 'tokens'?", err)
        self.assertEqual(self.run_here("check", "bad.yaml")[0], 78)

    def test_a_missing_configuration_names_the_built_in_ones(self):
        code, _, err = self.run_here("run", "-c", "nws")
        self.assertEqual(code, 78)
        self.assertIn("did you mean 'news'?", err)

    def test_set_is_checked_like_the_file(self):
        code, _, err = self.run_here("run", "--set", "find_times.wekday=past")
        self.assertEqual(code, 78)
        self.assertIn("did you mean 'weekday'?", err)
        self.assertEqual(self.run_here("run", "--set", "nonsense")[0], 78)

    def test_built_in_configurations_are_good_and_their_tests_pass(self):
        names = ("default", "news", "ui", "minimal", "detect_only")
        self.assertEqual(run("check", *names)[0], 0)
        code, out, err = run("test", *names)
        self.assertEqual(code, 0, out + err)

    def test_a_failing_example_is_shown_and_ends_with_1(self):
        self.write("t.yaml", "version: 1\nstages: [split_segments]\ntests:\n  - {text: a, english: b}\n")
        code, out, _ = self.run_here("test", "t.yaml")
        self.assertEqual(code, 1)
        self.assertIn("t.yaml:4:5", out)
        self.assertIn("0 passed, 1 failed", out)


class Text(Folder):
    def test_the_promises_of_the_first_page(self):
        for text, english in [("5 jam lalu", "5 hours ago"),
                              ("Diperbarui 5 jam lalu oleh Redaksi", "Updated 5 hours ago by the Editors"),
                              ("12 komentar", "12 comments"), ("1 komentar", "1 comment"),
                              ("Kamis, 21 Agustus 2025 15:30 WIB", "Thursday, 21 August 2025 15:30 WIB"),
                              ("Selengkapnya", "Read more"), ("BERANDA", "HOME"),
                              ("5 hours ago", "5 hours ago")]:
            self.assertEqual(run("text", text), (0, english + "\n", ""), text)

    def test_words_are_joined_and_lines_of_stdin_are_strings(self):
        self.assertEqual(run("text", "5", "jam", "lalu")[1], "5 hours ago\n")
        self.assertEqual(run("text", stdin="1 hari lalu\n\n2 hari lalu".encode())[1], "1 day ago\n\n2 days ago\n")

    def test_all_values_but_parts_of_others(self):
        self.assertEqual(run("text", "--values", "5 jam lalu, 3 hari lalu dan Rp1,5 juta")[1].split("\t")[1:], ["-PT5H", "-P3D", "1500000\n"])

    def test_values_against_a_reference_time(self):
        out = run("text", "--values", "--reference-time", "2025-08-22T10:00:00+07:00", "5 jam lalu")[1]
        self.assertEqual(out, "5 hours ago\t2025-08-22T05\n")


class Run(Folder):
    def test_a_record_has_the_fields_of_the_schema(self):
        line = {"id": "p", "text": "Diperbarui 5 jam lalu", "reference_time": "2025-08-22T10:00:00+07:00",
                "url": "https://a.example", "n": 1.50}
        code, out, _ = self.run_here("run", stdin=json.dumps(line).encode())
        self.assertEqual(code, 0)
        [record] = records(out)
        self.assertEqual(list(record), ["schema", "id", "text", "english", "language", "reference_time", "segments",
                                        "annotations", "diagnostics", "source"])
        self.assertEqual(record["english"], "Updated 5 hours ago")
        self.assertEqual(record["reference_time"], {"value": "2025-08-22T10:00:00+07:00", "from": "record"})
        self.assertEqual(record["source"], {"url": "https://a.example", "n": 1.50})
        time = [a for a in record["annotations"] if a["kind"] == "time"][0]
        self.assertEqual(record["text"][time["start"]:time["end"]], "5 jam lalu")
        self.assertEqual(time["value"], "2025-08-22T05")

    def test_english_can_be_rebuilt_from_text_and_annotations(self):
        for sample in sorted(SAMPLES.iterdir()):
            for record in records(run("run", str(sample))[1]):
                out, at = "", 0
                edits = [(a["start"], a["end"], a["english"]) for a in record["annotations"] if a.get("rewritten")]
                edits += [(s["start"], s["end"], "") for s in record["segments"] if s.get("dropped")]
                for start, end, english in sorted(edits):
                    out += record["text"][at:start] + english
                    at = end
                self.assertEqual(out + record["text"][at:], record["english"], sample.name)

    def test_bad_records_are_rejected_with_their_place_and_the_rest_goes_on(self):
        data = b'{"id":"a","text":"satu"}\n{"id":"b","text":\n[1]\n\n{"id":"c"}\n{"id":"d","text":"dua"}\r\n{"text":7}\n'
        code, out, err = self.run_here("run", stdin=data)
        self.assertEqual(code, 1)
        self.assertEqual([r["id"] for r in records(out)], ["a", "d"])
        rejected = records((self.dir / "jernih-rejected.jsonl").read_text())
        self.assertEqual([r["line"] for r in rejected], [2, 3, 5, 7])
        self.assertEqual([data[r["offset"]:r["offset"] + 3] for r in rejected], [b'{"i', b"[1]", b'{"i', b'{"t'])
        self.assertIn("6 = 2 + 0 + 4", err)
        self.assertEqual(self.run_here("run", "--max-rejected", "4", stdin=data)[0], 0)

    def test_files_globs_and_gzip_members(self):
        self.write("a.jsonl", '{"id":"1","text":"satu"}\n')
        (self.dir / "b.jsonl.gz").write_bytes(gzip.compress(b'{"id":"2","text":"dua"}\n') +
                                              gzip.compress(b'{"id":"3","text":"tiga"}\n'))
        code, out, _ = self.run_here("run", "*.jsonl*")
        self.assertEqual(code, 0)
        self.assertEqual([r["id"] for r in records(out)], ["1", "2", "3"])

    def test_output_folder_holds_one_complete_file_per_input(self):
        self.write("a.jsonl", '{"id":"1","text":"satu"}\n')
        self.write("page.txt", "5 jam lalu\n")
        code, out, err = self.run_here("run", "-o", "clean", "a.jsonl", "page.txt")
        self.assertEqual((code, out), (0, ""))
        self.assertIn("2 = 2 + 0 + 0", err)
        names = sorted(p.name for p in (self.dir / "clean").iterdir())
        self.assertIn("a.jsonl", names)
        self.assertIn("page.jsonl", names)
        self.assertFalse([n for n in names if "tmp" in n or n.endswith(".part")])

    def test_the_same_bytes_for_any_number_of_threads(self):
        lines = "".join(json.dumps({"id": i, "text": f"Berita {i}. Diperbarui {i % 50 + 1} jam lalu\n" * (i % 7 + 1)}) + "\n"
                        for i in range(3000)).encode()
        outs = {self.run_here("run", "--threads", n, stdin=lines)[1] for n in ("1", "2", "4")}
        self.assertEqual(len(outs), 1)
        self.assertEqual([r["id"] for r in records(outs.pop())], [str(i) for i in range(3000)])

    def test_an_unreadable_file_ends_with_74_and_its_name(self):
        code, _, err = self.run_here("run", "no-such-file.jsonl")
        self.assertEqual(code, 74)
        self.assertIn("no-such-file.jsonl", err)
        self.assertIn("No such file", err)

    def test_a_full_disk_ends_with_74(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([JERNIH, "run", str(SAMPLES / "traps.txt")], stdout=full, stderr=subprocess.PIPE,
                                  cwd=self.dir, check=False)
        self.assertEqual(done.returncode, 74)
        self.assertIn(b"No space left", done.stderr)

    def test_a_closed_pipe_is_quiet(self):
        lines = (json.dumps({"text": "Selengkapnya"}) + "\n") * 200000
        self.write("many.jsonl", lines)
        done = subprocess.run(f"'{JERNIH}' run --quiet many.jsonl | head -n 1 >/dev/null; echo ${{PIPESTATUS[0]}}",
                              shell=True, executable="/bin/bash", stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              cwd=self.dir, check=False)
        self.assertEqual((done.stdout, done.stderr), (b"0\n", b""))

    def test_a_long_record_is_rejected_and_not_held(self):
        line = json.dumps({"id": "long", "text": "kata " * 300000}).encode() + b"\n" + b'{"id":"short","text":"a"}\n'
        code, out, _ = self.run_here("run", "--set", "limits.record_bytes=64KiB", stdin=line)
        self.assertEqual(code, 1)
        self.assertEqual([r["id"] for r in records(out)], ["short"])

    def test_bytes_that_are_not_utf8_are_kept_and_named(self):
        code, out, _ = self.run_here("run", stdin=b'{"id":"x","text":"Caf\xe9 buka"}\n')
        self.assertEqual(code, 0)
        [record] = records(out)
        self.assertTrue(record["diagnostics"])
        self.assertIn("buka", record["text"])

    def test_odd_json(self):
        data = (b'{"id":"s","text":"a\\ud800b"}\n{"id":"n","text":"x","v":NaN}\n{"id":"d","text":"x","text":"y"}\n'
                b'{"id":"deep","text":"x","v":' + b"[" * 100000 + b"]" * 100000 + b"}\n"
                b'\xef\xbb\xbf{"id":"ok","text":"z"}\n')
        code, out, _ = self.run_here("run", stdin=data)
        self.assertEqual(code, 1)
        self.assertIn("s", [r["id"] for r in records(out)])
        self.assertEqual(len(records((self.dir / "jernih-rejected.jsonl").read_text())) + len(records(out)), 5)


class Safety(Folder):
    """What a slip of the user must not cost."""

    def shell(self, line, **streams):
        done = subprocess.run(line.replace("JERNIH", f"'{JERNIH}'"), shell=True, executable="/bin/bash", cwd=self.dir,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, timeout=60, **streams)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def test_no_output_replaces_an_input(self):
        line = '{"id":"1","text":"satu"}\n'
        for name in ("b.jsonl", "rejected.jsonl", "run.json", "b.jsonl.part", "run.json.part", "stdin.jsonl", "other.jsonl"):
            self.write(name, line)
        (self.dir / "b.jsonl.gz").write_bytes(gzip.compress(line.encode()))
        os.symlink("b.jsonl", self.dir / "link.jsonl")
        before = {p.name: p.read_bytes() for p in self.dir.iterdir()}
        for mine in ("b.jsonl", "link.jsonl", "rejected.jsonl", "run.json", "b.jsonl.part", "run.json.part"):
            code, _, err = self.run_here("run", "b.jsonl.gz", mine, "-o", ".", "--force")
            self.assertEqual(code, 74, mine)
            self.assertIn(f"is the input '{mine}', which would be lost", err)
        self.assertEqual(self.shell("JERNIH run -o . --force < stdin.jsonl")[0], 74)
        for arguments in (["--rejected", "b.jsonl", "link.jsonl"], ["--rejected", "b.jsonl", "b.jsonl.gz", "b.jsonl"],
                          ["--rejected", "b.jsonl", "b.jsonl.part"]):
            self.assertEqual(self.run_here("run", *arguments)[0], 74, arguments)
        self.assertEqual(self.shell("JERNIH run --rejected b.jsonl < b.jsonl")[0], 74)
        self.assertEqual({p.name: p.read_bytes() for p in self.dir.iterdir()}, before)
        os.rename(self.dir / "b.jsonl", self.dir / "jernih-rejected.jsonl")
        self.assertEqual(self.run_here("run", "jernih-rejected.jsonl")[0], 0)  # its rejects would be in -2
        self.assertEqual(self.shell("JERNIH run other.jsonl >> other.jsonl")[0], 74)

    def test_closed_streams(self):
        self.write("a.jsonl", '{"id":"1","text":"satu"}\n{bad\n')
        code, _, err = self.shell("JERNIH run <&-")
        self.assertEqual(code, 74)
        self.assertIn("stdin: Bad file descriptor", err)
        self.assertEqual(self.shell("JERNIH run --rejected /dev/null a.jsonl <&-")[0], 1)
        self.assertEqual(self.shell("JERNIH run a.jsonl 2>&-")[0], 1)
        self.assertEqual(self.shell("JERNIH run -c nothing 2>&-")[0], 78)
        self.assertEqual(self.shell("JERNIH run nothing 2>/dev/full")[0], 74)
        self.assertEqual(self.shell("JERNIH frob 2>/dev/full")[0], 2)
        self.assertEqual(self.shell("JERNIH run a.jsonl -o out <&- >&- 2>&-")[0], 1)
        for command in ("stages", "--version", "text Beranda", "run -q a.jsonl"):
            self.assertEqual(self.shell(f"JERNIH {command} >&-")[0], 74, command)
        self.assertEqual(self.shell("JERNIH text <&-")[0], 74)

    def test_a_full_disk_is_noticed_by_every_command(self):
        self.write("page.txt", "Beranda")
        for command in ("stages", "stages tokenise", "check default", "test ui", "explain page.txt", "text Beranda",
                        "--version", "--help", "run --help"):
            code, _, err = self.shell(f"JERNIH {command} >/dev/full")
            self.assertEqual(code, 74, command)
            self.assertIn("stdout: ", err)

    def test_numbers_out_of_range_are_told_what_would_be_right(self):
        self.write("a.jsonl", '{"id":"1","text":"satu"}\n')
        for arguments in (["--limit", "-1"], ["--limit=-1"], ["--limit", "99999999999999999999999"], ["--limit", "1.5"],
                          ["--max-rejected", "-1"], ["--threads", "0"], ["--threads", "-1"], ["--threads", "99999"],
                          ["--threads", "1.5"], ["--threads", "four"], ["-o", ""], ["--rejected", ""]):
            code, out, err = self.run_here("run", "a.jsonl", *arguments)
            self.assertEqual(code, 2, (arguments, out, err))
            self.assertIn("write a", out + err)
        for value in ("0", "-1", "99999", "1.5", "four"):
            self.write("t.yaml", f"version: 1\nstages: [split_segments]\nrun:\n  threads: {value}\n")
            for command in (["check", "t.yaml"], ["run", "-c", "t.yaml", "a.jsonl"]):
                code, out, err = self.run_here(*command)
                self.assertEqual(code, 78, command)
                self.assertIn(f"t.yaml:4:12: 'run': 'threads' cannot be '{value}'; write auto or a whole number from 1 to "
                              "1024", out + err)
        self.assertEqual(self.run_here("run", "a.jsonl", "--limit", "0")[:2], (0, ""))

    def test_a_reference_time_that_is_none_is_refused_before_reading(self):
        for command in (["text", "1 jam lalu"], ["run"], ["explain"]):
            for arguments in (["--reference-time", "garbage"], ["--set", "input.reference_time.default=kemarin"]):
                code, out, err = self.run_here(*command, *arguments)
                self.assertEqual((code, out), (78, ""), command)
                self.assertIn("is no time; write e.g. 2025-08-22T10:00:00+07:00", err)
            for time in ("2025-08-22", "22 Agustus 2025", "1755831600", "2025-08-22T10:00:00+07:00"):
                self.assertEqual(self.run_here(*command, "--reference-time", time, stdin=b"a")[0], 0, time)

    def test_a_stage_can_reject_and_nothing_is_lost(self):
        line = b'{"id":"x","text":"Caf\xe9"}\n'
        code, out, err = self.run_here("run", "--set", "repair_text.invalid=reject", stdin=line + b'{"text":"a"}\n')
        self.assertEqual((code, len(records(out))), (1, 1))
        self.assertIn("2 = 1 + 0 + 1", err)
        [row] = records((self.dir / "jernih-rejected.jsonl").read_text())
        self.assertEqual(row["reason"], "not UTF-8 (repair_text.invalid)")
        self.assertEqual(base64.b64decode(row["raw_base64"]), line[:-1])

    def test_text_on_stdin_is_told_and_quiet_is_quiet(self):
        self.assertIn("--set input.format=jsonl", self.run_here("run", stdin=b"Beranda\n")[2])
        self.assertEqual(self.run_here("run", "-q", stdin=b"Beranda\n")[2], "")
        self.assertNotIn("format", self.run_here("run", "--set", "input.format=text", stdin=b"Beranda\n")[2])
        self.assertNotIn("format", self.run_here("run", stdin=b'{"text":"a"}\n')[2])

    def test_text_keeps_one_line_for_one_line(self):
        out = run("text", stdin=b"1 hari lalu\r\n\r\nBeranda\\nBeranda\r\n2 hari lalu")[1]
        self.assertEqual(out.count("\n"), 4)
        self.assertEqual(out.split("\n")[0], "1 day ago")
        self.assertNotIn("\r", out)

    def test_an_id_of_null_is_none(self):
        [record] = records(self.run_here("run", stdin=b'{"id":null,"text":"a"}\n')[1])
        self.assertNotIn("id", record)


class Explain(Folder):
    def test_every_stage_is_told_with_the_row_that_made_it(self):
        code, out, _ = run("explain", stdin="Diperbarui 5 jam lalu\n".encode())
        self.assertEqual(code, 0)
        for word in ("repair_text", "tokenise", "find_times", "Updated 5 hours ago", "interface/"):
            self.assertIn(word, out)
        self.assertNotIn("\033", out)

    def test_a_missing_file_ends_with_74(self):
        self.assertEqual(self.run_here("explain", "nothing.txt")[0], 74)

    def test_a_folder_is_called_one(self):
        code, _, err = self.run_here("explain", ".")
        self.assertEqual(code, 74)
        self.assertIn(".: Is a directory", err)


ROWS = "indonesian\tenglish\trole\tflags\tsource\n"


class Import(Folder):
    def rows(self, *arguments):
        """(rows without their header, report) of an import that must succeed."""
        code, out, err = self.run_here("lexicon", "import", *arguments)
        self.assertEqual(code, 0, err)
        self.assertTrue(out.startswith(ROWS))
        return [line.split("\t") for line in out.split("\n")[1:] if line], err

    def test_po_gives_slots_plurals_and_places(self):
        self.write("id.po", 'msgid ""\nmsgstr "Language: id\\n"\n\n#: main.c\nmsgid "_Read more"\nmsgstr "Selengkapnya"\n\n'
                   'msgid "%d comment"\nmsgid_plural "%d comments"\nmsgstr[0] "%d komentar"\n\n'
                   '#, fuzzy\nmsgid "Bad"\nmsgstr "Buruk"\n\nmsgctxt "menu"\nmsgid "Hello %(name)s, "\n"welcome!"\nmsgstr "Halo %(name)s, selamat datang!"\n')
        rows, err = self.rows("id.po", "--role", "control")
        self.assertEqual(rows, [["halo {any}, selamat datang", "hello {any}, welcome", "control", "", "id.po:17"],
                                ["selengkapnya", "read more", "control", "", "id.po:5"],
                                ["{number} komentar", "{number} comment|comments", "control", "", "id.po:8"]])
        self.assertIn("3 strings: 3 rows, 0 conflicts", err)

    def test_the_table_works_at_once(self):
        self.write("id.po", 'msgid "Hello %s, you have %d parcels"\nmsgstr "Halo %s, Anda punya %d bungkusan"\n')
        self.assertEqual(self.run_here("lexicon", "import", "id.po", "-o", "own.tsv")[0], 0)
        self.assertEqual(self.run_here("lexicon", "check", "own.tsv")[0], 0)
        code, out, _ = self.run_here("text", "--set", "translate_ui.tables=[own.tsv]", "Halo Budi, Anda punya 3 bungkusan")
        self.assertEqual((code, out), (0, "Hello Budi, you have 3 parcels\n"))

    def test_an_english_catalogue_of_an_indonesian_site_is_turned(self):
        self.write("en.po", 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "Beranda"\nmsgstr "Home"\n')
        self.assertEqual([r[:2] for r in self.rows("en.po")[0]], [["beranda", "home"]])

    def test_conflicts_are_told_with_both_places(self):
        self.write("a.csv", "en,id\nRead on,Selengkapnya\n\"More, please\",selengkapnya\nRead on,Selengkapnya\n")
        rows, err = self.rows("a.csv")
        self.assertEqual([r[:2] for r in rows], [["selengkapnya", "read on"]])
        self.assertIn("a.csv:3: 'selengkapnya' is 'more, please' here and 'read on' in a.csv:2, which was kept", err)

    def test_mo(self):
        strings = [(b"", b"Language: id\n"), (b"menu\x04Open file", b"Buka berkas"), (b"%d file\0%d files", b"%d berkas")]
        head = 28 + 16 * len(strings)
        body, ids, texts = b"", [], []
        for table, index in ((ids, 0), (texts, 1)):
            for pair in strings:
                table.append((len(pair[index]), head + len(body)))
                body += pair[index] + b"\0"
        numbers = [0x950412DE, 0, len(strings), 28, 28 + 8 * len(strings), 0, 0] + [n for t in (ids, texts) for pair in t for n in pair]
        whole = b"".join(n.to_bytes(4, "little") for n in numbers) + body
        self.write("a.mo", whole)
        self.assertEqual([r[:2] for r in self.rows("a.mo")[0]],
                         [["buka berkas", "open file"], ["{number} berkas", "{number} file|files"]])
        for size in range(len(whole) - 1):  # cut anywhere: told, or still whole as far as it is read
            self.write("cut.mo", whole[:size])
            self.assertIn(self.run_here("lexicon", "import", "cut.mo")[0], (0, 78))

    def test_xml_formats(self):
        self.write("a.tmx", '<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>Open file</seg></tuv>\n<tuv xml:lang="id"><seg>Buka berkas</seg></tuv></tu></body></tmx>')
        self.write("a.xlf", '<xliff version="1.2"><file source-language="en" target-language="id"><body>\n<trans-unit id="1"><source>Close &amp; save</source>'
                   '<target>Tutup &amp; simpan</target></trans-unit>\n<trans-unit id="2"><source>a <x id="1"/></source><target>b <x id="1"/></target></trans-unit></body></file></xliff>')
        self.write("b.xliff", '<xliff version="2.0" srcLang="en-US" trgLang="id-ID"><file id="f"><unit id="1">\n<segment><source>My page</source><target>Halaman saya</target></segment></unit></file></xliff>')
        rows, err = self.rows("a.tmx", "a.xlf", "b.xliff")
        self.assertEqual([[r[0], r[1], r[4]] for r in rows], [["buka berkas", "open file", "a.tmx:1"], ["halaman saya", "my page", "b.xliff:2"],
                                                              ["tutup & simpan", "close & save", "a.xlf:2"]])
        self.assertIn("1 left out: markup", err)

    def test_formats_with_a_file_per_language(self):
        self.write("values.xml", '<resources>\n<string name="a">Open &lt;b&gt;</string><string name="c">Don\\\'t ask</string>\n'
                   '<plurals name="n"><item quantity="other">%d days</item></plurals></resources>')
        self.write("in.xml", '<resources>\n<string name="a">Buka &lt;b&gt;</string><string name="c">Jangan tanya</string>\n'
                   '<plurals name="n"><item quantity="other">%d hari</item></plurals></resources>')
        self.assertEqual([[r[0], r[1], r[4]] for r in self.rows("in.xml", "--english", "values.xml")[0]],
                         [["jangan tanya", "don't ask", "in.xml:2"], ["{number} hari", "{number} days", "in.xml:3"]])
        self.write("en.json", '{"menu": {"home": "Home", "user": "Hello {name}"}}')
        self.write("id.json", '{"menu": {"home": "Beranda",\n "user": "Halo {name}"}}')
        self.assertEqual([[r[0], r[1], r[4]] for r in self.rows("id.json", "--english", "en.json")[0]],
                         [["beranda", "home", "id.json:1"], ["halo {any}", "hello {any}", "id.json:2"]])
        self.write("one.json", '{"Read more": "Selengkapnya"}')
        self.assertEqual([r[:2] for r in self.rows("one.json")[0]], [["selengkapnya", "read more"]])
        self.write("en.yml", "en:\n  menu:\n    home: Home\n    left: '%{count} left'\n")
        self.write("id.yml", "id:\n  menu:\n    home: Beranda\n    left: 'sisa %{count}'\n")
        self.assertEqual([[r[0], r[1], r[4]] for r in self.rows("id.yml", "--english", "en.yml")[0]],
                         [["beranda", "home", "id.yml:3:11"], ["sisa {any}", "{any} left", "id.yml:4:11"]])

    def test_mistakes_are_told_with_their_place(self):
        for name, data, wanted in [("a.po", 'msgid "a"\nmsgstr b\n', "a.po:2"), ("b.po", "Hello\n", "b.po:1"), ("a.json", '{"a":\n "b"', "a.json:2"),
                                   ("a.tmx", "<tmx>\n<a></tmx>", "a.tmx:2"), ("a.csv", 'id,en\n"a,b\n', "a.csv:2"), ("b.csv", "x,y\n", "no column 'indonesian'"),
                                   ("c.csv", "id,en\na,b,c\n", "c.csv:2: 2 cells wanted, 3 found"), ("a.yml", "id: 1\n", "--english"), ("a.mo", "nothing at all, and too short for it", "a.mo"),
                                   ("a.xlf", '<xliff version="1.2"><file source-language="fr" target-language="de"/></xliff>', "a.xlf:1: from 'fr' to 'de'"),
                                   ("a.xml", "<resources/>", "--english"), ("a.odt", "", "--format"), ("d.csv", "", "d.csv")]:
            self.write(name, data)
            code, out, err = self.run_here("lexicon", "import", name)
            self.assertEqual((code, out), (78, ""), name)
            self.assertIn(wanted, err)
        self.assertIn("nothing.po: No such file", self.run_here("lexicon", "import", "nothing.po")[2])
        self.assertIn("no role", self.run_here("lexicon", "import", "a.po", "--role", "boss")[2])

    def test_an_entity_bomb_is_refused(self):
        bomb = '<!DOCTYPE t [<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(10)) + "]><tmx>&k;</tmx>"
        self.write("bomb.tmx", bomb)
        self.assertEqual(self.run_here("lexicon", "import", "bomb.tmx")[0], 78)


class Missing(Folder):
    def test_what_a_run_left_is_listed_as_rows(self):
        page = "Mutiara kilau terbaru\n\nWarga desa itu menanam padi di sawah yang baru dibuka tahun lalu, kata kepala desa kepada para wartawan.\n\nSelengkapnya\n"
        lines = "".join(json.dumps({"id": str(i), "text": page, "url": f"https://situs{i % 2}.example/{i}"}) + "\n" for i in range(3))
        self.write("in.jsonl", lines)
        code, out, _ = self.run_here("run", "in.jsonl", stdin=b"")
        self.assertEqual(code, 0)
        left = {a["source"] for r in records(out) for a in r["annotations"] if a["kind"] == "ui" and not a["rewritten"]}
        self.write("out.jsonl", out)
        code, rows, err = self.run_here("lexicon", "missing", "out.jsonl")
        self.assertEqual(code, 0, err)
        self.assertIn("3 records", err)
        table = [line.split("\t") for line in rows.split("\n")[1:] if line]
        self.assertNotIn("selengkapnya", [r[0] for r in table])  # was put into English
        for row in table:
            self.assertEqual((row[4], row[5]), ("3", "situs0.example situs1.example"))
        self.assertEqual({r[0] for r in table} <= {s[0].lower() + s[1:] for s in left} | {"mutiara kilau terbaru"}, True)
        self.assertEqual(self.run_here("lexicon", "missing", "out.jsonl", "--least", "4")[1].count("\n"), 1)

    def test_offsets_of_any_unit_are_read(self):
        for unit, end in (("code_points", 16), ("bytes", 19), ("utf16", 17)):
            record = {"text": "\U0001F600 Kucing melompat", "segments": [{"start": 2 if unit == "code_points" else 5 if unit == "bytes" else 3, "end": end + 1, "kind": "interface", "role": "control", "language": "id"}], "annotations": []}
            self.write("r.jsonl", json.dumps(record) + "\n")
            code, out, err = self.run_here("lexicon", "missing", "r.jsonl", "--least", "1", "--offsets", unit)
            self.assertEqual(code, 0, err)
            self.assertTrue(out.split("\n")[1].startswith("kucing melompat\t"), (unit, out))

    def test_what_is_no_output_is_told(self):
        self.write("x.jsonl", '{"a": 1}\n')
        code, _, err = self.run_here("lexicon", "missing", "x.jsonl")
        self.assertEqual(code, 78)
        self.assertIn("x.jsonl:1: a record without text or segments", err)


if __name__ == "__main__":
    JERNIH = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=0)
