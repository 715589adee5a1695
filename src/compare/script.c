#include "compare/script.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/intern.h"
#include "compare/normal.h"

/* A stop word says little, but where all else is equal it decides; a figure is
 * rare but the first that changes. */
static const double STOP_WEIGHT = 0.3, FIGURE_SHARE = 0.4;
/* Of the similarity, what pairs of words say. */
static const double PAIR_SHARE = 0.25;

struct numbering {
    struct scripts *scripts;
    struct arena *arena;
    struct intern words, normals;
    uint32_t capacity, normal_capacity; /* of the weights and hashes */
    struct nutgraf_buffer scratch;
    bool strict;
};

static int ascending(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

    return (a > b) - (a < b);
}

static bool has_digit(struct span word)
{
    for (size_t i = 0; i < word.length; i++)
        if (word.bytes[i] >= '0' && word.bytes[i] <= '9')
            return true;
    return false;
}

/* The number of a token's stem, weighed when it is new. */
static uint32_t number_word(struct numbering *numbering, const struct article *article,
                            const struct token *token)
{
    const struct lexicon *lexicon = article->document.lexicon;
    struct form form = lexicon_at(lexicon, token->form);
    struct span stem = lexicon_stem(lexicon, form.term);
    uint32_t number = intern_add(&numbering->words, stem);

    if (number == INTERN_FAILED || number < numbering->scripts->words)
        return number;
    numbering->scripts->words = number + 1;
    numbering->scripts->weight[number] =
        form.classes & WORD_STOP
            ? STOP_WEIGHT
            : background_idf(article->background, stem) * (has_digit(stem) ? FIGURE_SHARE : 1);
    return number;
}

/* Before the words are sorted. */
static void pair_words(struct script *script, uint32_t from, uint32_t to)
{
    for (uint32_t e = from; e < to; e++)
        script->pair[e] =
            (uint32_t)hash_pair(script->word[e], e + 1 < to ? script->word[e + 1] : UINT32_MAX);
    qsort(script->pair + from, to - from, sizeof *script->pair, ascending);
}

static bool number_sentence(struct numbering *numbering, struct script *script, uint32_t s)
{
    const struct document *document = &script->article->document;
    const struct sentence *sentence = &document->sentences[s];
    uint32_t entry = script->row[s];

    for (uint32_t t = 0; t < sentence->token_count; t++) {
        const struct token *token = &document->tokens[sentence->first_token + t];
        uint32_t number;

        if (lexicon_at(document->lexicon, token->form).term == TERM_NONE)
            continue;
        number = number_word(numbering, script->article, token);
        if (number == INTERN_FAILED)
            return false;
        script->word[entry++] = number;
    }
    pair_words(script, script->row[s], entry);
    qsort(script->word + script->row[s], entry - script->row[s], sizeof *script->word, ascending);
    script->weight[s] = 0;
    for (uint32_t e = script->row[s]; e < entry; e++)
        script->weight[s] += numbering->scripts->weight[script->word[e]];
    script->row[s + 1] = entry;
    return true;
}

static bool number_normal(struct numbering *numbering, struct script *script, uint32_t s)
{
    const struct document *document = &script->article->document;
    const struct sentence *sentence = &document->sentences[s];
    struct span text;

    nutgraf_buffer_clear(&numbering->scratch);
    normal_append(&numbering->scratch, document_span(document, sentence->start, sentence->length),
                  numbering->strict);
    if (numbering->scratch.failed)
        return false;
    text = span_of(nutgraf_buffer_bytes(&numbering->scratch), numbering->scratch.length);
    script->size[s] = 0;
    for (size_t i = 0; i < text.length; i++)
        script->size[s] += text.bytes[i] != ' ';
    script->normal[s] = intern_add(&numbering->normals, text);
    if (script->normal[s] == INTERN_FAILED)
        return false;
    numbering->scripts->normal_hash[script->normal[s]] = hash_bytes(text.bytes, text.length);
    return true;
}

static bool script_alloc(struct script *script, struct arena *arena, const struct article *article)
{
    script->article = article;
    script->count = article->document.sentence_count;
    script->normal = arena_array(arena, script->count, sizeof *script->normal);
    script->row = arena_zeroed(arena, (size_t)script->count + 1, sizeof *script->row);
    script->word = arena_array(arena, article->document.token_count, sizeof *script->word);
    script->pair = arena_array(arena, article->document.token_count, sizeof *script->pair);
    script->weight = arena_array(arena, script->count, sizeof *script->weight);
    script->size = arena_array(arena, script->count, sizeof *script->size);
    return script->normal && script->row && script->word && script->pair && script->weight &&
           script->size;
}

static bool script_number(struct numbering *numbering, struct script *script)
{
    for (uint32_t s = 0; s < script->count; s++)
        if (!number_normal(numbering, script, s) || !number_sentence(numbering, script, s))
            return false;
    return true;
}

static bool number_both(struct numbering *numbering, const struct article *old,
                        const struct article *new)
{
    struct scripts *scripts = numbering->scripts;
    size_t tokens = (size_t)old->document.token_count + new->document.token_count;
    size_t sentences = (size_t)old->document.sentence_count + new->document.sentence_count;

    scripts->weight = arena_array(numbering->arena, tokens, sizeof *scripts->weight);
    scripts->normal_hash = arena_array(numbering->arena, sentences, sizeof *scripts->normal_hash);
    if (!scripts->weight || !scripts->normal_hash ||
        !script_alloc(&scripts->old, numbering->arena, old) ||
        !script_alloc(&scripts->new, numbering->arena, new) ||
        !script_number(numbering, &scripts->old) || !script_number(numbering, &scripts->new))
        return false;
    scripts->normals = numbering->normals.count;
    return true;
}

struct scripts *scripts_of(struct arena *arena, const struct article *old,
                           const struct article *new, bool strict)
{
    struct numbering numbering = {.arena = arena, .strict = strict};
    bool done;

    numbering.scripts = arena_zeroed(arena, 1, sizeof *numbering.scripts);
    if (!numbering.scripts)
        return NULL;
    intern_init(&numbering.words);
    intern_init(&numbering.normals);
    buffer_init(&numbering.scratch);
    done = number_both(&numbering, old, new);
    intern_release(&numbering.words);
    intern_release(&numbering.normals);
    buffer_release(&numbering.scratch);
    return done ? numbering.scripts : NULL;
}

/* ---- similarity ---- */

/* Weight of what two ascending lists share, repeats counted. */
static double common_weight(const struct scripts *scripts, const uint32_t *a, const uint32_t *a_end,
                            const uint32_t *b, const uint32_t *b_end)
{
    double common = 0;

    while (a < a_end && b < b_end) {
        if (*a == *b) {
            common += scripts->weight[*a];
            a++;
            b++;
        } else if (*a < *b) {
            a++;
        } else {
            b++;
        }
    }
    return common;
}

static double dice(double common, double a, double b)
{
    return a + b > 0 ? 2 * common / (a + b) : 0;
}

static uint32_t common_pairs(const struct script *a, uint32_t old, const struct script *b,
                             uint32_t new)
{
    uint32_t i = a->row[old], j = b->row[new], common = 0;

    while (i < a->row[old + 1] && j < b->row[new + 1]) {
        if (a->pair[i] == b->pair[j]) {
            common++;
            i++;
            j++;
        } else if (a->pair[i] < b->pair[j]) {
            i++;
        } else {
            j++;
        }
    }
    return common;
}

double scripts_similarity(const struct scripts *scripts, uint32_t old, uint32_t new)
{
    const struct script *a = &scripts->old, *b = &scripts->new;
    double common = common_weight(scripts, a->word + a->row[old], a->word + a->row[old + 1],
                                  b->word + b->row[new], b->word + b->row[new + 1]);

    return (1 - PAIR_SHARE) * dice(common, a->weight[old], b->weight[new]) +
           PAIR_SHARE * dice(common_pairs(a, old, b, new), a->row[old + 1] - a->row[old],
                             b->row[new + 1] - b->row[new]);
}

double scripts_similarity_joined(const struct scripts *scripts, const struct script *one,
                                 uint32_t sentence, const struct script *other, uint32_t first,
                                 uint32_t count)
{
    const uint32_t *word = one->word + one->row[sentence],
                   *end = one->word + one->row[sentence + 1];
    double common = 0, weight = 0;

    /* Each word of the one is given to the first of the others that has it left:
     * a word said twice on one side counts twice only if it is on the other. */
    for (uint32_t s = first; s < first + count; s++)
        weight += other->weight[s];
    while (word < end) {
        uint32_t number = *word, wanted = 0, found = 0;

        for (; word < end && *word == number; word++)
            wanted++;
        for (uint32_t s = first; s < first + count; s++)
            for (uint32_t e = other->row[s]; e < other->row[s + 1] && other->word[e] <= number; e++)
                found += other->word[e] == number;
        common += scripts->weight[number] * (found < wanted ? found : wanted);
    }
    return dice(common, one->weight[sentence], weight);
}
