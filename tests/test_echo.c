#include <check.h>
#include <string.h>

#include "result/echo.h"
#include "support.h"

static struct reading reading;

/* Of the first two lines of `text`. */
static bool echo_in(const char *language, const char *text, const struct weights *weights)
{
    bool echo;

    reading_open(&reading, language, span_from(text));
    ck_assert_uint_ge(reading.article.document.sentence_count, 2);
    echo = is_echo(&reading.article.ranking, weights, 0, 1, true);
    ck_assert(echo == is_echo(&reading.article.ranking, weights, 1, 0, true));
    ck_assert(echo || !is_echo(&reading.article.ranking, weights, 0, 1, false));
    reading_close(&reading);
    return echo;
}

static bool is_echo_in(const char *language, const char *text)
{
    return echo_in(language, text, &SUMMARY_WEIGHTS);
}

START_TEST(the_same_words_in_another_order_are_an_echo)
{
    ck_assert(is_echo_in("en", "The ferry to Hellersand leaves at noon today.\n"
                               "At noon today the ferry leaves to Hellersand.\n"
                               "Goats graze on the mole.\n"));
    ck_assert(!is_echo_in("en", "The ferry to Hellersand leaves at noon today.\n"
                                "Goats graze on the mole.\n"
                                "The ferry is late today.\n"));
}
END_TEST

/* Both share as many of the first line's words. */
static const char CLAUSE[] =
    "Karin Holm, who is sixty and keeps bees, steered the ferry through thick fog on Friday.\n"
    "Pride: islanders cheered and children threw paper as she steered the ferry through thick "
    "fog.\n"
    "Goats graze on the mole.\n";
static const char SCATTERED[] =
    "Karin Holm, who is sixty and keeps bees, steered the ferry through thick fog on Friday.\n"
    "Thick soup cheered children and islanders in fog, and no pilot steered another ferry home.\n"
    "Goats graze on the mole.\n";

START_TEST(a_clause_told_again_is_an_echo_whatever_stands_around_it)
{
    struct weights weights = SUMMARY_WEIGHTS;

    ck_assert(is_echo_in("en", CLAUSE));
    ck_assert(!is_echo_in("en", SCATTERED));
    weights.echo_clause_cosine = 1;
    ck_assert(!echo_in("en", CLAUSE, &weights)); /* its cosine alone would not do */
}
END_TEST

START_TEST(a_name_of_three_words_is_no_echo)
{
    ck_assert(!is_echo_in("en",
                          "The Hellersand Harbour Council closes the mole to lorries and buses.\n"
                          "Fishermen showed the Hellersand Harbour Council broken nets and oars.\n"
                          "Goats graze on the mole.\n"));
}
END_TEST

/* Five characters are four overlapping pairs: a title, no clause. */
START_TEST(a_title_in_chinese_is_no_echo)
{
    ck_assert(!is_echo_in("zh", "海港管理局宣布关闭码头。\n"
                                "渔民向海港管理局抱怨渔网。\n"
                                "山羊在草地上吃草。\n"));
    ck_assert(is_echo_in("zh", "船长今天最后一次驾驶渡轮穿过港口浓雾。\n"
                               "岛民在码头上看着他驾驶渡轮穿过港口浓雾回家。\n"
                               "山羊在草地上吃草。\n"));
}
END_TEST

/* Two lines with a clause and every third of their words in common. */
static void write_long(char *text, int words)
{
    *text = '\0';
    for (int line = 0; line < 2; line++) {
        strcat(text, "She steered the ferry through thick harbour fog");
        for (int word = 0; word < words; word++) {
            char first = word % 3 == 0 ? 'k' : line == 0 ? 'p' : 't';
            char name[] = {' ', first, (char)('a' + word / 15), (char)('a' + word % 15), 'u',
                           'm', 0};

            strcat(text, name);
        }
        strcat(text, ".\n");
    }
    strcat(text, "Goats graze on the mole.\n");
}

START_TEST(what_is_too_long_for_a_sentence_is_not_searched)
{
    char text[8192];

    write_long(text, 150);
    ck_assert(is_echo_in("en", text));
    write_long(text, 210);
    ck_assert(!is_echo_in("en", text));
}
END_TEST

Suite *echo_suite(void);
Suite *echo_suite(void)
{
    Suite *suite = suite_create("echo");
    TCase *tests = tcase_create("echo");

    tcase_add_test(tests, the_same_words_in_another_order_are_an_echo);
    tcase_add_test(tests, a_clause_told_again_is_an_echo_whatever_stands_around_it);
    tcase_add_test(tests, a_name_of_three_words_is_no_echo);
    tcase_add_test(tests, a_title_in_chinese_is_no_echo);
    tcase_add_test(tests, what_is_too_long_for_a_sentence_is_not_searched);
    suite_add_tcase(suite, tests);
    return suite;
}
