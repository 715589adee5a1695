#include "language/fold.h"

#include <utf8proc.h>

#include "base/hash.h"
#include "language/language.h"
#include "language/utf8.h"

/* U+0430 to U+045F in Gaj's Latin alphabet, as the Serbian stemmer has it. */
static const char *const SERBIAN[] = {
    "a", "b",  "v",  "g",        "d",        "e", "\xC5\xBE", "z",        "i", "j",
    "k", "l",  "m",  "n",        "o",        "p", "r",        "s",        "t", "u",
    "f", "h",  "c",  "\xC4\x8D", "\xC5\xA1", "",  "",         "",         "",  "",
    "",  "",   "",   "",         "\xC4\x91", "",  "",         "",         "",  "",
    "j", "lj", "nj", "\xC4\x87", "",         "",  "",         "d\xC5\xBE"};

static uint32_t fold_tonos(uint32_t c)
{
    switch (c) {
    case 0x3AC: /* alpha */
        return 0x3B1;
    case 0x3AD: /* epsilon */
        return 0x3B5;
    case 0x3AE: /* eta */
        return 0x3B7;
    case 0x390: /* iota, with dialytika or without */
    case 0x3AF:
    case 0x3CA:
        return 0x3B9;
    case 0x3CC: /* omicron */
        return 0x3BF;
    case 0x3B0: /* upsilon, with dialytika or without */
    case 0x3CB:
    case 0x3CD:
        return 0x3C5;
    case 0x3CE: /* omega */
        return 0x3C9;
    case 0x3C2: /* final sigma */
        return 0x3C3;
    default:
        return c;
    }
}

/* Points and vowel signs of Hebrew and Arabic letters, tatweel. */
static bool fold_is_mark(uint32_t c)
{
    return (c >= 0x591 && c <= 0x5C7 && c != 0x5BE) || (c >= 0x64B && c <= 0x65F) || c == 0x670 ||
           c == 0x640;
}

static bool fold_is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

/* A lower-case letter as its language's tables have it. */
static uint32_t fold_level(uint32_t traits, uint32_t c)
{
    if (traits & LANGUAGE_TONOS)
        return fold_tonos(c);
    if ((traits & LANGUAGE_COMMA_BELOW) && (c == 0x219 || c == 0x21B))
        return c == 0x219 ? 0x15F : 0x163;
    if ((traits & LANGUAGE_YO) && c == 0x451)
        return 0x435;
    return c;
}

static uint32_t fold_lower(uint32_t traits, uint32_t c)
{
    if ((traits & LANGUAGE_DOTLESS_I) && c == 'I')
        return 0x131;
    if (c == 0x2019 || c == 0x2BC || c == 0xFF07)
        return '\'';
    if (c > 0xFF00 && c < 0xFF5F) /* full width */
        c -= 0xFEE0;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

static void fold_append(struct folded_word *folded, const char *bytes, uint32_t length)
{
    if (length > FOLD_ROOM - folded->length)
        return;
    memcpy(folded->bytes + folded->length, bytes, length);
    folded->length += length;
}

/* Hebrew's two-letter characters are written as two. */
static bool fold_append_pair(struct folded_word *folded, uint32_t c)
{
    static const char *const PAIRS[] = {"\xD7\x95\xD7\x95", "\xD7\x95\xD7\x99", "\xD7\x99\xD7\x99"};

    if (c < 0x5F0 || c > 0x5F2)
        return false;
    fold_append(folded, PAIRS[c - 0x5F0], 4);
    return true;
}

static void fold_append_level(struct folded_word *folded, uint32_t traits, uint32_t c)
{
    char bytes[4];

    if (traits & LANGUAGE_MARKS) {
        if (fold_is_mark(c) || fold_append_pair(folded, c))
            return;
    }
    if ((traits & LANGUAGE_TWO_SCRIPTS) && c >= 0x430 && c <= 0x45F && SERBIAN[c - 0x430][0]) {
        const char *latin = SERBIAN[c - 0x430];

        fold_append(folded, latin, (uint32_t)strlen(latin));
        return;
    }
    fold_append(folded, bytes, utf8_encode(fold_level(traits, c), bytes));
}

/* May the character not be NFC by itself or in its place? (Yes too often:
 * that costs time only.) */
static bool fold_may_compose(uint32_t c)
{
    const utf8proc_property_t *property;

    if (c < 0x300)
        return false;
    if (c >= 0x1100 && c < 0x1200) /* letters of Hangul syllables */
        return true;
    property = utf8proc_get_property((utf8proc_int32_t)c);
    return property->comp_exclusion || property->category == UTF8PROC_CATEGORY_MN ||
           property->category == UTF8PROC_CATEGORY_MC;
}

static bool fold_is_solid(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

/* Lower-case letters in `lower` to NFC and the language's level. */
static void fold_compose(struct folded_word *folded, uint32_t traits, struct span lower)
{
    const utf8proc_option_t OPTIONS = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    utf8proc_int32_t points[FOLD_LONGEST * 3];
    const utf8proc_ssize_t ROOM = sizeof points / sizeof *points;
    utf8proc_ssize_t count =
        utf8proc_decompose((const utf8proc_uint8_t *)lower.bytes, (utf8proc_ssize_t)lower.length,
                           points, ROOM, OPTIONS);

    if (count < 0 || count > ROOM)
        return;
    count = utf8proc_normalize_utf32(points, count, OPTIONS);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        fold_append_level(folded, traits, (uint32_t)points[i]);
}

static void fold_beyond_ascii(struct folded_word *folded, uint32_t traits, struct span word)
{
    char lower[FOLD_LONGEST * 3];
    uint32_t length = 0;
    bool compose = false;

    for (size_t at = 0; at < word.length;) {
        uint32_t c;

        at += utf8_decode(span_of(word.bytes + at, word.length - at), &c);
        if (fold_is_invisible(c))
            continue;
        c = fold_lower(traits, c);
        compose = compose || fold_may_compose(c);
        folded->solid = folded->solid || fold_is_solid(c);
        length += utf8_encode(c, lower + length); /* grows by half at most */
    }
    if (compose) {
        fold_compose(folded, traits, span_of(lower, length));
        return;
    }
    for (size_t at = 0; at < length;) {
        uint32_t c;

        at += utf8_decode(span_of(lower + at, length - at), &c);
        fold_append_level(folded, traits, c);
    }
}

static const uint64_t FOLD_ONES = 0x0101010101010101ULL, FOLD_HIGH = 0x8080808080808080ULL;

/* Bit 7 of each of eight bytes of ASCII that is from `first` to `last`. */
static inline uint64_t fold_between(uint64_t eight, unsigned char first, unsigned char last)
{
    return (eight + (0x80U - first) * FOLD_ONES) & ~(eight + (0x7FU - last) * FOLD_ONES) &
           FOLD_HIGH;
}

/* The reverse of hash_load(); compilers make one store of it. */
static inline void fold_store(char *to, uint64_t eight)
{
    to[0] = (char)eight;
    to[1] = (char)(eight >> 8);
    to[2] = (char)(eight >> 16);
    to[3] = (char)(eight >> 24);
    to[4] = (char)(eight >> 32);
    to[5] = (char)(eight >> 40);
    to[6] = (char)(eight >> 48);
    to[7] = (char)(eight >> 56);
}

/* Eight bytes at a time; there is room for that. False when the word needs more
 * than this. */
static bool fold_ascii(struct folded_word *folded, uint32_t traits, struct span word)
{
    uint64_t solid = 0;

    if ((traits & LANGUAGE_DOTLESS_I) && memchr(word.bytes, 'I', word.length))
        return false;
    for (size_t i = 0; i < word.length; i += 8) {
        size_t n = word.length - i < 8 ? word.length - i : 8;
        uint64_t eight = hash_load((const unsigned char *)word.bytes + i, n);
        uint64_t upper = fold_between(eight, 'A', 'Z');

        if (eight & FOLD_HIGH)
            return false;
        eight |= upper >> 2; /* bit 7 of each byte becomes bit 5 */
        solid |= fold_between(eight, 'a', 'z') | fold_between(eight, '0', '9');
        fold_store(folded->bytes + i, eight);
    }
    folded->solid = solid != 0;
    folded->length = (uint32_t)word.length;
    return true;
}

void fold_word(struct folded_word *folded, uint32_t traits, struct span word)
{
    folded->length = 0;
    folded->solid = folded->plain = false;
    word.length = fold_length(word);
    if (!fold_ascii(folded, traits, word))
        fold_beyond_ascii(folded, traits, word);
}

void fold_surface(struct folded_word *folded, struct surface surface, uint32_t length)
{
    folded->length = length;
    folded->solid = folded->plain = true;
    fold_store(folded->bytes, surface_lower(surface.low));
    fold_store(folded->bytes + 8, surface_lower(surface.high));
}
