/* Time phrases: "on Thursday morning", "three weeks ago", "last month", "in
 * May 2004". They go, unless something hangs on them. */
#include "headline/compress.h"

/* One or two digits, an ordinal's ending too: "4", "21st". */
static bool is_day(const struct line *line, uint32_t i)
{
    struct span word;
    size_t digits = 0;

    if (i >= line->count)
        return false;
    word = line->pieces[i].lower;
    while (digits < word.length && word.bytes[digits] >= '0' && word.bytes[digits] <= '9')
        digits++;
    return digits > 0 && digits <= 2 &&
           (digits == word.length ||
            (word.length == digits + 2 && strchr("snrt", word.bytes[digits])));
}

static bool is_year(const struct line *line, uint32_t i)
{
    struct span word;

    if (i >= line->count)
        return false;
    word = line->pieces[i].lower;
    if (word.length != 4 || !(word.bytes[0] == '1' || word.bytes[0] == '2'))
        return false;
    for (size_t k = 1; k < 4; k++)
        if (word.bytes[k] < '0' || word.bytes[k] > '9')
            return false;
    return true;
}

static uint32_t past_daytime(const struct line *line, uint32_t i)
{
    return line_in(line, i, LIST_DAYTIME) ? i + 1 : i;
}

static uint32_t weekday_end(const struct line *line, uint32_t i)
{
    if (line_in(line, i, LIST_DAYTIME))
        return i + 1;
    if (is_day(line, i) && line_in(line, i + 1, LIST_MONTH))
        return i + 2;
    if (line_is_comma(line, i) && line_in(line, i + 1, LIST_MONTH))
        return is_day(line, i + 2) ? i + 3 : i + 2;
    return i;
}

static bool is_period(const struct line *line, uint32_t i)
{
    return line_in(line, i, LIST_SEASON) || line_says(line, i, KEY("day"));
}

/* "earlier this week", "later in the day" */
static uint32_t comparative_end(const struct line *line, uint32_t i)
{
    if (!line_says_one(line, i, KEY("earlier"), KEY("later")) ||
        !line_says_one(line, i + 1, KEY("this"), KEY("that"), KEY("in")))
        return i;
    if (is_period(line, i + 2))
        return i + 3;
    return line_says(line, i + 2, KEY("the")) && is_period(line, i + 3) ? i + 4 : i;
}

static bool is_dated_month(const struct line *line, uint32_t i)
{
    if (!line_in(line, i, LIST_MONTH) || line_is(line, i, TAG_SET(MD)) || !line->pieces[i].capital)
        return false;
    return is_day(line, i + 1) || is_year(line, i + 1) ||
           (i > 0 &&
            (is_day(line, i - 1) || line_says_one(line, i - 1, KEY("in"), KEY("last"), KEY("next"),
                                                  KEY("since"), KEY("early"), KEY("late"))));
}

static uint32_t month_end(const struct line *line, uint32_t i)
{
    i += is_day(line, i + 1) || is_year(line, i + 1) ? 2 : 1;
    return line_is_comma(line, i) && is_year(line, i + 1) ? i + 2 : i;
}

/* May a time begin at `i`? */
static bool may_open_time(const struct line *line, uint32_t i)
{
    const list_set opens =
        list_bit(LIST_WEEKDAY) | list_bit(LIST_TODAY) | list_bit(LIST_THIS) | list_bit(LIST_MONTH);

    return i < line->count && ((line->pieces[i].lists & opens) || line_is(line, i, TAG_SET(CD)) ||
                               line_says_one(line, i, KEY("earlier"), KEY("later"), KEY("at"),
                                             KEY("on"), KEY("over"), KEY("in"), KEY("since")));
}

/* Past the time that begins right at `i`, without what may stand before it. */
static uint32_t time_end(const struct line *line, uint32_t i)
{
    uint32_t end;

    if (!may_open_time(line, i))
        return i;
    if (line_in(line, i, LIST_WEEKDAY))
        return weekday_end(line, i + 1);
    if (line_in(line, i, LIST_TODAY) && !line_is(line, i, TAGS_NAME))
        return past_daytime(line, i + 1);
    if (line_in(line, i, LIST_THIS) &&
        (line_in(line, i + 1, LIST_SEASON) || line_in(line, i + 1, LIST_WEEKDAY)))
        return past_daytime(line, i + 2);
    if ((end = comparative_end(line, i)) > i)
        return end;
    if (line_says_one(line, i, KEY("at"), KEY("on"), KEY("over")) &&
        line_says(line, i + 1, KEY("the")) && line_says(line, i + 2, KEY("weekend")))
        return i + 3;
    if (line_is(line, i, TAG_SET(CD)) && line_in(line, i + 1, LIST_UNIT) &&
        line_in(line, i + 2, LIST_AGO))
        return i + 3;
    if (is_dated_month(line, i))
        return month_end(line, i);
    return line_says_one(line, i, KEY("in"), KEY("since")) && is_year(line, i + 1) ? i + 2 : i;
}

/* "in" belongs to a month, a year and "early", not to a weekday. */
static bool takes_in(const struct line *line, uint32_t i)
{
    return line_says_one(line, i, KEY("early"), KEY("late"), KEY("last"), KEY("next")) ||
           line_in(line, i, LIST_MONTH) || is_year(line, i) || is_day(line, i);
}

static uint32_t time_start(const struct line *line, uint32_t i)
{
    if (line_is(line, i, TAG_SET(CD)) && i > 0 &&
        line_says_one(line, i - 1, KEY("about"), KEY("nearly"), KEY("almost"), KEY("some")))
        i--;
    if (i > 0 && line_in(line, i, LIST_MONTH) && is_day(line, i - 1))
        i--;
    while (i > 0 && (line_in(line, i - 1, LIST_TIME_OPENS) ||
                     (line_says(line, i - 1, KEY("in")) && takes_in(line, i))))
        i--;
    if (i > 1 && line_says(line, i - 1, KEY("the")) &&
        line_says_one(line, i - 2, KEY("on"), KEY("in"), KEY("during"), KEY("over")))
        i -= 2;
    return i;
}

/* "its best | since 1980": a record is one for the time that is told. */
static bool is_record(const struct line *line, uint32_t start)
{
    static const uint32_t NEAR = 4;

    for (uint32_t i = start, far = 0; i-- > 0 && far < NEAR && line_says(line, start, KEY("since"));
         far++)
        if (line_is(line, i, TAG_SET(JJS) | TAG_SET(RBS)))
            return true;
    return false;
}

/* Does something before or behind hang on the time? */
static bool is_held(const struct line *line, uint32_t start, uint32_t end)
{
    static const tag_set MODIFIED = TAG_SET(DT) | TAG_SET(JJ) | TAG_SET(PRPS) | TAG_SET(POS) |
                                    TAG_SET(NN) | TAG_SET(NNP) | TAG_SET(CD);

    if ((start > 0 && line_in(line, start - 1, LIST_TIME_HOLDS)) || is_record(line, start))
        return true;
    if (line_is(line, end, TAG_SET(POS)) || line_says(line, end, KEY("'s")) ||
        line_is_dash(line, end))
        return true;
    if (start > 1 && line_is(line, start - 1, TAG_SET(VB)) &&
        line_is(line, start - 2, TAG_SET(TO)) &&
        !clause_has_word(line, start, end, list_bit(LIST_WEEKDAY) | list_bit(LIST_TODAY)) &&
        (end >= line->count || line_is(line, end, TAG_SET(STOP) | TAG_SET(COMMA) | TAG_SET(CC))))
        return true; /* "is expected to begin in May": all that is told of it */
    if (line_says(line, end, KEY("as")) && start > 0 && line_is(line, start - 1, TAGS_VERB) &&
        line_is(line, start, TAG_SET(CD)))
        return true; /* "name 5 May as polling day" */
    if (line_says_one(line, end, KEY("and"), KEY("or"), KEY("to"), KEY("until")) &&
        (line_in(line, end + 1, LIST_WEEKDAY) || line_in(line, end + 1, LIST_MONTH) ||
         line_in(line, end + 1, LIST_TODAY) ||
         (line_is(line, end + 1, TAG_SET(CD)) && !line_in(line, end + 2, LIST_UNIT))))
        return true;
    if (line_is(line, end, TAG_SET(NN) | TAG_SET(NNS) | TAG_SET(NNP)) && start > 0 &&
        line_is(line, start - 1, MODIFIED) &&
        !line_says_one(line, start, KEY("last"), KEY("next"), KEY("this"), KEY("on"), KEY("in"),
                       KEY("at"), KEY("earlier"), KEY("late"), KEY("early")))
        return true;
    return line_is(line, end, TAGS_NAME) && line->pieces[end].capital &&
           line_in(line, start, LIST_WEEKDAY);
}

uint32_t compress_time_end(const struct line *line, uint32_t i)
{
    for (uint32_t at = i; at < line->count && at < i + 4; at++) {
        uint32_t end = time_end(line, at);

        if (end > at)
            return time_start(line, at) == i && !is_held(line, i, end) ? end : i;
    }
    return i;
}

void compress_times(struct compression *compression)
{
    /* A time begins with a word of these lists, "earlier", "at" and "since" being of
     * the last three, or with a number: most words are asked no more. */
    const list_set OPENS = list_bit(LIST_WEEKDAY) | list_bit(LIST_TODAY) | list_bit(LIST_THIS) |
                           list_bit(LIST_MONTH) | list_bit(LIST_AGO) | list_bit(LIST_PREPOSITION) |
                           list_bit(LIST_SUBORDINATOR);
    const struct line *line = compression->line;

    for (uint32_t i = 0; i < line->count;) {
        uint32_t end, start;

        if (!((line->pieces[i].lists & OPENS) || line_is(line, i, TAG_SET(CD))) ||
            (end = time_end(line, i)) == i) {
            i++;
            continue;
        }
        start = time_start(line, i);
        i = end;
        if (is_held(line, start, end) ||
            (start <= compression->start && line_is(line, end, TAGS_FINITE)) ||
            (line_in(line, end - 1, LIST_WEEKDAY) && line_is(line, end, TAG_SET(NNP))) ||
            (line_is(line, end, TAG_SET(CC)) &&
             clause_has_word(line, end + 1, end + 3,
                             list_bit(LIST_MONTH) | list_bit(LIST_WEEKDAY))))
            continue;
        if (start > 0 && line_is_comma(line, start - 1) &&
            (end >= compression->end || line_is_comma(line, end)))
            start--;
        compress_range(compression, DELETE_WORD, start, end);
    }
}
