/* What verifying needs whatever is written around it: each record hashed, the tree over it, its
 * key derived and its payload opened. Nothing is decoded or compared.
 */
#include "limit_reads.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HEADER = 32, BLOCK = 256, HASH = 32 };
enum work { LEAVES, TREE, KEYS, OPEN };

struct share { uint64_t first, end, records, bytes; enum work work; unsigned char last[HASH]; };

static void node(unsigned char *out, const unsigned char *children)
{
    static const unsigned char one = 1;
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, &one, 1);
    SHA256_Update(&context, children, 2 * HASH);
    SHA256_Final(out, &context);
}

/* Replaces the hashes of a full tile by that of its root. */
static void reduce(unsigned char *hashes)
{
    for (size_t width = BLOCK / 2; width; width /= 2)
        for (size_t i = 0; i < width; i++) node(hashes + HASH * i, hashes + 2 * HASH * i);
}

static void leaf(unsigned char *out, const MDB_val *record)
{
    static const unsigned char zero = 0;
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, &zero, 1);
    SHA256_Update(&context, record->mv_data, record->mv_size);
    SHA256_Final(out, &context);
}

/* The key of one record: RFC 8452 section 4, the message-encryption key. */
static void derive(unsigned char *out, const unsigned char *key, const unsigned char *nonce)
{
    AES_KEY schedule;
    unsigned char block[16] = { 0 }, half[16];
    AES_set_encrypt_key(key, 256, &schedule);
    memcpy(block + 4, nonce, NONCE);
    for (unsigned char i = 0; i < 4; i++) {
        block[0] = i + 2;
        AES_encrypt(block, half, &schedule);
        memcpy(out + 8 * i, half, 8);
    }
}

static void open_record(const MDB_val *record, enum work work, unsigned char *plain)
{
    const unsigned char *bytes = record->mv_data, *nonce = bytes + HEADER;
    unsigned char key[KEY_SIZE];
    uint64_t subject;
    EVP_AEAD_CTX context;
    memcpy(&subject, bytes + 8, 8);
    /* The registry's records are not sealed. */
    if (!bytes[2]) return;
    if (record->mv_size < HEADER + NONCE + TAG || record->mv_size > LONGEST_ROW
        || subject > person_count)
        stop("a record is not one");
    derive(key, people[subject].records, nonce);
    if (work == KEYS) return;
    size_t length = record->mv_size - HEADER - NONCE - TAG;
    EVP_AEAD_CTX_init(&context, EVP_aead_aes_256_gcm(), key, KEY_SIZE, TAG, NULL);
    if (!EVP_AEAD_CTX_open_gather(&context, plain, nonce, NONCE, nonce + NONCE, length,
                                  nonce + NONCE + length, TAG, bytes, HEADER))
        stop("a record does not open");
    EVP_AEAD_CTX_cleanup(&context);
}

static void *verify(void *argument)
{
    struct share *share = argument;
    unsigned char *plain = malloc(LONGEST_ROW), leaves[BLOCK * HASH];
    MDB_txn *txn;
    MDB_cursor *cursor;
    MDB_val key = { 8, &share->first }, record;
    size_t count = 0;
    if (!plain) stop("no memory");
    check(mdb_txn_begin(history, NULL, MDB_RDONLY, &txn), "begin");
    check(mdb_cursor_open(txn, log_db, &cursor), "log");
    int code = mdb_cursor_get(cursor, &key, &record, MDB_SET_RANGE);
    for (; !code; code = mdb_cursor_get(cursor, &key, &record, MDB_NEXT)) {
        if (*(uint64_t *)key.mv_data >= share->end) break;
        leaf(leaves + HASH * count++, &record);
        if (count == BLOCK) {
            if (share->work > LEAVES) reduce(leaves);
            memcpy(share->last, leaves, HASH);
            count = 0;
        }
        if (share->work > TREE) open_record(&record, share->work, plain);
        share->bytes += record.mv_size;
        share->records++;
    }
    if (code && code != MDB_NOTFOUND) check(code, "log");
    mdb_cursor_close(cursor);
    mdb_txn_abort(txn);
    free(plain);
    return NULL;
}

static void measure(size_t threads, enum work work, const char *name, uint64_t end)
{
    pthread_t *handles = calloc(threads, sizeof *handles);
    struct share *shares = calloc(threads, sizeof *shares);
    uint64_t records = 0, bytes = 0;
    if (!handles || !shares) stop("no memory");
    double start = now();
    for (size_t i = 0; i < threads; i++) {
        shares[i].first = end * i / threads / BLOCK * BLOCK;
        shares[i].end = i + 1 == threads ? end : end * (i + 1) / threads / BLOCK * BLOCK;
        shares[i].work = work;
        check(pthread_create(&handles[i], NULL, verify, &shares[i]), "thread");
    }
    for (size_t i = 0; i < threads; i++) check(pthread_join(handles[i], NULL), "thread");
    double seconds = now() - start;
    for (size_t i = 0; i < threads; i++) {
        records += shares[i].records;
        bytes += shares[i].bytes;
    }
    printf("{\"work\":\"%s\",\"records\":%llu,\"bytes\":%llu,\"threads\":%zu,\"seconds\":%.6f}\n",
           name, (unsigned long long)records, (unsigned long long)bytes, threads, seconds);
    free(shares);
    free(handles);
}

void all_records(size_t threads)
{
    MDB_txn *txn;
    MDB_stat stat;
    check(mdb_txn_begin(history, NULL, MDB_RDONLY, &txn), "begin");
    check(mdb_stat(txn, log_db, &stat), "log");
    mdb_txn_abort(txn);
    check(mdb_txn_begin(vault, NULL, MDB_RDONLY, &txn), "begin");
    for (uint64_t subject = 1; subject <= person_count; subject++)
        unwrap(txn, subject, &people[subject]);
    mdb_txn_abort(txn);
    measure(threads, LEAVES, "leaves", stat.ms_entries);
    measure(threads, TREE, "leaves and tree", stat.ms_entries);
    measure(threads, KEYS, "leaves, tree and keys", stat.ms_entries);
    measure(threads, OPEN, "leaves, tree, keys and opening", stat.ms_entries);
}
