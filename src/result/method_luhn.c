#include "result/method.h"

/* Luhn 1958: so many other words may stand between two significant ones. */
static const uint32_t WIDEST_GAP = 4;
/* His table of frequencies was a librarian's; here a stem is significant that
 * occurs twice as often as the mean one, and twice at least. */
static const double SIGNIFICANCE = 2;

struct usage {
    uint32_t *count; /* by term */
    double least;    /* of a significant one */
};

static bool count_terms(struct usage *usage, const struct document *document)
{
    uint64_t occurrences = 0;

    usage->count = arena_zeroed(document->arena, document->term_count, sizeof *usage->count);
    if (!usage->count)
        return false;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];

        for (uint32_t i = 0; sentence->noise == NOISE_NONE && i < sentence->token_count; i++) {
            uint32_t term = document->tokens[sentence->first_token + i].term;

            if (term == TERM_NONE)
                continue;
            usage->count[term]++;
            occurrences++;
        }
    }
    usage->least =
        document->term_count > 0 ? SIGNIFICANCE * (double)occurrences / document->term_count : 0;
    if (usage->least < 2)
        usage->least = 2;
    return true;
}

static double cluster_score(uint32_t significant, uint32_t words)
{
    return (double)significant * significant / words;
}

/* The best cluster's significant words, squared, by its words. */
static double best_cluster(const struct document *document, const struct sentence *sentence,
                           const struct usage *usage)
{
    uint32_t start = 0, last = 0, significant = 0;
    double best = 0;

    for (uint32_t i = 0; i < sentence->token_count; i++) {
        uint32_t term = document->tokens[sentence->first_token + i].term;

        if (term == TERM_NONE || usage->count[term] < usage->least)
            continue;
        if (significant == 0 || i - last > WIDEST_GAP + 1) {
            start = i;
            significant = 0;
        }
        last = i;
        significant++;
        if (cluster_score(significant, last - start + 1) > best)
            best = cluster_score(significant, last - start + 1);
    }
    return best;
}

bool method_luhn(struct extract *extract)
{
    const struct document *document = extract->ranking->document;
    double *score = arena_array(document->arena, extract->sentences, sizeof *score);
    struct usage usage;

    if (!score || !count_terms(&usage, document))
        return false;
    for (uint32_t s = 0; s < extract->sentences; s++)
        score[s] = best_cluster(document, &document->sentences[s], &usage);
    return extract_fill(extract, score);
}
