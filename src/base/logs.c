#include "base/logs.h"

const double LOGS[LOGS_COUNT] = {
#include "base/logs.inc"
};
