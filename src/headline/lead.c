#include "headline/lead.h"

/* Sentences that may be the lead, and that may stand for a poor one. */
enum { LEADS = 4, LATER = 6, SHORT = 6 };

/* For want of a finite verb, or for what hides it. */
static const int VERBLESS = 2;

static bool ends_in_question(const struct line *line)
{
    for (uint32_t i = line->count; i-- > 0 && line->pieces[i].mark;)
        if (line_says(line, i, KEY("?")))
            return true;
    return false;
}

/* "She said: "There was ...": two sentences in one. */
static bool announces_speech(const struct line *line)
{
    for (uint32_t i = 1; i < line->count; i++)
        if (line->pieces[i].quote == QUOTE_OPEN && line_says(line, i - 1, KEY(":")))
            return true;
    return false;
}

/* Penalties of METHODS' recipe, step 2: those that a line shows before its tags are
 * known. */
static int lead_penalty(const struct line *line, const struct sentence *sentence)
{
    uint32_t first = 0;
    int penalty = 0;

    while (first + 1 < line->count && line->pieces[first].mark)
        first++;
    if (sentence->words < SHORT)
        penalty += 2;
    if (ends_in_question(line))
        penalty += 2;
    if (line->english && announces_speech(line))
        penalty += VERBLESS;
    if (line_in(line, first, LIST_LEANING))
        penalty++;
    if (line->pieces[0].quote && line->pieces[line->count - 1].quote)
        penalty++;
    return penalty;
}

/* Tags of others than English tell too little of their verbs. */
static bool lacks_verb(const struct line *line)
{
    return line->english && mask_empty(line_tagged(line, TAGS_FINITE));
}

/* Up to `most` sentences that may be the lead, in order. When everything is
 * noise, the one most like an article. */
static uint32_t lead_candidates(const struct document *document, uint32_t *sentences, uint32_t most)
{
    uint32_t count = 0, best = UINT32_MAX;

    for (uint32_t s = 0; s < document->sentence_count && count < most; s++) {
        const struct sentence *sentence = &document->sentences[s];

        if (sentence->words == 0)
            continue;
        if (best == UINT32_MAX || sentence->body > document->sentences[best].body)
            best = s;
        if (sentence->noise == NOISE_NONE && sentence->words >= 3)
            sentences[count++] = s;
    }
    if (count == 0 && best != UINT32_MAX)
        sentences[count++] = best;
    return count;
}

bool lead_read(const struct document *document, struct line **lead)
{
    uint32_t sentences[LEADS], count = lead_candidates(document, sentences, LEADS);
    int least = 0;

    *lead = NULL;
    for (uint32_t i = 0; i < count; i++) {
        struct line *line = line_cut(document, sentences[i]);
        int penalty;

        if (!line)
            return false;
        if (line->count == 0)
            continue;
        penalty = lead_penalty(line, &document->sentences[sentences[i]]);
        if (*lead && penalty > 1 && penalty >= least)
            continue;
        line_tag(line);
        if (lacks_verb(line) && !announces_speech(line))
            penalty += VERBLESS;
        if (penalty < 2)
            penalty = 0;
        if (!*lead || penalty < least) {
            *lead = line;
            least = penalty;
        }
        if (penalty == 0)
            break;
    }
    return true;
}

/* Does a sentence use a word of the lead? */
static bool mentions(const struct line *lead, const struct sentence *sentence)
{
    for (uint32_t m = 0; m < lead->mention_count; m++)
        if (lead->mentions[m].token >= sentence->first_token)
            return lead->mentions[m].token < sentence->first_token + sentence->token_count;
    return false;
}

bool lead_read_next(const struct line *lead, uint32_t after, struct line **next)
{
    uint32_t sentences[LATER], count = lead_candidates(lead->document, sentences, LATER);

    *next = NULL;
    for (uint32_t i = 0; i < count; i++) {
        const struct sentence *sentence = &lead->document->sentences[sentences[i]];
        struct line *line;

        if (sentences[i] <= after || sentence->words < SHORT || !mentions(lead, sentence))
            continue;
        line = line_cut(lead->document, sentences[i]);
        if (!line)
            return false;
        if (line->count == 0 || lead_penalty(line, sentence) > 0)
            continue;
        line_tag(line);
        if (!lacks_verb(line)) {
            *next = line;
            return true;
        }
    }
    return true;
}
