/* The rows that peers store, read into memory, and what their programs share. */
#ifndef ROWS_H
#define ROWS_H

#include <stddef.h>
#include <stdint.h>

/* A text in memory; NULL where it is absent. */
struct text { const char *bytes; int length; };

struct row {
    int64_t position, subject, effective, registered, period;
    int type, source, attribute, has_period;
    struct text id, value, line;
};

struct rows { struct row *rows; size_t count; };

/* Reads at most `count` lines of the file behind the first `skip`. */
struct rows read_rows(const char *path, size_t skip, size_t count);
void stop(const char *who, const char *reason);
double now(void);
size_t number(const char *text);
/* The next subject from 0, by the generator that every side has. */
int64_t next_subject(uint64_t *seed, size_t subjects);

/* A fold over visible rows in the order of attribute, effective, registered, position. */
struct fold { int attribute, has_period, is_open, holds; int64_t period; size_t values; };

/* Takes the next row: the last of each attribute and period wins; submissions have attribute 0. */
void fold_row(struct fold *fold, int attribute, int has_period, int64_t period, int has_value);
/* How many attributes, periods and submissions have a value. */
size_t fold_end(struct fold *fold);

/* Prints percentiles of `count` times, and `values` of the warming round over every subject. */
void print_times(double *times, size_t count, size_t values);

#endif
