/* body_model.h -- how likely each sentence of a page is the article's body.
 *
 * A logistic regression over what the sentence, its line, its neighbours and
 * its place look like; the weights are in weights/body.inc, and
 * tests/tune/noise.py fits them. */
#ifndef TEXT_BODY_MODEL_H
#define TEXT_BODY_MODEL_H

#include <stdint.h>

#include "text/page.h"

/* The features of a sentence, by name: N(x) for each, in stretches that are weighed one
 * by one: what is its own, what it has in common with its page, with its line, and the
 * views of the two sentences before it, its own and those of the two behind it.
 * BODY_MORE is what only the model of HTML pages makes something of. */
/* The formatter finds no shape for a list that it keeps. */
/* clang-format off */
#define BODY_OWN(N)                                                                            \
    N(log_bytes) N(word_length) N(ellipsis) N(colon) N(commas) N(upper) N(numeric) N(person)   \
    N(reporting) N(caption) N(byline) N(month) N(lower) N(quoted) N(stops) N(pairs)            \
    N(question) N(exclamation) N(address) N(quotes) N(capital_run) N(line_place) N(line_part)  \
    N(blank_before) N(blank_after) N(place) N(log_place) N(log_rest) N(mass_before)            \
    N(mass_after) N(near_2) N(near_5) N(before_3) N(after_3) N(before_8) N(after_8) N(in_run)  \
    N(from_run) N(to_run_end) N(twins) N(overlap) N(strong_overlap)
#define BODY_PAGE(N) N(one) N(log_count) N(log_page_words) N(lines_a_sentence)
#define BODY_LINE(N)                                                                           \
    N(line_words) N(line_terminal) N(line_stop) N(line_call) N(line_capital) N(line_legal)     \
    N(line_odd) N(line_date) N(line_stops) N(line_sentences) N(line_caption) N(line_byline)
#define BODY_VIEW(N, of)                                                                       \
    N(of##words) N(of##terminal) N(of##stop) N(of##call) N(of##capital) N(of##legal)           \
    N(of##odd) N(of##date) N(of##score)
#define BODY_VIEWS(N)                                                                          \
    BODY_VIEW(N, before_last_) BODY_VIEW(N, last_)                                             \
    N(log_words) N(terminal) N(stop) N(call) N(capital) N(legal) N(odd) N(date) N(score)       \
    BODY_VIEW(N, next_) BODY_VIEW(N, after_next_)
#define BODY_FEATURES(N) BODY_OWN(N) BODY_PAGE(N) BODY_LINE(N) BODY_VIEWS(N)
#define BODY_MORE(N) N(repeated)
/* clang-format on */

#define BODY_ENUM(name) BODY_##name,
enum body_feature {
    BODY_FEATURES(BODY_ENUM) BODY_LEAN_COUNT,
    BODY_LEAN_LAST = BODY_LEAN_COUNT - 1,
    BODY_MORE(BODY_ENUM) BODY_FEATURE_COUNT,
    BODY_OWN_COUNT = BODY_one,
    BODY_PAGE_COUNT = BODY_line_words - BODY_one,
    BODY_LINE_COUNT = BODY_before_last_words - BODY_line_words,
    BODY_VIEWS_COUNT = BODY_LEAN_COUNT - BODY_before_last_words
};
#undef BODY_ENUM

/* The name of a feature, as in weights/body.inc. */
const char *body_feature_name(enum body_feature feature);
/* The features of sentence `i`, into `x`: BODY_LEAN_COUNT of them, or all
 * BODY_FEATURE_COUNT. */
void body_lean_features(const struct page *page, uint32_t i, double *x);
void body_features(const struct page *page, uint32_t i, double *x);
/* The first probability of each sentence, into `p` (one each). */
void body_first(const struct page *page, double *p);
/* For each sentence how likely it is of the body once all are seen
 * (body_context.h), into `likely`, and into `sure` how safe a choice it is: on a
 * page with noise the same times the first probability smoothed over its
 * neighbours, which is high deep in the body and low at its edges, where decks
 * and teasers are; on a clean page the same. Linear in the sentences.
 * False: memory ran out. */
bool body_probabilities(const struct page *page, double *likely, double *sure);

#endif
