#include "input/html_model.h"

#include <stdint.h>

#include "input/html_features.h"

/* Of a tree, in the order of a walk that goes left first. */
struct branch {
    uint16_t feature; /* HTML_FEATURE_COUNT: a leaf */
    uint16_t right;   /* how far behind the right child stands; the left is next */
    float value;      /* go left up to here; of a leaf: what it adds */
};

#define TEXT(name) (HTML_OWN_COUNT + BODY_##name)
#define LEAF       HTML_FEATURE_COUNT, 0

static const struct branch BRANCHES[] = {
#include "input/weights/html.inc"
};

double html_model(const float *features)
{
    const struct branch *end = BRANCHES + sizeof BRANCHES / sizeof *BRANCHES;
    double sum = 0;

    for (const struct branch *tree = BRANCHES; tree < end;) {
        const struct branch *at = tree + 1;

        while (at->feature != HTML_FEATURE_COUNT)
            at += features[at->feature] <= at->value ? 1 : at->right;
        sum += (double)at->value;
        tree += tree->right; /* the first of each says how long it is */
    }
    return sum;
}
