/* weights.h -- the constants of the summary, in one table: weights.inc. */
#ifndef MODEL_WEIGHTS_H
#define MODEL_WEIGHTS_H

struct weights {
#define WEIGHT(name, value, meaning) double name;
#define MANNER                       WEIGHT
#include "model/weights.inc"
#undef WEIGHT
#undef MANNER
};

/* As in the table. */
extern const struct weights SUMMARY_WEIGHTS;

#endif
