#include "headline/trim.h"

#include "headline/clause.h"

/* How well a headline ends somewhere. */
enum end { END_NEVER = 0, END_WEAK, END_INSIDE, END_PHRASE, END_CLAUSE };

static const uint32_t WORDLESS = WORD_FUNCTION | WORD_STOP;

static bool is_function(const struct line *line, uint32_t i)
{
    return (line_classes(line, &line->pieces[i]) & WORD_FUNCTION) != 0 ||
           line_in(line, i, LIST_END);
}

/* Two words of one name, a number and its unit, a word and its clitic. */
static bool is_joined(const struct line *line, uint32_t i, uint32_t next)
{
    const struct piece *a = &line->pieces[i], *b = &line->pieces[next];
    bool names = !(line->document->language->traits & LANGUAGE_NOUN_CAPITALS);

    if (next != i + 1)
        return false;
    if (!b->gap && !b->mark)
        return true;
    return (names && a->capital && b->capital) || line_is(line, i, TAG_SET(CD));
}

static bool is_language(const struct line *line, const char *code)
{
    return strcmp(line->document->language->code, code) == 0;
}

/* May the noun at `i` not stand without the noun behind it? Indonesian strings nouns
 * together; elsewhere a noun behind a noun is a genitive or the rest of a name. A
 * Finnish genitive ends in n, other cases stand alone. */
static bool holds_noun(const struct line *line, uint32_t i)
{
    if (is_language(line, "fi"))
        return span_ends(line->pieces[i].lower, span_from("n"));
    return !is_language(line, "id");
}

/* "das höchste | repräsentative Gremium": an adjective whose noun is still to come. */
static bool awaits_noun(const struct line *line, uint32_t i, uint32_t next)
{
    return line_is(line, i, TAGS_ADJECTIVE) &&
           (line_is(line, next, TAG_SET(CD)) ||
            (i > 0 && line_is(line, i - 1, TAG_SET(DT)) && line_is(line, next, TAGS_ADJECTIVE)));
}

static enum end trim_end(const struct line *line, uint32_t i, uint32_t next)
{
    static const tag_set UNFINISHED = TAG_SET(DT) | TAG_SET(IN) | TAG_SET(TO) | TAG_SET(PRPS) |
                                      TAG_SET(CC) | TAG_SET(SC) | TAG_SET(WP) | TAG_SET(MD);
    static const tag_set BEGINS = TAG_SET(VBN) | TAG_SET(VB) | TAG_SET(VBG) | TAG_SET(RB) |
                                  TAG_SET(IN) | TAG_SET(SC) | TAG_SET(WP);
    const struct piece *piece = &line->pieces[i];

    if (piece->mark || is_function(line, i) || (line_classes(line, piece) & WORD_REPORTING))
        return END_NEVER;
    if (next >= line->count)
        return line->clipped ? END_INSIDE : END_CLAUSE;
    if (is_joined(line, i, next))
        return END_NEVER;
    if (!tagger_tags(&line->tagger) && (line_classes(line, piece) & WORD_STOP))
        return END_WEAK; /* nothing else says that it is no preposition */
    if (tagger_tags(&line->tagger)) {
        if (line_is(line, i, UNFINISHED) ||
            (line_is(line, i, TAGS_ADJECTIVE | (holds_noun(line, i) ? TAGS_NOUN : 0)) &&
             line_is(line, next, TAGS_NOUN)) ||
            awaits_noun(line, i, next) ||
            (line_is(line, i, TAG_SET(RB)) && line_is(line, next, TAG_SET(IN))))
            return END_NEVER;
        if (line_in(line, next, LIST_OF))
            return END_INSIDE; /* "à l'âge | de six ans" */
        if (line_is(line, i, TAGS_NOUN | TAGS_ADJECTIVE) && line_is(line, next, BEGINS))
            return END_PHRASE;
    }
    if (line_classes(line, piece) & WORD_STOP)
        return END_INSIDE;
    if (line_is_comma(line, next) || line_is_dash(line, next) ||
        line_is(line, next, TAG_SET(STOP)) || line->pieces[next].quote == QUOTE_CLOSE)
        return END_CLAUSE;
    return line_classes(line, &line->pieces[next]) & WORDLESS ? END_PHRASE : END_INSIDE;
}

bool trim_may_end(const struct line *line, uint32_t i, uint32_t next)
{
    return trim_end(line, i, next) > END_INSIDE;
}

/* The pieces of `keep` up to the best end within the limit: a clause's end is
 * taken when it leaves four fifths of what fits, a phrase's when three. */
static struct mask trim_tail(const struct line *line, struct mask keep, struct limit limit)
{
    struct mask prefix = {{0, 0}}, best[END_CLAUSE + 1] = {{{0, 0}}};
    size_t cost[END_CLAUSE + 1] = {0};

    for (uint32_t i = mask_next(&keep, 0); i < line->count; i = mask_next(&keep, i + 1)) {
        struct mask tidy;
        size_t now;
        enum end end;

        mask_add(&prefix, i);
        end = trim_end(line, i, mask_next(&keep, i + 1));
        if (end == END_NEVER)
            continue;
        tidy = prefix;
        line_tidy(line, &tidy);
        now = limit_measure(line, limit.unit, tidy);
        if (now > limit.size)
            break;
        best[end] = tidy;
        cost[end] = now;
    }
    if (cost[END_INSIDE] > cost[END_PHRASE] + limit.size / 8 &&
        cost[END_INSIDE] > cost[END_CLAUSE] + limit.size / 8)
        return best[END_INSIDE];
    for (int end = END_CLAUSE; end > END_WEAK; end--)
        if (cost[end] * 5 >= limit.size * (end == END_CLAUSE ? 4 : 3))
            return best[end];
    for (int end = END_CLAUSE; end > END_WEAK; end--)
        if (cost[end] > 0 && cost[end] >= cost[END_PHRASE] && cost[end] >= cost[END_INSIDE])
            return best[end];
    return cost[END_INSIDE] > 0 ? best[END_INSIDE] : best[END_WEAK];
}

/* ---- what goes before anything is cut ---- */

static void trim_brackets(const struct line *line, struct mask *keep)
{
    uint32_t open = LINE_NONE;

    for (uint32_t i = 0; i < line->count; i++) {
        if (line->pieces[i].quote == QUOTE_LONE)
            mask_remove(keep, i);
        if (line_is(line, i, TAG_SET(OPEN)) && open == LINE_NONE)
            open = i;
        if (line_is(line, i, TAG_SET(CLOSE))) {
            *keep = mask_minus(*keep, mask_range(open == LINE_NONE ? i : open, i + 1));
            open = LINE_NONE;
        }
    }
    if (open != LINE_NONE)
        *keep = mask_minus(*keep, mask_range(open, line->count));
}

/* "on Thursday": the day and the word before it, when a boundary follows. */
static void trim_days(const struct line *line, struct mask *keep)
{
    for (uint32_t i = 1; i < line->count; i++) {
        bool ends = i + 1 == line->count || line->pieces[i + 1].mark ||
                    (line_classes(line, &line->pieces[i + 1]) & WORDLESS);

        if (!(line_classes(line, &line->pieces[i]) & WORD_WEEKDAY) || !ends ||
            line_is(line, i + 1, TAG_SET(POS)))
            continue;
        mask_remove(keep, i);
        if (line_classes(line, &line->pieces[i - 1]) & WORD_FUNCTION)
            mask_remove(keep, i - 1);
    }
}

/* ", said the ministry": a last clause that opens with who says it. */
static void trim_attribution(const struct line *line, struct mask *keep)
{
    static const uint32_t LONGEST = 14, WITHIN = 5; /* pieces */

    for (uint32_t i = line->count; i-- > 4;) {
        if (!line_is_comma(line, i))
            continue;
        if (line->count - i > LONGEST)
            return;
        for (uint32_t k = i + 1; k < line->count && k < i + 1 + WITHIN; k++)
            if (line_classes(line, &line->pieces[k]) & WORD_REPORTING) {
                *keep = mask_minus(*keep, mask_range(i, line->count));
                return;
            }
    }
}

/* "In Oslo, the mayor, head of ...": behind an adjunct, what is between the first two
 * commas is no aside if it has no verb. */
static bool may_be_subject(const struct line *line, uint32_t open, uint32_t close)
{
    return line_is(line, 0, TAG_SET(IN)) && !clause_has(line, open, close, TAGS_FINITE);
}

/* ", the mayor of the town,": the first aside between two commas, when the line
 * without it still has something to say. */
static void trim_aside(const struct line *line, struct mask *keep)
{
    static const uint32_t BEFORE = 2, LONGEST = 20; /* pieces */
    uint32_t open = LINE_NONE;

    for (uint32_t i = BEFORE; i < line->count; i++) {
        if (!line_is_comma(line, i))
            continue;
        if (open != LINE_NONE && may_be_subject(line, open, i))
            return;
        if (open != LINE_NONE && i - open > 2 && i - open < LONGEST && line->count - i > 4) {
            *keep = mask_minus(*keep, mask_range(open, i + 1));
            return;
        }
        open = open == LINE_NONE ? i : line->count;
        if (open == line->count)
            return;
    }
}

struct mask trim_line(const struct line *line, struct limit limit)
{
    struct mask all = mask_range(0, line->count), keep = all, trimmed;

    trim_brackets(line, &keep);
    trim_days(line, &keep);
    trim_attribution(line, &keep);
    trimmed = keep;
    if (!limit_holds(line, limit, keep))
        trim_aside(line, &trimmed);
    trimmed = trim_tail(line, trimmed, limit);
    return mask_empty(trimmed) ? trim_tail(line, all, limit) : trimmed;
}
