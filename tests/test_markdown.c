#include <check.h>
#include <stdlib.h>

#include "failing.h"
#include "input/markdown.h"

static struct arena arena;
static struct metadata metadata;

static void setup(void)
{
    arena_init(&arena);
    metadata = (struct metadata){0};
}

static void teardown(void)
{
    arena_release(&arena);
}

static struct document read_note(const char *text)
{
    struct document document = {.arena = &arena};
    struct draft draft;

    draft_init(&draft);
    ck_assert(markdown_read(&arena, span_from(text), &draft, &metadata));
    ck_assert(draft_finish(&draft, &document));
    draft_release(&draft);
    return document;
}

static void is_block(const struct document *document, uint32_t i, enum block_kind kind,
                     const char *text)
{
    const struct block *block = &document->blocks[i];

    ck_assert_uint_lt(i, document->block_count);
    ck_assert_int_eq(block->kind, kind);
    ck_assert(span_equal(document_span(document, block->start, block->length), span_from(text)));
}

START_TEST(each_block_is_known_as_what_it_is)
{
    struct document note = read_note(
        "# Plan for *spring*\n\nSow [beans](http://x.example) and\n`peas` early.\n\n"
        "- dig\n- rake\n\n7. sow\n8. water\n\n> Patience.\n\n## Later\n\n    code  here\n");

    is_block(&note, 0, BLOCK_TITLE, "Plan for spring");
    is_block(&note, 1, BLOCK_PARAGRAPH, "Sow beans and peas early.");
    is_block(&note, 2, BLOCK_ITEM, "dig");
    is_block(&note, 5, BLOCK_ITEM, "water");
    ck_assert_uint_eq(note.blocks[5].number, 8);
    is_block(&note, 6, BLOCK_QUOTE, "Patience.");
    is_block(&note, 7, BLOCK_HEADING, "Later");
    ck_assert_uint_eq(note.blocks[7].level, 2);
    is_block(&note, 8, BLOCK_PREFORMATTED, "code  here");
    ck_assert_uint_eq(note.block_count, 9);
    ck_assert_str_eq(metadata.title.bytes, "Plan for spring");
}
END_TEST

START_TEST(a_table_is_cells)
{
    struct document note = read_note("| Tool | Price |\n|:--|--:|\n| rake | 12 |\n\nDone | so.\n");

    ck_assert_uint_eq(note.block_count, 5);
    is_block(&note, 2, BLOCK_TABLE, "rake");
    is_block(&note, 3, BLOCK_TABLE, "12");
    ck_assert_uint_eq(note.blocks[3].number, 2);
    is_block(&note, 4, BLOCK_PARAGRAPH, "Done | so.");
}
END_TEST

START_TEST(front_matter_is_no_text)
{
    struct document note = read_note("---\ntitle: \"Low water\"\nauthor: Ann Reed\ntags: [a, b]\n"
                                     "---\nThe lake fell.\n");

    ck_assert_uint_eq(note.block_count, 1);
    ck_assert_str_eq(metadata.title.bytes, "Low water");
    ck_assert_str_eq(metadata.byline.bytes, "Ann Reed");
    note = read_note("---\n\nA rule above, no fields.\n\n---\n");
    is_block(&note, 0, BLOCK_PARAGRAPH, "A rule above, no fields.");
}
END_TEST

START_TEST(pictures_and_markup_leave_only_words)
{
    struct document note =
        read_note("![a boat](b.png)\n\n<div>One</div>\n<p>Two &amp; three</p>\n\n"
                  "Four<br>five &eacute; \\*six\\*\n");

    is_block(&note, 0, BLOCK_PARAGRAPH, "One");
    is_block(&note, 1, BLOCK_PARAGRAPH, "Two & three");
    is_block(&note, 2, BLOCK_PARAGRAPH, "Fourfive é *six*");
    ck_assert_uint_eq(note.block_count, 3);
}
END_TEST

START_TEST(an_empty_note_has_no_blocks)
{
    ck_assert_uint_eq(read_note("").block_count, 0);
    ck_assert_uint_eq(read_note("\n \n<!-- x -->\n").block_count, 0);
}
END_TEST

/* cmark would end the program. */
START_TEST(running_out_of_memory_comes_back)
{
    static const char NOTE[] =
        "# One\n\nTwo *three* [four](five).\n\n- six\n\n| a |\n|---|\n| b |\n";
    bool done = false, happened;

    for (size_t nth = 1; !done; nth++) {
        struct draft draft;

        arena_release(&arena);
        draft_init(&draft);
        failing_from(nth);
        done = markdown_read(&arena, span_from(NOTE), &draft, &metadata) && !draft.text.failed &&
               !draft.blocks.failed;
        happened = failing_happened();
        failing_from(0);
        ck_assert(done || happened);
        draft_release(&draft);
    }
}
END_TEST

Suite *markdown_suite(void);
Suite *markdown_suite(void)
{
    Suite *suite = suite_create("markdown");
    TCase *tests = tcase_create("markdown");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, each_block_is_known_as_what_it_is);
    tcase_add_test(tests, a_table_is_cells);
    tcase_add_test(tests, front_matter_is_no_text);
    tcase_add_test(tests, pictures_and_markup_leave_only_words);
    tcase_add_test(tests, an_empty_note_has_no_blocks);
    tcase_add_test(tests, running_out_of_memory_comes_back);
    suite_add_tcase(suite, tests);
    return suite;
}
