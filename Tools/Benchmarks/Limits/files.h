/* What the programs here share: files of LMDB with every failure an end. */
#ifndef FILES_H
#define FILES_H

#include <lmdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void check(int code, const char *what)
{
    if (!code) return;
    fprintf(stderr, "limit: %s: %s\n", what, mdb_strerror(code));
    exit(2);
}

static MDB_env *open_file(const char *folder, const char *name, unsigned flags)
{
    char path[4096];
    MDB_env *env;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    check(mdb_env_create(&env), path);
    check(mdb_env_set_maxdbs(env, 32), path);
    check(mdb_env_set_maxreaders(env, 1024), path);
    check(mdb_env_set_mapsize(env, (size_t)1 << 40), path);
    check(mdb_env_open(env, path, MDB_NOSUBDIR | MDB_NOTLS | flags, 0600), path);
    return env;
}

static MDB_txn *begin(MDB_env *env, unsigned flags)
{
    MDB_txn *txn;
    check(mdb_txn_begin(env, NULL, flags, &txn), "begin");
    return txn;
}

#endif
