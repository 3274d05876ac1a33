"""Reads a feed into a table of DuckDB that is written to disk.

Usage: duckdb_import.py FILE FEED

The columns are named, so that DuckDB does not have to guess; answers stay JSON. There is no unique
index: DuckDB's own does not scale to such tables, so this peer does less than a store of events.
Prints the seconds from the call to the checkpoint, and the size of the file.
"""

import json
import os
import sys
import time

import duckdb

COLUMNS = {"type": "VARCHAR", "id": "VARCHAR", "source": "VARCHAR", "subject": "VARCHAR",
           "attribute": "VARCHAR", "value": "JSON", "effective": "DATE", "period": "VARCHAR",
           "registered": "TIMESTAMPTZ", "form": "VARCHAR", "targetGroup": "VARCHAR",
           "at": "TIMESTAMPTZ", "answers": "JSON"}


def main():
    path, feed = sys.argv[1:3]
    base = duckdb.connect(path, config={"threads": 2})
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS.items())
    began = time.monotonic()
    base.execute(f"CREATE TABLE events AS SELECT * FROM read_json('{feed}', "
                 f"format='newline_delimited', columns={{{columns}}})")
    base.execute("CHECKPOINT")
    seconds = time.monotonic() - began
    count = base.execute("SELECT count(*) FROM events").fetchone()[0]
    base.close()
    print(json.dumps({"events": count, "seconds": seconds, "bytes": os.path.getsize(path)}))


if __name__ == "__main__":
    main()
