#!/usr/bin/env python3
"""Measures the store beside its limits and its peers; `Tools/benchmark` prepares and calls it.

Usage: run.py [--quick] [--folder DIR] [--binary PATH] [--seed 1] [--runs N] [--only ROWS]
              [--divide N] [--json FILE] [--markdown FILE]

The full sizes need some 60 GB of disk. `--quick` ends within 5 minutes on two cores. `--only` takes
names out of append, import, read, population, verify, growth, corrections, readers. `--divide` makes every
size so many times smaller, to try the programs out; its figures mean nothing.
"""

import argparse
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from harness import report
from harness.append_rows import AppendRows
from harness.bench import ROOT, Bench, Failed
from harness.growth_rows import correction_rows, growth_rows
from harness.import_rows import ImportRows
from harness.machine import machine, versions
from harness.population_rows import PopulationRow
from harness.populations import Populations
from harness.postgres import Cluster
from harness.read_rows import ReadRows
from harness.reader_rows import ReaderRow
from harness.verify_rows import VerifyRow

SIZES = {
    True: {"runs": 3, "append": (10_000, 200_000, 6_400), "read": (10_000, 20_000),
           "import": 10_000, "population": (20_000, 100_000), "growth": (10_000, 100_000),
           "corrections": (100_000, 10_000), "readers": 10_000},
    False: {"runs": 3, "append": (200_000, 2_000_000, 64_000), "read": (200_000, 100_000),
            "import": 200_000, "population": (200_000, 1_000_000),
            "growth": (10_000, 100_000, 1_000_000), "corrections": (100_000, 10_000),
            "readers": 100_000},
}
ROWS = ("append", "import", "read", "population", "verify", "growth", "corrections", "readers")


def plan(bench, cluster, sizes):
    """What makes the rows, by name, in the order of the report."""
    populations = Populations(bench, sizes["import"])
    subjects, count, single = sizes["append"]
    limits = {}

    def append():
        rows = AppendRows(bench, populations.of(subjects), cluster, count, single)
        found = rows.measure()
        limits["append"] = rows.rows[100_000].limit
        return found

    def imports():
        population = populations.of(sizes["import"])
        return ImportRows(bench, population, limits.get("append")).measure()

    def read():
        subjects, questions = sizes["read"]
        return ReadRows(bench, populations.of(subjects), cluster, questions).measure()

    def growth():
        grown = [populations.of(subjects) for subjects in sizes["growth"]]
        return growth_rows(bench, grown, sizes["read"][1])

    def score(subjects):
        return lambda: [PopulationRow(bench, populations.of(subjects)).measure()]

    return [("append", append), ("import", imports), ("read", read),
            *(("population", score(subjects)) for subjects in sizes["population"]),
            ("verify", lambda: [VerifyRow(bench, populations.of(sizes["population"][-1])).measure()]),
            ("growth", growth),
            ("corrections", lambda: correction_rows(bench, *sizes["corrections"])),
            ("readers", lambda: [ReaderRow(bench, populations.of(sizes["readers"])).measure()])]


def measure(bench, cluster, sizes, wanted):
    """All rows; where some could not be measured at all, the others are still reported."""
    rows, failures = [], []
    for name, make in plan(bench, cluster, sizes):
        if name not in wanted:
            continue
        try:
            rows += make()
        except Failed as failure:
            bench.say(f"{name}: {failure}")
            failures.append(f"{name}: {failure}")
    return rows, failures


def divided(sizes, divisor):
    """The sizes so many times smaller; the count of runs stays."""
    def smaller(value):
        if isinstance(value, tuple):
            return tuple(map(smaller, value))
        return max(value // divisor, 100)
    return {name: value if name == "runs" else smaller(value) for name, value in sizes.items()}


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--folder", type=Path, default="/var/tmp",
                        help="where to work, on the disk to be measured; /var/tmp unless given")
    parser.add_argument("--binary", type=Path, default=ROOT / ".build/release/profilehistory")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int)
    parser.add_argument("--divide", type=int, default=1)
    parser.add_argument("--only", default=",".join(ROWS))
    parser.add_argument("--json", type=Path, default=ROOT / "Docs/benchmarks.json")
    parser.add_argument("--markdown", type=Path, default=ROOT / "Docs/BENCHMARKS.md")
    return parser.parse_args()


def main():
    options = parse()
    # The cluster is stopped and the folder removed when somebody ends the run, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sizes = divided(SIZES[options.quick], options.divide)
    runs = options.runs or sizes["runs"]
    folder = Path(tempfile.mkdtemp(prefix="benchmark-", dir=options.folder))
    folder.chmod(0o755)
    bench = Bench(folder, options.binary, runs, options.seed, options.quick)
    cluster = Cluster(bench)
    try:
        found = machine(folder)
        cluster.start()
        facts = {"quick": options.quick, "seed": options.seed, "runs": runs, "machine": found,
                 "versions": versions(bench, cluster)}
        rows, failures = measure(bench, cluster, sizes, options.only.split(","))
        report.write(rows, {**facts, "failures": failures}, options.json, options.markdown)
        bench.say(f"wrote {options.json} and {options.markdown}")
    finally:
        cluster.stop()
        shutil.rmtree(folder)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
