/* html_article.h -- which blocks of a page are its article. */
#ifndef INPUT_HTML_ARTICLE_H
#define INPUT_HTML_ARTICLE_H

#include <stdbool.h>

#include "input/html_page.h"
#include "text/document.h"

/* Some running text of the page, to tell its language from; in the arena.
 * False: memory ran out. */
bool html_article_sample(const struct html_page *page, struct arena *arena, struct span *sample);
/* Gives the document, which has its language and lexicon, the article's text
 * and blocks. False: memory ran out. */
bool html_article_choose(const struct html_page *page, struct document *document);

#endif
