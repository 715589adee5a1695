"""Fits the boilerplate model (src/text/body_model.h): noise.py DATA TOOL OUT [held]

TOOL is build/noise_features, OUT the directory of weights. Two logistic
regressions, the second over what the first says of sites left out of its fit,
with an L2 penalty on standardised features, folded back into raw units; each
page weighs the same, whatever its length. Prints what they reach on sites left
out of the fit (four folds by site). With `held`, four pairs of models, each fitted without the
sites of a fold, go to OUT/<fold>/text/weights, for `make bench-noise-held`."""

import os
import random
import subprocess
import sys

import numpy as np

import pages

PENALTY = 3.0  # of each standardised weight, beside a mean sample weight of 1
LEAST = 0.4  # as in boilerplate.c
KIND_WEIGHT = {"readability": 1.0, "trafilatura": 0.5, "copy": 0.6, "clean": 0.3,
               "furniture": 0.6, "piece": 0.1}
CLEAN_TEXTS = 150  # of each clean set


class Text:
    """One text as the tool reads it: sentences, their places, features, labels."""

    def __init__(self, kind, site, layout, text, truth):
        self.kind, self.site, self.layout, self.text, self.truth = kind, site, layout, text, truth
        self.name, self.share = layout, 1.0

    def read(self, places, features):
        data = self.text.encode("utf8")
        self.places, self.x = places, features
        self.sentences = [" ".join(data[s : s + n].decode("utf8", "replace").split()) for s, n, _, _ in places]
        if self.truth is None:
            self.y = np.ones(len(places), int)
        else:
            self.y = np.array([self.truth.label(s) for s in self.sentences], int)


def feature_names(tool):
    """Of the first look, and of the second."""
    out = subprocess.run([tool, "names"], stdout=subprocess.PIPE, check=True).stdout.decode()
    return [part.split() for part in out.split("\n\n")]


def run(tool, arguments, texts, behind=lambda text: b""):
    """Places and features of each text; `behind` follows its bytes."""
    blobs = [text.text.encode("utf8") for text in texts]
    fed = b"".join(b"%d\n" % len(blob) + blob + behind(text) for blob, text in zip(blobs, texts))
    done = subprocess.run([tool] + arguments, input=fed, stdout=subprocess.PIPE, check=True)
    out = np.frombuffer(done.stdout, "<u4")
    width, at = 4 + int(out[0]), 1
    for text in texts:
        rows = out[at + 1 : at + 1 + int(out[at]) * width].reshape(-1, width)
        yield text, rows[:, :4].astype(int), rows[:, 4:].copy().view("<f4")
        at += 1 + rows.size


def read_all(tool, texts):
    for text, places, features in run(tool, [], texts):
        text.read(places, features)


def read_context(tool, texts):
    """The features of the second look, from each text's `p`."""
    for text, _, features in run(tool, ["context"], texts, lambda text: text.p.astype("<f4").tobytes()):
        text.context = features


class Labels:
    """The labels of sentences that were read before, by their words."""

    def __init__(self, text):
        self.of = {" ".join(pages.words(s)): y for s, y in zip(text.sentences, text.y)}

    def label(self, sentence):
        return self.of.get(" ".join(pages.words(sentence)), -1)


class Nothing:
    """No sentence is the article's."""

    def label(self, sentence):
        return 0


def pieces(text, seed):
    """A clean text's opening, one sentence of it, and its sentences as a list
    in no order: short texts, and such as reviews make."""
    dice = random.Random(seed)
    sentences = [s for s in text.sentences if len(s.split()) > 4]
    if len(sentences) < 4:
        return
    count = dice.randint(2, 12)
    shuffled = dice.sample(sentences, min(len(sentences), dice.randint(4, 40)))
    for part in (" ".join(sentences[:count]), dice.choice(sentences), "\n".join(shuffled)):
        yield Text("piece", text.site, "as is", part, None)


def copies(text, seed):
    """The article alone, and the article with a little of what stands around
    it, each as lines and on one line; and a stretch of what stands around."""
    lines, dice = {}, random.Random(seed)
    for (_, _, block, _), s, y in zip(text.places, text.sentences, text.y):
        lines.setdefault(block, []).append((s, y))
    lines = [lines[b] for b in sorted(lines)]
    body = [i for i, line in enumerate(lines) if any(y == 1 for _, y in line)]
    if sum(text.y == 1) < 4:
        return
    join = dice.choice(["\n", "\n\n"])
    alone = [" ".join(s for s, y in lines[i] if y == 1) for i in body]
    near = list(range(max(0, body[0] - dice.randint(0, 6)), body[0]))
    near += [i for i in range(body[0], body[-1] + 1) if i in body or dice.random() < 0.5]
    near += list(range(body[-1] + 1, min(len(lines), body[-1] + 1 + dice.randint(0, 10))))
    some = [" ".join(s for s, _ in lines[i]) for i in near]
    around = [i for i in range(len(lines)) if not any(y == 1 for _, y in lines[i])]
    if len(around) > 3 and all(y >= 0 for line in lines for _, y in line):
        start = dice.randrange(len(around) - 3)
        furniture = [" ".join(s for s, _ in lines[i]) for i in around[start : start + dice.randint(3, 40)]]
        yield Text("furniture", text.site, "as is", join.join(furniture), Nothing())
    for parts, truth in ((alone, None), (some, Labels(text))):
        yield Text("copy", text.site, "as is", join.join(parts), truth)
        yield Text("copy", text.site, "one line", " ".join(parts), truth)


def load(data, tool):
    texts = []
    for kind, source in (("readability", pages.readability), ("trafilatura", pages.trafilatura)):
        for name, site, text, truth in source(data):
            for layout in pages.LAYOUTS:
                texts.append(Text(kind, site, layout, pages.layout(text, layout), truth))
    read_all(tool, texts)
    more = []
    for i, text in enumerate(texts):
        if text.layout == "as is":
            more.extend(copies(text, i))
    for name in pages.CLEAN:
        clean = pages.clean(data, name)
        for i, text in enumerate(clean[:: max(1, len(clean) // CLEAN_TEXTS)][:CLEAN_TEXTS]):
            more.append(Text("clean", name + str(i), "as is", text, None))
            more[-1].name, more[-1].share = name, CLEAN_TEXTS / min(CLEAN_TEXTS, len(clean))
    read_all(tool, more)
    parts = []
    for i, text in enumerate(more):
        if text.kind == "clean":
            parts.extend(pieces(text, i))
    read_all(tool, parts)
    return texts + more + parts


def sample_weights(text, log_words):
    """Long sentences weigh more, every text the same, odd layouts a little less."""
    known = text.y >= 0
    w = np.sqrt(np.minimum(25, np.exp(text.x[:, log_words]) - 1) + 2) * known
    layout = 1.0 if text.layout in ("as is", "single") else 0.6
    return w / max(w.sum(), 1e-9) * KIND_WEIGHT[text.kind] * layout * text.share


def fit(texts, names, features, log_words):
    """Weights in raw units of what `features` takes from a text; Newton's
    method, penalised."""
    one = names.index("one")
    texts = [text for text in texts if len(text.y)]
    w = np.concatenate([sample_weights(text, log_words) for text in texts])
    x = np.concatenate([features(text) for text in texts])[w > 0]
    y = np.concatenate([text.y for text in texts])[w > 0]
    w = w[w > 0] * (len(y) / w.sum())
    mean = np.average(x, axis=0, weights=w)
    spread = np.sqrt(np.average((x - mean) ** 2, axis=0, weights=w))
    spread[spread < 1e-9] = 1
    z = ((x - mean) / spread).astype(np.float64)
    z[:, one] = 1
    penalty = np.full(len(names), PENALTY)
    penalty[one] = 1e-6
    b = np.zeros(len(names))
    for _ in range(15):
        p = 1 / (1 + np.exp(-(z @ b)))
        h = w * p * (1 - p) + 1e-9
        step = np.linalg.solve((z * h[:, None]).T @ z + np.diag(penalty), z.T @ (w * (p - y)) + penalty * b)
        b -= step
        if np.abs(step).max() < 1e-5:
            break
    raw = b / spread
    raw[one] = 0
    raw[one] = b[one] - raw @ mean
    return raw


def probabilities(x, weights):
    return 1 / (1 + np.exp(-(x.astype(np.float64) @ weights))) if len(x) else np.zeros(0)


def cross_fit(texts, names, features, log_words):
    """The probabilities of each text from weights fitted without its site."""
    out = {}
    for fold in range(pages.FOLDS):
        weights = fit([text for text in texts if pages.fold_of(text.site) != fold], names, features, log_words)
        for text in texts:
            if pages.fold_of(text.site) == fold:
                out[id(text)] = probabilities(features(text), weights)
    return [out[id(text)] for text in texts]


def report(texts, log_words):
    """Share of words kept that are body, of body that is kept, by kind and layout."""
    tally = {}
    for text in texts:
        words = np.exp(text.x[:, log_words]) - 1
        kept = text.likely >= LEAST
        row = tally.setdefault((text.kind, text.name), np.zeros(3))
        row += [(words * (kept & (text.y == 1))).sum(), (words * (kept & (text.y >= 0))).sum(), (words * (text.y == 1)).sum()]
    print("%-12s %-22s %9s %9s" % ("kind", "layout or set", "precision", "recall"))
    for (kind, name), (right, kept, body) in sorted(tally.items()):
        print("%-12s %-22s %9.4f %9.4f" % (kind, name, right / max(1, kept), right / max(1, body)))


def write_weights(path, prefix, names, weights, texts):
    with open(path, "w", encoding="utf8") as table:
        table.write("/* Made by tests/tune/noise.py from %d texts of %d sites: do not edit. */\n"
                    % (len(texts), len({text.site for text in texts})))
        for name, weight in zip(names, weights):
            table.write("[%s_%s] = %.6g,\n" % (prefix, name, weight))


def fit_both(tool, texts, first, second, out):
    """Fits the two models, the second over what the first says of sites that it
    was fitted without; writes their weights."""
    log_words = first.index("log_words")
    own, context = (lambda text: text.x), (lambda text: text.context)
    for text, p in zip(texts, cross_fit(texts, first, own, log_words)):
        text.p = p
    read_context(tool, texts)
    for text, p in zip(texts, cross_fit(texts, second, context, log_words)):
        text.likely = p
    report(texts, log_words)
    os.makedirs(out, exist_ok=True)
    write_weights(out + "/body.inc", "BODY", first, fit(texts, first, own, log_words), texts)
    write_weights(out + "/context.inc", "CONTEXT", second, fit(texts, second, context, log_words), texts)


def main():
    data, tool, out = sys.argv[1:4]
    (first, second), texts = feature_names(tool), load(data, tool)
    if sys.argv[4:] != ["held"]:
        fit_both(tool, texts, first, second, out)
        return
    for fold in range(pages.FOLDS):
        rest = [text for text in texts if pages.fold_of(text.site) != fold]
        fit_both(tool, rest, first, second, "%s/%d/text/weights" % (out, fold))


if __name__ == "__main__":
    main()
