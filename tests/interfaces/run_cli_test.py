#!/usr/bin/env python3
"""What a slip of the user must not cost in `jernih run`, and what it is told. usage: run_cli_test.py JERNIH"""
import bz2
import gzip
import json
import lzma
import os
import pathlib
import pwd
import re
import subprocess
import sys
import tempfile
import time
import unittest

JERNIH = ""
GOOD = '{"id":"1","text":"Beranda"}\n'
MIXED = GOOD + "{bad\n"


class Folder(unittest.TestCase):
    """Each test in a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)

    def write(self, name, data):
        path = self.dir / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return name

    def read(self, name):
        return (self.dir / name).read_text()

    def names(self, folder="."):
        return sorted(p.name for p in (self.dir / folder).iterdir())

    def run_here(self, *arguments, stdin="", **more):
        """(exit code, stdout, stderr) of a command."""
        done = subprocess.run([JERNIH, *arguments], input=stdin if isinstance(stdin, bytes) else stdin.encode(), cwd=self.dir,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, timeout=120, **more)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def shell(self, line):
        done = subprocess.run(line.replace("JERNIH", f"'{JERNIH}'"), shell=True, executable="/bin/bash", cwd=self.dir,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, timeout=120)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def as_nobody(self):
        """Arguments of subprocess for a user without rights; skips where we are one already."""
        if os.getuid() != 0:
            self.skipTest("wants root, to become somebody without rights")
        nobody = pwd.getpwnam("nobody")
        if not all(os.stat(p).st_mode & 1 for p in pathlib.Path(JERNIH).parents):
            self.skipTest("the program lies where nobody may look")
        return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


class RejectedFile(Folder):
    def test_it_replaces_nothing_that_is_read(self):
        self.write("own.tsv", "indonesian\tenglish\nwow juga\twow too\n")
        self.write("base.yaml", "version: 1\nstages: [split_segments]\n")
        self.write("c.yaml", "version: 1\ninclude: base.yaml\nstages:\n  - include: default\n"
                             "set: {translate_ui.tables: [own.tsv]}\n")
        self.write("a.jsonl", MIXED)
        before = {name: self.read(name) for name in self.names()}
        os.link(self.dir / "c.yaml", self.dir / "link.yaml")
        for name, what in (("c.yaml", "the configuration 'c.yaml'"), ("link.yaml", "the configuration 'c.yaml'"),
                           ("base.yaml", "the included configuration 'base.yaml'"), ("own.tsv", "the table 'own.tsv'")):
            for more in ([], ["--force"]):
                code, out, err = self.run_here("run", "-c", "c.yaml", "--rejected", name, "a.jsonl", *more)
                self.assertEqual((code, out), (74, ""), name)
                self.assertIn(f"{name}: is {what}, which would be lost", err)
        self.assertEqual(self.shell("JERNIH run -c - --rejected base.yaml a.jsonl < base.yaml")[0], 74)
        self.assertEqual({name: self.read(name) for name in before}, before)

    def test_it_replaces_only_rejected_records(self):
        self.write("precious.txt", "my notes\n")
        code, _, err = self.run_here("run", "--rejected", "precious.txt", stdin=MIXED)
        self.assertEqual(code, 74)
        self.assertIn("precious.txt: holds something else than rejected records", err)
        self.assertEqual(self.read("precious.txt"), "my notes\n")
        self.assertEqual(self.run_here("run", "--rejected", "precious.txt", "--force", stdin=MIXED)[0], 1)
        self.assertIn("{bad", self.read("precious.txt"))
        self.write("empty", "")
        code, _, err = self.run_here("run", "--rejected", "empty", stdin=MIXED)
        self.assertEqual((code, "replaced" in err), (1, False))
        code, _, err = self.run_here("run", "--rejected", "empty", stdin=MIXED)
        self.assertEqual(code, 1)
        self.assertIn("empty of an earlier run was replaced", err)
        os.symlink("empty", self.dir / "link")
        self.assertEqual(self.run_here("run", "--rejected", "link", stdin="{linked\n")[0], 1)
        self.assertTrue((self.dir / "link").is_symlink())
        self.assertIn("{linked", self.read("empty"))

    def test_it_is_not_where_the_records_go(self):
        self.write("a.jsonl", MIXED)
        for line in ("JERNIH run --rejected out.jsonl a.jsonl > out.jsonl", "JERNIH run --rejected out a.jsonl > out.part",
                     "JERNIH run --rejected /dev/stdout a.jsonl > out.jsonl"):
            code, _, err = self.shell(line)
            self.assertEqual(code, 74, line)
            self.assertIn("is where the records go", err)
        self.assertEqual(self.shell("JERNIH run --rejected /dev/null a.jsonl > /dev/null")[0], 1)

    def test_it_may_be_stderr(self):
        self.write("a.jsonl", MIXED)
        self.write("log", "before\n")
        self.assertEqual(self.shell("JERNIH run --rejected /dev/stderr a.jsonl 2>> log")[0], 1)
        self.assertRegex(self.read("log"), '(?s)^before\n.*"raw":"{bad".*see /dev/stderr')
        self.assertIn('"raw":"{bad"', self.shell("JERNIH run --rejected /dev/stderr a.jsonl")[2])

    def test_that_of_an_earlier_run_stays(self):
        for n, bad in enumerate(("{one", "{two", "{three")):
            err = self.run_here("run", stdin=bad + "\n")[2]
            name = "jernih-rejected" + (f"-{n + 1}" if n else "") + ".jsonl"
            self.assertIn("see " + name, err)
            self.assertIn(bad, self.read(name))
        self.run_here("run", "jernih-rejected-2.jsonl", "--set", "input.fields.text=file", stdin=MIXED)
        self.assertEqual(self.names(), ["jernih-rejected-2.jsonl", "jernih-rejected-3.jsonl", "jernih-rejected.jsonl"])
        self.write("jernih-rejected-4.jsonl.part", MIXED)  # an input may have any name
        self.run_here("run", "--set", "input.format=jsonl", "jernih-rejected-4.jsonl.part")
        self.assertEqual(self.read("jernih-rejected-4.jsonl.part"), MIXED)
        self.assertIn("{bad", self.read("jernih-rejected-5.jsonl"))

    def test_runs_side_by_side_lose_nothing(self):
        count = 12
        for i in range(count):
            self.write(f"{i}.jsonl", GOOD * 50 + f"{{bad{i};\n")
        self.shell(f"seq 0 {count - 1} | xargs -P6 -I{{}} JERNIH run -q -c minimal {{}}.jsonl")
        rows = "".join(self.read(name) for name in self.names() if name.startswith("jernih-rejected"))
        self.assertEqual([i for i in range(count) if f"{{bad{i};" not in rows], [])
        self.assertEqual([name for name in self.names() if name.endswith(".part")], [])

    def test_that_it_cannot_be_written_is_found_before(self):
        self.write("a.jsonl", MIXED)
        for place, why in (("no/where.jsonl", "No such file"), (".", "is a folder")):
            code, out, err = self.run_here("run", "--rejected", place, "a.jsonl")
            self.assertEqual((code, out), (74, ""))
            self.assertIn(f"{place}: {why}", err)
        nobody = self.as_nobody()
        self.dir.chmod(0o755)
        code, out, err = self.run_here("run", "--rejected", "r.jsonl", "a.jsonl", **nobody)
        self.assertEqual((code, out), (74, ""))
        self.assertIn("r.jsonl: Permission denied", err)
        code, out, err = self.run_here("run", "a.jsonl", **nobody)  # nobody asked for a file here
        self.assertEqual((code, out.count("\n")), (1, 1))
        self.assertIn('"raw":"{bad"', err)
        self.assertIn("1 rejected, told on stderr, for jernih-rejected.jsonl.part: Permission denied; --rejected FILE", err)

    def test_with_a_folder_it_has_its_place(self):
        code, _, err = self.run_here("run", "--rejected", "r.jsonl", "-o", "out", stdin=MIXED)
        self.assertEqual(code, 2)
        self.assertIn("with -o it is out/rejected.jsonl", err)


class ResultFolder(Folder):
    def test_force_leaves_nothing_of_the_earlier_run(self):
        self.write("x.jsonl", MIXED)
        self.write("y.jsonl", GOOD)
        self.run_here("run", "x.jsonl", "y.jsonl", "-o", "clean")
        self.write("clean/notes.txt", "mine")
        self.assertEqual(self.run_here("run", "y.jsonl", "-o", "clean", "--force")[0], 0)
        self.assertEqual(self.names("clean"), ["notes.txt", "run.json", "y.jsonl"])
        self.write("precious", "mine")
        self.write("clean/run.json", '{"files":{"a":"../precious","b":"notes.txt/","c":".","d":"y.jsonl"}}')
        self.assertEqual(self.run_here("run", "x.jsonl", "-o", "clean", "--force")[0], 1)
        self.assertEqual(self.names("clean"), ["notes.txt", "rejected.jsonl", "run.json", "x.jsonl"])
        self.assertEqual(self.read("precious"), "mine")

    def test_an_earlier_result_that_is_read_now_stays(self):
        self.write("x.jsonl", GOOD)
        self.run_here("run", "x.jsonl", "-o", "clean")
        self.assertEqual(self.run_here("run", "clean/x.jsonl", "-o", "clean", "--force", "--set", "output.format=text")[0], 0)
        self.assertEqual(self.names("clean"), ["run.json", "x.jsonl", "x.txt"])

    def test_results_of_a_killed_run_go_with_the_next(self):
        self.write("x.jsonl", GOOD)
        self.write("clean/run.json.part", '{"complete": false, "files": {"old.jsonl": "old.jsonl"}}\n')
        self.write("clean/old.jsonl", GOOD)
        self.assertEqual(self.run_here("run", "x.jsonl", "-o", "clean")[0], 0)
        self.assertEqual(self.names("clean"), ["run.json", "x.jsonl"])

    def test_the_name_of_a_file_is_no_folder(self):
        self.write("a.jsonl", GOOD)
        for name in ("out.jsonl", "out.json.gz", "out.txt"):
            code, _, err = self.run_here("run", "-o", name, "a.jsonl")
            self.assertEqual(code, 74)
            self.assertIn(f"for one file write: jernih run a.jsonl > {name}", err)
        self.assertEqual(self.names(), ["a.jsonl"])
        (self.dir / "out.jsonl").mkdir()
        self.assertEqual(self.run_here("run", "-o", "out.jsonl", "a.jsonl")[0], 0)

    def test_a_place_without_rights_is_told_in_words(self):
        nobody = self.as_nobody()
        self.write("a.jsonl", GOOD)
        self.dir.chmod(0o755)
        (self.dir / "locked").mkdir(mode=0o700)
        for place in ("locked/x", "here"):
            code, _, err = self.run_here("run", "a.jsonl", "-o", place, **nobody)
            self.assertEqual((code, err), (74, f"jernih: {place}: Permission denied\n"))


class Hints(Folder):
    CONFIG = "# mine\nversion: 1\nstages: [split_segments]\n"

    def test_a_configuration_among_the_inputs(self):
        self.write("my.yaml", self.CONFIG)
        self.write("page.yaml", "title: Beranda\nversion: 2\n")
        self.write("a.jsonl", GOOD)
        code, _, err = self.run_here("run", "-q", "my.yaml", "a.jsonl", "page.yaml")
        self.assertEqual((code, err), (0, "jernih: my.yaml looks like a configuration and is read as a page; "
                                          "did you mean -c my.yaml?\n"))
        self.assertEqual(self.run_here("run", "-q", "-c", "my.yaml", "a.jsonl")[2], "")


    def test_a_file_where_a_string_is_wanted_and_the_other_way_round(self):
        self.write("page.txt", "Beranda\n")
        code, out, err = self.run_here("text", "page.txt")
        self.assertEqual((code, out), (0, "page.txt\n"))
        self.assertIn("'page.txt' was taken as the string itself; jernih text < 'page.txt' reads the file", err)
        self.assertEqual(self.run_here("text", "Beranda")[2], "")
        code, _, err = self.run_here("explain", "5 jam lalu")
        self.assertEqual(code, 74)
        self.assertIn("a string is explained by: echo '5 jam lalu' | jernih explain", err)
        self.write("my.yaml", self.CONFIG)
        self.assertIn("did you mean -c my.yaml?", self.run_here("explain", "my.yaml", "page.txt")[2])

    def test_reference_times_that_would_say_less_than_meant(self):
        for command in (["text", "5 jam lalu"], ["run"], ["explain"]):
            for time, code, why in (("now", 78, '"$(date -Is)" for now'), ("", 2, "cannot be empty"),
                                    ("2025-08-22T10", 78, "only the day would be read")):
                got, out, err = self.run_here(*command, "--reference-time", time, stdin="Beranda\n")
                self.assertEqual((got, out.count("hours")), (code, 0), (command, time))
                self.assertIn(why, err + out)
            for time in ("2025-08-22T10:00", "20250822T1000", "2025-08-22T10:00Z", "Tuesday, 19 August 2025"):
                self.assertEqual(self.run_here(*command, "--reference-time", time, stdin="Beranda\n")[0], 0, time)

    def test_a_first_look_at_files_with_other_fields(self):
        line = json.dumps({"url": "https://a.example/%d", "isi": "Polisi menangkap dua orang.\nSelengkapnya"})
        self.write("p.jsonl", line % 1 + "\n" + line % 2 + "\n{bad\n")
        script = str(pathlib.Path(__file__).resolve().parents[2] / "scripts" / "first_look.sh")
        for _ in range(2):  # the second finds the first's results
            code, out, err = self.shell(f"sh '{script}' JERNIH out/q p.jsonl")
            self.assertEqual(code, 1, err)
            for wanted in ("- Selengkapnya", "+ Read more", "/out/q.yaml (found by init"):
                self.assertIn(wanted, out)
            self.assertIn("3 = 2 + 0 + 1", err)
        code, out, err = self.shell(f"sh '{script}' JERNIH q2")
        self.assertEqual(code, 0, err)
        self.assertIn("+ Read more", out)
        self.assertNotIn("q2.yaml", out)


class Kinds(Folder):
    """Files that are not what their name says, or say nothing by it."""

    def ids(self, *arguments, stdin=""):
        code, out, err = self.run_here("run", "-q", *arguments, stdin=stdin)
        self.assertEqual(code, 0, err)
        return [json.loads(line).get("id") for line in out.splitlines()]

    def test_the_first_byte_counts_where_the_name_says_nothing(self):
        for name in ("noext", "PAGES.JSONL", "pages.JSONL.GZ", "pages.jsonl.1"):
            self.write(name, gzip.compress(GOOD.encode()) if name.endswith("GZ") else GOOD)
            self.assertEqual(self.ids(name), ["1"], name)
        self.write("page.txt", GOOD)
        self.assertEqual(self.ids("page.txt"), ["page.txt"])  # this one does say so
        self.write("page", "Beranda\n")
        self.assertEqual(self.run_here("run", "page")[2].count("\n"), 1)
        code, out, err = self.shell("JERNIH run -q <(cat noext) <(printf Beranda)")
        self.assertEqual([json.loads(line)["english"] for line in out.splitlines()], ["Home", "Home"])
        self.assertRegex(self.shell("JERNIH run <(printf Beranda)")[2], "jernih: /dev/fd/[0-9]+ was taken as one text")

    def test_other_kinds_are_rejected_with_what_would_read_them(self):
        self.write("good.jsonl", GOOD)
        kinds = (("a.jsonl.bz2", bz2.compress(GOOD.encode()), "bzip2 data; `bzcat FILE | jernih run`"),
                 ("a.jsonl.xz", lzma.compress(GOOD.encode()), "xz data; `xzcat FILE | jernih run`"),
                 ("b.jsonl", bz2.compress(GOOD.encode()), "bzip2 data"),
                 ("u.jsonl", GOOD.encode("utf-16"), "UTF-16; `iconv -f UTF-16"),
                 ("u.txt", GOOD.encode("utf-16"), "UTF-16; `iconv -f UTF-16"),
                 ("program", pathlib.Path(JERNIH).read_bytes()[:5000], "binary data"),
                 ("list.json", json.dumps([json.loads(GOOD)] * 3, indent=1), "a JSON list, not an object a line; `jq -c '.[]'"),
                 ("lines.json", "[\n" + GOOD + "," + GOOD + "]\n", "a JSON list, not an object a line; `jq -c '.[]'"),
                 ("one.json", json.dumps(json.loads(GOOD), indent=1), "a JSON object over several lines"))
        for name, data, why in kinds:
            self.write(name, data)
            code, out, err = self.run_here("run", name, "good.jsonl", "--rejected", name + ".bad")
            self.assertEqual((code, out.count("\n")), (1, 1), name)
            self.assertIn("2 = 1 + 0 + 1", err)
            self.assertIn("most often: " + why, err)
            [row] = [json.loads(line) for line in self.read(name + ".bad").splitlines()]
            self.assertEqual((row["file"], row["bytes"]), (name, len(data)))
            self.assertTrue(row["reason"].startswith(why))
            if "json" not in name:  # whoever says what it is gets it
                self.assertEqual(self.run_here("run", name, "--set", "input.format=text")[0], 0, name)
        code, out, err = self.shell("JERNIH run < list.json; printf '[{\"text\":1}]' | JERNIH run")
        self.assertEqual((out, err.count("most often: a JSON list")), ("", 2))

    def test_how_a_pipe_is_cut_does_not_matter(self):
        texts = [bz2.compress(GOOD.encode()), "{\n \"a\": 1,\n \"b\": 2}\n".encode(), ("[\n" + GOOD + "]").encode(),
                 b'{"a":1,\n"b"\n' + GOOD.encode(), GOOD.encode(), b"\xef\xbb\xbf" + GOOD.encode(), b"Ber\0anda " * 9, "Beranda".encode("utf-16-le")]
        for data in texts:
            outs = set()
            for size in (len(data), 1, 5):
                child = subprocess.Popen([JERNIH, "run", "--rejected", "/dev/stderr"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         stderr=subprocess.PIPE, cwd=self.dir)
                for at in range(0, len(data), size):
                    child.stdin.write(data[at:at + size])
                    child.stdin.flush()
                    if size < len(data) and at < 60:
                        time.sleep(0.002)
                out, err = child.communicate(timeout=60)
                outs.add((out, re.sub(rb"\d\.\d s", b"", err)))
            self.assertEqual(len(outs), 1, outs)

    def test_utf16_is_read_when_the_configuration_says_so(self):
        self.write("u.txt", "Beranda\n".encode("utf-16"))
        code, out, _ = self.run_here("run", "--set", "repair_text.encoding=utf-16", "--set", "output.format=text", "u.txt")
        self.assertEqual((code, out.strip()), (0, "Home"))

    def test_markup_is_text_and_noted_once(self):
        for name in ("a.html", "b.html", "c"):
            self.write(name, "<!DOCTYPE html>\n<p>Beranda")
        code, _, err = self.run_here("run", "a.html", "b.html", "c")
        self.assertEqual((code, err.count("markup was taken as text")), (0, 1))
        self.assertIn("jernih: a.html and 2 more: markup", err)
        self.assertEqual(self.run_here("run", "-q", "a.html")[2], "")
        self.write("rows.csv", "a,b\n1,9 jam lalu\n")
        code, _, err = self.run_here("run", "rows.csv")
        self.assertEqual(code, 0)
        self.assertIn("jernih: rows.csv: CSV or TSV was taken as one text; `mlr --icsv", err)

    def test_a_byte_order_mark_of_utf8_is_fine(self):
        self.write("a.jsonl", "\ufeff" + GOOD)
        self.write("b", "\ufeff" + GOOD)
        self.assertEqual(self.ids("a.jsonl", "b"), ["1", "1"])

    def test_json_that_is_no_record_is_not_called_no_json(self):
        deep = '{"text":"a","x":' + "[" * 600 + "]" * 600 + "}\n"
        self.assertIn("most often: JSON nested deeper than 512 levels", self.run_here("run", stdin=deep)[2])
        self.assertIn("most often: a JSON list, not an object", self.run_here("run", stdin=GOOD + "[1]\n")[2])

    def test_a_pattern_goes_into_folders(self):
        for name in ("crawl/a/x.jsonl", "crawl/b/x.jsonl", "crawl/x.txt"):
            (self.dir / name).parent.mkdir(parents=True, exist_ok=True)
            self.write(name, GOOD)
        self.assertEqual(self.run_here("run", "-q", "crawl/**/*.jsonl", "-o", "out")[0], 0)
        self.assertEqual(self.names("out"), ["run.json", "x-2.jsonl", "x.jsonl"])
        self.assertEqual(len(self.ids("crawl/*")), 1)
        code, _, err = self.run_here("run", "crawl")
        self.assertEqual(code, 74)
        self.assertIn("crawl: is a folder; name the files in it, as in 'crawl/*', or below it too, as in 'crawl/**/*.jsonl'", err)


class Fields(Folder):
    def told(self, *sets, stdin=GOOD):
        arguments = [a for s in sets for a in ("--set", s)]
        code, _, err = self.run_here("run", *arguments, stdin=stdin)
        self.assertEqual(code, 0, err)
        return err.split("\n", 1)[1]

    def test_names_that_no_record_had(self):
        self.assertEqual(self.told("input.fields.id=url"), "jernih: no record had the field 'url' (input.fields.id): none has an id\n")
        self.assertEqual(self.told("input.reference_time.fields=date"),
                         "jernih: no record had the field 'date' (input.reference_time.fields)\n")
        self.assertIn("one of the fields 'a', 'b'", self.told("input.reference_time.fields=[a, b]"))
        self.assertIn("only fields of the record itself", self.told("input.fields.id=meta.id"))
        self.assertIn("are both 'text'", self.told("input.fields.id=text"))

    def test_silence_where_nothing_is_wrong(self):
        self.assertEqual(self.told("input.fields.id=url", stdin=GOOD + '{"url":null,"text":"a"}\n'), "")
        self.assertEqual(self.told("input.reference_time.fields=[a, b]", stdin=GOOD + '{"b":"2025-08-22","text":"a"}\n'), "")
        self.assertEqual(self.told("input.fields.id=url", stdin=""), "")
        self.assertEqual(self.told("input.fields.id=url", "input.format=lines"), "")
        for config in ("default", "news"):  # their names are guesses, not wishes
            self.assertEqual(self.run_here("run", "-c", config, stdin=GOOD)[2].count("\n"), 1)

    def test_the_account_of_a_folder_names_them_too(self):
        self.write("a.jsonl", GOOD + '{"b":"2025-08-22","text":"a"}\n')
        for threads in ("1", "3"):
            self.run_here("run", "a.jsonl", "-o", "out" + threads, "--threads", threads, "--set", "input.fields.id=url",
                          "--set", "input.reference_time.fields=[a, b]")
            self.assertEqual(json.loads(self.read(f"out{threads}/run.json"))["fields_missing"], ["url", "a"])

    def test_a_text_field_of_another_name_is_a_matter_for_init(self):
        self.write("a.jsonl", '{"body":"Beranda"}\n')
        self.assertIn("`jernih init --from FILE -o my.yaml`", self.run_here("run", "a.jsonl")[2])
        self.assertNotIn("init", self.run_here("run", "a.jsonl", "-", stdin=GOOD)[2])


class Init(Folder):
    def test_what_is_written_is_whole_and_replaces_nothing(self):
        self.write("pages.jsonl", GOOD)
        code, _, err = self.run_here("init", "--from", "pages.jsonl", "-o", "pages.jsonl", "--force")
        self.assertEqual(code, 74)
        self.assertIn("is the input 'pages.jsonl', which would be lost", err)
        self.assertEqual(self.read("pages.jsonl"), GOOD)
        self.assertEqual(self.run_here("init", "-o", "my.yaml")[0], 0)
        before = self.read("my.yaml")
        code, _, err = self.run_here("init", "ui", "-o", "my.yaml")
        self.assertEqual((code, self.read("my.yaml")), (74, before))
        self.assertIn("my.yaml: File exists; --force replaces it", err)
        # A disk that is full: nothing is left, and the old one stays.
        code, _, err = self.shell("ulimit -f 0; JERNIH init -o new.yaml")
        self.assertEqual(code, 74)
        self.assertIn("new.yaml: File too large", err)
        self.assertEqual(self.shell("ulimit -f 0; JERNIH init ui -o my.yaml --force")[0], 74)
        self.assertEqual((self.names(), self.read("my.yaml")), (["my.yaml", "pages.jsonl"], before))
        tested = "version: 1\ninclude: ui\ntests:\n  - {text: Beranda, english: Homer}\n"
        self.write("t.yaml", tested)
        self.assertEqual(self.shell("ulimit -f 0; JERNIH test --update t.yaml")[0], 74)
        self.assertEqual((self.names(), self.read("t.yaml")), (["my.yaml", "pages.jsonl", "t.yaml"], tested))
        self.assertEqual(self.run_here("init", "ui", "-o", "my.yaml", "--force")[0], 0)
        self.assertEqual(self.shell("JERNIH init ui -o /dev/stdout --force > direct.yaml")[0], 0)
        self.assertEqual(self.read("direct.yaml"), self.read("my.yaml"))
        self.assertTrue(pathlib.Path("/dev/stdout").is_symlink())
        self.assertNotEqual(self.read("my.yaml"), before)


if __name__ == "__main__":
    JERNIH = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=0)
