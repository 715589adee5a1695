/* html_model.h -- how likely each block of a page is the article's.
 *
 * Gradient-boosted trees (Friedman, 2001) over html_features.h; tests/tune/html_trees.py
 * fits them into weights/html.inc. */
#ifndef INPUT_HTML_MODEL_H
#define INPUT_HTML_MODEL_H

/* The log-odds of a block with these features (HTML_FEATURE_COUNT). */
double html_model(const float *features);

#endif
