/* What may go from a lead in a language of which only tags and a few words are
 * known. */
#include "headline/compress.h"

/* ", a dit le ministre": a last segment with a word that reports near its front. */
static void find_attribution(struct compression *compression)
{
    static const uint32_t LONGEST = 14, WITHIN = 5; /* pieces */
    const struct line *line = compression->line;
    uint32_t end = compression->end;

    for (uint32_t comma = end; comma-- > 4 && end - comma <= LONGEST;) {
        if (!line_is_comma(line, comma))
            continue;
        if (clause_has_word(line, comma + 1, comma + 1 + WITHIN < end ? comma + 1 + WITHIN : end,
                            list_bit(LIST_SAY)) &&
            clause_verb(compression->line, compression->start, comma) != LINE_NONE) {
            compress_range(compression, DELETE_FRAME, comma, end);
            compression->body_end = comma;
        }
        return;
    }
}

/* A weekday, with the preposition before it, where nothing hangs on it. */
static void find_weekdays(struct compression *compression)
{
    static const tag_set FREE = TAG_SET(IN) | TAG_SET(COMMA) | TAG_SET(SC) | TAG_SET(DT) |
                                TAG_SET(OPEN) | TAG_SET(CC) | TAG_SET(VBN) | TAG_SET(VB) |
                                TAG_SET(TO);
    const struct line *line = compression->line;

    for (uint32_t i = 1; i < compression->end; i++) {
        uint32_t start = i;

        if (!line_in(line, i, LIST_WEEKDAY) ||
            !(i + 1 >= compression->end || line_is(line, i + 1, FREE)))
            continue;
        if (line_is(line, i - 1, TAG_SET(DT) | TAG_SET(IN)))
            start--;
        if (start > 0 && line_is(line, start - 1, TAG_SET(IN)))
            start--;
        if (start > 0)
            compress_range(compression, DELETE_WORD, start, i + 1);
    }
}

static bool opens_relative(const struct line *line, uint32_t i)
{
    return line_in(line, i, LIST_RELATIVE) || line_is(line, i, TAG_SET(WP)) ||
           (line_is(line, i, TAG_SET(IN)) && line_is(line, i + 1, TAG_SET(WP)));
}

/* A segment between commas before the main verb, or a relative clause. */
static void find_asides(struct compression *compression)
{
    static const uint32_t LONGEST = 25; /* pieces */
    const struct line *line = compression->line;
    uint32_t end = compression->body_end;

    for (uint32_t comma = clause_comma(line, 1, end); comma != LINE_NONE;) {
        uint32_t close = clause_comma(line, comma + 1, end);
        bool verb = close != LINE_NONE && line_is(line, close + 1, TAGS_FINITE);

        if (close == LINE_NONE)
            return;
        if (close - comma > LONGEST || close == comma + 1 ||
            !(verb || opens_relative(line, comma + 1))) {
            comma = close;
            continue;
        }
        compress_range(compression,
                       opens_relative(line, comma + 1) ? DELETE_RELATIVE : DELETE_APPOSITION, comma,
                       close + 1);
        comma = clause_comma(line, close + 1, end);
    }
}

/* A prepositional phrase of the subject, right before the main verb. */
static void find_subject_phrase(struct compression *compression)
{
    const struct line *line = compression->line;
    uint32_t verb = compression->verb;

    if (verb == LINE_NONE || !clause_in_phrase(line, verb - 1))
        return;
    for (uint32_t i = 2; i < verb; i++)
        if (line_is(line, i, TAG_SET(IN)) && !line_in(line, i, LIST_OF) &&
            line_is(line, i - 1, TAGS_NOUN) && clause_comma(line, i, verb) == LINE_NONE) {
            compress_range(compression, DELETE_PREPOSITIONAL, i, verb);
            return;
        }
}

/* "sind ums Leben gekommen": a bare noun right before the participle, which does not
 * hang on another preposition's. */
static bool is_of_participle(const struct line *line, uint32_t i, uint32_t end)
{
    uint32_t before =
        clause_in_phrase(line, i - 1) ? line->phrases[line->pieces[i - 1].phrase].start : i;

    return end == i + 2 && line_is(line, end, TAG_SET(VBN)) &&
           !line_is(line, before - 1, TAG_SET(IN));
}

/* The end of the phrase behind a preposition, with all that hangs on it by "de". */
static uint32_t whole_end(const struct line *line, uint32_t start)
{
    uint32_t end = clause_phrase_end(line, start);

    while (line_in(line, end, LIST_OF) && clause_in_phrase(line, end + 1))
        end = clause_phrase_end(line, end + 1);
    return end;
}

/* "ist am Gletscher gefunden worden": what an auxiliary and its participle have
 * between them, phrase by phrase. */
static void find_bracketed_phrases(struct compression *compression)
{
    const struct line *line = compression->line;
    uint32_t verb = compression->verb;

    if (verb == LINE_NONE || !line_is(line, verb, TAG_SET(MD)))
        return;
    for (uint32_t i = verb + 1; i + 1 < compression->body_end; i++) {
        uint32_t end = whole_end(line, i + 1);

        if (line_is(line, i, TAG_SET(IN)) && end > i + 1 && end < compression->body_end &&
            !line_in(line, i, LIST_OF) && !line_in(line, end, LIST_OF) &&
            !line_is(line, end, TAG_SET(CC)) && /* "und ..." is of it, "en train | de partir" too */
            !is_of_participle(line, i, end))
            compress_range(compression, DELETE_PREPOSITIONAL, i, end);
    }
}

void compress_abroad(struct compression *compression)
{
    compression->start = compression->late = 0;
    find_attribution(compression);
    compression->verb = clause_verb(compression->line, 0, compression->body_end);
    find_weekdays(compression);
    find_asides(compression);
    find_subject_phrase(compression);
    find_bracketed_phrases(compression);
}
