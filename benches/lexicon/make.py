"""Makes the tables that `make.rs` packs into `server/text/lexicon/`; see README.md beside this file.

Run:  python3 make.py OUT_DIRECTORY [--hold-out SHARE]
With --hold-out, the share of lemmas (by hash) that is left out of the lexicon is written to `held_out.tsv`, for measuring
what the rules do with words that the lexicon lacks.
"""

import gzip
import hashlib
import importlib.resources
import json
import math
import pathlib
import re
import sys
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).parent
LETTERS = re.compile(r"^[a-zæøåéèêóòôàäöüčđŋšŧžá]+(-[a-zæøåéèêóòôàäöüčđŋšŧžá]+)*$")
STRIP_MAX = 14


def rows(name):
    """The rows of a hand-written table beside this file."""
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


# ── sources ─────────────────────────────────────────────────────────────────────────────────
def read_bokmaal():
    """Form -> {(class, lemma)} from the word forms of Norsk Ordbank in spacy-lookups-data."""
    packed = importlib.resources.files("spacy_lookups_data").joinpath("data/nb_lemma_exc.json.gz").read_bytes()
    table = json.loads(gzip.decompress(packed))
    letters = {"noun": "n", "verb": "v", "adj": "a", "adv": "x"}
    readings = defaultdict(set)
    for name, forms in table.items():
        for form, lemmas in forms.items():
            for lemma in lemmas:
                if LETTERS.match(form) and LETTERS.match(lemma):
                    readings[form].add((letters[name], lemma))
    return readings


def add_small_words(readings):
    """Pronouns, prepositions and the like, which the word forms of Ordbank lack, from simplemma's bokmål table."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    table = DefaultDictionaryFactory().get_dictionary("nb")
    for form in table:
        if form not in readings and LETTERS.match(form) and LETTERS.match(table[form]) and len(form) < 8 and form.isalpha() and table[form] not in readings:
            readings[form].add(("x", form))


def read_nynorsk():
    """Form -> lemma from simplemma's nynorsk table."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    table = DefaultDictionaryFactory().get_dictionary("nn")
    return {form: table[form] for form in table if LETTERS.match(form) and LETTERS.match(table[form])}


# ── bokmål ──────────────────────────────────────────────────────────────────────────────────
def complete_bokmaal(readings):
    """Puts back plurals that the source lost to a homograph (deler: del), and makes participles forms of their verb."""
    lemmas = defaultdict(set)
    for form, found in readings.items():
        for cls, lemma in found:
            lemmas[cls].add(lemma)
    has = lambda form, reading: reading in readings.get(form, ())
    for lemma in lemmas["n"]:
        if lemma.endswith("e"):
            if has(lemma + "ne", ("n", lemma)) and lemma + "r" in readings:
                readings[lemma + "r"].add(("n", lemma))
            continue
        is_neuter = has(lemma + "et", ("n", lemma)) and not has(lemma + "en", ("n", lemma))
        has_sibling = lemma + "e" in lemmas["n"]
        for ending in ("en", "er", "ene"):
            form = lemma + ending
            lost = form in readings and not has(form, ("n", lemma)) and (has_sibling or ending == "er")
            if lost and not (is_neuter and ending != "ene") and any(cls == "n" for cls, _ in readings[form]):
                if has_sibling or has(lemma + "en", ("n", lemma)) or has(lemma + "a", ("n", lemma)):
                    readings[form].add(("n", lemma))
    participles(readings, lemmas)
    return lemmas


def participles(readings, lemmas):
    """A past participle is a form of its verb; a present participle («voksende») is an adjective of its own."""
    for form, found in readings.items():
        for cls, lemma in list(found):
            if cls == "a" and lemma != form and lemma in lemmas["v"]:
                found.discard((cls, lemma))
                if form.endswith(("ende", "ande")):
                    found.add(("a", form))
                elif ("a", form) not in found:
                    found.add(("v", lemma))
            elif cls == "v" and form.endswith(("ende", "ande")) and lemma != form and ("v", form) not in found:
                found.discard((cls, lemma))
                found.add(("a", form))
    lemmas["a"] = {lemma for found in readings.values() for cls, lemma in found if cls == "a"}


def productivity(lemmas):
    """How many other lemmas end in, or begin with, this one: a sign of a common word."""
    count = Counter()
    for cls in "nva":
        for lemma in lemmas[cls]:
            for cut in range(3, len(lemma) - 2):
                tail, head = lemma[cut:], lemma[:cut]
                if tail in lemmas[cls]:
                    count[cls, tail] += 1
                for bare in (head, head[:-1] if head[-1] in "se" else ""):
                    if bare and tail in lemmas["n"] and bare in lemmas["n"]:
                        count["n", bare] += 1
    return count


def rank(form, reading, common, preferred):
    """A smaller rank is a likelier reading of a form seen alone."""
    cls, lemma = reading
    if (form, cls, lemma) in preferred:
        return -100.0
    value = -math.log(1 + common[cls, lemma])
    match cls:
        case "x":
            return value - 6
        case "a":
            return value - (3 if form == lemma and not form.endswith(("t", "e", "a")) else 1.5)
        case "n":
            agent = form == lemma and form.endswith("er")
            return value + (1.0 if agent else -2.0 if form == lemma else 0.5 if form.endswith("a") else 0.0)
        case "v":
            if form == lemma:
                return value - 2.0
            if lemma == form + "e":
                return value + 3.0
            if form.endswith(("er", "te", "de", "rt", "nt", "kt", "st", "dt", "tt", "lt", "vd", "gd")) and len(form) > 4:
                return value - 3.0
            if form.endswith(("et", "a")):
                return value - 1.0
            return value + (0.5 if form.endswith("s") else 3.0)
    return value


# ── nynorsk and its bridge ──────────────────────────────────────────────────────────────────
REWRITES = [
    (r"heit$", "het"), (r"leik$", "lighet"), (r"leik$", "het"), (r"leg$", "lig"), (r"ar$", "er"), (r"a$", "e"),
    (r"era$", "ere"), (r"gjere$", "gjøre"), (r"ast$", "es"), (r"sam$", "som"), (r"semd$", "somhet"), (r"laus$", "løs"),
    (r"løyse$", "løshet"), (r"løyse$", "løse"), (r"løysing$", "løsning"), (r"kje$", "ke"), (r"gje$", "ge"), (r"^kv", "hv"), (r"kv", "hv"),
    (r"au", "ø"), (r"au", "u"), (r"au", "o"), (r"øy", "ø"), (r"øy", "o"), (r"ei", "e"), (r"ei", "et"), (r"jø", "je"), (r"jø", "e"),
    (r"o", "u"), (r"u", "o"), (r"y", "i"), (r"y", "ø"), (r"y", "u"), (r"ø", "y"), (r"ø", "o"), (r"e", "æ"), (r"æ", "e"), (r"i", "e"),
    (r"e", "i"), (r"å", "o"), (r"o", "å"), (r"a", "o"), (r"mn", "vn"), (r"tn", "nn"), (r"nad$", "ad"), (r"nad$", "ning"),
    (r"ing$", "else"), (r"ing$", "ning"), (r"ing$", "nelse"), (r"gjev", "giv"), (r"gjev", "gi"), (r"tj", "t"), (r"sj", "skj"), (r"nn", "n"), (r"ll", "l"),
    (r"n$", "nn"), (r"l$", "ll"), (r"m$", "mm"), (r"tal", "tall"), (r"ande$", "ende"), (r"are", "ere"), (r"ig", "ig"),
    (r"stad", "sted"), (r"an", "en"), (r"frå", "fra"), (r"utan", "uten"), (r"innan", "innen"), (r"saman", "sammen"),
    (r"for", "for"), (r"fore", "for"), (r"føre", "fore"), (r"føre", "for"), (r"eg", "ei"), (r"ik", "ig"), (r"p$", "b"),
    (r"k", "g"), (r"dd", "d"), (r"sk", "s"), (r"veg", "vei"), (r"e$", ""), (r"$", "e"), (r"j", ""), (r"d$", ""), (r"t$", "d"), (r"v", ""),
    (r"itet$", "itet"), (r"asjon$", "asjon"), (r"sitj", "sitt"), (r"setj", "sett"), (r"ggj", "gg"), (r"gj", "g"), (r"kkj", "kk"), (r"kj", "k"),
    (r"ferd", "ferd"), (r"gong", "gang"), (r"hald", "hold"), (r"skot", "skudd"), (r"bod", "bud"), (r"kyrkj", "kirk"), (r"oppgåv", "oppgav"),
    (r"medverk", "medvirk"), (r"verk", "virk"), (r"verknad$", "virkning"), (r"skule", "skole"), (r"teneste", "tjeneste"), (r"sjølv", "selv"),
    (r"sjuk", "syk"), (r"heim", "hjem"), (r"einskild", "enkelt"), (r"vatn", "vann"), (r"namn", "navn"), (r"bustad", "bolig"), (r"leiar", "leder"),
    (r"tryggleik", "trygghet"), (r"røyst", "stemme"), (r"ungdoms", "ungdoms"), (r"barne", "barne"), (r"arbeids", "arbeids"), (r"fram", "frem"),
]
# Rewrites of one letter meet too many strangers when two of them are combined.
WEAK = {"o", "u", "y", "ø", "e", "æ", "i", "å", "a", "k", "dd", "sk", "j", "v", "e$", "$", "d$", "t$", "n$", "l$", "m$", "nn", "ll", "p$", "an", "au", "øy", "ei", "a$", "ar$"}


def bridge(lemma, cls, known, pairs):
    """The bokmål lemma that a nynorsk lemma meets, or itself when nothing is sure."""
    if lemma not in pairs and lemma.endswith("a") and lemma[:-1] + "e" in pairs:
        lemma = lemma[:-1] + "e"
    if lemma in pairs:
        target = pairs[lemma]
        if target in known[cls] or (cls == "x" and not any(target in known[other] for other in "nva")):
            return target
    for cut in range(2, len(lemma) - 2):
        tail = lemma[cut:]
        for head in {lemma[:cut], pairs.get(lemma[:cut], lemma[:cut]), bridge_modifier(lemma[:cut], pairs)}:
            if tail in pairs and head + pairs[tail] in known[cls]:
                return head + pairs[tail]
            if head != lemma[:cut] and head + tail in known[cls]:
                return head + tail
    if lemma in known[cls]:
        return lemma
    best = None
    for pattern, new in REWRITES:
        once = re.sub(pattern, new, lemma)
        if once == lemma:
            continue
        if once in known[cls] and accept(lemma, once, pattern):
            return once
        if pattern in WEAK and pattern not in ("a$", "ar$", "ei", "øy", "au", "an"):
            continue
        for second, newer in REWRITES:
            if second in WEAK and second not in ("a$", "ar$", "ei", "øy", "au", "an"):
                continue
            twice = re.sub(second, newer, once)
            if twice != once and twice in known[cls] and best is None and len(lemma) > 6:
                best = twice
    return best or bridge_first_part(lemma, cls, known, pairs) or lemma


def bridge_first_part(lemma, cls, known, pairs):
    """A compound that bokmål's list lacks, of a nynorsk first part that is surely bridged and a known last part."""
    for cut in range(3, len(lemma) - 3):
        head, tail = bridge_modifier(lemma[:cut], pairs), lemma[cut:]
        head = pairs.get(lemma[:cut], head)
        if head != lemma[:cut] and (pairs.get(tail, tail) in known[cls]):
            return head + pairs.get(tail, tail)
    return None


def accept(lemma, candidate, pattern):
    """Whether one rewrite is enough evidence: long words, or a rewrite that is typical of nynorsk."""
    return len(lemma) >= 7 or pattern not in WEAK or pattern in ("a$", "ar$")


def bridge_modifier(head, pairs):
    """The bokmål of a compound's first part with its linking letter."""
    for link in ("s", "e"):
        if head.endswith(link) and head[:-1] in pairs:
            return pairs[head[:-1]] + link
    if head + "e" in pairs and pairs[head + "e"].endswith("e"):
        return pairs[head + "e"][:-1]
    return head


ENDINGS_OF_CLASS = {
    "n": ("", "en", "et", "a", "ar", "er", "ane", "ene", "i", "r", "ne", "n", "t", "anne"),
    "v": ("", "ar", "er", "a", "te", "de", "t", "d", "ande", "ast", "st", "dde", "tte", "dd", "tt", "ne", "en", "e", "r", "je", "ja", "an"),
    "a": ("", "e", "t", "are", "ast", "aste", "tt", "ne", "te", "en", "a", "ande"),
}


def nynorsk_classes(families, known, pairs):
    """Lemma -> classes, by the endings its forms have and by what its bokmål lemma is."""
    classes = {}
    for lemma, forms in families.items():
        stem = lemma[:-1] if lemma[-1] in "ea" else lemma
        ends = {form[len(stem):] for form in forms if form.startswith(stem)}
        found = set()
        if ends & {"ane", "ene", "anne"} or (ends & {"en", "et"} and not ends & {"te", "de", "are"}):
            found.add("n")
        if ends & {"ande", "te", "de", "dde", "tte", "ast", "era", "erte"} and lemma[-1] in "eaåoyiø" or len({"a", "ar"} & ends) == 2 and "ane" not in ends:
            found.add("v")
        if ends & {"are", "aste"} or (ends & {"t"} and "e" in ends and lemma[-1] not in "ea") or lemma.endswith(("leg", "sk", "ig", "sam", "laus", "bar")):
            found.add("a")
        for cls in "nvax":
            target = bridge(lemma, cls, known, pairs)
            if target in known[cls] and (target != lemma or not found):
                found.add(cls)
        if not found:
            found.add("v" if lemma.endswith("a") or lemma.endswith("ere") else "n")
        classes[lemma] = found
    return classes


def nynorsk_readings(table, known, pairs):
    """Form -> {(class, bokmål lemma)} for nynorsk."""
    families = defaultdict(set)
    for form, lemma in table.items():
        families[lemma].add(form)
    classes = nynorsk_classes(families, known, pairs)
    readings = defaultdict(set)
    for lemma, forms in families.items():
        stem = lemma[:-1] if lemma[-1] in "ea" else lemma
        for form in forms | {lemma}:
            fitting = [
                cls for cls in classes[lemma]
                if cls == "x" or not form.startswith(stem) or form == lemma or form[len(stem):] in ENDINGS_OF_CLASS[cls]
            ]
            if form.endswith("ande") and form != lemma and "v" in classes[lemma]:
                readings[form].add(("a", bridge(form, "a", known, pairs)))
                continue
            for cls in fitting or classes[lemma]:
                readings[form].add((cls, bridge(lemma, cls, known, pairs)))
    return readings


def add_pairs(nb, nn, known, pairs):
    """The nynorsk words of the bridge that the source lacks, with their regular forms."""
    for lemma, target in pairs.items():
        if lemma in nn or lemma in nb:
            continue
        if target in known["n"]:
            is_neuter = ("n", target) in nb.get(target + "et", ()) and ("n", target) not in nb.get(target + "en", ())
            stem = lemma[:-1] if lemma.endswith("e") else lemma
            for ending in ("et", "a") if is_neuter else ("en", "a", "ar", "ane", "er", "ene"):
                nn[stem + ending].add(("n", target))
        cls = next((cls for cls in "nva" if target in known[cls]), "x")
        nn[lemma].add((cls, target))


def grown_nynorsk(nb, known, pairs, nn):
    """Nynorsk forms that follow by rule from bokmål lemmas that are the same word in nynorsk, where the source has none."""
    grown = defaultdict(set)
    for form, found in list(nb.items()):
        for cls, lemma in found:
            if cls == "n" and form == lemma + "er" and (("n", lemma) in nb.get(lemma + "ene", ())) and ("n", lemma) in nb.get(lemma + "en", ()):
                if lemma.endswith("het"):
                    base = lemma[:-3] + "heit"
                    for end in ("", "a", "er", "ene"):
                        grown[base + end].add((cls, lemma))
                else:
                    grown[lemma + "ar"].add((cls, lemma))
                    grown[lemma + "ane"].add((cls, lemma))
            elif cls == "n" and lemma.endswith("er") and form == lemma and ("n", lemma) in nb.get(lemma + "e", ()):
                for end in ("ar", "aren", "arar", "arane"):
                    grown[lemma[:-2] + end].add((cls, lemma))
            elif cls == "n" and lemma.endswith("e") and form == lemma + "r" and ("n", lemma) in nb.get(lemma + "n", ()):
                grown[lemma[:-1] + "ar"].add((cls, lemma))
                grown[lemma[:-1] + "ane"].add((cls, lemma))
            elif cls == "n" and form == lemma + "et" and lemma in nn and ("n", lemma) not in nb.get(lemma + "en", ()):
                nn[lemma + "a"].add((cls, lemma))
            elif cls == "a" and form == lemma and lemma.endswith("lig"):
                for end in ("leg", "lege"):
                    grown[lemma[:-3] + end].add((cls, lemma))
            elif cls == "v" and form == lemma and lemma.endswith("e") and ("v", lemma) in nb.get(lemma + "t", ()):
                grown[lemma[:-1] + "ar"].add((cls, lemma))
    for form, found in grown.items():
        if form not in nn and form not in nb:
            nn[form] |= found


# ── compounds ───────────────────────────────────────────────────────────────────────────────
STEM_MIN = 3
# Shorter words, and adverbs, that begin compounds all the same.
SHORT = {"år", "by", "bo"}
ADVERBS = {"hjemme", "ute", "inne", "etter"}


def compound_parts(nouns_and_more, forbidden):
    """Modifier (with its link) -> score, and head -> score, learned from how the lexicon's own words are put together.

    Three rounds: a split counts by how often its parts are seen elsewhere.
    """
    lemmas = set(nouns_and_more)
    splits = defaultdict(list)
    for word in lemmas:
        for cut in range(2, len(word) - 2):
            head, written = word[cut:], word[:cut]
            if head not in lemmas or head in forbidden or len(head) < STEM_MIN:
                continue
            for modifier, link in modifiers(written, lemmas, forbidden):
                splits[word].append((written, head))
                break
    weight = Counter()
    first, last = Counter(), Counter()
    for word, found in splits.items():
        for written, head in found:
            first[written] += 1 / len(found)
            last[head] += 1 / len(found)
    for _round in range(3):
        new_first, new_last = Counter(), Counter()
        for word, found in splits.items():
            weights = [first[written] * last[head] * (len(written) * len(head)) ** 2 for written, head in found]
            total = sum(weights)
            for (written, head), value in zip(found, weights):
                new_first[written] += value / total
                new_last[head] += value / total
        first, last = new_first, new_last
    return first, last


def modifiers(written, lemmas, forbidden):
    """The words that a first part can be, with the linking letter that follows."""
    if (written in lemmas or written in ADVERBS) and written not in forbidden and (len(written) >= STEM_MIN or written in SHORT):
        yield written, ""
    for link in ("s", "e"):
        bare = written[: -len(link)]
        if written.endswith(link) and bare in lemmas and bare not in forbidden and (len(bare) >= STEM_MIN or bare in SHORT):
            yield bare, link
    if written + "e" in lemmas and len(written) >= STEM_MIN and written not in forbidden:
        yield written + "e", "-e"


# ── guessing ────────────────────────────────────────────────────────────────────────────────
GUESS_LETTERS_MAX = 7
GUESS_FORMS_MIN = 4


def guesses(lines, index):
    """Ending -> likeliest reading of a word that ends so, for one language; only where a shorter ending would say otherwise."""
    seen = defaultdict(Counter)
    for fields in lines:
        form, readings = fields[0], fields[index]
        if not readings or "-" in form:
            continue
        cls, strip, put, _ = readings[0]
        if cls == "x":
            continue
        for length in range(1, min(GUESS_LETTERS_MAX, len(form) - 2) + 1):
            if strip <= length:
                seen[form[-length:]][cls, strip, put] += 1
    chosen = {}
    for ending in sorted(seen, key=len):
        reading, count = seen[ending].most_common(1)[0]
        shorter = next((chosen[ending[cut:]] for cut in range(1, len(ending)) if ending[cut:] in chosen), None)
        if count >= GUESS_FORMS_MIN and reading != shorter:
            chosen[ending] = reading
    return chosen


# ── writing ─────────────────────────────────────────────────────────────────────────────────
def edit(form, lemma):
    """How many letters to take off the form, and what to put on, to get the lemma."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def held_out(lemma, share):
    """Whether the lemma is left out for measuring."""
    return int(hashlib.sha256(lemma.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF < share


def main():
    out = pathlib.Path(sys.argv[1])
    share = float(sys.argv[3]) if len(sys.argv) > 3 else 0.0
    out.mkdir(parents=True, exist_ok=True)
    pairs = {row[0]: row[1] for row in rows("bridge.tsv")}
    preferred = {(form, cls, lemma) for form, cls, lemma in rows("readings.tsv")}
    nb = read_bokmaal()
    for form, cls, lemma in preferred:
        nb[form].add((cls, lemma))
    known = complete_bokmaal(nb)
    nn = nynorsk_readings(read_nynorsk(), known, pairs)
    add_small_words(nb)
    add_pairs(nb, nn, known, pairs)
    grown_nynorsk(nb, known, pairs, nn)
    for form, cls, lemma in preferred:
        if form in nn and form not in pairs:
            nn[form].add((cls, lemma))
    common = productivity(known)
    canon = {}
    for cls in "nvax":
        for lemma in known[cls]:
            canon[cls, lemma] = bridge(lemma, cls, known, pairs) if lemma in pairs else lemma
    lines = []
    left_out = []
    for form in sorted(set(nb) | set(nn), key=lambda text: text.encode()):
        fields = [form]
        for table, other in ((nb, nn), (nn, nb)):
            ordered = sorted(table.get(form, ()), key=lambda reading: (rank(form, reading, common, preferred), reading))
            packed = []
            for cls, lemma in ordered[:2]:
                target = canon.get((cls, lemma), lemma)
                strip, put = edit(form, target)
                if strip <= STRIP_MAX:
                    packed.append((cls, strip, put, target))
            fields.append(packed)
        lemmas = {reading[3] for readings in fields[1:] for reading in readings}
        if share and any(held_out(lemma, share) for lemma in lemmas):
            left_out.append((form, fields))
            continue
        lines.append(fields)
    with (out / "lexicon.tsv").open("w") as file:
        for form, *tables in lines:
            shown = [" ".join(f"{c}:{s}:{p}" for c, s, p, _ in readings) for readings in tables]
            if any(shown):
                file.write("\t".join([form, *shown]) + "\n")
    with (out / "held_out.tsv").open("w") as file:
        for form, tables in left_out:
            file.write("\t".join([form] + [" ".join(f"{c}:{t}" for c, _, _, t in readings) for readings in tables]) + "\n")
    with (out / "guesses.tsv").open("w") as file:
        tables = [guesses(lines, 1), guesses(lines, 2)]
        for ending in sorted(set(tables[0]) | set(tables[1]), key=lambda text: text.encode()):
            shown = [table.get(ending) for table in tables]
            packed = [":".join(map(str, reading)) if reading else "" for reading in shown]
            if any(packed):
                file.write("\t".join([ending, *packed]) + "\n")
    forbidden = {row[0] for row in rows("no_part.tsv")}
    parts_of = [lemma for cls in "nva" for lemma in known[cls] if not held_out(lemma, share)]
    first, last = compound_parts(parts_of, forbidden - ADVERBS)
    with (out / "parts.tsv").open("w") as file:
        scored = {f"={row[0]}": 1 for row in rows("whole.tsv")}
        for side, table in (("<", first), (">", last)):
            for word, count in table.items():
                score = round(4 * math.log2(1 + count))
                if score > 0:
                    scored[side + word] = score
            scored |= {side + word: 0 for word in forbidden - ADVERBS}
        for part in sorted(scored, key=lambda text: text.encode()):
            file.write(f"{part}\t{scored[part]}\n")
    print(len(lines), "forms;", len(first), "modifiers;", len(last), "heads;", len(left_out), "held out")


main()
