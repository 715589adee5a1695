#include "support.h"

#include <check.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "model/textrank.h"
#include "text/sentences.h"
#include "text/tokenizer.h"

void reading_start(struct reading *reading, const char *language, struct span text)
{
    struct document *document = &reading->article.document;

    *reading = (struct reading){0};
    arena_init(&reading->article.arena);
    document->arena = &reading->article.arena;
    document->text = text;
    document->language = language_find(language);
    ck_assert_ptr_nonnull(document->language);
    ck_assert(lexicon_init(&reading->lexicon, document->language, NULL));
    document->lexicon = &reading->lexicon;
    reading->article.background = background_builtin(document->language);
}

void reading_open_tokens(struct reading *reading, const char *language, const char *text)
{
    reading_start(reading, language, span_from(text));
    ck_assert(document_find_blocks(&reading->article.document));
    ck_assert(sentences_split(&reading->article.document));
    ck_assert(tokenize(&reading->article.document));
}

void reading_open(struct reading *reading, const char *language, struct span text)
{
    reading_start(reading, language, text);
    ck_assert(document_find_blocks(&reading->article.document));
    ck_assert(article_analyse(&reading->article));
}

/* ---- lines ---- */

static bool is_word_byte(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* The document's own number of a term; `numbers` by term, plus 1. */
static uint32_t term_number(struct document *document, uint32_t *numbers, uint32_t term)
{
    if (numbers[term] == 0) {
        document->terms[document->term_count] = term;
        numbers[term] = ++document->term_count;
    }
    return numbers[term] - 1;
}

static void add_token(struct document *document, uint32_t *numbers, uint32_t start, uint32_t length)
{
    struct token *token = &document->tokens[document->token_count++];
    uint32_t form = lexicon_form(document->lexicon, document_span(document, start, length));
    struct form known;

    ck_assert_uint_ne(form, FORM_FAILED);
    known = lexicon_at(document->lexicon, form);
    *token = (struct token){start, length, form, TERM_NONE};
    if (known.term != TERM_NONE && !(known.classes & WORD_STOP))
        token->term = term_number(document, numbers, known.term);
}

static void add_line(struct document *document, uint32_t *numbers, uint32_t start, uint32_t length)
{
    uint32_t s = document->sentence_count++, end = start + length;
    struct sentence *sentence = &document->sentences[s];

    *sentence = (struct sentence){.start = start,
                                  .length = length,
                                  .block = s,
                                  .first_token = document->token_count,
                                  .body = 1};
    document->blocks[s] =
        (struct block){.start = start, .length = length, .first_sentence = s, .sentence_count = 1};
    document->block_count++;
    for (uint32_t i = start; i < end;) {
        uint32_t word = i;

        while (i < end && is_word_byte(document->text.bytes[i]))
            i++;
        if (i > word)
            add_token(document, numbers, word, i - word);
        else
            i++;
    }
    sentence->token_count = sentence->words = document->token_count - sentence->first_token;
}

void reading_open_lines(struct reading *reading, const char *language, const char *text)
{
    struct document *document = &reading->article.document;
    struct ranking *ranking = &reading->article.ranking;
    struct arena *arena = &reading->article.arena;
    size_t length = strlen(text);
    double mean_cosine;
    uint32_t *numbers;

    reading_start(reading, language, span_of(text, length));
    numbers = arena_zeroed(arena, length + 1, sizeof *numbers);
    document->sentences = arena_array(arena, length + 1, sizeof *document->sentences);
    document->blocks = arena_array(arena, length + 1, sizeof *document->blocks);
    document->tokens = arena_array(arena, length + 1, sizeof *document->tokens);
    document->terms = arena_array(arena, length + 1, sizeof *document->terms);
    for (const char *line = text, *end; *line; line = *end ? end + 1 : end) {
        end = line + strcspn(line, "\n");
        if (end > line)
            add_line(document, numbers, (uint32_t)(line - text), (uint32_t)(end - line));
    }
    ranking->document = document;
    ranking->tfidf = tfidf_build(document, reading->article.background);
    ck_assert_ptr_nonnull(ranking->tfidf);
    ranking->links = links_of(arena, &ranking->tfidf->matrix);
    ck_assert_ptr_nonnull(ranking->links);
    ranking->score = textrank(arena, ranking->links, NULL, &mean_cosine);
    ranking->features = features_of(document);
    ck_assert(ranking->score && ranking->features);
    ranking->gate = features_gate(document, ranking->features, mean_cosine, &SUMMARY_WEIGHTS);
}

void reading_close(struct reading *reading)
{
    arena_release(&reading->article.arena);
    lexicon_release(&reading->lexicon);
}

/* ---- random text ---- */

/* Marsaglia's xorshift, 2003. */
uint32_t random_next(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* A made-up word of two or three syllables for a number below 20^3. */
static size_t write_word(char *out, uint32_t number)
{
    static const char *const SYLLABLES[] = {"ba", "de",  "fi",  "go",  "hu",  "ka", "le",
                                            "mi", "no",  "pu",  "ra",  "se",  "ti", "vo",
                                            "zu", "bri", "cle", "dro", "fla", "stu"};
    size_t length = 0;

    for (int i = 0; i < 3 && (i < 2 || number > 0); i++, number /= 20) {
        const char *syllable = SYLLABLES[number % 20];

        memcpy(out + length, syllable, strlen(syllable));
        length += strlen(syllable);
    }
    return length;
}

char *random_lines(uint32_t count, uint32_t seed)
{
    char *text = malloc((size_t)count * 24 * 11 + 1);
    size_t length = 0;

    ck_assert_ptr_nonnull(text);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t words = 1 + random_next(&seed) % 24;

        for (uint32_t j = 0; j < words; j++) {
            double u = random_next(&seed) / 4294967296.0;

            length += write_word(text + length, (uint32_t)(8000 * u * u * u));
            text[length++] = j + 1 < words ? ' ' : '\n';
        }
    }
    text[length] = '\0';
    return text;
}
