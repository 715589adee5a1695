#include "model/background.h"

#include <math.h>

#include "base/hash.h"
#include "language/rows.h"

#define ROW(code, name, stemmer, traits) extern const struct background nutgraf_background_##code;
LANGUAGE_ROWS(ROW)
ROW(und, "undetermined", NULL, 0)
#undef ROW

#define ROW(code, name, stemmer, traits) &nutgraf_background_##code,
static const struct background *const BUILTIN[] = {LANGUAGE_ROWS(ROW) & nutgraf_background_und};
#undef ROW

const struct background *background_builtin(const struct language *language)
{
    return BUILTIN[language_index(language)];
}

uint32_t background_frequency(const struct background *background, struct span stem)
{
    uint64_t hash = hash_bytes(stem.bytes, stem.length);
    uint32_t fingerprint = language_fingerprint(hash);

    for (uint32_t at = (uint32_t)hash & background->mask;; at = (at + 1) & background->mask) {
        const struct background_slot *slot = &background->slots[at];

        if (slot->fingerprint == fingerprint)
            return slot->frequency;
        if (slot->fingerprint == 0)
            return 0;
    }
}

double background_idf(const struct background *background, struct span stem)
{
    double frequency = background_frequency(background, stem);
    double idf = log(((double)background->documents + 1) / (frequency + 0.5));

    return idf > 0.05 ? idf : 0.05;
}
