#include "digest/sections.h"

bool sections_match(const char *glob, struct span text)
{
    const char *star = NULL;
    size_t at = 0, again = 0;

    while (at < text.length) {
        if (*glob == '*') {
            star = glob++;
            again = at;
        } else if (*glob == '?' || (*glob && *glob == text.bytes[at])) {
            glob++;
            at++;
        } else if (star) { /* the last star takes one more */
            glob = star + 1;
            at = ++again;
        } else
            return false;
    }
    while (*glob == '*')
        glob++;
    return *glob == '\0';
}

/* The caller's section of an article: by pattern, else as it was added. */
static struct span given_section(const struct nutgraf_digest *digest,
                                 const struct clipping *clipping)
{
    const nutgraf_digest_options *options = &digest->options;

    for (size_t i = 0; i < options->section_count; i++)
        if (sections_match(options->sections[i].glob, clipping->source) ||
            sections_match(options->sections[i].glob, clipping->link))
            return span_from(options->sections[i].name);
    return clipping->section;
}

/* The first that an article of the story has. */
static void assign(const struct nutgraf_digest *digest, struct story *story)
{
    story->section = span_of("", 0);
    for (uint32_t i = 0; i < story->count && story->section.length == 0; i++)
        story->section = given_section(digest, story_article(digest, story, i));
}

static struct span category_of(const struct nutgraf_digest *digest, const struct story *story)
{
    struct span category = span_of("", 0);

    for (uint32_t i = 0; i < story->count && category.length == 0; i++)
        category = story_article(digest, story, i)->category;
    return category;
}

static uint32_t count_category(const struct nutgraf_digest *digest, struct span category)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < digest->story_count; i++)
        count += span_equal(category_of(digest, &digest->stories[i]), category);
    return count;
}

/* Brings each section's stories together behind its first; those without one
 * come last. */
static bool gather(struct nutgraf_digest *digest)
{
    struct story *ordered = arena_array(&digest->issue, digest->story_count, sizeof *ordered);
    bool *taken = arena_zeroed(&digest->issue, digest->story_count, sizeof *taken);
    uint32_t count = 0;

    if (!ordered || !taken)
        return false;
    for (int bare = 0; bare <= 1; bare++)
        for (uint32_t i = 0; i < digest->story_count; i++) {
            struct span section = digest->stories[i].section;

            if (taken[i] || (section.length == 0) != bare)
                continue;
            for (uint32_t k = i; k < digest->story_count; k++)
                if (!taken[k] && span_equal(digest->stories[k].section, section)) {
                    ordered[count++] = digest->stories[k];
                    taken[k] = true;
                }
        }
    if (count > 0)
        memcpy(digest->stories, ordered, count * sizeof *ordered);
    return true;
}

bool sections_assign(struct nutgraf_digest *digest)
{
    for (uint32_t i = 0; i < digest->story_count; i++)
        assign(digest, &digest->stories[i]);
    for (uint32_t i = 0; i < digest->story_count; i++) {
        struct story *story = &digest->stories[i];
        struct span category = category_of(digest, story);

        if (story->section.length == 0 && category.length > 0 &&
            count_category(digest, category) >= 2)
            story->section = category;
    }
    return gather(digest);
}
