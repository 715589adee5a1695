#include "language/language.h"

#include <string.h>

#include "base/hash.h"
#include "language/rows.h"

/* Made from the word lists by tools/embed.c. */
#define ROW(code, name, stemmer, traits) extern const struct word_table nutgraf_words_##code;
LANGUAGE_ROWS(ROW)
ROW(und, "undetermined", NULL, 0)
#undef ROW

#define ROW(code, name, stemmer, traits) {#code, name, stemmer, traits, &nutgraf_words_##code},
static const struct language LANGUAGES[] = {LANGUAGE_ROWS(ROW) ROW(und, "undetermined", NULL, 0)};
#undef ROW

static const uint32_t LANGUAGE_COUNT = sizeof LANGUAGES / sizeof *LANGUAGES - 1;

const struct language *language_find(const char *code)
{
    for (uint32_t i = 0; i <= LANGUAGE_COUNT; i++)
        if (strcmp(LANGUAGES[i].code, code) == 0)
            return &LANGUAGES[i];
    return NULL;
}

const struct language *language_at(uint32_t i)
{
    return i < LANGUAGE_COUNT ? &LANGUAGES[i] : NULL;
}

uint32_t language_count(void)
{
    return LANGUAGE_COUNT;
}

uint32_t language_index(const struct language *language)
{
    return (uint32_t)(language - LANGUAGES);
}

const struct word_slot *language_word(const struct language *language, uint64_t hash)
{
    const struct word_table *words = language->words;
    uint32_t fingerprint = language_fingerprint(hash);

    for (uint32_t at = language_slot(hash, words->size);; at = at + 1 == words->size ? 0 : at + 1) {
        const struct word_slot *slot = &words->slots[at];

        if (slot->fingerprint == fingerprint)
            return slot;
        if (slot->fingerprint == 0)
            return NULL;
    }
}

uint32_t language_classes(const struct language *language, struct span folded)
{
    const struct word_slot *slot = language_word(language, hash_bytes(folded.bytes, folded.length));

    return slot ? slot->classes : 0;
}
