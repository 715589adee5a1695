#include "headline/limit.h"

#include "language/utf8.h"

size_t limit_cost(const struct line *line, nutgraf_unit unit, uint32_t piece, bool gap)
{
    if (unit == NUTGRAF_WORDS) /* what white space separates */
        return gap ? 1 : 0;
    if (unit == NUTGRAF_CHARACTERS)
        return utf8_characters(line_text(line, piece)) + gap;
    return line->pieces[piece].length + gap;
}

size_t limit_measure(const struct line *line, nutgraf_unit unit, struct mask keep)
{
    uint32_t before = LINE_NONE;
    size_t cost = 0;

    for (uint32_t i = mask_next(&keep, 0); i < line->count; i = mask_next(&keep, i + 1)) {
        bool gap = line_gap(line, before, i);

        cost += limit_cost(line, unit, i, gap || (before == LINE_NONE && unit == NUTGRAF_WORDS));
        before = i;
    }
    return cost;
}
