"""Folding and scoring everybody as of a date, beside DuckDB and the limit of reading."""

import csv
import json

from .bench import AT, AT_MICROSECONDS, KNOWN, KNOWN_MICROSECONDS, MODEL, Failed
from .figures import Figure, Row

UNIT = "subjects/s"


class PopulationRow:
    """One size of population."""

    def __init__(self, bench, population):
        self.bench = bench
        self.population = population
        self.row = Row("population as-of and score, 2 threads",
                       f"{population.subjects:,} subjects, {population.events:,} events",
                       Figure(UNIT), Figure(UNIT, "scan and unseal, keys in memory"),
                       {"DuckDB": Figure(UNIT), "DuckDB, every fact folded": Figure(UNIT),
                        "scikit-learn, score alone": Figure(UNIT)})
        self.unwrapping = Figure(UNIT)
        self.summary = Figure(UNIT)

    def measure(self):
        self.population.make_store()
        bench, subjects, row = self.bench, self.population.subjects, self.row
        answer, other = bench.path("replay.csv"), bench.path("duckdb.csv")
        bench.say(f"scoring {subjects:,} subjects")
        for _ in range(bench.runs):
            self._limit()
            self._replay(answer)
        self._duckdb(other)
        found = bench.peer("tree_score.py", subjects, bench.runs)
        for seconds in found["times"]:
            row.peers["scikit-learn, score alone"].add(subjects / seconds)
        self._compare(answer, other)
        row.mark_limit(0.5)
        row.mark_peers(10, ["DuckDB"])
        if self.unwrapping.runs:
            row.notes.append(
                f"The limit with each person's keys unwrapped on the way: "
                f"{self.unwrapping.median:,.0f} subjects/s.")
        if self.summary.runs:
            row.notes.append(f"A summary in place of rows: {self.summary.median:,.0f} subjects/s.")
        bench.remove(answer, other)
        return row

    def _limit(self):
        """Two lines: with the keys in memory, and unwrapping them."""
        bench = self.bench
        lines = bench.run(bench.products / "limit-reads", self.population.store,
                          self.population.key, "scan", 2).splitlines()
        for line, figure in zip(lines, (self.row.limit, self.unwrapping)):
            figure.add(self.population.subjects / json.loads(line)["seconds"])

    def _replay(self, answer):
        arguments = ("replay", self.population.store, "--model", MODEL, "--at", AT, "--known",
                     KNOWN, "--jobs", 2, "--format")
        try:
            with open(answer, "wb") as file:
                seconds = self.bench.timed(self.bench.binary, *arguments, "csv", output=file)
            self.row.ours.add(self.population.subjects / seconds)
            seconds = self.bench.timed(self.bench.binary, *arguments, "json")
            self.summary.add(self.population.subjects / seconds)
        except Failed as failure:
            self.bench.say(f"not measured: {failure}")
            self.row.ours.miss(str(failure))

    def _duckdb(self, other):
        path = self.bench.path("population.duckdb")
        found = self.bench.peer(
            "duckdb_population.py", path, self.population.rows, other, AT_MICROSECONDS,
            KNOWN_MICROSECONDS, AT, self.bench.runs)
        self.bench.remove(path)
        subjects, times = self.population.subjects, found["times"]
        for seconds in times[found["best"]]:
            self.row.peers["DuckDB"].add(subjects / seconds)
        for seconds in times["everything folded"]:
            self.row.peers["DuckDB, every fact folded"].add(subjects / seconds)
        self.row.notes.append(
            f"DuckDB's fastest way was {found['best']}, over tables stored by subject, with "
            f"the facts that the tree reads; every way gave the same answer: "
            f"{'yes' if found['same'] else 'NO'}.")

    def _compare(self, answer, other):
        """Whether both put the same persons in the same classes."""
        if not self.row.ours.runs:
            return
        with open(answer, encoding="utf-8") as file:
            rows = csv.DictReader(file)
            ours = {int(row["subject"].rpartition(":")[2]): row["class"] for row in rows}
        with open(other, encoding="utf-8") as file:
            theirs = {int(number): label for number, label in csv.reader(file)}
        differing = sum(ours.get(number) != label for number, label in theirs.items())
        if differing or len(ours) != len(theirs):
            self.row.notes.append(
                f"The answers DIFFER from DuckDB's for {differing:,} of {len(theirs):,} persons.")
        else:
            counts = {label or "no class": 0 for label in ours.values()}
            for label in ours.values():
                counts[label or "no class"] += 1
            told = ", ".join(f"{count:,} {label}" for label, count in sorted(counts.items()))
            self.row.notes.append(f"DuckDB gives every person the same class ({told}).")
