/* digest.h -- the struct behind nutgraf_digest: a pile of articles, and the
 * issue that is made of it. */
#ifndef DIGEST_DIGEST_H
#define DIGEST_DIGEST_H

#include "digest/clipping.h"
#include "model/collection.h"
#include "result/report.h"

/* A sentence of a story's summary. */
struct story_sentence {
    uint32_t article;       /* of the story's articles */
    uint32_t start, length; /* bytes of that article's text */
    struct span text;       /* folded */
};

struct story {
    uint32_t *articles; /* clippings, the most telling first */
    uint32_t count;
    bool *copies;                 /* by article: it says what another of the story says */
    uint32_t sources;             /* that are no copies of each other */
    double score;                 /* by which stories are ranked */
    double freshness, centrality; /* 0 to 1, of the score */
    struct span headline;
    struct span section; /* empty: none */
    struct span anchor;
    int64_t moment;              /* of the newest article; DATE_NONE: not known */
    enum clipping_status status; /* NEW, or UPDATED: nothing but updates */
    struct story_sentence *summary;
    uint32_t summary_count;
    uint32_t words; /* of the summary */
};

/* Something that was passed over, or should be known. */
struct remark {
    struct span source;
    size_t line, column; /* 0: none */
    struct span text;
    size_t more; /* how many more of the source it would be true of */
    struct remark *next;
};

struct remarks {
    struct remark *first, **last;
};

struct nutgraf_digest {
    const nutgraf_engine *engine;
    nutgraf_worker *worker;
    nutgraf_digest_options options;  /* strings are borrowed */
    struct arena arena;              /* of what was added */
    struct nutgraf_buffer clippings; /* of struct clipping * */
    struct collection collection;
    bool weighed;
    struct remarks skipped; /* while adding */
    struct remarks warnings;
    /* The issue: made anew by every finish. */
    struct arena issue;
    struct story *stories; /* in the order they are told */
    uint32_t story_count;
    uint32_t found;          /* stories before the limit */
    struct remarks left_out; /* while finishing */
    int64_t now;
    int64_t generation;   /* of the archive when it was asked */
    struct span identity; /* of the issue, from what it tells: 16 hex digits */
};

static inline uint32_t digest_count(const struct nutgraf_digest *digest)
{
    return (uint32_t)(digest->clippings.length / sizeof(struct clipping *));
}

static inline struct clipping *digest_clipping(const struct nutgraf_digest *digest, uint32_t i)
{
    return ((struct clipping **)(void *)digest->clippings.bytes)[i];
}

static inline struct clipping *story_article(const struct nutgraf_digest *digest,
                                             const struct story *story, uint32_t i)
{
    return digest_clipping(digest, story->articles[i]);
}

/* An empty list, and one more remark; `text` is a literal or in an arena that lives as long. False:
 * memory ran out. */
void remarks_init(struct remarks *remarks);
bool remarks_add(struct remarks *remarks, struct arena *arena, struct remark remark);

/* ---- the steps of finishing, in order ---- */

/* Says of each clipping whether it is left out and why: said twice, sent before. */
nutgraf_status digest_sift(struct nutgraf_digest *digest, nutgraf_error *error);
/* Says of each clipping that is not left out what the archive knows of it: new,
 * sent before (then it is left out), or sent before and news again. */
nutgraf_status digest_ask_archive(struct nutgraf_digest *digest, nutgraf_error *error);
/* Groups, ranks and orders the stories. False: memory ran out. */
bool digest_arrange(struct nutgraf_digest *digest);
/* Gives each story its headline and summary. False: memory ran out. */
bool digest_tell(struct nutgraf_digest *digest);

/* ---- writing ---- */

/* The issue as a report. Its texts are the digest's; nodes in `arena`. */
void digest_report(const struct nutgraf_digest *digest, struct arena *arena, struct report *report);
void digest_write_json(const struct nutgraf_digest *digest, struct nutgraf_buffer *out);
void digest_write_atom(const struct nutgraf_digest *digest, struct nutgraf_buffer *out);
/* The page, in the caller's frame if there is one. BAD_INPUT: the frame asks for
 * what is not known. */
nutgraf_status digest_write_page(const struct nutgraf_digest *digest, const struct report *report,
                                 struct nutgraf_buffer *out, nutgraf_error *error);
nutgraf_status digest_write_mail(const struct nutgraf_digest *digest, const struct report *report,
                                 struct nutgraf_buffer *out, nutgraf_error *error);
/* Why each story is where it is and holds what it holds, a line each. */
void digest_write_reasons(const struct nutgraf_digest *digest, struct nutgraf_buffer *out);
/* Words of all summaries, and minutes to read them. */
uint32_t digest_words(const struct nutgraf_digest *digest);
uint32_t digest_minutes(const struct nutgraf_digest *digest);
struct span digest_title(const struct nutgraf_digest *digest);

#endif
