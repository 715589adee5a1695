"""Fits the seams' model (src/text/seam_signs.h): seams.py DATA TOOL OUT

TOOL is build/seam_features, OUT the file of weights. Lines that belong apart are
joined by a space: sentences of the Universal Dependencies that may be shipped
(verse and statutes left out, whose lines open with capitals or whose headings are
counted to the sentence), and the lines of pages. A logistic regression over the
signs' values, with an L2 penalty, says where they were joined. Prints what it
reaches on treebanks and sites left out of the fit (four folds)."""

import glob
import os
import subprocess
import sys

import numpy as np

import pages

SIGNS = ["SEAM_GAP", "SEAM_WORD", "SEAM_AROUND", "SEAM_LENGTH", "SEAM_RUN", "SEAM_BEHIND"]
VALUES = 56  # of one sign, at most
PENALTY = 3.0
KIND_WEIGHT = {"treebanks": 1.0, "pages": 0.03}
UNLIKE = ("Russian-Taiga", "Irish-IDT")
SENTENCES = 200  # of a treebank, in one text
CODES = {"nn": "no", "nb": "no"}


class Text:
    """Lines joined to one, and where each began."""

    def __init__(self, kind, group, code, lines):
        self.kind, self.group, self.code = kind, group, code
        lines = [line.encode("utf8") for line in (" ".join(line.split()) for line in lines) if line]
        self.bytes = b" ".join(lines)
        self.starts, at = set(), 0
        for line in lines:
            self.starts.add(at)
            at += len(line) + 1

    def read(self, rows):
        table = np.array(rows, int).reshape(-1, 1 + len(SIGNS))
        self.y = np.array([start in self.starts for start in table[:, 0]], float)
        self.x = table[:, 1:]


def treebanks(data):
    for path in sorted(glob.glob(data + "/ud_conllu/ud/*/*.conllu")):
        bank = path.split("/")[-2]
        code = os.path.basename(path)[:2]
        with open(path, encoding="utf8", errors="replace") as lines:
            sentences = [line[9:] for line in lines if line.startswith("# text = ")]
        for i in range(0, len(sentences) if bank not in UNLIKE else 0, SENTENCES):
            yield Text("treebanks", bank, CODES.get(code, code), sentences[i : i + SENTENCES])


def load(data, tool):
    texts = list(treebanks(data))
    for source in (pages.readability, pages.trafilatura):
        texts += [Text("pages", site, "-", text.split("\n")) for _, site, text, _ in source(data)]
    fed = b"".join(b"%d %s\n" % (len(text.bytes), text.code.encode()) + text.bytes for text in texts)
    out = subprocess.run([tool], input=fed, stdout=subprocess.PIPE, check=True).stdout.decode()
    rows = iter(out.split("\n"))
    for text in texts:
        text.read([[int(value) for value in row.split()] for row in iter(lambda: next(rows), "")])
    return [text for text in texts if len(text.y)]


def columns(x):
    """One column for each value of each sign."""
    out = np.zeros((len(x), len(SIGNS) * VALUES))
    for sign in range(len(SIGNS)):
        out[np.arange(len(x)), sign * VALUES + x[:, sign]] = 1
    return out


def fit(texts):
    """The weights by sign and value; Newton's method."""
    x = columns(np.concatenate([text.x for text in texts]))
    y = np.concatenate([text.y for text in texts])
    share = np.concatenate([np.full(len(text.y), KIND_WEIGHT[text.kind]) for text in texts])
    used = np.flatnonzero(x.any(0))
    x = np.hstack([np.ones((len(x), 1)), x[:, used]])
    w, penalty = np.zeros(x.shape[1]), np.full(x.shape[1], PENALTY)
    penalty[0] = 1e-6
    for _ in range(12):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (share * (p - y)) + penalty * w
        bend = (x * (share * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w -= np.linalg.solve(bend, slope)
    weights = np.zeros(len(SIGNS) * VALUES)
    weights[used] = w[1:]
    weights[:VALUES] += w[0]  # each place has one gap: it carries the constant
    return weights.reshape(len(SIGNS), VALUES)


def odds(weights, text):
    return sum(weights[sign][text.x[:, sign]] for sign in range(len(SIGNS)))


def report(texts):
    for fold in range(pages.FOLDS):
        held = [text for text in texts if pages.fold_of(text.group) == fold]
        weights = fit([text for text in texts if pages.fold_of(text.group) != fold])
        for text in held:
            text.odds = odds(weights, text)
    for kind in KIND_WEIGHT:
        y = np.concatenate([text.y for text in texts if text.kind == kind])
        o = np.concatenate([text.odds for text in texts if text.kind == kind])
        for least in (0, 1, 2):
            print("%s, held out: %d seams at %d places; odds over %d find %d and %d that are none" %
                  (kind, y.sum(), len(y), least, y[o > least].sum(), (1 - y)[o > least].sum()))


def write(texts, path):
    weights = fit(texts)
    with open(path, "w") as out:
        out.write("/* Made by tests/tune/seams.py from %d texts: do not edit. */\n" % len(texts))
        for sign, name in enumerate(SIGNS):
            last = max(int(text.x[:, sign].max()) for text in texts)
            numbers = ["%.3g" % number for number in weights[sign][: last + 1]]
            out.write("[%s] = {%s},\n" % (name, ", ".join(numbers)))


if __name__ == "__main__":
    loaded = load(sys.argv[1], sys.argv[2])
    report(loaded)
    write(loaded, sys.argv[3])
