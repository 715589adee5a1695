/* pairs.c -- two commands as whole processes, in turn, so that a machine that
 * drifts drifts for both: median milliseconds of each, median ratio, peak memory.
 *
 *     pairs RUNS COMMAND [ARG...] -- OTHER [ARG...]
 */
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct sample {
    double first, second, ratio; /* milliseconds */
};

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Milliseconds from start to exit; the larger of its peak memory (KiB) and
 * `*peak` is left there. */
static double run(char **command, long *peak)
{
    double start = now();
    struct rusage usage;
    pid_t child = vfork();
    int status;

    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);

        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) ||
        WEXITSTATUS(status) == 127) {
        fprintf(stderr, "pairs: %s did not run\n", command[0]);
        exit(EXIT_FAILURE);
    }
    if (usage.ru_maxrss > *peak)
        *peak = usage.ru_maxrss;
    return now() - start;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The median of the member at `offset` of each sample. */
static double median(const struct sample *samples, size_t count, size_t offset)
{
    double values[1000];

    for (size_t i = 0; i < count; i++)
        memcpy(&values[i], (const char *)&samples[i] + offset, sizeof values[i]);
    qsort(values, count, sizeof *values, ascending);
    return values[count / 2];
}

int main(int count, char **arguments)
{
    static struct sample samples[1000];
    size_t runs = count > 1 ? (size_t)strtoul(arguments[1], NULL, 10) : 0;
    char **first = arguments + 2, **second = first;
    long peaks[2] = {0, 0};

    while (*second && strcmp(*second, "--") != 0)
        second++;
    if (count < 5 || !*second || runs == 0 || runs > 1000) {
        fputs("usage: pairs RUNS COMMAND [ARG...] -- OTHER [ARG...]\n", stderr);
        return EXIT_FAILURE;
    }
    *second++ = NULL;
    run(first, &peaks[0]); /* warm */
    run(second, &peaks[1]);
    for (size_t i = 0; i < runs; i++) {
        samples[i].first = run(first, &peaks[0]);
        samples[i].second = run(second, &peaks[1]);
        samples[i].ratio = samples[i].first / samples[i].second;
    }
    printf("%.3f ms against %.3f ms, ratio %.2f, peak %ld KiB against %ld KiB\n",
           median(samples, runs, offsetof(struct sample, first)),
           median(samples, runs, offsetof(struct sample, second)),
           median(samples, runs, offsetof(struct sample, ratio)), peaks[0], peaks[1]);
    return EXIT_SUCCESS;
}
