"""A store to be damaged, what it said before, and how it is asked afterwards."""

import json
import shutil
import signal
import subprocess
from pathlib import Path

TOOLS = Path(__file__).resolve().parent.parent
FILES = ("history.mdb", "vault.mdb")


class Held(Exception):
    """Something that must hold does not."""


class World:
    """A folder with a feed, a store with its first half, and the command."""

    def __init__(self, folder, binary):
        self.folder, self.binary = folder, binary
        self.demo = folder / "demo"
        self.run("demo", self.demo, expect=(0,))
        lines = (self.demo / "demo.ndjson").read_text().splitlines(keepends=True)
        self.feed, self.half = folder / "feed.ndjson", folder / "half.ndjson"
        self.feed.write_text("".join(lines))
        self.half.write_text("".join(lines[:len(lines) // 2]))
        self.base = folder / "base"
        self.key = folder / "base.key"
        self.run("init", self.base, expect=(0,))
        self.run("import", self.base, self.half, expect=(0,))
        self.people = [f"subject:{number}" for number in range(1, 31)]
        self.before = self.answers(self.base)
        whole = self.copy("whole")
        self.run("import", whole, self.feed, expect=(0,))
        self.after = self.answers(whole)
        self.count = self.events(whole)

    def command(self, *arguments):
        words = [str(self.binary), *map(str, arguments)]
        if arguments[0] not in ("demo", "init", "verify-proof"):
            words += ["--key-file", str(self.key)]
        return words

    def run(self, *arguments, expect=None, prefix=(), env=None):
        """Runs the command; its exit code, negative where a signal ended it, and its output."""
        done = subprocess.run([*map(str, prefix), *self.command(*arguments)], env=env,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
        if expect is not None and done.returncode not in expect:
            raise Held(f"{arguments[0]} ended with {done.returncode}: "
                       f"{done.stderr.decode(errors='replace')[-300:]}")
        return done.returncode, done.stdout

    def copy(self, name, source=None):
        """A copy of a store with everything beside it."""
        target = self.folder / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source or self.base, target)
        for lock in target.glob("*-lock"):
            lock.unlink()
        return target

    def answers(self, store):
        """What the store says of everybody: exit code and events, without the time of asking."""
        found = {}
        for person in self.people:
            code, output = self.run("history", store, person, "--format", "json")
            found[person] = (code, json.loads(output)["events"] if code == 0 else None)
        return found

    def events(self, store):
        code, output = self.run("verify", store, "--format", "json")
        return json.loads(output)["records"] if code in (0, 1) and output else None

    def verify(self, store):
        """Whether the store is sound; a signal is neither."""
        code, _ = self.run("verify", store)
        if code < 0:
            raise Held(f"verify was ended by {signal.Signals(-code).name}")
        return code == 0

    def expect_prefix(self, store):
        """The store is sound, holds the first events of the truth, and takes the rest."""
        if not self.verify(store):
            raise Held("the store is not sound")
        count = self.events(store)
        self.run("import", store, self.feed, expect=(0,))
        if not self.verify(store):
            raise Held("the store is not sound after the rest was imported")
        if self.events(store) != self.count or without_recorded(
                self.answers(store)) != without_recorded(self.after):
            raise Held("the store does not hold everything once")
        return count

    def expect_named(self, store):
        """No answer is wrong: each is as before, or refused; and what is wrong is found."""
        counts = {"sound": 0, "named": 0, "ended": 0}
        code, _ = self.run("verify", store)
        counts["ended" if code < 0 else "sound" if code == 0 else "named"] += 1
        for person, expected in self.before.items():
            code, output = self.run("history", store, person, "--format", "json")
            found = code, json.loads(output)["events"] if code == 0 else None
            if found == expected:
                continue
            if code == 0:
                raise Held(f"{person} is answered otherwise than before")
            if counts["sound"]:
                raise Held(f"{person} is refused by a store that verifies")
        return counts


def without_recorded(answers):
    """Times at which the store took events in differ from run to run, and so may positions."""
    return {person: (code, events and [
        {name: value for name, value in event.items() if name not in ("recorded",)}
        for event in events]) for person, (code, events) in answers.items()}
