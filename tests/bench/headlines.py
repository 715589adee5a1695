"""How good are the headlines? headlines.py NUTGRAF DATA OUT

Every set of DATA whose articles have a headline: ROUGE F of ours and of the first
75 bytes, with 95 % intervals and in pairs; how many were a fallback; and how many
are visibly wrong, by flags that know nothing of the program's rules:

    function word   ends in one (lists of src/language/words and grammar)
    broken name     the last word and the next of the source open with a capital
    unbalanced      a quotation mark or bracket without its other half
    no verb         no word that the treebank ever saw as a verb
    over length     more than 75 bytes
"""

import json
import os
import re
import subprocess
import sys

LENGTH = 75
HERE = os.path.dirname(os.path.abspath(__file__))
LANGUAGE = os.path.join(HERE, "../../src/language")
SETS = [("bbc_headlines", "en"), ("compress_google", "en"), ("masakhanews_fra", "fr"),
        ("indonesian_headlines", "id"), ("finnish", "fi")]
PAGES = "html_trafilatura"  # pages with titles, by the language found
FEWEST = 100  # pages of a language
PAIRS = [("\u00ab", "\u00bb"), ("(", ")"), ("[", "]")]
PARTICLES = {"en": {"up", "down", "out", "off"}}  # of a verb: may end a headline
ENDS = {  # besides the lists: what wants a word behind it
    "en": "a an the of in on at by for with from to into and or but that which who is are was were be has have had "
          "will would could should may might must can not little few very more most its his her their our your my",
}


def function_words(language):
    """Words in [function] of the language's classes and in end: of its grammar."""
    words, section = set(ENDS.get(language, "").split()), ""
    for line in open(os.path.join(LANGUAGE, "words", language + ".txt"), encoding="utf8"):
        line = line.strip()
        if line.startswith("["):
            section = line
        elif section == "[function]" and line and not line.startswith("#"):
            words.add(line)
    path = os.path.join(LANGUAGE, "grammar", language + ".txt")
    for line in open(path, encoding="utf8") if os.path.exists(path) else []:
        if line.startswith("end:"):
            words.update(line[4:].split())
    return words - PARTICLES.get(language, set())


def verbs(language):
    """Words that the treebank saw as a verb, and all that it saw; None without a treebank."""
    path = os.path.join(LANGUAGE, "tags", language + ".tsv")
    if not os.path.exists(path):
        return None
    seen, known = set(), set()
    for line in open(path, encoding="utf8"):
        cells = line.rstrip("\n").split("\t")
        if cells[0] == "W":
            known.add(cells[1].lower())
            if any(re.match(r"(VB|MD)", cell) for cell in cells[2:]):
                seen.add(cells[1].lower())
    return seen, known


def words_of(text):
    return re.findall(r"[^\W_]+(?:['\u2019.-][^\W_]+)*", text)


def unbalanced(text):
    """German opens with what English closes with: the low marks are matched first."""
    if text.count('"') % 2 or text.count("\u201e") not in (0, text.count("\u201c") + text.count("\u201d")):
        return True
    if "\u201e" not in text and text.count("\u201c") != text.count("\u201d"):
        return True
    return any(text.count(a) != text.count(b) for a, b in PAIRS)


def broken_name(article, headline):
    """The source goes on with a capital right behind a last word that has one."""
    source = article["text"].encode("utf8")
    if not headline["spans"]:
        return False
    start, end = headline["spans"][-1]
    last = source[start:end].decode("utf8").split()[-1:]
    after = source[end : end + 40].decode("utf8", "ignore")
    return bool(last) and last[0][:1].isupper() and re.match(r" [^\W\d_]", after) is not None and after[1].isupper()


def without_verb(text, table):
    seen, known = table
    for word in (w.lower() for w in words_of(text)):
        if word in seen or (word not in known and len(word) > 4):
            return False
    return True


def flags_of(article, made, ends, table, language):
    text = made["text"]
    last = words_of(text)[-1:] or [""]
    flags = set()
    if last[0].lower() in ends:
        flags.add("function word")
    if language != "de" and broken_name(article, made):
        flags.add("broken name")
    if unbalanced(text):
        flags.add("unbalanced")
    if table and without_verb(text, table):
        flags.add("no verb")
    if len(text.encode("utf8")) > LENGTH:
        flags.add("over length")
    return flags


def front(text):
    return " ".join(text.split()).encode("utf8")[:LENGTH].decode("utf8", "ignore")


def report(nutgraf, name, language, articles, out):
    """One block: ours, the front, the difference, the flags."""
    paths = {key: os.path.join(out, "%s.%s.jsonl" % (name, key)) for key in ("set", "front", "made")}
    with open(paths["set"], "w", encoding="utf8") as a, open(paths["front"], "w", encoding="utf8") as b:
        for article in articles:
            a.write(json.dumps(article, ensure_ascii=False) + "\n")
            b.write(json.dumps({"id": article["id"], "headline": front(article["text"])}, ensure_ascii=False) + "\n")
    with open(paths["made"], "wb") as made:
        subprocess.run([nutgraf, "headline", "--jsonl", "-q", "-l", language, paths["set"]], stdout=made, check=True)
    headlines = [json.loads(line)["headline"] for line in open(paths["made"], encoding="utf8")]
    print("%s, %s, %d headlines" % (name, language, len(headlines)))
    print_table(nutgraf, language, paths)
    print_flags(articles, headlines, language)


def print_table(nutgraf, language, paths):
    for title, arguments in (("ours", [paths["made"]]), ("front", [paths["front"]]),
                             ("against", ["--against", paths["front"], paths["made"]])):
        run = subprocess.run([nutgraf, "evaluate", "-q", "--text-key", "headline", "--references-key", "headlines",
                              "-m" if language == "en" else "--unicode"] + arguments + [paths["set"]],
                             stdout=subprocess.PIPE, check=True)
        print("  %-8s %s" % (title, "  ".join(f_of(run.stdout.decode("utf8")))))


def f_of(table):
    """Of each measure F: "R-1 31.75 [30.73, 32.69]", or the difference and what it means."""
    found, name = [], ""
    for line in table.splitlines():
        figures = re.findall(r"[-+]?\d+\.\d+ \[[^]]*\]", line)
        if line.startswith("ROUGE-"):
            name = "R-" + line.split()[0][6:]
        if line.split()[:1] == ["F"]:
            found.append("%s %s %s" % (name, figures[-1], line.split()[-1]))
        elif len(figures) == 3 and line.startswith("ROUGE-") and "recall" not in line:
            found.append("%s %s" % (name, figures[2]))
    return found


def print_flags(articles, headlines, language):
    ends, table = function_words(language), verbs(language)
    counts = {"function word": 0, "broken name": 0, "unbalanced": 0, "over length": 0}
    if table:
        counts["no verb"] = 0
    flagged = 0
    for article, made in zip(articles, headlines):
        flags = flags_of(article, made, ends, table, language)
        flagged += bool(flags)
        for flag in flags:
            counts[flag] += 1
    share = 100 / len(headlines)
    print("  flags    %.1f %%: %s" % (flagged * share, ", ".join("%s %.1f" % (k, n * share) for k, n in counts.items())))
    print("  fallback %.1f %%" % (share * sum(made["fallback"] for made in headlines)))


def pages(nutgraf, folder):
    """The pages that have a title, as articles, by language."""
    truth = json.load(open(os.path.join(folder, "truth.json"), encoding="utf8"))
    found = {}
    for key in sorted(truth):
        page, path = truth[key], os.path.join(folder, "html", truth[key]["file"])
        if not page.get("title") or not os.path.exists(path):
            continue
        run = subprocess.run([nutgraf, "extract", "-q", "-f", "json", path], stdout=subprocess.PIPE)
        for line in run.stdout.decode("utf8").splitlines()[:1]:
            article = json.loads(line)
            found.setdefault(article["language"], []).append(
                {"id": key, "headlines": [page["title"]], "text": "\n".join(b["text"] for b in article["blocks"] if "text" in b)})
    return found


def main(nutgraf, data, out):
    os.makedirs(out, exist_ok=True)
    for name, language in SETS:
        path = os.path.join(data, name + ".jsonl")
        if not os.path.exists(path):
            print("%s: not there, passed over" % name)
            continue
        articles = [json.loads(line) for line in open(path, encoding="utf8")]
        report(nutgraf, name, language, [a for a in articles if a.get("headlines")], out)
    folder = os.path.join(data, PAGES)
    if not os.path.isdir(folder):
        print("%s: not there, passed over" % PAGES)
        return
    for language, articles in sorted(pages(nutgraf, folder).items()):
        if len(articles) >= FEWEST:
            report(nutgraf, PAGES + "_" + language, language, articles, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
