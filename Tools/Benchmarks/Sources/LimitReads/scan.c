/* Every row of the population, opened, by so many threads, each over a range of persons. */
#include "limit_reads.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct share { uint64_t first, end, rows, bytes; int with_unwrapping; };

static uint64_t subject_of(const MDB_val *key)
{
    uint64_t subject = 0;
    for (int i = 0; i < 8; i++) subject = subject << 8 | ((unsigned char *)key->mv_data)[i];
    return subject;
}

static void *scan(void *argument)
{
    struct share *share = argument;
    unsigned char *plain = malloc(LONGEST_ROW), start[ROW_KEY];
    MDB_txn *txn, *names;
    MDB_cursor *cursor;
    MDB_val key = { ROW_KEY, start }, row;
    struct person fresh = { 0 };
    uint64_t unwrapped = 0;
    if (!plain) stop("no memory");
    check(mdb_txn_begin(history, NULL, MDB_RDONLY, &txn), "begin");
    check(mdb_txn_begin(vault, NULL, MDB_RDONLY, &names), "begin");
    check(mdb_cursor_open(txn, rows_db, &cursor), "rows");
    row_key(start, share->first, 0);
    int code = mdb_cursor_get(cursor, &key, &row, MDB_SET_RANGE);
    for (; !code; code = mdb_cursor_get(cursor, &key, &row, MDB_NEXT)) {
        uint64_t subject = subject_of(&key);
        if (subject >= share->end) break;
        const struct person *person = &people[subject];
        if (share->with_unwrapping) {
            if (subject != unwrapped) {
                if (fresh.known) EVP_AEAD_CTX_cleanup(&fresh.context);
                unwrap(names, subject, &fresh);
                unwrapped = subject;
            }
            person = &fresh;
        }
        share->bytes += open_row(person, &key, &row, plain);
        share->rows++;
    }
    if (code && code != MDB_NOTFOUND) check(code, "rows");
    mdb_cursor_close(cursor);
    mdb_txn_abort(names);
    mdb_txn_abort(txn);
    free(plain);
    return NULL;
}

void all_rows(size_t threads, int with_unwrapping)
{
    pthread_t *handles = calloc(threads, sizeof *handles);
    struct share *shares = calloc(threads, sizeof *shares);
    uint64_t rows = 0, bytes = 0;
    if (!handles || !shares) stop("no memory");
    if (!with_unwrapping) {
        MDB_txn *names;
        check(mdb_txn_begin(vault, NULL, MDB_RDONLY, &names), "begin");
        for (uint64_t subject = 1; subject <= person_count; subject++)
            if (!people[subject].known) unwrap(names, subject, &people[subject]);
        mdb_txn_abort(names);
    }
    double start = now();
    for (size_t i = 0; i < threads; i++) {
        shares[i].first = 1 + person_count * i / threads;
        shares[i].end = 1 + person_count * (i + 1) / threads;
        shares[i].with_unwrapping = with_unwrapping;
        check(pthread_create(&handles[i], NULL, scan, &shares[i]), "thread");
    }
    for (size_t i = 0; i < threads; i++) check(pthread_join(handles[i], NULL), "thread");
    double seconds = now() - start;
    for (size_t i = 0; i < threads; i++) {
        rows += shares[i].rows;
        bytes += shares[i].bytes;
    }
    printf("{\"persons\":%llu,\"rows\":%llu,\"bytes\":%llu,\"threads\":%zu,\"unwrapping\":%s,"
           "\"seconds\":%.6f}\n",
           (unsigned long long)person_count, (unsigned long long)rows, (unsigned long long)bytes,
           threads, with_unwrapping ? "true" : "false", seconds);
    free(shares);
    free(handles);
}
