#include <check.h>

#include "base/url.h"

Suite *url_suite(void);

static struct arena arena;

static void setup(void)
{
    arena_init(&arena);
}

static void teardown(void)
{
    arena_release(&arena);
}

static const char *text(struct span span)
{
    return arena_string(&arena, span.bytes, span.length);
}

static const char *resolve(const char *base, const char *reference)
{
    return text(url_resolve(&arena, span_from(base), span_from(reference)));
}

static const char *canonical(const char *address)
{
    return text(url_canonical(&arena, span_from(address)));
}

START_TEST(references_are_seen_from_their_base)
{
    static const char BASE[] = "http://a/b/c/d?q"; /* the examples of RFC 3986, 5.4 */

    ck_assert_str_eq(resolve(BASE, "g"), "http://a/b/c/g");
    ck_assert_str_eq(resolve(BASE, "./g/"), "http://a/b/c/g/");
    ck_assert_str_eq(resolve(BASE, "/g"), "http://a/g");
    ck_assert_str_eq(resolve(BASE, "//g"), "http://g");
    ck_assert_str_eq(resolve(BASE, "?y"), "http://a/b/c/d?y");
    ck_assert_str_eq(resolve(BASE, "#s"), "http://a/b/c/d?q#s");
    ck_assert_str_eq(resolve(BASE, "../../g"), "http://a/g");
    ck_assert_str_eq(resolve(BASE, "../../../g"), "http://a/g");
    ck_assert_str_eq(resolve(BASE, ".."), "http://a/b/");
    ck_assert_str_eq(resolve(BASE, "g?y=../x"), "http://a/b/c/g?y=../x");
    ck_assert_str_eq(resolve(BASE, ""), BASE);
    ck_assert_str_eq(resolve("http://a", "g"), "http://a/g");
}
END_TEST

START_TEST(what_is_absolute_stays_and_white_space_goes)
{
    ck_assert_str_eq(resolve("http://a/", " \n mailto:b@c "), "mailto:b@c");
    ck_assert_str_eq(resolve("", "g"), "g");
    ck_assert_str_eq(resolve("no base", "/g"), "/g");
}
END_TEST

START_TEST(addresses_of_one_page_are_spelt_one_way)
{
    ck_assert_str_eq(canonical("HTTPS://WWW.Quay.Example/A/#top"), "quay.example/A");
    ck_assert_str_eq(canonical("http://quay.example/A?utm_source=x&id=7&fbclid=z"),
                     "quay.example/A?id=7");
    ck_assert_str_eq(canonical("http://quay.example?utm_medium=rss"), "quay.example");
    ck_assert_str_eq(canonical("//user@quay.example:80/a/"), "quay.example/a");
    ck_assert_str_eq(canonical("urn:uuid:1"), "urn:uuid:1");
    ck_assert_str_eq(canonical(""), "");
    ck_assert_str_eq(canonical("http://"), "http:");
}
END_TEST

START_TEST(hosts_are_found)
{
    ck_assert_str_eq(text(url_host(span_from("https://me@www.quay.example:8/x"))), "quay.example");
    ck_assert_str_eq(text(url_host(span_from("mailto:x@y"))), "");
    ck_assert_str_eq(text(url_host(span_from("http://www.x?y"))), "x");
}
END_TEST

Suite *url_suite(void)
{
    Suite *suite = suite_create("url");
    TCase *tests = tcase_create("url");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, references_are_seen_from_their_base);
    tcase_add_test(tests, what_is_absolute_stays_and_white_space_goes);
    tcase_add_test(tests, addresses_of_one_page_are_spelt_one_way);
    tcase_add_test(tests, hosts_are_found);
    suite_add_tcase(suite, tests);
    return suite;
}
