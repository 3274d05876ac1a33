"""The faults, one function a row: each gives in a few words what was done and what came out."""

import collections
import json
import os
import shutil
import signal
import struct
import subprocess
import time
from pathlib import Path

from world import FILES, Held

PAGE = 4096
CALLS = ("openat", "pwrite64", "writev", "pwritev", "pread64", "fdatasync", "fsync", "rename", "flock",
         "fcntl", "ftruncate", "newfstatat", "read", "lseek")


def many(scale, count):
    return max(5, int(count * scale))


def tell(counts):
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def kill_while(world, random, arguments, store):
    """Starts the command and kills it after a random time; whether it was still running."""
    began = time.monotonic()
    world.run(*arguments(world.copy("timed", store)))
    longest = time.monotonic() - began
    copy = world.copy("killed", store)
    process = subprocess.Popen(world.command(*arguments(copy)), stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(random.random() * longest)
    process.kill()
    return process.wait() == -signal.SIGKILL, copy


def kill_import(world, random, scale):
    killed = runs = 0
    for _ in range(many(scale, 300)):
        was_killed, store = kill_while(world, random, lambda s: ("import", s, world.feed), world.base)
        world.expect_prefix(store)
        killed, runs = killed + was_killed, runs + 1
    return f"{runs} imports, {killed} of them killed while they ran; every event there once"


def kill_others(world, random, scale):
    """Rebuild, backup, checkpoint, and the steps of a model version, each from the one before."""
    backup = world.folder / "backup"
    name = "published-2021-09-09"
    drafted, approved = world.copy("drafted"), world.folder / "approved"
    world.run("model", "register", drafted, f"published:{name}", "--author", "a", expect=(0,))
    world.copy("approved", drafted)
    world.run("model", "approve", approved, name, "--approver", "b", expect=(0,))
    commands = {
        "views rebuild": (world.base, lambda s: ("views", "rebuild", s)),
        "backup": (world.base, lambda s: ("backup", s, backup)),
        "checkpoint": (world.base, lambda s: ("checkpoint", s)),
        "model register": (world.base, lambda s: (
            "model", "register", s, f"published:{name}", "--author", "a")),
        "model approve": (drafted, lambda s: ("model", "approve", s, name, "--approver", "b")),
        "model activate": (approved, lambda s: (
            "model", "activate", s, name, "--group", "dagpenge", "--from", "2017-09-18",
            "--actor", "c")),
    }
    counts = collections.Counter()
    for what, (base, arguments) in commands.items():
        for _ in range(many(scale, 120)):
            shutil.rmtree(backup, ignore_errors=True)
            was_killed, store = kill_while(world, random, arguments, base)
            counts[what] += was_killed
            shutil.rmtree(backup, ignore_errors=True)
            if not world.verify(store):
                raise Held(f"{what}: the store is not sound")
            if world.answers(store) != world.before:
                raise Held(f"{what}: the answers are not those of before")
            world.run(*arguments(store), expect=(0,))
    return "killed while they ran: " + tell(counts)


def kill_erase(world, random, scale):
    counts = collections.Counter()
    for _ in range(many(scale, 200)):
        erase = lambda s: ("erase", s, "subject:7", "--ground", "g", "--authority", "a")  # noqa: E731
        was_killed, store = kill_while(world, random, erase, world.base)
        world.run("checkpoint", store, expect=(0,))
        if not world.verify(store):
            raise Held("the store is not sound")
        code, _ = world.run("history", store, "subject:7")
        if code == 0:
            counts["not begun"] += 1
            world.run(*erase(store), expect=(0,))
        else:
            counts["done"] += 1
        if world.run("history", store, "subject:7")[0] != 3 or not world.verify(store):
            raise Held("the person is not erased")
        counts["killed while they ran"] += was_killed
    return tell(counts)


def kill_erase_in_part(world, random, scale):
    """One attribute of a person: afterwards it is erased wholly, or not at all."""
    counts = collections.Counter()
    erase = lambda s: ("erase", s, "subject:7", "--attribute", "municipality",  # noqa: E731
                       "--ground", "g", "--authority", "a")

    def is_erased(store):
        events = json.loads(world.run("history", store, "subject:7", "--format", "json")[1])["events"]
        withheld = {event.get("withheld") for event in events
                    if event.get("attribute") == "municipality"}
        if len(withheld) != 1:
            raise Held("a part of what was named is erased, and a part is not")
        return withheld == {"erased"}

    for _ in range(many(scale, 200)):
        was_killed, store = kill_while(world, random, erase, world.base)
        world.run("checkpoint", store, expect=(0,))
        if not world.verify(store):
            raise Held("the store is not sound")
        counts["done" if is_erased(store) else "not begun"] += 1
        if not is_erased(store):
            world.run(*erase(store), expect=(0,))
        if not is_erased(store) or not world.verify(store):
            raise Held("what was named is not erased")
        counts["killed while they ran"] += was_killed
    return tell(counts)


def failing_calls(world, error, calls, value=None):
    counts = collections.Counter()
    trace = world.folder / "trace"
    world.run("import", world.copy("counted"), world.feed, prefix=("strace", "-f", "-o", trace))
    seen = collections.Counter()
    for line in trace.read_text(errors="replace").splitlines():
        name = line.split()[1].split("(")[0] if len(line.split()) > 1 else ""
        seen[name] += 1
    for call in calls:
        for turn in range(1, min(seen[call], 60) + 1):
            fault = value or f"error={error}"
            store = world.copy("failing")
            code, _ = world.run("import", store, world.feed, prefix=(
                "strace", "-f", "-o", "/dev/null", "-e", f"inject={call}:{fault}:when={turn}"))
            if code in (-signal.SIGSEGV, -signal.SIGBUS, -signal.SIGABRT, -signal.SIGILL):
                raise Held(f"{call}, turn {turn}: ended by a signal")
            world.expect_prefix(store)
            counts["reported" if code else "not noticed by the command, which ended well"] += 1
    return tell(counts)


def every_call_fails(world, random, scale):
    return failing_calls(world, "EIO", CALLS if scale == 1 else CALLS[:3])


def disk_full(world, random, scale):
    return failing_calls(world, "ENOSPC", ("pwrite64", "writev", "pwritev", "ftruncate"))


def short_writes(world, random, scale):
    return failing_calls(world, "", ("pwrite64", "writev", "pwritev"), value="retval=100")


def failing_sync(world, random, scale):
    return failing_calls(world, "EIO", ("fdatasync", "fsync"))


def torn_pages(world, random, scale):
    """The last pages of a file are those of before the last commit, or never came."""
    counts = collections.Counter()
    older = world.copy("older")
    newer = world.copy("newer")
    world.run("import", newer, world.feed, expect=(0,))
    truth = world.answers(newer)
    for name in FILES:
        before, after = (older / name).read_bytes(), (newer / name).read_bytes()
        pages = len(after) // PAGE
        for count in range(1, min(pages - 2, many(scale, 60))):
            start = len(after) - count * PAGE
            old = before[start:start + count * PAGE]
            torn = after[:start] + old + bytes(count * PAGE - len(old))
            store = world.copy("torn", newer)
            (store / name).write_bytes(torn)
            counts += counted(world, store, truth)
    return tell(counts)


def counted(world, store, truth):
    saved, world.before = world.before, truth
    try:
        return collections.Counter(world.expect_named(store))
    finally:
        world.before = saved


def flipped_bits(world, random, scale):
    counts = collections.Counter()
    for name in FILES:
        data = (world.base / name).read_bytes()
        for _ in range(many(scale, 400)):
            altered = bytearray(data)
            altered[random.randrange(len(data))] ^= 1 << random.randrange(8)
            store = world.copy("flipped")
            (store / name).write_bytes(altered)
            counts += counted(world, store, world.before)
    return tell(counts)


def cut_files(world, random, scale):
    counts = collections.Counter()
    for name in FILES:
        data = (world.base / name).read_bytes()
        for _ in range(many(scale, 100)):
            store = world.copy("cut")
            (store / name).write_bytes(data[:random.randrange(len(data))])
            counts += counted(world, store, world.before)
    return tell(counts)


def clock_back(world, random, scale):
    runs = 0
    for back in ("-1h", "-1y"):
        store = world.copy("clock")
        world.run("import", store, world.feed, prefix=("faketime", "-f", back), expect=(0,))
        world.expect_prefix(store)
        runs += 1
    return f"{runs} imports an hour and a year back; recorded times grow on"


def two_writers(world, random, scale):
    runs = many(scale, 40)
    for _ in range(runs):
        store = world.copy("two")
        pair = [subprocess.Popen(world.command("import", store, world.feed),
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                for _ in range(2)]
        if any(process.wait() for process in pair):
            raise Held("one of two imports failed")
        world.expect_prefix(store)
    return f"{runs} pairs of imports of one feed; every event there once"


def killed_readers(world, random, scale):
    runs = many(scale, 40)
    store = world.copy("readers")
    for _ in range(runs):
        process = subprocess.Popen(world.command("verify", store), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(random.random() * 0.02)
        process.kill()
        process.wait()
    world.expect_prefix(store)
    return f"{runs} readers killed; writes go on, and their places are free again"


def power_cut(world, random, scale):
    """The writes of an import, cut off anywhere: what was not synchronised may be there or not."""
    library = world.folder / "trace.so"
    source = Path(__file__).with_name("trace_writes.c")
    subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    store, trace = world.copy("powered"), world.folder / "writes"
    trace.unlink(missing_ok=True)
    world.run("import", store, world.feed, expect=(0,), env={
        **os.environ, "LD_PRELOAD": str(library), "WRITE_TRACE": str(trace)})
    entries = read_trace(trace)
    runs = 0
    for cut in range(len(entries) + 1):
        for _ in range(many(scale, 30)):
            store = world.copy("cut-off")
            least = world.events(apply(world.copy("least"), entries[:cut], None))
            count = world.expect_prefix(apply(store, entries[:cut], random))
            if count < least:
                raise Held(f"{least} events were acknowledged and {count} are there")
            runs += 1
    return f"{runs} images of {len(entries)} writes and waits; nothing acknowledged lost"


def read_trace(path):
    data, at, entries = path.read_bytes(), 0, []
    while at < len(data):
        kind, length = struct.unpack_from("<BH", data, at)
        name = Path(data[at + 3:at + 3 + length].decode()).name
        offset, count = struct.unpack_from("<QQ", data, at + 3 + length)
        at += 19 + length
        entries.append((kind, name, offset, data[at:at + count]))
        at += count
    return entries


def apply(store, entries, random):
    """The files as they are after a cut: with `random`, only some of what was not waited for."""
    files = {name: bytearray((store / name).read_bytes()) for name in FILES}
    last_sync = {name: -1 for name in FILES}
    for place, (kind, name, _, _) in enumerate(entries):
        if kind == 3:
            last_sync[name] = place
    for place, (kind, name, offset, data) in enumerate(entries):
        if kind == 3:
            continue
        is_safe = kind == 4 or place < last_sync[name]
        if kind == 2:
            files[name].extend(bytes(max(0, offset - len(files[name]))))
            continue
        # A file system may have any of the sectors, in any order. Without `random`, none.
        for start in range(0, len(data), 512):
            if is_safe or random and random.random() < 0.5:
                part = data[start:start + 512]
                files[name].extend(bytes(max(0, offset + start + len(part) - len(files[name]))))
                files[name][offset + start:offset + start + len(part)] = part
    for name, content in files.items():
        (store / name).write_bytes(content)
    return store


CELLS = [
    ("kill-import", "kill -9 during an import", kill_import),
    ("kill-others", "kill -9 during a rebuild, a backup, a checkpoint, a step of a model",
     kill_others),
    ("kill-erase", "kill -9 during an erasure", kill_erase),
    ("kill-erase-in-part", "kill -9 during the erasure of one attribute", kill_erase_in_part),
    ("calls", "every system call of one import fails in turn (EIO)", every_call_fails),
    ("full", "the disk is full at every write (ENOSPC)", disk_full),
    ("short", "every write is cut short", short_writes),
    ("sync", "every wait for the disk fails (EIO)", failing_sync),
    ("torn", "the last pages of each file are older, or missing", torn_pages),
    ("bits", "one bit is flipped anywhere in each file", flipped_bits),
    ("cut", "each file is cut short anywhere", cut_files),
    ("clock", "the clock is stepped back", clock_back),
    ("writers", "two processes write", two_writers),
    ("readers", "readers are killed", killed_readers),
    ("power", "the power fails at every write of an import", power_cut),
]
