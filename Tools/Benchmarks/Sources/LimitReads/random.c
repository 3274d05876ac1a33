/* One row at random: the get alone, and the get with the opening of what it found. */
#include "limit_reads.h"

#include <stdio.h>
#include <stdlib.h>

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double percentile(const double *sorted, size_t count, unsigned percent)
{
    size_t place = count * percent / 100;
    return sorted[place < count ? place : count - 1];
}

static uint64_t next_subject(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return 1 + (*seed >> 33) % person_count;
}

/* Reads one person's rows in a transaction of its own; each byte is touched, or opened. */
static uint64_t read_rows(MDB_txn *txn, uint64_t subject, unsigned char *plain, int opens)
{
    uint64_t sum = 0;
    check(mdb_txn_renew(txn), "renew");
    for (uint32_t segment = 0;; segment++) {
        unsigned char key[ROW_KEY];
        MDB_val k = { ROW_KEY, key }, row;
        row_key(key, subject, segment);
        check(mdb_get(txn, rows_db, &k, &row), "a row");
        if (opens) {
            sum += open_row(&people[subject], &k, &row, plain);
        } else {
            const unsigned char *bytes = row.mv_data;
            for (size_t at = 0; at < row.mv_size; at += 64) sum += bytes[at];
        }
        if (!((unsigned char *)row.mv_data)[1]) break;
    }
    mdb_txn_reset(txn);
    return sum;
}

void random_rows(size_t count, uint64_t seed)
{
    unsigned char *plain = malloc(LONGEST_ROW);
    double *times = malloc(count * sizeof *times);
    MDB_txn *txn, *names;
    uint64_t sum = 0;
    if (!plain || !times || !count) stop("no memory");
    check(mdb_txn_begin(vault, NULL, MDB_RDONLY, &names), "begin");
    for (uint64_t subject = 1; subject <= person_count; subject++)
        unwrap(names, subject, &people[subject]);
    mdb_txn_abort(names);
    check(mdb_txn_begin(history, NULL, MDB_RDONLY, &txn), "begin");
    mdb_txn_reset(txn);
    for (uint64_t subject = 1; subject <= person_count; subject++)
        sum += read_rows(txn, subject, plain, 0);
    printf("{\"count\":%zu", count);
    for (int opens = 0; opens < 2; opens++) {
        uint64_t own = seed;
        for (size_t i = 0; i < count; i++) {
            uint64_t subject = next_subject(&own);
            double start = now();
            sum += read_rows(txn, subject, plain, opens);
            times[i] = now() - start;
        }
        qsort(times, count, sizeof *times, by_size);
        printf(",\"%s_p50\":%.9f,\"%s_p99\":%.9f", opens ? "open" : "get",
               percentile(times, count, 50), opens ? "open" : "get", percentile(times, count, 99));
    }
    printf(",\"sum\":%llu}\n", (unsigned long long)sum);
    mdb_txn_abort(txn);
    free(times);
    free(plain);
}
