"""One profile as of two times, and the bytes that an event takes, on one population."""

from .bench import AT, AT_MICROSECONDS, KNOWN, KNOWN_MICROSECONDS, Failed, size_of
from .figures import Figure, Mark, Row


class ReadRows:
    """The peers are loaded once; then each run asks all of them."""

    def __init__(self, bench, population, cluster, questions):
        self.bench = bench
        self.population = population
        self.cluster = cluster
        self.questions = questions
        self.sqlite = bench.path("population.sqlite")
        self.values = {}
        size = f"{population.subjects:,} subjects, {population.events:,} events, warm"

        def row(percent):
            return Row(f"one profile as of (V, K), p{percent}", size, Figure("us"),
                       Figure("us", "get and unseal"),
                       {"SQLite": Figure("us"), "PostgreSQL": Figure("us")},
                       runs_are_rates=False)
        self.rows = {percent: row(percent) for percent in (50, 99)}
        self.gets = {percent: Figure("us") for percent in (50, 99)}
        self.space = Row("bytes per event, all in", size.rsplit(",", 1)[0], Figure("bytes"),
                         Figure("bytes", "record + 10 %"),
                         {name: Figure("bytes")
                          for name in ("SQLite", "PostgreSQL", "eventsourcing", "DuckDB")},
                         runs_are_rates=False)

    def measure(self):
        self.population.make_store()
        self._load()
        for run in range(self.bench.runs):
            self.bench.say(f"profiles of {self.population.subjects:,} subjects, run {run + 1}")
            self._ask(run + 1)
        self._finish()
        self.bench.remove(self.sqlite)
        self.cluster.reset()
        return [*self.rows.values(), self.space]

    def _load(self):
        bench, population = self.bench, self.population
        events, peers = population.events, self.space.peers
        self.space.ours.add(population.bytes / events)
        self.bench.say("loading the population into SQLite and PostgreSQL")
        bench.json(bench.tools / "peer-sqlite", "append", self.sqlite, population.rows, 100_000)
        peers["SQLite"].add(size_of(self.sqlite) / events)
        self.cluster.reset()
        bench.json(bench.tools / "peer-postgres", "append", self.cluster.connection,
                   population.rows, 100_000)
        peers["PostgreSQL"].add(self.cluster.table_bytes() / events)
        self._load_for_space()

    def _load_for_space(self):
        bench, population, peers = self.bench, self.population, self.space.peers
        try:
            self.bench.say("loading the population into eventsourcing and DuckDB")
            path = bench.path("population.eventsourcing")
            bench.peer("eventsourcing_append.py", path, population.rows, 100_000, 0,
                       population.events)
            peers["eventsourcing"].add(size_of(path) / population.events)
            bench.remove(path)
            path = bench.path("population.duckdb")
            made = bench.peer("duckdb_import.py", path, population.feed)
            peers["DuckDB"].add(made["bytes"] / population.events)
            bench.remove(path)
        except Failed as failure:
            bench.say(f"not measured: {failure}")

    def _ask(self, seed):
        bench, subjects = self.bench, self.population.subjects
        ours = bench.ours("profiles", self.population.store, "--subjects", subjects, "--at", AT,
                          "--known", KNOWN, "--count", self.questions, "--seed", seed)
        limit = bench.json(bench.products / "limit-reads", self.population.store,
                           self.population.key, "random", self.questions, seed)
        question = (subjects, self.questions, seed, AT_MICROSECONDS, KNOWN_MICROSECONDS)
        lite = bench.json(bench.tools / "peer-sqlite", "profiles", self.sqlite, *question)
        postgres = bench.json(bench.tools / "peer-postgres", "profiles", self.cluster.connection,
                              *question)
        self.values = {"ours": ours["all_values"], "SQLite": lite["all_values"],
                       "PostgreSQL": postgres["all_values"]}
        for percent, row in self.rows.items():
            name = f"p{percent}"
            row.ours.add(ours[name] * 1e6)
            row.limit.add(limit[f"open_{name}"] * 1e6)
            self.gets[percent].add(limit[f"get_{name}"] * 1e6)
            row.peers["SQLite"].add(lite[name] * 1e6)
            row.peers["PostgreSQL"].add(postgres[name] * 1e6)

    def _finish(self):
        middle, tail = self.rows[50], self.rows[99]
        middle.mark("<= 4 x get and unseal", 1 / middle.speed(middle.limit), 4, at_least=False)
        middle.mark_peers(10)
        for percent, row in self.rows.items():
            row.notes.append(f"The get alone: {self.gets[percent].median:.2f} us.")
        if len(set(self.values.values())) == 1:
            middle.notes.append("All three found as many values over all subjects.")
        else:
            middle.notes.append(f"The values over all subjects DIFFER: {self.values}.")
        tail.notes.append("The mark is on p50; p99 is shown.")
        record = self.bench.json(self.bench.tools / "record-bytes", self.population.store)
        self.space.limit.add(record["bytes"] / record["events"] * 1.1)
        for name, figure in self.space.peers.items():
            self.space.marks.append(Mark(f"<= {name}", self.space.speed(figure), 1))
        self.space.notes.append(
            "PostgreSQL without its WAL. DuckDB has columns, no index, no unique names and nothing "
            "sealed.")
