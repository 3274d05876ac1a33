"""The change feed: in order and without gaps, whatever happens to either side."""

import json
import random
import threading
import time

from world import REASON, Server
from wire import expect, request

STREAM = {"Accept": "text/event-stream"}


class Writer(threading.Thread):
    """States facts one after another until told to stop, and knows which were acknowledged."""

    def __init__(self, world, name="w", citizens=30):
        super().__init__(daemon=True)
        self.world, self.name_, self.stored, self.citizens = world, name, {}, citizens
        self.server, self.is_over, self.count, self.wrong = None, False, 0, []
        self.token = world.token("register", sources=["attack"], sub=f"register-{name}")

    def line(self, number):
        subject = number % self.citizens + 1
        return {"type": "fact", "id": f"{self.name_}-{number}", "source": "attack",
                "subject": f"subject:{subject}", "attribute": "citizenship", "value": "DK",
                "effective": "2014-03-01", "registered": "2020-01-01T00:00:00Z"}

    def run(self):
        wire, server = None, None
        while not self.is_over:
            try:
                if wire is None or server is not self.server:
                    server = self.server
                    wire = server.wire(timeout=5)
                answer = wire.ask("POST", "/v1/register-updates", self.token,
                                  self.line(self.count), {"Idempotency-Key": str(self.count)})
            except (OSError, ValueError, IndexError):
                # Whether it was stored is not known: it is sent again under its name.
                wire = None
                time.sleep(0.02)
                continue
            if answer.status == 200:
                placement = answer.json()["outcomes"][0]["stored"]
                self.stored[self.count] = placement["position"]
                self.count += 1
            elif answer.status != 503:
                self.wrong.append(answer)
                break


class Follower(threading.Thread):
    """Follows the feed, leaves now and then, and goes on where it was."""

    def __init__(self, world, role, seed, patience, after, **claims):
        super().__init__(daemon=True)
        self.token, self.rng = world.token(role, **claims), random.Random(seed)
        self.last, self.seen, self.patience, self.server = after, [], patience, None
        self.is_over, self.ended = False, 0

    def run(self):
        while not self.is_over:
            try:
                self.follow()
            except (OSError, ValueError, IndexError):
                time.sleep(0.05)

    def follow(self):
        with self.server.wire(timeout=3) as wire:
            wire.send(request("GET", "/v1/feed", self.token, None, {
                **STREAM, "Last-Event-ID": str(self.last)}))
            status, _ = wire.head()
            if status != 200:
                raise OSError(status)
            rest = b""
            for _ in range(self.rng.randint(2, self.patience)):
                piece = wire.chunk()
                if not piece:
                    self.ended += 1
                    return
                rest += piece
                *blocks, rest = rest.split(b"\n\n")
                for block in blocks:
                    self.take(block.decode())
                if self.is_over:
                    return

    def take(self, block):
        fields = dict(line.split(": ", 1) for line in block.split("\n")
                      if line and not line.startswith(":"))
        if "data" in fields:
            event = json.loads(fields["data"])
            expect(event["id"] == fields["id"], f"an event has two names: {block}")
            self.seen.append(int(fields["id"]))
        if "id" in fields:
            expect(int(fields["id"]) > self.last, f"{fields['id']} after {self.last}")
            self.last = int(fields["id"])


def pages(server, token, after, headers=None):
    """All positions of the feed behind a place, by its pages."""
    found = []
    while True:
        answer = server.ask("GET", f"/v1/feed?after={after}&limit=1000", token, None, headers)
        expect(answer.status == 200, f"a page of the feed: {answer}")
        found += [int(json.loads(line)["id"]) for line in answer.body.splitlines()]
        end = int(answer.headers["log-position"]) - 1
        if end <= after:
            return found
        after = end


def check(world):
    rounds = 3 if world.quick else 8
    store = world.copy()
    server = Server(world, store)
    officer, home = world.token("dpo"), "0751"
    writer = Writer(world)
    followers = [Follower(world, "dpo", 1, 5, 1_500), Follower(world, "dpo", 2, 60, 1_400),
                 Follower(world, "system", 3, 20, 1_500, municipality=home)]
    everybody = [writer, *followers]
    for one in everybody:
        one.server = server
        one.start()
    for number in range(rounds):
        time.sleep(0.7)
        if number % 2:
            server.kill()
        else:
            code, seconds = server.stop()
            expect(code == 0 and seconds < 5, f"the end took {seconds:.1f} s, code {code}")
        server = Server(world, store)
        for one in everybody:
            one.server = server
    time.sleep(0.5)
    writer.is_over = True
    writer.join(10)
    expect(not writer.wrong and writer.stored, f"a write: {writer.wrong}")
    end = int(server.metrics()["profilehistory_log_events"]) - 1
    for follower in followers:
        limit = time.monotonic() + 10
        while follower.last < end and time.monotonic() < limit:
            time.sleep(0.05)
        follower.is_over = True
        expect(follower.last == end, f"a stream stays behind: {follower.last} of {end}")
    for follower, token, after in zip(followers, (officer, officer, followers[2].token),
                                      (1_500, 1_400, 1_500)):
        expect(follower.seen == pages(server, token, after), "a stream has gaps")
    expect(set(writer.stored.values()) <= set(followers[0].seen), "an event is not in the feed")
    expect(sum(follower.ended for follower in followers) >= rounds // 2,
           "streams broke off when the service was asked to end")
    foreign(world, server)
    server.stop()
    stalled(world)
    return f"{len(writer.stored)} writes, {rounds} restarts, no gap"


def foreign(world, server):
    """Places that the log does not have, and tokens that end while a stream is open."""
    officer = world.token("dpo")
    for last in ("99999999", "-1", "x", "18446744073709551615", "18446744073709551616", ""):
        answer = server.ask("GET", "/v1/feed", officer, None, {**STREAM, "Last-Event-ID": last})
        expect(answer.status == 400, f"Last-Event-ID {last!r}: {answer}")
    now = int(time.time())
    with server.wire(timeout=30) as wire:
        # The token has ended; what is left is the skew.
        short = world.token("dpo", exp=now - 58, sub="short")
        wire.send(request("GET", "/v1/feed?after=1500", short, None, STREAM))
        expect(wire.head()[0] == 200, "a stream by a token about to end")
        began = time.monotonic()
        while wire.chunk():
            expect(time.monotonic() - began < 25, "a stream outlives its token")


def stalled(world):
    """A client that never takes its stream holds up neither the others nor the end."""
    store = world.copy()
    feed = world.folder / "more.ndjson"
    make(feed, 10_000 if world.quick else 20_000)
    world.run("import", store, feed)
    with world.serve("--limits-idle-seconds", "60", "--limits-shutdown-seconds", "2",
                     store=store) as server:
        officer = world.token("dpo")
        crowd = []
        for _ in range(10):
            wire = server.wire(receive_buffer=4_096)
            wire.send(request("GET", "/v1/feed?after=0", officer, None, STREAM))
            crowd.append(wire)
        time.sleep(1)
        expect(server.ask("GET", "/v1/models", officer).status == 200, "beside stalled streams")
        code, seconds = server.stop()
        expect(code == 0 and seconds < 8, f"stalled streams held up the end {seconds:.1f} s, {code}")


def make(path, count):
    """A feed that is large enough not to fit into the buffers on the way."""
    with open(path, "w") as feed:
        for number in range(count):
            feed.write(json.dumps({
                "type": "fact", "id": f"m-{number}", "source": "bulk",
                "subject": f"subject:{number % 30 + 1}", "attribute": "citizenship", "value": "DK",
                "effective": "2014-03-01", "registered": "2020-01-01T00:00:00Z"}) + "\n")
