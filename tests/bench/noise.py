"""How well boilerplate is told from article in plain text: noise.py DATA NUTGRAF [-v | held]

Noisy pages: every visible word of readability's test pages, in five layouts,
summarised in three sentences; a page is right when all of them are the
article's (four fifths of their runs of four words stand in it). Pages whose
article has fewer than four sentences are left out.
Clean texts: the share of words kept, and of leads.
The weights are fitted on these very pages. With `held`, NUTGRAF holds a %d for
the fold that it was fitted without, and each page is read by the program that
never saw its site; `make bench-noise-held`."""

import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../tune"))
import pages


def run(nutgraf, arguments, texts):
    """The command's answer to each text, parsed."""
    fed = "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in enumerate(texts))
    command = [nutgraf] + arguments + ["--jsonl"]
    out = subprocess.run(command, input=fed.encode("utf8"), stdout=subprocess.PIPE).stdout
    return [json.loads(line) for line in out.decode("utf8").splitlines()]


def answered(nutgraf, loaded, layout):
    """Each page's name, truth and summary."""
    for fold in range(pages.FOLDS) if "%d" in nutgraf else [None]:
        part = [page for page in loaded if fold is None or pages.fold_of(page[1]) == fold]
        program = nutgraf if fold is None else nutgraf % fold
        texts = [pages.layout(text, layout) for _, _, text, _ in part]
        for (name, _, _, truth), answer in zip(part, run(program, ["-n", "3"], texts)):
            yield name, truth, answer


def noisy(data, nutgraf, verbose):
    loaded = list(pages.readability(data))
    for layout in pages.LAYOUTS:
        right = total = 0
        for name, truth, answer in answered(nutgraf, loaded, layout):
            if truth.sentences < 4:
                continue
            chosen = [s["text"] for s in answer.get("sentences", [])]
            wrong = [s for s in chosen if not truth.holds(s)]
            total += 1
            right += bool(chosen) and not wrong
            if verbose and (wrong or not chosen):
                print("  %s, %s: %s" % (name, layout, [s[:150] for s in wrong]))
        print("noisy pages, %-9s %3d of %d wholly from the body: %.1f %%" % (layout, right, total, 100 * right / total))


def clean(data, nutgraf, verbose):
    for name in pages.CLEAN:
        words = kept = leads = 0
        texts = pages.clean(data, name)
        answers = run(nutgraf, ["sentences"], texts)
        for answer in answers:
            real = [s for s in answer["sentences"] if s["words"] > 0 and s.get("noise") != "duplicate"]
            words += sum(s["words"] for s in real)
            kept += sum(s["words"] for s in real if not s.get("noise"))
            lead = next((s for s in real if s["words"] >= 5), None)
            leads += lead is None or not lead.get("noise")
            if verbose:
                for s in real:
                    if s.get("noise"):
                        print("  %s: %s: %s" % (name, s["noise"], s["text"][:150]))
        print("clean text, %-20s %7.3f %% of the words, %6.2f %% of the leads kept" %
              (name, 100 * kept / words, 100 * leads / len(answers)))


if __name__ == "__main__":
    noisy(sys.argv[1], sys.argv[2], "-v" in sys.argv)
    if "held" not in sys.argv:
        clean(sys.argv[1], sys.argv[2], "-v" in sys.argv)
