#include "result/method.h"

bool method_lead(struct extract *extract)
{
    uint32_t n = extract->sentences;

    for (uint32_t s = 0; s < n; s++) {
        if (extract->standing[s] == STANDING_NEVER || extract->chosen[s])
            continue;
        if (!extract_fits(extract, s))
            return true; /* the lead ends where a sentence is left out */
        extract_add(extract, s);
    }
    return true;
}
