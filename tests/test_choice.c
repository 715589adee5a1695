#include "lines.h"

#include "headline/fallback.h"
#include "headline/lead.h"
#include "headline/trim.h"

Suite *choice_suite(void);

static struct taken_apart taken;
static struct choice choice;

/* The best candidate of a sentence within `bytes`, "" when there is none. */
static const char *best_of(const char *text, size_t bytes, enum effort effort)
{
    struct candidate best;

    take_apart(&taken, "en", text);
    choice_init(&choice, &taken.compression, (struct limit){NUTGRAF_BYTES, bytes}, &taken.salience);
    choice_dare(&choice, effort);
    if (!choice_make(&choice, &taken.cuts, &best))
        return "";
    ck_assert(choice_is_whole(&choice, &best));
    ck_assert(limit_holds(taken.line, choice.limit, best.keep));
    return pieces_of(&taken, best.keep);
}

START_TEST(a_candidate_fits_and_reads_whole)
{
    ck_assert_str_eq(
        best_of("Wardens closed the old bridge after cracks were found.", 40, EFFORT_SAFE),
        "Wardens closed old bridge");
    put_away(&taken);
    ck_assert_str_eq(
        best_of("Wardens closed the old bridge after cracks were found.", 10, EFFORT_RISKY), "");
    put_away(&taken);
}
END_TEST

START_TEST(what_is_risked_grows_with_the_effort)
{
    static const char *const TEXT =
        "The council played down claims that the bridge over the river will fall next winter.";

    ck_assert_str_eq(best_of(TEXT, 30, EFFORT_SAFE), "");
    put_away(&taken);
    ck_assert_str_eq(best_of(TEXT, 30, EFFORT_RISKY), "council played down claims");
    put_away(&taken);
}
END_TEST

struct visits {
    uint32_t count;
    size_t longest;
};

static void visit(void *context, const struct choice *made, struct candidate *candidate)
{
    struct visits *visits = context;
    size_t cost = limit_measure(made->line, made->limit.unit, candidate->keep);

    visits->count++;
    if (cost > visits->longest)
        visits->longest = cost;
}

START_TEST(candidates_far_over_the_limit_are_not_visited)
{
    struct visits visits = {0, 0};

    best_of("Swedish painter Ida Berg, who lives in town, sold three old boats after a storm.", 50,
            EFFORT_SAFE);
    choice_each(&choice, &taken.cuts, visit, &visits);
    ck_assert_uint_gt(visits.count, 0);
    ck_assert_uint_le(visits.longest, 50 + 4);
    put_away(&taken);
}
END_TEST

START_TEST(salience_counts_what_the_article_repeats)
{
    take_apart(&taken, "en",
               "The ferry pier closed.\nThe ferry pier is old.\nA ferry pier costs money.");
    ck_assert_uint_eq(taken.salience.frequency[1], 3); /* ferry */
    ck_assert_uint_eq(taken.salience.pairs[1], 3);
    ck_assert_uint_eq(taken.salience.frequency[3], 1); /* closed */
    ck_assert_double_eq(taken.salience.weight[0], 0);  /* The */
    put_away(&taken);
}
END_TEST

/* ---- where no candidate fits ---- */

START_TEST(a_fallback_ends_behind_its_verb_and_object)
{
    bool strained;

    take_apart(&taken, "en", "Wardens closed the old bridge of the northern river valley.");
    ck_assert_str_eq(pieces_of(&taken, fallback_make(&taken.compression,
                                                     (struct limit){NUTGRAF_BYTES, 30}, &strained)),
                     "Wardens closed old bridge");
    ck_assert(!strained);
    put_away(&taken);
}
END_TEST

START_TEST(a_fallback_that_reaches_no_verb_is_strained)
{
    bool strained;

    take_apart(&taken, "en",
               "The wardens of the long northern river valley closed the old bridge.");
    fallback_make(&taken.compression, (struct limit){NUTGRAF_BYTES, 24}, &strained);
    ck_assert(strained);
    put_away(&taken);
}
END_TEST

static void check_trim(const char *language, const char *text, size_t bytes, const char *expected)
{
    take_apart(&taken, language, text);
    ck_assert_str_eq(pieces_of(&taken, trim_line(taken.line, (struct limit){NUTGRAF_BYTES, bytes})),
                     expected);
    put_away(&taken);
}

START_TEST(a_trimmed_line_ends_at_a_boundary)
{
    check_trim("und", "Lorem ipsum dolor, sit amet consectetur", 20, "Lorem ipsum dolor");
    check_trim("es", "El alcalde cerró el viejo puente del río", 24, "El alcalde cerró");
    check_trim("fr", "Le maire (élu en mai) ferme le pont", 75, "Le maire ferme le pont");
    check_trim("fr", "Les gardes de la vallée ferment le vieux pont de pierre au nord de la ville",
               64, "Les gardes de la vallée ferment le vieux pont de pierre");
    check_trim("en", "Wardens", 3, "");
}
END_TEST

/* ---- the lead ---- */

static void check_lead(const char *text, uint32_t sentence)
{
    struct line *lead;

    reading_open_lines(&taken.reading, "en", text);
    ck_assert(lead_read(&taken.reading.article.document, &lead));
    ck_assert_uint_eq(lead->sentence, sentence);
    reading_close(&taken.reading);
}

START_TEST(a_poor_first_sentence_is_passed_over)
{
    check_lead("Wardens closed the old bridge in the valley.\nIt is very old indeed.", 0);
    check_lead("What is to be done about it?\nWardens closed the old bridge in the valley.", 1);
    check_lead("A day in the valley.\nWardens closed the old bridge in the valley.", 1);
    check_lead("Its jobless total rose by a tenth in the long winter.\nWardens saw it.", 0);
}
END_TEST

START_TEST(the_next_line_shares_a_word_with_the_lead)
{
    struct line *lead, *next;

    reading_open_lines(&taken.reading, "en",
                       "Wardens closed the old bridge in the valley.\n"
                       "Sheep like grass more than anything else.\n"
                       "The bridge was built of oak and iron long ago.");
    ck_assert(lead_read(&taken.reading.article.document, &lead));
    ck_assert(mentions_find(lead));
    ck_assert(lead_read_next(lead, lead->sentence, &next));
    ck_assert_ptr_nonnull(next);
    ck_assert_uint_eq(next->sentence, 2);
    ck_assert(lead_read_next(lead, next->sentence, &next));
    ck_assert_ptr_null(next);
    reading_close(&taken.reading);
}
END_TEST

Suite *choice_suite(void)
{
    Suite *suite = suite_create("choice");
    TCase *cases = tcase_create("choice");

    tcase_add_test(cases, a_candidate_fits_and_reads_whole);
    tcase_add_test(cases, what_is_risked_grows_with_the_effort);
    tcase_add_test(cases, candidates_far_over_the_limit_are_not_visited);
    tcase_add_test(cases, salience_counts_what_the_article_repeats);
    tcase_add_test(cases, a_fallback_ends_behind_its_verb_and_object);
    tcase_add_test(cases, a_fallback_that_reaches_no_verb_is_strained);
    tcase_add_test(cases, a_trimmed_line_ends_at_a_boundary);
    tcase_add_test(cases, a_poor_first_sentence_is_passed_over);
    tcase_add_test(cases, the_next_line_shares_a_word_with_the_lead);
    suite_add_tcase(suite, cases);
    return suite;
}
