/* number_words.c -- what a word behind a figure makes of it; own lists, MIT. */
#include "language/number.h"

#include <string.h>

struct row {
    const char *word; /* folded */
    enum number_unit unit;
    int power;
};

/* Sorted by bytes. */
static const struct row ROWS[] = {
    {"aud", UNIT_MONEY, 0},
    {"bin", UNIT_SCALE, 3},
    {"bn", UNIT_SCALE, 9},
    {"cad", UNIT_MONEY, 0},
    {"cent", UNIT_MONEY, 0},
    {"cento", UNIT_PERCENT, 0},
    {"cents", UNIT_MONEY, 0},
    {"chf", UNIT_MONEY, 0},
    {"ciento", UNIT_PERCENT, 0},
    {"cny", UNIT_MONEY, 0},
    {"crore", UNIT_SCALE, 7},
    {"crores", UNIT_SCALE, 7},
    {"dinar", UNIT_MONEY, 0},
    {"dinara", UNIT_MONEY, 0},
    {"dinars", UNIT_MONEY, 0},
    {"dirhams", UNIT_MONEY, 0},
    {"dkk", UNIT_MONEY, 0},
    {"dlr", UNIT_MONEY, 0},
    {"dlrs", UNIT_MONEY, 0},
    {"dolar", UNIT_MONEY, 0},
    {"dolari", UNIT_MONEY, 0},
    {"dollar", UNIT_MONEY, 0},
    {"dollari", UNIT_MONEY, 0},
    {"dollaria", UNIT_MONEY, 0},
    {"dollaro", UNIT_MONEY, 0},
    {"dollars", UNIT_MONEY, 0},
    {"dollár", UNIT_MONEY, 0},
    {"duizend", UNIT_SCALE, 3},
    {"dólar", UNIT_MONEY, 0},
    {"dólares", UNIT_MONEY, 0},
    {"ehuneko", UNIT_PERCENT, 0},
    {"eur", UNIT_MONEY, 0},
    {"euro", UNIT_MONEY, 0},
    {"euroa", UNIT_MONEY, 0},
    {"euros", UNIT_MONEY, 0},
    {"ezer", UNIT_SCALE, 3},
    {"faoin", UNIT_PERCENT, 0},
    {"forint", UNIT_MONEY, 0},
    {"franc", UNIT_MONEY, 0},
    {"franchi", UNIT_MONEY, 0},
    {"francos", UNIT_MONEY, 0},
    {"francs", UNIT_MONEY, 0},
    {"franken", UNIT_MONEY, 0},
    {"ft", UNIT_MONEY, 0},
    {"gbp", UNIT_MONEY, 0},
    {"hiljada", UNIT_SCALE, 3},
    {"jen", UNIT_MONEY, 0},
    {"jpy", UNIT_MONEY, 0},
    {"juta", UNIT_SCALE, 6},
    {"k", UNIT_SCALE, 3},
    {"kr", UNIT_MONEY, 0},
    {"krona", UNIT_MONEY, 0},
    {"krone", UNIT_MONEY, 0},
    {"kroner", UNIT_MONEY, 0},
    {"kronor", UNIT_MONEY, 0},
    {"lakh", UNIT_SCALE, 5},
    {"lakhs", UNIT_SCALE, 5},
    {"lei", UNIT_MONEY, 0},
    {"leu", UNIT_MONEY, 0},
    {"libras", UNIT_MONEY, 0},
    {"lira", UNIT_MONEY, 0},
    {"liras", UNIT_MONEY, 0},
    {"lire", UNIT_MONEY, 0},
    {"livres", UNIT_MONEY, 0},
    {"markka", UNIT_MONEY, 0},
    {"markkaa", UNIT_MONEY, 0},
    {"marks", UNIT_MONEY, 0},
    {"mie", UNIT_SCALE, 3},
    {"mii", UNIT_SCALE, 3},
    {"mil", UNIT_SCALE, 3},
    {"mila", UNIT_SCALE, 3},
    {"milers", UNIT_SCALE, 3},
    {"milhão", UNIT_SCALE, 6},
    {"milhões", UNIT_SCALE, 6},
    {"miliar", UNIT_SCALE, 9},
    {"miliard", UNIT_SCALE, 9},
    {"miliarde", UNIT_SCALE, 9},
    {"miliardi", UNIT_SCALE, 9},
    {"miliardo", UNIT_SCALE, 9},
    {"miliardă", UNIT_SCALE, 9},
    {"milijarda", UNIT_SCALE, 9},
    {"milijardi", UNIT_SCALE, 9},
    {"milijardų", UNIT_SCALE, 9},
    {"milijonų", UNIT_SCALE, 6},
    {"milijun", UNIT_SCALE, 6},
    {"milijuna", UNIT_SCALE, 6},
    {"milioane", UNIT_SCALE, 6},
    {"milioi", UNIT_SCALE, 6},
    {"milion", UNIT_SCALE, 6},
    {"miliona", UNIT_SCALE, 6},
    {"milione", UNIT_SCALE, 6},
    {"milioni", UNIT_SCALE, 6},
    {"milions", UNIT_SCALE, 6},
    {"milió", UNIT_SCALE, 6},
    {"miliún", UNIT_SCALE, 6},
    {"milj", UNIT_SCALE, 6},
    {"miljard", UNIT_SCALE, 9},
    {"miljarder", UNIT_SCALE, 9},
    {"miljardi", UNIT_SCALE, 9},
    {"miljardia", UNIT_SCALE, 9},
    {"miljardo", UNIT_SCALE, 9},
    {"miljoen", UNIT_SCALE, 6},
    {"miljon", UNIT_SCALE, 6},
    {"miljoner", UNIT_SCALE, 6},
    {"miljoona", UNIT_SCALE, 6},
    {"miljoonaa", UNIT_SCALE, 6},
    {"mille", UNIT_SCALE, 3},
    {"milliard", UNIT_SCALE, 9},
    {"milliarde", UNIT_SCALE, 9},
    {"milliarden", UNIT_SCALE, 9},
    {"milliarder", UNIT_SCALE, 9},
    {"milliards", UNIT_SCALE, 9},
    {"million", UNIT_SCALE, 6},
    {"millionen", UNIT_SCALE, 6},
    {"millioner", UNIT_SCALE, 6},
    {"millions", UNIT_SCALE, 6},
    {"milliárd", UNIT_SCALE, 9},
    {"millió", UNIT_SCALE, 6},
    {"millones", UNIT_SCALE, 6},
    {"millón", UNIT_SCALE, 6},
    {"milyar", UNIT_SCALE, 9},
    {"milyon", UNIT_SCALE, 6},
    {"mio", UNIT_SCALE, 6},
    {"mln", UNIT_SCALE, 6},
    {"mn", UNIT_SCALE, 6},
    {"mrd", UNIT_SCALE, 9},
    {"míle", UNIT_SCALE, 3},
    {"nok", UNIT_MONEY, 0},
    {"odsto", UNIT_PERCENT, 0},
    {"pct", UNIT_PERCENT, 0},
    {"pence", UNIT_MONEY, 0},
    {"percent", UNIT_PERCENT, 0},
    {"percentage", UNIT_PERCENT, 0},
    {"percentuale", UNIT_PERCENT, 0},
    {"persen", UNIT_PERCENT, 0},
    {"peso", UNIT_MONEY, 0},
    {"pesos", UNIT_MONEY, 0},
    {"pfund", UNIT_MONEY, 0},
    {"postotaka", UNIT_PERCENT, 0},
    {"pound", UNIT_MONEY, 0},
    {"pounds", UNIT_MONEY, 0},
    {"procent", UNIT_PERCENT, 0},
    {"procento", UNIT_PERCENT, 0},
    {"procentų", UNIT_PERCENT, 0},
    {"prosent", UNIT_PERCENT, 0},
    {"prosentti", UNIT_PERCENT, 0},
    {"prosenttia", UNIT_PERCENT, 0},
    {"prozent", UNIT_PERCENT, 0},
    {"rand", UNIT_MONEY, 0},
    {"reais", UNIT_MONEY, 0},
    {"renminbi", UNIT_MONEY, 0},
    {"ribu", UNIT_SCALE, 3},
    {"riyals", UNIT_MONEY, 0},
    {"rupee", UNIT_MONEY, 0},
    {"rupees", UNIT_MONEY, 0},
    {"rupiah", UNIT_MONEY, 0},
    {"sek", UNIT_MONEY, 0},
    {"shekel", UNIT_MONEY, 0},
    {"shekels", UNIT_MONEY, 0},
    {"sterline", UNIT_MONEY, 0},
    {"sterling", UNIT_MONEY, 0},
    {"stg", UNIT_MONEY, 0},
    {"százalék", UNIT_PERCENT, 0},
    {"tausend", UNIT_SCALE, 3},
    {"thousand", UNIT_SCALE, 3},
    {"tl", UNIT_MONEY, 0},
    {"toka", UNIT_PERCENT, 0},
    {"triliun", UNIT_SCALE, 12},
    {"tsd", UNIT_SCALE, 3},
    {"tuhat", UNIT_SCALE, 3},
    {"tuhatta", UNIT_SCALE, 3},
    {"tusen", UNIT_SCALE, 3},
    {"tūkst", UNIT_SCALE, 3},
    {"tūkstančių", UNIT_SCALE, 3},
    {"usd", UNIT_MONEY, 0},
    {"yen", UNIT_MONEY, 0},
    {"yens", UNIT_MONEY, 0},
    {"yuan", UNIT_MONEY, 0},
    {"yuán", UNIT_MONEY, 0},
    {"yüzde", UNIT_PERCENT, 0},
    {"zloty", UNIT_MONEY, 0},
    {"zł", UNIT_MONEY, 0},
    {"đồng", UNIT_MONEY, 0},
    {"δισ", UNIT_SCALE, 9},
    {"δισεκατομμύρια", UNIT_SCALE, 9},
    {"δισεκατομμύριο", UNIT_SCALE, 9},
    {"δολάρια", UNIT_MONEY, 0},
    {"εκατ", UNIT_SCALE, 6},
    {"εκατομμύρια", UNIT_SCALE, 6},
    {"εκατομμύριο", UNIT_SCALE, 6},
    {"ευρώ", UNIT_MONEY, 0},
    {"τοις", UNIT_PERCENT, 0},
    {"τρισ", UNIT_SCALE, 12},
    {"χιλ", UNIT_SCALE, 3},
    {"χιλιάδες", UNIT_SCALE, 3},
    {"гривен", UNIT_MONEY, 0},
    {"динара", UNIT_MONEY, 0},
    {"доллар", UNIT_MONEY, 0},
    {"доллара", UNIT_MONEY, 0},
    {"долларов", UNIT_MONEY, 0},
    {"евро", UNIT_MONEY, 0},
    {"милион", UNIT_SCALE, 6},
    {"милиона", UNIT_SCALE, 6},
    {"милијарди", UNIT_SCALE, 9},
    {"миллиард", UNIT_SCALE, 9},
    {"миллиарда", UNIT_SCALE, 9},
    {"миллиардов", UNIT_SCALE, 9},
    {"миллион", UNIT_SCALE, 6},
    {"миллиона", UNIT_SCALE, 6},
    {"миллионов", UNIT_SCALE, 6},
    {"млн", UNIT_SCALE, 6},
    {"млрд", UNIT_SCALE, 9},
    {"процената", UNIT_PERCENT, 0},
    {"процент", UNIT_PERCENT, 0},
    {"процента", UNIT_PERCENT, 0},
    {"процентов", UNIT_PERCENT, 0},
    {"руб", UNIT_MONEY, 0},
    {"рублей", UNIT_MONEY, 0},
    {"рубль", UNIT_MONEY, 0},
    {"рубля", UNIT_MONEY, 0},
    {"рупий", UNIT_MONEY, 0},
    {"тыс", UNIT_SCALE, 3},
    {"тысяч", UNIT_SCALE, 3},
    {"тысяча", UNIT_SCALE, 3},
    {"тысячи", UNIT_SCALE, 3},
    {"хиљада", UNIT_SCALE, 3},
    {"հազար", UNIT_SCALE, 3},
    {"միլիարդ", UNIT_SCALE, 9},
    {"միլիոն", UNIT_SCALE, 6},
    {"տոկոս", UNIT_PERCENT, 0},
    {"טויזנט", UNIT_SCALE, 3},
    {"מיליאן", UNIT_SCALE, 6},
    {"מיליארד", UNIT_SCALE, 9},
    {"פראצענט", UNIT_PERCENT, 0},
    {"آلاف", UNIT_SCALE, 3},
    {"ألف", UNIT_SCALE, 3},
    {"بالمئة", UNIT_PERCENT, 0},
    {"بالمائة", UNIT_PERCENT, 0},
    {"جنيه", UNIT_MONEY, 0},
    {"درهم", UNIT_MONEY, 0},
    {"دولار", UNIT_MONEY, 0},
    {"ريال", UNIT_MONEY, 0},
    {"ملايين", UNIT_SCALE, 6},
    {"مليار", UNIT_SCALE, 9},
    {"مليارات", UNIT_SCALE, 9},
    {"مليون", UNIT_SCALE, 6},
    {"يورو", UNIT_MONEY, 0},
    {"अरब", UNIT_SCALE, 9},
    {"करोड़", UNIT_SCALE, 7},
    {"प्रतिशत", UNIT_PERCENT, 0},
    {"यूरो", UNIT_MONEY, 0},
    {"रुपए", UNIT_MONEY, 0},
    {"रुपये", UNIT_MONEY, 0},
    {"लाख", UNIT_SCALE, 5},
    {"हज़ार", UNIT_SCALE, 3},
    {"हजार", UNIT_SCALE, 3},
    {"ஆயிரம்", UNIT_SCALE, 3},
    {"இலட்சம்", UNIT_SCALE, 5},
    {"கோடி", UNIT_SCALE, 7},
    {"ரூபாய்", UNIT_MONEY, 0},
    {"லட்சம்", UNIT_SCALE, 5},
    {"บาท", UNIT_MONEY, 0},
    {"พัน", UNIT_SCALE, 3},
    {"ร้อยละ", UNIT_PERCENT, 0},
    {"ล้าน", UNIT_SCALE, 6},
    {"หมื่น", UNIT_SCALE, 4},
    {"เปอร์เซ็นต์", UNIT_PERCENT, 0},
    {"แสน", UNIT_SCALE, 5},
    {"万", UNIT_SCALE, 4},
    {"亿", UNIT_SCALE, 8},
    {"億", UNIT_SCALE, 8},
    {"元", UNIT_MONEY, 0},
    {"兆", UNIT_SCALE, 12},
    {"円", UNIT_MONEY, 0},
    {"千", UNIT_SCALE, 3},
    {"圓", UNIT_MONEY, 0},
    {"百万", UNIT_SCALE, 6},
    {"萬", UNIT_SCALE, 4},
};

/* Ten to the ninth or the twelfth, as the language has it. */
static const struct {
    const char *word, *nine; /* languages in which it is 10^9 */
    int power;               /* elsewhere; in those three less */
} LONG_SCALE[] = {
    {"billion", "en", 12},    {"billions", "en", 12}, {"billionen", "", 12},
    {"billón", "", 12},       {"billones", "", 12},   {"biljoen", "", 12},
    {"bilhão", "pt", 12},     {"bilhões", "pt", 12},  {"biljoner", "", 12},
    {"billioner", "", 12},    {"biljoonaa", "", 12},  {"trillion", "en", 15},
    {"trillions", "en", 15},  {"триллион", "ru", 15}, {"триллиона", "ru", 15},
    {"триллионов", "ru", 15}, {"trilhão", "pt", 15},  {"trilhões", "pt", 15},
    {"trilyon", "tr", 15},    {"трлн", "ru", 15},
};

struct number_word number_word(const struct language *language, struct span folded)
{
    size_t low = 0, high = sizeof ROWS / sizeof *ROWS;

    for (size_t i = 0; i < sizeof LONG_SCALE / sizeof *LONG_SCALE; i++)
        if (span_equal(folded, span_from(LONG_SCALE[i].word)))
            return (struct number_word){
                UNIT_SCALE,
                LONG_SCALE[i].power - (strcmp(language->code, LONG_SCALE[i].nine) == 0 ? 3 : 0)};
    while (low < high) {
        size_t middle = (low + high) / 2, length = strlen(ROWS[middle].word);
        size_t common = length < folded.length ? length : folded.length;
        int order = memcmp(ROWS[middle].word, folded.bytes, common);

        if (order == 0 && length == folded.length)
            return (struct number_word){ROWS[middle].unit, ROWS[middle].power};
        if (order < 0 || (order == 0 && length < folded.length))
            low = middle + 1;
        else
            high = middle;
    }
    return (struct number_word){UNIT_NONE, 0};
}

/* ---- numbers in words ---- */

/* From zero on; "-" where the word is an article or too common to be one; the
 * spellings of one number are divided by a bar. */
static const struct {
    const char *code, *words;
} COUNTS[] = {
    {"ar", "صفر واحد اثنان|اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة"},
    {"ca", "zero - dos|dues tres quatre cinc sis set vuit nou deu onze dotze"},
    {"da", "nul - to tre fire fem seks syv otte ni ti elleve tolv"},
    {"de", "null - zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
           "fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig"},
    {"el", "μηδέν - δύο|δυο τρεις|τρία τέσσερις|τέσσερα πέντε έξι επτά|εφτά οκτώ|οχτώ εννέα|εννιά "
           "δέκα έντεκα δώδεκα"},
    {"en", "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
           "fifteen sixteen seventeen eighteen nineteen twenty"},
    {"es", "cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
           "dieciséis diecisiete dieciocho diecinueve veinte"},
    {"eu", "zero - bi hiru lau bost sei zazpi zortzi bederatzi hamar hamaika hamabi"},
    {"fi", "nolla - kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista "
           "kaksitoista"},
    {"fr", "zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
           "seize dix-sept dix-huit dix-neuf vingt"},
    {"ga", "náid - dhá|dó trí ceithre|ceathair cúig sé seacht ocht naoi deich"},
    {"hi", "शून्य - दो तीन चार पांच|पाँच छह|छः सात आठ नौ दस ग्यारह बारह"},
    {"hu", "nulla - kettő|két három négy öt hat hét nyolc kilenc tíz tizenegy tizenkét|tizenkettő"},
    {"hy", "զրո - երկու երեք չորս հինգ վեց յոթ ութ ինը տասը"},
    {"id", "nol - dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"},
    {"it", "zero - due tre quattro cinque sei sette otto nove dieci undici dodici tredici "
           "quattordici quindici sedici diciassette diciotto diciannove venti"},
    {"lt", "nulis - du|dvi trys keturi|keturios penki|penkios šeši|šešios septyni|septynios "
           "aštuoni|aštuonios devyni|devynios dešimt"},
    {"ne", "शून्य - दुई तीन चार पाँच छ सात आठ नौ दस"},
    {"nl", "nul - twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
           "vijftien zestien zeventien achttien negentien twintig"},
    {"no", "null - to tre fire fem seks sju|syv åtte ni ti elleve tolv"},
    {"pt", "zero - dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze "
           "quinze dezasseis|dezesseis dezassete|dezessete dezoito dezanove|dezenove vinte"},
    {"ro", "zero - doi|două trei patru cinci șase|şase șapte|şapte opt nouă zece"},
    {"ru", "ноль - два|две|двух три|трех четыре|четырех пять|пяти шесть|шести семь|семи "
           "восемь|восьми девять|девяти десять|десяти"},
    {"sr", "nula - dva|dve|dvije tri četiri pet šest sedam osam devet deset"},
    {"sv", "noll - två tre fyra fem sex sju åtta nio tio elva tolv"},
    {"ta", "பூஜ்யம் - இரண்டு மூன்று நான்கு ஐந்து ஆறு ஏழு எட்டு ஒன்பது பத்து"},
    {"tr", "sıfır - iki üç dört beş altı yedi sekiz dokuz on"},
    {"yi", "נול - צוויי דריי פיר פינף זעקס זיבן אכט ניין צען"},
};

/* Which word of a list `folded` is, or -1. */
static int place_in(const char *words, struct span folded)
{
    int place = 0;

    for (const char *at = words; *at;) {
        size_t length = strcspn(at, " |");

        if (span_equal(span_of(at, length), folded))
            return place;
        at += length;
        place += *at == ' ';
        at += *at != '\0';
    }
    return -1;
}

int number_count(const struct language *language, struct span folded)
{
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++)
        if (strcmp(COUNTS[i].code, language->code) == 0)
            return place_in(COUNTS[i].words, folded);
    return -1;
}
