/* The bytes of all records of a store's log, without LMDB's own.
 *
 *     record-bytes STORE
 */
#include "files.h"

int main(int count, char **arguments)
{
    MDB_cursor *cursor;
    MDB_val key, value;
    MDB_dbi log;
    size_t events = 0, bytes = 0;
    if (count != 2) {
        fprintf(stderr, "usage: record-bytes STORE\n");
        return 2;
    }
    MDB_env *env = open_file(arguments[1], "history.mdb", MDB_RDONLY);
    MDB_txn *txn = begin(env, MDB_RDONLY);
    check(mdb_dbi_open(txn, "log", MDB_INTEGERKEY, &log), "log");
    check(mdb_cursor_open(txn, log, &cursor), "log");
    for (; !mdb_cursor_get(cursor, &key, &value, MDB_NEXT); events++) bytes += value.mv_size;
    printf("{\"events\":%zu,\"bytes\":%zu}\n", events, bytes);
    mdb_cursor_close(cursor);
    mdb_txn_abort(txn);
    mdb_env_close(env);
    return 0;
}
