#include "headline/headline.h"

#include <utf8proc.h>

#include "headline/choice.h"
#include "headline/fallback.h"
#include "headline/lead.h"
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

/* Everything that one line's search needs; too large for the stack. */
struct search {
    struct compression compression;
    struct cuts cuts;
    struct choice choice;
    struct salience salience;
};

enum found { FOUND_FAILED, FOUND_NOTHING, FOUND_STRAINED, FOUND_FALLBACK, FOUND_CANDIDATE };

/* Where only tags are known, a front that fills the limit tells more than a
 * candidate under nine tenths of it. */
static void prefer_full(const struct line *line, struct limit limit, struct mask *keep)
{
    struct mask front = trim_line(line, limit);

    if (limit_measure(line, limit.unit, *keep) * 10 < limit_measure(line, limit.unit, front) * 9)
        *keep = front;
}

/* The best headline of a line. FOUND_FAILED: memory ran out. */
static enum found line_choose(const double *idf, struct line *line, struct limit limit,
                              bool sentence, struct mask *keep)
{
    struct search *search = arena_alloc(line->document->arena, sizeof *search);
    struct candidate best;
    bool strained;

    if (!search || !choice_weigh(idf, line, &search->salience))
        return FOUND_FAILED;
    clause_find_phrases(line);
    compress_find(&search->compression, line, sentence);
    tailcut_find(&search->cuts, &search->compression);
    for (int desperate = 0; desperate < 2; desperate++) {
        choice_init(&search->choice, &search->compression, limit, &search->salience, desperate);
        if (choice_make(&search->choice, &search->cuts, &best)) {
            *keep = best.keep;
            if (!line->english)
                prefer_full(line, limit, keep);
            return FOUND_CANDIDATE;
        }
    }
    if (!line->english) {
        *keep = trim_line(line, limit);
        return mask_empty(*keep) ? FOUND_NOTHING : FOUND_FALLBACK;
    }
    *keep = fallback_make(&search->compression, limit, &strained);
    if (mask_empty(*keep))
        return FOUND_NOTHING;
    return strained ? FOUND_STRAINED : FOUND_FALLBACK;
}

/* The best headline of the lead, or of the next sentence when the lead only
 * gives a stump. `*line` becomes the one it was made from. */
static bool lead_choose(const double *idf, struct line **line, struct limit limit, bool sentence,
                        struct mask *keep, bool *fallback)
{
    enum found found = line_choose(idf, *line, limit, sentence, keep);
    struct line *second;
    struct mask other;

    *fallback = found != FOUND_CANDIDATE;
    if (found == FOUND_FAILED)
        return false;
    if (found > FOUND_STRAINED)
        return true;
    if (!lead_read_second(*line, &second))
        return false;
    if (!second)
        return true;
    found = line_choose(idf, second, limit, sentence, &other);
    if (found == FOUND_CANDIDATE) {
        *line = second;
        *keep = other;
    }
    return found != FOUND_FAILED;
}

struct headline *headline_make(const struct document *document, const double *idf,
                               struct headline_form form)
{
    struct headline *headline = arena_zeroed(document->arena, 1, sizeof *headline);
    struct limit limit = {form.unit, form.length};
    struct line *line;
    struct mask keep;

    if (!headline || !lead_read(document, &line))
        return NULL;
    if (!line) {
        headline->text = arena_string(document->arena, "", 0);
        return headline->text ? headline : NULL;
    }
    if (!tagger_tags(&line->tagger))
        keep = trim_line(line, limit);
    else if (!lead_choose(idf, &line, limit, form.sentence, &keep, &headline->fallback))
        return NULL;
    headline->sentence = line->sentence;
    if (!headline_spans(headline, line, keep) || !headline_text(headline, line, keep))
        return NULL;
    return headline;
}
