/* body_context.h -- a second look at each sentence, in the light of what the
 * first made of the others.
 *
 * Another logistic regression, over few features: what the sentence's own
 * probability is, what it is around it, in its line and on the whole page. It
 * is what lets a clean text keep every sentence. Weights in
 * weights/context.inc, fitted with those of the first. */
#ifndef TEXT_BODY_CONTEXT_H
#define TEXT_BODY_CONTEXT_H

#include <stdint.h>

#include "text/page.h"

/* The formatter finds no shape for a list that it keeps. */
/* clang-format off */
#define CONTEXT_FEATURES(N)                                                                        \
    N(one)                                                                                         \
    N(logit) N(page) N(page_logit) N(before_3) N(after_3) N(side_6) N(side_12) N(mass_before)      \
        N(mass_after) N(in_run) N(line) N(log_words) N(log_line_words) N(terminal)
/* clang-format on */

#define CONTEXT_ENUM(name) CONTEXT_##name,
enum context_feature { CONTEXT_FEATURES(CONTEXT_ENUM) CONTEXT_FEATURE_COUNT };
#undef CONTEXT_ENUM

struct context;

/* The name of a feature, as in weights/context.inc. */
const char *context_feature_name(enum context_feature feature);
/* What the page looks like with first probabilities `p`, which must outlive it;
 * in the document's arena. NULL: memory ran out. */
struct context *context_of(const struct page *page, const double *p);
/* The features of sentence `i`, into `x` (CONTEXT_FEATURE_COUNT). */
void context_features(const struct context *context, uint32_t i, double *x);
/* The probability of sentence `i`, all seen. */
double context_probability(const struct context *context, uint32_t i);

#endif
