#include "compare/word_diff.h"

#include <string.h>

#include "base/intern.h"
#include "language/fold.h"

/* Cells of the table: 2,000 words against 2,000. */
static const uint64_t MOST_CELLS = 4000000;

/* One side: its tokens, which lie together, as numbers. */
struct side {
    const struct document *document;
    uint32_t start, end;          /* bytes */
    uint32_t first_token, tokens; /* without those that overlap the one before */
    uint32_t *number, *token;
};

static bool side_init(struct side *side, struct arena *arena, struct stretch stretch,
                      struct intern *words)
{
    const struct document *document = stretch.document;
    const struct sentence *first = &document->sentences[stretch.first];
    const struct sentence *last = first + stretch.count - 1;
    uint32_t past = last->first_token + last->token_count, end = 0;

    *side = (struct side){document, first->start, last->start + last->length, first->first_token, 0,
                          NULL,     NULL};
    side->number = arena_array(arena, past - first->first_token, sizeof *side->number);
    side->token = arena_array(arena, past - first->first_token, sizeof *side->token);
    if (!side->number || !side->token)
        return false;
    for (uint32_t t = first->first_token; t < past; t++) {
        const struct token *token = &document->tokens[t];
        struct folded_word folded;

        if (token->start < end) /* pairs of characters: every other one */
            continue;
        end = token->start + token->length;
        fold_word(&folded, document->language->traits,
                  document_span(document, token->start, token->length));
        side->number[side->tokens] = intern_add(words, fold_span(&folded));
        if (side->number[side->tokens] == INTERN_FAILED)
            return false;
        side->token[side->tokens++] = t;
    }
    return true;
}

/* A word reaches to the next one, the first from the start of the stretch. */
static struct word_run run_of(const struct side *side, enum word_run_kind kind, uint32_t word)
{
    const struct token *tokens = side->document->tokens;
    uint32_t start = word == 0 ? side->start : tokens[side->token[word]].start;
    uint32_t end = word + 1 == side->tokens ? side->end : tokens[side->token[word + 1]].start;

    return (struct word_run){kind, start, end - start, side->token[word], 1};
}

/* Neighbours of a kind make one run. */
static void append(struct word_diff *diff, struct word_run run)
{
    struct word_run *last = diff->count > 0 ? &diff->runs[diff->count - 1] : NULL;

    if (last && last->kind == run.kind) {
        last->length = run.start + run.length - last->start;
        last->token_count = run.first_token + 1 - last->first_token;
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
    size_t width = (size_t) new->tokens + 1;

    for (uint32_t i = old->tokens; i-- > 0;)
        for (uint32_t j = new->tokens; j-- > 0;) {
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
    size_t width = (size_t) new->tokens + 1;
    uint32_t i = 0, j = 0, from_old = 0, from_new = 0;

    while (i < old->tokens && j < new->tokens) {
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
    append_all(diff, old, RUN_DROPPED, from_old, old->tokens);
    append_all(diff, new, RUN_ADDED, from_new, new->tokens);
}

static bool diff_sides(struct word_diff *diff, struct arena *arena, const struct side *old,
                       const struct side *new)
{
    uint64_t cells = ((uint64_t)old->tokens + 1) * ((uint64_t) new->tokens + 1);
    struct arena_mark mark;
    uint16_t *length;

    diff->count = 0;
    diff->runs = arena_array(arena, (size_t)old->tokens + new->tokens, sizeof *diff->runs);
    if (!diff->runs)
        return false;
    if (cells > MOST_CELLS || old->tokens > UINT16_MAX || new->tokens > UINT16_MAX) {
        append_all(diff, old, RUN_DROPPED, 0, old->tokens);
        append_all(diff, new, RUN_ADDED, 0, new->tokens);
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
