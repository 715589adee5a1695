#include "language/lexicon.h"

#include <libstemmer.h>
#include <stdlib.h>

#include "language/fold.h"

static const uint32_t MOST_FORMS = 1 << 16;
static const uint32_t FIRST_SLOTS = 1 << 10, FIRST_SHIFT = 64 - 10;

static void table_put(struct lexicon_table table, struct lexicon_slot new)
{
    uint32_t at = (uint32_t)(surface_hash(new.surface) >> table.shift);

    while (table.slots[at].surface.low != 0)
        at = (at + 1) & table.mask;
    table.slots[at] = new;
}

/* Twice the slots, or the first ones. False: memory ran out. */
static bool table_grow(struct lexicon_table *table)
{
    struct lexicon_table old = *table;
    uint32_t before = old.slots ? old.mask + 1 : 0, count = old.slots ? before * 2 : FIRST_SLOTS;
    struct lexicon_slot *slots = calloc(count, sizeof *slots);

    if (!slots)
        return false;
    table->slots = slots;
    table->mask = count - 1;
    table->shift = old.slots ? old.shift - 1 : FIRST_SHIFT;
    for (uint32_t at = 0; at < before; at++)
        if (old.slots[at].surface.low != 0)
            table_put(*table, old.slots[at]);
    free(old.slots);
    return true;
}

/* Room for twice the forms: for each a stamp, as it may bring a term, and two
 * slots, so that probes stay short. Fresh stamps are of round 0, which no
 * document is. False: memory ran out. */
static bool lexicon_grow(struct lexicon *lexicon)
{
    uint32_t capacity = lexicon->form_capacity ? lexicon->form_capacity * 2 : FIRST_SLOTS / 2;
    uint32_t stamped = lexicon->form_capacity ? lexicon->form_capacity + 1 : 0;
    struct form *forms = realloc(lexicon->forms, capacity * sizeof *forms);
    struct stamp *stamps;

    if (!forms)
        return false;
    lexicon->forms = forms;
    stamps = realloc(lexicon->stamps, (capacity + 1) * sizeof *stamps);
    if (!stamps)
        return false;
    lexicon->stamps = stamps;
    memset(stamps + stamped, 0, (capacity + 1 - stamped) * sizeof *stamps);
    if (!table_grow(&lexicon->table))
        return false;
    lexicon->form_capacity = capacity;
    return true;
}

bool lexicon_init(struct lexicon *lexicon, const struct language *language,
                  const struct intern *extra)
{
    *lexicon = (struct lexicon){.language = language, .extra_stopwords = extra};
    intern_init(&lexicon->terms);
    if (!lexicon_grow(lexicon))
        return false;
    if (!language->stemmer)
        return true;
    lexicon->stemmer = sb_stemmer_new(language->stemmer, "UTF_8");
    lexicon->ascii_stemmer = sb_stemmer_new(language->stemmer, "ISO_8859_1");
    return lexicon->stemmer != NULL;
}

void lexicon_release(struct lexicon *lexicon)
{
    sb_stemmer_delete(lexicon->stemmer);
    sb_stemmer_delete(lexicon->ascii_stemmer);
    intern_release(&lexicon->terms);
    free(lexicon->forms);
    free(lexicon->table.slots);
    free(lexicon->stamps);
    free(lexicon->weights);
    *lexicon = (struct lexicon){0};
}

/* What is left of l'homme, dell'arte, jusqu'ici: an article or preposition of
 * one or two letters, or a stop word, goes. */
static struct span lexicon_cut_elision(const struct lexicon *lexicon, struct span word)
{
    const char *apostrophe = memchr(word.bytes, '\'', word.length);
    size_t before;

    if (!apostrophe)
        return word;
    before = (size_t)(apostrophe - word.bytes);
    if (before == 0 || before + 1 == word.length)
        return word;
    if (before > 2 &&
        !(language_classes(lexicon->language, span_of(word.bytes, before)) & WORD_STOP))
        return word;
    return span_of(apostrophe + 1, word.length - before - 1);
}

/* dog's, dogs': the mark of possession goes. */
static struct span lexicon_cut_possessive(struct span word)
{
    if (word.length > 2 && word.bytes[word.length - 1] == 's' &&
        word.bytes[word.length - 2] == '\'')
        word.length -= 2;
    else if (word.length > 1 && word.bytes[word.length - 1] == '\'')
        word.length--;
    return word;
}

/* Ankara'da, EU:n: a name or acronym keeps its endings apart. */
static struct span lexicon_cut_suffix(struct span word)
{
    for (size_t i = 1; i < word.length; i++)
        if (word.bytes[i] == '\'' || word.bytes[i] == ':')
            word.length = i;
    return word;
}

static struct span lexicon_cut(const struct lexicon *lexicon, struct span word)
{
    uint32_t traits = lexicon->language->traits;

    if (traits & LANGUAGE_ELISIONS)
        word = lexicon_cut_elision(lexicon, word);
    if (traits & LANGUAGE_POSSESSIVES)
        word = lexicon_cut_possessive(word);
    if (traits & LANGUAGE_SUFFIXES)
        word = lexicon_cut_suffix(word);
    return word;
}

/* The stem that the tables have for a word, over which it is written. */
static uint32_t lexicon_known_term(struct lexicon *lexicon, char *word,
                                   const struct word_slot *slot)
{
    char *stem = word + slot->stem_start;
    size_t length = (size_t)slot->stem_end - slot->stem_start + slot->tail_length;

    memcpy(word + slot->stem_end, slot->stem_tail, sizeof slot->stem_tail);
    return intern_add_hashed(&lexicon->terms, span_of(stem, length), hash_padded(stem, length));
}

static bool is_ascii(struct span word)
{
    unsigned char bits = 0;

    for (size_t i = 0; i < word.length; i++)
        bits |= (unsigned char)word.bytes[i];
    return bits < 0x80;
}

/* Of the folded word without what was cut off it. */
static uint32_t lexicon_term(struct lexicon *lexicon, struct folded_word *folded, struct span cut,
                             const struct word_slot *slot)
{
    struct sb_stemmer *stemmer = lexicon->stemmer;
    const sb_symbol *stem;
    int length;

    if (slot && slot->stem_end > 0 && slot->stem_end <= cut.length)
        return lexicon_known_term(lexicon, folded->bytes + (cut.bytes - folded->bytes), slot);
    if (!lexicon->stemmer)
        return intern_add(&lexicon->terms, cut);
    if (lexicon->ascii_stemmer && (folded->plain || is_ascii(cut)))
        stemmer = lexicon->ascii_stemmer;
    stem = sb_stemmer_stem(stemmer, (const sb_symbol *)cut.bytes, (int)cut.length);
    if (!stem)
        return INTERN_FAILED;
    length = sb_stemmer_length(stemmer);
    if (length > 0) /* some short words stem to nothing */
        cut = span_of((const char *)stem, (size_t)length);
    return intern_add(&lexicon->terms, cut);
}

/* Is the word one of --stopwords, which serve every language: folded without
 * regard to one, before the cut or after it? */
static bool lexicon_is_extra(const struct lexicon *lexicon, struct span word)
{
    struct folded_word folded;

    fold_word(&folded, 0, word);
    return intern_find(lexicon->extra_stopwords, fold_span(&folded)) != INTERN_FAILED ||
           intern_find(lexicon->extra_stopwords, lexicon_cut(lexicon, fold_span(&folded))) !=
               INTERN_FAILED;
}

/* What is cut off a folded word. */
static struct span lexicon_rest(const struct lexicon *lexicon, const struct folded_word *folded)
{
    return folded->plain ? fold_span(folded) : lexicon_cut(lexicon, fold_span(folded));
}

/* False: memory ran out. */
static bool lexicon_know(struct lexicon *lexicon, struct span word, struct folded_word *folded,
                         struct form *form)
{
    struct span cut = lexicon_rest(lexicon, folded);
    const struct word_slot *slot = language_word(lexicon->language, fold_hash(folded));
    uint32_t classes = slot ? slot->classes : 0;

    if (cut.length != folded->length) {
        slot = language_word(lexicon->language, hash_padded(cut.bytes, cut.length));
        classes |= slot ? slot->classes : 0;
    }
    if (lexicon->extra_stopwords) {
        classes &= ~(uint32_t)WORD_STOP;
        if (lexicon_is_extra(lexicon, word))
            classes |= WORD_STOP;
    }
    form->classes = classes & 0xFFFFFF;
    form->term = lexicon_term(lexicon, folded, cut, slot);
    return form->term != INTERN_FAILED;
}

/* "Q:" and "A:" of an interview, the initials of a name, the letter of an item:
 * what many sentences share, and no topic. */
static bool is_letter(struct span word)
{
    char lower = word.length == 1 ? (char)(*word.bytes | 0x20) : 0;

    return lower >= 'a' && lower <= 'z';
}

/* Makes a form of a word that was not met before. Form FORM_FAILED: memory ran
 * out; then it is learned when met again. */
static struct lexeme lexicon_add(struct lexicon *lexicon, struct span word, struct surface surface,
                                 struct folded_word *folded)
{
    struct form form = {.term = TERM_NONE, .written = written_as(word) & 0x7F};
    struct lexeme lexeme = {FORM_FAILED, 0};

    form.dotted = !folded->plain && memchr(word.bytes, '.', word.length);
    if (lexicon->form_count == lexicon->form_capacity && !lexicon_grow(lexicon))
        return lexeme;
    if (folded->solid && folded->length > 0 && !lexicon_know(lexicon, word, folded, &form))
        return lexeme;
    lexeme.form = lexicon->form_count;
    lexeme.topic = form.classes & WORD_STOP || is_letter(word) ? 0 : form.term + 1;
    table_put(lexicon->table, (struct lexicon_slot){surface, lexeme});
    lexicon->forms[lexicon->form_count++] = form;
    return lexeme;
}

struct lexeme lexicon_learn(struct lexicon *lexicon, struct span word, struct surface surface)
{
    struct folded_word folded;

    if (lexicon->language->traits & LANGUAGE_DOTLESS_I)
        fold_word(&folded, lexicon->language->traits, word);
    else
        fold_surface(&folded, surface, (uint32_t)word.length);
    return lexicon_add(lexicon, word, surface, &folded);
}

struct lexeme lexicon_lexeme(struct lexicon *lexicon, struct span word)
{
    struct folded_word folded;
    struct surface surface;
    const struct lexeme *met;

    word.length = fold_length(word);
    surface = surface_of(word);
    met = lexicon_met(&lexicon->table, surface, surface_hash(surface));
    if (met)
        return *met;
    fold_word(&folded, lexicon->language->traits, word);
    return lexicon_add(lexicon, word, surface, &folded);
}

uint32_t lexicon_form(struct lexicon *lexicon, struct span word)
{
    return lexicon_lexeme(lexicon, word).form;
}

struct span lexicon_stem(const struct lexicon *lexicon, uint32_t term)
{
    return intern_string(&lexicon->terms, term);
}

void lexicon_trim(struct lexicon *lexicon)
{
    if (lexicon->form_count <= MOST_FORMS)
        return;
    intern_clear(&lexicon->terms);
    memset(lexicon->table.slots, 0,
           ((size_t)lexicon->table.mask + 1) * sizeof *lexicon->table.slots);
    lexicon->form_count = 0;
    lexicon->weight_source = NULL;
}

/* A line without its comment and the white space round it. */
static struct span lexicon_bare(struct span line)
{
    const char *comment = line.length > 0 ? memchr(line.bytes, '#', line.length) : NULL;

    if (comment)
        line.length = (size_t)(comment - line.bytes);
    while (line.length > 0 && (unsigned char)line.bytes[0] <= ' ')
        line = span_of(line.bytes + 1, line.length - 1);
    while (line.length > 0 && (unsigned char)line.bytes[line.length - 1] <= ' ')
        line.length--;
    return line;
}

bool lexicon_read_stopwords(struct intern *words, struct span file)
{
    for (size_t at = 0; at < file.length;) {
        struct span word = lexicon_bare(span_line(file, &at));
        struct folded_word folded;

        fold_word(&folded, 0, word);
        if (word.length > 0 && intern_add(words, fold_span(&folded)) == INTERN_FAILED)
            return false;
    }
    return true;
}
