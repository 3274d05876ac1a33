/* Keeps one read transaction open until standard input ends, as a careless long reader does.
 *
 *     hold STORE
 */
#include "files.h"

int main(int count, char **arguments)
{
    if (count != 2) {
        fprintf(stderr, "usage: hold STORE\n");
        return 2;
    }
    MDB_env *env = open_file(arguments[1], "history.mdb", MDB_RDONLY);
    MDB_txn *txn = begin(env, MDB_RDONLY);
    printf("held\n");
    fflush(stdout);
    while (getchar() != EOF) {}
    mdb_txn_abort(txn);
    mdb_env_close(env);
    return 0;
}
