"""How often words are used, for train_language_model: from Tesseract's word lists and the texts of the catalogues.

Tesseract's lists are of the web's frequent words, each in the forms it was often met in (akaun, Akaun, AKAUN), without counts. A word in
three forms is more frequent than one in a single form; the catalogues know the rest. Both together part Malay from Indonesian better than
either. No list of tweets is among them.
"""
import collections
import io
import re
import struct
import subprocess
import tarfile

# Tesseract's codes and ours. The first five are those of word_hints.h, each with how many of its words are kept: 114,687 in all have room.
HINTS = {"ind": ("id", 60_000), "eng": ("en", 25_000), "msa": ("ms", 60_000), "fil": ("tl", 24_000), "nld": ("nl", 12_000)}
LISTS = {**{code: label for code, (label, _) in HINTS.items()},
         "deu": "de", "fra": "fr", "spa": "es", "por": "pt", "ita": "it", "cat": "ca", "dan": "da", "swe": "sv", "nor": "no", "pol": "pl",
         "ces": "cs", "hrv": "hr", "ron": "ro", "hun": "hu", "tur": "tr", "fin": "fi", "vie": "vi", "isl": "is", "lit": "lt", "lav": "lv",
         "slk": "sk", "slv": "sl"}
MOST = 30_000  # words of a label without hints
UNSEEN = 5e-6  # share of the words of texts that is believed of a word they do not have
LEAST = 900    # of 10^9 words: a word of one form that no catalogue has stands at 1000

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def words_of(text):
    return WORD.findall(text.lower())


def entry(data, kind):
    """One part of a .traineddata file: its number of parts, their offsets (-1: none), the parts."""
    count, = struct.unpack_from("<i", data, 0)
    offsets = struct.unpack_from(f"<{count}q", data, 4)
    return data[offsets[kind]:min((o for o in offsets if o > offsets[kind]), default=len(data))]


def traineddata_words(data):
    """The strings of the word graph (part 19): edges of letter (an index into part 21), three flags, next node."""
    lines = entry(data, 21).decode("utf-8").split("\n")
    letters = [line.split(" ")[0] for line in lines[1:int(lines[0]) + 1]]
    graph = entry(data, 19)
    _, size, count = struct.unpack_from("<hii", graph, 0)
    edges = struct.unpack_from(f"<{count}Q", graph, 10)
    bits = size.bit_length()
    last, ends = 1, 4

    def walk(at, before):
        while True:
            edge = edges[at]
            word = before + letters[edge & ((1 << bits) - 1)]
            flags = edge >> bits & 7
            if flags & ends:
                yield word
            if edge >> (bits + 3):
                yield from walk(edge >> (bits + 3), word)
            if flags & last:
                return
            at += 1
    return walk(0, "")


def forms(deb):
    """word → in how many forms the list of a package tesseract-ocr-… has it, three at most."""
    tar = subprocess.run(["dpkg-deb", "--fsys-tarfile", deb], stdout=subprocess.PIPE, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(tar)) as files:
        name = next(m for m in files.getmembers() if m.name.endswith(".traineddata"))
        found = collections.Counter(w for s in traineddata_words(files.extractfile(name).read()) for w in words_of(s))
    return {w: min(n, 3) for w, n in found.items() if len(w) > 1}


def seen_in(texts, english):
    """label → word → times in the rows of a file of texts. What catalogues left in English is not of their language."""
    labels = set(LISTS.values())
    seen = {label: collections.Counter() for label in labels}
    with open(texts, encoding="utf-8") as rows:
        for row in rows:
            label, kind, _, text = row.rstrip("\n").split("\t")
            if label in labels and kind != "word" and (label == "en" or text not in english):
                seen[label].update(words_of(text))
    return seen


def shares(seen):
    """word → its share of the words of texts, with a little for what they do not have."""
    total = max(1, sum(seen.values()))
    return collections.defaultdict(lambda: UNSEEN, {w: n / total + UNSEEN for w, n in seen.items()})


def without_guests(known, share, english, english_share):
    """The list without its English: what English uses much more stands in every list of the web."""
    return {w: n for w, n in known.items() if english.get(w) != 3 or share[w] >= 0.25 * english_share[w]}


def counts(share, known):
    """word → times in 10^9, of the shares in texts and the number of forms; the exponents were fitted to treebanks and to Malay."""
    raw = {w: (known.get(w, 0) + 0.3) ** 3 * share[w] ** 0.75 for w in {*known, *(w for w, s in share.items() if s > 1.5 * UNSEEN)}}
    scale = 1e9 / max(1e-9, sum(raw.values()))
    return {w: n * scale for w, n in raw.items()}


def frequencies(debs, seen):
    """(label, "COUNT WORD"), the most frequent first; `seen` is of seen_in; `debs`: the folder of the packages."""
    known = {label: forms(next(str(p) for p in debs.glob(f"tesseract-ocr-{code}_*.deb"))) for code, label in LISTS.items()}
    share = {label: shares(seen[label]) for label in known}
    guests = {"id", "ms"}  # where English words are at home too
    found = {label: counts(share[label], words if label in {"en", *guests} else without_guests(words, share[label], known["en"], share["en"]))
             for label, words in known.items()}
    ranked = {label: sorted(words, key=lambda w: (-words[w], w)) for label, words in found.items()}
    hinted = {w for label, most in HINTS.values() for w in ranked[label][:most] if found[label][w] >= LEAST}
    for label, words in found.items():
        kept = hinted if label in {h for h, _ in HINTS.values()} else set(ranked[label][:MOST])
        for w in ranked[label]:
            if w in kept and words[w] >= 1:
                yield label, f"{round(words[w])} {w}"
