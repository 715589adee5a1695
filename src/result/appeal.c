#include "result/appeal.h"

#include <math.h>

static double form_factor(const struct features *features, const struct weights *weights)
{
    return (features->question ? weights->question : 1) *
           (features->quoted ? weights->opens_quoted : 1) *
           (features->inside ? weights->opens_inside : 1) *
           (features->quotes > 0 ? weights->holds_quote : 1) *
           (features->label ? weights->label : 1) * (features->first_person ? weights->person : 1);
}

/* What captions, credits and headings leave where a page was flattened: they
 * stand in the body but read like none of it (METHODS, Boilerplate: glue). */
static double glue_factor(const struct features *features, const struct weights *weights)
{
    return (features->capital_run > 6    ? weights->capitals_7
            : features->capital_run == 6 ? weights->capitals_6
                                         : 1) *
           (features->directions > 0 ? weights->directions : 1) *
           (features->odd ? weights->odd : 1);
}

/* The sixth power of the probability, as METHODS has it, but flat from `from` on:
 * between sentences that are surely of the body it must not choose. */
static double body_factor(double body, double from)
{
    double sure = body / from, cube = sure * sure * sure;

    return body < from ? cube * cube : 1;
}

/* What a place in the article and a score are worth; once a document. */
struct prior {
    double later; /* a place is worth so much of the one before it */
    double power; /* of the TextRank score */
    double news;  /* 1 - gate */
};

static bool has_place(const struct ranking *ranking, uint32_t s)
{
    return ranking->document->sentences[s].noise == NOISE_NONE && !ranking->features[s].stamp;
}

/* Of the article of sentences `first` to `last`. */
static struct prior prior_of(const struct extract *extract, uint32_t first, uint32_t last)
{
    const struct ranking *ranking = extract->ranking;
    const struct weights *weights = extract->weights;
    uint32_t places = 0;
    double reach;

    for (uint32_t s = first; s < last; s++)
        places += has_place(ranking, s);
    reach = weights->reach * pow(weights->reach_gate, extract->gate);
    return (struct prior){.later = exp(-1 / fmax(1, places) / reach),
                          .power = extract_is_single(extract)
                                       ? weights->single_rank_power
                                       : weights->rank_power * extract->gate * extract->gate,
                          .news = 1 - extract->gate};
}

/* score^power. Attributed news has a gate of next to nothing: what changes no
 * factor by 1e-9 is not worked out. */
static double rank_factor(double score, double power)
{
    static const double LEAST = 1e-3; /* of the mean: sentences without neighbours */

    return power < 1e-10 ? 1 : exp(power * log(score > LEAST ? score : LEAST));
}

/* Where one sentence is the whole summary, news opens with it. */
static double single_factor(const struct extract *extract, uint32_t s, bool first, double news)
{
    const struct ranking *ranking = extract->ranking;
    const struct features *features = &ranking->features[s];

    if (features->leaning)
        return pow(extract->weights->single_leaning, news);
    if (first && ranking->document->sentences[s].words >= 10 && !features->question &&
        !features->quoted && !features->label)
        return pow(extract->weights->single_first, news);
    return 1;
}

static bool appeal_alloc(struct appeal *appeal, const struct document *document)
{
    uint32_t n = document->sentence_count;

    appeal->factor = arena_array(document->arena, n, sizeof *appeal->factor);
    appeal->length = arena_array(document->arena, n, sizeof *appeal->length);
    return appeal->factor && appeal->length;
}

/* The sentences of one article: places count from its first. */
static void appeal_part(struct appeal *appeal, const struct extract *extract, uint32_t first,
                        uint32_t last)
{
    const struct ranking *ranking = extract->ranking;
    struct prior prior = prior_of(extract, first, last);
    const struct weights *weights = extract->weights;
    bool single = extract_is_single(extract);
    double exponent = single ? weights->single_length_exponent : weights->length_exponent;
    double worth = 1; /* of the place */
    bool opening = true;

    for (uint32_t s = first; s < last; s++) {
        const struct sentence *sentence = &ranking->document->sentences[s];
        double length = sentence->words + weights->length_offset;

        appeal->factor[s] = worth * rank_factor(ranking->score[s], prior.power) *
                            form_factor(&ranking->features[s], weights) *
                            glue_factor(&ranking->features[s], weights) *
                            body_factor((double)sentence->body, weights->sure_body);
        appeal->length[s] = exponent == 1 ? length : pow(length, exponent);
        if (single)
            appeal->factor[s] *= single_factor(extract, s, opening, prior.news);
        if (has_place(ranking, s)) {
            worth *= prior.later;
            opening = false;
        }
    }
}

bool appeal_of(struct appeal *appeal, const struct extract *extract)
{
    const struct ranking *ranking = extract->ranking;
    const uint32_t whole[] = {0, extract->sentences};
    const uint32_t *parts = ranking->parts ? ranking->parts : whole;
    uint32_t count = ranking->parts ? ranking->part_count : 1;

    if (!appeal_alloc(appeal, ranking->document))
        return false;
    for (uint32_t i = 0; i < count; i++)
        appeal_part(appeal, extract, parts[i], parts[i + 1]);
    return true;
}
