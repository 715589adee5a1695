#include "headline/clause.h"

static const tag_set DETERMINERS = TAG_SET(DT) | TAG_SET(PRPS);
static const tag_set IN_PHRASE = TAG_SET(DT) | TAG_SET(PDT) | TAG_SET(PRPS) | TAG_SET(CD) |
                                 TAG_SET(JJ) | TAG_SET(JJR) | TAG_SET(JJS) | TAG_SET(NN) |
                                 TAG_SET(NNS) | TAG_SET(NNP) | TAG_SET(NNPS) | TAG_SET(POS) |
                                 TAG_SET(CURRENCY) | TAG_SET(HYPH);
static const tag_set PARTICIPLES = TAG_SET(VBN) | TAG_SET(VBG);
static const tag_set BEFORE_PARTICIPLE =
    TAG_SET(DT) | TAG_SET(PRPS) | TAG_SET(JJ) | TAG_SET(POS) | TAG_SET(CD);

bool clause_has_word(const struct line *line, uint32_t start, uint32_t end, list_set lists)
{
    for (uint32_t i = start; i < end && i < line->count && line_lists(line, lists); i++)
        if (line->pieces[i].lists & lists)
            return true;
    return false;
}

/* ---- noun phrases ---- */

/* "the elected leader": a participle between determiner and noun. */
static bool is_attributive(const struct line *line, uint32_t i)
{
    return i > 0 && line_is(line, i, PARTICIPLES) && line_is(line, i - 1, BEFORE_PARTICIPLE) &&
           line_is(line, i + 1, TAGS_NOUN | TAG_SET(JJ));
}

/* "a very large house": an adverb between determiner and adjective. */
static bool is_degree(const struct line *line, uint32_t i)
{
    return i > 0 && line_is(line, i, TAG_SET(RB) | TAG_SET(RBR) | TAG_SET(RBS)) &&
           line_is(line, i + 1, TAG_SET(JJ) | TAG_SET(CD)) && line_is(line, i - 1, DETERMINERS);
}

static bool goes_on(const struct line *line, uint32_t start, uint32_t i)
{
    if (i == start || line_is(line, i, IN_PHRASE & ~DETERMINERS))
        return true;
    if (line_is(line, i, TAG_SET(DT)) && line_is(line, i - 1, TAGS_NOUN))
        return false;
    if (line_is(line, i, DETERMINERS) && !line_is(line, i - 1, TAG_SET(PDT) | TAG_SET(IN)))
        return false;
    return line_is(line, i, IN_PHRASE) || is_attributive(line, i) || is_degree(line, i) ||
           line_says(line, i, KEY("&"));
}

/* Past the last noun or number of the phrase that begins at `start`; `start`
 * when it holds adjectives only. */
static uint32_t phrase_end(const struct line *line, uint32_t start, uint32_t *next)
{
    uint32_t i = start, last = LINE_NONE;

    for (; i < line->count && goes_on(line, start, i); i++)
        if (line_is(line, i, TAGS_NOUN | TAG_SET(CD)))
            last = i;
    *next = i > start ? i : start + 1;
    if (last != LINE_NONE)
        return last + 1;
    return line_is(line, start, TAG_SET(DT)) ? *next : start;
}

static void line_add_phrase(struct line *line, uint32_t start, uint32_t end)
{
    line->phrases[line->phrase_count] = (struct phrase){start, end};
    for (uint32_t i = start; i < end; i++)
        line->pieces[i].phrase = (int)line->phrase_count;
    line->phrase_count++;
}

void clause_find_phrases(struct line *line)
{
    static const tag_set ALONE = TAG_SET(PRP) | TAG_SET(EX) | TAG_SET(WP) | TAG_SET(DT);
    static const tag_set DEGREE = TAG_SET(RB) | TAG_SET(RBR) | TAG_SET(RBS);
    struct mask starts = line_tagged(line, IN_PHRASE | PARTICIPLES | ALONE | DEGREE);

    for (uint32_t i = 0; i < line->count && line->phrase_count > 0; i++)
        line->pieces[i].phrase = -1;
    line->phrase_count = 0;
    for (uint32_t i = mask_next(&starts, 0); i < line->count; i = mask_next(&starts, i)) {
        uint32_t next = i + 1, end = i;

        if (line_is(line, i, IN_PHRASE) || is_attributive(line, i) || is_degree(line, i))
            end = phrase_end(line, i, &next);
        else if (line_is(line, i, ALONE))
            end = i + 1;
        if (end > i)
            line_add_phrase(line, i, end);
        i = end > i ? end : next;
    }
}

bool clause_starts_phrase(const struct line *line, uint32_t i)
{
    static const tag_set STARTS = TAG_SET(JJ) | TAG_SET(VBG) | TAG_SET(NN) | TAG_SET(NNP) |
                                  TAG_SET(NNS) | TAG_SET(CD) | TAG_SET(DT) | TAG_SET(PRP);

    if (i < line->count && line->pieces[i].quote == QUOTE_OPEN)
        i++;
    return clause_in_phrase(line, i) || line_is(line, i, STARTS);
}

/* ---- verbs ---- */

static bool is_relative(const struct line *line, uint32_t i)
{
    return line_in(line, i, LIST_RELATIVE) ||
           (line_in(line, i, LIST_THAT) &&
            (line_is(line, i, TAG_SET(WDT)) ||
             (line->english && i > 0 && line_is(line, i - 1, TAG_SET(NN) | TAG_SET(NNS)) &&
              !line_is(line, i, TAG_SET(DT)))));
}

/* Past the next verbs behind `i`. */
static uint32_t past_verbs(const struct line *line, uint32_t i, uint32_t end)
{
    struct mask verbs = line_tagged(line, TAGS_VERB);

    for (i = mask_next(&verbs, i);
         i < end && line_is(line, i, TAGS_VERB | TAG_SET(RB) | TAG_SET(TO));)
        i++;
    return i < end ? i : end;
}

/* Where to go on behind the relative clause that opens at `i`; LINE_NONE when
 * the rest of the sentence is part of it. */
static uint32_t skip_relative(const struct line *line, uint32_t start, uint32_t i, uint32_t end)
{
    const list_set says = list_bit(LIST_SAY) | list_bit(LIST_CLAUSAL);
    uint32_t comma;

    if (i == start || !line_is_comma(line, i - 1)) {
        i = past_verbs(line, i + 1, end);
        if (i < end && (line->pieces[i - 1].lists & says) && line_is(line, i, TAG_SET(PRP)))
            i = past_verbs(line, i, end); /* "who said he saw it" */
        return i;
    }
    for (comma = clause_comma(line, i, end); comma != LINE_NONE;
         comma = clause_comma(line, comma + 1, end))
        if (line_is(line, comma + 1, TAGS_FINITE) ||
            (line_is(line, comma + 1, TAG_SET(RB)) && line_is(line, comma + 2, TAGS_FINITE)))
            return comma + 1;
    comma = clause_comma(line, i, end);
    return comma == LINE_NONE ? LINE_NONE : comma + 1;
}

static bool is_auxiliary(const struct line *line, uint32_t i)
{
    return line_is(line, i, TAG_SET(MD)) || line_in(line, i, LIST_HAVE) ||
           line_in(line, i, LIST_BE);
}

/* Could the finite verb at `i` as well be a noun or participle? */
static bool is_doubtful(const struct line *line, uint32_t i)
{
    static const tag_set OBJECT =
        TAGS_NOUN | TAGS_ADJECTIVE | TAG_SET(DT) | TAG_SET(PRP) | TAG_SET(PRPS) | TAG_SET(CD);
    static const tag_set NOUNISH = TAG_SET(NN) | TAG_SET(NNS) | TAG_SET(JJ);
    uint32_t known = line->pieces[i].known;

    if (line_is(line, i, TAG_SET(MD)) || is_auxiliary(line, i) || line_in(line, i, LIST_SAY) ||
        line_says(line, i, KEY("do")) || line_says(line, i, KEY("does")) ||
        line_says(line, i, KEY("did")))
        return false;
    if (line_in(line, i, LIST_CLAUSAL) && line_is(line, i + 1, OBJECT) &&
        (line_is(line, i, TAG_SET(VBD)) || (i > 0 && line_is(line, i - 1, TAGS_NAME))))
        return false; /* "Lund hopes her team" */
    if (line_is(line, i, TAG_SET(VBD)) && line_in(line, i, LIST_NAMED) &&
        line_is_comma(line, i - 1))
        return true;
    if (line_is(line, i, TAG_SET(VBD)) && !line_is(line, i + 1, OBJECT) &&
        tagger_share(&line->tagger, known, TAG_SET(VBN)) > 250)
        return true; /* "the money put aside" */
    return !known || tagger_share(&line->tagger, known, NOUNISH) > 50 ||
           tagger_share(&line->tagger, known, TAG_SET(VBN)) > 500;
}

/* Does a clause's own auxiliary follow in reach, so that the word at `i` was
 * its subject? */
static uint32_t later_auxiliary(const struct line *line, uint32_t start, uint32_t i, uint32_t end)
{
    static const tag_set BREAKS = TAG_SET(WDT) | TAG_SET(WP) | TAG_SET(WRB) | TAG_SET(SC);
    const list_set stops = list_bit(LIST_THAT) | list_bit(LIST_AND) | list_bit(LIST_RELATIVE) |
                           list_bit(LIST_SUBORDINATOR);

    for (uint32_t j = i + 1; j < end; j++) {
        if (line_is_comma(line, j) && line_is(line, j + 1, TAGS_FINITE) &&
            clause_comma(line, start, i) != LINE_NONE)
            return j + 1; /* "Lund, the man credited with it, has" */
        if (line_is_comma(line, j) || line->pieces[j].quote || (line->pieces[j].lists & stops) ||
            line_is(line, j, BREAKS))
            return LINE_NONE;
        if (line_is(line, j, TAG_SET(IN)) && !line_in(line, j, LIST_PREPOSITION) &&
            !line_in(line, j, LIST_AGO))
            return LINE_NONE;
        if (is_auxiliary(line, j) && line_is(line, j - 1, TAG_SET(TO)))
            continue;
        if (is_auxiliary(line, j))
            return (clause_in_phrase(line, j - 1) || line_is(line, j - 1, TAG_SET(JJ))) &&
                           !line_is(line, j - 1, TAG_SET(PRP))
                       ? j
                       : LINE_NONE;
    }
    return LINE_NONE;
}

/* A participle behind a noun phrase with no finite verb after it is a past
 * tense that the model misread. */
static bool is_misread_past(const struct line *line, uint32_t start, uint32_t i, uint32_t end)
{
    if (i <= start || i + 1 >= end || !line_is(line, i, TAG_SET(VBN)) ||
        !line_is(line, i - 1, TAGS_NOUN | TAG_SET(PRP)) || !clause_in_phrase(line, i - 1) ||
        (line_says(line, i + 1, KEY("by")) && !line_is(line, i + 2, TAG_SET(CD))))
        return false;
    if ((line->pieces[i].lists & (list_bit(LIST_SAY) | list_bit(LIST_CLAUSAL))) &&
        clause_in_phrase(line, i + 1))
        return true; /* "the mayor denied ships were late" */
    for (uint32_t j = i + 1; j < end; j++) {
        if (line_in(line, j, LIST_SUBORDINATOR) || line_in(line, j, LIST_RELATIVE) ||
            line_is(line, j, TAG_SET(WRB)))
            return true;
        if (line_is(line, j, TAGS_FINITE))
            return false;
    }
    return true;
}

/* "How people travel could change": the first verb is of the clause that is the
 * subject. Returns the next one, or `verb` when there is none. */
static uint32_t verb_of_wh_subject(const struct line *line, uint32_t start, uint32_t verb,
                                   uint32_t end)
{
    static const tag_set OPENS = TAG_SET(WRB) | TAG_SET(WP);

    if (!line->english || !line_is(line, start, OPENS) || line_in(line, start, LIST_SUBORDINATOR))
        return verb;
    for (uint32_t i = verb + 2; i < end && !line_is_comma(line, i); i++)
        if (line_is(line, i, TAGS_FINITE) && clause_in_phrase(line, i - 1) &&
            !line_is(line, i - 1, TAG_SET(PRP)))
            return i;
    return verb;
}

/* Past the relative clause at `i`, and what it says that somebody does. */
static uint32_t past_relative(const struct line *line, uint32_t start, uint32_t i, uint32_t end)
{
    i = skip_relative(line, start, i, end);
    while (line->english && i != LINE_NONE && i + 1 < end && line_is(line, i, TAG_SET(PRP)) &&
           line_is(line, i + 1, TAGS_FINITE))
        i = past_verbs(line, i, end); /* "who left thinking it was done" */
    return i;
}

uint32_t clause_verb(struct line *line, uint32_t start, uint32_t end)
{
    tag_set verbal = TAGS_FINITE | (line->english ? TAG_SET(VBN) : 0);
    struct mask work = mask_minus(mask_or(line->openers, line_tagged(line, verbal)), line->aside);

    for (uint32_t i = mask_next(&work, start); i < end && i < line->count;
         i = mask_next(&work, i)) {
        uint32_t later;

        if (is_relative(line, i)) {
            i = past_relative(line, start, i, end);
            continue;
        }
        if (line->english && is_misread_past(line, start, i, end))
            line_retag(line, i, TAG_VBD);
        if (!line_is(line, i, TAGS_FINITE)) {
            i++;
            continue;
        }
        later = line->english && is_doubtful(line, i) ? later_auxiliary(line, start, i, end)
                                                      : LINE_NONE;
        if (later == LINE_NONE)
            return verb_of_wh_subject(line, start, i, end);
        line_retag(line, i, line_is(line, i, TAG_SET(VBD)) ? TAG_VBN : TAG_NN);
        clause_find_phrases(line);
        return later;
    }
    return LINE_NONE;
}

bool clause_is_bound(const struct line *line, uint32_t i)
{
    struct span word, preposition;

    if (i == 0 || line_in(line, i, LIST_OF))
        return true;
    preposition = line->pieces[i--].lower;
    while (i > 0 && line_is(line, i, TAG_SET(RB) | TAG_SET(QUOTE)))
        i--; /* deal "sympathetically" with */
    word = line->pieces[i].lower;
    return tagger_pair(&line->tagger, line_is(line, i, TAGS_VERB) ? 'v' : 'n', word, preposition);
}

bool clause_is_intransitive(const struct line *line, uint32_t i)
{
    return line_in(line, i, LIST_INTRANSITIVE);
}

list_set clause_frames(const struct line *line, uint32_t p)
{
    static const struct {
        word_key word;
        enum list verbs;
    } FRAMES[] = {{KEY("as"), LIST_FRAME_AS},     {KEY("of"), LIST_FRAME_OF},
                  {KEY("with"), LIST_FRAME_WITH}, {KEY("from"), LIST_FRAME_FROM},
                  {KEY("to"), LIST_FRAME_TO},     {KEY("into"), LIST_FRAME_TO},
                  {KEY("onto"), LIST_FRAME_TO},   {KEY("for"), LIST_FRAME_FOR}};

    for (size_t f = 0; f < sizeof FRAMES / sizeof *FRAMES; f++)
        if (line_says(line, p, FRAMES[f].word))
            return list_bit(FRAMES[f].verbs);
    return 0;
}
