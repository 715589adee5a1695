#include "headline/headline.h"

#include <utf8proc.h>

#include "headline/choice.h"
#include "headline/fallback.h"
#include "headline/lead.h"
#include "headline/mention.h"
#include "headline/trim.h"
#include "language/utf8.h"

/* The stretches of the source that `keep` is made of. */
static bool headline_spans(struct headline *headline, const struct line *line, struct mask keep)
{
    uint32_t before = LINE_NONE;

    headline->spans =
        arena_array(line->document->arena, mask_count(keep) + 1, sizeof *headline->spans);
    if (!headline->spans)
        return false;
    for (uint32_t i = mask_next(&keep, 0); i < line->count; i = mask_next(&keep, i + 1)) {
        const struct piece *piece = &line->pieces[i];
        uint32_t end = piece->start + piece->length;

        if (before != LINE_NONE && before + 1 == i) {
            uint32_t last = headline->span_count - 1;

            headline->spans[last].length = end - headline->spans[last].start;
        } else {
            headline->spans[headline->span_count].start = piece->start;
            headline->spans[headline->span_count++].length = piece->length;
        }
        before = i;
    }
    return true;
}

/* A headline opens with a capital where its script has them, unless the word
 * has one elsewhere (iPhone). */
static void headline_capital(struct nutgraf_buffer *text)
{
    utf8proc_uint8_t upper[4];
    uint32_t c, used;
    utf8proc_ssize_t length;

    if (text->length == 0)
        return;
    used = utf8_decode(span_of(text->bytes, text->length), &c);
    if (used < text->length && text->bytes[used] >= 'A' && text->bytes[used] <= 'Z')
        return;
    length = utf8proc_encode_char(utf8proc_toupper((utf8proc_int32_t)c), upper);
    if (length == (utf8proc_ssize_t)used)
        memcpy(text->bytes, upper, used);
}

static bool headline_text(struct headline *headline, const struct line *line, struct mask keep)
{
    struct nutgraf_buffer text;

    buffer_init(&text);
    line_print(line, keep, &text);
    headline_capital(&text);
    if (buffer_status(&text) == NUTGRAF_OK)
        headline->text =
            arena_string(line->document->arena, nutgraf_buffer_bytes(&text), text.length);
    headline->length = text.length;
    buffer_release(&text);
    return headline->text != NULL;
}

/* What every line is searched with, and what the last one's search left; too large
 * for the stack. */
struct search {
    const double *idf;
    struct limit limit;
    bool sentence;
    struct compression compression;
    struct cuts cuts;
    struct choice choice;
    struct salience salience;
};

/* How well a line went, worst first. */
enum found {
    FOUND_FAILED,
    FOUND_NOTHING,
    FOUND_STRAINED,
    FOUND_FALLBACK,
    FOUND_RISKY,
    FOUND_DESPERATE,
    FOUND_SAFE
};

/* Where only tags are known, a front that fills the limit tells more than a
 * candidate under nine tenths of it. */
static void prefer_full(const struct line *line, struct limit limit, struct mask *keep)
{
    struct mask front = trim_line(line, limit);

    if (limit_measure(line, limit.unit, *keep) * 10 < limit_measure(line, limit.unit, front) * 9)
        *keep = front;
}

/* The best headline of a line; FOUND_NOTHING: none that reads whole fits.
 * FOUND_FAILED: memory ran out. */
static enum found search_line(struct search *search, struct line *line, struct mask *keep)
{
    struct candidate best;

    if (!mentions_find(line))
        return FOUND_FAILED;
    choice_weigh(search->idf, line, &search->salience);
    clause_find_phrases(line);
    compress_find(&search->compression, line, search->sentence);
    tailcut_find(&search->cuts, &search->compression);
    choice_init(&search->choice, &search->compression, search->limit, &search->salience);
    for (int effort = EFFORT_SAFE; effort < EFFORTS; effort++) {
        choice_dare(&search->choice, (enum effort)effort);
        if (choice_make(&search->choice, &search->cuts, &best)) {
            *keep = best.keep;
            if (!line->english)
                prefer_full(line, search->limit, keep);
            return (enum found)(FOUND_SAFE - effort);
        }
    }
    return FOUND_NOTHING;
}

/* What may be said of the line last searched when nothing was found. */
static enum found search_fall_back(const struct search *search, struct mask *keep)
{
    const struct line *line = search->compression.line;
    bool strained = false;

    *keep = line->english ? fallback_make(&search->compression, search->limit, &strained)
                          : trim_line(line, search->limit);
    if (mask_empty(*keep))
        return FOUND_NOTHING;
    return strained ? FOUND_STRAINED : FOUND_FALLBACK;
}

/* Does `keep` of a later sentence stand for the story by itself: long enough, no
 * pronoun at its front, with `least` words of the lead? */
static bool tells_the_lead(const struct line *lead, const struct line *later, struct mask keep,
                           struct limit limit, uint32_t least)
{
    uint32_t shared = 0;

    if (line_is(later, mask_next(&keep, 0), TAG_SET(PRP) | TAG_SET(PRPS)))
        return false;
    for (uint32_t i = mask_next(&keep, 0); i < later->count; i = mask_next(&keep, i + 1))
        shared += line_holds_term(lead, later->pieces[i].term);
    return shared >= least && limit_measure(later, limit.unit, keep) * 5 >= limit.size * 3;
}

/* A headline in the making. */
struct draft {
    struct line *line; /* what it is made of */
    struct mask keep;
    enum found found;
};

/* Looks behind a lead that gives only a stump for a sentence that gives more.
 * False: memory ran out. */
static bool draft_look_further(struct draft *draft, struct search *search)
{
    const struct line *lead = draft->line;

    for (uint32_t after = lead->sentence;;) {
        struct draft later;

        if (!lead_read_next(lead, after, &later.line))
            return false;
        if (!later.line)
            return true;
        after = later.line->sentence;
        later.found = search_line(search, later.line, &later.keep);
        if (later.found == FOUND_FAILED)
            return false;
        if (later.found >= FOUND_DESPERATE &&
            tells_the_lead(lead, later.line, later.keep, search->limit, 2)) {
            *draft = later;
            return true;
        }
        if (draft->found < FOUND_FALLBACK && later.found >= FOUND_RISKY &&
            tells_the_lead(lead, later.line, later.keep, search->limit, 1))
            *draft = later; /* unless a better one comes */
    }
}

/* False: memory ran out. */
static bool draft_make(struct draft *draft, struct search *search)
{
    draft->found = search_line(search, draft->line, &draft->keep);
    if (draft->found == FOUND_NOTHING)
        draft->found = search_fall_back(search, &draft->keep);
    return draft->found != FOUND_FAILED &&
           (draft->found >= FOUND_FALLBACK || draft_look_further(draft, search));
}

struct headline *headline_make(const struct document *document, const double *idf,
                               struct headline_form form)
{
    struct headline *headline = arena_zeroed(document->arena, 1, sizeof *headline);
    struct search *search = arena_alloc(document->arena, sizeof *search);
    struct draft draft;

    if (!headline || !search || !lead_read(document, &draft.line))
        return NULL;
    search->idf = idf;
    search->limit = (struct limit){form.unit, form.length};
    search->sentence = form.sentence;
    if (!draft.line) {
        headline->text = arena_string(document->arena, "", 0);
        return headline->text ? headline : NULL;
    }
    if (!tagger_tags(&draft.line->tagger)) {
        draft.keep = trim_line(draft.line, search->limit);
    } else {
        if (!draft_make(&draft, search))
            return NULL;
        headline->fallback = draft.found < FOUND_RISKY;
    }
    headline->sentence = draft.line->sentence;
    if (!headline_spans(headline, draft.line, draft.keep) ||
        !headline_text(headline, draft.line, draft.keep))
        return NULL;
    return headline;
}
