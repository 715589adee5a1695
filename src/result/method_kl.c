/* method_kl.c -- greedily the sentence after which the summary's words are
 * distributed most like the article's. */
#include "result/method.h"

#include <math.h>

/* Each step weighs every candidate: of a long article only the sentences with
 * the likeliest words are candidates, and the rest follows in their order. */
static const uint32_t MOST_CANDIDATES = 300;
static const double SMOOTHING = 0.01; /* words added to every term's count */

struct divergence {
    struct extract *extract;
    const struct matrix *matrix;
    double *article; /* by term: its share */
    double *summary; /* by term: sentences chosen that hold it */
    double words;    /* in the summary */
    double *score;   /* by sentence: shares of its words, for the order of candidates */
    double least;    /* of a candidate's score */
};

static bool divergence_init(struct divergence *divergence, struct extract *extract)
{
    struct arena *arena = extract->ranking->document->arena;
    const struct matrix *matrix = &extract->ranking->tfidf->matrix;
    double share = 1.0 / (matrix->row[matrix->rows] + 1.0);

    *divergence = (struct divergence){.extract = extract, .matrix = matrix};
    divergence->article = arena_zeroed(arena, matrix->columns, sizeof *divergence->article);
    divergence->summary = arena_zeroed(arena, matrix->columns, sizeof *divergence->summary);
    divergence->score = arena_zeroed(arena, matrix->rows, sizeof *divergence->score);
    if (!divergence->article || !divergence->summary || !divergence->score)
        return false;
    for (uint32_t e = 0; e < matrix->row[matrix->rows]; e++)
        divergence->article[matrix->column[e]] += share;
    for (uint32_t s = 0; s < matrix->rows; s++) {
        for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
            divergence->score[s] += divergence->article[matrix->column[e]];
    }
    return true;
}

/* How much less the divergence is with sentence `s`: only the terms it holds,
 * and the length, change. */
static double progress(const struct divergence *divergence, uint32_t s)
{
    const struct matrix *matrix = divergence->matrix;
    double smooth = SMOOTHING * matrix->columns, words = matrix->row[s + 1] - matrix->row[s];
    double gain = -log((divergence->words + words + smooth) / (divergence->words + smooth));

    for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++) {
        double held = divergence->summary[matrix->column[e]] + SMOOTHING;

        gain += divergence->article[matrix->column[e]] * log((held + 1) / held);
    }
    return gain;
}

static bool is_candidate(const struct divergence *divergence, uint32_t s)
{
    const struct extract *extract = divergence->extract;

    return extract->standing[s] != STANDING_NEVER && !extract->chosen[s] &&
           divergence->score[s] >= divergence->least && extract_fits(extract, s);
}

static void divergence_add(struct divergence *divergence, uint32_t s)
{
    const struct matrix *matrix = divergence->matrix;

    for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
        divergence->summary[matrix->column[e]]++;
    divergence->words += matrix->row[s + 1] - matrix->row[s];
}

/* Halves the range of scores until few enough are above: no sort is needed. */
static void limit_candidates(struct divergence *divergence)
{
    double low = 0, high = 1;

    if (divergence->matrix->rows <= MOST_CANDIDATES)
        return;
    for (int step = 0; step < 40; step++) {
        double middle = (low + high) / 2;
        uint32_t above = 0;

        for (uint32_t s = 0; s < divergence->matrix->rows; s++)
            above += divergence->score[s] >= middle;
        if (above > MOST_CANDIDATES)
            low = middle;
        else
            high = middle;
    }
    divergence->least = high;
}

bool method_kl(struct extract *extract)
{
    uint32_t n = extract->sentences, best;
    struct divergence divergence;

    if (!divergence_init(&divergence, extract))
        return false;
    limit_candidates(&divergence);
    for (uint32_t s = 0; s < n; s++) {
        if (extract->chosen[s])
            divergence_add(&divergence, s);
    }
    do {
        double most = 0;

        best = n;
        for (uint32_t s = 0; s < n; s++) {
            double gain;

            if (!is_candidate(&divergence, s))
                continue;
            gain = progress(&divergence, s);
            if (best == n || gain > most + 1e-9) {
                best = s;
                most = gain;
            }
        }
        if (best < n) {
            extract_add(extract, best);
            divergence_add(&divergence, best);
        }
    } while (best < n);
    return extract_fill(extract, divergence.score);
}
