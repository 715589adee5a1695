#include "input/html_title.h"

#include "input/html_lexer.h"

enum {
    LONGEST = 300,  /* bytes of a heading: more is no title */
    LONE_WORDS = 3, /* of a heading that nothing else speaks for */
    SITE_WORDS = 4, /* the longest name of a site behind a bar */
    TITLE_WORDS = 2 /* what must be left before it */
};

static bool is_word_byte(char c)
{
    return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') ||
           ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* The next word, which is taken off `text`; empty at the end. */
static struct span take_word(struct span *text)
{
    size_t start = 0, end;
    struct span word;

    if (text->length == 0)
        return *text;
    while (start < text->length && !is_word_byte(text->bytes[start]))
        start++;
    for (end = start; end < text->length && is_word_byte(text->bytes[end]);)
        end++;
    word = span_of(text->bytes + start, end - start);
    *text = span_of(text->bytes + end, text->length - end);
    return word;
}

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

static bool same_word(struct span a, struct span b)
{
    if (a.length != b.length)
        return false;
    for (size_t i = 0; i < a.length; i++)
        if (lower(a.bytes[i]) != lower(b.bytes[i]))
            return false;
    return true;
}

static bool has_word(struct span text, struct span word)
{
    for (struct span next = take_word(&text); next.length > 0; next = take_word(&text))
        if (same_word(next, word))
            return true;
    return false;
}

/* How many words `text` has, and in `shared` how many of them `other` has. */
static uint32_t count_words(struct span text, struct span other, uint32_t *shared)
{
    uint32_t words = 0;

    *shared = 0;
    for (struct span word = take_word(&text); word.length > 0; word = take_word(&text)) {
        words++;
        *shared += has_word(other, word);
    }
    return words;
}

/* ---- the name of the site ---- */

bool html_title_is_site(struct span title, struct span site)
{
    uint32_t shared, words = count_words(title, site, &shared);

    return words > 0 && shared == words;
}

/* The last " | ", " - ", " » " and the like, with its length; 0: none. */
static size_t last_bar(struct span title, size_t *length)
{
    static const char *const BARS[] = {
        " | ",        " - ",        " :: ",       " \xE2\x80\x93 ", " \xE2\x80\x94 ",
        " \xC2\xBB ", " \xC2\xB7 ", " \xC2\xAB ", " \xE2\x80\xA2 ", " \xE2\x94\x82 "};

    for (size_t at = title.length; at-- > 1;)
        for (size_t i = 0; i < sizeof BARS / sizeof *BARS; i++) {
            struct span bar = span_from(BARS[i]);

            if (span_starts(span_of(title.bytes + at, title.length - at), bar)) {
                *length = bar.length;
                return at;
            }
        }
    return 0;
}

static struct span without_site(struct span title, struct span site)
{
    size_t length = 0, at = last_bar(title, &length);
    struct span head = span_of(title.bytes, at), tail;
    uint32_t shared, words;

    if (at == 0)
        return title;
    tail = span_of(title.bytes + at + length, title.length - at - length);
    words = count_words(tail, site, &shared);
    if (html_title_is_site(head, site))
        return tail;
    if (count_words(head, site, &shared) < TITLE_WORDS)
        return title;
    return words <= SITE_WORDS || html_title_is_site(tail, site) ? head : title;
}

/* ---- headings ---- */

static bool may_be_title(const struct html_page *page, const struct html_block *block, bool linked)
{
    const uint32_t elsewhere = WITHIN_NAV | WITHIN_FOOTER | WITHIN_ASIDE;

    return block->length <= LONGEST && !(block->within & elsewhere) &&
           !page->nodes[block->node].hidden && !(linked && block->within & WITHIN_HEADER);
}

/* How surely a heading says what the page is, 0 not at all: a first-level one
 * does unless it is a link, as the name of a blog is on its every page; where
 * something is told to compare it with, a section's may. */
static int heading_rank(const struct html_page *page, const struct html_block *block, bool told)
{
    uint16_t tag = page->nodes[block->node].tag;
    bool linked =
        block->link_count > 0 && page->links[block->first_link].length + 1 >= block->length;

    if (!(tag == TAG_H1 || (told && (tag == TAG_H2 || tag == TAG_H3))) ||
        !may_be_title(page, block, linked))
        return 0;
    return tag == TAG_H1 && !(told && linked) ? 2 : 1;
}

/* The surest heading whose words all stand in `told`, and of those the longest;
 * when nothing is told, the first one. */
static struct span best_heading(const struct html_page *page, struct span told, struct span site)
{
    struct span best = {NULL, 0};
    uint32_t most = 0;
    int surest = 1;

    for (uint32_t i = 0; i < page->block_count; i++) {
        const struct html_block *block = &page->blocks[i];
        struct span text = span_of(page->text.bytes + block->start, block->length);
        int rank = heading_rank(page, block, told.length > 0);
        uint32_t shared, words;

        if (rank < surest || html_title_is_site(text, site))
            continue;
        words = count_words(text, told, &shared);
        if (told.length == 0 && words > 0)
            return text;
        if (shared < words || (rank == 1 && words < TITLE_WORDS) ||
            (rank == surest && shared <= most))
            continue;
        surest = rank;
        most = shared;
        best = text;
    }
    return best;
}

struct span html_title(const struct html_page *page, struct span told, bool sure, struct span site)
{
    struct span heading;

    if (html_title_is_site(told, site)) {
        heading = best_heading(page, span_of(NULL, 0), site);
        return heading.length > 0 ? heading : told;
    }
    if (sure)
        return without_site(told, site);
    heading = best_heading(page, told, site);
    return heading.length > 0 ? heading : without_site(told, site);
}

double html_title_share(struct span title, struct span page_title)
{
    uint32_t shared, words = count_words(title, page_title, &shared);

    if (words == 0)
        return -1;
    for (size_t at = 0; at + 3 <= title.length; at++)
        if (memcmp(title.bytes + at, "\xE2\x80\xA6", 3) == 0)
            return -1; /* an ellipsis: cut short */
    return page_title.length == 0 ? 0.5 : (double)shared / words;
}
