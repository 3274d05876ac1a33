"""Deriving everything from the records again, beside hashing as many bytes."""

import re

from .bench import Failed
from .figures import Figure, Row

UNIT = "records/s"


class VerifyRow:
    """`verify` on all cores, and OpenSSL's SHA-256 of blocks of a record's size on as many."""

    def __init__(self, bench, population):
        self.bench = bench
        self.population = population
        self.row = Row("verify a store", f"{population.subjects:,} subjects, "
                       f"{population.events:,} events", Figure(UNIT),
                       Figure(UNIT, "openssl speed sha256, 2 processes"))

    def measure(self):
        self.population.make_store()
        bench, row, events = self.bench, self.row, self.population.events
        size = bench.json(bench.tools / "record-bytes", self.population.store)["bytes"]
        for _ in range(bench.runs):
            try:
                row.ours.add(events / bench.timed(bench.binary, "verify", self.population.store))
                row.limit.add(self._hashes(round(size / events)))
            except Failed as failure:
                bench.say(f"not measured: {failure}")
                row.ours.miss(str(failure))
        row.mark_limit(0.5)
        row.notes.append(
            f"Records of {size / events:.0f} bytes. Ours also opens every record and every packed "
            "history, and reads the index; the limit only hashes.")
        return row

    def _hashes(self, size):
        said = self.bench.run("openssl", "speed", "-bytes", size, "-seconds", 2, "-multi", 2,
                              "-evp", "sha256")
        found = re.search(r"sha256\s+([\d.]+)k", said)
        if not found:
            raise Failed("openssl does not say how fast it is")
        return float(found[1]) * 1000 / size
