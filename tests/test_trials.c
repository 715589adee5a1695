/* ROUGE's config.xml, and the formats of the files it names. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "nutgraf.h"

Suite *trials_suite(void);

static nutgraf_trials *read_trials(const char *xml, nutgraf_error *error)
{
    return nutgraf_trials_new(xml, strlen(xml), error);
}

START_TEST(a_trial_names_its_files)
{
    nutgraf_trials *trials =
        read_trials("<ROUGE-EVAL version=\"1.55\"><eval id=\"7\"><PEER-ROOT> sys </PEER-ROOT>\n"
                    "<MODEL-ROOT>\nref\n</MODEL-ROOT><INPUT-FORMAT TYPE=\"see\"></INPUT-FORMAT>"
                    "<PEERS><P ID=\"1\">a &amp; b.html</P><P ID=\"2\">c.html</P></PEERS>"
                    "<MODELS><M ID=\"A\">m.html</M></MODELS></eval><EVAL ID=\"8\"/></ROUGE-EVAL>",
                    NULL);
    const nutgraf_trial *trial = nutgraf_trials_at(trials, 0);

    ck_assert_str_eq(trial->id, "7");
    ck_assert_str_eq(trial->peer_root, "sys");
    ck_assert_str_eq(trial->model_root, "ref");
    ck_assert_int_eq(trial->format, NUTGRAF_LINES_SEE);
    ck_assert_uint_eq(trial->peer_count, 2);
    ck_assert_str_eq(trial->peers[0].id, "1");
    ck_assert_str_eq(trial->peers[0].file, "a & b.html");
    ck_assert_uint_eq(trial->model_count, 1);
    ck_assert_str_eq(nutgraf_trials_at(trials, 1)->peer_root, "");
    ck_assert_ptr_null(nutgraf_trials_at(trials, 2));
    nutgraf_trials_free(trials);
}
END_TEST

START_TEST(a_known_id_adds_to_its_trial)
{
    nutgraf_trials *trials =
        read_trials("<R><EVAL ID=\"1\"><PEERS><P ID=\"p\">old</P></PEERS>"
                    "<MODELS><M ID=\"A\">old</M><M ID=\"B\">b</M></MODELS></EVAL>"
                    "<EVAL ID=\"1\"><PEERS><P ID=\"p\">new</P></PEERS>"
                    "<MODELS><M ID=\"A\">new</M></MODELS></EVAL></R>",
                    NULL);
    const nutgraf_trial *trial = nutgraf_trials_at(trials, 0);

    ck_assert_ptr_null(nutgraf_trials_at(trials, 1));
    ck_assert_uint_eq(trial->peer_count, 1);
    ck_assert_str_eq(trial->peers[0].file, "new");
    ck_assert_uint_eq(trial->model_count, 3);
    ck_assert_str_eq(trial->models[0].file, "new");
    ck_assert_str_eq(trial->models[2].file, "new");
    nutgraf_trials_free(trials);
}
END_TEST

START_TEST(what_is_wrong_is_said)
{
    static const char *const BAD[][2] = {
        {"<R><EVAL></EVAL></R>", "EVAL without an ID"},
        {"<R><EVAL ID=\"1\"><P>x</P></EVAL></R>", "P or M without an ID"},
        {"<R><EVAL ID=\"1\"><INPUT-FORMAT TYPE=\"PDF\"/></EVAL></R>", "no such INPUT-FORMAT"},
        {"<R>\n<EVAL", "line 2"},
        {"", "line 1"}};

    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        nutgraf_error error = {0};

        ck_assert_ptr_null(read_trials(BAD[i][0], &error));
        ck_assert_int_eq(error.status, NUTGRAF_BAD_INPUT);
        ck_assert_ptr_nonnull(strstr(error.message, BAD[i][1]));
    }
}
END_TEST

static void expect_lines(nutgraf_lines_format format, const char *text, const char *lines)
{
    nutgraf_buffer *buffer = nutgraf_buffer_new();

    ck_assert_int_eq(nutgraf_lines_read(format, text, strlen(text), buffer), NUTGRAF_OK);
    if (*lines)
        ck_assert_str_eq(nutgraf_buffer_bytes(buffer), lines);
    else
        ck_assert_uint_eq(nutgraf_buffer_length(buffer), 0);
    nutgraf_buffer_free(buffer);
}

START_TEST(sentences_are_taken_out_of_see_and_isi)
{
    expect_lines(NUTGRAF_LINES_SPL, "one\ntwo", "one\ntwo");
    expect_lines(NUTGRAF_LINES_SEE,
                 "<html>\n<a name=\"1\">[1]</a> <a href=\"#1\" id=1>The tide came in.</a>\n"
                 "<a size=\"10\" name=\"2\">[2]</a>\t<a href=\"#2\" id=2>It went out.</a>\n"
                 "<a name=\"x\">[3]</a> <a href=\"#3\" id=3>Not this.</a>\n"
                 "<a size=\"\" name=\"4\">[4]</a> <a href=\"#4\" id=4>Nor this.</a>\n",
                 "The tide came in.\nIt went out.\n");
    expect_lines(NUTGRAF_LINES_ISI,
                 "<S SNTNO=\"1a,2\">The tide came in.</S>\n<S SNTNO=\"2\">Not this.\n"
                 "<S>Nor this.</S>\n<S SNTNO=\"3\">Nor <b>this.</S>",
                 "The tide came in.\n");
    expect_lines(NUTGRAF_LINES_ISI, "", "");
}
END_TEST

Suite *trials_suite(void)
{
    Suite *suite = suite_create("trials");
    TCase *tcase = tcase_create("trials");

    tcase_add_test(tcase, a_trial_names_its_files);
    tcase_add_test(tcase, a_known_id_adds_to_its_trial);
    tcase_add_test(tcase, what_is_wrong_is_said);
    tcase_add_test(tcase, sentences_are_taken_out_of_see_and_isi);
    suite_add_tcase(suite, tcase);
    return suite;
}
