/* date.h -- moments, as seconds since 1970 in UTC, and how people write them. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/span.h"

/* No moment: what a missing or unreadable date is. */
static const int64_t DATE_NONE = INT64_MIN;

struct date {
    int year, month, day; /* Gregorian; month and day from 1 */
    int hour, minute, second;
    int weekday; /* 0 Sunday */
};

/* Reads RFC 822 (also 2822, 5322), RFC 3339, ISO 8601 and their usual mistakes:
 * no zone (then UTC), no weekday, two digits of a year, month names in full or of
 * the larger European languages, am and pm, slashes, missing seconds.
 * DATE_NONE when there is no year, month and day in it, or no such day. */
int64_t date_parse(struct span text);
struct date date_of(int64_t moment);
/* The reverse; weekday is not looked at. */
int64_t date_moment(const struct date *date);

/* "2016-01-21T23:45:12Z" (RFC 3339). Years beyond 0 to 9999 are not written. */
void date_write(struct nutgraf_buffer *out, int64_t moment);
/* "Thu, 21 Jan 2016 23:45:12 +0000" (RFC 5322). */
void date_write_mail(struct nutgraf_buffer *out, int64_t moment);
/* "2016-01-21" */
void date_write_day(struct nutgraf_buffer *out, int64_t moment);

#endif
