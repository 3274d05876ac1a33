"""The service killed, and asked to end, while callers read and write."""

import json
import threading
import time

from streams import STREAM, Writer
from world import REASON, Server
from wire import expect, request


class Reader(threading.Thread):
    """Reads profiles under case numbers of their own, and notes which were answered.

    As an officer everybody's, as a case system one person's: that one is mostly told from memory.
    """

    def __init__(self, world, name, role="dpo"):
        super().__init__(daemon=True)
        self.name_, self.answered, self.server, self.is_over = name, [], None, False
        self.persons = range(1, 31) if role == "dpo" else [5]
        self.token = world.token(role, sub=f"reader-{name}", municipality="0751")
        self.count, self.wrong = 0, None

    def run(self):
        wire, server = None, None
        while not self.is_over:
            try:
                if wire is None or server is not self.server:
                    server = self.server
                    wire = server.wire(timeout=5)
                case = f"case-{self.name_}-{self.count}"
                person = self.persons[self.count % len(self.persons)]
                answer = wire.ask("GET", f"/v1/subjects/{person}/profile", self.token,
                                  None, {"Purpose": "attack", "Case-Number": case})
                self.count += 1
                if answer.status == 200:
                    self.answered.append(case)
                elif answer.status != 503:
                    self.wrong = answer
            except (OSError, ValueError, IndexError):
                wire = None
                self.count += 1
                time.sleep(0.02)


def readers_of(world, names):
    """Half of them officers, half of them case systems."""
    return [Reader(world, name, role) for name, role in zip(names, ["dpo", "system"] * 2)]


def on_record(server, token):
    """The case numbers of every read that is on record."""
    cases, after = set(), None
    while True:
        place = "/v1/audits/accesses?limit=1000" + (f"&after={after}" if after is not None else "")
        answer = server.ask("GET", place, token, headers=REASON)
        expect(answer.status == 200, f"the read log: {answer}")
        cases |= {entry["caseNumber"] for entry in answer.json()["entries"]}
        after = answer.json()["next"]
        if after is None:
            return cases


def settle(world, store, server, writers, readers):
    """Everything that was acknowledged is there, everything that was answered is on record."""
    for writer in writers:
        expect(not writer.wrong, f"a write: {writer.wrong}")
        for number, position in list(writer.stored.items())[-200:]:
            answer = server.ask("POST", "/v1/register-updates", writer.token, writer.line(number),
                                {"Idempotency-Key": str(number)})
            found = answer.json()["outcomes"][0]["stored"]
            expect(found["duplicate"] and found["position"] == position,
                   f"an acknowledged write is lost: {answer}")
    cases = on_record(server, world.token("auditor"))
    for reader in readers:
        expect(not reader.wrong, f"a read: {reader.wrong}")
        lost = set(reader.answered) - cases
        expect(not lost, f"reads that were answered are not on record: {sorted(lost)[:5]}")


def check(world):
    kills = 5 if world.quick else 20
    store = world.copy()
    writers, readers = [Writer(world, f"k{n}") for n in range(3)], readers_of(world, "abcd")
    everybody = [*writers, *readers]
    server = Server(world, store)
    for one in everybody:
        one.server = server
        one.start()
    for number in range(kills):
        time.sleep(0.15 + 0.05 * (number % 7))
        server.kill()
        server = Server(world, store)
        for one in everybody:
            one.server = server
    time.sleep(0.5)
    for one in everybody:
        one.is_over = True
    for one in everybody:
        one.join(10)
    expect(all(one.stored for one in writers) and all(one.answered for one in readers),
           "nothing was done between the kills")
    settle(world, store, server, writers, readers)
    said = asked_to_end(world, store, server)
    world.run("verify", store)
    stored = sum(len(writer.stored) for writer in writers)
    answered = sum(len(reader.answered) for reader in readers)
    return f"{kills} kills, {stored} writes and {answered} reads; {said}"


def asked_to_end(world, store, server):
    """SIGTERM under load, with event streams open and a connection half-way through a request."""
    writers, readers = [Writer(world, f"t{n}") for n in range(3)], readers_of(world, "wxyz")
    officer = world.token("dpo")
    streams = []
    for _ in range(20):
        wire = server.wire()
        wire.send(request("GET", "/v1/feed?after=1500", officer, None, STREAM))
        expect(wire.head()[0] == 200, "a stream")
        streams.append(wire)
    half = server.wire()
    half.send(b"GET /livez HTTP/1.1\r\nHo")
    for one in [*writers, *readers]:
        one.server = server
        one.start()
    time.sleep(1)
    code, seconds = server.stop()
    for one in [*writers, *readers]:
        one.is_over = True
    expect(code == 0 and seconds < 5, f"the end took {seconds:.1f} s, exit code {code}")
    for wire in streams:
        while wire.chunk():
            pass
    for one in [*writers, *readers]:
        one.server = None
        one.join(10)
    with Server(world, store) as again:
        settle(world, store, again, writers, readers)
        key = again.ask("GET", "/v1/verifier-key")
        expect(key.status == 200, f"the key: {key}")
        end = again.metrics()["profilehistory_log_events"]
        signed = int(again.ask("GET", "/checkpoint").body.splitlines()[1])
        expect(signed == end, f"the head that is signed is at {signed}, the log at {end}")
        again.stop()
    return f"ended in {seconds:.1f} s"
