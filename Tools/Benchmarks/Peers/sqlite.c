/* SQLite as an event store: one table, WAL, every commit synchronised.
 *
 *     peer-sqlite append FILE ROWS BATCH [SKIP [COUNT]]
 *     peer-sqlite profiles FILE SUBJECTS COUNT SEED EFFECTIVE REGISTERED
 *
 * Events are unique by (source, id), and an index on (subject, attribute, effective, registered)
 * gives a subject's history in the order in which it is folded. Rows are in memory before the clock
 * starts; statements are prepared once; one transaction a batch. `profiles` reads what is visible
 * of a subject in that order and lets the last of each attribute and period win.
 */
#include "rows.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sqlite3 *db;

static void check(int code)
{
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
        stop("peer-sqlite", sqlite3_errmsg(db));
}

static void run(const char *sql) { check(sqlite3_exec(db, sql, NULL, NULL, NULL)); }

static sqlite3_stmt *prepare(const char *sql)
{
    sqlite3_stmt *statement;
    check(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
    return statement;
}

static void open_database(const char *path)
{
    check(sqlite3_open(path, &db));
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    run("PRAGMA cache_size=-1048576");
    run("PRAGMA mmap_size=17179869184");
    run("CREATE TABLE IF NOT EXISTS events (position INTEGER PRIMARY KEY, type INTEGER NOT NULL,"
        " source INTEGER NOT NULL, id TEXT NOT NULL, subject INTEGER NOT NULL,"
        " attribute INTEGER NOT NULL, period INTEGER, value TEXT, effective INTEGER NOT NULL,"
        " registered INTEGER NOT NULL, recorded INTEGER NOT NULL)");
    run("CREATE UNIQUE INDEX IF NOT EXISTS names ON events (source, id)");
    run("CREATE INDEX IF NOT EXISTS histories ON events"
        " (subject, attribute, effective, registered)");
}

static void bind_text(sqlite3_stmt *insert, int place, struct text text)
{
    if (text.bytes) check(sqlite3_bind_text(insert, place, text.bytes, text.length, SQLITE_STATIC));
    else check(sqlite3_bind_null(insert, place));
}

static void store(sqlite3_stmt *insert, const struct row *row)
{
    int64_t recorded = (int64_t)(now() * 1e6);
    sqlite3_bind_int64(insert, 1, row->position);
    sqlite3_bind_int(insert, 2, row->type);
    sqlite3_bind_int(insert, 3, row->source);
    bind_text(insert, 4, row->id);
    sqlite3_bind_int64(insert, 5, row->subject);
    sqlite3_bind_int(insert, 6, row->attribute);
    if (row->has_period) sqlite3_bind_int64(insert, 7, row->period);
    else sqlite3_bind_null(insert, 7);
    bind_text(insert, 8, row->value);
    sqlite3_bind_int64(insert, 9, row->effective);
    sqlite3_bind_int64(insert, 10, row->registered);
    sqlite3_bind_int64(insert, 11, recorded);
    if (sqlite3_step(insert) != SQLITE_DONE) stop("peer-sqlite", sqlite3_errmsg(db));
    sqlite3_reset(insert);
}

static void append(const char *path, size_t batch, size_t skip, size_t count)
{
    struct rows all = read_rows(path, skip, count);
    sqlite3_stmt *insert = prepare("INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    double start = now();
    for (size_t first = 0; first < all.count; first += batch) {
        run("BEGIN IMMEDIATE");
        for (size_t i = first; i < first + batch && i < all.count; i++)
            store(insert, &all.rows[i]);
        run("COMMIT");
    }
    double seconds = now() - start;
    sqlite3_finalize(insert);
    printf("{\"events\":%zu,\"seconds\":%.6f}\n", all.count, seconds);
}

static size_t profile(sqlite3_stmt *query, int64_t subject)
{
    struct fold fold = { 0 };
    sqlite3_bind_int64(query, 1, subject);
    while (sqlite3_step(query) == SQLITE_ROW)
        fold_row(&fold, sqlite3_column_int(query, 0),
                 sqlite3_column_type(query, 1) != SQLITE_NULL, sqlite3_column_int64(query, 1),
                 sqlite3_column_text(query, 2) != NULL);
    check(sqlite3_reset(query));
    return fold_end(&fold);
}

static void profiles(char **arguments)
{
    size_t subjects = number(arguments[0]), count = number(arguments[1]), values = 0;
    uint64_t seed = number(arguments[2]);
    sqlite3_stmt *query = prepare(
        "SELECT attribute, period, value FROM events WHERE subject = ?1 AND effective <= ?2"
        " AND registered <= ?3 ORDER BY attribute, effective, registered, position");
    sqlite3_bind_int64(query, 2, strtoll(arguments[3], NULL, 10));
    sqlite3_bind_int64(query, 3, strtoll(arguments[4], NULL, 10));
    double *times = malloc(count * sizeof *times);
    if (!times || !subjects || !count) stop("peer-sqlite", "nothing to do");
    run("BEGIN");
    for (size_t i = 0; i < subjects; i++) values += profile(query, (int64_t)i);
    run("COMMIT");
    for (size_t i = 0; i < count; i++) {
        int64_t subject = next_subject(&seed, subjects);
        double start = now();
        profile(query, subject);
        times[i] = now() - start;
    }
    print_times(times, count, values);
    sqlite3_finalize(query);
}

int main(int count, char **arguments)
{
    if (count >= 5 && !strcmp(arguments[1], "append")) {
        open_database(arguments[2]);
        append(arguments[3], number(arguments[4]), count > 5 ? number(arguments[5]) : 0,
               count > 6 ? number(arguments[6]) : SIZE_MAX);
        run("PRAGMA wal_checkpoint(TRUNCATE)");
    } else if (count == 8 && !strcmp(arguments[1], "profiles")) {
        open_database(arguments[2]);
        profiles(arguments + 3);
    } else {
        stop("peer-sqlite", "usage: append FILE ROWS BATCH [SKIP [COUNT]] |"
             " profiles FILE SUBJECTS COUNT SEED EFFECTIVE REGISTERED");
    }
    check(sqlite3_close(db));
    return 0;
}
