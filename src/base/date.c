#include "base/date.h"

static const int64_t DAY = 86400; /* seconds */

/* ---- the calendar ---- */

/* Days since 1 January 1970; the year begins in March, so that the leap day is
 * its last. Hinnant, "chrono-compatible low-level date algorithms". */
static int64_t days_from_civil(int year, int month, int day)
{
    int64_t y = month <= 2 ? (int64_t)year - 1 : year;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t of_era = y - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

int64_t date_moment(const struct date *date)
{
    return days_from_civil(date->year, date->month, date->day) * DAY + date->hour * 3600 +
           date->minute * 60 + date->second;
}

struct date date_of(int64_t moment)
{
    int64_t days = moment / DAY - (moment % DAY < 0);
    int64_t z = days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t of_era = z - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    int64_t rest = moment - days * DAY;
    struct date date = {
        .day = (int)(of_year - (153 * month + 2) / 5 + 1),
        .month = (int)(month < 10 ? month + 3 : month - 9),
        .hour = (int)(rest / 3600),
        .minute = (int)(rest / 60 % 60),
        .second = (int)(rest % 60),
        .weekday = (int)((days % 7 + 11) % 7),
    };

    date.year = (int)(year + era * 400 + (date.month <= 2));
    return date;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return DAYS[month - 1] + (month == 2 && is_leap(year));
}

/* ---- reading ---- */

/* What was found so far; -1: not yet. */
struct reading {
    struct date date;
    int offset; /* minutes east of UTC */
    bool zone;  /* the offset was given */
};

struct piece {
    struct span text;
    char before; /* the byte in front of it, or 0 */
    char after;  /* the byte behind it, or 0 */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Letters of any script: whatever is not ASCII counts. */
static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* The next run of digits or of letters; false at the end. */
static bool next_piece(struct span text, size_t *at, struct piece *piece)
{
    size_t start = *at, end;

    while (start < text.length && !is_digit(text.bytes[start]) && !is_letter(text.bytes[start]))
        start++;
    end = start;
    if (start == text.length)
        return false;
    if (is_digit(text.bytes[start]))
        while (end < text.length && is_digit(text.bytes[end]))
            end++;
    else
        while (end < text.length && is_letter(text.bytes[end]))
            end++;
    piece->text = span_of(text.bytes + start, end - start);
    piece->before = start > 0 ? text.bytes[start - 1] : '\0';
    piece->after = end < text.length ? text.bytes[end] : '\0';
    *at = end;
    return true;
}

/* At most nine digits are looked at; letters are 0. */
static int number_of(struct span digits)
{
    int number = 0;

    for (size_t i = 0; i < digits.length && i < 9 && is_digit(digits.bytes[i]); i++)
        number = number * 10 + (digits.bytes[i] - '0');
    return number;
}

static bool word_starts(struct span word, const char *prefix)
{
    size_t length = strlen(prefix);

    if (word.length < length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = word.bytes[i];

        if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != prefix[i])
            return false;
    }
    return true;
}

/* English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Nordic:
 * what tells the months apart, a space between. "mar" is March before it is the
 * Tuesday of Spain. */
static int month_of(struct span word)
{
    static const char *const MONTHS[] = {"jan gen ene jän",
                                         "feb fév fev fév",
                                         "mar mär maa mrt mrz",
                                         "apr avr abr kwi",
                                         "may mai maj mag mei",
                                         "jun jui juin giu cze",
                                         "jul juil lug lip",
                                         "aug aoû ago aou sie",
                                         "sep set wrz",
                                         "oct okt out ott paź",
                                         "nov lis",
                                         "dec dez déc dic gru"};
    char prefix[12];

    if (word_starts(word, "juil"))
        return 7;
    for (int month = 0; month < 12; month++) {
        const char *row = MONTHS[month];

        while (*row) {
            size_t length = strcspn(row, " ");

            memcpy(prefix, row, length);
            prefix[length] = '\0';
            if (word_starts(word, prefix))
                return month + 1;
            row += length + (row[length] == ' ');
        }
    }
    return -1;
}

/* Minutes east of UTC; RFC 822, section 5, and what else is met. */
static bool zone_of(struct span word, int *offset)
{
    static const struct {
        const char *name;
        int hours;
    } ZONES[] = {
        {"utc", 0},  {"gmt", 0},  {"ut", 0},   {"z", 0},     {"est", -5},  {"edt", -4},
        {"cst", -6}, {"cdt", -5}, {"mst", -7}, {"mdt", -6},  {"pst", -8},  {"pdt", -7},
        {"cest", 2}, {"cet", 1},  {"bst", 1},  {"west", 1},  {"wet", 0},   {"eest", 3},
        {"eet", 2},  {"msk", 3},  {"jst", 9},  {"aest", 10}, {"aedt", 11},
    };

    for (size_t i = 0; i < sizeof ZONES / sizeof *ZONES; i++)
        if (word.length == strlen(ZONES[i].name) && word_starts(word, ZONES[i].name)) {
            *offset = ZONES[i].hours * 60;
            return true;
        }
    return false;
}

static void take_word(struct reading *reading, const struct piece *piece)
{
    struct date *date = &reading->date;
    int month, offset;

    if (word_starts(piece->text, "pm") && piece->text.length == 2 && date->hour >= 0) {
        date->hour += date->hour < 12 ? 12 : 0;
        return;
    }
    if (word_starts(piece->text, "am") && piece->text.length == 2 && date->hour >= 0) {
        date->hour = date->hour == 12 ? 0 : date->hour;
        return;
    }
    if (date->hour >= 0 && !reading->zone && zone_of(piece->text, &offset)) {
        reading->offset = offset;
        reading->zone = true;
        return;
    }
    month = month_of(piece->text);
    /* A month before the day may be a weekday: the later word wins then. */
    if (month > 0 && piece->after != ',' && (date->month < 0 || date->year < 0))
        date->month = month;
}

static void take_year(struct date *date, int number, size_t digits)
{
    if (digits <= 2)
        number += number < 50 ? 2000 : 1900; /* RFC 5322, 4.3 */
    else if (digits == 3)
        number += 1900;
    date->year = number;
}

/* +hhmm, +hh:mm or +hh behind a time. */
static void take_zone(struct reading *reading, const struct piece *piece, struct span text,
                      size_t *at)
{
    int number = number_of(piece->text);
    int minutes = piece->text.length > 2 ? number / 100 * 60 + number % 100 : number * 60;
    struct piece next;

    if (piece->text.length <= 2 && piece->after == ':' && next_piece(text, at, &next))
        minutes += number_of(next.text);
    reading->offset = piece->before == '-' ? -minutes : minutes;
    reading->zone = true;
}

/* hh:mm, with seconds and a fraction or without. */
static void take_time(struct reading *reading, const struct piece *piece, struct span text,
                      size_t *at)
{
    struct date *date = &reading->date;
    struct piece next;

    date->hour = number_of(piece->text);
    date->minute = date->second = 0;
    if (!next_piece(text, at, &next) || !is_digit(next.text.bytes[0]))
        return;
    date->minute = number_of(next.text);
    if (next.after != ':' || !next_piece(text, at, &next))
        return;
    date->second = number_of(next.text);
    if (next.after == '.' || next.after == ',')
        (void)next_piece(text, at, &next); /* the fraction */
}

/* yyyymmdd, with hhmmss in a number of its own. */
static void take_compact(struct reading *reading, const struct piece *piece)
{
    struct date *date = &reading->date;
    int number = number_of(piece->text);

    if (piece->text.length == 8 && date->year < 0) {
        date->year = number / 10000;
        date->month = number / 100 % 100;
        date->day = number % 100;
    } else if (piece->text.length == 6 && date->hour < 0 && date->day > 0) {
        date->hour = number / 10000;
        date->minute = number / 100 % 100;
        date->second = number % 100;
    }
}

static void take_number(struct reading *reading, const struct piece *piece, struct span text,
                        size_t *at)
{
    struct date *date = &reading->date;
    int number = number_of(piece->text);
    size_t digits = piece->text.length;

    /* "GMT+0100" says it twice; the number is what is meant. */
    if (date->hour >= 0 && (!reading->zone || reading->offset == 0) &&
        (piece->before == '+' || piece->before == '-'))
        take_zone(reading, piece, text, at);
    else if (digits <= 2 && piece->after == ':' && date->hour < 0)
        take_time(reading, piece, text, at);
    else if (digits == 6 || digits == 8)
        take_compact(reading, piece);
    else if (digits > 2 && date->year < 0)
        take_year(date, number, digits);
    else if (date->year >= 0 && date->month < 0) /* yyyy-mm */
        date->month = number;
    else if (date->day < 0)
        date->day = number;
    else if (date->month < 0) /* dd/mm/yyyy, and mm/dd/yyyy where only that can be */
        date->month = number;
    else if (date->year < 0)
        take_year(date, number, digits);
}

static bool is_possible(struct date *date)
{
    if (date->month > 12 && date->day >= 1 && date->day <= 12) {
        int day = date->month;

        date->month = date->day;
        date->day = day;
    }
    if (date->year < 0 || date->year > 9999 || date->month < 1 || date->month > 12)
        return false;
    if (date->day < 0)
        date->day = 1; /* yyyy-mm */
    if (date->day < 1 || date->day > days_in(date->year, date->month))
        return false;
    if (date->hour < 0)
        date->hour = date->minute = date->second = 0;
    return date->hour <= 24 && date->minute < 60 && date->second <= 60;
}

int64_t date_parse(struct span text)
{
    struct reading reading = {.date = {-1, -1, -1, -1, 0, 0, 0}};
    struct piece piece;
    size_t at = 0;

    if (text.length > 128) /* no date is that long */
        return DATE_NONE;
    while (next_piece(text, &at, &piece)) {
        if (is_digit(piece.text.bytes[0]))
            take_number(&reading, &piece, text, &at);
        else
            take_word(&reading, &piece);
    }
    if (!is_possible(&reading.date))
        return DATE_NONE;
    return date_moment(&reading.date) - (int64_t)reading.offset * 60;
}

/* ---- writing ---- */

void date_write_day(struct nutgraf_buffer *out, int64_t moment)
{
    struct date date = date_of(moment);

    if (date.year >= 0 && date.year <= 9999)
        buffer_print(out, "%04d-%02d-%02d", date.year, date.month, date.day);
}

void date_write(struct nutgraf_buffer *out, int64_t moment)
{
    struct date date = date_of(moment);

    if (date.year < 0 || date.year > 9999)
        return;
    date_write_day(out, moment);
    buffer_print(out, "T%02d:%02d:%02dZ", date.hour, date.minute, date.second);
}

void date_write_mail(struct nutgraf_buffer *out, int64_t moment)
{
    static const char WEEKDAYS[] = "SunMonTueWedThuFriSat";
    static const char MONTHS[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    struct date date = date_of(moment);

    buffer_print(out, "%.3s, %02d %.3s %04d %02d:%02d:%02d +0000", WEEKDAYS + 3 * date.weekday,
                 date.day, MONTHS + 3 * (date.month - 1), date.year, date.hour, date.minute,
                 date.second);
}
