"""Fits the model of a page's blocks (src/input/html_model.h): html_trees.py DATA TOOL OUT [cv]

TOOL is build/html_features, OUT the table of trees. Several small boosted models
over random parts of the features, their log-odds averaged: with few pages, what
one model makes of them is half chance. Each page weighs the same, whatever its
length. With "cv" it first fits on four fifths of the sites, builds the program
with that and measures it on the fifth (tests/bench/extract.py), five times.

Needs numpy and scikit-learn."""

import os
import subprocess
import sys

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
import extract as bench
import pages as truths

FOLDS = 5
MODELS = 8
FEATURE_SHARE = 0.4
TREES = 70
KIND_WEIGHT = {"readability": 1.0, "trafilatura": 0.5}


def feature_names(tool):
    return subprocess.run([tool, "names"], stdout=subprocess.PIPE, check=True).stdout.decode().split()


def read_all(tool, pages):
    """Fills each page's features and labels from one run of the tool."""
    out = subprocess.run([tool] + [page.path for page in pages], stdout=subprocess.PIPE, check=True).stdout
    width, at = int(np.frombuffer(out, "<u4", 1)[0]), 4
    for page in pages:
        count, nodes = map(int, np.frombuffer(out, "<u4", 2, at))
        at += 8 + 4 * nodes
        if page.kind == "readability":
            truth = truths.Truth(page.text)
        else:
            truth = truths.Segments(page.wanted, page.unwanted)
        rows, labels = [], []
        for _ in range(count):
            length = int(np.frombuffer(out, "<u4", 1, at)[0])
            rows.append(np.frombuffer(out, "<f4", width, at + 8))
            at += 8 + 4 * width
            labels.append(truth.label(out[at : at + length].decode("utf8", "replace")))
            at += length
        page.x = np.array(rows, np.float32).reshape(count, width)
        page.y = np.array(labels, int)


def page_weights(page, words_column):
    """Blocks by the root of their words; 0 where the label is unknown."""
    words = np.minimum(25, np.exp(page.x[:, words_column]) - 1) + 2
    weights = np.sqrt(words) * (page.y >= 0)
    return weights / max(weights.sum(), 1e-9) * KIND_WEIGHT[page.kind]


def fit(pages, words_column):
    """(columns, model) of each."""
    pages = [page for page in pages if len(page.y) and (page.y == 1).any()]
    x = np.vstack([page.x for page in pages])
    y = np.concatenate([page.y for page in pages])
    w = np.concatenate([page_weights(page, words_column) for page in pages])
    told = w > 0
    x, y, w = x[told], y[told], w[told] * told.sum() / w[told].sum()
    models = []
    for seed in range(MODELS):
        order = np.random.RandomState(seed).permutation(x.shape[1])
        columns = np.sort(order[: int(FEATURE_SHARE * x.shape[1])])
        model = HistGradientBoostingClassifier(
            max_iter=TREES, max_leaf_nodes=12, learning_rate=0.16, min_samples_leaf=60, l2_regularization=3,
            max_bins=128, early_stopping=False)
        models.append((columns, model.fit(x[:, columns], y, sample_weight=w)))
    print("%d pages, %d blocks" % (len(pages), len(y)), flush=True)
    return models


def number(value):
    text = "%.9g" % np.float32(value)
    return text + ("f" if "." in text or "e" in text else ".0f")


def tree_rows(nodes, columns, names, own, at=0):
    """A tree in the order of a walk that goes left first."""
    node = nodes[at]
    if node["is_leaf"]:
        return ["{LEAF, %s}," % number(node["value"] / MODELS)]
    left = tree_rows(nodes, columns, names, own, node["left"])
    column = columns[node["feature_idx"]]
    name = ("HTML_%s" if column < own else "TEXT(%s)") % names[column]
    head = "{%s, %d, %s}," % (name, 1 + len(left), number(node["num_threshold"]))
    return [head] + left + tree_rows(nodes, columns, names, own, node["right"])


def write(models, names, path):
    rows = ["/* Made by tests/tune/html_trees.py: do not edit. */"]
    own = names.index("one")  # the first of the text's
    base = sum(float(np.ravel(model._baseline_prediction)[0]) for _, model in models) / MODELS
    for columns, model in models:
        for trees in model._predictors:
            tree = tree_rows(trees[0].nodes, columns, names, own)
            rows.append("{0, %d, %s}," % (1 + len(tree), number(base)))
            rows += tree
            base = 0
    with open(path, "w") as out:
        out.write("\n".join(rows) + "\n")


def cross_validate(pages, words_column, names, path):
    score = bench.Score()
    for fold in range(FOLDS):
        write(fit([page for page in pages if truths.fold_of(page.site, FOLDS) != fold], words_column), names, path)
        subprocess.run(["make", "-s", "build/nutgraf"], check=True)
        left_out = [page for page in pages if truths.fold_of(page.site, FOLDS) == fold]
        for page, result in zip(left_out, bench.extract("build/nutgraf", [page.path for page in left_out])):
            score.add(page, result)
    print("on sites left out of the fit:")
    score.print()


def main(data, tool, path, *rest):
    names = feature_names(tool)
    words_column = names.index("log_words")
    pages = list(bench.pages(data))
    read_all(tool, pages)
    if "cv" in rest:
        cross_validate(pages, words_column, names, path)
    write(fit(pages, words_column), names, path)


if __name__ == "__main__":
    main(*sys.argv[1:])
