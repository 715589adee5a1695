#include "text/reason.h"

static bool is_byline(const struct passage *passage)
{
    const struct text_features *f = passage->features;

    return f->opens_byline && f->tokens <= 16 && 2 * f->capital >= f->tokens;
}

/* Made of dates, times, capitals and small words alone. */
static bool is_stamp(const struct passage *passage)
{
    const struct text_features *f = passage->features;

    return f->date + f->month > 0 && f->tokens <= 16 &&
           f->numeric + f->month + f->call + f->upper + f->stop >= f->tokens;
}

bool reason_is_bare_stamp(const struct passage *passage)
{
    const struct text_features *f = passage->features;

    return f->call > 0 && f->date + f->month > 0 && f->tokens <= 16 &&
           (f->numeric > 2 || (f->numeric == 2 && f->month > 0 && f->stop * 2 < f->tokens)) &&
           f->numeric + f->month + f->call + f->upper + f->stop + 1 >= f->tokens;
}

/* Words, most with a capital or marks between that prose has no use for. */
static bool is_menu(const struct passage *passage)
{
    const struct text_features *f = passage->features;

    return !f->terminal && (2 * (f->capital + f->numeric) > f->tokens || 4 * f->odd > f->tokens);
}

enum noise reason_of(const struct passage *passage)
{
    const struct text_features *f = passage->features;

    if (is_byline(passage))
        return NOISE_BYLINE;
    if (is_stamp(passage))
        return NOISE_DATELINE;
    if (f->legal > 0)
        return NOISE_LEGAL;
    if (f->opens_caption && f->capital + f->upper > 2 && !f->terminal)
        return NOISE_CAPTION;
    if (f->call > 0 && (6 * f->call >= f->tokens || f->opens_caption))
        return NOISE_CALL;
    if (f->opens_caption)
        return NOISE_CAPTION;
    if (is_menu(passage))
        return NOISE_NAVIGATION;
    if (passage->words < FRAGMENT_WORDS || !f->terminal)
        return NOISE_FRAGMENT;
    return NOISE_OUTSIDE;
}

enum noise reason_of_kind(enum block_kind kind, bool terminal)
{
    switch (kind) {
    case BLOCK_TITLE:
    case BLOCK_HEADING:
        return NOISE_FRAGMENT;
    case BLOCK_CAPTION:
        return NOISE_CAPTION;
    case BLOCK_TABLE:
        return terminal ? NOISE_NONE : NOISE_FRAGMENT;
    default:
        return NOISE_NONE;
    }
}
