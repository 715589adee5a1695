/* counts.h -- what a treebank and its grammar's word lists count, for tags.c. */
#ifndef TOOLS_COUNTS_H
#define TOOLS_COUNTS_H

#include <stdbool.h>
#include <stddef.h>

#include "language/lists.h"
#include "language/tag_table.h"

/* How often each tag was seen, of a word or an ending. */
struct counts {
    char *key;
    double count[TAG_COUNT];
    double total;
};

struct entries {
    struct counts *items;
    size_t count, capacity;
    uint32_t *slots; /* item + 1, by hash */
    size_t mask;
};

struct numbers {
    uint32_t *items;
    size_t count, capacity;
};

/* A word in some lists. */
struct listed {
    char word[64];
    list_set lists;
};

struct grammar {
    struct listed *items;
    size_t count, capacity;
};

struct table {
    struct entries words, endings;
    double next[TAG_COUNT][TAG_COUNT];
    double tags[TAG_COUNT], all; /* how often each was seen */
    struct grammar grammar;
    struct numbers pairs; /* fingerprint and low half of the hash, in turn */
};

/* Prints what is wrong and ends the program. */
void die(const char *what, const char *which);
void number_add(struct numbers *numbers, uint32_t number);
/* The counts of a word or ending, or NULL. */
struct counts *entry_find(const struct entries *entries, const char *key);
/* Reads a file of counts or word lists; one that is not there is empty. */
void read_tags(struct table *table, const char *path);
void read_grammar(struct table *table, const char *path);
/* May new words be of the tag? */
bool is_open(int tag);
/* Counts the endings of rare words, and the tags, once all is read. */
void learn_endings(struct table *table);
/* How the table knows the last `characters` of `word`. */
void ending_key(char *key, size_t room, const char *word, int characters);
/* Adds the shares of the tags by the endings of `word` to `share`, all zero. */
void guess(const struct table *table, const char *word, double *share);
void table_free(struct table *table);

#endif
