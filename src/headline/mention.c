#include "headline/mention.h"

bool mentions_find(struct line *line)
{
    const struct document *document = line->document;
    const struct token *tokens = document->tokens;
    uint32_t *known =
        arena_zeroed(document->arena, (size_t)document->term_count + 1, sizeof *known);
    struct mention *mentions =
        arena_array(document->arena, (size_t)document->token_count + 1, sizeof *mentions);
    const uint32_t *piece_of; /* by term: a piece, and 1; 0: none, as for TERM_NONE, which is -1 */
    uint32_t count = 0;

    if (!known || !mentions)
        return false;
    for (uint32_t i = 0; i < line->count; i++) {
        struct piece *piece = &line->pieces[i];

        if (piece->term != TERM_NONE && !known[piece->term + 1])
            known[piece->term + 1] = i + 1;
        piece->first = piece->term == TERM_NONE ? i : known[piece->term + 1] - 1;
    }
    piece_of = known + 1;
    for (const struct token *t = tokens; t < tokens + document->token_count; t++)
        if (piece_of[(int32_t)t->term])
            mentions[count++] =
                (struct mention){(uint32_t)(t - tokens), piece_of[(int32_t)t->term] - 1};
    line->mentions = mentions;
    line->mention_count = count;
    return true;
}
