"""Pages and clean texts to fit and measure with: what is read from the data.

A page is text as a person pastes it: every visible word of the HTML, in five
layouts, with the article's own text beside it as the truth."""

import glob
import hashlib
import html.parser
import json
import os
import re
import textwrap

SKIPPED = {"script", "style", "noscript", "template", "svg", "head"}
BLOCKS = set("""p div h1 h2 h3 h4 h5 h6 li ul ol blockquote pre tr table section article figure
figcaption br header footer td th dl dt dd""".split())
VOID = {"br", "img", "hr", "input", "meta", "link", "source", "area", "base", "col", "embed", "wbr"}


class Stripper(html.parser.HTMLParser):
    """The visible text, a line for each block."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.skipping = [], []

    def handle_starttag(self, tag, attributes):
        if tag in SKIPPED:
            self.skipping.append(tag)
        if tag == "body":
            self.skipping = []
        if tag in BLOCKS:
            self.out.append("\n")

    def handle_startendtag(self, tag, attributes):
        if tag in BLOCKS:
            self.out.append("\n")

    def handle_endtag(self, tag):
        if tag in self.skipping:
            while self.skipping.pop() != tag:
                pass
        if tag in BLOCKS:
            self.out.append("\n")

    def handle_data(self, data):
        if not self.skipping:
            self.out.append(re.sub(r"\s+", " ", data))


def strip(page):
    stripper = Stripper()
    stripper.feed(page)
    stripper.close()
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in "".join(stripper.out).split("\n")]
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip() + "\n"


FOLDS = 4


def fold_of(site, folds=FOLDS):
    """Pages of one site are all in one fold."""
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % folds


LAYOUTS = ("as is", "single", "glued", "one line", "wrapped")


def layout(text, name):
    lines = [line for line in text.split("\n") if line.strip()]
    if name == "single":
        return "\n".join(lines) + "\n"
    if name == "glued":
        return "\n".join(" ".join(p.split("\n")) for p in text.split("\n\n") if p.strip()) + "\n"
    if name == "one line":
        return " ".join(lines) + "\n"
    if name == "wrapped":
        return "\n\n".join(textwrap.fill(line, 72, break_long_words=False) for line in lines) + "\n"
    return text


def words(text):
    return re.findall(r"\w+", text.lower())


class Truth:
    """The article's own text: does a sentence stand in it?"""

    def __init__(self, text):
        w = words(text)
        self.runs = {n: {tuple(w[i : i + n]) for i in range(len(w) - n + 1)} for n in (1, 2, 3, 4)}
        self.lines = set()
        self.sentences = 0  # of five words or more
        for line in text.split("\n"):
            self.lines.add(" ".join(words(line)))
            for part in re.split(r"(?<=[.!?…])[\"'”’»)]*\s+", line):
                self.lines.add(" ".join(words(part)))
                self.sentences += len(words(part)) >= 5

    def share(self, sentence):
        w = words(sentence)
        n = min(4, len(w))
        runs = [tuple(w[i : i + n]) for i in range(len(w) - n + 1)] if n else []
        return sum(run in self.runs[n] for run in runs) / len(runs) if runs else 0.0

    def holds(self, sentence):
        return self.share(sentence) >= 0.8

    def label(self, sentence):
        """1 of the article, 0 not, -1 cannot be told."""
        w = words(sentence)
        if not w:
            return -1
        if len(w) < 4:
            return int(" ".join(w) in self.lines)
        return int(self.share(sentence) >= 0.8)


class Segments:
    """Pieces that must and must not be in the article: most stays untold."""

    def __init__(self, wanted, unwanted):
        squeeze = lambda t: " ".join(words(t))
        self.wanted = [squeeze(t) for t in wanted if len(words(t)) > 1]
        self.unwanted = [squeeze(t) for t in unwanted if words(t)]

    def label(self, sentence):
        s = " ".join(words(sentence))
        if not s:
            return -1
        padded = " %s " % s
        for of, pieces in ((0, self.unwanted), (1, self.wanted)):
            for piece in pieces:
                if " %s " % piece in padded or (len(s.split()) >= 4 and " %s " % s in " %s " % piece):
                    return of
        return -1


def site_of(name):
    name = re.sub(r"\.(com|org|net|co|gov).*", "", name)
    return re.sub(r"[-.]?\d+$", "", name).split("-")[0]


def readability(data):
    """(name, site, text, truth) of each page."""
    for path in sorted(glob.glob(os.path.join(data, "html_readability/html/*.html"))):
        name = os.path.basename(path)[:-5]
        page = open(path, "rb").read().decode("utf8", "replace")
        truth = open(os.path.join(data, "html_readability/docs", name + ".txt"), encoding="utf8").read()
        yield name, site_of(name), strip(page), Truth(truth)


def trafilatura(data):
    table = json.load(open(os.path.join(data, "html_trafilatura/truth.json"), encoding="utf8"))
    for name, row in sorted(table.items()):
        path = os.path.join(data, "html_trafilatura/html", row["file"])
        if os.path.exists(path):
            site = re.sub(r"^www\.", "", (row["url"] + "///").split("/")[2])
            page = open(path, "rb").read().decode("utf8", "replace")
            yield name, site, strip(page), Segments(row["with"], row["without"])


CLEAN = ("cnndm_val", "bbc_headlines", "norsumm", "german_teasers", "finnish", "masakhanews_fra",
         "indonesian_headlines", "opinosis")


def clean(data, name):
    """The texts of a set that is taken to be clean."""
    with open(os.path.join(data, name + ".jsonl"), encoding="utf8") as lines:
        return [json.loads(line)["text"] for line in lines]
