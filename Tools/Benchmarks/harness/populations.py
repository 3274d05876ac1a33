"""Populations: made once, imported once, used by every row that asks for their size."""

from .bench import size_of, synchronise


class Population:
    """A generated population and the store that holds it."""

    def __init__(self, bench, subjects):
        self.bench = bench
        self.subjects = subjects
        self.base = bench.path(f"population-{subjects}")
        self.feed = self.base.with_suffix(".ndjson")
        self.rows = self.base.with_suffix(".tsv")
        self.csv = self.base.with_suffix(".csv")
        self.store = bench.path(f"store-{subjects}")
        self.key = bench.path(f"store-{subjects}.key")
        self.events = self.facts = 0
        self.import_seconds = None
        self.memory = None
        self.bytes = None

    def generate(self, with_csv):
        self.bench.say(f"generating {self.subjects:,} subjects (synthetic)")
        made = self.bench.json(self.bench.products / "generate", self.base, "--subjects",
                               self.subjects, "--seed", self.bench.seed,
                               *(["--csv"] if with_csv else []))
        self.events, self.facts = made["events"], made["facts"]

    def make_store(self):
        """Imports the whole feed, once."""
        if self.import_seconds is not None:
            return
        self.bench.say(f"importing {self.events:,} events of {self.subjects:,} subjects")
        synchronise()
        self.import_seconds, stored, self.memory = self.bench.import_feed(self.store, self.feed)
        if stored != self.events:
            raise RuntimeError("the store does not hold what was generated")
        self.bytes = size_of(self.store)
        self.bench.add_model(self.store)


class Populations:
    """The populations of a run, by size; CSV is written for one of them."""

    def __init__(self, bench, csv_subjects):
        self.bench = bench
        self.csv_subjects = csv_subjects
        self.made = {}

    def of(self, subjects):
        if subjects not in self.made:
            population = Population(self.bench, subjects)
            population.generate(subjects == self.csv_subjects)
            self.made[subjects] = population
        return self.made[subjects]
