/* fact.c -- figures by their bytes, dates and names by their words. Where the
 * language has a tagger a name is what it calls one; elsewhere, what is written
 * with a capital inside a sentence. */
#include "compare/fact.h"

#include <stdlib.h>

#include "base/hash.h"
#include "language/fold.h"
#include "language/number.h"
#include "language/shape.h"
#include "language/tagger.h"

struct finder {
    struct facts *facts;
    struct arena *arena;
    const struct document *document;
    struct tagger tagger;
    struct folded_word *folded; /* TAGGER_MOST: of the sentence at hand */
    uint32_t capacity;
    bool failed;
};

const char *fact_name(enum fact_kind kind)
{
    static const char *const NAMES[FACT_KINDS] = {
        [FACT_NUMBER] = "number", [FACT_PERCENT] = "percent", [FACT_MONEY] = "money",
        [FACT_DATE] = "date",     [FACT_TIME] = "time",       [FACT_COUNT] = "number",
        [FACT_NAME] = "name",
    };

    return NAMES[kind];
}

static struct fact *add(struct finder *finder, struct fact fact)
{
    struct facts *facts = finder->facts;

    if (facts->count == finder->capacity) {
        uint32_t capacity = finder->capacity ? finder->capacity * 2 : 16;
        struct fact *more = arena_array(finder->arena, capacity, sizeof *more);

        if (!more) {
            finder->failed = true;
            return NULL;
        }
        if (facts->count > 0)
            memcpy(more, facts->facts, facts->count * sizeof *more);
        facts->facts = more;
        finder->capacity = capacity;
    }
    facts->facts[facts->count] = fact;
    return &facts->facts[facts->count++];
}

/* ---- figures ---- */

static void find_numbers(struct finder *finder, const struct sentence *sentence)
{
    static const enum fact_kind KINDS[] = {[NUMBER_PLAIN] = FACT_NUMBER,
                                           [NUMBER_PERCENT] = FACT_PERCENT,
                                           [NUMBER_MONEY] = FACT_MONEY,
                                           [NUMBER_DATE] = FACT_DATE,
                                           [NUMBER_TIME] = FACT_TIME};
    struct span text = document_span(finder->document, sentence->start, sentence->length);
    struct number number;

    for (size_t at = 0; number_next(text, finder->document->language, &at, &number);)
        add(finder, (struct fact){.kind = KINDS[number.kind],
                                  .start = sentence->start + (uint32_t)number.start,
                                  .length = (uint32_t)number.length,
                                  .value = number.value});
}

/* ---- words ---- */

enum word_sort { SORT_OTHER = 0, SORT_NAME, SORT_DATE, SORT_COUNT };

struct word {
    uint32_t start, length;
    enum word_sort sort;
    uint64_t value;
};

static bool starts_upper(struct span text)
{
    size_t length;

    return text.length > 0 && shape_is_upper(shape_decode(text, &length));
}

/* A month or day of the week; "may" and "march" are none. */
static bool is_calendar(const struct finder *finder, struct span text, uint32_t classes)
{
    const char *code = finder->document->language->code;
    bool capitals = strcmp(code, "en") == 0 || strcmp(code, "de") == 0;

    return classes & (WORD_MONTH | WORD_WEEKDAY) && text.length > 2 &&
           (!capitals || starts_upper(text));
}

static enum word_sort sort_of(const struct finder *finder, struct span text, struct span folded,
                              uint64_t *value)
{
    uint32_t classes = language_classes(finder->document->language, folded);
    int count = number_count(finder->document->language, folded);

    *value = hash_bytes(folded.bytes, folded.length);
    if (is_calendar(finder, text, classes))
        return SORT_DATE;
    if (count >= 0) {
        *value = number_small((uint32_t)count);
        return SORT_COUNT;
    }
    if (classes & (WORD_STOP | WORD_FUNCTION | WORD_PRONOUN) || !starts_upper(text))
        return SORT_OTHER;
    return SORT_NAME; /* until the tagger says no */
}

/* Without the counts that tell names from other words of a capital: where only
 * names and openings have one. */
static void drop_openings(struct word *words, uint32_t count)
{
    uint32_t names = 0;

    for (uint32_t w = 0; w < count; w++)
        names += words[w].sort == SORT_NAME;
    for (uint32_t w = 0; w < count; w++)
        if (words[w].sort == SORT_NAME && (w == 0 || names > count / 2))
            words[w].sort = SORT_OTHER;
}

static void ask_tagger(const struct finder *finder, struct word *words, struct tagged_word *tagged,
                       uint32_t count)
{
    tagger_tag(&finder->tagger, tagged, count);
    for (uint32_t w = 0; w < count; w++)
        if (words[w].sort == SORT_NAME && tagged[w].tag != TAG_NNP && tagged[w].tag != TAG_NNPS &&
            shape_of(tagged[w].text) != SHAPE_DIGITS)
            words[w].sort = SORT_OTHER;
}

/* Does nothing but a space, a hyphen or a full stop stand between two words? */
static bool touches(const struct finder *finder, const struct word *a, const struct word *b)
{
    uint32_t end = a->start + a->length;
    struct span gap = document_span(finder->document, end, b->start - end);

    for (size_t i = 0; i < gap.length; i++)
        if (!strchr(" -.\r\n\t", gap.bytes[i]) || !gap.bytes[i])
            return false;
    return gap.length <= 3;
}

/* Words that follow each other make one name or date. */
static void add_words(struct finder *finder, const struct word *words, uint32_t count)
{
    struct fact *last = NULL;

    for (uint32_t w = 0; w < count; w++) {
        const struct word *word = &words[w];
        bool joins = last && w > 0 && word->sort == words[w - 1].sort && word->sort != SORT_COUNT &&
                     touches(finder, word - 1, word);

        if (word->sort == SORT_OTHER)
            continue;
        if (!joins)
            last = add(finder, (struct fact){.kind = word->sort == SORT_NAME   ? FACT_NAME
                                                     : word->sort == SORT_DATE ? FACT_DATE
                                                                               : FACT_COUNT,
                                             .start = word->start});
        if (!last)
            return;
        last->length = word->start + word->length - last->start;
        last->value = joins ? hash_mix(last->value + word->value) : word->value;
        if (last->words < NAME_WORDS)
            last->word[last->words++] = word->value;
    }
}

static void find_words(struct finder *finder, const struct sentence *sentence)
{
    const struct document *document = finder->document;
    struct tagged_word tagged[TAGGER_MOST];
    struct word words[TAGGER_MOST];
    struct folded_word *folded = finder->folded;
    uint32_t count = 0;

    for (uint32_t t = 0; t < sentence->token_count && count < TAGGER_MOST; t++) {
        const struct token *token = &document->tokens[sentence->first_token + t];
        struct span text = document_span(document, token->start, token->length);

        fold_word(&folded[count], document->language->traits, text);
        words[count] = (struct word){.start = token->start, .length = token->length};
        words[count].sort = sort_of(finder, text, fold_span(&folded[count]), &words[count].value);
        finder->facts->words[finder->facts->word_count++] = words[count].value;
        tagged[count] = (struct tagged_word){.text = text, .lower = fold_span(&folded[count])};
        tagged[count].known = tagger_know(&finder->tagger, tagged[count].lower).tags;
        count++;
    }
    if (tagger_tags(&finder->tagger))
        ask_tagger(finder, words, tagged, count);
    else
        drop_openings(words, count);
    add_words(finder, words, count);
}

/* ---- all ---- */

static int by_place(const void *left, const void *right)
{
    const struct fact *a = left, *b = right;

    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->kind > b->kind) - (a->kind < b->kind);
}

static bool is_day(const struct finder *finder, const struct fact *fact)
{
    uint32_t digits = 0;

    for (uint32_t i = 0; i < fact->length; i++)
        digits += (unsigned char)finder->document->text.bytes[fact->start + i] < 0x80;
    return fact->kind == FACT_NUMBER && digits <= 4;
}

/* "May 14", "14. Mai", "14 de mayo de 2020": one date. */
static void join_dates(struct finder *finder)
{
    struct facts *facts = finder->facts;
    const char *bytes = finder->document->text.bytes;
    uint32_t kept = 0;

    for (uint32_t f = 0; f < facts->count; f++) {
        struct fact *last = kept > 0 ? &facts->facts[kept - 1] : NULL, *fact = &facts->facts[f];
        uint32_t end = last ? last->start + last->length : 0;
        uint32_t gap = last && fact->start >= end ? fact->start - end : UINT32_MAX;
        bool near = gap <= 2 || (gap == 4 && memcmp(bytes + end, " de ", 4) == 0);

        if (near && (gap == 0 || bytes[end] != ';') &&
            ((fact->kind == FACT_DATE && is_day(finder, last)) ||
             (last->kind == FACT_DATE && last->words > 0 &&
              (is_day(finder, fact) || fact->kind == FACT_DATE)))) {
            last->kind = FACT_DATE;
            last->length = fact->start + fact->length - last->start;
            last->value = hash_mix(last->value ^ fact->value); /* in either order */
            last->words = 1;
            continue;
        }
        facts->facts[kept++] = *fact;
    }
    facts->count = kept;
}

bool facts_find(struct facts *facts, struct arena *arena, struct stretch stretch)
{
    const struct document *document = stretch.document;
    struct finder finder = {.facts = facts,
                            .arena = arena,
                            .document = document,
                            .tagger = tagger_of(document->language)};

    *facts = (struct facts){0};
    finder.folded = arena_array(arena, TAGGER_MOST, sizeof *finder.folded);
    facts->words = arena_array(arena, (size_t)stretch.count * TAGGER_MOST, sizeof *facts->words);
    if (!finder.folded || !facts->words)
        return false;
    for (uint32_t s = stretch.first; s < stretch.first + stretch.count; s++) {
        find_numbers(&finder, &document->sentences[s]);
        find_words(&finder, &document->sentences[s]);
    }
    if (facts->count > 0)
        qsort(facts->facts, facts->count, sizeof *facts->facts, by_place);
    join_dates(&finder);
    return !finder.failed;
}
