"""The size of the log's file after appends that ran beside readers."""

import os
import shutil
import subprocess
import threading
import time

from .bench import AT, KNOWN, MODEL, Failed, reason
from .figures import Figure, Row

COMMITS = 60
READ_BYTES, PAUSE_SECONDS = 2_048, 0.01


class ReaderRow:
    """Half of a feed is stored; the other half is appended alone, beside a population replay whose
    output is taken slowly, and beside a read transaction that stays open all the while."""

    def __init__(self, bench, population):
        self.bench = bench
        self.population = population
        self.half = population.events // 2
        self.row = Row("history.mdb after appends beside a population replay",
                       f"{self.half:,} events onto as many, {COMMITS} commits", Figure("MB"),
                       Figure("MB", "no reader"), {"an open reader": Figure("MB")},
                       runs_are_rates=False)

    def measure(self):
        bench = self.bench
        bench.say("appends beside long readers")
        base = bench.path("reader-base")
        bench.remove(base)
        bench.ours("append", base, self.population.feed, "--batch", 100_000, "--count", self.half)
        bench.add_model(base)
        for figure, reader in ((self.row.limit, None), (self.row.ours, self._replay),
                               (self.row.peers["an open reader"], self._hold)):
            try:
                figure.add(self._append(base, reader))
            except Failed as failure:
                bench.say(f"not measured: {failure}")
                figure.miss(str(failure))
        bench.remove(base)
        self.row.notes.append(
            "The limit is the same without a reader; an open reader is a careless program that "
            "holds one read transaction. No mark is set: the row shows what a reader costs. One "
            "run.")
        return self.row

    def _append(self, base, reader):
        store = self.bench.path("reader-store")
        self.bench.remove(store)
        shutil.copytree(base, store)
        shutil.copy(f"{base}.key", f"{store}.key")
        over = threading.Event()
        with reader(store) if reader else _Nothing() as running:
            drain = threading.Thread(target=running.drain, args=(over,))
            drain.start()
            try:
                self.bench.ours("append", store, self.population.feed, "--skip", self.half,
                                "--count", self.half, "--batch", self.half // COMMITS + 1)
                if not running.is_reading():
                    self.row.notes.append("The replay ended before the appends did.")
            finally:
                over.set()
                drain.join()
        size = os.path.getsize(store / "history.mdb") / 1e6
        self.bench.remove(store)
        return size

    def _replay(self, store):
        return _Reader([self.bench.binary, "replay", store, "--model", MODEL, "--at", AT,
                        "--known", KNOWN, "--jobs", 2, "--format", "ndjson"], slowly=True)

    def _hold(self, store):
        return _Reader([self.bench.tools / "hold", store], slowly=False)


class _Nothing:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def drain(self, over):
        """There is nothing to read."""

    def is_reading(self):
        return True


class _Reader:
    """A program that reads the store until the appends are over."""

    def __init__(self, words, slowly):
        self.words = [str(word) for word in words]
        self.slowly = slowly

    def __enter__(self):
        self.process = subprocess.Popen(self.words, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE)
        if not self.process.stdout.read(1):
            said = self.process.stderr.read().decode(errors="replace")
            self.process.wait()
            raise Failed(f"{self.words[1]}: {reason(said) or 'no output'}")
        return self

    def drain(self, over):
        """Takes the output, slowly while the appends run and then to its end."""
        while not over.is_set():
            if not self.slowly:
                over.wait()
            elif not self.process.stdout.read(READ_BYTES):
                break
            else:
                time.sleep(PAUSE_SECONDS)
        self.process.stdin.close()
        while self.process.stdout.read(1 << 20):
            pass

    def is_reading(self):
        return self.process.poll() is None

    def __exit__(self, *_):
        self.process.wait()
        return False
