/* The parts of the limit of reading. */
#ifndef LIMIT_READS_H
#define LIMIT_READS_H

#include <lmdb.h>
#include <stddef.h>
#include <stdint.h>

#include <CCryptoBoringSSL.h>

enum { KEY_SIZE = 32, NONCE = 12, TAG = 16, ROW_HEAD = 4, ROW_KEY = 12, LONGEST_ROW = 1 << 20 };

/* A person's key for rows, ready to open with, and the one that records' keys are derived from. */
struct person { EVP_AEAD_CTX context; unsigned char records[KEY_SIZE]; int known; };

extern MDB_env *history, *vault;
extern MDB_dbi rows_db, log_db, keys_db;
extern struct person *people;
extern uint64_t person_count;

void check(int code, const char *what);
void stop(const char *reason);
double now(void);
void open_store(const char *store, const char *key_file);
/* Opens the wrapped keys of one person; the row key becomes `person`'s. */
void unwrap(MDB_txn *txn, uint64_t subject, struct person *person);
/* Opens one sealed row; gives the length of the plaintext. */
size_t open_row(const struct person *person, const MDB_val *key, const MDB_val *row,
                unsigned char *plain);
void row_key(unsigned char *key, uint64_t subject, uint32_t segment);
/* One row at random, and 2 threads over all of them. */
void random_rows(size_t count, uint64_t seed);
void all_rows(size_t threads, int with_unwrapping);
/* So many threads over all records: hashed, and opened. */
void all_records(size_t threads);

#endif
