#!/usr/bin/env python3
"""What is generated is up to date and good: docs/stages.md, the schemas, the man page, the completions.

usage: generated_test.py JERNIH
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

import jsonschema
import yaml

JERNIH = ""
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HOW = "scripts/update_docs.sh writes it anew"


def say(*arguments, stdin=b""):
    done = subprocess.run([JERNIH, *arguments], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
    return done.stdout.decode("utf-8")


def without_comments_of_yaml(text):
    """YAML as editors give it to a validator: 1.2, where dates and yes are strings."""
    class Loader(yaml.SafeLoader):
        pass
    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in rows if "timestamp" not in tag and not ("bool" in tag and first in "yYnNoO")]
        for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    return yaml.load(text, Loader)


class Documents(unittest.TestCase):
    def test_they_are_what_the_program_says(self):
        for name, arguments in [("stages.md", ("stages", "--format", "markdown")),
                                ("config.schema.json", ("schema", "config")), ("record.schema.json", ("schema", "record"))]:
            self.assertEqual((ROOT / "docs" / name).read_text(encoding="utf-8"), say(*arguments), f"docs/{name}: {HOW}")


class ConfigSchema(unittest.TestCase):
    def setUp(self):
        self.schema = json.loads(say("schema", "config"))
        jsonschema.Draft202012Validator.check_schema(self.schema)
        self.validator = jsonschema.Draft202012Validator(self.schema)

    def errors(self, text):
        return [e.message for e in self.validator.iter_errors(without_comments_of_yaml(text))]

    def test_every_built_in_configuration_is_valid(self):
        for path in sorted((ROOT / "config").glob("*.yaml")):
            self.assertEqual(self.errors(path.read_text(encoding="utf-8")), [], path.name)
            effective = say("check", "--print-effective", str(path))
            self.assertEqual(self.errors(effective), [], path.name)

    def test_the_language_of_configurations_is_valid(self):
        text = (ROOT / "tests/fuzz/corpus/config_fuzz/language.yaml").read_text(encoding="utf-8")
        self.assertEqual(self.errors(text), [])

    def test_mistakes_are_none(self):
        start = "version: 1\nstages: [split_segments]\n"
        for wrong in ("version: 2\nstages: [split_segments]", "version: 1\nstages: [splitsegments]", start + "ouput: {}",
                      start + "output: {tokens: perhaps}", start + "output: {token: true}", start + "output: {offsets: chars}",
                      start + "run: {max_rejected: -1}", start + "run: {max_rejected: 1.5}", start + "tests: [{txt: a}]",
                      "version: 1\nstages: [split_segments: {mode: pages}]", "version: 1\nstages: [split_segments: {id: a b}]",
                      "version: 1\nstages: [find_times: {when: {kind: proze}}]", "stages: [split_segments]"):
            self.assertNotEqual(self.errors(wrong), [], wrong)

    def test_it_finds_most_of_the_broken_configurations(self):
        """Those a schema can see: no places, no order of stages, no files."""
        seen = missed = 0
        for path in sorted((ROOT / "tests/config_mistakes").glob("*.yaml")):
            try:
                found = self.errors(path.read_text(encoding="utf-8"))
            except (yaml.YAMLError, UnicodeDecodeError):
                continue
            seen += bool(found)
            missed += not found
        self.assertGreater(seen, missed)


class RecordSchema(unittest.TestCase):
    def test_every_record_of_the_samples_is_valid(self):
        schema = json.loads(say("schema", "record"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        samples = [str(p) for p in sorted((ROOT / "tests/samples").iterdir())]
        options = ["output.tokens=true", "output.token_kinds=true", "output.raw_offsets=true", "output.rules=true"]
        for sets in ([], [w for o in options for w in ("--set", o)]):
            records = say("run", "-q", "-c", "news", "--reference-time", "2025-09-17T10:00:00+07:00", *sets, *samples)
            self.assertGreater(records.count("\n"), 20)
            for line in records.splitlines():
                self.assertEqual([e.message for e in validator.iter_errors(json.loads(line))], [])
        self.assertTrue(list(validator.iter_errors({"schema": 2, "text": "a"})))


class Shell(unittest.TestCase):
    def options(self):
        """command -> its options, as --help shows them."""
        top = say("--help").split("Subcommands:")[1]
        for command in re.findall(r"^  ([a-z]+) ", top, re.M):
            yield command, set(re.findall(r"(--[a-z][a-z-]+)", say(command, "--help"))) - {"--help"}

    def test_every_option_is_in_the_man_page_and_the_completions(self):
        pages = {what: say("generate", what) for what in ("man", "bash", "zsh")}
        pages["man"] = pages["man"].replace("\\-", "-")
        for command, options in self.options():
            for what, page in pages.items():
                self.assertIn(command, page, what)
                for option in options:
                    self.assertIn(option, page, f"{what}: {command}")

    def test_the_man_page_has_no_mistakes_of_roff(self):
        done = subprocess.run(["man", "-l", "--warnings=all", "-"], input=say("generate", "man").encode(),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
        self.assertNotIn(b"warning", done.stderr)
        self.assertIn(b"--print-effective", done.stdout)

    def complete(self, *words):
        script = say("generate", "bash") + "\ncompopt() { :; }\n" + (
            "COMP_WORDS=(jernih " + " ".join(f"'{w}'" for w in words) + f")\nCOMP_CWORD={len(words)}\n"
            "_jernih\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n")
        done = subprocess.run(["bash", "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True, cwd=ROOT)
        self.assertEqual(done.stderr, b"")
        return done.stdout.decode().split()

    def test_bash_completes(self):
        self.assertEqual(self.complete("expl"), ["explain"])
        self.assertIn("detect_only", self.complete("run", "-c", "det"))
        self.assertIn("README.md", self.complete("run", "READ"))
        self.assertEqual(self.complete("run", "--set", "find_times.we"), ["find_times.weekday="])
        self.assertEqual(self.complete("check", "--format", "gi"), ["github"])
        self.assertEqual(self.complete("stages", "find_n"), ["find_numbers"])
        self.assertEqual(self.complete("schema", "re"), ["record"])
        self.assertEqual(self.complete("check", "--print"), ["--print-effective"])
        self.assertEqual(self.complete("lexicon", "look"), ["lookup"])

    def test_zsh_can_read_its_completion(self):
        if shutil.which("zsh") is None:
            self.skipTest("no zsh here")
        subprocess.run(["zsh", "-n"], input=say("generate", "zsh").encode(), check=True)


if __name__ == "__main__":
    JERNIH = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=0)
