"""Importing a feed file, from parsing to durable."""

import os
import time

from .bench import Failed, synchronise
from .figures import Figure, Row

UNIT = "facts/s"
AT_LEAST = 300_000

SQLITE_IMPORT = """PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
CREATE TABLE facts (id TEXT, source TEXT, subject TEXT, attribute TEXT, value TEXT, period TEXT,
  effective TEXT, registered TEXT);
CREATE UNIQUE INDEX names ON facts (source, id);
CREATE INDEX histories ON facts (subject, attribute, effective, registered);
.import --csv --skip 1 {feed} facts
PRAGMA wal_checkpoint(TRUNCATE);
"""


class ImportRows:
    """NDJSON and CSV of one population; CSV holds its facts, without the submissions."""

    def __init__(self, bench, population, append_limit):
        self.bench = bench
        self.population = population
        subjects = f"{population.subjects:,} subjects"
        self.ndjson = Row("import NDJSON, parse to durable", f"{population.events:,} events, "
                          + subjects, Figure(UNIT), append_limit, {"DuckDB": Figure(UNIT)})
        self.csv = Row("import CSV, parse to durable", f"{population.facts:,} facts, " + subjects,
                       Figure(UNIT), append_limit, {"SQLite .import": Figure(UNIT)})

    def measure(self):
        for run in range(self.bench.runs):
            self.bench.say(f"importing {self.population.subjects:,} subjects, run {run + 1}")
            for row, feed in ((self.ndjson, self.population.feed), (self.csv, self.population.csv)):
                self._ours(row, feed)
            self._sqlite()
            self._duckdb()
        for row in (self.ndjson, self.csv):
            row.mark(f">= {AT_LEAST:,} facts/s", row.ours.median, AT_LEAST, precision=0)
            row.notes.append("The limit is that of the append in batches of 100,000.")
        self.csv.mark_peers()
        self.ndjson.notes.append("DuckDB keeps no index and no unique names; no mark on it.")
        self.csv.notes.append("SQLite imports into a table with the two indexes that it needs.")
        return [self.ndjson, self.csv]

    def _ours(self, row, feed):
        store = self.bench.path("import-store")
        self.bench.remove(store)
        synchronise()
        try:
            seconds, stored, _ = self.bench.import_feed(store, feed)
            row.ours.add(stored / seconds)
        except Failed as failure:
            self.bench.say(f"not measured: {failure}")
            row.ours.miss(str(failure))
        self.bench.remove(store)

    def _sqlite(self):
        path, figure = self.bench.path("import.sqlite"), self.csv.peers["SQLite .import"]
        self.bench.remove(path)
        synchronise()
        script = SQLITE_IMPORT.format(feed=self.population.csv)
        began = time.monotonic()
        self.bench.run("sqlite3", path, input=script.encode(), env={**os.environ, "LC_ALL": "C"})
        figure.add(self.population.facts / (time.monotonic() - began))
        self.bench.remove(path)

    def _duckdb(self):
        path = self.bench.path("import.duckdb")
        self.bench.remove(path)
        synchronise()
        made = self.bench.peer("duckdb_import.py", path, self.population.feed)
        self.ndjson.peers["DuckDB"].add(made["events"] / made["seconds"])
        self.bench.remove(path)
