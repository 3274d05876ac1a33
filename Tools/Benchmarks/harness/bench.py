"""The tools of the benchmark, the folder it works in, and how programs are run and timed."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from .memory import MemoryWatch

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent.parent
MODEL = "published-2021-09-09"
#: The question that is asked of everybody: the close of two days in Copenhagen.
AT, KNOWN = "2017-12-31", "2018-06-30"
AT_MICROSECONDS, KNOWN_MICROSECONDS = 1_514_761_199_999_999, 1_530_395_999_999_999


class Failed(Exception):
    """A program did not do what it was run for."""


class Bench:
    """One run of the benchmark."""

    def __init__(self, folder, binary, runs, seed, is_quick):
        self.folder = folder
        self.binary = binary
        self.runs = runs
        self.seed = seed
        #: Then the slowest peer runs once only.
        self.is_quick = is_quick
        self.tools = PACKAGE / ".build/tools"
        self.products = PACKAGE / ".build/release"
        self.python = PACKAGE / ".build/venv/bin/python"
        self.began = time.monotonic()

    def say(self, text):
        print(f"[{time.monotonic() - self.began:6.1f} s] {text}", file=sys.stderr, flush=True)

    def run(self, *arguments, output=subprocess.PIPE, **named):
        """Runs a program; gives its output. Its standard error is shown only where it failed."""
        words = [str(argument) for argument in arguments]
        done = subprocess.run(words, stdout=output, stderr=subprocess.PIPE, **named)
        if done.returncode:
            said = done.stderr.decode(errors="replace")
            raise Failed(f"{Path(words[0]).name} {words[1] if len(words) > 1 else ''}: "
                         f"{reason(said) or f'exit code {done.returncode}'}")
        return done.stdout.decode() if done.stdout else ""

    def watched(self, *arguments):
        """Runs a program and watches its memory; its output and the watch."""
        words = [str(argument) for argument in arguments]
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            with MemoryWatch(process) as memory:
                output, errors = process.communicate()
        if process.returncode:
            raise Failed(f"{Path(words[0]).name} {words[1]}: "
                         f"{reason(errors.decode(errors='replace'))}")
        return output.decode(), memory

    def json(self, *arguments):
        """Runs a program that prints one line of JSON a result; gives the last, or all."""
        lines = self.run(*arguments).splitlines()
        return json.loads(lines[-1])

    def timed(self, *arguments, **named):
        began = time.monotonic()
        self.run(*arguments, **named)
        return time.monotonic() - began

    def ours(self, *arguments):
        return self.json(self.products / "ours", *arguments)

    def command(self, *arguments, **named):
        return self.run(self.binary, *arguments, **named)

    def peer(self, script, *arguments):
        return self.json(self.python, PACKAGE / "Peers" / script, *arguments)

    def path(self, name):
        return self.folder / name

    def fresh(self, name):
        """A new empty folder."""
        path = self.path(name)
        self.remove(path)
        path.mkdir()
        return path

    def remove(self, *paths):
        """Takes away stores with their keys, folders, and files with what stands beside them."""
        for path in paths:
            for found in [path, *path.parent.glob(f"{path.name}.key"),
                          *path.parent.glob(f"{path.name}-*")]:
                if found.is_dir():
                    shutil.rmtree(found)
                elif found.exists():
                    found.unlink()

    def import_feed(self, store, feed):
        """Makes a store where there is none and imports a feed by the command.

        Gives the seconds, the number of stored events, and what it took of memory.
        """
        if not store.exists():
            self.command("init", store)
        rejected = self.path("rejected.ndjson")
        began = time.monotonic()
        summary, memory = self.watched(
            self.binary, "import", store, feed, "--json", "--rejected", rejected)
        seconds = time.monotonic() - began
        found = json.loads(summary)
        if found.get("rejected") or not found.get("stored"):
            raise Failed(f"the import did not store every line: {summary.strip()}")
        return seconds, found["stored"], memory

    def add_model(self, store):
        """Registers and approves the version that the population is scored by."""
        self.command("model", "register", store, f"published:{MODEL}", "--author", "benchmark")
        self.command("model", "approve", store, MODEL, "--approver", "somebody else")


def reason(said):
    """The line of a program's standard error that says what went wrong."""
    lines = said.strip().splitlines()
    errors = [line for line in lines if line.lower().startswith("error")]
    return (errors or lines or [""])[-1]


def size_of(path):
    """The bytes that a file, or the files of a folder, take on the disk."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_blocks * 512 for file in files)


def synchronise():
    """Lets the disk finish what came before, so that nobody pays for another's writes."""
    os.sync()
