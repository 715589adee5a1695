#include "compare/recut.h"

#include "compare/normal.h"

static const uint32_t NOBODY = UINT32_MAX;
/* Sentences of a side in one recut, and pairs of beginnings tried in one gap. */
static const uint32_t MOST_SENTENCES = 6, MOST_TRIED = 1024;

struct recutter {
    struct recuts *recuts;
    const struct scripts *scripts;
    bool strict;
    uint32_t *old_partner, *new_partner;
    struct nutgraf_buffer old, new;
};

/* The normal form of neighbours, without any space. */
static void join_normal(struct nutgraf_buffer *out, const struct script *script, uint32_t first,
                        uint32_t count, bool strict)
{
    const struct document *document = &script->article->document;
    size_t kept = 0;

    nutgraf_buffer_clear(out);
    for (uint32_t s = first; s < first + count; s++)
        normal_append(
            out,
            document_span(document, document->sentences[s].start, document->sentences[s].length),
            strict);
    for (size_t i = 0; i < out->length; i++)
        if (out->bytes[i] != ' ')
            out->bytes[kept++] = out->bytes[i];
    out->length = kept;
}

static bool is_free(const uint32_t *partner, uint32_t count, uint32_t s)
{
    return s < count && partner[s] == NOBODY;
}

/* Extends the shorter side until both are of one size. False: they never are. */
static bool level(const struct recutter *recutter, struct recut *recut)
{
    const struct script *old = &recutter->scripts->old, *new = &recutter->scripts->new;
    uint64_t old_size = old->size[recut->old_first], new_size = new->size[recut->new_first];

    recut->old_count = recut->new_count = 1;
    while (old_size != new_size) {
        bool extend_old = old_size < new_size;
        uint32_t next = extend_old ? recut->old_first + recut->old_count++
                                   : recut->new_first + recut->new_count++;

        if (!(extend_old ? is_free(recutter->old_partner, old->count, next)
                         : is_free(recutter->new_partner, new->count, next)) ||
            recut->old_count > MOST_SENTENCES || recut->new_count > MOST_SENTENCES)
            return false;
        if (extend_old)
            old_size += old->size[next];
        else
            new_size += new->size[next];
    }
    return true;
}

static bool is_one(struct recutter *recutter, const struct recut *recut)
{
    join_normal(&recutter->old, &recutter->scripts->old, recut->old_first, recut->old_count,
                recutter->strict);
    join_normal(&recutter->new, &recutter->scripts->new, recut->new_first, recut->new_count,
                recutter->strict);
    return span_equal(span_of(nutgraf_buffer_bytes(&recutter->old), recutter->old.length),
                      span_of(nutgraf_buffer_bytes(&recutter->new), recutter->new.length));
}

/* The first is the partner of the first, the last of the last. */
static void take(struct recutter *recutter, const struct recut *recut)
{
    for (uint32_t i = 0; i < recut->old_count; i++)
        recutter->old_partner[recut->old_first + i] =
            recut->new_first + (i > 0 && i + 1 == recut->old_count ? recut->new_count - 1 : 0);
    for (uint32_t j = 0; j < recut->new_count; j++)
        recutter->new_partner[recut->new_first + j] =
            recut->old_first + (j > 0 && j + 1 == recut->new_count ? recut->old_count - 1 : 0);
    recutter->recuts->recuts[recutter->recuts->count++] = *recut;
}

/* Tries the free sentences from `old` and `new` on. */
static void recut_gap(struct recutter *recutter, uint32_t old, uint32_t new)
{
    uint32_t olds = recutter->scripts->old.count, news = recutter->scripts->new.count, tried = 0;

    while (is_free(recutter->old_partner, olds, old) && tried < MOST_TRIED) {
        struct recut recut = {old, 0, new, 0};
        bool found = false;

        for (uint32_t j = new; is_free(recutter->new_partner, news, j) && tried < MOST_TRIED; j++) {
            tried++;
            recut.new_first = j;
            found = level(recutter, &recut) && is_one(recutter, &recut);
            if (found)
                break;
        }
        if (found) {
            take(recutter, &recut);
            new = recut.new_first + recut.new_count;
        }
        old += found ? recut.old_count : 1;
    }
}

bool recuts_find(struct recuts *recuts, struct arena *arena, const struct scripts *scripts,
                 bool strict, uint32_t *old_partner, uint32_t *new_partner)
{
    struct recutter recutter = {recuts, scripts, strict, old_partner, new_partner, {0}, {0}};
    bool failed;

    recuts->count = 0;
    recuts->recuts = arena_array(arena, scripts->old.count, sizeof *recuts->recuts);
    if (!recuts->recuts)
        return false;
    buffer_init(&recutter.old);
    buffer_init(&recutter.new);
    recut_gap(&recutter, 0, 0);
    for (uint32_t i = 0; i < scripts->old.count; i++)
        if (old_partner[i] != NOBODY)
            recut_gap(&recutter, i + 1, old_partner[i] + 1);
    failed = recutter.old.failed || recutter.new.failed;
    buffer_release(&recutter.old);
    buffer_release(&recutter.new);
    return !failed;
}
