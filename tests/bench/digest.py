"""digest.py NUTGRAF DATA OUT CORPUS -- how good is a digest? Grouping of news
about one event (B-cubed, Bagga and Baldwin 1998), updates of wire stories,
summaries of clusters against their first sentences in turn, feeds against what
another parser reads, and a hundred thousand articles.

A part whose data are not there is passed over with a word."""
import collections
import itertools
import json
import os
import random
import resource
import subprocess
import sys

NUTGRAF, DATA, OUT, CORPUS = sys.argv[1:5]
BUDGET = 220  # words of a cluster's summary
# Why our reading of a feed is another than rss-parser's.
REASONS = {
    ('rssparser__craigslist.rss', 'title'):
        'the titles are HTML: references are read, tags dropped; rss-parser prints "&#x0024;" and "<sup>"',
    ('rssparser__uolNoticias.rss', 'title'):
        'Latin-1 that is not declared: read as windows-1252; rss-parser prints U+FFFD',
}


def lines_of(name):
    path = os.path.join(DATA, name)
    if not os.path.exists(path):
        print(f'{name}: not there, passed over')
        return []
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file]


def write_lines(name, objects):
    path = os.path.join(OUT, name)
    with open(path, 'w', encoding='utf-8') as file:
        for thing in objects:
            file.write(json.dumps(thing) + '\n')
    return path


def digest(*arguments):
    run = subprocess.run([NUTGRAF, 'digest', '-q', '-f', 'json', *arguments], capture_output=True)
    return json.loads(run.stdout), run


# ---- grouping ----

def stories_of(path, articles, *options):
    """The number of the story of each article of a file of lines."""
    issue, _ = digest('--stories', '1000000', '-n', '1', *options, path)
    story, by_text = {}, {}
    for number, told in enumerate(issue['stories']):
        for article in told['articles']:
            story[article['line'] - 1] = number
            by_text[articles[article['line'] - 1]['text']] = number
    # What was left out is the same text once more.
    return [story.get(i, by_text.get(a['text'], -i - 1)) for i, a in enumerate(articles)]


def bcubed(gold, given):
    """Precision, recall and F1 over all items."""
    by_gold, by_given = collections.defaultdict(set), collections.defaultdict(set)
    for i, (a, b) in enumerate(zip(gold, given)):
        by_gold[a].add(i)
        by_given[b].add(i)
    shared = [len(by_gold[a] & by_given[b]) for a, b in zip(gold, given)]
    precision = sum(s / len(by_given[b]) for s, b in zip(shared, given)) / len(gold)
    recall = sum(s / len(by_gold[a]) for s, a in zip(shared, gold)) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def measure_grouping(clusters):
    articles = [{'id': c['id'], 'text': text} for c in clusters for text in c['docs']]
    if not articles:
        return
    given = stories_of(write_lines('multinews.articles.jsonl', articles), articles)
    p, r, f = bcubed([a['id'] for a in articles], given)
    print(f'multinews: {len(articles)} articles of {len(clusters)} events: '
          f'B-cubed P {p:.4f} R {r:.4f} F1 {f:.4f} (0.95 is asked for)')


def measure_updates(stories):
    articles = [{'id': s['id'], 'text': v['text'], 'title': v.get('headline', '')}
                for s in stories for v in s['versions']]
    if not articles:
        return
    given = stories_of(write_lines('reuters.articles.jsonl', articles), articles)
    pairs = [(i, i + 1) for i in range(len(articles) - 1)
             if articles[i]['id'] == articles[i + 1]['id']]
    found = sum(given[a] == given[b] for a, b in pairs)
    print(f'versions_reuters: {found} of {len(pairs)} updates are with their story: '
          f'{100 * found / len(pairs):.1f} % (90 % is asked for)')


# ---- summaries ----

def sentences_of(text):
    run = subprocess.run([NUTGRAF, 'sentences', '-f', 'json', '-i', 'text', '-l', 'en'],
                         input=text.encode(), capture_output=True)
    return [s for s in map(json.loads, run.stdout.splitlines()) if not s['noise']]


def first_in_turn(texts):
    """The first sentences of all articles, then the second ones, while they fit."""
    chosen, words = [], 0
    for row in itertools.zip_longest(*map(sentences_of, texts)):
        for sentence in filter(None, row):
            size = len(sentence['tokens'])
            if words + size <= BUDGET:
                chosen.append(' '.join(sentence['text'].split()))
                words += size
    return chosen


def summary_of(cluster):
    path = write_lines('cluster.jsonl', [{'text': text} for text in cluster['docs']])
    issue, _ = digest('--jsonl', '--one-story', '-l', 'en', '-w', str(BUDGET), path)
    return [sentence['text'] for told in issue['stories'] for sentence in told['summary']]


def measure_summaries(clusters):
    if not clusters:
        return
    ours = write_lines('ours.jsonl', ({'id': c['id'], 'sentences': summary_of(c)} for c in clusters))
    lead = write_lines('lead.jsonl',
                       ({'id': c['id'], 'sentences': first_in_turn(c['docs'])} for c in clusters))
    references = write_lines('references.jsonl',
                             ({'id': c['id'], 'refs': c['refs']} for c in clusters))
    print(f'multinews: {len(clusters)} summaries of {BUDGET} words, '
          'and the difference to the first sentences in turn')
    sys.stdout.flush()
    subprocess.run([NUTGRAF, 'evaluate', '-q', '-m', '--against', lead, ours, references])


# ---- feeds ----

def entries_of(path):
    issue, run = digest('--stories', '1000000', '--now', '2100-01-01', '--total-words', '1', path)
    return [a for told in issue['stories'] for a in told['articles']], len(issue['skipped']), run


def fold(text):
    return ' '.join(str(text or '').split())


def decoded(raw):
    """Some of the expected readings were saved in Latin-1."""
    try:
        return raw.decode('utf-8')
    except UnicodeDecodeError:
        return raw.decode('latin-1')


def agreements(expected, got):
    """Which of title, link and date are the same; None where nothing is expected."""
    date = fold(expected.get('isoDate'))[:19]
    return {
        'title': fold(expected['title']) == got['title'] if fold(expected.get('title')) else None,
        'link': fold(expected['link']) == got['link'] if fold(expected.get('link')) else None,
        'date': date == (got['date'] or '')[:19] if date else None,
    }


def measure_feeds():
    folder = os.path.join(DATA, 'feeds')
    if not os.path.isdir(folder):
        print('feeds: not there, passed over')
        return
    names = sorted(os.listdir(os.path.join(folder, 'feeds')))
    read = {name: entries_of(os.path.join(folder, 'feeds', name)) for name in names}
    failed = [name for name, (_, _, run) in read.items() if run.returncode != 0]
    print(f'feeds: {len(names) - len(failed)} of {len(names)} read, '
          f'{sum(len(entries) for entries, _, _ in read.values())} entries; not: {failed}')
    same, all_of, differing = collections.Counter(), collections.Counter(), collections.Counter()
    for expected in sorted(os.listdir(os.path.join(folder, 'expected_rssparser'))):
        name = next(n for n in names if n.startswith('rssparser__' + expected[:-len('.json')] + '.'))
        with open(os.path.join(folder, 'expected_rssparser', expected), 'rb') as file:
            wanted = json.loads(decoded(file.read()))
        entries, skipped, _ = read[name]
        for item in wanted.get('feed', wanted)['items']:
            best = max((agreements(item, e) for e in entries),
                       key=lambda a: sum(bool(x) for x in a.values()), default={})
            for field, agrees in best.items():
                if agrees is not None:
                    all_of[field] += 1
                    same[field] += agrees
                    if not agrees:
                        differing[name, field] += 1
    for field in all_of:
        print(f'feeds: {field}: {same[field]} of {all_of[field]} as rss-parser reads them')
    for (name, field), count in differing.items():
        print(f'  {name}: {count} {field}s: {REASONS.get((name, field), "no reason known")}')


# ---- many ----

def made_up(count):
    """`count` articles, five of each event, of words as frequent as in English."""
    chance = random.Random(3)
    with open(CORPUS, encoding='utf-8') as file:
        words = [line.split('\t')[0] for line in file if not line.startswith('#')]
    words = [w for w in words if w.isalpha() and len(w) > 2][:60000]
    chance.shuffle(words)
    weights = list(itertools.accumulate(1 / (i + 10) for i in range(len(words))))
    for event in range(count // 5):
        topic = chance.sample(words, 40)
        names = [w.capitalize() for w in chance.sample(words, 8)]
        for _ in range(5):
            said = [chance.choice(topic) if chance.random() < .3 else
                    chance.choice(names) if chance.random() < .06 else word
                    for word in chance.choices(words, cum_weights=weights, k=220)]
            rows = [' '.join(said[i:i + 20]).capitalize() + '.' for i in range(0, len(said), 20)]
            yield {'id': event, 'text': '\n\n'.join(' '.join(rows[i:i + 3])
                                                    for i in range(0, len(rows), 3))}


def measure_many(count):
    articles = list(made_up(count))
    path = write_lines('many.jsonl', articles)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    given = stories_of(path, articles, '--jsonl', '-l', 'en', '--total-words', '1')
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    _, _, f = bcubed([a['id'] for a in articles], given)
    print(f'{count} made-up articles: {after.ru_utime - before.ru_utime:.1f} s from start to exit on '
          f'one core (60 s are asked for), {after.ru_maxrss // 1024} MB at most, B-cubed F1 {f:.4f}')


def main():
    os.makedirs(OUT, exist_ok=True)
    clusters = lines_of('multinews.jsonl')
    measure_grouping(clusters)
    measure_updates(lines_of('versions_reuters.jsonl'))
    measure_summaries(clusters)
    measure_feeds()
    measure_many(100000)


main()
