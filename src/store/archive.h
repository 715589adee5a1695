/* archive.h -- articles, their versions and what was sent of them, in SQLite.
 *
 * Everything that belongs together is one transaction: killed at any moment, an
 * archive holds a digest with all it sent, or nothing of it. */
#ifndef STORE_ARCHIVE_H
#define STORE_ARCHIVE_H

#include "base/arena.h"
#include "store/database.h"

/* The version of an article that was sent last. */
struct archive_version {
    bool known; /* there is one */
    uint64_t hash;
    struct span text; /* in the arena given; empty when it was pruned */
};

/* An article as it was read. */
struct archive_article {
    struct span key; /* tells articles apart: the canonical link, or of the content */
    struct span link, source, title, text, language;
    uint64_t hash;  /* of what it says */
    int64_t moment; /* NUTGRAF_NO_DATE: not known */
};

struct archive_digest {
    struct span identity, title, output;
    const char *file; /* see nutgraf_archive_pending */
    int64_t moment;
};

struct archive_story {
    struct span headline, section, summary;
    bool updated;
};

/* What was sent of the article of a key; if nothing was, then with `by_content`
 * what was sent of any with the same hash: an article that has moved to another
 * address. */
nutgraf_status archive_find_sent(nutgraf_archive *archive, struct arena *arena, struct span key,
                                 uint64_t hash, bool by_content, struct archive_version *version,
                                 nutgraf_error *error);
/* Grows with every digest that is recorded or taken back: what was looked up
 * holds while it stands still. */
nutgraf_status archive_generation(nutgraf_archive *archive, int64_t *generation,
                                  nutgraf_error *error);

/* ---- recording: between database_begin and database_commit ---- */

/* Adds the article, and this version of it, unless they are there; `*version`
 * receives its number. `seen` is the moment of reading. */
nutgraf_status archive_put_article(nutgraf_archive *archive, const struct archive_article *article,
                                   int64_t seen, int64_t *version, nutgraf_error *error);
nutgraf_status archive_put_digest(nutgraf_archive *archive, const struct archive_digest *digest,
                                  int64_t *number, nutgraf_error *error);
nutgraf_status archive_put_story(nutgraf_archive *archive, int64_t digest, uint32_t position,
                                 const struct archive_story *story, int64_t *number,
                                 nutgraf_error *error);
/* This version went out with that story. */
nutgraf_status archive_put_sent(nutgraf_archive *archive, int64_t digest, int64_t story,
                                int64_t version, nutgraf_error *error);

#endif
