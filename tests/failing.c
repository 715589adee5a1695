#include "failing.h"

#include <stdint.h>

/* The linker sends every malloc, calloc and realloc here (--wrap). */
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);

static size_t left = SIZE_MAX; /* allocations that still succeed */
static bool happened;

void failing_from(size_t nth)
{
    left = nth == 0 ? SIZE_MAX : nth - 1;
    happened = false;
}

bool failing_happened(void)
{
    return happened;
}

static bool fails(void)
{
    if (left == SIZE_MAX || left-- > 0)
        return false;
    left = 0;
    happened = true;
    return true;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return fails() ? NULL : __real_realloc(old, size);
}
