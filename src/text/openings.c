#include "text/openings.h"

#include "text/dateline.h"
#include "text/page_features.h"

enum {
    MOST_OPENINGS = 4,  /* at one sentence */
    LEAD_SENTENCES = 3, /* of the body: the story may start in them */
    LEAD_LINES = 8      /* and at the start of a line in these sentences */
};

/* What was cut off, while there is more to cut. */
struct cutting {
    struct document *document;
    uint32_t capacity;
};

/* False: memory ran out. */
static bool cutting_grow(struct cutting *cutting)
{
    struct document *document = cutting->document;
    uint32_t capacity = cutting->capacity ? cutting->capacity * 2 : 4;
    struct trimmed *more = arena_array(document->arena, capacity, sizeof *more);

    if (!more)
        return false;
    if (document->trimmed_count > 0)
        memcpy(more, document->trimmed, document->trimmed_count * sizeof *more);
    document->trimmed = more;
    cutting->capacity = capacity;
    return true;
}

/* Bytes and words of an opening leave the sentence. False: memory ran out. */
static bool cut_opening(struct cutting *cutting, struct sentence *s, struct opening opening)
{
    struct document *document = cutting->document;

    if (document->trimmed_count == cutting->capacity && !cutting_grow(cutting))
        return false;
    document->trimmed[document->trimmed_count++] =
        (struct trimmed){s->start, opening.end - s->start, opening.noise};
    s->length -= opening.end - s->start;
    s->start = opening.end;
    s->first_token += opening.tokens;
    s->token_count -= opening.tokens;
    s->words -= opening.tokens < s->words ? opening.tokens : s->words;
    return true;
}

bool openings_trim(struct document *document)
{
    struct cutting cutting = {.document = document};
    uint32_t kept = 0;

    for (uint32_t i = 0; i < document->sentence_count; i++) {
        struct sentence *s = &document->sentences[i];
        bool lead;

        if (s->noise != NOISE_NONE)
            continue;
        lead = kept < LEAD_SENTENCES ||
               (kept < LEAD_LINES && i == document->blocks[s->block].first_sentence);
        for (int k = 0; k < MOST_OPENINGS; k++) {
            struct opening opening =
                dateline_opening(document, s->start, s->first_token, s->token_count, lead);

            if (opening.tokens == 0)
                break;
            if (!cut_opening(&cutting, s, opening))
                return false;
            document->features[i] = text_features_of_sentence(document, i);
        }
        kept++;
    }
    return true;
}
