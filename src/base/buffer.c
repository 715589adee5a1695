#include "base/buffer.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buffer_init(struct nutgraf_buffer *buffer)
{
    *buffer = (struct nutgraf_buffer){0};
}

void buffer_release(struct nutgraf_buffer *buffer)
{
    free(buffer->bytes);
    buffer_init(buffer);
}

nutgraf_buffer *nutgraf_buffer_new(void)
{
    return calloc(1, sizeof(nutgraf_buffer));
}

void nutgraf_buffer_clear(nutgraf_buffer *buffer)
{
    buffer->length = 0;
    buffer->failed = false;
}

nutgraf_status nutgraf_buffer_append(nutgraf_buffer *buffer, const char *bytes, size_t length)
{
    buffer_append(buffer, bytes, length);
    return buffer_status(buffer);
}

const char *nutgraf_buffer_bytes(const nutgraf_buffer *buffer)
{
    return buffer->length > 0 ? buffer->bytes : "";
}

size_t nutgraf_buffer_length(const nutgraf_buffer *buffer)
{
    return buffer->length;
}

void nutgraf_buffer_free(nutgraf_buffer *buffer)
{
    if (buffer)
        buffer_release(buffer);
    free(buffer);
}

char *buffer_grow(struct nutgraf_buffer *buffer, size_t more)
{
    size_t capacity = buffer->capacity ? buffer->capacity : 1024;
    char *bytes = NULL;

    if (!buffer->failed && more <= SIZE_MAX / 4 - buffer->length) {
        while (capacity < buffer->length + more + 1)
            capacity *= 2;
        bytes = realloc(buffer->bytes, capacity);
    }
    if (!bytes) {
        buffer->failed = true;
        return NULL;
    }
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return bytes + buffer->length;
}

void buffer_append(struct nutgraf_buffer *buffer, const char *bytes, size_t length)
{
    char *room = buffer_reserve(buffer, length);

    if (!room)
        return;
    if (length > 0)
        memcpy(room, bytes, length);
    room[length] = '\0';
    buffer->length += length;
}

void buffer_byte(struct nutgraf_buffer *buffer, char byte)
{
    char *room = buffer_reserve(buffer, 1);

    if (!room)
        return;
    room[0] = byte;
    room[1] = '\0';
    buffer->length++;
}

/* The last `count` digits of a number, zeros included; two at a time. */
static void write_digits(char *room, size_t count, uint64_t number)
{
    static const char PAIRS[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";

    for (; count >= 2; number /= 100)
        memcpy(room + (count -= 2), PAIRS + number % 100 * 2, 2);
    if (count > 0)
        room[0] = (char)('0' + number % 10);
}

size_t buffer_digits(char *room, uint64_t number)
{
    size_t count = 1;

    for (uint64_t power = 10; count < 20 && number >= power; power *= 10)
        count++;
    write_digits(room, count, number);
    return count;
}

void buffer_number(struct nutgraf_buffer *buffer, uint64_t number)
{
    char *room = buffer_reserve(buffer, 20);

    if (!room)
        return;
    buffer->length += buffer_digits(room, number);
    buffer->bytes[buffer->length] = '\0';
}

void buffer_decimal(struct nutgraf_buffer *buffer, double number, int decimals)
{
    static const uint32_t SCALES[] = {1,      10,      100,      1000,      10000,
                                      100000, 1000000, 10000000, 100000000, 1000000000};
    uint64_t scale = SCALES[decimals], scaled;
    char *room = buffer_reserve(buffer, 22), *end = room; /* a sign, 20 digits, a point */

    if (!room || !(fabs(number) < 1e9)) /* also not-a-number */
        return;
    scaled = (uint64_t)(fabs(number) * (double)scale + 0.5);
    if (number < 0 && scaled > 0)
        *end++ = '-';
    end += buffer_digits(end, scaled / scale);
    if (decimals > 0) {
        *end++ = '.';
        write_digits(end, (size_t)decimals, scaled % scale);
        end += decimals;
    }
    *end = '\0';
    buffer->length += (size_t)(end - room);
}

void buffer_print(struct nutgraf_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    int length;
    char *room;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    room = length < 0 ? NULL : buffer_reserve(buffer, (size_t)length);
    if (!room)
        return;
    va_start(arguments, format);
    vsnprintf(room, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buffer->length += (size_t)length;
}

nutgraf_status buffer_status(const struct nutgraf_buffer *buffer)
{
    return buffer->failed ? NUTGRAF_NO_MEMORY : NUTGRAF_OK;
}
