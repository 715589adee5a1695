/* failing.h -- allocations that fail when a test says so. */
#ifndef TESTS_FAILING_H
#define TESTS_FAILING_H

#include <stdbool.h>
#include <stddef.h>

/* From now on the `nth` allocation (from 1) and all after it fail; 0: none. */
void failing_from(size_t nth);
/* Did one fail since then? */
bool failing_happened(void);

#endif
