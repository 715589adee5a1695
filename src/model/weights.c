#include "model/weights.h"

const struct weights SUMMARY_WEIGHTS = {
#define WEIGHT(name, value, meaning) .name = value,
#define MANNER                       WEIGHT
#include "model/weights.inc"
#undef WEIGHT
#undef MANNER
};
