/* What reading costs without a store around it: LMDB and AES-256-GCM, and nothing else.
 *
 *     limit-reads STORE KEYFILE random COUNT SEED
 *     limit-reads STORE KEYFILE scan THREADS
 *     limit-reads STORE KEYFILE verify THREADS
 *
 * `random` reads the rows of COUNT random persons, each in a read transaction of its own, first
 * without and then with opening them; everything was read once before. `scan` opens every row of
 * the store with THREADS threads, first with all keys in memory and then unwrapping each person's.
 * `verify` hashes every record with THREADS threads, then also the tree over them, then also
 * derives each record's key, then also opens it; a line each. Nothing is folded, scored or written.
 * The cryptography is the one that the store is linked with.
 */
#include "limit_reads.h"

#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: limit-reads STORE KEYFILE random COUNT SEED | scan THREADS | verify THREADS";

int main(int count, char **arguments)
{
    if (count < 5) stop(usage);
    open_store(arguments[1], arguments[2]);
    if (!strcmp(arguments[3], "random") && count == 6) {
        random_rows(strtoul(arguments[4], NULL, 10), strtoull(arguments[5], NULL, 10));
    } else if (!strcmp(arguments[3], "scan") && count == 5) {
        size_t threads = strtoul(arguments[4], NULL, 10);
        if (!threads) stop("at least one thread is needed");
        all_rows(threads, 0);
        all_rows(threads, 1);
    } else if (!strcmp(arguments[3], "verify") && count == 5) {
        size_t threads = strtoul(arguments[4], NULL, 10);
        if (!threads) stop("at least one thread is needed");
        all_records(threads);
    } else {
        stop(usage);
    }
    return 0;
}
