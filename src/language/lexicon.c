#include "language/lexicon.h"

#include <libstemmer.h>
#include <stdlib.h>

#include "language/fold.h"

static const uint32_t MOST_FORMS = 1 << 16;
static const uint32_t FIRST_SLOTS = 1 << 10, FIRST_SHIFT = 64 - 10;

static void lexicon_put(struct lexicon *lexicon, struct lexicon_slot new)
{
    uint32_t at = lexicon_slot(lexicon, new.key);

    while (lexicon->slots[at].key.low != 0)
        at = (at + 1) & lexicon->slot_mask;
    lexicon->slots[at] = new;
}

/* At most half full, so that probes stay short. */
static bool lexicon_grow_slots(struct lexicon *lexicon)
{
    struct lexicon_slot *old = lexicon->slots;
    uint32_t before = old ? lexicon->slot_mask + 1 : 0, count = old ? before * 2 : FIRST_SLOTS;

    lexicon->slots = calloc(count, sizeof *lexicon->slots);
    if (!lexicon->slots) {
        lexicon->slots = old;
        return false;
    }
    lexicon->slot_mask = count - 1;
    lexicon->slot_shift = old ? lexicon->slot_shift - 1 : FIRST_SHIFT;
    for (uint32_t at = 0; at < before; at++)
        if (old[at].key.low != 0)
            lexicon_put(lexicon, old[at]);
    free(old);
    return true;
}

bool lexicon_init(struct lexicon *lexicon, const struct language *language,
                  const struct intern *extra)
{
    *lexicon = (struct lexicon){.language = language, .extra_stopwords = extra};
    intern_init(&lexicon->terms);
    if (!lexicon_grow_slots(lexicon))
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
    free(lexicon->slots);
    free(lexicon->stamps);
    free(lexicon->idf);
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

/* The stem that the tables have for a word. */
static uint32_t lexicon_known_term(struct lexicon *lexicon, struct span word,
                                   const struct word_slot *slot)
{
    char stem[UINT8_MAX + sizeof slot->stem_tail];
    size_t length = (size_t)slot->stem_end - slot->stem_start;

    memcpy(stem, word.bytes + slot->stem_start, length);
    memcpy(stem + length, slot->stem_tail, sizeof slot->stem_tail);
    return intern_add(&lexicon->terms, span_of(stem, length + slot->tail_length));
}

static bool is_ascii(struct span word)
{
    unsigned char bits = 0;

    for (size_t i = 0; i < word.length; i++)
        bits |= (unsigned char)word.bytes[i];
    return bits < 0x80;
}

static uint32_t lexicon_term(struct lexicon *lexicon, struct span word,
                             const struct word_slot *slot)
{
    struct sb_stemmer *stemmer = lexicon->stemmer;
    const sb_symbol *stem;
    int length;

    if (slot && slot->stem_end > 0 && slot->stem_end <= word.length)
        return lexicon_known_term(lexicon, word, slot);
    if (!lexicon->stemmer)
        return intern_add(&lexicon->terms, word);
    if (lexicon->ascii_stemmer && is_ascii(word))
        stemmer = lexicon->ascii_stemmer;
    stem = sb_stemmer_stem(stemmer, (const sb_symbol *)word.bytes, (int)word.length);
    if (!stem)
        return INTERN_FAILED;
    length = sb_stemmer_length(stemmer);
    if (length > 0) /* some short words stem to nothing */
        word = span_of((const char *)stem, (size_t)length);
    return intern_add(&lexicon->terms, word);
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

/* False: memory ran out. */
static bool lexicon_know(struct lexicon *lexicon, struct span word, struct form *form)
{
    struct folded_word folded;
    struct span full, cut;
    const struct word_slot *slot;
    uint32_t classes;

    fold_word(&folded, lexicon->language->traits, word);
    full = fold_span(&folded);
    *form = (struct form){.term = TERM_NONE,
                          .written = written_as(word) & 0x7F,
                          .dotted = memchr(word.bytes, '.', word.length) != NULL};
    if (!folded.solid || full.length == 0)
        return true;
    slot = language_word(lexicon->language, full);
    classes = slot ? slot->classes : 0;
    cut = lexicon_cut(lexicon, full);
    if (cut.length != full.length) {
        slot = language_word(lexicon->language, cut);
        classes |= slot ? slot->classes : 0;
    }
    if (lexicon->extra_stopwords) {
        classes &= ~(uint32_t)WORD_STOP;
        if (lexicon_is_extra(lexicon, word))
            classes |= WORD_STOP;
    }
    form->classes = classes & 0xFFFFFF;
    form->term = lexicon_term(lexicon, cut, slot);
    return form->term != INTERN_FAILED;
}

/* Room for one more form, and for its slot. False: memory ran out. */
static bool lexicon_make_room(struct lexicon *lexicon)
{
    uint32_t capacity = lexicon->form_capacity ? lexicon->form_capacity * 2 : 1024;
    struct form *forms;

    if (lexicon->form_count * 2 >= lexicon->slot_mask && !lexicon_grow_slots(lexicon))
        return false;
    if (lexicon->form_count < lexicon->form_capacity)
        return true;
    forms = realloc(lexicon->forms, capacity * sizeof *forms);
    if (!forms)
        return false;
    lexicon->forms = forms;
    lexicon->form_capacity = capacity;
    return true;
}

/* Is one of the eight bytes of 0x40 to 0x7F and no letter? */
static bool has_odd(uint64_t word)
{
    const uint64_t ONES = 0x0101010101010101ULL, HIGH = 0x80 * ONES;
    uint64_t letter = word & 0x1F * ONES; /* 1 to 26 */
    uint64_t other = (letter + (0x80 - 27) * ONES) | ~(letter + 0x7F * ONES);

    return ((word << 1) & ~word & other & HIGH) != 0;
}

static struct surface_key key_of(struct span word)
{
    const unsigned char *p = (const unsigned char *)word.bytes;
    size_t first = word.length < 8 ? word.length : 8;
    struct surface_key key;

    if (word.length > 0 && word.length <= sizeof key) {
        key.low = hash_load(p, first);
        key.high = hash_load(p + first, word.length - first);
        if (!has_odd(key.low) && !has_odd(key.high) && !memchr(p, 0, word.length))
            return key;
    }
    key.low = hash_bytes(word.bytes, word.length) | 1;
    key.high = word.length;
    for (size_t i = 0; i < word.length; i++)
        key.high = (key.high ^ p[i]) * 0x100000001b3ULL; /* FNV-1a */
    return key;
}

/* "Q:" and "A:" of an interview, the initials of a name, the letter of an item:
 * what many sentences share, and no topic. */
static bool is_letter(struct span word)
{
    char lower = word.length == 1 ? (char)(*word.bytes | 0x20) : 0;

    return lower >= 'a' && lower <= 'z';
}

/* Makes a form of a word that was not met before. False: memory ran out; then
 * it is learned when met again. */
static bool lexicon_learn(struct lexicon *lexicon, struct span word, struct lexicon_slot *slot)
{
    struct form form;

    if (!lexicon_make_room(lexicon) || !lexicon_know(lexicon, word, &form))
        return false;
    slot->lexeme.form = lexicon->form_count;
    slot->lexeme.term = form.classes & WORD_STOP || is_letter(word) ? TERM_NONE : form.term;
    lexicon_put(lexicon, *slot);
    lexicon->forms[lexicon->form_count++] = form;
    return true;
}

struct lexeme lexicon_lexeme(struct lexicon *lexicon, struct span word)
{
    struct lexicon_slot slot;
    const struct lexeme *met;

    word.length = fold_length(word);
    slot.key = key_of(word);
    met = lexicon_met(lexicon, slot.key);
    if (met)
        return *met;
    if (!lexicon_learn(lexicon, word, &slot))
        return (struct lexeme){FORM_FAILED, TERM_FAILED};
    return slot.lexeme;
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
    memset(lexicon->slots, 0, ((size_t)lexicon->slot_mask + 1) * sizeof *lexicon->slots);
    lexicon->form_count = 0;
    lexicon->idf_source = NULL;
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
