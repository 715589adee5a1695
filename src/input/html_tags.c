/* html_tags.c -- one row for each element, sorted by name. */
#include "input/html_tags.h"

struct row {
    char name[12]; /* in the row itself: no pointers to relocate at the start */
    uint32_t traits;
};

static const struct row ROWS[TAG_COUNT] = {
    [TAG_A] = {"a", 0},
    [TAG_ABBR] = {"abbr", 0},
    [TAG_ADDRESS] = {"address", HTML_BLOCK | HTML_CLOSES_P},
    [TAG_APPLET] = {"applet", HTML_UNSEEN | HTML_SPECIAL},
    [TAG_AREA] = {"area", HTML_VOID},
    [TAG_ARTICLE] = {"article", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_ASIDE] = {"aside", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_AUDIO] = {"audio", HTML_BLOCK | HTML_UNSEEN},
    [TAG_B] = {"b", 0},
    [TAG_BASE] = {"base", HTML_VOID},
    [TAG_BLOCKQUOTE] = {"blockquote", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_BODY] = {"body", HTML_BLOCK},
    [TAG_BR] = {"br", HTML_BLOCK | HTML_VOID},
    [TAG_BUTTON] = {"button", HTML_BLOCK | HTML_UNSEEN | HTML_SPECIAL},
    [TAG_CANVAS] = {"canvas", HTML_BLOCK | HTML_UNSEEN},
    [TAG_CAPTION] = {"caption", HTML_BLOCK | HTML_SCOPE | HTML_PART | HTML_SPECIAL},
    [TAG_CENTER] = {"center", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_CITE] = {"cite", 0},
    [TAG_CODE] = {"code", 0},
    [TAG_COL] = {"col", HTML_VOID | HTML_PART},
    [TAG_DATALIST] = {"datalist", HTML_UNSEEN},
    [TAG_DD] = {"dd", HTML_BLOCK | HTML_CLOSES_P},
    [TAG_DETAILS] = {"details", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_DIALOG] = {"dialog", HTML_BLOCK | HTML_CLOSES_P},
    [TAG_DIR] = {"dir", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_DIV] = {"div", HTML_BLOCK | HTML_CLOSES_P},
    [TAG_DL] = {"dl", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_DT] = {"dt", HTML_BLOCK | HTML_CLOSES_P},
    [TAG_EM] = {"em", 0},
    [TAG_EMBED] = {"embed", HTML_VOID},
    [TAG_FIELDSET] = {"fieldset", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_FIGCAPTION] = {"figcaption", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_FIGURE] = {"figure", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_FONT] = {"font", 0},
    [TAG_FOOTER] = {"footer", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_FORM] = {"form", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_FRAME] = {"frame", HTML_VOID},
    [TAG_H1] = {"h1", HTML_BLOCK | HTML_CLOSES_P | HTML_HEADING},
    [TAG_H2] = {"h2", HTML_BLOCK | HTML_CLOSES_P | HTML_HEADING},
    [TAG_H3] = {"h3", HTML_BLOCK | HTML_CLOSES_P | HTML_HEADING},
    [TAG_H4] = {"h4", HTML_BLOCK | HTML_CLOSES_P | HTML_HEADING},
    [TAG_H5] = {"h5", HTML_BLOCK | HTML_CLOSES_P | HTML_HEADING},
    [TAG_H6] = {"h6", HTML_BLOCK | HTML_CLOSES_P | HTML_HEADING},
    [TAG_HEAD] = {"head", 0},
    [TAG_HEADER] = {"header", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_HGROUP] = {"hgroup", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_HR] = {"hr", HTML_BLOCK | HTML_VOID | HTML_CLOSES_P},
    [TAG_HTML] = {"html", 0},
    [TAG_I] = {"i", 0},
    [TAG_IFRAME] = {"iframe", HTML_BLOCK | HTML_RAW | HTML_UNSEEN},
    [TAG_IMG] = {"img", HTML_VOID},
    [TAG_INPUT] = {"input", HTML_VOID},
    [TAG_LABEL] = {"label", HTML_BLOCK},
    [TAG_LEGEND] = {"legend", HTML_BLOCK},
    [TAG_LI] = {"li", HTML_BLOCK | HTML_CLOSES_P},
    [TAG_LINK] = {"link", HTML_VOID},
    [TAG_MAIN] = {"main", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_MATH] = {"math", 0},
    [TAG_MENU] = {"menu", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_META] = {"meta", HTML_VOID},
    [TAG_NAV] = {"nav", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_NOEMBED] = {"noembed", HTML_RAW | HTML_UNSEEN},
    [TAG_NOFRAMES] = {"noframes", HTML_RAW | HTML_UNSEEN},
    [TAG_NOSCRIPT] = {"noscript", HTML_BLOCK | HTML_RAW | HTML_UNSEEN},
    [TAG_OBJECT] = {"object", HTML_BLOCK | HTML_UNSEEN | HTML_SPECIAL},
    [TAG_OL] = {"ol", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_OPTION] = {"option", HTML_BLOCK | HTML_UNSEEN},
    [TAG_P] = {"p", HTML_BLOCK | HTML_CLOSES_P},
    [TAG_PARAM] = {"param", HTML_VOID},
    [TAG_PICTURE] = {"picture", HTML_BLOCK},
    [TAG_PRE] = {"pre", HTML_BLOCK | HTML_CLOSES_P},
    [TAG_Q] = {"q", 0},
    [TAG_S] = {"s", 0},
    [TAG_SCRIPT] = {"script", HTML_RAW | HTML_UNSEEN},
    [TAG_SECTION] = {"section", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_SELECT] = {"select", HTML_BLOCK | HTML_UNSEEN | HTML_SPECIAL},
    [TAG_SMALL] = {"small", 0},
    [TAG_SOURCE] = {"source", HTML_VOID},
    [TAG_SPAN] = {"span", 0},
    [TAG_STRONG] = {"strong", 0},
    [TAG_STYLE] = {"style", HTML_RAW | HTML_UNSEEN},
    [TAG_SUB] = {"sub", 0},
    [TAG_SUMMARY] = {"summary", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_SUP] = {"sup", 0},
    [TAG_SVG] = {"svg", HTML_UNSEEN},
    [TAG_TABLE] = {"table", HTML_BLOCK | HTML_CLOSES_P | HTML_SCOPE | HTML_SPECIAL},
    [TAG_TBODY] = {"tbody", HTML_BLOCK | HTML_PART | HTML_SPECIAL},
    [TAG_TD] = {"td", HTML_BLOCK | HTML_SCOPE | HTML_PART | HTML_SPECIAL},
    [TAG_TEMPLATE] = {"template", HTML_UNSEEN | HTML_SPECIAL},
    [TAG_TEXTAREA] = {"textarea", HTML_BLOCK | HTML_RAW | HTML_ESCAPABLE | HTML_UNSEEN},
    [TAG_TFOOT] = {"tfoot", HTML_BLOCK | HTML_PART | HTML_SPECIAL},
    [TAG_TH] = {"th", HTML_BLOCK | HTML_SCOPE | HTML_PART | HTML_SPECIAL},
    [TAG_THEAD] = {"thead", HTML_BLOCK | HTML_PART | HTML_SPECIAL},
    [TAG_TIME] = {"time", 0},
    [TAG_TITLE] = {"title", HTML_BLOCK | HTML_RAW | HTML_ESCAPABLE | HTML_UNSEEN},
    [TAG_TR] = {"tr", HTML_BLOCK | HTML_PART | HTML_SPECIAL},
    [TAG_TRACK] = {"track", HTML_VOID},
    [TAG_TT] = {"tt", 0},
    [TAG_U] = {"u", 0},
    [TAG_UL] = {"ul", HTML_BLOCK | HTML_CLOSES_P | HTML_SPECIAL},
    [TAG_VIDEO] = {"video", HTML_BLOCK | HTML_UNSEEN},
    [TAG_WBR] = {"wbr", HTML_VOID},
    [TAG_XMP] = {"xmp", HTML_RAW},
};

enum html_tag html_tag_of(struct span name)
{
    char lower[sizeof ROWS[0].name] = {0};
    int low = 1, high = TAG_COUNT - 1;

    if (name.length >= sizeof lower)
        return TAG_OTHER;
    for (size_t i = 0; i < name.length; i++) {
        char c = name.bytes[i];

        lower[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    while (low <= high) {
        int middle = (low + high) / 2;
        int order = memcmp(lower, ROWS[middle].name, sizeof lower);

        if (order == 0)
            return (enum html_tag)middle;
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return TAG_OTHER;
}

uint32_t html_traits(enum html_tag tag)
{
    return ROWS[tag].traits;
}

struct span html_tag_name(enum html_tag tag)
{
    return span_from(ROWS[tag].name);
}
