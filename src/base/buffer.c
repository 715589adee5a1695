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

static bool buffer_grow(struct nutgraf_buffer *buffer, size_t more)
{
    size_t capacity = buffer->capacity ? buffer->capacity : 1024;
    char *bytes;

    if (more > SIZE_MAX / 4 - buffer->length)
        return false;
    while (capacity < buffer->length + more + 1)
        capacity *= 2;
    bytes = realloc(buffer->bytes, capacity);
    if (!bytes)
        return false;
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return true;
}

char *buffer_reserve(struct nutgraf_buffer *buffer, size_t more)
{
    if (buffer->failed)
        return NULL;
    if (buffer->capacity - buffer->length <= more && !buffer_grow(buffer, more)) {
        buffer->failed = true;
        return NULL;
    }
    return buffer->bytes + buffer->length;
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

void buffer_span(struct nutgraf_buffer *buffer, struct span span)
{
    buffer_append(buffer, span.bytes, span.length);
}

void buffer_text(struct nutgraf_buffer *buffer, const char *text)
{
    buffer_append(buffer, text, strlen(text));
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

void buffer_number(struct nutgraf_buffer *buffer, uint64_t number)
{
    char digits[20];
    size_t i = sizeof digits;

    do {
        digits[--i] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    buffer_append(buffer, digits + i, sizeof digits - i);
}

void buffer_decimal(struct nutgraf_buffer *buffer, double number, int decimals)
{
    uint64_t scale = 1, scaled;

    if (!(fabs(number) < 1e9)) /* also not-a-number */
        return;
    for (int i = 0; i < decimals; i++)
        scale *= 10;
    scaled = (uint64_t)(fabs(number) * (double)scale + 0.5);
    if (number < 0 && scaled > 0)
        buffer_byte(buffer, '-');
    buffer_number(buffer, scaled / scale);
    if (decimals == 0)
        return;
    buffer_byte(buffer, '.');
    for (scaled %= scale, scale /= 10; scale > 0; scale /= 10)
        buffer_byte(buffer, (char)('0' + scaled / scale % 10));
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
