#include "model/weights.h"

const struct weights WEIGHTS = {
#define WEIGHT(name, value, meaning) .name = value,
#include "model/weights.inc"
#undef WEIGHT
};
