// LMDB's own header, and nothing else: what Swift cannot call directly would be wrapped here.
#include <lmdb.h>
