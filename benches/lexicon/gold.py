"""Makes the gold that `measure.py` scores forms against: `python3 gold.py OUT_DIRECTORY`; see README.md.

Types (distinct words) that are common in Norwegian with their lemma and class by Apertium's dictionaries for bokmål and
nynorsk, joined by its bilingual dictionary. Those dictionaries are GPL: the gold is made where it is needed, never committed.
Needs Debian's `apertium-nno-nob` and `lttoolbox` and PyPI's `wordfreq`.
"""

import collections
import pathlib
import re
import subprocess
import sys

import wordfreq

DATA = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/share/apertium/apertium-nno-nob")
TYPES_MAX = 25_000
# The frequencies are of bokmål with a little nynorsk in between: a form that only nynorsk has is that many times commoner in nynorsk.
NYNORSK_SHARE = 30
CLASSES = {"n": "n", "adj": "a", "vblex": "v", "vbser": "v", "vbmod": "v", "vbhaver": "v", "adv": "x", "prn": "x", "det": "x", "pr": "x", "cnjcoo": "x", "cnjsub": "x"}


def analyse(words, side):
    """Word -> {(lemma, class, tags)} without compound guesses and names."""
    run = subprocess.run(["lt-proc", "-w", str(DATA / f"{side}.automorf.bin")], input="\n".join(words) + "\n", capture_output=True, text=True, check=True)
    found = {}
    for unit in re.findall(r"\^([^$]*)\$", run.stdout):
        surface, *readings = unit.split("/")
        kept = set()
        for reading in readings:
            if reading.startswith("*") or "compound" in reading or "+" in reading or " " in reading:
                continue
            lemma, tags = re.match(r"([^<]*)(<.*)", reading).groups()
            cls = CLASSES.get(re.findall(r"<([^>]*)>", tags)[0])
            if cls:
                kept.add((lemma.lower(), cls, tags))
        if kept:
            found[surface.lower()] = kept
    return found


def translate(readings, side):
    """(lemma, class, tags) -> lemma in the other language by the bilingual dictionary."""
    ordered = sorted(readings)
    source = "\n".join(f"^{lemma}{tags}$" for lemma, _, tags in ordered)
    run = subprocess.run(["lt-proc", "-b", str(DATA / f"{side}.autobil.bin")], input=source, capture_output=True, text=True, check=True)
    table = {}
    for reading, unit in zip(ordered, re.findall(r"\^([^$]*)\$", run.stdout)):
        targets = unit.split("/")[1:]
        first = targets[0] if targets else "@"
        if not first.startswith("@"):
            table[reading] = first.split("<")[0].lower()
    return table


def write(path, analysed, key, weight):
    """One line a type: the word, its likeliest key, all its keys."""
    alone = collections.Counter()
    keys = {word: {key(reading) for reading in readings} for word, readings in analysed.items()}
    for word, found in keys.items():
        if len(found) == 1:
            alone[next(iter(found))] += weight(word)
    with path.open("w") as file:
        for word in sorted(keys):
            ordered = sorted(keys[word], key=lambda found: (-alone[found], found))
            file.write("\t".join([word, *ordered]) + "\n")


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    frequency = wordfreq.get_frequency_dict("nb", wordlist="large")
    common = [word for word in sorted(frequency, key=lambda word: (-frequency[word], word)) if word.isalpha() and len(word) > 1]
    nb = analyse(common[: 2 * TYPES_MAX], "nob-nno")
    nb = {word: nb[word] for word in [word for word in common if word in nb][:TYPES_MAX]}
    everything = [word for word in frequency if word.isalpha() and len(word) > 1]
    nn = analyse(everything, "nno-nob")
    of_nb = set(analyse(everything, "nob-nno"))
    to_nb = translate({reading for readings in nn.values() for reading in readings}, "nno-nob")

    def nn_weight(word):
        return frequency.get(word, 0) * (1 if word in of_nb else NYNORSK_SHARE)

    nn = {word: nn[word] for word in sorted(nn, key=lambda word: (-nn_weight(word), word))[:TYPES_MAX]}

    def plain(reading):
        return f"{reading[0]}/{reading[1]}"

    def bridged(reading):
        return f"{to_nb.get(reading, reading[0])}/{reading[1]}"

    write(out / "nb.tsv", nb, plain, lambda word: frequency.get(word, 0))
    write(out / "nn.tsv", nn, plain, nn_weight)
    with (out / "joint.tsv").open("w") as file:
        lines = {}
        for name, key in (("nb", plain), ("nn", bridged)):
            for line in (out / f"{name}.tsv").read_text().splitlines():
                word, *keys = line.split("\t")
                lines.setdefault(word, [])
                source = nb if name == "nb" else nn
                mapped = {plain(reading): key(reading) for reading in source[word]}
                lines[word] += [mapped[found] for found in keys if mapped[found] not in lines[word]]
        for word in sorted(lines):
            file.write("\t".join([word, *lines[word]]) + "\n")
    print(len(nb), "bokmål types,", len(nn), "nynorsk types,", len(lines), "together")


main()
