"""results.py FOLDER N -- N made-up results as JSON lines, and the same in another
order with other choices in three of ten: old.jsonl, new.jsonl."""

import json
import random
import sys

folder, count = sys.argv[1], int(sys.argv[2])
syllables = [c + v for c in "bcdfglmnprst" for v in "aeiou"]
words = random.Random(5)
store = ["".join(words.choice(syllables) for _ in range(words.randint(2, 4))) for _ in range(6000)]


def result(i, sentences):
    return json.dumps({
        "id": f"a{i:07d}", "schema": 1, "language": "en",
        "headline": {"text": sentences[0]["text"][:60]}, "sentences": sentences,
        "counts": {"sentences": 30, "words": 600, "bytes": 4000}})


old, new = [], []
for i in range(count):
    chance = random.Random(i)
    five = [{"text": " ".join(chance.choice(store) for _ in range(chance.randint(12, 30))).capitalize() + ".",
             "start": 200 * k, "end": 200 * k + 150, "index": k, "score": round(2 * chance.random(), 6)}
            for k in range(5)]
    old.append(result(i, five[:3]))
    new.append(result(i, five[:3] if chance.random() > 0.3 else [five[0], five[3], five[4]]))
random.Random(9).shuffle(new)
for name, lines in ("old", old), ("new", new):
    with open(f"{folder}/{name}.jsonl", "w") as out:
        out.write("\n".join(lines) + "\n")
