#!/usr/bin/env python3
"""Words of English that belong together, counted in free texts: "P kind word word" lines.

    python3 tests/tune/pairs.py WORDNET_FOLDER TEXT... >> src/language/tags/en.tsv

Kind v: a verb and a preposition, n: a noun and a preposition, c: an adjective and its
noun. TEXT holds one document a line.
"""
import re
import sys
from collections import Counter

PREPOSITIONS = set("""in on at by for with from to into onto over under about against between during
of as after through towards toward within without across upon off out up down among than""".split())
WEAK = {"in", "at", "on", "by", "for", "after"}
WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|\d[\d.,]*|[.,;:!?()\"]")


def glosses(folder):
    for name in ("noun", "verb", "adj", "adv"):
        for line in open(f"{folder}/data.{name}", errors="ignore"):
            if " | " in line:
                yield line.split(" | ", 1)[1]


def listed(folder, name):
    return {line.split()[0] for line in open(f"{folder}/index.{name}") if line[0] != " "}


def lines(folder, paths):
    yield from glosses(folder)
    for path in paths:
        yield from open(path, encoding="utf8")


def main(folder, paths):
    word, pair = Counter(), Counter()
    for line in lines(folder, paths):
        words = [w.lower() for w in WORD.findall(line.replace("’", "'"))]
        word.update(words)
        pair.update((a, b) for a, b in zip(words, words[1:]) if a[0].isalpha() and b[0].isalpha())
    total, adjectives, nouns = sum(word.values()), listed(folder, "adj"), listed(folder, "noun")
    print(f"# pairs: WordNet's glosses (WordNet licence), State of the Union (public domain), "
          f"UD English PUD and EWT (CC BY-SA); {total} words")
    for (a, b), n in sorted(pair.items()):
        share = n / word[a]
        if b in PREPOSITIONS and b != "of" and word[a] >= 8 and a not in PREPOSITIONS:
            if n >= 4 and share > (.3 if b in WEAK else .18):
                print(f"P\tv\t{a}\t{b}")
            if n >= 5 and share > (.45 if b in WEAK - {"for", "after"} else .28):
                print(f"P\tn\t{a}\t{b}")
        elif n >= 4 and n * total > 60 * word[a] * word[b] and a in adjectives and b in nouns:
            print(f"P\tc\t{a}\t{b}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
