"""Durable appends: batches of 1,000 and of 100,000 events, and 64 callers at once."""

from .bench import Failed, synchronise
from .figures import Figure, Row

BATCHES = (1_000, 100_000)
APPENDERS = 64
PEERS = ("SQLite", "PostgreSQL", "eventsourcing")
UNIT = "events/s"


class AppendRows:
    """The three rows; each run does everything once, in a store and tables of its own."""

    def __init__(self, bench, population, cluster, count, single):
        self.bench = bench
        self.population = population
        self.cluster = cluster
        self.count = min(count, population.events)
        self.single = min(single, (population.events - self.count) // 2)
        size = f"{self.count:,} events of {population.subjects:,} subjects"
        self.rows = {
            batch: Row(f"durable append, batches of {batch:,}", size, Figure(UNIT), Figure(UNIT),
                       {name: Figure(UNIT) for name in PEERS})
            for batch in BATCHES}
        self.appenders = Row(
            f"{APPENDERS} concurrent single-event appenders",
            f"{self.single:,} events behind {self.count:,}", Figure(UNIT), Figure(UNIT),
            {"PostgreSQL": Figure(UNIT)})
        self.threads = Figure(UNIT)

    def measure(self):
        for run in range(self.bench.runs):
            for batch in BATCHES:
                self.bench.say(f"append, batches of {batch:,}, run {run + 1}")
                self._batch(batch, run, is_last=batch == BATCHES[-1])
        for row in self.rows.values():
            row.mark_limit(0.4)
            row.mark_peers()
        self.appenders.mark_limit(0.7)
        self.appenders.mark_peers()
        if self.threads.runs:
            self.appenders.notes.append(
                "Ours are tasks, as a server has one for each request; threads that block: "
                f"{self.threads.median:,.0f} events/s.")
        return [*self.rows.values(), self.appenders]

    def _batch(self, batch, run, is_last):
        bench, row, rows = self.bench, self.rows[batch], self.population.rows
        store, bare = bench.path("append-store"), bench.fresh("append-limit")
        bench.remove(store)
        self._add(row.ours, lambda: bench.ours(
            "append", store, self.population.feed, "--batch", batch, "--count", self.count))
        self._add(row.limit, lambda: bench.json(
            bench.tools / "limit-append", store, bare, batch))
        lite = bench.path("append.sqlite")
        bench.remove(lite)
        self._add(row.peers["SQLite"], lambda: bench.json(
            bench.tools / "peer-sqlite", "append", lite, rows, batch, 0, self.count))
        bench.remove(lite, bare)
        if run == 0 or not bench.is_quick:
            sourcing = bench.path("append.eventsourcing")
            self._add(row.peers["eventsourcing"], lambda: bench.peer(
                "eventsourcing_append.py", sourcing, rows, batch, 0, self.count))
            bench.remove(sourcing)
        self.cluster.reset()
        self._add(row.peers["PostgreSQL"], lambda: bench.json(
            bench.tools / "peer-postgres", "append", self.cluster.connection, rows, batch, 0,
            self.count))
        if is_last:
            self._appenders(store)
        bench.remove(store)

    def _appenders(self, store):
        """On top of what the last batches left in the store and in the table."""
        bench, row = self.bench, self.appenders
        self._add(row.ours, lambda: bench.ours(
            "appenders", store, self.population.feed, "--skip", self.count, "--count", self.single,
            "--appenders", APPENDERS))
        bare = bench.fresh("append-limit")
        self._add(row.limit, lambda: bench.json(
            bench.tools / "limit-append", store, bare, APPENDERS, self.count, self.single))
        bench.remove(bare)
        self._add(row.peers["PostgreSQL"], lambda: bench.json(
            bench.tools / "peer-postgres", "appenders", self.cluster.connection,
            self.population.rows, APPENDERS, self.count, self.single))
        self._add(self.threads, lambda: bench.ours(
            "appenders", store, self.population.feed, "--skip", self.count + self.single,
            "--count", self.single, "--appenders", APPENDERS, "--blocking"))

    def _add(self, figure, measure):
        synchronise()
        try:
            found = measure()
            figure.add(found["events"] / found["seconds"])
        except Failed as failure:
            self.bench.say(f"not measured: {failure}")
            figure.miss(str(failure))
