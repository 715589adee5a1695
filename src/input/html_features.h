/* html_features.h -- what a block of a page looks like, by its words, its
 * place in the tree and its neighbours. */
#ifndef INPUT_HTML_FEATURES_H
#define INPUT_HTML_FEATURES_H

#include <stdint.h>

#include "input/html_page.h"
#include "text/body_model.h"

/* By name: N(x) for each. Behind them stand the features of the text
 * (BODY_FEATURES), for which a block is one sentence. */
/* The formatter finds no shape for a list that it keeps. */
/* clang-format off */
#define HTML_LINKS(N) N(link_share) N(link_words) N(links) N(breaks) N(distinct)
#define HTML_TAGS(N)                                                                               \
    N(is_p)                                                                                        \
    N(is_div)                                                                                      \
    N(is_li) N(is_heading) N(is_td) N(is_quote) N(is_figcaption) N(is_article) N(is_section)       \
        N(is_pre) N(is_other) N(heading_level)
#define HTML_WITHIN(N)                                                                             \
    N(in_article)                                                                                  \
    N(in_main)                                                                                     \
    N(in_section) N(in_p) N(in_li) N(in_ul) N(in_table) N(in_td) N(in_quote) N(in_figure)          \
        N(in_figcaption) N(in_aside) N(in_nav) N(in_header) N(in_footer) N(in_form) N(in_heading)  \
            N(in_dl) N(in_pre)
#define HTML_NAMED(N, at)                                                                          \
    N(at##_furniture)                                                                              \
    N(at##_article)                                                                                \
    N(at##_body) N(at##_comments) N(at##_navigation) N(at##_related) N(at##_caption)               \
        N(at##_metadata) N(at##_nag)
#define HTML_TREE(N)                                                                               \
    N(hidden)                                                                                      \
    N(depth)                                                                                       \
    N(best_inside) N(best_mass) N(parent_mass) N(grand_mass) N(parent_links) N(grand_links)        \
        N(parent_prose) N(parent_words) N(half_inside) N(most_inside) N(half_distance)             \
            N(parent_blocks) N(same_parent_mass)
#define HTML_PLACE(N)                                                                              \
    N(good)                                                                                        \
    N(good_before)                                                                                 \
    N(good_after) N(good_near) N(good_3_before) N(good_4_after) N(in_run) N(from_run)              \
        N(to_run_end) N(title_share) N(title_words) N(behind_h1) N(from_title) N(twin_blocks)
#define HTML_KIN(N)                                                                                \
    N(kin_blocks)                                                                                  \
    N(kin_good) N(kin_links) N(kin_spread) N(articles) N(article_order) N(article_mass)
#define HTML_HEAD(N)                                                                               \
    N(heading_distance)                                                                            \
    N(heading_title) N(heading_call) N(heading_words) N(heading_named) N(heading_links)
#define HTML_HINT(N) N(told_share) N(told_cover)
#define HTML_NEIGHBOUR(N, at)                                                                      \
    N(at##_links)                                                                                  \
    N(at##_good) N(at##_p) N(at##_heading) N(at##_same_tag) N(at##_same_parent) N(at##_same_kin)
#define HTML_FEATURES(N)                                                                           \
    HTML_LINKS(N)                                                                                  \
    HTML_TAGS(N)                                                                                   \
    HTML_WITHIN(N)                                                                                 \
    HTML_NAMED(N, own) HTML_NAMED(N, near) HTML_NAMED(N, above) HTML_TREE(N) HTML_PLACE(N)         \
        HTML_KIN(N) HTML_HEAD(N) HTML_HINT(N) HTML_NEIGHBOUR(N, before_last)                       \
            HTML_NEIGHBOUR(N, last) HTML_NEIGHBOUR(N, next) HTML_NEIGHBOUR(N, after_next)
/* clang-format on */

#define HTML_ENUM(name) HTML_##name,
enum html_feature {
    HTML_FEATURES(HTML_ENUM) HTML_OWN_COUNT,
    HTML_FEATURE_COUNT = HTML_OWN_COUNT + BODY_FEATURE_COUNT
};
#undef HTML_ENUM

/* The name of a feature. */
const char *html_feature_name(uint32_t feature);
/* The features of every block, HTML_FEATURE_COUNT each, in the document's
 * arena. The document has its language and lexicon; its text, blocks, sentences
 * and tokens are used as a workshop and left undefined. Linear in the page but
 * for sorts. NULL: memory ran out. */
float *html_features(const struct html_page *page, struct document *document);

#endif
