/* tags.h -- parts of speech: Penn's set (Santorini 1990), with what other
 * languages' treebanks tell mapped onto it. */
#ifndef LANGUAGE_TAGS_H
#define LANGUAGE_TAGS_H

#include <stdint.h>

/* X(constant's name, name in the tables). MD is, outside English, any finite
 * auxiliary; SC a subordinating conjunction, which English files under IN. */
#define TAGS(X)                                                                                    \
    X(EDGE, "^")                                                                                   \
    X(CC, "CC")                                                                                    \
    X(CD, "CD")                                                                                    \
    X(DT, "DT")                                                                                    \
    X(EX, "EX")                                                                                    \
    X(IN, "IN")                                                                                    \
    X(JJ, "JJ")                                                                                    \
    X(JJR, "JJR")                                                                                  \
    X(JJS, "JJS")                                                                                  \
    X(MD, "MD")                                                                                    \
    X(NN, "NN")                                                                                    \
    X(NNP, "NNP")                                                                                  \
    X(NNPS, "NNPS")                                                                                \
    X(NNS, "NNS")                                                                                  \
    X(PDT, "PDT")                                                                                  \
    X(POS, "POS")                                                                                  \
    X(PRP, "PRP")                                                                                  \
    X(PRPS, "PRP$")                                                                                \
    X(RB, "RB")                                                                                    \
    X(RBR, "RBR")                                                                                  \
    X(RBS, "RBS")                                                                                  \
    X(RP, "RP")                                                                                    \
    X(SC, "SC")                                                                                    \
    X(SYM, "SYM")                                                                                  \
    X(TO, "TO")                                                                                    \
    X(UH, "UH")                                                                                    \
    X(VB, "VB")                                                                                    \
    X(VBD, "VBD")                                                                                  \
    X(VBG, "VBG")                                                                                  \
    X(VBN, "VBN")                                                                                  \
    X(VBP, "VBP")                                                                                  \
    X(VBZ, "VBZ")                                                                                  \
    X(WDT, "WDT")                                                                                  \
    X(WP, "WP")                                                                                    \
    X(WRB, "WRB")                                                                                  \
    X(HYPH, "HYPH")                                                                                \
    X(CURRENCY, "$")                                                                               \
    X(QUOTE, "\"")                                                                                 \
    X(COMMA, ",")                                                                                  \
    X(STOP, ".")                                                                                   \
    X(COLON, ":")                                                                                  \
    X(OPEN, "(")                                                                                   \
    X(CLOSE, ")")

#define TAG_CONSTANT(name, text) TAG_##name,
enum tag { TAGS(TAG_CONSTANT) TAG_COUNT };
#undef TAG_CONSTANT

/* A set of tags, a bit each. */
typedef uint64_t tag_set;

static inline tag_set tag_bit(enum tag tag)
{
    return (tag_set)1 << tag;
}

#define TAG_SET(name) ((tag_set)1 << TAG_##name)

static const tag_set TAGS_NOUN = TAG_SET(NN) | TAG_SET(NNS) | TAG_SET(NNP) | TAG_SET(NNPS);
static const tag_set TAGS_NAME = TAG_SET(NNP) | TAG_SET(NNPS);
static const tag_set TAGS_ADJECTIVE = TAG_SET(JJ) | TAG_SET(JJR) | TAG_SET(JJS);
static const tag_set TAGS_FINITE = TAG_SET(VBD) | TAG_SET(VBZ) | TAG_SET(VBP) | TAG_SET(MD);
static const tag_set TAGS_VERB = TAG_SET(VB) | TAG_SET(VBD) | TAG_SET(VBN) | TAG_SET(VBG) |
                                 TAG_SET(VBZ) | TAG_SET(VBP) | TAG_SET(MD);
static const tag_set TAGS_PREPOSITION = TAG_SET(IN) | TAG_SET(TO);

#endif
