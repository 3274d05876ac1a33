#!/usr/bin/env python3
"""Counts the instructions of a fixed small workload and holds them to what was recorded.

Usage: gate.py --binary PATH --preload PATH [--record]

The workload is the command itself, phase by phase, each a run under callgrind: seconds are noise on
a shared machine, instructions are not (they repeat to a fifth of a percent). `Tools/gate` strips
the binary of what valgrind can not read, builds the preloaded library and calls this. A phase that
takes over 10 % more than recorded fails the gate; `Tools/gate --record` records anew.

Standard library only.
"""

import argparse
import json
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = HERE.parent.parent
sys.path.insert(0, str(TOOLS))
sys.dont_write_bytecode = True

import make_feed  # noqa: E402

THRESHOLDS = HERE.parent / "Thresholds" / f"{platform.machine()}.json"
ALLOWED = 1.10
FACTS, PERSONS, QUESTIONS, SEED = 12_000, 300, 600, 11
MODEL = "published-2021-09-09"
EXPECTATIONS = ("new_job", "1m", "3m", "6m", "gt6m", "dont_know")


def write_feed(path):
    """Facts of everybody, a day of birth each, and a form of most."""
    rng = random.Random(SEED)
    with open(path, "w", encoding="ascii") as file:
        for index in range(PERSONS):
            person, year = make_feed.person(index), rng.randrange(1950, 1998)
            file.write(
                f'{{"type":"fact","id":"b-{index}","source":"births","subject":"cpr:{person}",'
                f'"attribute":"birthDate","value":"{year}-0{1 + index % 9}-11",'
                f'"effective":"1998-01-01","registered":"2010-01-01T08:00:00Z"}}\n')
        file.writelines(make_feed.facts(FACTS, PERSONS, seed=SEED))
        for index in range(0, PERSONS * 3 // 4):
            file.write(
                f'{{"type":"submission","id":"s-{index}","source":"forms","subject":'
                f'"cpr:{make_feed.person(index)}","form":"2015","targetGroup":"dagpenge",'
                f'"at":"2016-0{1 + index % 9}-11T10:00:00Z",'
                f'"answers":{{"q2":"{rng.choice(EXPECTATIONS)}","q8":["ads","network"]}}}}\n')


def write_questions(path, model=None):
    rng = random.Random(SEED)
    with open(path, "w", encoding="ascii") as file:
        for _ in range(QUESTIONS):
            question = {"subject": f"cpr:{make_feed.person(rng.randrange(PERSONS * 3 // 4))}",
                        "at": f"{rng.randrange(2017, 2022)}-05-06", "known": "2024-01-01"}
            if model:
                question["model"] = model
            file.write(json.dumps(question) + "\n")


class Gate:
    """One run of all phases in a folder of its own."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.store = folder / "store"
        self.feed = folder / "feed.ndjson"

    def phases(self):
        """Name, words of the command, and whether a build may lack it; later ones need earlier."""
        store, feed, rejected = self.store, self.feed, self.folder / "rejected"
        importing = ["import", store, feed, "--json", "--rejected", rejected]
        return {
            "start": ["--version"],
            "import": importing,
            "import again": importing,
            "questions": ["as-of", store, "--queries", self.folder / "questions"],
            "scores": ["score", store, "--queries", self.folder / "scores"],
            "population": ["replay", store, "--model", MODEL, "--at", "2019-12-31", "--jobs", "1",
                           "--format", "csv"],
            "verify": ["verify", store],
        }

    def prepare(self):
        write_feed(self.feed)
        write_questions(self.folder / "questions")
        write_questions(self.folder / "scores", MODEL)
        self.native("init", self.store)
        self.native("model", "register", self.store, f"published:{MODEL}", "--author", "gate")
        self.native("model", "approve", self.store, MODEL, "--approver", "somebody else")

    def native(self, *words):
        subprocess.run([self.options.binary, *map(str, words)], check=True,
                       stdout=subprocess.DEVNULL)

    def is_known(self, words):
        """Whether the command's help lists the subcommand."""
        listed = subprocess.run([self.options.binary, "--help"], check=True,
                                stdout=subprocess.PIPE).stdout.decode()
        return words[0].startswith("-") or re.search(rf"^  {words[0]}\s", listed, re.MULTILINE)

    def count(self, name, words):
        """The instructions of one phase, all threads together."""
        environment = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1", "TZ": "UTC",
                       "LD_PRELOAD": str(self.options.preload)}
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
             self.options.binary, *map(str, words)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, check=False)
        said = done.stderr.decode(errors="replace")
        found = re.search(r"Collected : (\d+)", said)
        if done.returncode or not found:
            reasons = [line for line in said.splitlines() if not line.startswith("==")]
            sys.exit(f"gate: the phase '{name}' failed: {' '.join(reasons[-3:])}")
        return int(found[1])

    def run(self):
        self.prepare()
        counts = {}
        for name, words in self.phases().items():
            if not self.is_known(words):
                print(f"gate: this build has no '{words[0]}', so '{name}' is left out",
                      file=sys.stderr)
                continue
            counts[name] = self.count(name, words)
            print(f"gate: {name}: {counts[name]:,} instructions", file=sys.stderr)
        return counts


def record(counts):
    THRESHOLDS.write_text(json.dumps({"instructions": counts}, indent=1) + "\n", encoding="ascii")
    print(f"gate: recorded in {THRESHOLDS.relative_to(TOOLS.parent)}", file=sys.stderr)
    return 0


def compare(counts):
    """0 where no phase takes over a tenth more than recorded."""
    if not THRESHOLDS.exists():
        print(f"gate: nothing is recorded for {platform.machine()}, so nothing is held; "
              "Tools/gate --record records it", file=sys.stderr)
        return 0
    recorded = json.loads(THRESHOLDS.read_text(encoding="ascii"))["instructions"]
    failed = False
    for name in sorted({*recorded, *counts}, key=lambda name: list(counts).index(name)
                       if name in counts else -1):
        if name not in recorded or name not in counts:
            failed = True
            where = "was not recorded" if name in counts else "did not run"
            print(f"gate: '{name}' {where}", file=sys.stderr)
            continue
        ratio = counts[name] / recorded[name]
        if ratio > ALLOWED:
            failed = True
            print(f"gate: '{name}' takes {counts[name]:,} instructions where {recorded[name]:,} "
                  f"were recorded, {100 * (ratio - 1):.1f} % more", file=sys.stderr)
        elif ratio < 2 - ALLOWED:
            print(f"gate: '{name}' takes {100 * (1 - ratio):.1f} % fewer instructions than "
                  f"recorded; Tools/gate --record keeps the gain", file=sys.stderr)
    if failed:
        print("gate: FAILED; if this is meant, record it: Tools/gate --record", file=sys.stderr)
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--preload", type=Path, required=True)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gate-") as folder:
        counts = Gate(options, Path(folder)).run()
    return record(counts) if options.record else compare(counts)


if __name__ == "__main__":
    sys.exit(main())
