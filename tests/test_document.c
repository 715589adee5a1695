#include <check.h>
#include <string.h>

#include "base/buffer.h"
#include "text/document.h"

static struct arena arena;

static struct document blocks_of(struct span text)
{
    struct document document = {.text = text, .language = language_find("en")};

    arena_init(&arena);
    document.arena = &arena;
    ck_assert(document_find_blocks(&document));
    return document;
}

/* Checks the blocks of `text`, given with '|' between them. */
static void blocks(struct span text, const char *wanted)
{
    struct document document = blocks_of(text);
    struct nutgraf_buffer found;

    buffer_init(&found);
    for (uint32_t i = 0; i < document.block_count; i++) {
        if (i > 0)
            buffer_byte(&found, '|');
        buffer_span(&found,
                    document_span(&document, document.blocks[i].start, document.blocks[i].length));
    }
    buffer_byte(&found, '\0');
    ck_assert_str_eq(found.bytes, wanted);
    buffer_release(&found);
    arena_release(&arena);
}

START_TEST(every_kind_of_line_end_parts_blocks)
{
    blocks(span_from("One\nTwo\r\nThree\rFour\fFive\vSix\xC2\x85Seven\xE2\x80\xA8"
                     "Eight\xE2\x80\xA9Nine"),
           "One|Two|Three|Four|Five|Six|Seven|Eight|Nine");
    /* Behind characters that begin with the same byte. */
    blocks(span_from("One\xC2\xA0\xC2\xABtwo\xC2\x85three"), "One\xC2\xA0\xC2\xABtwo|three");
    blocks(span_from("\xE2\x80\x9COne\xE2\x80\x9D\xE2\x80\xA9two\xE2"),
           "\xE2\x80\x9COne\xE2\x80\x9D|two\xE2");
}
END_TEST

START_TEST(white_space_the_byte_order_mark_and_nul_belong_to_no_block)
{
    blocks(span_of("\xEF\xBB\xBF  One \t\n\0\nTwo\0\n", 18), "One|Two");
    blocks(span_from(""), "");
    blocks(span_from(" \n\t\r\n \xC2\xA0 "), "");
}
END_TEST

START_TEST(empty_lines_are_counted_up_to_three)
{
    struct document document = blocks_of(span_from("\nOne\nTwo\r\n\r\nThree\n\n\n\n\n\nFour"));

    ck_assert_uint_eq(document.block_count, 4);
    ck_assert_uint_eq(document.blocks[0].blank, 1);
    ck_assert_uint_eq(document.blocks[1].blank, 0);
    ck_assert_uint_eq(document.blocks[2].blank, 1);
    ck_assert_uint_eq(document.blocks[3].blank, 3);
    arena_release(&arena);
}
END_TEST

START_TEST(bullets_and_numbers_make_items)
{
    static const char *const ITEMS[] = {"- rope",   "* rope",   "\xE2\x80\xA2 rope", "1. rope",
                                        "12) rope", "(3) rope", "b) rope",           "2.) rope"};
    static const char *const OTHERS[] = {"-rope", "1998. A year", "A. Lorne came", "rope",
                                         "-",     "1.",           "(rope)",        "1 rope"};

    for (size_t i = 0; i < sizeof ITEMS / sizeof *ITEMS; i++) {
        ck_assert_int_eq(blocks_of(span_from(ITEMS[i])).blocks[0].kind, BLOCK_ITEM);
        arena_release(&arena);
    }
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        ck_assert_int_eq(blocks_of(span_from(OTHERS[i])).blocks[0].kind, BLOCK_PARAGRAPH);
        arena_release(&arena);
    }
}
END_TEST

static const char WRAPPED[] = "The old ferry left the harbour before the sun was up and\n"
                              "nobody on the quay thought it worth the while to wave at\n"
                              "her, since she had left at the same hour on every day of\n"
                              "the last eleven years and had always come back by dusk.\n"
                              "\n"
                              "On that evening the lamps along the quay were lit as they\n"
                              "were on any other, and the harbour master went home early\n"
                              "because the fog made it useless to look for any ship at\n"
                              "all, whether it was late or not, from the tower.\n"
                              "- the lamps were lit\n"
                              "- the tower was dark\n";

START_TEST(lines_that_a_machine_wrapped_are_joined)
{
    struct document document = blocks_of(span_from(WRAPPED));

    ck_assert_uint_eq(document.block_count, 4);
    ck_assert_uint_eq(document.blocks[0].blank, 0);
    ck_assert_uint_eq(document.blocks[1].blank, 1);
    ck_assert_int_eq(document.blocks[1].kind, BLOCK_PARAGRAPH);
    ck_assert_int_eq(document.blocks[2].kind, BLOCK_ITEM);
    ck_assert_int_eq(document.blocks[3].kind, BLOCK_ITEM);
    arena_release(&arena);
}
END_TEST

/* Few lines open low where nouns have capitals. */
static const char GERMAN[] = "Der Hafenrat von Lindenau hat am Dienstag beschlossen, Kräne\n"
                             "und Lagerhäuser am alten Kai abzureißen. Anwohner hatten\n"
                             "Lärm, Staub und Schwerverkehr seit Jahren beklagt.\n"
                             "Bürgermeisterin Petra Lohse nannte den Beschluss einen\n"
                             "Gewinn für die Stadt, Händler und Fischer. Baubeginn ist im\n"
                             "Frühjahr, Ende der Arbeiten frühestens in drei Jahren.\n"
                             "Kritik kam von Reedern, deren Schiffe künftig in Aarbrück\n"
                             "anlegen müssen. Gegner kündigten Klage vor dem Gericht in\n"
                             "Villingen an, Befürworter luden zum Fest.\n";

START_TEST(wrapped_lines_are_joined_where_nouns_have_capitals)
{
    struct document document = blocks_of(span_from(GERMAN));

    ck_assert_uint_eq(document.block_count, 1);
    arena_release(&arena);
}
END_TEST

START_TEST(a_short_note_is_joined_when_every_line_of_it_is_full)
{
    static const char NOTE[] = "The lift on the north quay stands still, the harbour\n"
                               "office said. A cable broke on Sunday night, and a new\n"
                               "one comes from Bergen. The office hopes for\n"
                               "Wednesday.\n";
    static const char CAPITALS[] = "THE LIFT ON THE NORTH QUAY STANDS STILL, THE HARBOUR\n"
                                   "OFFICE SAID. A CABLE BROKE ON SUNDAY NIGHT, AND A NEW\n"
                                   "ONE COMES FROM BERGEN. THE OFFICE HOPES FOR A\n"
                                   "WEDNESDAY BEFORE THE FAIR.\n";
    static const char LOOSE[] = "The lift on the north quay stands still, the harbour\n"
                                "office\n"
                                "said. A cable broke on Sunday night, and one comes for\n"
                                "Saturday.\n";
    struct document document = blocks_of(span_from(NOTE));

    ck_assert_uint_eq(document.block_count, 1);
    arena_release(&arena);
    document = blocks_of(span_from(CAPITALS));
    ck_assert_uint_eq(document.block_count, 1);
    arena_release(&arena);
    document = blocks_of(span_from(LOOSE));
    ck_assert_uint_gt(document.block_count, 1);
    arena_release(&arena);
}
END_TEST

/* A line each, though they are about as long: more words would have fitted. */
static const char HEADINGS[] =
    "Port Maren closes its inner harbour\nFerry returns to the northern line\n"
    "storm shuts schools on the coast\nCouncil drops the old bridge toll\n"
    "Library stays open after the works\nKettle boils a litre in three minutes\n";

START_TEST(lines_that_had_room_are_lines_of_their_own)
{
    struct document document = blocks_of(span_from(HEADINGS));

    ck_assert_uint_eq(document.block_count, 6);
    arena_release(&arena);
}
END_TEST

START_TEST(a_number_that_a_wrapped_line_starts_with_is_no_item)
{
    struct nutgraf_buffer text;
    struct document document;

    buffer_init(&text);
    for (int i = 0; i < 10; i++)
        buffer_text(&text, "the old ferry left the harbour of the town on the day of the\n"
                           "3. of May and came back before anybody had thought of her.\n");
    document = blocks_of(span_of(text.bytes, text.length));
    ck_assert_uint_eq(document.block_count, 1);
    buffer_release(&text);
    arena_release(&arena);
}
END_TEST

/* Each of these is one paragraph, wrapped. */
static const char *const PARAGRAPHS[] = {
    /* all in capitals */
    "THE COUNCIL OF PORT MAREN HAS DECIDED TO CLOSE THE INNER\n"
    "HARBOUR IN SPRING, AFTER TWO WINTERS IN WHICH STORMS HAD\n"
    "KEPT THE SHIPS IN PORT FOR MORE THAN FORTY DAYS. THE\n"
    "HARBOUR MASTER CALLED THE DECISION A SHAME. PASSENGERS\n"
    "WHO HAD BOUGHT A TICKET FOR THE WHOLE YEAR WILL GET A\n"
    "PART OF THEIR MONEY BACK. A SMALLER SHIP IS WANTED THAT\n"
    "WAS BUILT FOR ROUGH WATER AND COULD SAIL UNTIL THE LINE\n"
    "IS OPENED AGAIN, WHICH NOBODY BELIEVES WILL HAPPEN THIS\n"
    "YEAR OR THE NEXT ONE.\n",
    /* a script without case */
    "قررت بلدية الميناء أمس إغلاق الحوض الداخلي\n"
    "أمام السفن في الربيع بعد شتاءين من العواصف\n"
    "التي أبقت المراكب على الرصيف أكثر من أربعين\n"
    "يوما وقال مدير الميناء إن القرار عار على\n"
    "الساحل كله وإن الركاب الذين اشتروا تذكرة للعام\n"
    "سيحصلون على بعض المال كما وعدت الشركة في\n"
    "رسالتها وتبحث البلدية عن سفينة أصغر تصلح للبحر\n"
    "العالي وتستطيع أن تعمل حتى يفتح الخط من جديد\n"
    "ولا يصدق أحد أن ذلك سيحدث هذا العام أو في\n"
    "العام القادم.\n",
    /* narrow columns */
    "The council has decided to\n"
    "close the inner harbour in\n"
    "spring, after two winters\n"
    "in which storms kept every\n"
    "ship in port for more than\n"
    "forty days. Passengers who\n"
    "had bought a ticket for\n"
    "the year will get a part\n"
    "of their money back, if\n"
    "they ask for it in time.\n",
    /* dashes and brackets at the start of a line */
    "The council wants to buy a small ship, the harbour master says,\n"
    "- if it finds one that was built for rough water -, and to have\n"
    "the line run by the people of the town, (1) because nobody else\n"
    "(2) or at least nobody that anyone has heard of, would take the\n"
    "risk of another winter like the two that were, and (3) in order\n"
    "to keep the pilots in the town, who would otherwise move to one\n"
    "of the bigger harbours in the south, where there is work enough\n"
    "for all of them, and where a pilot can earn twice what he earns\n"
    "here in a good year, and where it does not rain so often as it\n"
    "does here.\n"};

START_TEST(a_wrapped_paragraph_is_one_block)
{
    struct document document = blocks_of(span_from(PARAGRAPHS[_i]));

    ck_assert_uint_eq(document.block_count, 1);
    arena_release(&arena);
}
END_TEST

/* Lines as wide as each other that no machine broke. */
static const char ROWS[] = "LINE 1  PORT MAREN  07:10  08:55\nLINE 2  SALTHOLM    07:40  09:15\n"
                           "LINE 3  VILLINGEN   08:10  09:50\nLINE 4  AARBRUECK   08:20  10:05\n"
                           "LINE 5  LINDENAU    09:00  10:45\nLINE 6  NORTH PIER  09:30  11:15\n"
                           "LINE 7  SOUTH PIER  10:10  11:55\nLINE 8  OLD BRIDGE  10:40  12:25\n"
                           "LINE 9  LIGHTHOUSE  11:10  12:55\nLINE 10 GREEN WALL  11:40  13:25\n";

START_TEST(the_rows_of_a_table_are_lines_of_their_own)
{
    struct document document = blocks_of(span_from(ROWS));

    ck_assert_uint_eq(document.block_count, 10);
    arena_release(&arena);
}
END_TEST

START_TEST(long_lines_are_paragraphs_of_their_own)
{
    struct nutgraf_buffer text;
    struct document document;

    buffer_init(&text);
    for (int line = 0; line < 12; line++) {
        for (int i = 0; i < 20; i++)
            buffer_text(&text, "ropes and lamps ");
        buffer_text(&text, "were sold.\n");
    }
    document = blocks_of(span_of(text.bytes, text.length));
    ck_assert_uint_eq(document.block_count, 12);
    buffer_release(&text);
    arena_release(&arena);
}
END_TEST

START_TEST(a_line_that_breaks_off_goes_on_in_the_next)
{
    blocks(span_from("The lamp hung low\nover the table."), "The lamp hung low\nover the table.");
    blocks(span_from("The lamp hung\nlow over the table where\nthe crew ate."),
           "The lamp hung\nlow over the table where\nthe crew ate.");
    blocks(span_from("The lamp hung\nlow over the table where"),
           "The lamp hung|low over the table where");
    blocks(span_from("ropes\nlamps\nsalt, tar."), "ropes|lamps|salt, tar.");
    blocks(span_from("The lamp hung low.\nover the table."), "The lamp hung low.|over the table.");
    blocks(span_from("The lamp hung low\n\nover the table."), "The lamp hung low|over the table.");
    blocks(span_from("Harbour news\nThe ferry left."), "Harbour news|The ferry left.");
    blocks(span_from("\xE3\x81\x93\xE3\x82\x8C\xE3\x81\xAF\xE6\x9D\x91\xE3\x81\xAE\n"
                     "\xE8\x88\xB9\xE3\x81\xA7\xE3\x81\x99\xE3\x80\x82"),
           "\xE3\x81\x93\xE3\x82\x8C\xE3\x81\xAF\xE6\x9D\x91\xE3\x81\xAE\n"
           "\xE8\x88\xB9\xE3\x81\xA7\xE3\x81\x99\xE3\x80\x82");
}
END_TEST

START_TEST(a_million_lines_are_a_million_blocks)
{
    struct nutgraf_buffer text;
    struct document document;

    buffer_init(&text);
    for (int i = 0; i < 1000000; i++)
        buffer_text(&text, "Ab\n");
    document = blocks_of(span_of(text.bytes, text.length));
    ck_assert_uint_eq(document.block_count, 1000000);
    ck_assert_uint_eq(document.blocks[999999].start, 2999997);
    buffer_release(&text);
    arena_release(&arena);
}
END_TEST

START_TEST(every_reason_for_noise_has_a_name)
{
    for (enum noise noise = NOISE_NONE; noise <= NOISE_OUTSIDE; noise++)
        ck_assert_uint_gt(strlen(noise_name(noise)), 3);
    ck_assert_str_ne(noise_name(NOISE_CALL), noise_name(NOISE_LEGAL));
}
END_TEST

Suite *document_suite(void);
Suite *document_suite(void)
{
    Suite *suite = suite_create("document");
    TCase *cases = tcase_create("document");

    tcase_add_test(cases, every_kind_of_line_end_parts_blocks);
    tcase_add_test(cases, white_space_the_byte_order_mark_and_nul_belong_to_no_block);
    tcase_add_test(cases, empty_lines_are_counted_up_to_three);
    tcase_add_test(cases, bullets_and_numbers_make_items);
    tcase_add_test(cases, lines_that_a_machine_wrapped_are_joined);
    tcase_add_test(cases, wrapped_lines_are_joined_where_nouns_have_capitals);
    tcase_add_test(cases, a_short_note_is_joined_when_every_line_of_it_is_full);
    tcase_add_test(cases, lines_that_had_room_are_lines_of_their_own);
    tcase_add_test(cases, a_number_that_a_wrapped_line_starts_with_is_no_item);
    tcase_add_loop_test(cases, a_wrapped_paragraph_is_one_block, 0,
                        (int)(sizeof PARAGRAPHS / sizeof *PARAGRAPHS));
    tcase_add_test(cases, the_rows_of_a_table_are_lines_of_their_own);
    tcase_add_test(cases, long_lines_are_paragraphs_of_their_own);
    tcase_add_test(cases, a_line_that_breaks_off_goes_on_in_the_next);
    tcase_add_test(cases, a_million_lines_are_a_million_blocks);
    tcase_add_test(cases, every_reason_for_noise_has_a_name);
    suite_add_tcase(suite, cases);
    return suite;
}
