/* Lets LMDB reserve a small map, since valgrind has no room for a large one.
 *
 * Preloaded into the command under callgrind; nothing else of LMDB is touched.
 *
 * Build: gcc -O2 -Wall -Wextra -shared -fPIC -o small_map.so small_map.c
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <lmdb.h>

static const size_t largest = (size_t)1 << 30;

int mdb_env_set_mapsize(MDB_env *env, size_t size)
{
    int (*set)(MDB_env *, size_t) =
        (int (*)(MDB_env *, size_t))dlsym(RTLD_NEXT, "mdb_env_set_mapsize");
    return set(env, size < largest ? size : largest);
}
