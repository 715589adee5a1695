/* Inside noun phrases: words before a name, adjectives, first names; and
 * prepositional phrases with something behind them. */
#include "headline/compress.h"

static const tag_set PLAIN_MODIFIERS = TAG_SET(JJ) | TAG_SET(NN) | TAG_SET(NNS) | TAG_SET(VBN) |
                                       TAG_SET(VBG) | TAG_SET(RB) | TAG_SET(JJR) | TAG_SET(JJS);

/* ---- words before a name ---- */

static bool keeps_any(const struct line *line, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++)
        if (line_in(line, i, LIST_KEEP))
            return true;
    return false;
}

/* "The Sea Inside": a common noun with a capital in the middle of a line. */
static bool is_of_title(const struct line *line, uint32_t i)
{
    return i > 0 && i < line->count && line->pieces[i].capital && !line->pieces[i].all_caps &&
           !line_in(line, i, LIST_OFFICE);
}

/* Where the name that ends at `end` begins; `end` when none does. */
static uint32_t name_start(const struct line *line, uint32_t start, uint32_t end)
{
    uint32_t name = end;

    while (name > start &&
           (line_is(line, name - 1, TAGS_NAME) ||
            (name < end && (line_says(line, name - 1, KEY("&")) || is_of_title(line, name - 1)))))
        name--;
    return line_says(line, name, KEY("&")) ? end : name;
}

/* "US mortgage company", "brewing giant": does the word before a phrase belong to it,
 * whatever its tag? */
static bool is_of_name(const struct line *line, uint32_t i)
{
    return line_is(line, i, TAG_SET(VBG) | TAG_SET(JJ)) ||
           (line_is(line, i, TAG_SET(VB) | TAG_SET(VBP)) && i > 0 &&
            line_is(line, i - 1, TAG_SET(NNP)));
}

/* "Ex-host and former MP Robert Kay has": roles of one person, joined. */
static uint32_t roles_start(const struct compression *compression, struct phrase phrase)
{
    static const tag_set SINGULAR = TAG_SET(VBZ);
    const struct line *line = compression->line;
    uint32_t start = phrase.start;
    struct phrase before;

    if (start > 1 && line_in(line, start - 1, LIST_OF) && line->pieces[start - 2].capital)
        return LINE_NONE; /* "House of Cards star Robin Wright" */
    if (start < 2 || !line_is(line, start - 1, TAG_SET(CC)))
        return start > 0 && is_of_name(line, start - 1) ? LINE_NONE : start;
    if (line_is(line, compression->verb, SINGULAR) && line_is(line, start - 2, TAGS_NAME))
        return LINE_NONE; /* "Wales and Bath centre Rhys Dunn has" */
    if (line_is(line, start - 2, TAGS_NAME))
        return start > 2 && line_is(line, start - 3, TAG_SET(JJ))
                   ? LINE_NONE /* "former Free and Bad Company singer Rhys Dunn" */
                   : start;    /* "Vera and British film Zoe": two names */
    if (line->pieces[start - 2].phrase < 0 || !line_is(line, phrase.end, SINGULAR))
        return LINE_NONE;
    before = line->phrases[line->pieces[start - 2].phrase];
    return before.start <= compression->start && !line_is(line, before.end - 1, TAGS_NAME)
               ? before.start
               : LINE_NONE;
}

static bool is_participle(const struct line *line, uint32_t i)
{
    return line_is(line, i, TAG_SET(VBG)) ||
           line_says_one(line, i, KEY("starring"), KEY("featuring"), KEY("including"),
                         KEY("directed"));
}

/* "stars Ida Berg and Olle Dahl", not "the questions Ida Berg will ask": is the name
 * that ends at `end` one of several? */
static bool joins_names(const struct line *line, uint32_t end)
{
    return line_is(line, end, TAG_SET(CC) | TAG_SET(COMMA)) && line_is(line, end + 1, TAGS_NAME);
}

/* "British actor Ian Holm" -> "Ian Holm", up to a possessive or behind one. */
static void find_premodifier(struct compression *compression, struct phrase phrase, uint32_t end)
{
    const struct line *line = compression->line;
    uint32_t name = name_start(line, phrase.start, end), start;

    if (name == end || name == phrase.start || !line_is(line, name - 1, TAG_SET(NN) | TAG_SET(NNS)))
        return;
    start = roles_start(compression, phrase);
    if (start == LINE_NONE || (line_is(line, name - 1, TAG_SET(NNS)) &&
                               line_is(line, phrase.start, TAG_SET(DT)) && !joins_names(line, end)))
        return;
    for (uint32_t i = phrase.start; i < name; i++)
        if ((line_in(line, i, LIST_KEEP) && !line_says(line, i, KEY("former"))) ||
            line_says_one(line, i, KEY("way"), KEY("time"), KEY("day"), KEY("reason")) ||
            is_participle(line, i))
            return; /* "the way Marta Lund's team works", "a film starring Marta Lund" */
    compress_range(compression, end - name > 1 ? DELETE_PREMODIFIER : DELETE_ROLE, start, name);
}

/* "Chancellor Karin Holt" -> "Karin Holt": an office with a capital. */
static void find_office(struct compression *compression, struct phrase phrase)
{
    const struct line *line = compression->line;
    uint32_t start = phrase.start, past = LINE_NONE;

    for (uint32_t i = start; i + 2 < phrase.end && line_is(line, i, TAGS_NAME | TAG_SET(JJ)); i++)
        if (line_in(line, i, LIST_OFFICE) && line->pieces[i].capital)
            past = i + 1;
    if (past != LINE_NONE && phrase.end - past >= 2 &&
        clause_has(line, past, phrase.end, TAGS_NAME) && !keeps_any(line, start, past))
        compress_range(compression, DELETE_ROLE, start, past);
}

static void find_premodifiers(struct compression *compression, struct phrase phrase)
{
    const struct line *line = compression->line;
    uint32_t possessive = mask_next(&line->tagged[TAG_POS], phrase.start);

    if (possessive > phrase.end)
        possessive = phrase.end;
    if (possessive == phrase.end && !clause_has(line, phrase.start, phrase.end, TAGS_NAME))
        return;
    find_premodifier(compression, phrase, possessive);
    find_office(compression, (struct phrase){phrase.start, possessive});
    if (possessive == phrase.end)
        return;
    if (!line_is(line, phrase.end - 1, TAG_SET(POS)) &&
        !(phrase.start > 0 && line_is(line, phrase.start - 1, TAG_SET(CC))))
        find_premodifier(compression, phrase, phrase.end);
    if (possessive + 1 < phrase.end && phrase.end != compression->verb &&
        !(phrase.start > 1 && line_in(line, phrase.start - 1, LIST_OF) &&
          !line_is(line, phrase.start - 2, TAG_SET(NN))))
        compress_range(compression, DELETE_POSSESSIVE, phrase.start, possessive + 1);
}

/* "unrealistic", "illegal": without it the opposite is said. */
static bool is_negative(struct span word)
{
    static const char *const PREFIXES[] = {"un", "im", "il", "ir", "non", "anti", "dis", "mis"};

    for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++) {
        size_t length = strlen(PREFIXES[i]);

        if (word.length > length + 3 && memcmp(word.bytes, PREFIXES[i], length) == 0)
            return true;
    }
    return false;
}

/* A word that no table holds is taken for an adjective only if it ends like one:
 * it may be the first half of a compound. */
static bool is_surely_adjective(const struct line *line, uint32_t i)
{
    static const char *const ENDINGS[] = {"al",   "ive", "ous", "ful", "less", "ic",  "able",
                                          "ible", "ish", "ed",  "ent", "ant",  "ary", "ing"};
    struct span word = line->pieces[i].lower;

    if (!line_is(line, i, TAG_SET(JJ)) || line->pieces[i].known)
        return true;
    for (size_t e = 0; e < sizeof ENDINGS / sizeof *ENDINGS; e++)
        if (span_ends(word, span_from(ENDINGS[e])))
            return true;
    return false;
}

/* All but the last two words of a long common noun phrase. */
static void find_modifiers(struct compression *compression, struct phrase phrase)
{
    const struct line *line = compression->line;
    uint32_t start = phrase.start, end = phrase.end;

    if (line_is(line, start, TAG_SET(DT) | TAG_SET(PRPS)))
        start++;
    if (end - start < 3 || end < start || !line_is(line, end - 1, TAG_SET(NN) | TAG_SET(NNS)) ||
        !line_is(line, end - 2, TAG_SET(NN) | TAG_SET(JJ) | TAG_SET(CD) | TAG_SET(VBN)) ||
        line_is(line, end - 3, TAG_SET(NN) | TAG_SET(JJS) | TAG_SET(RBS)) ||
        (phrase.start > 0 &&
         line_says_one(line, phrase.start - 1, KEY("and"), KEY("or"), KEY("to"))) ||
        (phrase.start > 1 && line_in(line, phrase.start - 1, LIST_OF) &&
         line_in(line, phrase.start - 2, LIST_NUMBER)) ||
        keeps_any(line, start, end - 2))
        return;
    for (uint32_t i = start; i < end - 2; i++)
        if (!line_is(line, i, PLAIN_MODIFIERS) || is_negative(line->pieces[i].lower) ||
            !is_surely_adjective(line, i))
            return;
    compress_range(compression, DELETE_MODIFIERS, start, end - 2);
}

/* ---- adjectives ---- */

static bool has_digit_or_hyphen(struct span word)
{
    for (size_t i = 0; i < word.length; i++)
        if (word.bytes[i] == '-' || (word.bytes[i] >= '0' && word.bytes[i] <= '9'))
            return true;
    return false;
}

/* "is a risky investment", "no longer a threat": what is said is in the
 * adjective. */
static bool is_predicate(const struct line *line, struct phrase phrase)
{
    const list_set before = list_bit(LIST_BE) | list_bit(LIST_BEEN) | list_bit(LIST_NEGATION);

    return phrase.start > 0 && ((line->pieces[phrase.start - 1].lists & before) ||
                                line_says_one(line, phrase.start - 1, KEY("longer"), KEY("as"),
                                              KEY("without"), KEY("less"), KEY("more")));
}

static void find_adjectives(struct compression *compression, struct phrase phrase)
{
    static const tag_set CHAINED = TAG_SET(RB) | TAG_SET(RBR) | TAG_SET(RBS) | TAG_SET(CC) |
                                   TAG_SET(JJ) | TAG_SET(JJS) | TAG_SET(JJR);
    const struct line *line = compression->line;
    const struct mask *work = &line->tagged[TAG_JJ];

    for (uint32_t i = mask_next(work, phrase.start); i + 1 < phrase.end;
         i = mask_next(work, i + 1)) {
        const struct piece *piece = &line->pieces[i];

        if (!is_surely_adjective(line, i) || line_in(line, i, LIST_KEEP) || piece->capital ||
            line->pieces[i + 1].capital || (i > 0 && line_is(line, i - 1, TAG_SET(NN))) ||
            !line_is(line, i + 1, TAG_SET(NN) | TAG_SET(NNS) | TAG_SET(JJ)) ||
            has_digit_or_hyphen(piece->lower) || is_negative(piece->lower) ||
            (i > phrase.start && line_is(line, i - 1, CHAINED)) ||
            (i > 0 && line_is(line, i - 1, TAG_SET(CC))) ||
            tagger_pair(&line->tagger, 'c', piece->lower, line->pieces[i + 1].lower))
            continue;
        compress_range(compression, DELETE_ADJECTIVE, i, i + 1);
    }
}

/* "this weekend's" */
static void find_possessive_times(struct compression *compression)
{
    const struct line *line = compression->line;

    if (mask_empty(line->tagged[TAG_POS]))
        return;
    for (uint32_t i = compression->start; i + 2 < compression->end; i++) {
        if (line_says_one(line, i, KEY("this"), KEY("last"), KEY("next")) &&
            (line_in(line, i + 1, LIST_SEASON) || line_in(line, i + 1, LIST_WEEKDAY)) &&
            line_is(line, i + 2, TAG_SET(POS)))
            compress_range(compression, DELETE_ADJECTIVE, i, i + 3);
        if ((line_in(line, i, LIST_WEEKDAY) || line_in(line, i, LIST_MONTH)) &&
            line->pieces[i].capital && line_is(line, i + 1, TAG_SET(POS)) &&
            !(i > 0 && line_says_one(line, i - 1, KEY("on"), KEY("the"))))
            compress_range(compression, DELETE_ADJECTIVE, i, i + 2);
    }
}

/* ---- first names ---- */

/* What the document's tokens say of a first name and a surname, by their forms. */
struct usage {
    uint32_t given, family;
    bool apart, alone; /* the first name without the surname; the other way round */
};

static void usage_add(struct usage *usage, const struct document *document, uint32_t i)
{
    const struct token *token = &document->tokens[i];

    if (token->form == usage->given &&
        (i + 1 == document->token_count || token[1].form != usage->family))
        usage->apart = true;
    if (token->form == usage->family && (i == 0 || token[-1].form != usage->given)) {
        unsigned char before = i > 0 ? (unsigned char)document->text.bytes[token[-1].start] : 'a';

        usage->alone = usage->alone || before < 'A' || before > 'Z';
    }
}

/* Does the stem of a piece tell where its form is used? Not that of a stop word or
 * of half a word. */
static bool is_found_by_stem(const struct line *line, uint32_t i, uint32_t form)
{
    uint32_t term = line->pieces[i].term;
    struct form known;

    if (form == FORM_FAILED)
        return false;
    known = lexicon_at(line->document->lexicon, form);
    return term != TERM_NONE && !(known.classes & WORD_STOP) &&
           line->document->terms[term] == known.term;
}

/* Does the surname stand by itself, and the first name never? The first thousands of
 * tokens are enough to see it. */
static bool goes_by_surname(const struct line *line, uint32_t first, uint32_t last)
{
    static const uint32_t FAR = 4000;
    const struct document *document = line->document;
    struct usage usage = {.given = lexicon_form(document->lexicon, line_text(line, first)),
                          .family = lexicon_form(document->lexicon, line_text(line, last))};

    if (is_found_by_stem(line, first, usage.given) && is_found_by_stem(line, last, usage.family))
        for (uint32_t m = 0; m < line->mention_count && line->mentions[m].token < FAR; m++) {
            uint32_t piece = line->mentions[m].piece;

            if (piece == line->pieces[first].first || piece == line->pieces[last].first)
                usage_add(&usage, document, line->mentions[m].token);
        }
    else
        for (uint32_t i = 0; i < document->token_count && i < FAR; i++)
            usage_add(&usage, document, i);
    return usage.alone && !usage.apart;
}

static bool is_full_name(const struct line *line, uint32_t start, uint32_t end)
{
    static const int OFTEN = 300; /* in a thousand uses */

    if (end - start < 2 || end - start > 3 || line->pieces[end - 1].all_caps ||
        line_is(line, end, TAG_SET(CC)))
        return false;
    if (start > 0 &&
        (line_is(line, start - 1, TAG_SET(JJ) | TAG_SET(CC)) || line_is_comma(line, start - 1)))
        return false;
    if (tagger_share(&line->tagger, tagger_know(&line->tagger, line_text(line, start)).tags,
                     TAG_SET(JJ)) > OFTEN ||
        (start > 0 && line_is(line, start - 1, TAG_SET(POS))))
        return false; /* "January's Australian Open" */
    for (uint32_t i = start; i < end; i++)
        if (line_says_one(line, i, KEY("jr"), KEY("jr."), KEY("ii"), KEY("iii")) ||
            line_in(line, i, LIST_KEEP))
            return false;
    return true;
}

static void find_first_names(struct compression *compression)
{
    const struct line *line = compression->line;
    struct mask names = line_tagged(line, TAGS_NAME);

    for (uint32_t i = mask_next(&names, compression->start), end; i < compression->end;
         i = mask_next(&names, end)) {
        for (end = i + 1; end < compression->end && mask_has(&names, end);)
            end++;
        if (!line->pieces[i].capital || !is_full_name(line, i, end))
            continue;
        if (goes_by_surname(line, end - 2, end - 1))
            compress_range(compression, DELETE_FIRST_NAME, i, end - 1);
    }
}

/* ---- prepositional phrases ---- */

static bool opens_prepositional(const struct line *line, uint32_t i)
{
    if (line_is(line, i, TAGS_PREPOSITION) && clause_in_phrase(line, i - 1) &&
        (line_is(line, i, TAG_SET(IN)) || clause_in_phrase(line, i + 1)) &&
        !line_in(line, i, LIST_SUBORDINATOR) && !line_in(line, i, LIST_THAT) &&
        !line_says_one(line, i, KEY("of"), KEY("than"), KEY("like"), KEY("about"), KEY("per"),
                       KEY("between"), KEY("without"), KEY("against"), KEY("not"), KEY("if"),
                       KEY("whether")))
        return true;
    return line_is(line, i, TAG_SET(IN)) && line_is(line, i - 1, TAG_SET(VBN) | TAG_SET(VBD)) &&
           line_says_one(line, i, KEY("in"), KEY("at"), KEY("on"), KEY("during"), KEY("with"),
                         KEY("for"), KEY("by"), KEY("near"), KEY("from"), KEY("outside"),
                         KEY("after"));
}

/* Past the phrase and the "of" phrases that hang on it. */
static uint32_t prepositional_end(const struct line *line, uint32_t i, uint32_t end)
{
    uint32_t past = clause_phrase_end(line, i + 1);

    while (past + 1 < end && line_in(line, past, LIST_OF) && clause_in_phrase(line, past + 1))
        past = clause_phrase_end(line, past + 1);
    return past;
}

/* May the phrase `start`..`end` go in view of what follows it? */
static bool parts_well(const struct compression *compression, uint32_t start, uint32_t end,
                       uint32_t verb)
{
    static const tag_set FOLLOW = TAG_SET(IN) | TAG_SET(SC) | TAG_SET(TO) | TAG_SET(VBD) |
                                  TAG_SET(VBZ) | TAG_SET(VBP) | TAG_SET(MD) | TAG_SET(VBN);
    const struct line *line = compression->line;

    if (end >= compression->body_end || line_is(line, end, TAG_SET(CC) | TAG_SET(POS)))
        return false;
    if (line_in(line, start, LIST_SUBORDINATOR) && line_is(line, end, TAGS_FINITE))
        return false; /* "after the mayor said" */
    if (line_is_comma(line, end) &&
        (line_is(line, start - 1, TAG_SET(VBN) | TAG_SET(RB)) ||
         (line_says(line, start, KEY("by")) && line_is(line, start - 1, TAG_SET(VBD)))))
        return false; /* "the loan offered by the town, ..." */
    if (line_is_comma(line, end) &&
        (line_is(line, end + 1, TAGS_NOUN | TAG_SET(DT) | TAG_SET(JJ) | TAG_SET(CD)) ||
         line_in(line, end + 1, LIST_RELATIVE)))
        return false;
    if (line_is(line, end, TAG_SET(VBG) | TAG_SET(VBN)) &&
        ((verb != LINE_NONE && end < verb) || line_is(line, start - 1, TAGS_VERB) ||
         line_says(line, start, KEY("by"))))
        return false; /* "called for those found guilty", "held by men hired for it" */
    if (line_in(line, end, LIST_RELATIVE) || line_is(line, end, TAG_SET(WDT)) ||
        line_in(line, end, LIST_THAT) ||
        line_says_one(line, end, KEY("as"), KEY("than"), KEY("since"), KEY("of")))
        return false;
    if (line_is(line, start + 1, TAG_SET(CD)) && line_says(line, start, KEY("for")) &&
        line_in(line, start + 2, LIST_UNIT))
        return false;
    return line_is(line, end, FOLLOW) || line_is_comma(line, end);
}

/* "put the firm into liquidation": the verb before the phrase that ends at `i`
 * wants the preposition behind it. */
static bool is_placed(const struct line *line, uint32_t i)
{
    list_set wanting = list_bit(LIST_PLACING) | clause_frames(line, i + 1);

    while (clause_in_phrase(line, i)) {
        i = line->phrases[line->pieces[i].phrase].start;
        if (i-- == 0)
            return false;
    }
    return (line->pieces[i].lists & wanting) != 0;
}

static void find_prepositional(struct compression *compression)
{
    const struct line *line = compression->line;
    uint32_t verb = clause_verb(compression->line, compression->start, compression->end);
    struct mask work = line_tagged(line, TAGS_PREPOSITION);

    for (uint32_t i = mask_next(&work, compression->start + 1); i < compression->body_end;
         i = mask_next(&work, i + 1)) {
        uint32_t end;
        bool bound, weak;

        if (!opens_prepositional(line, i) || !clause_in_phrase(line, i + 1))
            continue;
        end = prepositional_end(line, i, compression->body_end);
        bound = clause_is_bound(line, i);
        if (!parts_well(compression, i, end, verb) ||
            (bound && (line_in(line, i, LIST_OF) || line_is(line, i - 1, TAGS_VERB))))
            continue;
        if (line_is(line, i - 1, TAG_SET(VBN)) && i > 1 && clause_in_phrase(line, i - 2))
            continue;
        if (line_in(line, i - 1, LIST_NEEDS) || is_placed(line, i - 1))
            continue;
        weak = line_is(line, end, TAGS_PREPOSITION) && !line_in(line, end, LIST_SUBORDINATOR);
        if (weak && !line_in(line, end, LIST_WEAK))
            continue; /* "with a narrow win | over": what follows hangs on it */
        compress_range(compression,
                       weak    ? DELETE_WEAK_PREPOSITIONAL
                       : bound ? DELETE_BOUND_PREPOSITIONAL
                               : DELETE_PREPOSITIONAL,
                       i, end);
    }
}

/* "New controls and tighter patrols will ...": the second subject. */
static void find_conjunct(struct compression *compression)
{
    const struct line *line = compression->line;
    uint32_t verb = compression->verb, joint;

    if (verb == LINE_NONE || verb < compression->start + 4 || !clause_in_phrase(line, verb - 1) ||
        !line_is(line, verb, TAG_SET(MD) | TAG_SET(VBD)) || line_in(line, verb, LIST_BE))
        return;
    joint = line->phrases[line->pieces[verb - 1].phrase].start;
    if (joint-- < compression->start + 2)
        return;
    if (clause_comma(line, compression->start, joint) != LINE_NONE)
        return; /* one of a list */
    if (line_says(line, joint, KEY("and")) && line_is(line, joint - 1, TAGS_NOUN & ~TAG_SET(NN)))
        compress_range(compression, DELETE_CONJUNCT, joint, verb);
}

void compress_phrases(struct compression *compression)
{
    const struct line *line = compression->line;

    find_possessive_times(compression);
    for (uint32_t p = 0; p < line->phrase_count; p++) {
        struct phrase phrase = line->phrases[p];

        if (phrase.start < compression->start || phrase.end > compression->end)
            continue;
        find_premodifiers(compression, phrase);
        if (is_predicate(line, phrase))
            continue;
        find_modifiers(compression, phrase);
        find_adjectives(compression, phrase);
    }
    find_conjunct(compression);
    find_first_names(compression);
    find_prepositional(compression);
}
