/* What an append costs LMDB alone: the puts and gets of a store, and nothing else.
 *
 *     limit-append STORE FOLDER BATCH [SKIP [COUNT]]
 *
 * Reads what STORE holds into memory. Then new files in FOLDER take the first SKIP events in large
 * transactions, not timed, and the COUNT events behind them (all unless said) in transactions of
 * BATCH events, timed, each committed with LMDB's own syncs:
 *
 *   vault    per new person: wrapped keys, alias, number; one transaction before the log's
 *   index    per event: a get, because a key may be stored already, and a put
 *   log      per event: a put with MDB_APPEND of the record's bytes
 *   rows     per person of the batch, by person: a get and a put of the open segment, as large as
 *            the store's, and closed where it closes its own
 *   heads    per person of the batch: a put
 *
 * Nothing is parsed, sealed, hashed or folded; rows hold bytes of no meaning. Prints one line of
 * JSON. It ends with an error where its rows are not as many and as large as those of the store.
 */
#include "files.h"
#include "store.h"

static MDB_env *history, *vault;
static MDB_dbi log_db, index_db, heads_db, rows_db;
static MDB_dbi alias_db, key_db, number_db, vault_meta_db;
static unsigned char scratch[1 << 23];
static size_t put_row_bytes, put_row_count;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static MDB_dbi create(MDB_txn *txn, const char *name, unsigned flags)
{
    MDB_dbi dbi;
    check(mdb_dbi_open(txn, name, flags | MDB_CREATE, &dbi), name);
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
    for (int i = 0; i < 8; i++) key[i] = (unsigned char)(subject >> (56 - 8 * i));
    for (int i = 0; i < 4; i++) key[8 + i] = (unsigned char)(segment >> (24 - 8 * i));
}

static void make_files(const char *folder)
{
    history = open_file(folder, "history.mdb", 0);
    vault = open_file(folder, "vault.mdb", 0);
    MDB_txn *txn = begin(history, 0);
    log_db = create(txn, "log", MDB_INTEGERKEY);
    index_db = create(txn, "index", 0);
    heads_db = create(txn, "heads", MDB_INTEGERKEY);
    rows_db = create(txn, "rows", 0);
    check(mdb_txn_commit(txn), "commit");
    txn = begin(vault, 0);
    alias_db = create(txn, "aliases", 0);
    key_db = create(txn, "subject-keys", MDB_INTEGERKEY);
    number_db = create(txn, "numbers", 0);
    vault_meta_db = create(txn, "meta", 0);
    check(mdb_txn_commit(txn), "commit");
}

/* Puts keys and alias of the persons that a batch has seen first. */
static void enrol(size_t first, size_t end)
{
    MDB_txn *txn = NULL;
    for (size_t i = first; i < end; i++) {
        uint64_t subject = events[i].subject;
        struct person *person = &people[subject];
        unsigned char row[ROW_KEY], alias[16 + CHECK] = { 0 };
        MDB_val value;
        if (!person->alias || person->known) continue;
        person->known = 1;
        if (!txn) txn = begin(vault, 0);
        memcpy(alias, &subject, 8);
        put(txn, key_db, &subject, 8, scratch, 64 + SEAL, 0);
        put(txn, alias_db, person->alias->key, sizeof person->alias->key, alias, sizeof alias, 0);
        row_key(row, subject, 0);
        get(txn, number_db, row, ROW_KEY, &value);
        put(txn, number_db, row, ROW_KEY, scratch, 10 + SEAL, 0);
    }
    if (!txn) return;
    put(txn, vault_meta_db, "next-subject", 12, scratch, 8 + CHECK, 0);
    put(txn, vault_meta_db, "enrolment", 9, scratch, 16 + CHECK, 0);
    check(mdb_txn_commit(txn), "commit");
}

static void put_row(MDB_txn *txn, const unsigned char *key, size_t seal, size_t old, size_t size)
{
    put(txn, rows_db, key, ROW_KEY, scratch, ROW_HEAD + seal + size, 0);
    put_row_count += old == 0;
    put_row_bytes += ROW_HEAD + seal + size - (old ? ROW_HEAD + seal + old : 0);
}

static size_t varint_size(uint64_t value)
{
    size_t size = 1;
    while (value >>= 7) size++;
    return size;
}

/* How many bytes an event takes behind the person's last entry. */
static size_t entry_size(const struct person *person, const struct event *event)
{
    const unsigned char *header = event->record.mv_data;
    uint64_t recorded, position;
    memcpy(&recorded, header + 16, 8);
    memcpy(&position, header + 24, 8);
    if (person->size) {
        recorded -= person->recorded;
        position -= person->position;
    }
    size_t size = 2 + varint_size(position) + varint_size(recorded) + event->record.mv_size
                  - HEADER - (event->subject ? SEAL : CHECK);
    return varint_size(size) + size;
}

/* Puts the segments that one person's events of a batch go into. */
static void put_rows(MDB_txn *txn, struct event **own, size_t count)
{
    uint64_t subject = own[0]->subject;
    struct person *person = &people[subject];
    size_t seal = subject ? SEAL : 0, old = person->size;
    unsigned char key[ROW_KEY];
    MDB_val value;
    row_key(key, subject, person->segment);
    if (person->size && get(txn, rows_db, key, ROW_KEY, &value))
        memcpy(scratch, value.mv_data, value.mv_size);
    for (size_t i = 0; i < count; i++) {
        size_t size = entry_size(person, own[i]);
        if (person->size && person->size + size > SEGMENT) {
            put_row(txn, key, seal, old, person->size);
            row_key(key, subject, ++person->segment);
            person->size = old = 0;
            size = entry_size(person, own[i]);
        }
        person->size += size;
        memcpy(&person->recorded, (char *)own[i]->record.mv_data + 16, 8);
        memcpy(&person->position, (char *)own[i]->record.mv_data + 24, 8);
    }
    put_row(txn, key, seal, old, person->size);
    put(txn, heads_db, &subject, 8, scratch, 24 + CHECK, 0);
}

static int by_subject(const void *a, const void *b)
{
    const struct event *x = *(struct event *const *)a, *y = *(struct event *const *)b;
    if (x->subject != y->subject) return x->subject < y->subject ? -1 : 1;
    return x < y ? -1 : 1;
}

static void put_batch(size_t first, size_t end, struct event **order)
{
    MDB_txn *txn = begin(history, 0);
    for (uint64_t i = first; i < end; i++) {
        unsigned char place[8 + CHECK] = { 0 };
        const MDB_val *key = &events[i].index;
        MDB_val value;
        memcpy(place, &i, 8);
        get(txn, index_db, key->mv_data, key->mv_size, &value);
        put(txn, index_db, key->mv_data, key->mv_size, place, sizeof place, 0);
    }
    enrol(first, end);
    for (uint64_t i = first; i < end; i++) {
        put(txn, log_db, &i, 8, events[i].record.mv_data, events[i].record.mv_size, MDB_APPEND);
        order[i - first] = &events[i];
    }
    qsort(order, end - first, sizeof *order, by_subject);
    for (size_t i = 0, next; i < end - first; i = next) {
        for (next = i + 1; next < end - first && order[next]->subject == order[i]->subject;) next++;
        put_rows(txn, order + i, next - i);
    }
    check(mdb_txn_commit(txn), "commit");
}

static double put_events(size_t first, size_t end, size_t batch)
{
    struct event **order = memory(batch, sizeof *order);
    double start = now();
    for (; first < end; first += batch)
        put_batch(first, first + batch < end ? first + batch : end, order);
    double seconds = now() - start;
    free(order);
    return seconds;
}

int main(int count, char **arguments)
{
    if (count < 4 || count > 6) {
        fprintf(stderr, "usage: limit-append STORE FOLDER BATCH [SKIP [COUNT]]\n");
        return 2;
    }
    read_store(arguments[1]);
    make_files(arguments[2]);
    size_t batch = strtoul(arguments[3], NULL, 10);
    size_t skip = count > 4 ? strtoul(arguments[4], NULL, 10) : 0;
    size_t end = count > 5 ? skip + strtoul(arguments[5], NULL, 10) : event_count;
    if (!batch || skip >= end || end > event_count) {
        fprintf(stderr, "limit-append: nothing to do\n");
        return 2;
    }
    put_events(0, skip, 100000);
    double seconds = put_events(skip, end, batch);
    if (end == event_count && (put_row_count != row_count || put_row_bytes != row_bytes)) {
        fprintf(stderr, "limit-append: puts %zu rows of %zu bytes where the store has %zu of %zu\n",
                put_row_count, put_row_bytes, row_count, row_bytes);
        return 2;
    }
    printf("{\"lmdb\":\"%s\",\"events\":%zu,\"seconds\":%.6f,\"record_bytes\":%zu,"
           "\"row_bytes\":%zu}\n",
           mdb_version(NULL, NULL, NULL), end - skip, seconds, record_bytes, put_row_bytes);
    return 0;
}
