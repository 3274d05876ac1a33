/* What LMDB alone costs: the puts and gets of an import and of questions, and nothing else.
 *
 * Usage: limit STORE FOLDER BATCH QUESTIONS THREADS
 *
 * STORE is a store that the command imported a feed into. Its records, index keys and aliases are
 * read into memory first. Then, timed, a new pair of files in FOLDER takes what the import put, in
 * transactions of BATCH events, each committed with LMDB's own syncs:
 *
 *   vault    per new person: wrapped keys, alias, number; one transaction before the log's
 *   index    per event: a get, because a key may be stored already, and a put
 *   log      per event: a put with MDB_APPEND of the record's bytes
 *   rows     per person of the batch, by person: a get and a put of the open segment, as large as
 *            the command's, and closed where it closes its own
 *   heads    per person of the batch: a put;  meta: the import's bookmark
 *
 * Then QUESTIONS questions about random persons: an alias is looked up, the person's rows are read,
 * each in a read transaction of its own, spread over THREADS threads. Nothing is parsed, sealed,
 * hashed or folded; rows hold bytes of no meaning. Prints one JSON object with the seconds of both.
 *
 * Build: gcc -O2 -Wall -Wextra -o limit limit.c -llmdb -lpthread   (Debian: liblmdb-dev)
 */

#include <lmdb.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { HEADER = 32, SEAL = 28, CHECK = 4, ROW_HEAD = 4, STEP = 7, SEGMENT = 16384, ROW_KEY = 12 };

/* One event of the store, its bytes held in memory. */
struct event { MDB_val record, index; uint64_t subject; };
/* A person as the import has left them: the open segment and how full it is. */
struct person { uint32_t segment; size_t size; const struct alias *alias; int known; };
struct alias { unsigned char key[32]; uint64_t subject; };

static struct event *events;
static struct person *people;
static struct alias *aliases;
static size_t event_count, alias_count, person_count;

static void check(int code, const char *what)
{
    if (code) {
        fprintf(stderr, "limit: %s: %s\n", what, mdb_strerror(code));
        exit(2);
    }
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

static void *memory(size_t count, size_t size)
{
    void *found = calloc(count + 1, size);
    if (!found) { perror("limit"); exit(2); }
    return found;
}

static MDB_val copy(MDB_val value)
{
    MDB_val own = { value.mv_size, memory(value.mv_size, 1) };
    memcpy(own.mv_data, value.mv_data, value.mv_size);
    return own;
}

static MDB_env *open_file(const char *folder, const char *name, unsigned flags)
{
    char path[4096];
    MDB_env *env;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    check(mdb_env_create(&env), path);
    check(mdb_env_set_maxdbs(env, 16), path);
    check(mdb_env_set_maxreaders(env, 1024), path);
    check(mdb_env_set_mapsize(env, (size_t)1 << 38), path);
    check(mdb_env_open(env, path, MDB_NOSUBDIR | MDB_NOTLS | flags, 0600), path);
    return env;
}

static MDB_txn *begin(MDB_env *env, unsigned flags)
{
    MDB_txn *txn;
    check(mdb_txn_begin(env, NULL, flags, &txn), "begin");
    return txn;
}

static MDB_dbi database(MDB_txn *txn, const char *name, unsigned flags)
{
    MDB_dbi dbi;
    check(mdb_dbi_open(txn, name, flags, &dbi), name);
    return dbi;
}

static void put(MDB_txn *txn, MDB_dbi dbi, const void *key, size_t key_size, const void *data,
                size_t size, unsigned flags)
{
    MDB_val k = { key_size, (void *)key }, v = { size, (void *)data };
    check(mdb_put(txn, dbi, &k, &v, flags), "put");
}

static int get(MDB_txn *txn, MDB_dbi dbi, const void *key, size_t key_size, MDB_val *value)
{
    MDB_val k = { key_size, (void *)key };
    int code = mdb_get(txn, dbi, &k, value);
    if (code != MDB_NOTFOUND) check(code, "get");
    return code == 0;
}

static void row_key(unsigned char *key, uint64_t subject, uint32_t segment)
{
    for (int i = 0; i < 8; i++) key[i] = subject >> (56 - 8 * i);
    for (int i = 0; i < 4; i++) key[8 + i] = segment >> (24 - 8 * i);
}

/* Reads records, index keys and aliases of the command's store into memory. */
static void read_store(const char *store)
{
    MDB_env *env = open_file(store, "history.mdb", MDB_RDONLY);
    MDB_txn *txn = begin(env, MDB_RDONLY);
    MDB_cursor *cursor;
    MDB_stat stat;
    MDB_val key, value;
    MDB_dbi log = database(txn, "log", MDB_INTEGERKEY), index = database(txn, "index", 0);
    check(mdb_stat(txn, log, &stat), "log");
    events = memory(event_count = stat.ms_entries, sizeof *events);
    check(mdb_cursor_open(txn, log, &cursor), "log");
    for (size_t i = 0; !mdb_cursor_get(cursor, &key, &value, MDB_NEXT) && i < event_count; i++) {
        events[i].record = copy(value);
        memcpy(&events[i].subject, (char *)value.mv_data + 8, 8);
        if (events[i].subject >= person_count) person_count = events[i].subject + 1;
    }
    mdb_cursor_close(cursor);
    check(mdb_cursor_open(txn, index, &cursor), "index");
    while (!mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) {
        uint64_t position;
        memcpy(&position, value.mv_data, 8);
        if (position < event_count) events[position].index = copy(key);
    }
    mdb_cursor_close(cursor);
    mdb_txn_abort(txn);
    mdb_env_close(env);
    people = memory(person_count, sizeof *people);

    env = open_file(store, "vault.mdb", MDB_RDONLY);
    txn = begin(env, MDB_RDONLY);
    MDB_dbi names = database(txn, "aliases", 0);
    check(mdb_stat(txn, names, &stat), "aliases");
    aliases = memory(stat.ms_entries, sizeof *aliases);
    check(mdb_cursor_open(txn, names, &cursor), "aliases");
    while (!mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) {
        memcpy(aliases[alias_count].key, key.mv_data, 32);
        memcpy(&aliases[alias_count].subject, value.mv_data, 8);
        if (aliases[alias_count].subject < person_count)
            people[aliases[alias_count].subject].alias = &aliases[alias_count];
        alias_count++;
    }
    mdb_cursor_close(cursor);
    mdb_txn_abort(txn);
    mdb_env_close(env);
}

static int by_subject(const void *a, const void *b)
{
    const struct event *x = *(struct event *const *)a, *y = *(struct event *const *)b;
    if (x->subject != y->subject) return x->subject < y->subject ? -1 : 1;
    return x < y ? -1 : 1;
}

static MDB_env *history, *vault;
static MDB_dbi log_db, index_db, heads_db, rows_db, meta_db;
static MDB_dbi alias_db, key_db, number_db, vault_meta_db;

static void make_files(const char *folder)
{
    history = open_file(folder, "history.mdb", 0);
    vault = open_file(folder, "vault.mdb", 0);
    MDB_txn *txn = begin(history, 0);
    log_db = database(txn, "log", MDB_CREATE | MDB_INTEGERKEY);
    index_db = database(txn, "index", MDB_CREATE);
    heads_db = database(txn, "heads", MDB_CREATE | MDB_INTEGERKEY);
    rows_db = database(txn, "rows", MDB_CREATE);
    meta_db = database(txn, "meta", MDB_CREATE);
    check(mdb_txn_commit(txn), "commit");
    txn = begin(vault, 0);
    alias_db = database(txn, "aliases", MDB_CREATE);
    key_db = database(txn, "subject-keys", MDB_CREATE | MDB_INTEGERKEY);
    number_db = database(txn, "numbers", MDB_CREATE);
    vault_meta_db = database(txn, "meta", MDB_CREATE);
    check(mdb_txn_commit(txn), "commit");
}

/* Puts keys and alias of the persons that a batch has seen first. */
static void enrol(size_t first, size_t end, const unsigned char *bytes)
{
    MDB_txn *txn = NULL;
    for (size_t i = first; i < end; i++) {
        uint64_t subject = events[i].subject;
        unsigned char row[ROW_KEY], alias[16 + CHECK] = { 0 };
        MDB_val value;
        if (!people[subject].alias || people[subject].known) continue;
        people[subject].known = 1;
        if (!txn) txn = begin(vault, 0);
        memcpy(alias, &subject, 8);
        put(txn, key_db, &subject, 8, bytes, 64 + SEAL, 0);
        put(txn, alias_db, people[subject].alias->key, 32, alias, sizeof alias, 0);
        row_key(row, subject, 0);
        get(txn, number_db, row, ROW_KEY, &value);
        put(txn, number_db, row, ROW_KEY, bytes, 10 + SEAL, 0);
    }
    if (!txn) return;
    put(txn, vault_meta_db, "next-subject", 12, bytes, 8 + CHECK, 0);
    put(txn, vault_meta_db, "enrolment", 9, bytes, 16 + CHECK, 0);
    check(mdb_txn_commit(txn), "commit");
}

/* Puts the segments that one person's events of a batch go into. */
static void put_rows(MDB_txn *txn, struct event **own, size_t count, unsigned char *bytes)
{
    uint64_t subject = own[0]->subject;
    struct person *person = &people[subject];
    size_t seal = subject ? SEAL : CHECK;
    unsigned char key[ROW_KEY];
    MDB_val value;
    row_key(key, subject, person->segment);
    if (person->size && get(txn, rows_db, key, ROW_KEY, &value))
        memcpy(bytes, value.mv_data, value.mv_size);
    for (size_t i = 0; i < count; i++) {
        size_t payload = own[i]->record.mv_size - HEADER - seal;
        if (person->size && person->size + payload > SEGMENT) {
            put(txn, rows_db, key, ROW_KEY, bytes, ROW_HEAD + seal + person->size, 0);
            row_key(key, subject, ++person->segment);
            person->size = 0;
        }
        person->size += payload + STEP;
    }
    put(txn, rows_db, key, ROW_KEY, bytes, ROW_HEAD + seal + person->size, 0);
    put(txn, heads_db, &subject, 8, bytes, 24 + CHECK, 0);
}

static double import(size_t batch)
{
    unsigned char *bytes = memory(1 << 22, 1);
    struct event **order = memory(batch, sizeof *order);
    double start = now();
    for (size_t first = 0; first < event_count; first += batch) {
        size_t end = first + batch < event_count ? first + batch : event_count;
        MDB_txn *txn = begin(history, 0);
        for (uint64_t i = first; i < end; i++) {
            unsigned char place[8 + CHECK] = { 0 };
            MDB_val value;
            memcpy(place, &i, 8);
            get(txn, index_db, events[i].index.mv_data, events[i].index.mv_size, &value);
            put(txn, index_db, events[i].index.mv_data, events[i].index.mv_size, place,
                sizeof place, 0);
        }
        enrol(first, end, bytes);
        for (uint64_t i = first; i < end; i++) {
            put(txn, log_db, &i, 8, events[i].record.mv_data, events[i].record.mv_size, MDB_APPEND);
            order[i - first] = &events[i];
        }
        qsort(order, end - first, sizeof *order, by_subject);
        for (size_t i = 0, next; i < end - first; i = next) {
            for (next = i + 1; next < end - first && order[next]->subject == order[i]->subject;)
                next++;
            put_rows(txn, order + i, next - i, bytes);
        }
        put(txn, meta_db, "bookmark:import", 15, bytes, 80 + CHECK, 0);
        check(mdb_txn_commit(txn), "commit");
    }
    return now() - start;
}

struct share { size_t count; uint64_t seed, sum; };

/* Reads one person's rows for each question, touching every byte. */
static void *ask(void *argument)
{
    struct share *share = argument;
    MDB_txn *own = begin(history, MDB_RDONLY), *names = begin(vault, MDB_RDONLY);
    mdb_txn_reset(own);
    mdb_txn_reset(names);
    for (size_t i = 0; i < share->count; i++) {
        MDB_val value;
        uint64_t subject;
        unsigned char key[ROW_KEY];
        share->seed = share->seed * 6364136223846793005u + 1442695040888963407u;
        check(mdb_txn_renew(names), "renew");
        const struct alias *alias = &aliases[(share->seed >> 33) % alias_count];
        if (!get(names, alias_db, alias->key, 32, &value)) check(MDB_NOTFOUND, "alias");
        memcpy(&subject, value.mv_data, 8);
        mdb_txn_reset(names);
        check(mdb_txn_renew(own), "renew");
        for (uint32_t segment = 0; segment <= people[subject].segment; segment++) {
            row_key(key, subject, segment);
            if (!get(own, rows_db, key, ROW_KEY, &value)) check(MDB_NOTFOUND, "row");
            for (size_t at = 0; at + 8 <= value.mv_size; at += 8) {
                uint64_t word;
                memcpy(&word, (char *)value.mv_data + at, 8);
                share->sum += word;
            }
        }
        mdb_txn_reset(own);
    }
    mdb_txn_abort(own);
    mdb_txn_abort(names);
    return NULL;
}

static double questions(size_t count, size_t threads)
{
    pthread_t *handles = memory(threads, sizeof *handles);
    struct share *shares = memory(threads, sizeof *shares);
    double start = now();
    for (size_t i = 0; i < threads; i++) {
        shares[i].count = count / threads;
        shares[i].seed = i + 1;
        check(pthread_create(&handles[i], NULL, ask, &shares[i]), "thread");
    }
    for (size_t i = 0; i < threads; i++) check(pthread_join(handles[i], NULL), "thread");
    return now() - start;
}

int main(int count, char **arguments)
{
    if (count != 6) {
        fprintf(stderr, "usage: limit STORE FOLDER BATCH QUESTIONS THREADS\n");
        return 2;
    }
    read_store(arguments[1]);
    make_files(arguments[2]);
    size_t batch = strtoul(arguments[3], NULL, 10), asked = strtoul(arguments[4], NULL, 10);
    size_t threads = strtoul(arguments[5], NULL, 10);
    if (!batch || !asked || !threads || !event_count || !alias_count) {
        fprintf(stderr, "limit: nothing to do\n");
        return 2;
    }
    double put_seconds = import(batch), get_seconds = questions(asked, threads);
    printf("{\"lmdb\":\"%s\",\"events\":%zu,\"import\":%.4f,\"questions\":%.4f}\n",
           mdb_version(NULL, NULL, NULL), event_count, put_seconds, get_seconds);
    return 0;
}
