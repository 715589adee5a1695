/* compare_many.c -- two files of articles or results, matched by id: the review
 * one does before upgrading. */
#include <string.h>

#include "cli/compare.h"
#include "cli/join.h"
#include "cli/message.h"

struct reviewer {
    const struct settings *settings;
    struct desk *desk;
    struct join join;
    nutgraf_review *review;
    bool bad;     /* a line could not be compared */
    bool stopped; /* a message was printed */
};

/* The two lines of one article. */
struct pair {
    nutgraf_record *record[2];
    nutgraf_document *document[2];
    nutgraf_comparison *comparison;
};

static void pair_release(struct pair *pair)
{
    nutgraf_comparison_free(pair->comparison);
    for (int side = 0; side < 2; side++) {
        nutgraf_document_free(pair->document[side]);
        nutgraf_record_free(pair->record[side]);
    }
    *pair = (struct pair){0};
}

/* False: nothing more can be done. */
static bool ok(struct reviewer *reviewer, nutgraf_status status)
{
    if (status == NUTGRAF_NO_MEMORY && !reviewer->stopped) {
        message(NULL, "out of memory");
        reviewer->stopped = true;
    }
    return !reviewer->stopped;
}

static bool send(struct reviewer *reviewer)
{
    if (!desk_flush(reviewer->desk))
        reviewer->stopped = true;
    return !reviewer->stopped;
}

static bool is_json(const struct reviewer *reviewer)
{
    return reviewer->settings->format == NUTGRAF_JSON && !reviewer->settings->brief;
}

/* ---- what cannot be compared ---- */

static bool report_bad(struct reviewer *reviewer, const nutgraf_record *record, int side,
                       uint64_t line, const nutgraf_error *error)
{
    reviewer->bad = true;
    if (!ok(reviewer, error->status) ||
        !ok(reviewer, nutgraf_review_bad(reviewer->review, side, line, error->message)))
        return false;
    if (reviewer->settings->brief)
        message(reviewer->join.shelves[side].name, "line %llu: %s", (unsigned long long)line,
                error->message);
    if (!is_json(reviewer))
        return true;
    return ok(reviewer,
              nutgraf_record_write_error(record, (size_t)line, error, reviewer->desk->buffer)) &&
           send(reviewer);
}

static bool bad_line(void *context, int side, uint64_t line, const nutgraf_error *error)
{
    return report_bad(context, NULL, side, line, error);
}

/* ---- one article ---- */

static bool read_record(struct reviewer *reviewer, struct pair *pair, const struct entry *entry,
                        int side)
{
    nutgraf_error error;
    size_t length;
    const char *line = join_line(&reviewer->join, side, entry->at[side], &length);

    if (line)
        pair->record[side] = nutgraf_record_new(line, length, &reviewer->settings->keys, &error);
    if (!line || !pair->record[side])
        reviewer->stopped = true;
    if (line && !pair->record[side])
        message(reviewer->join.shelves[side].name, "%s", error.message);
    return !reviewer->stopped;
}

/* The document of a side. NULL: the line is reported, or all is over. */
static bool read_document(struct reviewer *reviewer, struct pair *pair, const struct entry *entry,
                          int side)
{
    nutgraf_input input = reviewer->settings->input;
    nutgraf_error error;

    input.name = NULL;
    pair->document[side] =
        nutgraf_document_of_record(reviewer->desk->worker, pair->record[side], &input, &error);
    if (!pair->document[side])
        report_bad(reviewer, pair->record[side], side, entry->line[side], &error);
    return pair->document[side] != NULL;
}

static bool compare_records(struct reviewer *reviewer, struct pair *pair, const struct entry *entry)
{
    nutgraf_compare_options options = {reviewer->settings->summary, reviewer->settings->strict,
                                       reviewer->settings->threshold};
    nutgraf_error error;

    if (!read_document(reviewer, pair, entry, 0) || !read_document(reviewer, pair, entry, 1))
        return false;
    pair->comparison = nutgraf_compare(pair->document[0], pair->document[1], &options, &error);
    return pair->comparison || !ok(reviewer, error.status);
}

static void add_lone(struct reviewer *reviewer, struct pair *pair, const struct entry *entry,
                     int side)
{
    if ((pair->record[side] || read_record(reviewer, pair, entry, side)) &&
        ok(reviewer,
           nutgraf_review_lone(reviewer->review, nutgraf_record_id(pair->record[side]), side)) &&
        is_json(reviewer) &&
        ok(reviewer,
           nutgraf_review_write_line(pair->record[side], NULL, side, reviewer->desk->buffer)))
        send(reviewer);
}

/* Are both lines, byte for byte, one? Then nothing changed. */
static bool same_lines(struct reviewer *reviewer, const struct entry *entry)
{
    size_t lengths[2];
    const char *old = join_line(&reviewer->join, 0, entry->at[0], &lengths[0]);
    const char *new = join_line(&reviewer->join, 1, entry->at[1], &lengths[1]);

    return old && new &&lengths[0] == lengths[1] && memcmp(old, new, lengths[0]) == 0;
}

static void add_pair(struct reviewer *reviewer, struct pair *pair, const struct entry *entry)
{
    const char *id;

    if (!read_record(reviewer, pair, entry, 1))
        return;
    id = nutgraf_record_id(pair->record[1]);
    if (!same_lines(reviewer, entry)) {
        if (reviewer->join.failed || !read_record(reviewer, pair, entry, 0))
            return;
        if (strcmp(nutgraf_record_id(pair->record[0]), id) != 0) { /* two ids of one hash */
            add_lone(reviewer, pair, entry, 0);
            add_lone(reviewer, pair, entry, 1);
            return;
        }
        if (!compare_records(reviewer, pair, entry))
            return;
    }
    if (ok(reviewer, nutgraf_review_add(reviewer->review, id, pair->comparison, entry->at[0],
                                        entry->at[1])) &&
        is_json(reviewer) &&
        ok(reviewer, nutgraf_review_write_line(pair->record[1], pair->comparison, -1,
                                               reviewer->desk->buffer)))
        send(reviewer);
}

static void add_entry(struct reviewer *reviewer, const struct entry *entry)
{
    struct pair pair = {0};

    if (entry->at[0] == SORTER_NONE)
        add_lone(reviewer, &pair, entry, 1);
    else if (entry->at[1] == SORTER_NONE)
        add_lone(reviewer, &pair, entry, 0);
    else
        add_pair(reviewer, &pair, entry);
    pair_release(&pair);
}

/* ---- the end ---- */

/* Compares the worst once more and prints the review. */
static void print(struct reviewer *reviewer)
{
    struct pair pairs[NUTGRAF_REVIEW_WHOLE] = {0};
    const nutgraf_comparison *whole[NUTGRAF_REVIEW_WHOLE];
    struct entry entry = {0};
    size_t count = 0;

    for (; reviewer->settings->format != NUTGRAF_JSON && !reviewer->stopped &&
           nutgraf_review_worst(reviewer->review, count, &entry.at[0], &entry.at[1]);
         count++) {
        struct pair *pair = &pairs[count];

        if (!read_record(reviewer, pair, &entry, 0) || !read_record(reviewer, pair, &entry, 1) ||
            !compare_records(reviewer, pair, &entry))
            break;
        whole[count] = pair->comparison;
    }
    if (!reviewer->stopped &&
        ok(reviewer,
           nutgraf_review_write(reviewer->review, whole, count, reviewer->settings->format,
                                desk_wants_color(reviewer->settings), reviewer->desk->buffer)))
        send(reviewer);
    for (size_t i = 0; i < NUTGRAF_REVIEW_WHOLE; i++)
        pair_release(&pairs[i]);
}

static void print_brief(struct reviewer *reviewer)
{
    const char *const names[] = {reviewer->join.shelves[0].name, " and ",
                                 reviewer->join.shelves[1].name, " differ\n"};

    if (!nutgraf_review_differs(reviewer->review) || reviewer->settings->quiet)
        return;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        nutgraf_buffer_append(reviewer->desk->buffer, names[i], strlen(names[i]));
    send(reviewer);
}

int compare_many(struct desk *desk, const struct settings *settings)
{
    struct reviewer reviewer = {.settings = settings, .desk = desk};
    struct entry entry;
    int code = EXIT_TROUBLE;

    reviewer.review = nutgraf_review_new(NULL);
    if (!reviewer.review)
        ok(&reviewer, NUTGRAF_NO_MEMORY);
    else if (join_open(&reviewer.join, settings->operands, &settings->keys, bad_line, &reviewer)) {
        while (!reviewer.stopped && join_next(&reviewer.join, &entry))
            add_entry(&reviewer, &entry);
        if (!reviewer.stopped && !reviewer.join.failed) {
            if (settings->brief)
                print_brief(&reviewer);
            else
                print(&reviewer);
            code = reviewer.stopped || reviewer.bad          ? EXIT_TROUBLE
                   : nutgraf_review_differs(reviewer.review) ? EXIT_DIFFERENT
                                                             : EXIT_SAME;
        }
    }
    if (reviewer.stopped || reviewer.join.failed)
        desk->output.failed = true;
    join_release(&reviewer.join);
    nutgraf_review_free(reviewer.review);
    return code;
}
