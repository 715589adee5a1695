/* lists.h -- the word lists of the headline's rules, one set of 64 bits a word.
 *
 * The words are in grammar/<code>.txt, "name: word word ...". */
#ifndef LANGUAGE_LISTS_H
#define LANGUAGE_LISTS_H

#include <stdint.h>

/* X(constant's name, name in the files). */
#define LISTS(X)                                                                                   \
    X(RELATIVE, "relative")         /* who, which */                                               \
    X(SUBORDINATOR, "subordinator") /* when, because: opens a side clause */                       \
    X(QUESTION, "question")         /* whether, how: opens a clause that a verb asks for */        \
    X(SAY, "say")                   /* said, told, warned */                                       \
    X(SOURCE, "source")             /* officials, study: who says without telling anything */      \
    X(ACCORDING, "according")       /* opens an attribution by itself */                           \
    X(WEEKDAY, "weekday")                                                                          \
    X(MONTH, "month")                                                                              \
    X(SEASON, "season")             /* week, weekend, summer: "last ..." */                        \
    X(UNIT, "unit")                 /* days, years: "three ... ago" */                             \
    X(TODAY, "today")               /* yesterday, overnight */                                     \
    X(DAYTIME, "daytime")           /* morning, evening */                                         \
    X(THIS, "this")                 /* last, next, this: before a season */                        \
    X(AGO, "ago")                   /* ago, earlier: after a unit */                               \
    X(TIME_OPENS, "time-opens")     /* on, late: may open a time phrase */                         \
    X(TIME_HOLDS, "time-holds")     /* until, between: needs the time that follows */              \
    X(CITES, "cites")               /* citing, said: opens an attribution behind a comma */        \
    X(SOME, "some")                 /* "some of whom" */                                           \
    X(ARTICLE, "article")           /* may be left out of a headline */                            \
    X(BE, "be")                     /* is, was: may be left out before a participle */             \
    X(HAVE, "have")                 /* has, had */                                                 \
    X(BEEN, "been")                 /* be, been, being */                                          \
    X(NEGATION, "negation")         /* not, never */                                               \
    X(THAT, "that")                 /* opens what was said */                                      \
    X(OF, "of")                     /* always bound to what it follows */                          \
    X(END, "end")                   /* no headline ends on it, whatever its tag */                 \
    X(OPENER, "opener")             /* but, and, meanwhile: goes from the front */                 \
    X(LEANING, "leaning")           /* he, this, if: a poor opening of a lead */                   \
    X(ADVERB, "adverb")             /* also, still: may go */                                      \
    X(VITAL, "vital")               /* nearly, allegedly: may not */                               \
    X(KEEP, "keep")                 /* adjectives that turn the sense: former, fake */             \
    X(TITLE, "title")               /* Mr, Dr */                                                   \
    X(PARTICLE, "particle")         /* de, von: in the middle of a name */                         \
    X(QUANTITY, "quantity")         /* number, group: empty without its "of" */                    \
    X(LIGHT, "light")               /* take, make: empty without what follows */                   \
    X(COMPLEMENT, "complement")     /* ask, force: needs its "to" */                               \
    X(CLAUSAL, "clausal")           /* hopes, fears: a clause may follow without "that" */         \
    X(PLACING, "placing")           /* put, turn: needs where to */                                \
    X(PLAN, "plan")                 /* plan, bid: its "to" is bound */                             \
    X(RATE, "rate")                 /* few, barrel: keeps its article */                           \
    X(AFTER_BE, "after-be")         /* set, likely: "be" may go before it */                       \
    X(PARTICIPLE, "participle")     /* irregular: "have" may go before it */                       \
    X(INTRANSITIVE, "intransitive") /* may end a headline */                                       \
    X(STATEMENT, "statement")       /* in a statement, report, interview */                        \
    X(PREPOSITION, "preposition")   /* may be bound */                                             \
    X(WEAK, "weak")                 /* in, at, on, by, for, after: bound only when seen often */   \
    X(AND, "and")                   /* and, but, or: joins clauses */                              \
    X(PERSON, "person")             /* it, he: says something by himself */                        \
    X(ADRIFT, "adrift")             /* up, out: parts of a verb */                                 \
    X(NEEDS, "needs")               /* subject, accused: empty without its preposition */          \
    X(NUMBER, "number")             /* one, both, several: empty without what is counted */        \
    X(PAIRED, "paired")             /* both, between: wants its "and" */                           \
    X(NAMED, "named")               /* called, named: needs its name */                            \
    X(CONTENT, "content")           /* claim, hope: empty without its "that" */                    \
    X(OFFICE, "office")             /* chancellor, captain: before a name */                       \
    X(GIVEN, "given")               /* given, made: passive, and yet with an object */             \
    X(FRAME_AS, "frame-as")         /* describe: needs its "as" behind its object */               \
    X(FRAME_OF, "frame-of")         /* accuse ... of */                                            \
    X(FRAME_WITH, "frame-with")     /* charge ... with */                                          \
    X(FRAME_FROM, "frame-from")     /* prevent ... from */                                         \
    X(FRAME_TO, "frame-to")         /* add ... to, transform ... into */                           \
    X(FRAME_FOR, "frame-for")       /* mistake ... for */                                          \
    X(MENDED, "mended")             /* v, MP, early: what they are hangs on their neighbours */

#define LIST_NUMBER(name, text) LIST_##name,
enum list { LISTS(LIST_NUMBER) LIST_COUNT };
#undef LIST_NUMBER

/* A set of lists, a bit each. */
typedef uint64_t list_set;

static inline list_set list_bit(enum list list)
{
    return (list_set)1 << list;
}

#endif
