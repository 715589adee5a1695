#include <check.h>
#include <stdio.h>

#include "support.h"
#include "text/dateline.h"

/* What the opening of `text` takes, or "" when there is none. */
static struct span opening_of(const char *language, const char *text, bool lead, enum noise *noise)
{
    static struct reading reading;
    const struct document *document = &reading.article.document;
    struct opening opening;

    reading_open_tokens(&reading, language, text);
    /* All of the text, wherever the splitter ends its sentences. */
    opening = dateline_opening(document, 0, 0, document->token_count, lead);
    reading_close(&reading);
    *noise = opening.noise;
    return span_of(text, opening.tokens ? opening.end : 0);
}

struct row {
    const char *language, *opening, *rest;
};

static const struct row AT_LEAD[] = {
    {"en", "Elmstead — ", "A ferry ran aground on Friday."},
    {"en", "(CNN) -- ", "A ferry ran aground on Friday."},
    {"en", "(CNN)", "A ferry ran aground on Friday."},
    {"en", "(Harbour Weekly)", "A ferry ran aground on Friday."},
    {"en", "(Harbour \"weekly news\") ", "A ferry ran aground on Friday."},
    {"en", "ELMSTEAD, N.C. (AP) — ", "A ferry ran aground on Friday."},
    {"en", "PORT MAREN, May 3 (Reuters) - ", "A ferry ran aground on Friday."},
    {"en", "Port Maren (Reuters) — ", "“We saw it coming,” the pilot said."},
    {"de", "Lindenau – ", "Der Rat hat am Dienstag beschlossen, die Brücke zu sperren."},
    {"de", "Lindenau/Aarbrück (dpa) - ", "Der Rat hat am Dienstag beschlossen."},
    {"fr", "Brenne, le 3 mai (AFP) - ", "Les vignerons pourront arroser leurs plants."},
    {"es", "Villarán (EFE).- ", "El puente reabrirá el próximo lunes."},
    {"it", "ROMA — ", "Il ponte riapre al traffico lunedì prossimo."},
    {"ru", "ЛЬНОГОРСК, 3 мая — ", "Мост откроют для движения в понедельник."},
    {"ar", "مرسى الريح — ", "أعلنت البلدية يوم الأحد أنها ستفتح السوق القديم."},
    {"hi", "नीलघाट — ", "नगर परिषद ने सोमवार को पुल खोलने का फैसला किया।"},
};

static const struct row ANYWHERE[] = {
    {"en", "ELMSTEAD — ", "A ferry ran aground on Friday."},
    {"en", "Elmstead (AP) — ", "A ferry ran aground on Friday."},
    {"en", "(AFP) ", "A ferry ran aground on Friday."},
};

static void check_row(const struct row *row, bool lead)
{
    char text[256];
    enum noise noise;
    struct span opening;

    snprintf(text, sizeof text, "%s%s", row->opening, row->rest);
    opening = opening_of(row->language, text, lead, &noise);
    ck_assert_msg(span_equal(opening, span_from(row->opening)), "%s: took %.*s", text,
                  (int)opening.length, opening.bytes);
    ck_assert_int_eq(noise, NOISE_DATELINE);
}

START_TEST(a_dateline_opens_the_lead)
{
    check_row(&AT_LEAD[_i], true);
}
END_TEST

START_TEST(capitals_or_an_agency_make_a_dateline_anywhere)
{
    check_row(&ANYWHERE[_i], false);
}
END_TEST

/* Sentences that keep all their words even at the lead. */
static const struct row WHOLE[] = {
    {"en", "", "The mayor — a former pilot — opened the bridge."},
    {"en", "", "Vera Lind - a film about a ferry pilot - opens on Friday."},
    {"en", "", "Tin Harbour — the small one — is closed."},
    {"en", "", "The Port Authority (PA) closed the harbour on Friday."},
    {"en", "", "Well-known pilots left the harbour on Friday."},
    {"en", "", "In 2014 the harbour was closed for a year."},
    {"en", "", "By Friday the harbour was full of ice."},
    {"fi", "", "Satamassa 24. – 27. helmikuuta pidettävät messut lähestyvät."},
    {"de", "", "Bürgermeister Uwe Lenz (SPD) hat die Brücke am Dienstag eröffnet."},
    {"ar", "", "الميناء القديم — وهو الأكبر — أغلق يوم الأحد أمام السفن."},
    {"ar", "", "قال رئيس بلدية المدينة القديمة — إن السوق سيفتح يوم الأحد."},
    {"id", "", "Badan Pelabuhan Nasional (BPN) menutup pelabuhan pada hari Jumat."},
};

START_TEST(a_sentence_without_one_stays_whole)
{
    enum noise noise;

    ck_assert_uint_eq(opening_of(WHOLE[_i].language, WHOLE[_i].rest, true, &noise).length, 0);
}
END_TEST

START_TEST(a_place_and_a_dash_need_the_lead)
{
    enum noise noise;

    ck_assert_uint_eq(
        opening_of("en", "Elmstead — A ferry ran aground on Friday.", false, &noise).length, 0);
}
END_TEST

START_TEST(a_byline_that_stands_apart_is_taken)
{
    enum noise noise;
    struct span opening =
        opening_of("en", "By Lena Oduya | The harbour was closed on Friday.", true, &noise);

    ck_assert(span_equal(opening, span_from("By Lena Oduya | ")));
    ck_assert_int_eq(noise, NOISE_BYLINE);
}
END_TEST

START_TEST(a_stamp_is_taken)
{
    enum noise noise;
    struct span opening = opening_of(
        "en", "UPDATED: 10:31 EST, 3 May 2014 . The harbour was closed on Friday.", true, &noise);

    ck_assert(span_equal(opening, span_from("UPDATED: 10:31 EST, 3 May 2014 . ")));
}
END_TEST

static bool is_tag(const char *text)
{
    static struct reading reading;
    bool tag;

    reading_open_tokens(&reading, "en", text);
    tag = dateline_is_tag(&reading.article.document, 0, reading.article.document.token_count);
    reading_close(&reading);
    return tag;
}

START_TEST(an_agency_alone_is_a_signature)
{
    ck_assert(is_tag("Reuters"));
    ck_assert(is_tag("(dpa, 3.5.2014)"));
    ck_assert(!is_tag("Reuters reported it first."));
    ck_assert(!is_tag("3.5.2014"));
    ck_assert(!is_tag("Harbour News"));
}
END_TEST

Suite *dateline_suite(void);

Suite *dateline_suite(void)
{
    Suite *suite = suite_create("dateline");
    TCase *tests = tcase_create("openings");

    tcase_add_loop_test(tests, a_dateline_opens_the_lead, 0,
                        (int)(sizeof AT_LEAD / sizeof *AT_LEAD));
    tcase_add_loop_test(tests, capitals_or_an_agency_make_a_dateline_anywhere, 0,
                        (int)(sizeof ANYWHERE / sizeof *ANYWHERE));
    tcase_add_loop_test(tests, a_sentence_without_one_stays_whole, 0,
                        (int)(sizeof WHOLE / sizeof *WHOLE));
    tcase_add_test(tests, a_place_and_a_dash_need_the_lead);
    tcase_add_test(tests, a_byline_that_stands_apart_is_taken);
    tcase_add_test(tests, a_stamp_is_taken);
    tcase_add_test(tests, an_agency_alone_is_a_signature);
    suite_add_tcase(suite, tests);
    return suite;
}
