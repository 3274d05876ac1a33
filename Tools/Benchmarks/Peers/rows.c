#include "rows.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

void stop(const char *who, const char *reason)
{
    fprintf(stderr, "%s: %s\n", who, reason);
    exit(2);
}

double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

size_t number(const char *text) { return strtoul(text, NULL, 10); }

int64_t next_subject(uint64_t *seed, size_t subjects)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((*seed >> 33) % subjects);
}

/* The next field of a line, up to a tab or the end; absent where it is \N. */
static struct text field(const char **at, const char *end)
{
    const char *start = *at, *stop_at = memchr(start, '\t', (size_t)(end - start));
    if (!stop_at) stop_at = end;
    *at = stop_at < end ? stop_at + 1 : end;
    struct text text = { start, (int)(stop_at - start) };
    if (text.length == 2 && start[0] == '\\' && start[1] == 'N') text.bytes = NULL;
    return text;
}

static int64_t integer(struct text text) { return text.bytes ? strtoll(text.bytes, NULL, 10) : 0; }

static struct row parse(const char *at, const char *end)
{
    struct row row = { .line = { at, (int)(end - at) } };
    row.position = integer(field(&at, end));
    row.type = (int)integer(field(&at, end));
    row.source = (int)integer(field(&at, end));
    row.id = field(&at, end);
    row.subject = integer(field(&at, end));
    row.attribute = (int)integer(field(&at, end));
    struct text period = field(&at, end);
    row.has_period = period.bytes != NULL;
    row.period = integer(period);
    row.value = field(&at, end);
    row.effective = integer(field(&at, end));
    row.registered = integer(field(&at, end));
    return row;
}

struct rows read_rows(const char *path, size_t skip, size_t count)
{
    struct stat status;
    int file = open(path, O_RDONLY);
    if (file < 0 || fstat(file, &status)) stop(path, "can not be read");
    size_t length = (size_t)status.st_size, room = 0, seen = 0;
    const char *at = mmap(NULL, length, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
    if (at == MAP_FAILED) stop(path, "can not be read");
    close(file);
    const char *end = at + length;
    struct rows found = { NULL, 0 };
    while (at < end && found.count < count) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        if (!line_end) break;
        if (seen++ >= skip) {
            if (found.count == room) {
                room = room ? room * 2 : 65536;
                found.rows = realloc(found.rows, room * sizeof *found.rows);
                if (!found.rows) stop(path, "no memory");
            }
            found.rows[found.count++] = parse(at, line_end);
        }
        at = line_end + 1;
    }
    if (!found.count) stop(path, "no rows");
    return found;
}

static void close_group(struct fold *fold)
{
    if (fold->is_open && fold->holds) fold->values++;
}

void fold_row(struct fold *fold, int attribute, int has_period, int64_t period, int has_value)
{
    if (!fold->is_open || fold->attribute != attribute || fold->has_period != has_period
        || fold->period != period) {
        close_group(fold);
        *fold = (struct fold){ attribute, has_period, 1, 0, period, fold->values };
    }
    fold->holds = has_value;
}

size_t fold_end(struct fold *fold)
{
    close_group(fold);
    fold->is_open = 0;
    return fold->values;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

void print_times(double *times, size_t count, size_t values)
{
    qsort(times, count, sizeof *times, by_size);
    printf("{\"count\":%zu,\"p50\":%.9f,\"p99\":%.9f,\"all_values\":%zu}\n", count,
           times[count / 2], times[count * 99 / 100], values);
}
