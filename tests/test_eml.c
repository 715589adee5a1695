/* A mail in two forms: what its headers and parts may hold. */
#include <check.h>
#include <string.h>

#include "failing.h"
#include "output/eml.h"

Suite *eml_suite(void);

static struct eml mail;
static struct nutgraf_buffer out;

static void setup(void)
{
    buffer_init(&out);
    mail = (struct eml){
        .from = "Anna <anna@post.example>",
        .subject = span_from("The week"),
        .identity = span_from("0123456789abcdef"),
        .moment = 1773129600, /* 10 March 2026 */
        .text = span_from("Good morning.\n"),
        .html = span_from("<!DOCTYPE html><p>Good morning.</p>\n"),
    };
}

static void teardown(void)
{
    failing_from(0);
    buffer_release(&out);
}

static const char *written(void)
{
    nutgraf_buffer_clear(&out);
    ck_assert_int_eq(eml_write(&out, &mail), NUTGRAF_OK);
    return nutgraf_buffer_bytes(&out);
}

static bool has(const char *text)
{
    return strstr(written(), text) != NULL;
}

START_TEST(a_mail_has_what_a_mailer_asks_for)
{
    ck_assert(has("From: \"Anna\" <anna@post.example>\r\n"));
    ck_assert(has("To: undisclosed-recipients:;\r\n"));
    ck_assert(has("Subject: The week\r\n"));
    ck_assert(has("Date: Tue, 10 Mar 2026 08:00:00 +0000\r\n"));
    ck_assert(has("Message-ID: <0123456789abcdef.nutgraf@post.example>\r\n"));
    ck_assert(has("MIME-Version: 1.0\r\n"));
    ck_assert(has("Content-Type: multipart/alternative;"));
    ck_assert(has("Content-Type: text/plain; charset=utf-8\r\n"));
    ck_assert(has("Content-Type: text/html; charset=utf-8\r\n"));
    ck_assert(has("--=_nutgraf_0123456789abcdef--\r\n"));
    ck_assert(!has("List-Unsubscribe"));
}
END_TEST

START_TEST(where_to_unsubscribe_is_said_when_it_is_known)
{
    mail.unsubscribe = "https://post.example/stop?who=a b";
    ck_assert(has("List-Unsubscribe: <https://post.example/stop?who=a%20b>\r\n"));
    ck_assert(has("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
    mail.unsubscribe = "mailto:stop@post.example";
    ck_assert(has("List-Unsubscribe: <mailto:stop@post.example>\r\n"));
    ck_assert(!has("List-Unsubscribe-Post"));
}
END_TEST

START_TEST(no_header_can_begin_another)
{
    mail.subject = span_from("News\r\nBcc: all@list.example");
    mail.from = "Anna\r\nBcc: <a@b.example>";
    mail.to = "b@b.example\nBcc: c@c.example";
    mail.unsubscribe = "https://a.example/\r\nBcc: d@d.example";
    ck_assert(!has("\nBcc:"));
    ck_assert(!has("\rBcc:"));
}
END_TEST

START_TEST(a_name_with_a_comma_is_one_name)
{
    mail.to = "\"Brandt, Ilse\" <ilse@a.example>, , b@b.example";
    ck_assert(has("To: \"Brandt, Ilse\" <ilse@a.example>,\r\n <b@b.example>\r\n"));
}
END_TEST

START_TEST(an_address_is_one_whatever_it_was)
{
    mail.to = "nobody, Eve <e\"v<e@@x.example>";
    ck_assert(has("To: <nobody@localhost>,\r\n \"Eve\" <eve@x.example>\r\n"));
    mail.from = ",";
    ck_assert(has("From: <nutgraf@localhost>\r\n"));
}
END_TEST

START_TEST(what_is_not_ascii_is_encoded_in_whole_characters_and_short_lines)
{
    mail.subject = span_from("ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ");
    ck_assert(has("Subject: =?utf-8?B?"));
    for (const char *line = written(); *line; line = strchr(line, '\n') + 1)
        ck_assert_int_le(strchr(line, '\n') - line, 78);
    /* 39 bytes have room behind "Subject: "; they would cut a letter in half. */
    mail.subject = span_from("ąąąąąąąąąąąąąąąąąąąąąąąą");
    ck_assert(has("Subject: =?utf-8?B?xIXEhcSFxIXEhcSFxIXEhcSFxIXEhcSFxIXEhcSFxIXEhcSFxIU=?=\r\n"
                  " =?utf-8?B?xIXEhcSFxIXEhQ==?=\r\n"));
}
END_TEST

START_TEST(what_looks_encoded_is_encoded)
{
    mail.subject = span_from("=?utf-8?q?Bcc:?=");
    ck_assert(!has("Subject: =?utf-8?q?"));
}
END_TEST

START_TEST(bodies_are_seven_bits_in_lines_of_76)
{
    mail.text = span_from(".\nFrom the sea: Käse = Öl \nAverylongwordwithoutanyplacetobreakit"
                          "Averylongwordwithoutanyplacetobreakit Averylongword");
    ck_assert(has("\r\n=2E\r\n=46rom the sea: K=C3=A4se =3D =C3=96l=20\r\n"));
    for (const char *line = written(); *line; line = strchr(line, '\n') + 1)
        ck_assert_int_le(strchr(line, '\n') - line, 77);
    for (const char *p = written(); *p; p++)
        ck_assert_int_gt(*p, 0);
}
END_TEST

START_TEST(every_failed_allocation_is_told)
{
    bool done = false, failed;

    mail.to = "Käse <a@a.example>";
    for (size_t nth = 1; !done; nth++) {
        struct nutgraf_buffer own;

        buffer_init(&own);
        failing_from(nth);
        done = eml_write(&own, &mail) == NUTGRAF_OK;
        failed = failing_happened();
        failing_from(0); /* before check needs memory of its own */
        buffer_release(&own);
        ck_assert_int_eq(done, !failed);
    }
}
END_TEST

Suite *eml_suite(void)
{
    Suite *suite = suite_create("eml");
    TCase *tcase = tcase_create("mail");

    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, a_mail_has_what_a_mailer_asks_for);
    tcase_add_test(tcase, where_to_unsubscribe_is_said_when_it_is_known);
    tcase_add_test(tcase, no_header_can_begin_another);
    tcase_add_test(tcase, a_name_with_a_comma_is_one_name);
    tcase_add_test(tcase, an_address_is_one_whatever_it_was);
    tcase_add_test(tcase, what_is_not_ascii_is_encoded_in_whole_characters_and_short_lines);
    tcase_add_test(tcase, what_looks_encoded_is_encoded);
    tcase_add_test(tcase, bodies_are_seven_bits_in_lines_of_76);
    tcase_add_test(tcase, every_failed_allocation_is_told);
    suite_add_tcase(suite, tcase);
    return suite;
}
