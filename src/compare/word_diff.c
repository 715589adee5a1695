#include "compare/word_diff.h"

#include <string.h>

#include "base/intern.h"
#include "language/fold.h"

/* Cells of the table: 2,000 words against 2,000. */
static const uint64_t MOST_CELLS = 4000000;

/* One side: its words, which lie together, as numbers. */
struct side {
    uint32_t end;   /* bytes */
    uint32_t words; /* without those that overlap the one before */
    uint32_t *number, *start;
};

static bool side_alloc(struct side *side, struct arena *arena, size_t most, uint32_t end)
{
    *side = (struct side){.end = end};
    side->number = arena_array(arena, most, sizeof *side->number);
    side->start = arena_array(arena, most, sizeof *side->start);
    return side->number && side->start;
}

static bool side_add(struct side *side, struct intern *words, uint32_t traits, struct span text,
                     uint32_t start)
{
    struct folded_word folded;

    fold_word(&folded, traits, text);
    side->number[side->words] = intern_add(words, fold_span(&folded));
    side->start[side->words] = start;
    return side->number[side->words++] != INTERN_FAILED;
}

static bool side_init(struct side *side, struct arena *arena, struct stretch stretch,
                      struct intern *words)
{
    const struct document *document = stretch.document;
    const struct sentence *first = &document->sentences[stretch.first];
    const struct sentence *last = first + stretch.count - 1;
    uint32_t past = last->first_token + last->token_count, end = 0;

    if (!side_alloc(side, arena, past - first->first_token, last->start + last->length))
        return false;
    for (uint32_t t = first->first_token; t < past; t++) {
        const struct token *token = &document->tokens[t];

        if (token->start < end) /* pairs of characters: every other one */
            continue;
        end = token->start + token->length;
        if (!side_add(side, words, document->language->traits,
                      document_span(document, token->start, token->length), token->start))
            return false;
    }
    if (side->words > 0)
        side->start[0] = first->start; /* the first reaches back to the start */
    return true;
}

static bool side_init_line(struct side *side, struct arena *arena, struct span line,
                           struct intern *words)
{
    if (!side_alloc(side, arena, line.length, (uint32_t)line.length))
        return false;
    for (size_t at = 0, end; at < line.length; at = end) {
        while (at < line.length && line.bytes[at] == ' ')
            at++;
        for (end = at; end < line.length && line.bytes[end] != ' ';)
            end++;
        if (end > at && !side_add(side, words, 0, span_of(line.bytes + at, end - at), (uint32_t)at))
            return false;
    }
    return true;
}

/* A word reaches to the next one. */
static struct word_run run_of(const struct side *side, enum word_run_kind kind, uint32_t word)
{
    uint32_t start = side->start[word];
    uint32_t end = word + 1 == side->words ? side->end : side->start[word + 1];

    return (struct word_run){kind, start, end - start};
}

/* Neighbours of a kind make one run. */
static void append(struct word_diff *diff, struct word_run run)
{
    struct word_run *last = diff->count > 0 ? &diff->runs[diff->count - 1] : NULL;

    if (last && last->kind == run.kind) {
        last->length = run.start + run.length - last->start;
        return;
    }
    diff->runs[diff->count++] = run;
}

static void append_all(struct word_diff *diff, const struct side *side, enum word_run_kind kind,
                       uint32_t from, uint32_t to)
{
    for (uint32_t w = from; w < to; w++)
        append(diff, run_of(side, kind, w));
}

/* length[i][j]: of the longest common subsequence behind i and j. */
static void fill(uint16_t *length, const struct side *old, const struct side *new)
{
    size_t width = (size_t) new->words + 1;

    for (uint32_t i = old->words; i-- > 0;)
        for (uint32_t j = new->words; j-- > 0;) {
            uint16_t down = length[(i + 1) * width + j], right = length[i * width + j + 1];

            length[i * width + j] = old->number[i] == new->number[j]
                                        ? (uint16_t)(length[(i + 1) * width + j + 1] + 1)
                                    : down > right ? down
                                                   : right;
        }
}

static void trace(struct word_diff *diff, const uint16_t *length, const struct side *old,
                  const struct side *new)
{
    size_t width = (size_t) new->words + 1;
    uint32_t i = 0, j = 0, from_old = 0, from_new = 0;

    while (i < old->words && j < new->words) {
        if (old->number[i] != new->number[j]) {
            if (length[(i + 1) * width + j] >= length[i * width + j + 1])
                i++;
            else
                j++;
            continue;
        }
        append_all(diff, old, RUN_DROPPED, from_old, i);
        append_all(diff, new, RUN_ADDED, from_new, j);
        append(diff, run_of(new, RUN_KEPT, j));
        from_old = ++i;
        from_new = ++j;
    }
    append_all(diff, old, RUN_DROPPED, from_old, old->words);
    append_all(diff, new, RUN_ADDED, from_new, new->words);
}

static bool diff_sides(struct word_diff *diff, struct arena *arena, const struct side *old,
                       const struct side *new)
{
    uint64_t cells = ((uint64_t)old->words + 1) * ((uint64_t) new->words + 1);
    struct arena_mark mark;
    uint16_t *length;

    diff->count = 0;
    diff->runs = arena_array(arena, (size_t)old->words + new->words, sizeof *diff->runs);
    if (!diff->runs)
        return false;
    if (cells > MOST_CELLS || old->words > UINT16_MAX || new->words > UINT16_MAX) {
        append_all(diff, old, RUN_DROPPED, 0, old->words);
        append_all(diff, new, RUN_ADDED, 0, new->words);
        return true;
    }
    mark = arena_mark(arena);
    length = arena_zeroed(arena, cells, sizeof *length);
    if (length) {
        fill(length, old, new);
        trace(diff, length, old, new);
    }
    arena_rewind(arena, mark);
    return length != NULL;
}

bool word_diff(struct word_diff *diff, struct arena *arena, struct stretch old, struct stretch new)
{
    struct intern words;
    struct side a, b;
    bool done;

    intern_init(&words);
    done = side_init(&a, arena, old, &words) && side_init(&b, arena, new, &words) &&
           diff_sides(diff, arena, &a, &b);
    intern_release(&words);
    return done;
}

bool word_diff_lines(struct word_diff *diff, struct arena *arena, struct span old, struct span new)
{
    struct intern words;
    struct side a, b;
    bool done;

    intern_init(&words);
    done = side_init_line(&a, arena, old, &words) && side_init_line(&b, arena, new, &words) &&
           diff_sides(diff, arena, &a, &b);
    intern_release(&words);
    return done;
}
