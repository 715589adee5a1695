/* html_words.c -- words in class names, one a row, sorted by their letters.
 *
 * '^' and '$' stand where a word must begin and end; '~' is a dash, an
 * underscore or nothing: the several spellings of one idea. */
#include "input/html_words.h"

struct row {
    char word[18];
    uint16_t set;
};

static const struct row ROWS[] = {{"abstract", NAMED_ARTICLE},
                                  {"^ad$", NAMED_FURNITURE | NAMED_NAG},
                                  {"ad-", NAMED_FURNITURE | NAMED_NAG},
                                  {"^ads$", NAMED_FURNITURE | NAMED_NAG},
                                  {"advert", NAMED_FURNITURE | NAMED_NAG},
                                  {"also", NAMED_FURNITURE | NAMED_RELATED},
                                  {"anzeige", NAMED_FURNITURE},
                                  {"article", NAMED_ARTICLE},
                                  {"article~body", NAMED_BODY},
                                  {"article~content", NAMED_BODY},
                                  {"article~copy", NAMED_BODY},
                                  {"article~main", NAMED_BODY},
                                  {"article~text", NAMED_BODY},
                                  {"artikel", NAMED_ARTICLE},
                                  {"artikelbody", NAMED_BODY},
                                  {"artikelinhalt", NAMED_BODY},
                                  {"artikeltext", NAMED_BODY},
                                  {"author", NAMED_FURNITURE | NAMED_METADATA},
                                  {"banner", NAMED_FURNITURE | NAMED_NAG},
                                  {"beitrag", NAMED_ARTICLE},
                                  {"bild", NAMED_CAPTION},
                                  {"bio", NAMED_METADATA},
                                  {"bio$", NAMED_FURNITURE},
                                  {"blog", NAMED_ARTICLE},
                                  {"body", NAMED_ARTICLE},
                                  {"body~content", NAMED_BODY},
                                  {"body~copy", NAMED_BODY},
                                  {"body~text", NAMED_BODY},
                                  {"breadcrumb", NAMED_FURNITURE | NAMED_NAVIGATION},
                                  {"byline", NAMED_FURNITURE | NAMED_METADATA},
                                  {"callout", NAMED_FURNITURE},
                                  {"caption", NAMED_FURNITURE | NAMED_CAPTION},
                                  {"carousel", NAMED_FURNITURE},
                                  {"categor", NAMED_METADATA},
                                  {"category", NAMED_FURNITURE},
                                  {"chapeau", NAMED_ARTICLE},
                                  {"combx", NAMED_FURNITURE},
                                  {"comment", NAMED_FURNITURE | NAMED_COMMENTS},
                                  {"consent", NAMED_FURNITURE | NAMED_NAG},
                                  {"content", NAMED_ARTICLE},
                                  {"content~article", NAMED_BODY},
                                  {"content~body", NAMED_BODY},
                                  {"content~main", NAMED_BODY},
                                  {"content~text", NAMED_BODY},
                                  {"cookie", NAMED_FURNITURE | NAMED_NAG},
                                  {"copy", NAMED_ARTICLE},
                                  {"copyright", NAMED_FURNITURE},
                                  {"corpo", NAMED_ARTICLE},
                                  {"correction", NAMED_FURNITURE},
                                  {"credit", NAMED_FURNITURE | NAMED_CAPTION},
                                  {"cuerpo", NAMED_ARTICLE},
                                  {"date", NAMED_FURNITURE | NAMED_METADATA},
                                  {"dateline", NAMED_FURNITURE},
                                  {"disclaimer", NAMED_FURNITURE},
                                  {"discussion", NAMED_COMMENTS},
                                  {"disqus", NAMED_FURNITURE | NAMED_COMMENTS},
                                  {"donat", NAMED_FURNITURE | NAMED_NAG},
                                  {"embed", NAMED_FURNITURE},
                                  {"entry", NAMED_ARTICLE},
                                  {"entry~body", NAMED_BODY},
                                  {"entry~content", NAMED_BODY},
                                  {"entry~text", NAMED_BODY},
                                  {"factbox", NAMED_FURNITURE},
                                  {"feedback", NAMED_FURNITURE},
                                  {"figure", NAMED_CAPTION},
                                  {"follow", NAMED_NAG},
                                  {"foot", NAMED_FURNITURE},
                                  {"footer", NAMED_NAVIGATION},
                                  {"forum", NAMED_COMMENTS},
                                  {"gallery", NAMED_FURNITURE | NAMED_CAPTION},
                                  {"gdpr", NAMED_FURNITURE},
                                  {"h-entry", NAMED_ARTICLE},
                                  {"header", NAMED_FURNITURE | NAMED_NAVIGATION},
                                  {"hentry", NAMED_ARTICLE},
                                  {"hidden", NAMED_FURNITURE},
                                  {"image", NAMED_CAPTION},
                                  {"img", NAMED_CAPTION},
                                  {"info", NAMED_METADATA},
                                  {"infobox", NAMED_FURNITURE},
                                  {"inhalt", NAMED_ARTICLE},
                                  {"inline~link", NAMED_FURNITURE},
                                  {"intro", NAMED_ARTICLE},
                                  {"jobs", NAMED_FURNITURE},
                                  {"kicker", NAMED_FURNITURE | NAMED_METADATA},
                                  {"kommentar", NAMED_FURNITURE | NAMED_COMMENTS},
                                  {"latest", NAMED_RELATED},
                                  {"lead", NAMED_ARTICLE},
                                  {"legal", NAMED_FURNITURE},
                                  {"legende", NAMED_CAPTION},
                                  {"list", NAMED_RELATED},
                                  {"livefyre", NAMED_FURNITURE},
                                  {"login", NAMED_FURNITURE | NAMED_NAG},
                                  {"main", NAMED_ARTICLE},
                                  {"main~content", NAMED_BODY},
                                  {"main~text", NAMED_BODY},
                                  {"market", NAMED_FURNITURE},
                                  {"masthead", NAMED_FURNITURE | NAMED_NAVIGATION},
                                  {"media", NAMED_CAPTION},
                                  {"menu", NAMED_FURNITURE | NAMED_NAVIGATION},
                                  {"meta", NAMED_FURNITURE | NAMED_METADATA},
                                  {"modal", NAMED_FURNITURE | NAMED_NAG},
                                  {"more", NAMED_FURNITURE | NAMED_RELATED},
                                  {"most", NAMED_RELATED},
                                  {"most-", NAMED_FURNITURE},
                                  {"mostread", NAMED_FURNITURE},
                                  {"nav", NAMED_FURNITURE | NAMED_NAVIGATION},
                                  {"newsletter", NAMED_FURNITURE | NAMED_NAG},
                                  {"next", NAMED_FURNITURE | NAMED_RELATED},
                                  {"noticia", NAMED_ARTICLE},
                                  {"outbrain", NAMED_FURNITURE | NAMED_RELATED},
                                  {"overlay", NAMED_FURNITURE | NAMED_NAG},
                                  {"page", NAMED_ARTICLE},
                                  {"pager", NAMED_FURNITURE},
                                  {"paginat", NAMED_FURNITURE},
                                  {"pagination", NAMED_FURNITURE},
                                  {"paragraph", NAMED_ARTICLE},
                                  {"paywall", NAMED_FURNITURE | NAMED_NAG},
                                  {"photo", NAMED_CAPTION},
                                  {"playlist", NAMED_FURNITURE},
                                  {"poll$", NAMED_FURNITURE},
                                  {"popular", NAMED_FURNITURE | NAMED_RELATED},
                                  {"popup", NAMED_FURNITURE | NAMED_NAG},
                                  {"post", NAMED_ARTICLE},
                                  {"post~body", NAMED_BODY},
                                  {"post~content", NAMED_BODY},
                                  {"post~entry", NAMED_BODY},
                                  {"post~text", NAMED_BODY},
                                  {"prev", NAMED_FURNITURE | NAMED_RELATED},
                                  {"print", NAMED_FURNITURE},
                                  {"promo", NAMED_FURNITURE | NAMED_RELATED},
                                  {"prose", NAMED_ARTICLE},
                                  {"^prose$", NAMED_BODY},
                                  {"rating", NAMED_FURNITURE},
                                  {"read~more", NAMED_FURNITURE},
                                  {"recommend", NAMED_FURNITURE | NAMED_RELATED},
                                  {"regwall", NAMED_FURNITURE},
                                  {"relat", NAMED_RELATED},
                                  {"related", NAMED_FURNITURE},
                                  {"remark", NAMED_FURNITURE},
                                  {"replies", NAMED_FURNITURE | NAMED_COMMENTS},
                                  {"reply", NAMED_FURNITURE | NAMED_COMMENTS},
                                  {"respond", NAMED_COMMENTS},
                                  {"rss", NAMED_FURNITURE},
                                  {"screen-reader", NAMED_FURNITURE},
                                  {"shar", NAMED_NAG},
                                  {"share", NAMED_FURNITURE},
                                  {"sharing", NAMED_FURNITURE},
                                  {"shopping", NAMED_FURNITURE},
                                  {"shoutbox", NAMED_FURNITURE},
                                  {"sidebar", NAMED_FURNITURE | NAMED_NAVIGATION},
                                  {"sign-up", NAMED_FURNITURE | NAMED_NAG},
                                  {"signup", NAMED_FURNITURE | NAMED_NAG},
                                  {"skip", NAMED_FURNITURE},
                                  {"slide", NAMED_CAPTION},
                                  {"slideshow", NAMED_FURNITURE},
                                  {"social", NAMED_FURNITURE | NAMED_NAG},
                                  {"sponsor", NAMED_FURNITURE | NAMED_NAG},
                                  {"sr-only", NAMED_FURNITURE},
                                  {"stock", NAMED_FURNITURE},
                                  {"story", NAMED_ARTICLE},
                                  {"^story$", NAMED_BODY},
                                  {"story~body", NAMED_BODY},
                                  {"story~content", NAMED_BODY},
                                  {"story~copy", NAMED_BODY},
                                  {"story~text", NAMED_BODY},
                                  {"subscri", NAMED_FURNITURE | NAMED_NAG},
                                  {"survey", NAMED_FURNITURE},
                                  {"syndic", NAMED_FURNITURE},
                                  {"taboola", NAMED_FURNITURE | NAMED_RELATED},
                                  {"tag", NAMED_METADATA},
                                  {"tag-", NAMED_FURNITURE},
                                  {"tag_", NAMED_FURNITURE},
                                  {"tags", NAMED_FURNITURE},
                                  {"teaser", NAMED_FURNITURE | NAMED_RELATED},
                                  {"text", NAMED_ARTICLE},
                                  {"texte", NAMED_ARTICLE},
                                  {"time", NAMED_METADATA},
                                  {"timestamp", NAMED_FURNITURE},
                                  {"toc", NAMED_FURNITURE},
                                  {"tool", NAMED_FURNITURE},
                                  {"toolbar", NAMED_NAVIGATION},
                                  {"topic", NAMED_FURNITURE | NAMED_METADATA},
                                  {"top~stor", NAMED_RELATED},
                                  {"trending", NAMED_FURNITURE | NAMED_RELATED},
                                  {"user~post", NAMED_COMMENTS},
                                  {"video", NAMED_FURNITURE},
                                  {"visually", NAMED_FURNITURE},
                                  {"weather", NAMED_FURNITURE},
                                  {"werbung", NAMED_FURNITURE},
                                  {"widget", NAMED_FURNITURE | NAMED_RELATED},
                                  {"wp-caption", NAMED_CAPTION}};

enum {
    ROW_COUNT = sizeof ROWS / sizeof *ROWS,
    LONGEST_VALUE = 200 /* bytes looked at: a longer one is generated */
};

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool is_word(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
}

void html_words_init(struct html_words *words)
{
    uint16_t row = 0;

    for (int letter = 0; letter < 26; letter++) {
        words->first[letter] = row;
        while (row < ROW_COUNT && ROWS[row].word[ROWS[row].word[0] == '^'] == 'a' + letter)
            row++;
    }
    words->first[26] = row;
}

/* Does the row's word stand at `at`? Its first letter does. */
static bool stands(const char *word, struct span value, size_t at)
{
    if (*word == '^') {
        if (at > 0 && is_word(value.bytes[at - 1]))
            return false;
        word++;
    }
    for (; *word && *word != '$'; word++) {
        char c = at < value.length ? lower(value.bytes[at]) : '\0';

        if (*word == '~')
            at += c == '-' || c == '_';
        else if (c != *word)
            return false;
        else
            at++;
    }
    return *word != '$' || at == value.length || !is_word(value.bytes[at]);
}

uint32_t html_words_of(const struct html_words *words, struct span value)
{
    uint32_t set = 0;

    if (value.length > LONGEST_VALUE)
        value.length = LONGEST_VALUE;
    for (size_t at = 0; at < value.length; at++) {
        int letter = lower(value.bytes[at]) - 'a';
        char next = at + 1 < value.length ? lower(value.bytes[at + 1]) : '\0';

        if (!is_letter(value.bytes[at]))
            continue;
        for (uint16_t row = words->first[letter]; row < words->first[letter + 1]; row++) {
            const char *word = ROWS[row].word;

            if (word[1 + (*word == '^')] == next && stands(word, value, at))
                set |= ROWS[row].set;
        }
    }
    return set;
}
