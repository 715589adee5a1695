#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "language/utf8.h"
#include "support.h"
#include "text/marks.h"
#include "text/sentences.h"

/* Splits a document into its sentences, with '|' between them. */
static void split_into(struct nutgraf_buffer *found, struct document *document)
{
    ck_assert(sentences_split(document));
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        if (i > 0)
            buffer_byte(found, '|');
        utf8_fold_space(found, document_span(document, document->sentences[i].start,
                                             document->sentences[i].length));
    }
    buffer_byte(found, '\0');
}

static void ends_in(struct document *document, const char *wanted)
{
    struct nutgraf_buffer found;

    buffer_init(&found);
    split_into(&found, document);
    ck_assert_str_eq(found.bytes, wanted);
    buffer_release(&found);
}

static void splits(const char *language, const char *text, const char *wanted)
{
    struct document document = {.text = span_from(text), .language = language_find(language)};
    struct arena arena;

    arena_init(&arena);
    document.arena = &arena;
    ck_assert(document_find_blocks(&document));
    ends_in(&document, wanted);
    arena_release(&arena);
}

/* The same of a paragraph of a page, whose lines the author broke. */
static void breaks(const char *text, const char *wanted)
{
    struct block block = {.length = (uint32_t)strlen(text)};
    struct document document = {.text = span_from(text),
                                .language = language_find("en"),
                                .judged = true,
                                .blocks = &block,
                                .block_count = 1};
    struct arena arena;

    arena_init(&arena);
    document.arena = &arena;
    ends_in(&document, wanted);
    arena_release(&arena);
}

/* Checks that the whole is one sentence. */
static void keeps(const char *language, const char *text)
{
    splits(language, text, text);
}

START_TEST(a_stop_before_a_capital_ends_a_sentence)
{
    splits("en", "The ferry left. Nobody waved.", "The ferry left.|Nobody waved.");
    splits("en", "Is it late? Run!", "Is it late?|Run!");
    splits("de", "Die Fähre fuhr ab. Niemand winkte.", "Die Fähre fuhr ab.|Niemand winkte.");
    splits("fr", "Le bac est parti. Personne n'a salué.", "Le bac est parti.|Personne n'a salué.");
    splits("ru", "Паром ушёл. Никто не махал.", "Паром ушёл.|Никто не махал.");
}
END_TEST

/* `before`, a gap and `behind`, split. */
static void split_pair(struct nutgraf_buffer *found, const struct language *language,
                       const char *before, const char *gap, const char *behind)
{
    struct document document = {.language = language};
    struct nutgraf_buffer text;
    struct arena arena;

    arena_init(&arena);
    buffer_init(&text);
    document.arena = &arena;
    buffer_print(&text, "%s%s%s", before, gap, behind);
    document.text = span_of(text.bytes, text.length);
    ck_assert(document_find_blocks(&document));
    split_into(found, &document);
    buffer_release(&text);
    arena_release(&arena);
}

/* Where two spaces follow, nothing is told at a glance. */
START_TEST(an_end_is_the_same_at_a_glance_and_looked_at_closely)
{
    static const char *const BEFORE[] = {"It was the harbour",
                                         "Ask ex-Sen",
                                         "We met Mr",
                                         "We met mr",
                                         "Dhr",
                                         "She has nets etc",
                                         "Marrow Inc",
                                         "It is 5 kg",
                                         "Ludwig XI",
                                         "Ludwig Xi",
                                         "It was (so",
                                         "Usw",
                                         "No",
                                         "1. Salt",
                                         "a",
                                         "He said: \"Go",
                                         "At 4 a.m",
                                         "It was the ISI",
                                         "i huset i",
                                         "Dl",
                                         "dl. Iz",
                                         "S",
                                         "ex-dr",
                                         "\"So\" it is"};
    static const char *const BEHIND[] = {"The ship sank.", "\"The ship\" sank.", "I sank.",
                                         "the ship sank.", "Mai is over.",       "A, then."};
    const struct language *language = language_at((uint32_t)_i / 2);
    const char *mark = _i % 2 ? ".\"" : ".";

    for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE * 6; i++) {
        struct nutgraf_buffer before, glance, close;

        buffer_init(&before);
        buffer_init(&glance);
        buffer_init(&close);
        buffer_print(&before, "%s%s", BEFORE[i / 6], mark);
        split_pair(&glance, language, before.bytes, " ", BEHIND[i % 6]);
        split_pair(&close, language, before.bytes, "  ", BEHIND[i % 6]);
        ck_assert_str_eq(glance.bytes, close.bytes);
        buffer_release(&before);
        buffer_release(&glance);
        buffer_release(&close);
    }
}
END_TEST

START_TEST(a_title_never_ends_a_sentence)
{
    keeps("en", "We asked Dr. Hale and Mrs. Voss about the tide.");
    keeps("en", "We asked ex-Sen. Norma Hale about the tide.");
    keeps("de", "Wir fragten Dr. Hahn nach der Ebbe.");
    keeps("es", "Preguntamos a la Sra. Vidal por la marea.");
    keeps("it", "Abbiamo chiesto al Sig. Corti della marea.");
    keeps("nl", "Wij vroegen het aan Dhr. Vos en Mevr. Smit.");
    keeps("sv", "Vi frågade Dr. Holm om tidvattnet.");
    keeps("pt", "Perguntámos ao Sr. Faria pela maré.");
}
END_TEST

START_TEST(abbreviations_are_each_languages_own)
{
    keeps("de", "Viele Häfen, z. B. Emden, sind alt.");
    keeps("de", "Sie fand bzw. Er verlor den Schlüssel.");
    keeps("da", "Mange havne, f.eks. Esbjerg, er gamle.");
    keeps("fi", "Monet satamat, esim. Turku, ovat vanhoja.");
    keeps("ru", "Многие порты, напр. Псков, стары.");
    keeps("fr", "Voir p. 12 du registre.");
    splits("fr", "Il a vu le bzw. Elle est partie.", "Il a vu le bzw.|Elle est partie.");
}
END_TEST

START_TEST(an_abbreviation_may_end_a_sentence_before_a_small_word)
{
    splits("en", "The nets went to Marrow & Co. They arrived wet.",
           "The nets went to Marrow & Co.|They arrived wet.");
    keeps("en", "The nets went to Marrow & Co. Limited of Hull.");
    splits("en", "She has lived in the U.S. Her sister has not.",
           "She has lived in the U.S.|Her sister has not.");
    keeps("en", "She wrote to the U.S. Coast Guard.");
    splits("de", "Es gab Netze, Taue usw. Alles war nass.",
           "Es gab Netze, Taue usw.|Alles war nass.");
}
END_TEST

START_TEST(a_clock_ends_a_sentence_only_when_one_stands_before_it)
{
    keeps("en", "At 4 a.m. Mrs. Voss woke.");
    splits("en", "The old boat came in at 4 a.m. Mrs. Voss was up.",
           "The old boat came in at 4 a.m.|Mrs. Voss was up.");
    keeps("en", "It opens at 4 p.m. on Sundays.");
}
END_TEST

START_TEST(initials_belong_to_the_name_behind_them)
{
    keeps("en", "The chart was drawn by Edith M. Lorne.");
    keeps("en", "The chart was drawn by E. M. Lorne in pencil.");
    keeps("sv", "Kartan ritades av A. I. Lorne.");
    splits("en", "It was only you and I. Did anyone see?",
           "It was only you and I.|Did anyone see?");
}
END_TEST

START_TEST(a_letter_that_is_a_word_ends_a_sentence)
{
    splits("sv", "Det var huset jag bodde i. Nu är det sålt.",
           "Det var huset jag bodde i.|Nu är det sålt.");
}
END_TEST

START_TEST(ordinals_do_not_end_sentences_where_they_take_a_stop)
{
    keeps("de", "Am 3. Mai lief das Schiff aus.");
    keeps("de", "Es war der 2. Versuch der Mannschaft.");
    splits("de", "Das steht auf Seite 14. Dort ist auch die Karte.",
           "Das steht auf Seite 14.|Dort ist auch die Karte.");
    keeps("da", "Skibet sejlede den 3. maj fra Esbjerg.");
    keeps("fi", "Laiva lähti 3. toukokuuta Turusta.");
    keeps("de", "Ludwig XIV. regierte lange.");
    splits("en", "The crew was 12. Nobody else came.", "The crew was 12.|Nobody else came.");
}
END_TEST

START_TEST(a_day_a_month_and_a_year_stay_together_in_any_language)
{
    keeps("und", "Loď vyplula 3. Května 1998 z přístavu.");
}
END_TEST

START_TEST(numbers_and_amounts_keep_their_stops)
{
    splits("en", "It cost $4.50. We paid.", "It cost $4.50.|We paid.");
    keeps("en", "See No. 7 and fig. 3 of the log.");
    keeps("de", "Das Boot kostete 1.250.000 Euro.");
}
END_TEST

START_TEST(addresses_are_not_cut)
{
    splits("en", "Write to Edith.Lorne@harbour.example. She answers.",
           "Write to Edith.Lorne@harbour.example.|She answers.");
    splits("en", "Look at https://harbour.example/Old.Maps/List.html. It is there.",
           "Look at https://harbour.example/Old.Maps/List.html.|It is there.");
}
END_TEST

START_TEST(a_missing_gap_still_ends_a_sentence)
{
    splits("en", "The lamp went out.Then it rained.", "The lamp went out.|Then it rained.");
    keeps("en", "The name is J.Lorne or St.Ives, not harbour.example.");
    splits("en", "Who came?Nobody.", "Who came?|Nobody.");
}
END_TEST

START_TEST(a_quotation_closes_with_its_sentence)
{
    splits("en", "\"The tide is out.\" She put on her boots.",
           "\"The tide is out.\"|She put on her boots.");
    keeps("en", "\"The tide is out.\" said the pilot.");
    splits("de", "„Die Ebbe kommt.“ Sie zog die Stiefel an.",
           "„Die Ebbe kommt.“|Sie zog die Stiefel an.");
    splits("fr", "« La mer descend. » Elle mit ses bottes.",
           "« La mer descend. »|Elle mit ses bottes.");
    keeps("es", "«La marea baja.», dijo el piloto.");
    keeps("ru", "Она спросила: «Где лодка?».");
}
END_TEST

START_TEST(a_short_quotation_stays_with_who_says_it)
{
    keeps("de", "„Es regnet. Wir warten,“ sagte der Lotse.");
    keeps("en", "\"It rains. We wait,\" said the pilot.");
}
END_TEST

/* Its characters count, not what layout makes of its white space and marks. */
START_TEST(a_quotation_is_as_long_in_any_layout)
{
    keeps("en", "\"The ferry to the island leaves at noon today. Nobody may bring a goat aboard, "
                "or a second one,\" said the pilot.");
    splits("en",
           "\"The  ferry  to  the  island  leaves at noon today.  Nobody may bring a goat aboard,  "
           "or a "
           "second one,\" said the pilot. It rains.",
           "\"The ferry to the island leaves at noon today. Nobody may bring a goat aboard, or a "
           "second one,\" said the pilot.|It rains.");
    splits(
        "en",
        "\"The ferry to the island leaves at noon today. Nobody may bring a goat or a cow aboard, "
        "or a second one,\" said the pilot.",
        "\"The ferry to the island leaves at noon today.|Nobody may bring a goat or a cow aboard, "
        "or a second one,\" said the pilot.");
}
END_TEST

START_TEST(a_remark_in_brackets_is_no_end)
{
    keeps("en", "The lamp (It was brass. It shone.) hung low.");
    keeps("en", "He read on [...] and then slept.");
    splits("en", "The lamp hung low. (It was brass.) It shone.",
           "The lamp hung low.|(It was brass.)|It shone.");
    splits("en", "The lamp was brass.[4] It shone. [12] We left.",
           "The lamp was brass.[4]|It shone. [12]|We left.");
}
END_TEST

START_TEST(an_ellipsis_ends_a_sentence_only_before_a_capital)
{
    splits("en", "We waited... Nobody came.", "We waited...|Nobody came.");
    keeps("en", "We waited ... and waited.");
    splits("en", "We waited. ...and nobody came.", "We waited.|...and nobody came.");
    splits("en", "They waited there. . . . Nobody came.", "They waited there.|. . . Nobody came.");
    splits("en", "We waited… Nobody came.", "We waited…|Nobody came.");
    keeps("en", "A gull . . . I saw it.");
}
END_TEST

START_TEST(the_number_of_a_note_stays_with_its_sentence)
{
    splits("en", "The lamp burned oil.[7] Nobody knew why.\xC2\xB9\xC2\xB2 It cost 9 crowns.",
           "The lamp burned oil.[7]|Nobody knew why.\xC2\xB9\xC2\xB2|It cost 9 crowns.");
    splits("en", "The yard has 30 m\xC2\xB2. The house on it is old.",
           "The yard has 30 m\xC2\xB2.|The house on it is old.");
}
END_TEST

START_TEST(items_of_a_list_in_a_line_are_sentences)
{
    splits("en", "1) Two ropes 2) One lamp", "1) Two ropes|2) One lamp");
    splits("en", "1. Two ropes 2. One lamp 3. Salt", "1. Two ropes|2. One lamp|3. Salt");
    splits("en", "a. Two ropes b. One lamp", "a. Two ropes|b. One lamp");
    splits("en", "\xE2\x80\xA2 Two ropes \xE2\x80\xA2 One lamp",
           "\xE2\x80\xA2 Two ropes|\xE2\x80\xA2 One lamp");
    keeps("en", "1) Two ropes 3) One lamp");
}
END_TEST

START_TEST(marks_of_other_scripts_end_sentences)
{
    splits("zh", "潮水退了。我们走吧！好吗？", "潮水退了。|我们走吧！|好吗？");
    keeps("ja", "彼は「もう遅い。帰ろう。」と言った。");
    splits("ja", "船は３．５トンです。古いです。", "船は３．５トンです。|古いです。");
    splits("hi", "नाव चली गई। हम रुके।", "नाव चली गई।|हम रुके।");
    splits("ar", "أين القارب؟ ذهب القارب.", "أين القارب؟|ذهب القارب.");
    splits("hy", "Նավը գնաց: Մենք մնացինք:", "Նավը գնաց:|Մենք մնացինք:");
    splits("hy", "Նավը գնաց։ Մենք մնացինք։", "Նավը գնաց։|Մենք մնացինք։");
    splits("el", "Πού είναι η βάρκα; Έφυγε.", "Πού είναι η βάρκα;|Έφυγε.");
    splits("und", "ጀልባው ሄደ።እኛ ቀረን።", "ጀልባው ሄደ።|እኛ ቀረን።");
}
END_TEST

START_TEST(a_semicolon_ends_a_sentence_in_greek_only)
{
    keeps("en", "The boat; It left.");
}
END_TEST

START_TEST(long_thai_is_cut_at_a_gap)
{
    struct document document = {.language = language_find("th")};
    struct nutgraf_buffer text;
    struct arena arena;

    arena_init(&arena);
    buffer_init(&text);
    for (int i = 0; i < 60; i++)
        buffer_text(&text, "เรือออกจากท่าแล้ว ");
    document.arena = &arena;
    document.text = span_of(text.bytes, text.length);
    ck_assert(document_find_blocks(&document) && sentences_split(&document));
    ck_assert_uint_gt(document.sentence_count, 5);
    buffer_release(&text);
    arena_release(&arena);
}
END_TEST

START_TEST(capitals_alone_do_not_hide_the_ends)
{
    splits("en", "THE FERRY LEFT. NOBODY WAVED. MR. VOSS SLEPT.",
           "THE FERRY LEFT.|NOBODY WAVED.|MR. VOSS SLEPT.");
}
END_TEST

START_TEST(text_without_capitals_is_split_behind_known_words)
{
    splits("en", "the ferry is leaving. nobody waved.", "the ferry is leaving.|nobody waved.");
    keeps("en", "the ferry (approx. two decks) left.");
}
END_TEST

START_TEST(an_emoticon_ends_a_sentence)
{
    splits("en", "We made it home :-) Thanks for the lift",
           "We made it home :-)|Thanks for the lift");
}
END_TEST

START_TEST(a_block_end_ends_a_sentence)
{
    splits("en", "Harbour news\n\nThe ferry left", "Harbour news|The ferry left");
}
END_TEST

START_TEST(endless_text_is_cut_at_gaps_and_between_characters)
{
    static const char *const WORDS[] = {"rope ", "\xD0\xB6", "a"};

    for (size_t k = 0; k < sizeof WORDS / sizeof *WORDS; k++) {
        struct document document = {.language = language_find("en")};
        struct nutgraf_buffer text;
        struct arena arena;

        arena_init(&arena);
        buffer_init(&text);
        while (text.length < 300000)
            buffer_text(&text, WORDS[k]);
        document.arena = &arena;
        document.text = span_of(text.bytes, text.length);
        ck_assert(document_find_blocks(&document) && sentences_split(&document));
        for (uint32_t i = 0; i < document.sentence_count; i++) {
            struct sentence sentence = document.sentences[i];

            ck_assert_uint_le(sentence.length, 12000);
            ck_assert_uint_eq(
                utf8_invalid(document_span(&document, sentence.start, sentence.length)), 0);
        }
        buffer_release(&text);
        arena_release(&arena);
    }
}
END_TEST

/* Sentences lie in their blocks in order, do not overlap, begin and end with
 * something visible, and nothing visible is left out. */
static void check_tiling(const struct document *document)
{
    uint32_t at = 0, block = 0;

    for (uint32_t i = 0; i <= document->sentence_count; i++) {
        struct sentence last = {.start = (uint32_t)document->text.length};
        struct sentence sentence = i < document->sentence_count ? document->sentences[i] : last;
        uint32_t start = at, end = sentence.start, code_point;

        ck_assert_uint_le(at, sentence.start);
        while (start < end) {
            start += utf8_decode(document_span(document, start, end - start), &code_point);
            ck_assert(utf8_is_space(code_point) || (marks_of(code_point) & MARK_HIDDEN));
        }
        if (i == document->sentence_count)
            break;
        ck_assert_uint_gt(sentence.length, 0);
        ck_assert_uint_ge(sentence.block, block);
        block = sentence.block;
        ck_assert_uint_ge(sentence.start, document->blocks[block].start);
        at = sentence.start + sentence.length;
        ck_assert_uint_le(at, document->blocks[block].start + document->blocks[block].length);
        start = sentence.start;
        end = at;
        document_trim(document, &start, &end);
        ck_assert_uint_eq(start, sentence.start);
        ck_assert_uint_eq(end, at);
    }
}

/* Rubbish made of what the splitter looks at, and of any byte. */
static void make_rubbish(char *bytes, size_t length, uint32_t *state)
{
    static const char *const PIECES[] = {". ",
                                         "...",
                                         "! ",
                                         "? ",
                                         "\"",
                                         "'",
                                         "(",
                                         ")",
                                         " 1. ",
                                         " 2) ",
                                         "Mr. ",
                                         "u.s. ",
                                         "\n",
                                         "\r",
                                         "  ",
                                         "etc",
                                         "A",
                                         "b",
                                         "\xE2\x80\xA2",
                                         "\xE3\x80\x82",
                                         "\xE2\x80\x9C",
                                         "\xE2\x80\x9D",
                                         "\xC2\xBB",
                                         "\xC2\xAB",
                                         "\xD6\x89",
                                         ":-) ",
                                         "[12]",
                                         "\xE2\x80\xA6",
                                         ". . . ",
                                         "\xE0\xB8\x81",
                                         "\xE2\x80\x8B",
                                         "@",
                                         "://",
                                         ":",
                                         ";"};
    size_t at = 0;

    while (at < length) {
        uint32_t r = random_next(state);
        const char *piece = PIECES[(r >> 8) % (sizeof PIECES / sizeof *PIECES)];
        size_t size = strlen(piece);

        if (r % 4 == 0 || at + size > length) {
            bytes[at++] = (char)(r >> 16);
            continue;
        }
        memcpy(bytes + at, piece, size);
        at += size;
    }
}

START_TEST(any_bytes_are_covered_without_overlap)
{
    static const char *const CODES[] = {"en", "de", "hy", "el", "ja", "th", "und", "sv"};
    uint32_t state = 20240 + (uint32_t)_i;
    char bytes[700];
    struct arena arena;

    arena_init(&arena);
    for (int round = 0; round < 300; round++) {
        struct document document = {.arena = &arena, .language = language_find(CODES[_i])};
        size_t length = random_next(&state) % sizeof bytes;

        make_rubbish(bytes, length, &state);
        document.text = span_of(bytes, length);
        ck_assert(document_find_blocks(&document) && sentences_split(&document));
        check_tiling(&document);
        arena_reset(&arena);
    }
    arena_release(&arena);
}
END_TEST

START_TEST(lines_of_a_list_in_a_paragraph_are_sentences)
{
    breaks("They want:\n- a bigger ferry\n- lamps on the quay",
           "They want:|- a bigger ferry|- lamps on the quay");
    breaks("Four eggs\nSalt and pepper\n2 litres of milk. Stir it.",
           "Four eggs|Salt and pepper|2 litres of milk.|Stir it.");
    breaks("The ferry sails\nagain in spring,\nthe mayor said.",
           "The ferry sails again in spring, the mayor said.");
    breaks("Anna Holm,\nPort Maren", "Anna Holm, Port Maren");
}
END_TEST

Suite *sentences_suite(void);
Suite *sentences_suite(void)
{
    Suite *suite = suite_create("sentences");
    TCase *cases = tcase_create("sentences");

    tcase_add_test(cases, a_stop_before_a_capital_ends_a_sentence);
    tcase_add_loop_test(cases, an_end_is_the_same_at_a_glance_and_looked_at_closely, 0,
                        2 * (int)language_count());
    tcase_add_test(cases, a_title_never_ends_a_sentence);
    tcase_add_test(cases, abbreviations_are_each_languages_own);
    tcase_add_test(cases, an_abbreviation_may_end_a_sentence_before_a_small_word);
    tcase_add_test(cases, a_clock_ends_a_sentence_only_when_one_stands_before_it);
    tcase_add_test(cases, initials_belong_to_the_name_behind_them);
    tcase_add_test(cases, a_letter_that_is_a_word_ends_a_sentence);
    tcase_add_test(cases, ordinals_do_not_end_sentences_where_they_take_a_stop);
    tcase_add_test(cases, a_day_a_month_and_a_year_stay_together_in_any_language);
    tcase_add_test(cases, numbers_and_amounts_keep_their_stops);
    tcase_add_test(cases, addresses_are_not_cut);
    tcase_add_test(cases, a_missing_gap_still_ends_a_sentence);
    tcase_add_test(cases, a_quotation_closes_with_its_sentence);
    tcase_add_test(cases, a_short_quotation_stays_with_who_says_it);
    tcase_add_test(cases, a_quotation_is_as_long_in_any_layout);
    tcase_add_test(cases, a_remark_in_brackets_is_no_end);
    tcase_add_test(cases, an_ellipsis_ends_a_sentence_only_before_a_capital);
    tcase_add_test(cases, the_number_of_a_note_stays_with_its_sentence);
    tcase_add_test(cases, items_of_a_list_in_a_line_are_sentences);
    tcase_add_test(cases, lines_of_a_list_in_a_paragraph_are_sentences);
    tcase_add_test(cases, marks_of_other_scripts_end_sentences);
    tcase_add_test(cases, a_semicolon_ends_a_sentence_in_greek_only);
    tcase_add_test(cases, long_thai_is_cut_at_a_gap);
    tcase_add_test(cases, capitals_alone_do_not_hide_the_ends);
    tcase_add_test(cases, text_without_capitals_is_split_behind_known_words);
    tcase_add_test(cases, an_emoticon_ends_a_sentence);
    tcase_add_test(cases, a_block_end_ends_a_sentence);
    tcase_add_test(cases, endless_text_is_cut_at_gaps_and_between_characters);
    tcase_add_loop_test(cases, any_bytes_are_covered_without_overlap, 0, 8);
    suite_add_tcase(suite, cases);
    return suite;
}
