#!/usr/bin/env python3
"""Checks the shape of the house. A room, a folder and a library are one word: `jernih_room(NAME … USES …)` in a
folder's CMakeLists.txt makes the library, and its USES lines are the arrows.

Wrong, with exit 1:
- an include of a room that the file's room does not name under USES (directly), or arrows in a circle;
- a room whose name is not the end of its folder's path (interfaces/cli/run: cli_run or run);
- a stage's helpers (stages/NAME/) included by another stage, a helper that includes its stage's own header;
- an include that names no file, or is not written from the root;
- a folder of more than 15 pairs, an include chain of more than 8 headers, a function of more than 40 lines,
  unless scripts/layers_exceptions.tsv gives a reason; a reason that is needed no longer is wrong as well.

    check_layers.py [ROOT]    ROOT: the folder that holds pipeline/, stages/ …; else this repository
"""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
TOP = ("pipeline", "lexicons", "stages", "interfaces", "tests")
EXCEPTIONS = ROOT / "scripts" / "layers_exceptions.tsv"
MOST_PAIRS, LONGEST_CHAIN, LONGEST_FUNCTION = 15, 8, 40
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')
ROOM = re.compile(r"jernih_room\(\s*(\w+)(.*?)\)\s*$", re.S | re.M)


class Rooms:
    """Folder → name, and name → names it uses, from the CMakeLists.txt of the folders."""

    def __init__(self):
        self.name_of, self.uses, self.wrong = {}, {}, []
        for path in sorted(ROOT.rglob("CMakeLists.txt")):
            folder = path.parent.relative_to(ROOT).as_posix()
            if folder.split("/")[0] not in TOP:
                continue
            text = path.read_text(encoding="utf-8")
            for match in ROOM.finditer(text):
                self.add(folder, match[1], match[2])
            if "add_executable(" in text and folder.split("/")[0] != "tests":
                self.add_programs(folder, text)

    def add_programs(self, folder, text):
        """Programs of a folder may include what they link."""
        name = self.name_of.setdefault(folder, folder.replace("/", "_"))
        linked = re.findall(r"target_link_libraries\((.*?)\)", text, re.S)
        self.uses.setdefault(name, set()).update(*(re.findall(r"jernih::(\w+)", l) for l in linked))
        self.uses[name].discard(name)

    def add(self, folder, name, arguments):
        words = folder.split("/")
        if name not in {"_".join(words[i:]) for i in range(len(words))}:
            self.wrong.append(f"{folder}/CMakeLists.txt: the room '{name}' is not named like its folder")
        used = re.search(r"\bUSES\b(.*?)(?:\bWITH\b|\bHEADERS\b|\bSOURCES\b|$)", arguments, re.S)
        self.name_of[folder] = name
        self.uses[name] = set(re.findall(r"jernih::(\w+)", used[1])) if used else set()

    def of(self, file):
        folder = pathlib.PurePosixPath(file).parent
        while folder.as_posix() != ".":
            if folder.as_posix() in self.name_of:
                return self.name_of[folder.as_posix()]
            folder = folder.parent
        return None

    def circle(self):
        """A list of rooms that use each other in a ring, or nothing."""
        state, path = {}, []

        def visit(room):
            state[room] = "open"
            path.append(room)
            for other in sorted(self.uses.get(room, ())):
                if state.get(other) == "open":
                    return path[path.index(other):] + [other]
                if other not in state and (ring := visit(other)):
                    return ring
            path.pop()
            state[room] = "done"
            return None

        for room in sorted(self.uses):
            if room not in state and (ring := visit(room)):
                return ring
        return None


def private_stage(file):
    """The stage that a file in stages/NAME/ belongs to, or nothing."""
    parts = file.split("/")
    return parts[1] if parts[0] == "stages" and len(parts) > 2 else None


def wrong_include(rooms, file, included):
    if included.split("/")[0] not in TOP:
        return "is no file of this project; write includes from the root"
    if not (ROOT / included).exists():
        return "does not exist"
    if file.startswith("tests/"):
        return None  # tests may look at everything
    if included.startswith("tests/"):
        return "is a test's"
    here, there = rooms.of(file), rooms.of(included)
    if here is not None and there is not None and here != there and there not in rooms.uses[here]:
        return f"belongs to jernih::{there}, which jernih::{here} does not name under USES"
    own, stage = file.split("/"), private_stage(included)
    if stage and file.startswith("stages/") and stage not in (own[1], own[1].split(".")[0]):
        return f"is private to stages/{stage}"
    if private_stage(file) and included == f"stages/{private_stage(file)}.h":
        return "is the header of the parent folder"
    return None


def sources():
    return sorted(p.relative_to(ROOT).as_posix() for top in TOP for p in (ROOT / top).rglob("*")
                  if p.suffix in (".h", ".cc"))


def includes_of(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if match := INCLUDE.match(line):
            yield number, match[1]


def chains(files):
    """File → the longest way down its includes, as a list of files."""
    graph = {f: [i for _, i in includes_of(f) if (ROOT / i).exists()] for f in files}
    known = {}

    def longest(file):
        if file not in known:
            known[file] = []  # a circle ends here; it is told elsewhere
            known[file] = max((longest(i) for i in graph.get(file, ())), key=len, default=[])
            known[file] = [file, *known[file]]
        return known[file]

    return {f: longest(f) for f in files}


# What may hold a brace that is none of the code's: comments, strings, characters, lines of the preprocessor.
NO_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"'
                     r"|(?<!\w)'(?:\\.|[^'\\\n])+'|^[ \t]*#(?:\\\n|[^\n])*", re.S | re.M)
SCOPE = re.compile(r"(?:inline\s+)?(?:namespace|class|struct|union|enum|extern)\b")
TEMPLATE = re.compile(r"template\s*<(?:[^<>]|<(?:[^<>]|<[^<>]*>)*>)*>")
OPERATOR = re.compile(r"operator\s*(?:\(\)|\[\]|[^\s\w(]+)")
ACCESS = re.compile(r"^(?:\s*(?:public|private|protected)\s*:)+")


def only_code(text):
    """The text with spaces for all that is no code; lines stay where they are."""
    return NO_CODE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def closing_brace(code, at):
    """The index of the brace that closes the one at code[at]."""
    depth = 0
    for i in range(at, len(code)):
        depth += {"{": 1, "}": -1}.get(code[i], 0)
        if depth == 0:
            return i
    return len(code) - 1


def function_name(head):
    """The name of the function that a brace behind `head` is the body of, or nothing."""
    head = TEMPLATE.sub(" ", ACCESS.sub("", head)).strip()
    if SCOPE.match(head) and not head.endswith((")", "const", "noexcept", "override")):
        return None
    plain = OPERATOR.sub("operator", head)
    before = plain.partition("(")[0]
    if "(" not in plain or "=" in before or not before.strip():
        return None
    return re.search(r"[~\w:]+\s*$", before)[0].strip() if re.search(r"[~\w:]+\s*$", before) else None


def opens_initialiser(head):
    """True for the brace of a member in front of a constructor's body: `Name() : member_`."""
    return re.search(r"\)\s*(?:noexcept\s*)?:(?!:)", head) is not None and head.rstrip()[-1:] not in ")}"


def functions(text):
    """(name, first line, lines) of each function with a body, by the braces; a lambda belongs to the function
    around it."""
    code = only_code(text)
    begin = i = parentheses = 0
    while i < len(code):
        c = code[i]
        parentheses += {"(": 1, ")": -1}.get(c, 0)
        if c == "{":
            head = code[begin:i]
            name = function_name(head) if parentheses == 0 else None
            if parentheses > 0 or (name and opens_initialiser(head)):
                i = closing_brace(code, i)  # a value inside the head
            elif name:
                first = code.count("\n", 0, begin + len(head) - len(ACCESS.sub("", head).lstrip())) + 1
                i = closing_brace(code, i)
                yield name, first, code.count("\n", 0, i) + 2 - first
                begin = i + 1
            elif SCOPE.match(ACCESS.sub("", TEMPLATE.sub("", head)).strip()) and "=" not in head:
                begin = i + 1  # go on inside
            else:
                i = closing_brace(code, i)  # a list of values
        elif c in ";}" and parentheses == 0:
            begin = i + 1
        i += 1


def too_much(files):
    """(kind, subject, what is said) of every limit that is passed."""
    folders = collections.defaultdict(set)
    for file in files:
        path = pathlib.PurePosixPath(file)
        if path.parts[0] != "tests":
            folders[path.parent.as_posix()].add(path.stem)
    for folder, stems in sorted(folders.items()):
        if len(stems) > MOST_PAIRS:
            yield "pairs", folder, f"{len(stems)} pairs of files; {MOST_PAIRS} are the most"
    for file, chain in chains(files).items():
        if len(chain) - 1 > LONGEST_CHAIN and not file.startswith("tests/"):
            yield "chain", file, f"{len(chain) - 1} headers deep; {LONGEST_CHAIN} are the most: " + " → ".join(chain[1:])
    for file in files:
        if not file.startswith("tests/"):
            for name, line, length in functions((ROOT / file).read_text(encoding="utf-8")):
                if length > LONGEST_FUNCTION:
                    yield "function", f"{file}:{name}", f"line {line}: {length} lines; {LONGEST_FUNCTION} are the most"


def exceptions():
    if not EXCEPTIONS.exists():
        return {}
    rows = [line.split("\t") for line in EXCEPTIONS.read_text(encoding="utf-8").splitlines()[1:] if line]
    return {(kind, subject): reason for kind, subject, reason in rows}


def main():
    rooms, files = Rooms(), sources()
    found = list(rooms.wrong)
    if ring := rooms.circle():
        found.append("the rooms use each other in a circle: " + " → ".join(ring))
    for file in files:
        for number, included in includes_of(file):
            if why := wrong_include(rooms, file, included):
                found.append(f'{file}:{number}: "{included}" {why}')
    allowed = exceptions()
    used = set()
    for kind, subject, what in too_much(files):
        if (kind, subject) in allowed:
            used.add((kind, subject))
        else:
            found.append(f"{subject}: {what} (scripts/layers_exceptions.tsv holds those that have a reason)")
    for kind, subject in allowed.keys() - used:
        found.append(f"scripts/layers_exceptions.tsv: {kind} {subject} is within the limit now; take the row out")
    print("\n".join(sorted(found)) or f"layers: {len(rooms.uses)} rooms, all includes go one way")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
