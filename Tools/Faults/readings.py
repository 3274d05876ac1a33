"""The faults of the read log: a store that was read from, and its file damaged."""

import collections
import json
import sys

from cells import kill_while
from world import TOOLS, Held

sys.path.insert(0, str(TOOLS / "API"))
import service  # noqa: E402  (the path comes first)

FILE = "access.mdb"
PAGE = 4096
#: Whom the listings are asked about; one of them is erased between two times of reading.
PEOPLE, ERASED = range(1, 31), 3


class Readings:
    """A store with readings in lots and in none, what it says of them, and the chain's head."""

    def __init__(self, world):
        self.world = world
        self.store = world.copy("read")
        self.read(self.store)
        # An erasure writes what has gathered into a lot.
        world.run("erase", self.store, f"subject:{ERASED}", "--ground", "g", "--authority", "a",
                  expect=(0,))
        self.older = world.copy("read-older", self.store)
        self.read(self.store)
        self.before = self.listings(self.store)
        self.head = self.verified(self.store)[1]

    def read(self, store):
        """Asks for everybody's profile as an officer does, whose readings are logged."""
        with service.Service(self.world.binary.parent, store=store, key=self.world.key) as running:
            for person in PEOPLE:
                running.request("GET", f"/v1/subjects/{person}/profile", "dpo", service.CASE)

    def listings(self, store):
        """What is listed of everything, of an actor, and of some persons: exit code and entries."""
        questions = [(), ("--actor", "trial-dpo")]
        questions += [("--subject", f"subject:{person}") for person in (1, 2, 5, 7)]
        found = {}
        for question in questions:
            code, output = self.world.run("access", store, *question, "--limit", "1000", "--format",
                                          "json")
            if code < 0:
                raise Held(f"a listing was ended by signal {-code}")
            found[question] = code, json.loads(output)["entries"] if code == 0 else None
        return found

    def verified(self, store):
        """How `verify` ended, and the chain's head."""
        code, output = self.world.run("verify", store, "--format", "json")
        log = json.loads(output)["readLog"] if code in (0, 1) and output else None
        return code, log and (log["next"], log["head"])

    def judge(self, store):
        """What came of a damaged file, in a word; raises where something wrong was answered."""
        code, head = self.verified(store)
        if code < 0:
            return "ended"
        listed = self.listings(store)
        if listed == self.before:
            return "sound" if code == 0 else "named"
        if code == 0 and head == self.head:
            raise Held("a log that verifies up to its head lists otherwise than before")
        for question, (ended, entries) in listed.items():
            known = self.before[question][1]
            if ended == 0 and any(entry not in known for entry in entries):
                raise Held(f"an entry is listed that was never logged: {question}")
        return "named" if code != 0 else "shown by a head that was kept"


def altered(world, change):
    """What comes of every file that `change` makes of the read log's."""
    readings, counts = Readings(world), collections.Counter()
    data = (readings.store / FILE).read_bytes()
    for content in change(readings, data):
        store = world.copy("damaged", readings.store)
        (store / FILE).write_bytes(content)
        counts[readings.judge(store)] += 1
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))


def bits(world, random, scale):
    def change(_, data):
        for _ in range(max(5, int(400 * scale))):
            flipped = bytearray(data)
            flipped[random.randrange(len(data))] ^= 1 << random.randrange(8)
            yield flipped
    return altered(world, change)


def cut(world, random, scale):
    def change(_, data):
        for _ in range(max(5, int(100 * scale))):
            yield data[:random.randrange(len(data))]
    return altered(world, change)


def torn(world, random, scale):
    """The last pages are those of before the last readings, or never came."""
    def change(readings, data):
        before = (readings.older / FILE).read_bytes()
        for count in range(1, len(data) // PAGE - 2):
            start = len(data) - count * PAGE
            old = before[start:]
            yield data[:start] + old + bytes(count * PAGE - len(old))
    return altered(world, change)


def kills(world, random, scale):
    """What is taken away, made anew or erased is so wholly in the end, and nothing else is gone."""
    readings, counts = Readings(world), collections.Counter()
    why = ("--ground", "g", "--authority", "a")
    commands = {
        "prune": lambda s: ("access", s, "--prune-before", "2099-01-01", *why),
        "rebuild of the indexes": lambda s: ("access", s, "--rebuild-indexes"),
        "erase": lambda s: ("erase", s, "subject:7", *why),
    }
    for name, arguments in commands.items():
        for _ in range(max(5, int(120 * scale))):
            was_killed, store = kill_while(world, random, arguments, readings.store)
            counts[name] += was_killed
            world.run("checkpoint", store, expect=(0,))
            # Opening to write goes on with what was interrupted; nothing is as old as that.
            world.run("access", store, "--prune-before", "1970-01-02", *why, expect=(0,))
            if not world.verify(store):
                raise Held(f"{name}: the store is not sound when it is opened again")
            world.run(*arguments(store), expect=(0, 3) if name == "erase" else (0,))
            if not world.verify(store):
                raise Held(f"{name}: the store is not sound")
            left = readings.listings(store)[()][1]
            if name == "prune" and any(e["operation"] == "readProfile" for e in left):
                raise Held("an entry is left that was to be taken away")
            if name != "prune" and [e["number"] for e in left] != [
                    e["number"] for e in readings.before[()][1]]:
                raise Held(f"{name}: entries are gone")
            if name == "erase" and world.run("access", store, "--subject", "subject:7")[0] != 3:
                raise Held("an erased person is still listed")
    return "killed while they ran: " + ", ".join(f"{n} {name}" for name, n in counts.items())


CELLS = [
    ("read-log-kill", "kill -9 during a pruning of the read log, a rebuild of its indexes, an erasure",
     kills),
    ("read-log-torn", "the last pages of the read log's file are older, or missing", torn),
    ("read-log-bits", "one bit is flipped anywhere in the read log's file", bits),
    ("read-log-cut", "the read log's file is cut short anywhere", cut),
]
