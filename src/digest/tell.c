/* tell.c -- a headline and a summary over all its articles for each story. */
#include "base/hash.h"
#include "digest/digest.h"
#include "language/utf8.h"
#include "result/bundle.h"
#include "result/summary.h"

enum { MOST_PARTS = 24 }; /* articles that a summary is made of: more say nothing new */
static const size_t DEFAULT_SENTENCES = 3;

/* The articles of a story while they are read. */
struct telling {
    nutgraf_document *documents[MOST_PARTS];
    const struct article *parts[MOST_PARTS];
    uint32_t articles[MOST_PARTS]; /* of the story, by part */
    uint32_t count;
};

/* ---- the articles ---- */

/* Articles in the language of the first, no copies of each other, with text. */
static bool tells(const struct nutgraf_digest *digest, const struct story *story, uint32_t i)
{
    const struct clipping *first = story_article(digest, story, 0);
    const struct clipping *clipping = story_article(digest, story, i);

    return clipping->words > 0 && !story->copies[i] &&
           clipping->text.language == first->text.language;
}

static bool is_mark(char c)
{
    return (unsigned char)c < 0x80 && !(c >= '0' && c <= '9') &&
           !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Letters and digits of two texts, case and marks aside (ASCII; others must be
 * the same bytes). */
static bool same_letters(struct span a, struct span b)
{
    size_t i = 0, k = 0;

    for (;;) {
        while (i < a.length && is_mark(a.bytes[i]))
            i++;
        while (k < b.length && is_mark(b.bytes[k]))
            k++;
        if (i == a.length || k == b.length)
            return i == a.length && k == b.length;
        if ((a.bytes[i] | 0x20) != (b.bytes[k] | 0x20))
            return false;
        i++;
        k++;
    }
}

/* What the title says the summary need not. */
static void mark_title(struct document *document, struct span title)
{
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        struct sentence *sentence = &document->sentences[s];

        if (same_letters(document_span(document, sentence->start, sentence->length), title))
            sentence->noise = NOISE_DUPLICATE;
    }
}

static bool read_articles(struct nutgraf_digest *digest, const struct story *story,
                          struct telling *telling)
{
    telling->count = 0;
    for (uint32_t i = 0; i < story->count && telling->count < MOST_PARTS; i++) {
        const struct clipping *clipping = story_article(digest, story, i);
        nutgraf_document *document;

        if (!tells(digest, story, i))
            continue;
        document = document_new_kept(digest->worker, &clipping->text);
        if (!document)
            return false;
        mark_title(&document_article(document)->document, story->headline);
        telling->documents[telling->count] = document;
        telling->parts[telling->count] = document_article(document);
        telling->articles[telling->count++] = i;
    }
    return true;
}

static void forget_articles(struct telling *telling)
{
    while (telling->count > 0)
        nutgraf_document_free(telling->documents[--telling->count]);
}

/* ---- the summary ---- */

/* A copy in the issue's arena; bytes NULL: memory ran out. */
static struct span keep_folded(struct nutgraf_digest *digest, struct span text)
{
    struct nutgraf_buffer folded;
    char *copy;
    size_t length;

    buffer_init(&folded);
    utf8_fold_space(&folded, text);
    copy = folded.failed
               ? NULL
               : arena_string(&digest->issue, nutgraf_buffer_bytes(&folded), folded.length);
    length = copy ? folded.length : 0;
    buffer_release(&folded);
    return span_of(copy, length);
}

static bool take_sentence(struct nutgraf_digest *digest, struct story *story,
                          const struct bundle *bundle, const struct telling *telling,
                          const struct nutgraf_summary *summary, uint32_t i)
{
    struct story_sentence *sentence = &story->summary[i];
    struct span span = summary_span(summary, i);
    uint32_t start = (uint32_t)(span.bytes - bundle->article.document.text.bytes);
    struct bundle_place place = bundle_place(bundle, start);
    uint32_t number = summary->selection->sentences[i];

    sentence->article = telling->articles[place.part];
    sentence->start = place.start;
    sentence->length = (uint32_t)span.length;
    sentence->text = keep_folded(digest, span);
    story->words += bundle->article.document.sentences[number].words;
    return sentence->text.bytes != NULL;
}

static bool take_summary(struct nutgraf_digest *digest, struct story *story,
                         const struct bundle *bundle, const struct telling *telling,
                         const struct nutgraf_summary *summary)
{
    uint32_t count = summary->selection->count;

    if (summary->headline && story->headline.length == 0) {
        story->headline =
            keep_folded(digest, span_of(summary->headline->text, summary->headline->length));
        if (!story->headline.bytes)
            return false;
    }
    story->summary = arena_array(&digest->issue, count, sizeof *story->summary);
    if (!story->summary)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!take_sentence(digest, story, bundle, telling, summary, i))
            return false;
    story->summary_count = count;
    return true;
}

static bool summarise(struct nutgraf_digest *digest, struct story *story,
                      const struct telling *telling, const nutgraf_summary_options *options)
{
    struct bundle bundle;
    struct nutgraf_summary *summary;
    bool done;

    done = bundle_init(&bundle, telling->parts, telling->count);
    summary = done ? summary_make(&bundle.article, options) : NULL;
    done = summary && take_summary(digest, story, &bundle, telling, summary);
    bundle_release(&bundle);
    return done;
}

/* ---- the budget ---- */

/* The share of what is left of the words of the whole issue. */
static nutgraf_summary_options options_of(const struct nutgraf_digest *digest, uint32_t story,
                                          size_t told)
{
    nutgraf_summary_options options = digest->options.summary;
    size_t total = digest->options.total_words;

    options.no_headline = digest->stories[story].headline.length > 0;
    options.no_sentences = false;
    if (options.budget == 0) {
        options.unit = NUTGRAF_SENTENCES;
        options.budget = DEFAULT_SENTENCES;
    }
    if (total > 0) {
        size_t share = (total > told ? total - told : 0) / (digest->story_count - story);

        options.budget =
            options.unit == NUTGRAF_WORDS && options.budget < share ? options.budget : share;
        options.unit = NUTGRAF_WORDS;
    }
    return options;
}

/* ---- all stories ---- */

static bool set_anchor(struct nutgraf_digest *digest, uint32_t i)
{
    struct nutgraf_buffer name;
    char *copy;

    buffer_init(&name);
    buffer_print(&name, "story-%u", (unsigned)i + 1);
    copy = name.failed ? NULL : arena_string(&digest->issue, name.bytes, name.length);
    digest->stories[i].anchor = span_of(copy, copy ? name.length : 0);
    buffer_release(&name);
    return copy != NULL;
}

/* The headline is the title of the article that speaks for the others; one
 * without a title gets one of its own. */
static bool tell_story(struct nutgraf_digest *digest, uint32_t i, size_t told)
{
    struct story *story = &digest->stories[i];
    struct telling telling;
    nutgraf_summary_options options;
    bool done;

    telling.count = 0;
    story->headline = story_article(digest, story, 0)->title;
    options = options_of(digest, i, told);
    done = set_anchor(digest, i) && read_articles(digest, story, &telling);
    if (done && telling.count > 0 && options.budget > 0)
        done = summarise(digest, story, &telling, &options);
    forget_articles(&telling);
    return done;
}

/* What the issue tells, in 16 hex digits: the same for the same stories. */
static bool identify(struct nutgraf_digest *digest)
{
    uint64_t hash = hash_mix((uint64_t)digest->now + 1);
    struct nutgraf_buffer digits;
    char *copy;

    for (uint32_t i = 0; i < digest->story_count; i++) {
        const struct story *story = &digest->stories[i];

        for (uint32_t k = 0; k < story->count; k++) {
            const struct clipping *clipping = story_article(digest, story, k);

            hash = hash_mix(hash * 31 + hash_bytes(clipping->key.bytes, clipping->key.length));
            hash = hash_mix(hash * 31 + clipping->hash);
        }
    }
    buffer_init(&digits);
    buffer_print(&digits, "%016llx", (unsigned long long)hash);
    copy = digits.failed ? NULL : arena_string(&digest->issue, digits.bytes, digits.length);
    digest->identity = span_of(copy, copy ? digits.length : 0);
    buffer_release(&digits);
    return copy != NULL;
}

bool digest_tell(struct nutgraf_digest *digest)
{
    size_t told = 0;

    for (uint32_t i = 0; i < digest->story_count; i++) {
        if (!tell_story(digest, i, told))
            return false;
        told += digest->stories[i].words;
    }
    return identify(digest);
}
