"""How much of an article, and how little else, `nutgraf extract` prints: extract.py NUTGRAF DATA

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
    """What is printed for each file."""
    results = []
    for start in range(0, len(files), PAGES_AT_ONCE):
        part = files[start : start + PAGES_AT_ONCE]
        run = subprocess.run([nutgraf, "extract", "-q", "-i", "html", "-f", "json"] + part, stdout=subprocess.PIPE)
        lines = run.stdout.decode("utf8").splitlines()
        if len(lines) != len(part):
            raise SystemExit("%d lines for %d files" % (len(lines), len(part)))
        results += [json.loads(line) for line in lines]
    return results


class Page:
    """A page of either set: `text` is its article, or `wanted` and `unwanted` are
    pieces that must and must not be in it."""

    def __init__(self, kind, name, site, path, title, text=None, wanted=(), unwanted=()):
        self.kind, self.name, self.site, self.path, self.title = kind, name, site, path, title
        self.text, self.wanted, self.unwanted = text, wanted, unwanted


def read(path):
    with open(path, encoding="utf8") as file:
        return file.read()


def pages(data):
    home = os.path.join(data, "html_readability")
    for name in sorted(name[:-5] for name in os.listdir(os.path.join(home, "html"))):
        site = re.sub(r"[-.]?\d+$", "", re.sub(r"\.(com|org|net|co|gov).*", "", name)).split("-")[0]
        title = json.loads(read(os.path.join(home, "meta", name + ".json"))).get("title")
        path = os.path.join(home, "html", name + ".html")
        yield Page("readability", name, site, path, title, text=read(os.path.join(home, "docs", name + ".txt")))
    home = os.path.join(data, "html_trafilatura")
    for name, row in sorted(json.loads(read(os.path.join(home, "truth.json"))).items()):
        path = os.path.join(home, "html", row["file"])
        if os.path.exists(path):
            site = re.sub(r"^www\.", "", (row["url"] + "///").split("/")[2])
            yield Page("trafilatura", name, site, path, row.get("title"), wanted=row["with"], unwanted=row["without"])


def same_title(ours, theirs):
    """The same words, or one of them with the site's name as well."""
    a, b = squeeze(ours or ""), squeeze(theirs)
    return bool(a) and (a == b or a in b or b in a)


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def mean(numbers):
    return sum(numbers) / max(1, len(numbers))


class Score:
    def __init__(self):
        self.precision, self.recall = [], []
        self.found = self.missed = self.wrong = 0
        self.titles = {"readability": [], "trafilatura": []}

    def add(self, page, result):
        text = "\n".join(block["text"] for block in result["blocks"])
        if page.title:
            self.titles[page.kind].append(same_title(result["title"], page.title))
        if page.kind == "readability":
            truth, got = grams(page.text), grams(text)
            common = sum((truth & got).values())
            if sum(truth.values()) >= 20:
                self.precision += [common / sum(got.values())] if got else []
                self.recall.append(common / sum(truth.values()))
            return
        text = squeeze(text)
        hits = sum(squeeze(piece) in text for piece in page.wanted)
        self.found, self.missed = self.found + hits, self.missed + len(page.wanted) - hits
        self.wrong += sum(squeeze(piece) in text for piece in page.unwanted)

    def print(self):
        p, r = mean(self.precision), mean(self.recall)
        print("html_readability: precision %.3f recall %.3f F1 %.3f (%d pages)" % (p, r, f1(p, r), len(self.recall)))
        p, r = self.found / (self.found + self.wrong), self.found / (self.found + self.missed)
        print("html_trafilatura: segments precision %.3f recall %.3f F1 %.3f" % (p, r, f1(p, r)))
        for kind, right in self.titles.items():
            print("html_%s: title right on %.1f %% of %d" % (kind, 100 * mean(right), len(right)), flush=True)


def speed(nutgraf, files):
    size, best = sum(os.path.getsize(name) for name in files), 1e9
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([nutgraf, "extract", "-q", "-i", "html"] + files, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    print("extract: %.0f MB/s (%.1f MB of pages, whole process)" % (size / best / 1e6, size / 1e6))


def main(nutgraf, data):
    score, all_pages = Score(), list(pages(data))
    for page, result in zip(all_pages, extract(nutgraf, [page.path for page in all_pages])):
        score.add(page, result)
    score.print()
    speed(nutgraf, [page.path for page in all_pages])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
