/* html_words.h -- what the names that authors give to parts of a page mean. */
#ifndef INPUT_HTML_WORDS_H
#define INPUT_HTML_WORDS_H

#include <stdint.h>

#include "base/span.h"

/* A set. Names are what stands in class, id, itemprop and role. */
enum html_word {
    NAMED_FURNITURE = 1 << 0, /* anything that is not the article */
    NAMED_ARTICLE = 1 << 1,   /* article, content, post, entry, text */
    NAMED_BODY = 1 << 2,      /* surely the article's body: article-body, entry-content */
    NAMED_COMMENTS = 1 << 3,
    NAMED_NAVIGATION = 1 << 4,
    NAMED_RELATED = 1 << 5, /* other articles */
    NAMED_CAPTION = 1 << 6,
    NAMED_METADATA = 1 << 7, /* author, date, tags */
    NAMED_NAG = 1 << 8       /* subscribe, share, advertisement, cookie notice */
};
enum { NAMED_COUNT = 9 };

struct html_words {
    uint16_t first[27]; /* the rows of each initial */
};

void html_words_init(struct html_words *words);
/* The set of an attribute's value: words are looked for anywhere in it. */
uint32_t html_words_of(const struct html_words *words, struct span value);

#endif
