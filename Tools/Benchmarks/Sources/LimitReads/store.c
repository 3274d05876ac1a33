/* The files of a store and the keys of its persons. Byte tables: Docs/FORMAT.md. */
#include "limit_reads.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

MDB_env *history, *vault;
MDB_dbi rows_db, log_db, keys_db;
struct person *people;
uint64_t person_count;

static EVP_AEAD_CTX wrap;

void stop(const char *reason)
{
    fprintf(stderr, "limit-reads: %s\n", reason);
    exit(2);
}

void check(int code, const char *what)
{
    if (!code) return;
    fprintf(stderr, "limit-reads: %s: %s\n", what, mdb_strerror(code));
    exit(2);
}

double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static MDB_env *open_file(const char *folder, const char *name)
{
    char path[4096];
    MDB_env *env;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    check(mdb_env_create(&env), path);
    check(mdb_env_set_maxdbs(env, 32), path);
    check(mdb_env_set_mapsize(env, (size_t)1 << 40), path);
    check(mdb_env_open(env, path, MDB_NOSUBDIR | MDB_NOTLS | MDB_RDONLY | MDB_NORDAHEAD, 0600),
          path);
    return env;
}

/* Derives the key that wraps persons' keys from the key file's secret. */
static void read_key(const char *path)
{
    char line[256], *text;
    unsigned char secret[64], key[KEY_SIZE];
    static const char info[] = "profilehistory/1/subject-wrap";
    size_t length;
    FILE *file = fopen(path, "r");
    if (!file || !fgets(line, sizeof line, file)) stop("the key file can not be read");
    fclose(file);
    text = strchr(line, ' ');
    if (!text) stop("the key file is not one");
    text++;
    text[strcspn(text, "\n")] = 0;
    if (!EVP_DecodeBase64(secret, &length, sizeof secret, (unsigned char *)text, strlen(text)))
        stop("the key file is not one");
    if (!HKDF(key, KEY_SIZE, EVP_sha256(), secret, 32, NULL, 0, (const unsigned char *)info,
              sizeof info - 1))
        stop("the key can not be derived");
    if (!EVP_AEAD_CTX_init(&wrap, EVP_aead_aes_256_gcm(), key, KEY_SIZE, TAG, NULL))
        stop("the key can not be used");
}

void row_key(unsigned char *key, uint64_t subject, uint32_t segment)
{
    for (int i = 0; i < 8; i++) key[i] = (unsigned char)(subject >> (56 - 8 * i));
    for (int i = 0; i < 4; i++) key[8 + i] = (unsigned char)(segment >> (24 - 8 * i));
}

void unwrap(MDB_txn *txn, uint64_t subject, struct person *person)
{
    MDB_val key = { 8, &subject }, value;
    unsigned char plain[64], context[20] = "subject-keys";
    check(mdb_get(txn, keys_db, &key, &value), "the keys of a person");
    const unsigned char *bytes = value.mv_data;
    memcpy(context + 12, &subject, 8);
    if (value.mv_size != 64 + NONCE + TAG
        || !EVP_AEAD_CTX_open_gather(&wrap, plain, bytes, NONCE, bytes + NONCE, 64,
                                     bytes + NONCE + 64, TAG, context, sizeof context)
        || !EVP_AEAD_CTX_init(&person->context, EVP_aead_aes_256_gcm(), plain + KEY_SIZE, KEY_SIZE,
                              TAG, NULL))
        stop("the keys of a person do not open");
    memcpy(person->records, plain, KEY_SIZE);
    person->known = 1;
}

size_t open_row(const struct person *person, const MDB_val *key, const MDB_val *row,
                unsigned char *plain)
{
    const unsigned char *bytes = row->mv_data;
    unsigned char context[ROW_KEY + ROW_HEAD];
    if (row->mv_size < ROW_HEAD + NONCE + TAG || row->mv_size > LONGEST_ROW)
        stop("a row is not one");
    size_t length = row->mv_size - ROW_HEAD - NONCE - TAG;
    memcpy(context, key->mv_data, ROW_KEY);
    memcpy(context + ROW_KEY, bytes, ROW_HEAD);
    if (!EVP_AEAD_CTX_open_gather(&person->context, plain, bytes + ROW_HEAD, NONCE,
                                  bytes + ROW_HEAD + NONCE, length,
                                  bytes + ROW_HEAD + NONCE + length, TAG, context, sizeof context))
        stop("a row does not open");
    return length;
}

void open_store(const char *store, const char *key_file)
{
    MDB_txn *txn;
    MDB_stat stat;
    history = open_file(store, "history.mdb");
    vault = open_file(store, "vault.mdb");
    check(mdb_txn_begin(history, NULL, MDB_RDONLY, &txn), "begin");
    check(mdb_dbi_open(txn, "rows", 0, &rows_db), "rows");
    check(mdb_dbi_open(txn, "log", MDB_INTEGERKEY, &log_db), "log");
    check(mdb_txn_commit(txn), "commit");
    check(mdb_txn_begin(vault, NULL, MDB_RDONLY, &txn), "begin");
    check(mdb_dbi_open(txn, "subject-keys", MDB_INTEGERKEY, &keys_db), "subject-keys");
    check(mdb_stat(txn, keys_db, &stat), "subject-keys");
    check(mdb_txn_commit(txn), "commit");
    person_count = stat.ms_entries;
    people = calloc(person_count + 1, sizeof *people);
    if (!people || !person_count) stop("there is nobody in the store");
    read_key(key_file);
}
