#include "headline/compress.h"

void compress_add(struct compression *compression, enum deletion_kind kind, struct mask pieces)
{
    if (mask_empty(pieces) || compression->count == DELETIONS_MOST)
        return;
    compression->items[compression->count++] = (struct deletion){pieces, kind};
}

/* ---- marks ---- */

static void find_end(struct compression *compression)
{
    const struct line *line = compression->line;
    uint32_t end = line->count;

    while (end > 0 && (line_is(line, end - 1, TAG_SET(STOP) | TAG_SET(COMMA) | TAG_SET(COLON)) ||
                       line->pieces[end - 1].quote == QUOTE_LONE))
        end--;
    compression->end = compression->body_end = compression->tail = end;
    compress_range(compression, DELETE_FRAME, end, line->count);
    for (uint32_t i = mask_next(&line->quotes, 0); i < end; i = mask_next(&line->quotes, i + 1))
        if (line->pieces[i].quote == QUOTE_LONE)
            compress_range(compression, DELETE_FRAME, i, i + 1);
}

/* "(KPK)": Indonesian headlines use the acronym. */
static bool is_acronym(const struct line *line, uint32_t open, uint32_t past)
{
    return strcmp(line->document->language->code, "id") == 0 && past == open + 3 &&
           line->pieces[open + 1].all_caps;
}

static void find_brackets(struct compression *compression)
{
    const struct line *line = compression->line;
    struct mask brackets = line_tagged(line, TAG_SET(OPEN) | TAG_SET(CLOSE));

    for (uint32_t i = mask_next(&brackets, 0); i < compression->end;
         i = mask_next(&brackets, i + 1)) {
        uint32_t close = i;

        if (line_is(line, i, TAG_SET(CLOSE)))
            compress_range(compression, DELETE_FRAME, i, i + 1);
        if (!line_is(line, i, TAG_SET(OPEN)))
            continue;
        while (close < compression->end && !line_is(line, close, TAG_SET(CLOSE)))
            close++;
        close = close < compression->end ? close + 1 : close;
        if (!is_acronym(line, i, close))
            compress_range(compression, DELETE_FRAME, i, close);
        i = close - 1;
    }
}

static bool is_dash(const struct line *line, uint32_t i)
{
    struct span text = line_text(line, i);

    return line_is_dash(line, i) && line->pieces[i].mark &&
           (text.length > 1 || (text.bytes[0] == '-' && line->pieces[i].gap));
}

/* " -- an aside -- " */
static void find_dashes(struct compression *compression)
{
    const struct mask *dashes = &compression->line->tagged[TAG_COLON];
    uint32_t open = LINE_NONE;

    for (uint32_t i = mask_next(dashes, 0); i < compression->end; i = mask_next(dashes, i + 1)) {
        if (!is_dash(compression->line, i))
            continue;
        if (open != LINE_NONE) {
            if (i - open > 1)
                compress_range(compression, DELETE_FRAME, open, i + 1);
            return;
        }
        open = i;
    }
}

/* ---- quotations ---- */

/* Drops the deletions that would take a part of a quotation. */
static void spare_quotation(struct compression *compression, struct mask quotation)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < compression->count; i++) {
        struct deletion deletion = compression->items[i];
        struct mask inside = mask_and(deletion.pieces, quotation);
        bool frame = deletion.kind == DELETE_FRAME || deletion.kind == DELETE_SOURCE ||
                     deletion.kind == DELETE_NAMED_SOURCE;

        if (frame || mask_empty(inside) || mask_equal(inside, quotation))
            compression->items[count++] = deletion;
    }
    compression->count = count;
}

static void spare_quotations(struct compression *compression)
{
    const struct line *line = compression->line;
    uint32_t open = LINE_NONE;

    for (uint32_t i = mask_next(&line->quotes, 0); i < line->count;
         i = mask_next(&line->quotes, i + 1)) {
        if (line->pieces[i].quote == QUOTE_OPEN)
            open = i;
        if (line->pieces[i].quote == QUOTE_CLOSE && open != LINE_NONE) {
            spare_quotation(compression, mask_range(open + 1, i));
            open = LINE_NONE;
        }
    }
}

void compress_find(struct compression *compression, struct line *line, bool sentence)
{
    compression->line = line;
    compression->sentence = sentence;
    compression->count = 0;
    find_end(compression);
    find_brackets(compression);
    find_dashes(compression);
    for (uint32_t i = 0; i < compression->count; i++)
        line->aside = mask_or(line->aside, compression->items[i].pieces);
    if (line->english) {
        compress_lead(compression);
        compress_asides(compression);
        compress_times(compression);
        compress_words(compression);
        compress_phrases(compression);
    } else {
        compress_abroad(compression);
    }
    spare_quotations(compression);
    if (compression->late > 0)
        compression->verb = clause_verb(line, compression->late, compression->body_end);
}
