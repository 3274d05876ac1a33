"""Appends to the library `eventsourcing` with its SQLite recorder, every commit synchronised.

Usage: eventsourcing_append.py FILE ROWS BATCH SKIP COUNT

Each event is a stored event of the aggregate that the source's name for it makes, so that a name is
stored once, as in the other stores; its state is JSON with the same content. Events are built
outside the time that is measured, some batches at a time.
"""

import json
import sys
import time
import uuid
from itertools import islice

from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

BUILT_AT_ONCE = 200_000
SPACE = uuid.UUID("6f0c0f1e-4f6e-4c55-9d55-5d0a7a3f1c11")


def events(path, skip, count):
    with open(path, encoding="utf-8") as file:
        for line in islice(file, skip, skip + count):
            fields = line.rstrip("\n").split("\t")
            (_, kind, source, name, subject, attribute, period, value, effective,
             registered) = fields
            state = {"source": int(source), "id": name, "subject": int(subject),
                     "attribute": int(attribute), "effective": int(effective),
                     "registered": int(registered)}
            if period != "\\N":
                state["period"] = int(period)
            state["value"] = None if value == "\\N" else value
            yield StoredEvent(
                originator_id=uuid.uuid5(SPACE, f"{source}/{name}"), originator_version=1,
                topic=f"bench:{kind}", state=json.dumps(state, separators=(",", ":")).encode())


def main():
    path, rows = sys.argv[1:3]
    batch, skip, count = map(int, sys.argv[3:6])
    store = SQLiteDatastore(path)
    recorder = SQLiteApplicationRecorder(store)
    recorder.create_table()
    with store.transaction(commit=False) as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()[0]
        cursor.execute("PRAGMA synchronous")
        synchronous = cursor.fetchone()[0]
    if mode != "wal" or synchronous != 2:
        sys.exit(f"the library does not synchronise as the others do: {mode}, {synchronous}")
    stored, seconds = 0, 0.0
    source = events(rows, skip, count)
    while built := list(islice(source, max(batch, BUILT_AT_ONCE))):
        began = time.monotonic()
        for first in range(0, len(built), batch):
            recorder.insert_events(built[first:first + batch])
        seconds += time.monotonic() - began
        stored += len(built)
    store.close()
    print(json.dumps({"events": stored, "seconds": seconds}))


if __name__ == "__main__":
    main()
