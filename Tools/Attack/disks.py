"""Disks that become full and files that can not grow, under a running service."""

import contextlib
import os
import resource
import signal
import subprocess
import time

from streams import Writer
from world import REASON, Server
from wire import expect

PROFILE = "/v1/subjects/5/profile"


def check(world):
    return "; ".join([full(world), files(world)])


@contextlib.contextmanager
def small_disk(world, size):
    """A disk in memory of a size; None where mounting is not allowed."""
    place = world.folder / "small"
    place.mkdir(exist_ok=True)
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place],
                          capture_output=True)
    if made.returncode != 0:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def fill(place, left):
    """Fills a disk but for some bytes."""
    stats = os.statvfs(place)
    count = max(0, stats.f_bavail * stats.f_frsize - left)
    with open(place / "filler", "ab") as filler:
        try:
            filler.write(bytes(count))
            filler.flush()
        except OSError:
            pass


def write(server, writer, number):
    return server.ask("POST", "/v1/register-updates", writer.token, writer.line(number),
                      {"Idempotency-Key": str(number)})


def full(world):
    with small_disk(world, "24m") as place:
        if place is None:
            return "no full disk: mounting is not allowed"
        store, writer = world.copy(place), Writer(world, "full")
        officer = world.token("dpo")
        with Server(world, store, ("--disk-reserve-bytes", "4000000")) as server:
            answers = [write(server, writer, n) for n in range(20)]
            expect(all(a.status == 200 for a in answers), f"before: {answers[-1]}")
            # Into the reserve: nothing is stored, reads go on.
            fill(place, 3_000_000)
            answer = write(server, writer, 20)
            expect(answer.problem == "unavailable" and b"disk is full" in answer.body
                   and "retry-after" in answer.headers, f"a write on a full disk: {answer}")
            for _ in range(20):
                answer = server.ask("GET", PROFILE, officer, headers=REASON)
                expect(answer.status == 200, f"a read on a full disk: {answer}")
            ready = server.ask("GET", "/readyz")
            expect(ready.status == 503 and not ready.json()["checks"]["disk"]["passed"], f"{ready}")
            # Room again: it goes on by itself.
            (place / "filler").unlink()
            answer = write(server, writer, 20)
            expect(answer.status == 200, f"a write when there is room again: {answer}")
            system = world.token("system", municipality="0751")
            answer = server.ask("GET", PROFILE, system, headers=REASON)
            expect(answer.status == 200, f"a system's read: {answer}")
            # No byte is left: reads that can not be put on record are not answered.
            fill(place, 0)
            # Nor are those that are told from memory.
            for token in (officer, system):
                refused = None
                for _ in range(500):
                    answer = server.ask("GET", PROFILE, token, headers=REASON)
                    if answer.status != 200:
                        refused = answer
                        break
                expect(refused and refused.problem == "read-log-unavailable",
                       f"reads without a record: {refused}")
            expect(write(server, writer, 21).status == 503, "a write without room")
            ready = server.ask("GET", "/readyz").json()["checks"]
            expect(not ready["readLog"]["passed"], f"{ready}")
            expect(server.ask("GET", "/livez").status == 200, "it does not live")
            expect(server.ask("GET", "/checkpoint").status in (200, 503), "the checkpoint")
            (place / "filler").unlink()
            code, _ = server.stop()
            expect(code == 0, f"the exit code on a full disk: {code}")
        with Server(world, store) as server:
            for number in range(21):
                answer = write(server, writer, number)
                expect(answer.json()["outcomes"][0]["stored"]["duplicate"],
                       f"a write was lost: {answer}")
            answer = server.ask("GET", PROFILE, officer, headers=REASON)
            expect(answer.status == 200, f"after the disk was full: {answer}")
            server.stop()
        world.run("verify", store)
    return "a full disk"


def files(world):
    """The log's file can not grow any more: as on a quota, or a file system turned read-only."""
    store, writer, officer = world.copy(), Writer(world, "files"), world.token("dpo")

    def ignore_signal():
        # The kernel would end the process instead of failing the write.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    with Server(world, store, limit_files=ignore_signal) as server:
        size = os.stat(store / "history.mdb").st_size
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (size, size))
        stored, refused = [], None
        for number in range(400):
            answer = write(server, writer, number)
            if answer.status != 200:
                refused = answer
                break
            stored.append(number)
        expect(refused and refused.problem == "unavailable" and b"operator" in refused.body,
               f"a write that fails: {refused}")
        time.sleep(0.2)
        expect(any("a request failed" in line and "cannot" in line.lower() or "File too large" in line
                   or "read-only" in line for line in server.lines),
               f"the operator's log does not say why: {server.lines[-3:]}")
        for _ in range(5):
            answer = server.ask("GET", PROFILE, officer, headers=REASON)
            expect(answer.status == 200, f"a read beside a log that can not grow: {answer}")
            expect(write(server, writer, len(stored)).status == 503, "a write beside it")
        code, _ = server.stop()
        expect(code == 0, f"the exit code: {code}")
    with Server(world, store) as server:
        for number in stored:
            answer = write(server, writer, number)
            expect(answer.json()["outcomes"][0]["stored"]["duplicate"], f"a lost write: {answer}")
        answer = write(server, writer, len(stored))
        expect(answer.status == 200, f"a write after the start: {answer}")
        server.stop()
    world.run("verify", store)
    return f"a log that can not grow after {len(stored)} writes"
