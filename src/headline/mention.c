#include "headline/mention.h"

bool mentions_find(struct line *line)
{
    const struct document *document = line->document;
    const struct token *tokens = document->tokens;
    uint32_t *known =
        arena_zeroed(document->arena, (size_t)document->term_count + 1, sizeof *known);
    struct mention *mentions =
        arena_array(document->arena, (size_t)document->token_count + 1, sizeof *mentions);
    uint32_t count = 0;

    if (!known || !mentions)
        return false;
    for (uint32_t i = 0; i < line->count; i++) {
        struct piece *piece = &line->pieces[i];

        if (piece->term != TERM_NONE && !known[piece->term + 1])
            known[piece->term + 1] = i + 1;
        piece->first = piece->term == TERM_NONE ? i : known[piece->term + 1] - 1;
    }
    for (uint32_t t = 0; t < document->token_count; t++) {
        uint32_t piece = known[tokens[t].term + 1]; /* TERM_NONE + 1 is 0 */

        mentions[count] = (struct mention){t, piece - 1};
        count += piece != 0;
    }
    line->mentions = mentions;
    line->mention_count = count;
    return true;
}
