#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "language/detect.h"

struct sample {
    const char *code, *text;
};

static const struct sample SAMPLES[] = {
    {"ar", "وصلت السفينة القديمة إلى الميناء صباح اليوم بعد رحلة طويلة في البحر، وقال القبطان إن "
           "الرياح كانت شديدة"},
    {"ca", "El vaixell vell va arribar al port aquest matí després d'un llarg viatge, i el capità "
           "va dir que el vent era molt fort"},
    {"da", "Det gamle skib nåede havnen i morges efter en lang rejse, og kaptajnen sagde at vinden "
           "havde været meget hård ude på havet"},
    {"de", "Das alte Schiff erreichte am Morgen nach einer langen Reise den Hafen, und der Kapitän "
           "sagte, der Wind sei sehr stark gewesen"},
    {"el",
     "Το παλιό πλοίο έφτασε στο λιμάνι το πρωί και ο καπετάνιος είπε ότι ο άνεμος ήταν δυνατός"},
    {"en", "The old ship reached the harbour this morning after a long journey, and her captain "
           "said that the wind had been very strong"},
    {"es", "El viejo barco llegó al puerto esta mañana después de un largo viaje, y el capitán "
           "dijo que el viento había sido muy fuerte"},
    {"eu", "Itsasontzi zaharra gaur goizean iritsi da portura bidaia luze baten ondoren, eta "
           "kapitainak esan du haizea oso gogorra zela"},
    {"fi", "Vanha laiva saapui satamaan tänä aamuna pitkän matkan jälkeen, ja kapteeni sanoi, että "
           "tuuli oli ollut erittäin kova"},
    {"fr", "Le vieux navire est arrivé au port ce matin après un long voyage, et le capitaine a "
           "dit que le vent avait été très fort"},
    {"ga", "Tháinig an seanlong isteach sa chuan ar maidin tar éis turas fada, agus dúirt an "
           "captaen go raibh an ghaoth an-láidir"},
    {"hi", "पुराना जहाज आज सुबह लंबी यात्रा के बाद बंदरगाह पर पहुंचा और कप्तान ने कहा कि हवा बहुत तेज थी"},
    {"hu", "A régi hajó ma reggel hosszú út után érkezett meg a kikötőbe, és a kapitány azt "
           "mondta, hogy a szél nagyon erős volt"},
    {"hy", "Հին նավը այսօր առավոտյան հասավ նավահանգիստ, և նավապետն ասաց, որ քամին ուժեղ էր"},
    {"id", "Kapal tua itu tiba di pelabuhan pagi ini setelah perjalanan yang panjang, dan kapten "
           "mengatakan bahwa angin sangat kencang"},
    {"it", "La vecchia nave è arrivata in porto questa mattina dopo un lungo viaggio, e il "
           "capitano ha detto che il vento era molto forte"},
    {"ja", "古い船は今朝、長い航海のあとで港に着いた。船長は風がとても強かったと話した"},
    {"lt", "Senas laivas šį rytą po ilgos kelionės pasiekė uostą, o kapitonas sakė, kad vėjas buvo "
           "labai stiprus"},
    {"ne", "पुरानो जहाज आज बिहान लामो यात्रापछि बन्दरगाहमा आइपुगेको छ र कप्तानले हावा धेरै चलेको थियो भने"},
    {"nl", "Het oude schip bereikte vanmorgen na een lange reis de haven, en de kapitein zei dat "
           "de wind erg sterk was geweest"},
    {"no", "Det gamle skipet kom til havnen i dag tidlig etter en lang reise, og kapteinen sa at "
           "vinden hadde vært veldig sterk ute på havet"},
    {"pt", "O velho navio chegou ao porto esta manhã depois de uma longa viagem, e o capitão disse "
           "que o vento tinha sido muito forte"},
    {"ro", "Vechea navă a ajuns în port în această dimineață după o călătorie lungă, iar căpitanul "
           "a spus că vântul a fost foarte puternic"},
    {"ru", "Старый корабль пришёл в порт сегодня утром после долгого пути, и капитан сказал, что "
           "ветер был очень сильным"},
    {"sr", "Stari brod je jutros posle dugog puta stigao u luku, a kapetan je rekao da je vetar "
           "bio veoma jak i da su svi umorni"},
    {"sr", "Стари брод је јутрос после дугог пута стигао у луку, а капетан је рекао да је ветар "
           "био веома јак и да су сви уморни"},
    {"sv", "Det gamla skeppet nådde hamnen i morse efter en lång resa, och kaptenen sade att "
           "vinden hade varit mycket hård ute till havs"},
    {"ta", "பழைய கப்பல் இன்று காலை நீண்ட பயணத்திற்குப் பிறகு துறைமுகத்தை அடைந்தது"},
    {"th", "เรือเก่ามาถึงท่าเรือเมื่อเช้านี้หลังจากการเดินทางอันยาวนาน"},
    {"tr", "Eski gemi bu sabah uzun bir yolculuktan sonra limana ulaştı ve kaptan rüzgârın çok "
           "sert olduğunu söyledi"},
    {"yi", "די אַלטע שיף איז הײַנט אין דער פֿרי אָנגעקומען אין פּאָרט, און דער קאַפּיטאַן האָט געזאָגט אַז דער "
           "ווינט איז געווען זייער שטאַרק"},
    {"zh", "那艘旧船今天早上经过漫长的航行抵达了港口，船长说海上的风非常大"}};

/* Languages that are none of ours, near neighbours among them. */
static const struct sample STRANGERS[] = {
    {"cs", "Stará loď dnes ráno po dlouhé cestě dorazila do přístavu a kapitán řekl, že vítr byl "
           "velmi silný a že všichni byli unavení"},
    {"pl", "Stary statek przybył dziś rano do portu po długiej podróży, a kapitan powiedział, że "
           "wiatr był bardzo silny i wszyscy byli zmęczeni"},
    {"et", "Vana laev jõudis täna hommikul pärast pikka reisi sadamasse ja kapten ütles, et tuul "
           "oli olnud väga tugev ning kõik olid väsinud"},
    {"vi", "Con tàu cũ đã đến cảng sáng nay sau một chuyến đi dài và thuyền trưởng nói rằng gió "
           "rất mạnh"},
    {"uk", "Старий корабель прибув до порту сьогодні вранці після довгої подорожі, і капітан "
           "сказав, що вітер був дуже сильним"},
    {"he", "הספינה הישנה הגיעה אל הנמל הבוקר לאחר מסע ארוך והקברניט אמר כי הרוח היתה חזקה מאוד"},
    {"bg", "Старият кораб пристигна в пристанището тази сутрин след дълго пътуване, а капитанът "
           "каза, че вятърът е бил много силен"},
    {"ur",
     "پرانا جہاز آج صبح ایک طویل سفر کے بعد بندرگاہ پر پہنچا اور کپتان نے کہا کہ ہوا بہت تیز تھی"},
    {"mr",
     "जुने जहाज आज सकाळी लांबच्या प्रवासानंतर बंदरात पोहोचले आणि कप्तानाने सांगितले की वारा खूप जोरात होता"},
    {"lv", "Vecais kuģis šorīt pēc gara brauciena ieradās ostā, un kapteinis teica, ka vējš bija "
           "ļoti stiprs un visi bija noguruši"},
    {"fa",
     "کشتی قدیمی امروز صبح پس از سفری طولانی به بندر رسید و ناخدا گفت که باد بسیار تند بوده است"},
    {"ko", "낡은 배가 오늘 아침 긴 항해 끝에 항구에 도착했다"},
    {"ka", "ძველი გემი დღეს დილით ნავსადგურში შევიდა"}};

START_TEST(a_sentence_of_each_language_is_found)
{
    const struct sample *sample = &SAMPLES[_i];

    ck_assert_str_eq(detect(span_from(sample->text))->code, sample->code);
}
END_TEST

START_TEST(every_language_has_a_sample)
{
    for (uint32_t i = 0; i < language_count(); i++) {
        size_t at = 0;

        while (at < sizeof SAMPLES / sizeof *SAMPLES &&
               strcmp(SAMPLES[at].code, language_at(i)->code) != 0)
            at++;
        ck_assert_uint_lt(at, sizeof SAMPLES / sizeof *SAMPLES);
    }
}
END_TEST

START_TEST(a_stranger_is_taken_for_none_of_ours)
{
    ck_assert_str_eq(detect(span_from(STRANGERS[_i].text))->code, "und");
}
END_TEST

START_TEST(where_nothing_tells_the_language_is_undetermined)
{
    static const char *const TEXTS[] = {"", " \n\t", "12 345,67 %", "\xFF\xFE\x80", "--- *** ---"};

    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        ck_assert_str_eq(detect(span_from(TEXTS[i]))->code, "und");
}
END_TEST

/* `times` the text between `head` and `foot`; the caller frees it. */
static char *page(const char *head, const char *text, size_t times, const char *foot)
{
    char *page = malloc(strlen(head) + times * (strlen(text) + 1) + strlen(foot) + 1);
    char *end = page + strlen(head);

    ck_assert_ptr_nonnull(page);
    memcpy(page, head, strlen(head));
    for (size_t i = 0; i < times; i++, end += strlen(text) + 1) {
        memcpy(end, text, strlen(text));
        end[strlen(text)] = '\n';
    }
    memcpy(end, foot, strlen(foot) + 1);
    return page;
}

START_TEST(a_page_is_of_the_language_of_its_middle)
{
    char *german = page("Home Menu Search Login Subscribe Share this page with your friends now ",
                        SAMPLES[3].text, 30,
                        "All rights reserved. Terms of use. Privacy. Contact us about cookies.");

    ck_assert_str_eq(detect(span_from(german))->code, "de");
    free(german);
}
END_TEST

/* Its second window is English, but most of it is not. */
START_TEST(a_text_that_changes_its_language_is_of_that_of_its_larger_part)
{
    char *english = page("", SAMPLES[5].text, 12, ""), *german = page("", SAMPLES[3].text, 27, "");
    char *both = page(english, german, 1, ""), *turned = page(german, english, 1, "");

    ck_assert_str_eq(detect(span_from(english))->code, "en");
    ck_assert_str_eq(detect(span_from(both))->code, "de");
    ck_assert_str_eq(detect(span_from(turned))->code, "de");
    free(english);
    free(german);
    free(both);
    free(turned);
}
END_TEST

START_TEST(capitals_do_not_hide_a_language)
{
    ck_assert_str_eq(detect(span_from("THE OLD SHIP REACHED THE HARBOUR AND ALL WERE TIRED"))->code,
                     "en");
    ck_assert_str_eq(detect(span_from("СТАРЫЙ КОРАБЛЬ ПРИШЁЛ В ПОРТ СЕГОДНЯ УТРОМ"))->code, "ru");
}
END_TEST

START_TEST(a_word_without_end_is_read_within_bounds)
{
    size_t length = 100000;
    char *text = malloc(length);

    ck_assert_ptr_nonnull(text);
    memset(text, 'a', length);
    ck_assert_ptr_nonnull(detect(span_of(text, length)));
    for (size_t i = 0; i < length; i += 2)
        text[i] = ' ';
    ck_assert_ptr_nonnull(detect(span_of(text, length)));
    memset(text, 0xE0, length);
    ck_assert_str_eq(detect(span_of(text, length))->code, "und");
    free(text);
}
END_TEST

Suite *detect_suite(void);
Suite *detect_suite(void)
{
    Suite *suite = suite_create("detect");
    TCase *languages = tcase_create("languages");

    tcase_add_loop_test(languages, a_sentence_of_each_language_is_found, 0,
                        (int)(sizeof SAMPLES / sizeof *SAMPLES));
    tcase_add_test(languages, every_language_has_a_sample);
    tcase_add_loop_test(languages, a_stranger_is_taken_for_none_of_ours, 0,
                        (int)(sizeof STRANGERS / sizeof *STRANGERS));
    tcase_add_test(languages, where_nothing_tells_the_language_is_undetermined);
    tcase_add_test(languages, a_page_is_of_the_language_of_its_middle);
    tcase_add_test(languages, a_text_that_changes_its_language_is_of_that_of_its_larger_part);
    tcase_add_test(languages, capitals_do_not_hide_a_language);
    tcase_add_test(languages, a_word_without_end_is_read_within_bounds);
    suite_add_tcase(suite, languages);
    return suite;
}
