#!/usr/bin/env python3
"""scripts/check_layers.py on little trees: a good one, and one for each thing that it has to find."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "check_layers.py"


def room(name, uses=""):
    return f"jernih_room({name}\n  HEADERS {name}.h\n  SOURCES {name}.cc{' USES ' + uses if uses else ''})\n"


def function(name, lines):
    """A function of so many lines, head and closing brace counted."""
    return f"int {name}(int x) {{\n" + "  ++x;\n" * (lines - 3) + "  return x;\n}\n"


GOOD = {
    "pipeline/model/CMakeLists.txt": room("model"),
    "pipeline/model/model.h": "#pragma once\n",
    "pipeline/model/model.cc": '#include "pipeline/model/model.h"\n' + function("short", 40),
    "lexicons/CMakeLists.txt": room("lexicons", "jernih::model"),
    "lexicons/lexicons.h": '#pragma once\n#include "pipeline/model/model.h"\n',
    "lexicons/lexicons.cc": '#include "lexicons/lexicons.h"\n',
}

# Heads and braces that a reader by lines would take for something else; each holds 41 lines or is none.
HARD = '''// } { a comment
const char* kText = "{ (";
constexpr int kList[] = {
''' + "  1,\n" * 60 + '''};
struct Data {
''' + "  int x = 0;\n" * 60 + '''};
Name::Name(int a)
    : a_{a},
      b_(a) {
''' + "  ++a_;\n" * 37 + '''}
template <class T = int>
bool operator==(const T& a,
                const T& b) {
''' + "  f([&] { return 1; });\n" * 37 + '''}
class Inside {
 public:
  void whole(
      std::span<const int> x = {}) const override {
''' + "    g('}', R\"(})\");\n" * 38 + '''  }
};
'''


class CheckLayers(unittest.TestCase):
    def check(self, changes):
        """The lines that the script prints about GOOD with `changes`, and its exit code."""
        with tempfile.TemporaryDirectory() as root:
            for path, text in {**GOOD, **changes}.items():
                file = pathlib.Path(root) / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            done = subprocess.run([sys.executable, str(SCRIPT), root], capture_output=True, text=True)
        self.assertEqual(done.stderr, "")
        return done.stdout, done.returncode

    def finds(self, changes, *wanted):
        out, code = self.check(changes)
        self.assertEqual(code, 1, out)
        self.assertEqual(len(out.splitlines()), len(wanted), out)
        for line, part in zip(out.splitlines(), wanted):
            self.assertIn(part, line)

    def test_a_good_tree_passes(self):
        out, code = self.check({})
        self.assertEqual(code, 0, out)
        self.assertIn("2 rooms", out)

    def test_a_wrong_arrow(self):
        self.finds({"pipeline/model/model.cc": '#include "lexicons/lexicons.h"\n'},
                   'pipeline/model/model.cc:1: "lexicons/lexicons.h" belongs to jernih::lexicons')

    def test_an_include_that_is_not_there(self):
        self.finds({"pipeline/model/model.cc": '#include "pipeline/model/no.h"\n'}, "does not exist")

    def test_an_include_not_from_the_root(self):
        self.finds({"pipeline/model/model.cc": '#include "model.h"\n'}, "write includes from the root")

    def test_a_circle(self):
        self.finds({"pipeline/model/CMakeLists.txt": room("model", "jernih::lexicons")}, "in a circle")

    def test_a_room_named_unlike_its_folder(self):
        self.finds({"lexicons/CMakeLists.txt": room("tables", "jernih::model")}, "the room 'tables'")

    def test_helpers_of_another_stage(self):
        self.finds({"stages/CMakeLists.txt": room("stages", "jernih::model"),
                    "stages/a/help.h": "#pragma once\n", "stages/b.cc": '#include "stages/a/help.h"\n'},
                   "is private to stages/a")

    def test_a_helper_that_includes_its_stage(self):
        self.finds({"stages/CMakeLists.txt": room("stages", "jernih::model"),
                    "stages/a.h": "#pragma once\n", "stages/a/help.cc": '#include "stages/a.h"\n'},
                   "is the header of the parent folder")

    def test_too_many_pairs(self):
        self.finds({f"lexicons/file{i}.cc": "" for i in range(15)}, "lexicons: 16 pairs of files")

    def test_a_long_chain(self):
        chain = {f"lexicons/h{i}.h": f'#include "lexicons/h{i + 1}.h"\n' for i in range(8)}
        self.finds({**chain, "lexicons/h8.h": "", "lexicons/lexicons.cc": '#include "lexicons/h0.h"\n'},
                   "lexicons/lexicons.cc: 9 headers deep")

    def test_a_long_function(self):
        self.finds({"lexicons/lexicons.cc": "namespace a {\n" + function("long_one", 41) + "}\n"},
                   "lexicons/lexicons.cc:long_one: line 2: 41 lines")

    def test_heads_that_are_hard_to_read(self):
        self.finds({"lexicons/lexicons.cc": HARD}, "Name::Name: line 127: 41 lines",
                   "operator: line 168: 41 lines", "whole: line 211: 41 lines")

    def test_an_exception_lets_pass(self):
        out, code = self.check({"lexicons/lexicons.cc": function("long_one", 41),
                                "scripts/layers_exceptions.tsv":
                                    "kind\tsubject\treason\nfunction\tlexicons/lexicons.cc:long_one\tso it is\n"})
        self.assertEqual(code, 0, out)

    def test_a_stale_exception(self):
        self.finds({"scripts/layers_exceptions.tsv":
                        "kind\tsubject\treason\nfunction\tlexicons/lexicons.cc:long_one\tso it is\n"},
                   "is within the limit now")


if __name__ == "__main__":
    unittest.main()
