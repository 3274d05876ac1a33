"""Deriving everything from the records again, beside hashing as many bytes."""

import json
import re

from .bench import Failed
from .figures import Figure, Row, ratio

UNIT = "records/s"


class VerifyRow:
    """`verify` on all cores, and OpenSSL's SHA-256 of blocks of a record's size on as many."""

    def __init__(self, bench, population):
        self.bench = bench
        self.population = population
        self.row = Row("verify a store", f"{population.subjects:,} subjects, "
                       f"{population.events:,} events", Figure(UNIT),
                       Figure(UNIT, "openssl speed sha256, 2 processes"))
        self.opening = Figure(UNIT)

    def measure(self):
        self.population.make_store()
        bench, row, events = self.bench, self.row, self.population.events
        size = bench.json(bench.tools / "record-bytes", self.population.store)["bytes"]
        for _ in range(bench.runs):
            try:
                row.ours.add(events / bench.timed(bench.binary, "verify", self.population.store))
                row.limit.add(self._hashes(round(size / events)))
                self.opening.add(self._opens())
            except Failed as failure:
                bench.say(f"not measured: {failure}")
                row.ours.miss(str(failure))
        row.mark_limit(0.5)
        row.notes.append(
            f"Records of {size / events:.0f} bytes. Ours also opens every record and every packed "
            "history, and reads the index; the limit only hashes. In C, with the cryptography that "
            "the store is linked with, hashing every record and the tree and opening every record "
            f"makes {self.opening.median:,.0f} records/s; ours is "
            f"{ratio(row.ours, self.opening):.2f} of that.")
        return row

    def _opens(self):
        """Two threads of C that hash and open every record, and do nothing else."""
        lines = self.bench.run(self.bench.products / "limit-reads", self.population.store,
                               self.population.key, "verify", 2).splitlines()
        found = json.loads(lines[-1])
        return found["records"] / found["seconds"]

    def _hashes(self, size):
        said = self.bench.run("openssl", "speed", "-bytes", size, "-seconds", 2, "-multi", 2,
                              "-evp", "sha256")
        found = re.search(r"sha256\s+([\d.]+)k", said)
        if not found:
            raise Failed("openssl does not say how fast it is")
        return float(found[1]) * 1000 / size
