/* rouge_stem.h -- the Porter stemmer as ROUGE-1.5.5 has it.
 *
 * Porter 1980 with one difference in step 4: "ement" may be followed by
 * "ment", and what is left by "ent", where Porter stops after the longest. */
#ifndef EVALUATE_ROUGE_STEM_H
#define EVALUATE_ROUGE_STEM_H

#include <stddef.h>

/* Stems `word` (a-z and 0-9 only) in place and returns its new length, at most
 * one more than it was in between and never more at the end. */
size_t rouge_stem(char *word, size_t length);

#endif
