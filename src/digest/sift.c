/* sift.c -- which clippings an issue leaves out: said twice, or sent before. */
#include <stdlib.h>

#include "base/status.h"
#include "digest/digest.h"

/* ---- said twice ---- */

struct keyed {
    struct span key;
    uint32_t clipping;
};

static int compare_spans(struct span a, struct span b)
{
    size_t length = a.length < b.length ? a.length : b.length;
    int order = length > 0 ? memcmp(a.bytes, b.bytes, length) : 0;

    return order != 0 ? order : (a.length > b.length) - (a.length < b.length);
}

static int by_key(const void *a, const void *b)
{
    const struct keyed *one = a, *other = b;
    int order = compare_spans(one->key, other->key);

    return order != 0 ? order
                      : (one->clipping > other->clipping) - (one->clipping < other->clipping);
}

/* Of one article in two states the later, then the longer one tells more. */
static bool is_better(const struct clipping *one, const struct clipping *other)
{
    if (one->moment != other->moment)
        return one->moment > other->moment;
    return one->words > other->words;
}

static void sift_run(struct nutgraf_digest *digest, const struct keyed *keyed, uint32_t count)
{
    struct clipping *best = digest_clipping(digest, keyed[0].clipping);

    for (uint32_t i = 1; i < count; i++) {
        struct clipping *clipping = digest_clipping(digest, keyed[i].clipping);

        if (is_better(clipping, best))
            best = clipping;
    }
    for (uint32_t i = 0; i < count; i++) {
        struct clipping *clipping = digest_clipping(digest, keyed[i].clipping);

        if (clipping != best)
            clipping->cause = "the same article once more";
    }
}

static bool sift_repeated(struct nutgraf_digest *digest)
{
    uint32_t count = digest_count(digest), end;
    struct keyed *keyed = arena_array(&digest->issue, count, sizeof *keyed);

    if (!keyed)
        return false;
    for (uint32_t i = 0; i < count; i++)
        keyed[i] = (struct keyed){digest_clipping(digest, i)->key, i};
    if (count > 0)
        qsort(keyed, count, sizeof *keyed, by_key);
    for (uint32_t start = 0; start < count; start = end) {
        for (end = start + 1; end < count && span_equal(keyed[end].key, keyed[start].key); end++)
            ;
        sift_run(digest, keyed + start, end - start);
    }
    return true;
}

static bool note(struct nutgraf_digest *digest, const struct clipping *clipping)
{
    return remarks_add(&digest->left_out, &digest->issue,
                       (struct remark){.source = clipping->source,
                                       .line = clipping->line,
                                       .text = span_from(clipping->cause)});
}

nutgraf_status digest_sift(struct nutgraf_digest *digest, nutgraf_error *error)
{
    nutgraf_status status;

    for (uint32_t i = 0; i < digest_count(digest); i++)
        digest_clipping(digest, i)->cause = NULL;
    if (!sift_repeated(digest))
        return error_no_memory(error);
    status = digest_ask_archive(digest, error);
    for (uint32_t i = 0; i < digest_count(digest) && status == NUTGRAF_OK; i++) {
        const struct clipping *clipping = digest_clipping(digest, i);

        if (clipping->cause && !note(digest, clipping))
            return error_no_memory(error);
    }
    return status;
}
