/* Reads a store that the product wrote: records, index keys, aliases; see Docs/FORMAT.md. */
#include "store.h"

#include "files.h"

struct event *events;
struct person *people;
size_t event_count, person_count, record_bytes, row_bytes, row_count;

void *memory(size_t count, size_t size)
{
    void *found = calloc(count + 1, size);
    if (found) return found;
    perror("limit");
    exit(2);
}

static MDB_dbi database(MDB_txn *txn, const char *name, unsigned flags)
{
    MDB_dbi dbi;
    check(mdb_dbi_open(txn, name, flags, &dbi), name);
    return dbi;
}

static MDB_val copy(MDB_val value)
{
    MDB_val own = { value.mv_size, memory(value.mv_size, 1) };
    memcpy(own.mv_data, value.mv_data, value.mv_size);
    return own;
}

static size_t entries(MDB_txn *txn, MDB_dbi dbi)
{
    MDB_stat stat;
    check(mdb_stat(txn, dbi, &stat), "stat");
    return stat.ms_entries;
}

static void read_log(MDB_txn *txn)
{
    MDB_dbi log = database(txn, "log", MDB_INTEGERKEY);
    MDB_cursor *cursor;
    MDB_val key, value;
    events = memory(event_count = entries(txn, log), sizeof *events);
    check(mdb_cursor_open(txn, log, &cursor), "log");
    for (size_t i = 0; i < event_count && !mdb_cursor_get(cursor, &key, &value, MDB_NEXT); i++) {
        events[i].record = copy(value);
        record_bytes += value.mv_size;
        memcpy(&events[i].subject, (char *)value.mv_data + 8, 8);
        if (events[i].subject >= person_count) person_count = events[i].subject + 1;
    }
    mdb_cursor_close(cursor);
    people = memory(person_count, sizeof *people);
}

static void read_index(MDB_txn *txn)
{
    MDB_cursor *cursor;
    MDB_val key, value;
    check(mdb_cursor_open(txn, database(txn, "index", 0), &cursor), "index");
    while (!mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) {
        uint64_t position;
        memcpy(&position, value.mv_data, 8);
        if (position < event_count) events[position].index = copy(key);
    }
    mdb_cursor_close(cursor);
}

static void measure_rows(MDB_txn *txn)
{
    MDB_cursor *cursor;
    MDB_val key, value;
    check(mdb_cursor_open(txn, database(txn, "rows", 0), &cursor), "rows");
    for (; !mdb_cursor_get(cursor, &key, &value, MDB_NEXT); row_count++) row_bytes += value.mv_size;
    mdb_cursor_close(cursor);
}

static void read_aliases(const char *folder)
{
    MDB_env *env = open_file(folder, "vault.mdb", MDB_RDONLY);
    MDB_txn *txn = begin(env, MDB_RDONLY);
    MDB_dbi names = database(txn, "aliases", 0);
    MDB_cursor *cursor;
    MDB_val key, value;
    struct alias *alias = memory(entries(txn, names), sizeof *alias);
    check(mdb_cursor_open(txn, names, &cursor), "aliases");
    for (; !mdb_cursor_get(cursor, &key, &value, MDB_NEXT); alias++) {
        uint64_t subject;
        memcpy(alias->key, key.mv_data, sizeof alias->key);
        memcpy(&subject, value.mv_data, 8);
        if (subject < person_count) people[subject].alias = alias;
    }
    mdb_cursor_close(cursor);
    mdb_txn_abort(txn);
    mdb_env_close(env);
}

void read_store(const char *folder)
{
    MDB_env *env = open_file(folder, "history.mdb", MDB_RDONLY);
    MDB_txn *txn = begin(env, MDB_RDONLY);
    read_log(txn);
    read_index(txn);
    measure_rows(txn);
    mdb_txn_abort(txn);
    mdb_env_close(env);
    read_aliases(folder);
    for (size_t i = 0; i < event_count; i++) {
        if (events[i].index.mv_data) continue;
        fprintf(stderr, "limit: an event of the store has no index key\n");
        exit(2);
    }
}
