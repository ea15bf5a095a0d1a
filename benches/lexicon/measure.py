"""Scores forms against the gold of `gold.py`: `python3 measure.py GOLD_DIRECTORY PROGRAM...`; see README.md.

PROGRAM reads words, one a line, and is called with `--language nb|nn` (or none for both together); it writes the columns
`surface` and `form` under a heading line, as `moteplass tokens --format tsv` does. A pair of types is right when they share
a lemma and class. Precision is over the pairs that the program joins (any reading counts, for a type seen alone can be any);
recall is over the pairs whose likeliest readings agree. The strict figures count the likeliest readings only.
"""

import collections
import itertools
import pathlib
import subprocess
import sys


def read_gold(path):
    """Word -> its keys, likeliest first."""
    return {line.split("\t")[0]: line.split("\t")[1:] for line in path.read_text("utf-8").splitlines()}


def run(program, words, language):
    """Word -> the form the program gives it."""
    arguments = ["--language", language] if language else []
    done = subprocess.run([*program, *arguments], input="\n".join(words) + "\n", capture_output=True, text=True, check=True)
    heading, *lines = done.stdout.splitlines()
    columns = heading.split("\t")
    surface, form = columns.index("surface"), columns.index("form")
    found = {}
    for line in lines:
        fields = line.split("\t")
        if len(fields) > form:
            found[fields[surface]] = fields[form]
    return found


def pairs(groups):
    """All pairs within groups, each once."""
    return {pair for group in groups.values() for pair in itertools.combinations(sorted(set(group)), 2)}


def grouped(items):
    groups = collections.defaultdict(list)
    for key, word in items:
        groups[key].append(word)
    return groups


def score(gold, predicted):
    likeliest = pairs(grouped((keys[0], word) for word, keys in gold.items()))
    every = pairs(grouped((key, word) for word, keys in gold.items() for key in keys))
    joined = pairs(grouped((predicted.get(word, word), word) for word in gold))
    def f1(right_joined, right_found, wanted):
        precision, recall = right_joined / max(len(joined), 1), right_found / max(len(wanted), 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)
    loose = f1(len(joined & every), len(joined & likeliest), likeliest)
    strict = f1(len(joined & likeliest), len(joined & likeliest), likeliest)
    return loose, strict, joined - every, likeliest - joined


def main():
    folder, program = pathlib.Path(sys.argv[1]), sys.argv[2:]
    for name, language in (("nb", "nb"), ("nn", "nn"), ("joint", "")):
        gold = read_gold(folder / f"{name}.tsv")
        predicted = run(program, sorted(gold), language)
        loose, strict, wrong, missed = score(gold, predicted)
        shown = " ".join(f"{value:.3f}" for value in (*loose, *strict))
        print(f"{name:6} types {len(gold):6}  precision, recall, F1 {shown} (the last three strict)")
        for title, found in (("wrong", wrong), ("missed", missed)):
            path = folder / f"{name}.{title}.txt"
            path.write_text("".join(f"{a} {b} {predicted.get(a)} {predicted.get(b)} {'|'.join(gold[a])} {'|'.join(gold[b])}\n" for a, b in sorted(found)))


main()
