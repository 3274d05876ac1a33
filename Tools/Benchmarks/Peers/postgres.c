/* PostgreSQL as an event store, over a Unix socket, with its own durability.
 *
 *     peer-postgres append CONNECTION ROWS BATCH [SKIP [COUNT]]
 *     peer-postgres appenders CONNECTION ROWS THREADS SKIP COUNT
 *     peer-postgres profiles CONNECTION SUBJECTS COUNT SEED EFFECTIVE REGISTERED
 *
 * The table and its indexes are those of the SQLite program. A batch is one COPY and one
 * transaction; single events are a prepared INSERT that commits by itself, each thread with a
 * connection of its own. A profile is one prepared query whose rows the client folds.
 */
#include "rows.h"

#include <libpq-fe.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char columns[] =
    "position, type, source, id, subject, attribute, period, value, effective, registered";

static PGconn *connect_to(const char *conninfo)
{
    PGconn *connection = PQconnectdb(conninfo);
    if (PQstatus(connection) != CONNECTION_OK) stop("peer-postgres", PQerrorMessage(connection));
    return connection;
}

static void done(PGconn *connection, PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN)
        stop("peer-postgres", PQerrorMessage(connection));
    PQclear(result);
}

static void run(PGconn *connection, const char *sql) { done(connection, PQexec(connection, sql)); }

static void make_table(PGconn *connection)
{
    run(connection, "SET client_min_messages = warning");
    run(connection,
        "CREATE TABLE IF NOT EXISTS events (position bigint PRIMARY KEY, type smallint NOT NULL,"
        " source smallint NOT NULL, id text NOT NULL, subject integer NOT NULL,"
        " attribute smallint NOT NULL, period integer, value text, effective bigint NOT NULL,"
        " registered bigint NOT NULL, recorded timestamptz NOT NULL DEFAULT clock_timestamp())");
    run(connection, "CREATE UNIQUE INDEX IF NOT EXISTS names ON events (source, id)");
    run(connection, "CREATE INDEX IF NOT EXISTS histories ON events"
                    " (subject, attribute, effective, registered)");
}

/* Sends the lines of a batch as they stand in the file, which is COPY's own format. */
static void copy_batch(PGconn *connection, const char *sql, const struct row *rows, size_t count)
{
    run(connection, sql);
    for (size_t i = 0; i < count; i++) {
        if (PQputCopyData(connection, rows[i].line.bytes, rows[i].line.length + 1) != 1)
            stop("peer-postgres", PQerrorMessage(connection));
    }
    if (PQputCopyEnd(connection, NULL) != 1) stop("peer-postgres", PQerrorMessage(connection));
    for (PGresult *result; (result = PQgetResult(connection));) done(connection, result);
}

static void append(const char *conninfo, const char *path, size_t batch, size_t skip, size_t count)
{
    PGconn *connection = connect_to(conninfo);
    struct rows all = read_rows(path, skip, count);
    char sql[256];
    snprintf(sql, sizeof sql, "COPY events (%s) FROM STDIN", columns);
    make_table(connection);
    double start = now();
    for (size_t first = 0; first < all.count; first += batch) {
        size_t end = first + batch < all.count ? first + batch : all.count;
        copy_batch(connection, sql, all.rows + first, end - first);
    }
    double seconds = now() - start;
    printf("{\"events\":%zu,\"seconds\":%.6f}\n", all.count, seconds);
    PQfinish(connection);
}

struct share { const char *conninfo; const struct rows *all; size_t first, step; };

static pthread_barrier_t ready;

static void *append_singly(void *argument)
{
    const struct share *share = argument;
    PGconn *connection = connect_to(share->conninfo);
    char sql[256], text[7][24];
    snprintf(sql, sizeof sql, "INSERT INTO events (%s) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)",
             columns);
    done(connection, PQprepare(connection, "append", sql, 0, NULL));
    pthread_barrier_wait(&ready);
    for (size_t i = share->first; i < share->all->count; i += share->step) {
        const struct row *row = &share->all->rows[i];
        char id[256], value[1024];
        const int64_t numbers[7] = { row->position, row->type, row->source, row->subject,
                                     row->attribute, row->effective, row->registered };
        for (int n = 0; n < 7; n++)
            snprintf(text[n], sizeof text[n], "%lld", (long long)numbers[n]);
        char period[24];
        snprintf(period, sizeof period, "%lld", (long long)row->period);
        snprintf(id, sizeof id, "%.*s", row->id.length, row->id.bytes);
        if (row->value.bytes)
            snprintf(value, sizeof value, "%.*s", row->value.length, row->value.bytes);
        const char *values[10] = { text[0], text[1], text[2], id, text[3], text[4],
                                   row->has_period ? period : NULL,
                                   row->value.bytes ? value : NULL, text[5], text[6] };
        done(connection, PQexecPrepared(connection, "append", 10, values, NULL, NULL, 0));
    }
    PQfinish(connection);
    return NULL;
}

static void appenders(const char *conninfo, const char *path, size_t threads, size_t skip,
                      size_t count)
{
    struct rows all = read_rows(path, skip, count);
    pthread_t *handles = calloc(threads, sizeof *handles);
    struct share *shares = calloc(threads, sizeof *shares);
    if (!handles || !shares || !threads) stop("peer-postgres", "nothing to do");
    pthread_barrier_init(&ready, NULL, (unsigned)threads + 1);
    for (size_t i = 0; i < threads; i++) {
        shares[i] = (struct share){ conninfo, &all, i, threads };
        if (pthread_create(&handles[i], NULL, append_singly, &shares[i]))
            stop("peer-postgres", "a thread can not be made");
    }
    pthread_barrier_wait(&ready);
    double start = now();
    for (size_t i = 0; i < threads; i++) pthread_join(handles[i], NULL);
    double seconds = now() - start;
    printf("{\"events\":%zu,\"threads\":%zu,\"seconds\":%.6f}\n", all.count, threads, seconds);
    free(shares);
    free(handles);
}

static size_t profile(PGconn *connection, int64_t subject, const char *at, const char *known)
{
    struct fold fold = { 0 };
    char name[24];
    snprintf(name, sizeof name, "%lld", (long long)subject);
    const char *values[3] = { name, at, known };
    PGresult *result = PQexecPrepared(connection, "profile", 3, values, NULL, NULL, 0);
    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        stop("peer-postgres", PQerrorMessage(connection));
    for (int i = 0; i < PQntuples(result); i++) {
        int has_period = !PQgetisnull(result, i, 1);
        fold_row(&fold, atoi(PQgetvalue(result, i, 0)), has_period,
                 has_period ? atoll(PQgetvalue(result, i, 1)) : 0, !PQgetisnull(result, i, 2));
    }
    PQclear(result);
    return fold_end(&fold);
}

static void profiles(const char *conninfo, char **arguments)
{
    PGconn *connection = connect_to(conninfo);
    size_t subjects = number(arguments[0]), count = number(arguments[1]), values = 0;
    uint64_t seed = number(arguments[2]);
    double *times = malloc(count * sizeof *times);
    if (!times || !subjects || !count) stop("peer-postgres", "nothing to do");
    run(connection, "VACUUM ANALYZE events");
    run(connection, "SET plan_cache_mode = force_generic_plan");
    done(connection, PQprepare(connection, "profile",
        "SELECT attribute, period, value FROM events WHERE subject = $1::integer"
        " AND effective <= $2::bigint AND registered <= $3::bigint"
        " ORDER BY attribute, effective, registered, position", 0, NULL));
    for (size_t i = 0; i < subjects; i++)
        values += profile(connection, (int64_t)i, arguments[3], arguments[4]);
    for (size_t i = 0; i < count; i++) {
        int64_t subject = next_subject(&seed, subjects);
        double start = now();
        profile(connection, subject, arguments[3], arguments[4]);
        times[i] = now() - start;
    }
    print_times(times, count, values);
    PQfinish(connection);
}

int main(int count, char **arguments)
{
    if (count >= 5 && !strcmp(arguments[1], "append"))
        append(arguments[2], arguments[3], number(arguments[4]),
               count > 5 ? number(arguments[5]) : 0, count > 6 ? number(arguments[6]) : SIZE_MAX);
    else if (count == 7 && !strcmp(arguments[1], "appenders"))
        appenders(arguments[2], arguments[3], number(arguments[4]), number(arguments[5]),
                  number(arguments[6]));
    else if (count == 8 && !strcmp(arguments[1], "profiles"))
        profiles(arguments[2], arguments + 3);
    else
        stop("peer-postgres", "usage: append CONNECTION ROWS BATCH [SKIP [COUNT]] | appenders"
             " CONNECTION ROWS THREADS SKIP COUNT | profiles CONNECTION SUBJECTS COUNT SEED"
             " EFFECTIVE REGISTERED");
    return 0;
}
