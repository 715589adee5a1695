/* headline_candidates.c -- what the headline could have chosen, with features.
 *
 *     headline_candidates CODE < ARTICLES
 *
 * An article is its length in bytes on a line, then as many bytes. For each it
 * prints "#", then a line per candidate of the lead: the headline, a tab, the
 * features. tests/tune/headline.py learns the weights from them. */
#include <stdio.h>
#include <stdlib.h>

#include "headline/lead.h"
#include "headline/mention.h"
#include "headline/score.h"
#include "result/article.h"

static void print_candidate(void *context, const struct choice *choice, struct candidate *candidate)
{
    struct sums sums = score_sums(choice, candidate->keep, 0);
    double features[FEATURE_COUNT];
    struct nutgraf_buffer text;

    if (sums.words < 3)
        return;
    line_tidy(choice->line, &candidate->keep);
    if (!limit_holds(choice->line, choice->limit, candidate->keep) ||
        !choice_is_whole(choice, candidate))
        return;
    sums = score_sums(choice, candidate->keep, choice_cost(choice, candidate->keep));
    score_features(choice, candidate, &sums, features);
    buffer_init(&text);
    line_print(choice->line, candidate->keep, &text);
    printf("%s\t", nutgraf_buffer_bytes(&text));
    for (int f = 0; f < FEATURE_COUNT; f++)
        printf("%.6g ", features[f]);
    putchar('\n');
    buffer_release(&text);
    ++*(int *)context;
}

static void print_line(const struct article *article, struct line *line)
{
    static struct compression compression;
    static struct cuts cuts;
    static struct choice choice;
    static struct salience salience;
    int printed = 0;

    if (!mentions_find(line))
        return;
    choice_weigh(article->ranking.tfidf->idf, line, &salience);
    clause_find_phrases(line);
    compress_find(&compression, line, false);
    tailcut_find(&cuts, &compression);
    choice_init(&choice, &compression, (struct limit){NUTGRAF_BYTES, 75}, &salience);
    for (int effort = EFFORT_SAFE; effort < EFFORTS && printed == 0; effort++) {
        choice_dare(&choice, (enum effort)effort);
        choice_each(&choice, &cuts, print_candidate, &printed);
    }
}

static void print_article(const struct language *language, struct lexicon *lexicon,
                          struct span text)
{
    struct article article = {0};
    struct document *document = &article.document;
    struct line *line;

    arena_init(&article.arena);
    *document = (struct document){
        .arena = &article.arena, .text = text, .language = language, .lexicon = lexicon};
    article.background = background_builtin(language);
    puts("#");
    if (document_find_blocks(document) && article_analyse(&article) && lead_read(document, &line) &&
        line)
        print_line(&article, line);
    arena_release(&article.arena);
}

int main(int count, char **arguments)
{
    const struct language *language = count == 2 ? language_find(arguments[1]) : NULL;
    struct lexicon lexicon;
    size_t length;

    if (!language || !lexicon_init(&lexicon, language, NULL))
        return EXIT_FAILURE;
    while (scanf("%zu", &length) == 1 && getchar() == '\n') {
        char *bytes = malloc(length + 1);

        if (!bytes || fread(bytes, 1, length, stdin) != length)
            return EXIT_FAILURE;
        print_article(language, &lexicon, span_of(bytes, length));
        free(bytes);
    }
    lexicon_release(&lexicon);
    return EXIT_SUCCESS;
}
