/* The events of a store, read into memory, and the persons as a replay leaves them. */
#ifndef STORE_H
#define STORE_H

#include <lmdb.h>
#include <stddef.h>
#include <stdint.h>

enum { HEADER = 32, SEAL = 28, CHECK = 4, ROW_HEAD = 4, SEGMENT = 1986, ROW_KEY = 12 };

/* One event, its bytes held in memory. */
struct event { MDB_val record, index; uint64_t subject; };
struct alias { unsigned char key[32]; };
/* A person as the replay has left them: the open segment, how full it is, and its last entry. */
struct person {
    uint32_t segment;
    size_t size;
    uint64_t position, recorded;
    const struct alias *alias;
    int known;
};

extern struct event *events;
extern struct person *people;
extern size_t event_count, person_count;
/* The bytes of all records and of all rows in the store, to hold the replay to. */
extern size_t record_bytes, row_bytes, row_count;

void read_store(const char *folder);
void *memory(size_t count, size_t size);

#endif
