#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "language/wordbreak.h"
#include "support.h"
#include "text/sentences.h"
#include "text/tokenizer.h"

static struct lexicon lexicon;
static struct arena arena;

static void open_language(const char *code)
{
    arena_init(&arena);
    ck_assert(lexicon_init(&lexicon, language_find(code), NULL));
}

static void close_language(void)
{
    lexicon_release(&lexicon);
    arena_release(&arena);
}

static struct document read_text(struct span text)
{
    struct document document = {
        .arena = &arena, .text = text, .language = lexicon.language, .lexicon = &lexicon};

    ck_assert(document_find_blocks(&document) && sentences_split(&document) && tokenize(&document));
    return document;
}

/* Checks the tokens of `text` in a language, given with '|' between them. */
static void tokens(const char *language, const char *text, const char *wanted)
{
    struct nutgraf_buffer found;
    struct document document;

    open_language(language);
    buffer_init(&found);
    document = read_text(span_from(text));
    for (uint32_t i = 0; i < document.token_count; i++) {
        if (i > 0)
            buffer_byte(&found, '|');
        buffer_span(&found,
                    document_span(&document, document.tokens[i].start, document.tokens[i].length));
    }
    buffer_byte(&found, '\0');
    ck_assert_str_eq(found.bytes, wanted);
    buffer_release(&found);
    close_language();
}

START_TEST(words_are_cut_as_unicode_says)
{
    tokens("en", "The pilot's 3.5-ton boat (1,250 ropes) isn't here.",
           "The|pilot's|3.5|ton|boat|1,250|ropes|isn't|here");
    tokens("en", "He\xE2\x80\x99s \xE2\x80\x9Cout\xE2\x80\x9D\xE2\x80\x94gone",
           "He\xE2\x80\x99s|out|gone");
    tokens("en", "old_map v2.1 x.y 7:30 a:b", "old_map|v2.1|x.y|7|30|a:b");
    tokens("de", "Größe über 3.000 Tonnen", "Größe|über|3.000|Tonnen");
    tokens("ru", "Паром ушёл в 7,5 часа", "Паром|ушёл|в|7,5|часа");
}
END_TEST

START_TEST(what_has_no_letter_or_digit_is_no_word)
{
    tokens("en", "-- \xE2\x80\xA6 ___ ' :-( \xF0\x9F\x9A\xA2 &", "");
    tokens("en", "rope -- lamp", "rope|lamp");
}
END_TEST

START_TEST(the_fast_way_and_the_long_way_agree)
{
    static const char *const PIECES[] = {"a",
                                         "B",
                                         "7",
                                         "_",
                                         "'",
                                         ".",
                                         ",",
                                         ":",
                                         ";",
                                         " ",
                                         "-",
                                         "\xC3\xA9",
                                         "\xE2\x80\x99",
                                         "\xE2\x80\x9C",
                                         "\xCC\x81",
                                         "\xD7\x90",
                                         "\"",
                                         "\xC2\xAD",
                                         "xyzxyzxyz",
                                         "12345678"};
    uint32_t state = 99;
    char text[200];

    open_language("und");
    for (int round = 0; round < 2000; round++) {
        size_t length = 0, at = 0;
        struct document document;
        uint32_t kinds, token = 0;

        while (length < 150) {
            const char *piece = PIECES[random_next(&state) / 64 % (sizeof PIECES / sizeof *PIECES)];

            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        /* One sentence, so that segments and tokens see the same stretch. */
        document = (struct document){.arena = &arena,
                                     .text = span_of(text, length),
                                     .language = lexicon.language,
                                     .lexicon = &lexicon};
        document.sentences = arena_zeroed(&arena, 1, sizeof *document.sentences);
        document.sentence_count = 1;
        document.sentences->length = (uint32_t)length;
        ck_assert(tokenize(&document));
        for (size_t end; at < length; at = end) {
            end = wordbreak_end(document.text, at, &kinds);
            if (!(kinds &
                  (1U << WORDBREAK_LETTER | 1U << WORDBREAK_NUMERIC | 1U << WORDBREAK_HEBREW)))
                continue;
            ck_assert_uint_lt(token, document.token_count);
            ck_assert_uint_eq(document.tokens[token].start, at);
            ck_assert_uint_eq(document.tokens[token].length, end - at);
            token++;
        }
        ck_assert_uint_eq(token, document.token_count);
        ck_assert_uint_eq(document.sentences->words, token);
        arena_reset(&arena);
    }
    close_language();
}
END_TEST

START_TEST(scripts_without_spaces_give_pairs_of_characters)
{
    struct document document;

    tokens("zh", "潮水退了。", "潮水|水退|退了");
    tokens("zh", "潮。", "潮");
    tokens("ja", "古いロープ", "古い|いロ|ロー|ープ");
    tokens("th", "เรือ", "เรื|รือ");
    tokens("zh", "GPS定位3次", "GPS|定位|3|次");
    open_language("zh");
    document = read_text(span_from("潮水退了。我们走吧。"));
    ck_assert_uint_eq(document.sentences[0].words, 2);
    ck_assert_uint_eq(document.sentences[0].token_count, 3);
    ck_assert_uint_eq(document.sentences[1].first_token, 3);
    close_language();
}
END_TEST

START_TEST(words_of_one_stem_share_a_number_and_stop_words_have_none)
{
    struct document document;

    open_language("en");
    document = read_text(span_from("The lantern swung. Lanterns swing."));
    ck_assert_uint_eq(document.token_count, 5);
    ck_assert_uint_eq(document.tokens[0].term, TERM_NONE);
    ck_assert_uint_eq(document.tokens[1].term, 0);
    ck_assert_uint_eq(document.tokens[3].term, 0);
    ck_assert_uint_eq(document.term_count, 3);
    ck_assert(span_equal(lexicon_stem(&lexicon, document.terms[0]), span_from("lantern")));
    close_language();
}
END_TEST

START_TEST(documents_alive_together_number_their_own_terms)
{
    struct document first, second, third;

    open_language("en");
    first = read_text(span_from("Lamps burn"));
    second = read_text(span_from("Ropes burn lamps"));
    third = read_text(span_from("Lamps burn"));
    ck_assert_uint_eq(first.tokens[1].term, 1);
    ck_assert_uint_eq(second.tokens[1].term, 1);
    ck_assert_uint_eq(second.tokens[2].term, 2);
    ck_assert_uint_eq(second.terms[2], first.terms[0]);
    ck_assert_mem_eq(first.tokens, third.tokens, 2 * sizeof *first.tokens);
    close_language();
}
END_TEST

START_TEST(the_rounds_may_start_again)
{
    struct document document;

    open_language("en");
    read_text(span_from("Lamps burn"));
    lexicon.round = UINT32_MAX;
    document = read_text(span_from("Ropes burn lamps"));
    ck_assert_uint_eq(lexicon.round, 1);
    ck_assert_uint_eq(document.term_count, 3);
    ck_assert_uint_eq(document.tokens[2].term, 2);
    close_language();
}
END_TEST

START_TEST(thousands_of_terms_get_numbers)
{
    struct nutgraf_buffer text;
    struct document document;

    open_language("und");
    buffer_init(&text);
    for (uint32_t i = 0; i < 5000; i++)
        buffer_print(&text, "w%u w%u\n", (unsigned)i, (unsigned)(i / 2));
    document = read_text(span_of(text.bytes, text.length));
    ck_assert_uint_eq(document.token_count, 10000);
    ck_assert_uint_eq(document.term_count, 5000);
    ck_assert_uint_eq(document.tokens[9999].term, document.tokens[2 * 2499].term);
    buffer_release(&text);
    close_language();
}
END_TEST

START_TEST(a_word_is_found_again_wherever_it_stands)
{
    struct document document;

    open_language("en");
    /* The last words have no 16 bytes behind them to be loaded. */
    document = read_text(span_from("Harbourmasters wave; harbourmasters wave"));
    ck_assert_uint_eq(document.tokens[0].term, document.tokens[2].term);
    ck_assert_uint_eq(document.tokens[1].form, document.tokens[3].form);
    close_language();
}
END_TEST

START_TEST(tokens_of_any_bytes_lie_in_their_sentences)
{
    uint32_t state = 4711;
    char bytes[400];

    open_language("en");
    for (int round = 0; round < 500; round++) {
        size_t length = random_next(&state) % sizeof bytes;
        struct document document;
        uint32_t token = 0;

        for (size_t i = 0; i < length; i++)
            bytes[i] = (char)(random_next(&state) >> 9);
        document = read_text(span_of(bytes, length));
        for (uint32_t i = 0; i < document.sentence_count; i++) {
            struct sentence sentence = document.sentences[i];
            uint32_t at = sentence.start;

            ck_assert_uint_eq(sentence.first_token, token);
            for (uint32_t k = 0; k < sentence.token_count; k++, token++) {
                ck_assert_uint_ge(document.tokens[token].start, sentence.start);
                ck_assert_uint_ge(document.tokens[token].start + 8, at);
                at = document.tokens[token].start + document.tokens[token].length;
                ck_assert_uint_le(at, sentence.start + sentence.length);
            }
        }
        ck_assert_uint_eq(token, document.token_count);
        arena_reset(&arena);
    }
    close_language();
}
END_TEST

Suite *tokenizer_suite(void);
Suite *tokenizer_suite(void)
{
    Suite *suite = suite_create("tokenizer");
    TCase *cases = tcase_create("tokenizer");

    tcase_add_test(cases, words_are_cut_as_unicode_says);
    tcase_add_test(cases, what_has_no_letter_or_digit_is_no_word);
    tcase_add_test(cases, the_fast_way_and_the_long_way_agree);
    tcase_add_test(cases, scripts_without_spaces_give_pairs_of_characters);
    tcase_add_test(cases, words_of_one_stem_share_a_number_and_stop_words_have_none);
    tcase_add_test(cases, documents_alive_together_number_their_own_terms);
    tcase_add_test(cases, the_rounds_may_start_again);
    tcase_add_test(cases, thousands_of_terms_get_numbers);
    tcase_add_test(cases, a_word_is_found_again_wherever_it_stands);
    tcase_add_test(cases, tokens_of_any_bytes_lie_in_their_sentences);
    suite_add_tcase(suite, cases);
    return suite;
}
