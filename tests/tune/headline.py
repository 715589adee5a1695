#!/usr/bin/env python3
"""Learns the weights of the headline's choice from dev headlines; writes src/headline/weights.h.

    python3 tests/tune/headline.py CANDIDATES_PROGRAM DATA [STRENGTH [TABLE...]]

CANDIDATES_PROGRAM is tests/tune/headline_candidates.c, built; DATA holds bbc_headlines.jsonl,
compress_google.jsonl, cnndm_val.jsonl, cnndm_train200.jsonl, masakhanews_fra.jsonl,
indonesian_headlines.jsonl and finnish.jsonl. The weights make the ROUGE
(F with some recall, mean of -1 and -2, Porter stems) highest that is expected when a candidate is drawn with
probability softmax(score). Needs numpy and PyStemmer.
"""
import json
import os
import re
import subprocess
import sys
from collections import Counter

import numpy
import Stemmer

PORTER = Stemmer.Stemmer("porter")
# Table: sets of that table with their language and weight.
TABLES = {
    "WEIGHTS": [("bbc_headlines", "en", 1.0), ("compress_google", "en", 0.5), ("cnndm_val", "en", 1.5),
                ("cnndm_train200", "en", 1.5)],
    "WEIGHTS_ABROAD": [("masakhanews_fra", "fr", 1.0), ("indonesian_headlines", "id", 1.0), ("finnish", "fi", 0.5)],
}
HEADER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/headline/weights.h")


NEVER_GOOD = [8, 9, 10]  # no verb, short, opens with a pronoun: whatever ROUGE says


def grams(text):
    words = [PORTER.stemWord(w) if w.isascii() and len(w) > 3 else w for w in re.findall(r"\w+", text.lower())]
    return Counter(words), Counter(zip(words, words[1:]))


RECALL = 0.07  # share of recall in what is learned: a headline should tell, not only be short


def score(a, b):
    hit, n, m = sum((a & b).values()), sum(a.values()), sum(b.values())
    return (1 - RECALL) * 2 * hit / (n + m) + RECALL * hit / m if hit else 0.0


def rouge(candidate, references):
    mine = grams(candidate)
    return max(sum(score(x, y) for x, y in zip(mine, r)) / 2 for r in references)


def articles(path):
    return [json.loads(line) for line in open(path, encoding="utf8")]


def references(article):
    texts = article.get("headlines") or [b for r in article["refs"] for b in r.split("\n") if b.strip()]
    return [grams(t) for t in texts]


def candidates(program, code, items):
    data = b"".join(b"%d\n%s" % (len(t), t) for t in (i["text"].encode() for i in items))
    out = subprocess.run([program, code], input=data, capture_output=True, check=True).stdout.decode(errors="replace")
    groups = out.split("#\n")[1:]
    assert len(groups) == len(items)
    return [[line.rsplit("\t", 1) for line in g.splitlines() if "\t" in line] for g in groups]


def load(program, folder, sets):
    groups = []
    for name, code, weight in sets:
        items = articles(f"{folder}/{name}.jsonl")
        for number, (item, lines) in enumerate(zip(items, candidates(program, code, items))):
            seen = {}
            for text, features in lines:
                seen.setdefault(text, features)
            if len(seen) < 2:
                continue
            refs = references(item)
            x = numpy.array([[float(v) for v in f.split()] for f in seen.values()])
            y = numpy.array([rouge(t, refs) for t in seen])
            groups.append((name, number, weight, x, y))
    return groups


def learn(groups, start, strength=0.02, rounds=800, heat=8.0):
    w, m, v = start.copy(), numpy.zeros_like(start), numpy.zeros_like(start)
    for step in range(1, rounds + 1):
        gradient = -strength * (w - start) / len(groups) * 100
        for _, _, weight, x, y in groups:
            s = heat * (x @ w)
            p = numpy.exp(s - s.max())
            p /= p.sum()
            gradient += weight * heat * ((p * (y - p @ y)) @ x) / len(groups)
        m, v = .9 * m + .1 * gradient, .99 * v + .01 * gradient ** 2
        w += .02 * (m / (1 - .9 ** step)) / (numpy.sqrt(v / (1 - .99 ** step)) + 1e-8)
        w[NEVER_GOOD] = numpy.minimum(w[NEVER_GOOD], 0)
    return w


def report(label, groups, w):
    for name in sorted({g[0] for g in groups}):
        mine = [g for g in groups if g[0] == name]
        picked = numpy.mean([y[int(numpy.argmax(x @ w))] for _, _, _, x, y in mine])
        best = numpy.mean([y.max() for _, _, _, x, y in mine])
        print(f"{label} {name}: {len(mine)} leads, picked {100 * picked:.2f}, best {100 * best:.2f}")


def main(program, folder, strength, tables):
    for table in tables:
        text = open(HEADER).read()
        begin = text.index(f"double {table}[")
        end = text.index("};", begin)
        rows = re.findall(r"\[(.*?)\] =\s*(-?[\d.e-]+),", text[begin:end])
        start = numpy.array([float(v) for _, v in rows])
        groups = load(program, folder, TABLES[table])
        report("before", groups, start)
        halves = [[g for g in groups if g[1] % 2 == h] for h in (0, 1)]
        for h in (0, 1):
            report("held out", halves[1 - h], learn(halves[h], start, strength))
        w = learn(groups, start, strength)
        report("all", groups, w)
        lines = "".join(f"    [{name}] = {value:.4f},\n" for (name, _), value in zip(rows, w))
        begin = text.index("{", begin) + 2
        open(HEADER, "w").write(text[:begin] + lines + text[end:])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]) if len(sys.argv) > 3 else 0.02, sys.argv[4:] or TABLES)
