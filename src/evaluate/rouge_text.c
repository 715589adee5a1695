#include "evaluate/rouge_text.h"

#include <stdlib.h>
#include <string.h>

#include "evaluate/rouge_stem.h"
#include "text/tokenizer.h"

struct rouge_word {
    uint32_t stem; /* or DROPPED */
};

struct rouge_number {
    uint32_t document, number;
};

static const uint32_t DROPPED = UINT32_MAX;

/* Beyond so many surfaces the vocabulary is begun anew: memory is bounded
 * whatever is read, and running text stays far below. */
static const uint32_t MOST_SURFACES = 1 << 16;

/* ROUGE stems only words longer than this. */
static const size_t UNSTEMMED = 3;

static bool add_stopwords(struct intern *stopwords)
{
    for (const char *word = ROUGE_STOPWORDS; *word;) {
        size_t length = strcspn(word, " ");

        if (intern_add(stopwords, span_of(word, length)) == INTERN_FAILED)
            return false;
        word += length + (word[length] != '\0');
    }
    return true;
}

bool rouge_vocabulary_init(struct rouge_vocabulary *vocabulary, bool stem, bool stop)
{
    *vocabulary = (struct rouge_vocabulary){.stem = stem, .stop = stop};
    intern_init(&vocabulary->surfaces);
    intern_init(&vocabulary->stems);
    intern_init(&vocabulary->stopwords);
    intern_init(&vocabulary->irregular);
    buffer_init(&vocabulary->scratch);
    return !stop || add_stopwords(&vocabulary->stopwords);
}

bool rouge_vocabulary_stopwords(struct rouge_vocabulary *vocabulary, struct span file)
{
    if (!vocabulary->stop)
        return true;
    intern_clear(&vocabulary->stopwords);
    return lexicon_read_stopwords(&vocabulary->stopwords, file);
}

void rouge_vocabulary_release(struct rouge_vocabulary *vocabulary)
{
    intern_release(&vocabulary->surfaces);
    intern_release(&vocabulary->stems);
    intern_release(&vocabulary->stopwords);
    intern_release(&vocabulary->irregular);
    buffer_release(&vocabulary->scratch);
    free(vocabulary->base);
    free(vocabulary->words);
    free(vocabulary->number);
    *vocabulary = (struct rouge_vocabulary){0};
}

void rouge_vocabulary_begin(struct rouge_vocabulary *vocabulary)
{
    if (vocabulary->surfaces.count > MOST_SURFACES) {
        intern_clear(&vocabulary->surfaces);
        intern_clear(&vocabulary->stems);
    }
    vocabulary->document++;
    vocabulary->numbers = 0;
}

/* Room for item `index` in an array of `size` bytes each; new room is zero. */
static void *make_room(void *items, uint32_t *capacity, uint32_t index, size_t size)
{
    uint32_t wanted = *capacity > 0 ? *capacity : 1024;
    char *grown;

    if (index < *capacity)
        return items;
    while (wanted <= index)
        wanted *= 2; /* ids stay below 2^30: interning fails first */
    grown = realloc(items, wanted * size);
    if (!grown)
        return NULL;
    memset(grown + *capacity * size, 0, (wanted - *capacity) * size);
    *capacity = wanted;
    return grown;
}

/* The stem of a surface, added to the stems when it is new. */
static uint32_t stem_of(struct rouge_vocabulary *vocabulary, struct span surface)
{
    struct nutgraf_buffer *scratch = &vocabulary->scratch;
    uint32_t irregular;

    if (!vocabulary->stem || surface.length <= UNSTEMMED)
        return intern_add(&vocabulary->stems, surface);
    irregular = intern_find(&vocabulary->irregular, surface);
    if (irregular != INTERN_FAILED)
        return intern_add(&vocabulary->stems, vocabulary->base[irregular]);
    nutgraf_buffer_clear(scratch);
    buffer_span(scratch, surface);
    if (buffer_status(scratch) != NUTGRAF_OK)
        return INTERN_FAILED;
    return intern_add(&vocabulary->stems,
                      span_of(scratch->bytes, rouge_stem(scratch->bytes, surface.length)));
}

/* What the surface counts as, worked out the first time it is met. NULL:
 * memory ran out. */
static const struct rouge_word *word_of(struct rouge_vocabulary *vocabulary, struct span surface)
{
    uint32_t known = vocabulary->surfaces.count;
    uint32_t id = intern_add(&vocabulary->surfaces, surface);
    struct rouge_word *words;

    if (id == INTERN_FAILED)
        return NULL;
    words = make_room(vocabulary->words, &vocabulary->word_capacity, id, sizeof *words);
    if (!words)
        return NULL;
    vocabulary->words = words;
    if (id < known)
        return &words[id];
    words[id].stem = DROPPED;
    if (intern_find(&vocabulary->stopwords, surface) != INTERN_FAILED)
        return &words[id];
    words[id].stem = stem_of(vocabulary, surface);
    return words[id].stem == INTERN_FAILED ? NULL : &words[id];
}

/* The document's own number of a stem. False: memory ran out. */
static bool number_of(struct rouge_vocabulary *vocabulary, uint32_t stem, uint32_t *number)
{
    struct rouge_number *numbers =
        make_room(vocabulary->number, &vocabulary->number_capacity, stem, sizeof *numbers);

    if (!numbers)
        return false;
    vocabulary->number = numbers;
    if (numbers[stem].document != vocabulary->document)
        numbers[stem] = (struct rouge_number){vocabulary->document, vocabulary->numbers++};
    *number = numbers[stem].number;
    return true;
}

/* The byte in lower case when it is of a word, else 0. */
static char word_byte(char byte)
{
    if (byte >= 'A' && byte <= 'Z')
        return (char)(byte - 'A' + 'a');
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ? byte : '\0';
}

/* What perl's \s takes in bytes. */
static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* The first `most` fields of a line as perl's split(/\s+/) counts them: white
 * space at the start makes an empty first field. `fields` receives how many
 * there are up to the cut. */
static struct span first_fields(struct span line, size_t most, size_t *fields)
{
    size_t i = 0;

    *fields = 0;
    while (i < line.length) {
        size_t end = i;

        while (end < line.length && !is_space(line.bytes[end]))
            end++;
        if (*fields == most)
            return span_of(line.bytes, i);
        ++*fields;
        for (i = end; i < line.length && is_space(line.bytes[i]);)
            i++;
        if (i == line.length && end == 0)
            *fields = 0; /* nothing but white space */
    }
    return line;
}

/* How far a limit has been used up. */
struct cut {
    struct rouge_limits limits;
    size_t used;
    bool each; /* bytes are counted for each line alone */
    bool done;
};

/* What is kept of a line. With -b, ROUGE-1.5.5 adds up the lines for n-grams
 * but forgets to for the common subsequences: there each line is cut alone, and
 * the first that is cut is the last. */
static struct span cut_line(struct cut *cut, struct span line)
{
    size_t limit = cut->limits.bytes > 0 ? cut->limits.bytes : cut->limits.words;
    size_t left = limit - cut->used, size = line.length;

    if (limit == 0)
        return line;
    if (cut->limits.words > 0)
        line = first_fields(line, left, &size);
    if (size < left) {
        if (!cut->each)
            cut->used += size;
        return line;
    }
    cut->done = true;
    if (cut->limits.bytes > 0)
        line.length = left;
    return line;
}

/* One view of the text: the stretch kept of each line, then all its words, and
 * where each line's end. */
struct view {
    struct span text, *lines;
    uint32_t *words, *line_end;
    uint32_t count, line_count;
};

static bool view_init(struct view *view, struct arena *arena, struct span text)
{
    size_t lines = 1;

    for (size_t i = 0; i < text.length; i++)
        lines += text.bytes[i] == '\n';
    *view = (struct view){.text = text,
                          .lines = arena_array(arena, lines, sizeof *view->lines),
                          .line_end = arena_array(arena, lines, sizeof *view->line_end)};
    return view->lines && view->line_end;
}

static void cut_lines(struct view *view, struct cut cut)
{
    const char *at = view->text.bytes, *end = at + view->text.length;

    while (at < end && !cut.done) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        struct span line = span_of(at, (size_t)((newline ? newline : end) - at));

        view->lines[view->line_count++] = cut_line(&cut, line);
        at += line.length + 1;
    }
}

/* Lines without a word are left out. */
static void end_line(struct view *view, uint32_t *kept)
{
    if (view->count > (*kept > 0 ? view->line_end[*kept - 1] : 0))
        view->line_end[(*kept)++] = view->count;
}

/* Appends the numbers of a line's words; `lowered` has room for the line.
 * False: memory ran out. */
static bool read_line(struct view *view, struct rouge_vocabulary *vocabulary, struct span line,
                      char *lowered)
{
    for (size_t i = 0; i < line.length; i++) {
        size_t length = 0;
        const struct rouge_word *word;

        for (char c; i < line.length && (c = word_byte(line.bytes[i])) != '\0'; i++)
            lowered[length++] = c;
        if (length == 0)
            continue;
        word = word_of(vocabulary, span_of(lowered, length));
        if (!word)
            return false;
        if (word->stem != DROPPED &&
            !number_of(vocabulary, word->stem, &view->words[view->count++]))
            return false;
    }
    return true;
}

/* ASCII words: each takes a byte and another that parts it from the next. */
static bool read_ascii(struct view *view, struct rouge_vocabulary *vocabulary, struct arena *arena)
{
    char *lowered = arena_alloc(arena, view->text.length + 1);
    uint32_t kept = 0;

    view->words = arena_array(arena, view->text.length / 2 + 1, sizeof *view->words);
    if (!lowered || !view->words)
        return false;
    for (uint32_t i = 0; i < view->line_count; i++) {
        if (!read_line(view, vocabulary, view->lines[i], lowered))
            return false;
        end_line(view, &kept);
    }
    view->line_count = kept;
    return true;
}

/* The view as a document in which every line is a sentence. */
static bool tokenize_lines(struct document *document, const struct view *view,
                           struct lexicon *lexicon, struct arena *arena)
{
    *document = (struct document){
        .arena = arena,
        .text = view->text,
        .language = lexicon->language,
        .lexicon = lexicon,
        .sentences = arena_zeroed(arena, view->line_count, sizeof *document->sentences),
        .sentence_count = view->line_count};
    if (!document->sentences)
        return false;
    for (uint32_t i = 0; i < view->line_count; i++) {
        document->sentences[i].start = (uint32_t)(view->lines[i].bytes - view->text.bytes);
        document->sentences[i].length = (uint32_t)view->lines[i].length;
    }
    return tokenize(document);
}

/* Stems, whether or not they were asked for. */
static bool read_unicode(struct view *view, struct rouge_vocabulary *vocabulary,
                         struct arena *arena)
{
    struct document document;
    uint32_t kept = 0;

    if (!tokenize_lines(&document, view, vocabulary->lexicon, arena))
        return false;
    view->words = arena_array(arena, document.token_count, sizeof *view->words);
    if (!view->words)
        return false;
    for (uint32_t i = 0; i < view->line_count; i++) {
        const struct sentence *line = &document.sentences[i];

        for (uint32_t k = line->first_token; k < line->first_token + line->token_count; k++) {
            struct form form = lexicon_at(vocabulary->lexicon, document.tokens[k].form);

            if (form.term == TERM_NONE || (vocabulary->stop && (form.classes & WORD_STOP)))
                continue;
            if (!number_of(vocabulary, form.term, &view->words[view->count++]))
                return false;
        }
        end_line(view, &kept);
    }
    view->line_count = kept;
    return true;
}

static bool read_view(struct view *view, struct rouge_vocabulary *vocabulary, struct arena *arena,
                      struct span text, struct cut cut)
{
    if (!view_init(view, arena, text))
        return false;
    cut_lines(view, cut);
    return vocabulary->lexicon ? read_unicode(view, vocabulary, arena)
                               : read_ascii(view, vocabulary, arena);
}

bool rouge_text_read(struct rouge_text *text, struct rouge_vocabulary *vocabulary,
                     struct arena *arena, struct span summary, struct rouge_limits limits)
{
    struct cut cut = {.limits = limits};
    struct view whole, lines;

    if (!read_view(&whole, vocabulary, arena, summary, cut))
        return false;
    lines = whole;
    cut.each = true;
    if (limits.bytes > 0 && !read_view(&lines, vocabulary, arena, summary, cut))
        return false;
    *text = (struct rouge_text){whole.words, whole.count, lines.words, lines.line_end,
                                lines.line_count};
    return true;
}

/* The next run of bytes that are not white space, and what follows it. */
static struct span next_field(struct span *rest)
{
    size_t start = 0, end;

    while (start < rest->length && is_space(rest->bytes[start]))
        start++;
    for (end = start; end < rest->length && !is_space(rest->bytes[end]);)
        end++;
    *rest = span_of(rest->bytes + end, rest->length - end);
    return span_of(rest->bytes - (end - start), end - start);
}

static bool add_irregular(struct rouge_vocabulary *vocabulary, struct span form, struct span base)
{
    uint32_t known = vocabulary->irregular.count;
    uint32_t id = intern_add(&vocabulary->irregular, form);
    struct span *bases;
    char *copy;

    if (id == INTERN_FAILED)
        return false;
    if (id < known)
        return true;
    bases = make_room(vocabulary->base, &vocabulary->base_capacity, id, sizeof *bases);
    copy = arena_string(&vocabulary->irregular.arena, base.bytes, base.length);
    if (bases)
        vocabulary->base = bases;
    if (!bases || !copy)
        return false;
    bases[id] = span_of(copy, base.length);
    return true;
}

bool rouge_vocabulary_irregular(struct rouge_vocabulary *vocabulary, struct span file)
{
    while (file.length > 0) {
        const char *newline = memchr(file.bytes, '\n', file.length);
        size_t length = newline ? (size_t)(newline - file.bytes) : file.length;
        struct span line = span_of(file.bytes, length);
        struct span form = next_field(&line), base = next_field(&line);

        if (base.length > 0 && !add_irregular(vocabulary, form, base))
            return false;
        file = newline ? span_of(newline + 1, file.length - length - 1) : span_of(NULL, 0);
    }
    return true;
}
