#!/usr/bin/env python3
"""Counts for the taggers of the headline: treebanks in, src/language/tags/<code>.tsv out.

    python3 tests/tune/tags.py UD_FOLDER WORDNET_FOLDER WORD_COUNTS [CODE...]

UD_FOLDER holds one folder a treebank (CC BY-SA only). For English, WordNet 3.0 says what
the words that no treebank holds can be, and WORD_COUNTS (lines "word count") which are common. A line of a table is
  W word tag=count ...      how often a word (as written) was tagged so
  T tag tag=count ...       how often a tag was followed by another; ^ opens and closes a sentence
All languages share one tag set: Penn's, with Universal Dependencies mapped onto it.
"""
import glob
import os
import re
import sys
from collections import Counter, defaultdict

TREEBANKS = {
    "en": ["English-EWT"], "de": ["German-GSD"], "fr": ["French-GSD"], "es": ["Spanish-GSD"],
    "pt": ["Portuguese-GSD"], "nl": ["Dutch-Alpino"], "da": ["Danish-DDT"],
    "no": ["Norwegian-Bokmaal"], "fi": ["Finnish-TDT"], "ro": ["Romanian-RRT"],
    "ru": ["Russian-GSD", "Russian-Taiga"], "id": ["Indonesian-GSD"],
}
MARKS = {"(": "(", "[": "(", "{": "(", ")": ")", "]": ")", "}": ")", ",": ",", ".": ".", "?": ".",
         "!": ".", "…": ".", '"': '"', "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "``": '"',
         "''": '"', "‘": '"', "’": '"', "'": '"'}
PENN = {"ADD": "NNP", "AFX": "JJ", "FW": "NNP", "XX": "NN", "GW": "NN", "LS": "CD", "NFP": ":",
        "``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "WP$": "WP", "NNPS": "NNPS"}
PARTICLES = {"de": {"zu"}, "nl": {"te"}, "da": {"at"}, "no": {"å"}, "en": {"to"}}


def features(text):
    return dict(f.split("=", 1) for f in text.split("|") if "=" in f)


def verb_tag(upos, f):
    form = f.get("VerbForm")
    if form in ("Part", "PartPres", "PartPast"):
        return "VBN"
    if form in ("Ger", "Conv", "Gdv", "Sup"):
        return "VBG" if form != "Sup" else "VBN"
    if form == "Inf":
        return "VB"
    if upos == "AUX":
        return "MD"
    return "VBD" if f.get("Tense") in ("Past", "Imp") else "VBZ"


def universal_tag(word, upos, f, code):
    if upos == "PUNCT":
        return MARKS.get(word, ":")
    if upos in ("VERB", "AUX"):
        return verb_tag(upos, f)
    if upos == "NOUN":
        return "NNS" if f.get("Number") == "Plur" else "NN"
    if upos == "PROPN":
        return "NNP"
    if upos in ("DET", "PRON"):
        if f.get("Poss") == "Yes":
            return "PRP$"
        if upos == "DET":
            return "DT"
        return "WP" if f.get("PronType") in ("Rel", "Int", "Int,Rel") else "PRP"
    if upos == "PART":
        return "TO" if word.lower() in PARTICLES.get(code, ()) else "RP"
    return {"ADJ": "JJ", "ADV": "RB", "NUM": "CD", "ADP": "IN", "SCONJ": "SC", "CCONJ": "CC",
            "SYM": "SYM", "INTJ": "UH", "X": "NNP"}.get(upos, "NN")


def english_tag(word, xpos):
    return PENN.get(xpos, xpos)


def sentences(path, code):
    sentence, skip = [], 0
    for line in open(path, encoding="utf8", errors="ignore"):
        line = line.rstrip("\n")
        if not line:
            if sentence:
                yield sentence
            sentence, skip = [], 0
            continue
        if line.startswith("#"):
            continue
        c = line.split("\t")
        if len(c) < 10 or "." in c[0]:
            continue
        if "-" in c[0]:  # a contraction: one word on the page, tagged as its first part
            if code != "en":  # English contractions are cut as the headline cuts them
                pending, skip = (c[1], int(c[0].split("-")[1]), c[9]), -1
            continue
        number = int(c[0])
        tag = english_tag(c[1], c[4]) if code == "en" else universal_tag(c[1], c[3], features(c[5]), code)
        glued = "SpaceAfter=No" in c[9]
        if skip == -1:
            sentence.append((pending[0], tag, "SpaceAfter=No" in pending[2]))
            skip = pending[1]
            continue
        if skip > 0 and number <= skip:
            continue
        word = '"' if tag == '"' else c[1]
        sentence.append((word, tag, glued))
    if sentence:
        yield sentence


def join_hyphens(sentence):
    """well - known, written without spaces, is one piece of a headline."""
    out, i = [], 0
    while i < len(sentence):
        word, tag, glued = sentence[i]
        while glued and i + 2 < len(sentence) and sentence[i + 1][0] == "-" and sentence[i + 1][2]:
            word += "-" + sentence[i + 2][0]
            tag, glued = sentence[i + 2][1:]
            after = sentence[i + 3][1] if i + 3 < len(sentence) else ""
            if tag not in ("NNP", "NNPS", "CD") and after in ("NN", "NNS"):
                tag = "JJ"
            i += 2
        out.append((word, tag))
        i += 1
    return out


def count(paths, code):
    words, next_tag = defaultdict(Counter), defaultdict(Counter)
    for path in paths:
        for sentence in map(join_hyphens, sentences(path, code)):
            before, first = "^", True
            for word, tag in sentence:
                if " " in word or "\t" in word:
                    word = word.replace(" ", "")
                key = word
                if tag in ("NNP", "NNPS") and word[0].islower() and code != "id":
                    tag = "NN" if tag == "NNP" else "NNS"  # a name has a capital, or cannot be told
                if first and word[:1].isupper() and tag not in ("NNP", "NNPS") and (code != "de" or tag not in ("NN", "NNS")):
                    key = word.lower()
                if word[:1].isalnum():
                    first = False
                words[key][tag] += 1
                next_tag[before][tag] += 1
                before = tag
            next_tag[before]["^"] += 1
    return words, next_tag


# How a lemma's uses spread over its forms, about.
SPREAD = {"n": {"NN": .7, "NNS": .3}, "a": {"JJ": 1.}, "r": {"RB": 1.},
          "v": {"VB": .3, "VBP": .1, "VBZ": .12, "VBD": .2, "VBN": .16, "VBG": .12}}
MOST_WORDS, UNSEEN, SEEN = 20000, 2.0, 0.5  # words looked at; counts given to a word


def inflect(lemma, pos, irregular):
    y = len(lemma) > 2 and lemma[-1] == "y" and lemma[-2] not in "aeiou"
    s = lemma + "es" if re.search(r"(s|x|z|ch|sh|[^aeiou]o)$", lemma) else lemma[:-1] + "ies" if y else lemma + "s"
    if pos == "n":
        return {"NN": [lemma], "NNS": irregular or [s]}
    if pos != "v":
        return {"JJ" if pos == "a" else "RB": [lemma]}
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    past = [lemma[:-1] + "ied" if y else stem + "ed"]
    gerund = [(stem if not lemma.endswith("ee") else lemma) + "ing"]
    other = [w for w in irregular if not w.endswith("ing")]
    if [w for w in irregular if w.endswith("ing")]:
        gerund = [w for w in irregular if w.endswith("ing")]
    return {"VB": [lemma], "VBP": [lemma], "VBZ": [s], "VBD": other or past, "VBN": other or past,
            "VBG": gerund}


def wordnet(folder):
    """tag shares of every form of WordNet's one-word lemmas, weighed by SemCor's counts"""
    names = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
    kinds = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    weight, forms = defaultdict(lambda: defaultdict(float)), defaultdict(lambda: defaultdict(float))
    for pos, name in names.items():
        for line in open(f"{folder}/index.{name}"):
            if line[0] != " " and re.fullmatch(r"[a-z]+", line.split()[0]):
                weight[line.split()[0]][pos] += .3
    for line in open(f"{folder}/cntlist.rev"):
        lemma, rest = line.split("%")
        if lemma in weight:
            weight[lemma][kinds[rest[0]]] += int(line.split()[2])
    for pos, name in names.items():
        irregular = defaultdict(list)
        for line in open(f"{folder}/{name}.exc"):
            form, *lemmas = line.split()
            for lemma in lemmas:
                irregular[lemma].append(form)
        for lemma in weight:
            if pos in weight[lemma]:
                for tag, words in inflect(lemma, pos, irregular[lemma]).items():
                    for word in words:
                        forms[word][tag] += weight[lemma][pos] * SPREAD[pos][tag] / len(words)
    return forms


def add_wordnet(words, folder, counts):
    common = [line.split()[0] for line in open(counts, encoding="utf8")][:MOST_WORDS]
    known = wordnet(folder)
    for word in common:
        shares = known.get(word)
        if not shares:
            continue
        seen = sum(words[word].values()) if word in words else 0
        if seen and (seen > 20 or words[word].most_common(1)[0][0] not in shares):
            continue
        total, weight = sum(shares.values()), SEEN if seen else UNSEEN
        for tag, share in shares.items():
            if share / total > .02:
                words[word][tag] += round(share / total * weight, 2)


def render(counter):
    return "\t".join(f"{t}={n:g}" for t, n in sorted(counter.items(), key=lambda x: (-x[1], x[0])))


def write(folder, lexicon, code, out):
    paths = sorted(p for t in TREEBANKS[code] for p in glob.glob(os.path.join(folder, t, "*.conllu")))
    words, next_tag = count(paths, code)
    if code == "en":
        add_wordnet(words, *lexicon)
    with open(out, "w", encoding="utf8") as file:
        names = ", ".join("UD " + t for t in TREEBANKS[code])
        file.write(f"# nutgraf tags 1\n# source: {names} (universaldependencies.org), CC BY-SA 4.0\n")
        if code == "en":
            file.write("# source: WordNet 3.0 (Princeton University), WordNet licence\n")
            file.write("# source: OpenSubtitles word counts (which words), CC BY-SA 4.0\n")
        for word in sorted(words):
            file.write(f"W\t{word}\t{render(words[word])}\n")
        for tag in sorted(next_tag):
            file.write(f"T\t{tag}\t{render(next_tag[tag])}\n")


if __name__ == "__main__":
    folder = sys.argv[1]
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/language/tags")
    for code in sys.argv[4:] or TREEBANKS:
        write(folder, sys.argv[2:4], code, os.path.join(target, code + ".tsv"))
