#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "result/keywords.h"
#include "support.h"

static struct reading reading;

/* The keywords of a text, joined by bars. */
static const char *keywords_in(const char *language, const char *text, size_t most)
{
    static char joined[512];
    struct keywords *keywords;
    size_t length = 0;

    reading_open_lines(&reading, language, text);
    keywords = keywords_of(&reading.article.ranking, most);
    ck_assert_ptr_nonnull(keywords);
    ck_assert_uint_le(keywords->count, most);
    for (uint32_t i = 0; i < keywords->count; i++) {
        const struct keyword *keyword = &keywords->items[i];

        ck_assert_double_gt(keyword->weight, 0);
        if (i == 0)
            ck_assert_double_eq(keyword->weight, 1);
        else
            ck_assert_double_le(keyword->weight, keywords->items[i - 1].weight + 1e-6);
        length += (size_t)snprintf(joined + length, sizeof joined - length, "%s%.*s",
                                   i > 0 ? "|" : "", (int)keyword->length, text + keyword->start);
    }
    joined[length] = '\0';
    reading_close(&reading);
    return joined;
}

START_TEST(what_is_told_again_outweighs_what_is_told_once)
{
    ck_assert_str_eq(keywords_in("en",
                                 "The lighthouse needs paint.\nGoats sleep.\n"
                                 "A new lighthouse is built.\nThe lighthouse was dark.\n",
                                 1),
                     "lighthouse");
}
END_TEST

START_TEST(words_that_come_together_are_told_together)
{
    ck_assert_str_eq(keywords_in("en",
                                 "The ferry terminal opens.\nA ferry-terminal was planned.\n"
                                 "The ferry terminal is new.\n",
                                 1),
                     "ferry terminal");
    ck_assert_str_eq(keywords_in("de", "Der Leuchtturm Hellersand.\nHeute. Hellersand.\n", 1),
                     "Hellersand"); /* one sentence makes no pair */
}
END_TEST

START_TEST(no_stem_is_told_twice)
{
    const char *all = keywords_in("en",
                                  "The ferry terminal opens.\nThe ferry terminal is new.\n"
                                  "The ferries wait.\nTerminals open.\n",
                                  10);

    ck_assert_str_eq(strstr(all, "erry"), strrchr(all, 'y') - 3);
    ck_assert_ptr_null(strstr(strstr(all, "erminal") + 1, "erminal"));
}
END_TEST

START_TEST(the_usual_form_is_printed)
{
    ck_assert_str_eq(
        keywords_in("en", "Boats sail.\nTwo boats sink.\nA boat has a hull; boats float.\n", 1),
        "boats");
    ck_assert_str_eq(keywords_in("en", "Boats are here.\nHere are boats.\n", 1), "boats");
    ck_assert_str_eq(keywords_in("ru", "Это Ветров.\nОпять Ветров.\nПро Ветрова.\n", 1), "Ветров");
    /* Only at the start of sentences: as it stands there. */
    ck_assert_str_eq(keywords_in("en", "Oslo waits.\nOslo sleeps.\n", 1), "Oslo");
}
END_TEST

START_TEST(numbers_and_stop_words_are_none)
{
    ck_assert_str_eq(keywords_in("en", "It is 1999.\nIn 1999 and in 2001 it was.\n", 5), "");
}
END_TEST

START_TEST(japanese_endings_are_none)
{
    ck_assert_str_eq(keywords_in("ja", "灯台 です\n灯台 ました\n", 3), "灯台");
}
END_TEST

START_TEST(a_text_without_words_has_none)
{
    ck_assert_str_eq(keywords_in("en", "***\n", 3), "");
    ck_assert_str_eq(keywords_in("en", "", 3), "");
}
END_TEST

START_TEST(any_text_gives_at_most_what_was_asked_for)
{
    for (uint32_t seed = 1; seed <= 50; seed++) {
        char *text = random_lines(40, seed);
        struct keywords *keywords;

        reading_open_lines(&reading, "en", text);
        keywords = keywords_of(&reading.article.ranking, seed);
        ck_assert_ptr_nonnull(keywords);
        ck_assert_uint_eq(keywords->count, seed < 30 ? seed : keywords->count);
        ck_assert_uint_le(keywords->count, seed);
        reading_close(&reading);
        free(text);
    }
}
END_TEST

Suite *keywords_suite(void);
Suite *keywords_suite(void)
{
    Suite *suite = suite_create("keywords");
    TCase *tests = tcase_create("keywords");

    tcase_add_test(tests, what_is_told_again_outweighs_what_is_told_once);
    tcase_add_test(tests, words_that_come_together_are_told_together);
    tcase_add_test(tests, no_stem_is_told_twice);
    tcase_add_test(tests, the_usual_form_is_printed);
    tcase_add_test(tests, numbers_and_stop_words_are_none);
    tcase_add_test(tests, japanese_endings_are_none);
    tcase_add_test(tests, a_text_without_words_has_none);
    tcase_add_test(tests, any_text_gives_at_most_what_was_asked_for);
    suite_add_tcase(suite, tests);
    return suite;
}
