"""How much of an article, and how little else, `nutgraf extract` prints: html.py NUTGRAF DATA

The pages of html_readability: 4-grams of words of the text against those of the
reference, precision and recall averaged over the pages, F1 of the two (as
ScrapingHub's article-extraction-benchmark does). html_trafilatura: segments that
must be in the text and segments that must not. Titles where there is one."""

import collections
import json
import os
import re
import subprocess
import sys
import time

PAGES_AT_ONCE = 40


def words(text):
    return re.findall(r"\w+", text)


def squeeze(text):
    return " ".join(words(text.lower().replace("\u00ad", "")))


def grams(text):
    w = words(text)
    return collections.Counter(tuple(w[i : i + 4]) for i in range(max(1, len(w) - 3)) if w)


def extract(nutgraf, files):
    """What is printed for each file; None where it failed."""
    results = []
    for start in range(0, len(files), PAGES_AT_ONCE):
        part = files[start : start + PAGES_AT_ONCE]
        run = subprocess.run([nutgraf, "extract", "-q", "-i", "html", "-f", "json"] + part, stdout=subprocess.PIPE)
        lines = run.stdout.decode("utf8").splitlines()
        if len(lines) != len(part):
            raise SystemExit("%d lines for %d files" % (len(lines), len(part)))
        results += [json.loads(line) for line in lines]
    return results


def text_of(result):
    return "\n".join(block["text"] for block in result["blocks"])


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def readability(nutgraf, data):
    home = os.path.join(data, "html_readability")
    names = sorted(name[:-5] for name in os.listdir(os.path.join(home, "html")))
    results = extract(nutgraf, [os.path.join(home, "html", name + ".html") for name in names])
    precision, recall, titled, right = [], [], 0, 0
    for name, result in zip(names, results):
        truth = grams(open(os.path.join(home, "docs", name + ".txt"), encoding="utf8").read())
        got = grams(text_of(result))
        if sum(truth.values()) >= 20:
            common = sum((truth & got).values())
            if got:
                precision.append(common / sum(got.values()))
            recall.append(common / sum(truth.values()))
        title = json.load(open(os.path.join(home, "meta", name + ".json"), encoding="utf8")).get("title")
        titled += bool(title)
        right += bool(title) and same_title(result["title"], title)
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    print("html_readability: precision %.3f recall %.3f F1 %.3f (%d pages)" % (p, r, f1(p, r), len(recall)))
    print("html_readability: title right on %.1f %% of %d" % (100 * right / titled, titled))


def same_title(ours, theirs):
    """The same words, or one of them with the site's name as well."""
    a, b = squeeze(ours or ""), squeeze(theirs)
    return bool(a) and (a == b or a in b or b in a)


def trafilatura(nutgraf, data):
    home = os.path.join(data, "html_trafilatura")
    table = json.load(open(os.path.join(home, "truth.json"), encoding="utf8"))
    rows = [row for _, row in sorted(table.items()) if os.path.exists(os.path.join(home, "html", row["file"]))]
    results = extract(nutgraf, [os.path.join(home, "html", row["file"]) for row in rows])
    found = missed = wrong = titled = right = 0
    for row, result in zip(rows, results):
        text = squeeze(text_of(result))
        hits = sum(squeeze(segment) in text for segment in row["with"])
        found, missed = found + hits, missed + len(row["with"]) - hits
        wrong += sum(squeeze(segment) in text for segment in row["without"])
        titled += bool(row.get("title"))
        right += bool(row.get("title")) and same_title(result["title"], row["title"])
    p, r = found / (found + wrong), found / (found + missed)
    print("html_trafilatura: segments precision %.3f recall %.3f F1 %.3f (%d pages)" % (p, r, f1(p, r), len(rows)))
    print("html_trafilatura: title right on %.1f %% of %d" % (100 * right / titled, titled))


def speed(nutgraf, data):
    home = os.path.join(data, "html_trafilatura", "html")
    files = [os.path.join(home, name) for name in sorted(os.listdir(home))]
    size = sum(os.path.getsize(name) for name in files)
    best = 1e9
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([nutgraf, "extract", "-q", "-i", "html"] + files, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    print("extract: %.0f MB/s (%.1f MB of pages, whole process)" % (size / best / 1e6, size / 1e6))


if __name__ == "__main__":
    readability(sys.argv[1], sys.argv[2])
    trafilatura(sys.argv[1], sys.argv[2])
    speed(sys.argv[1], sys.argv[2])
