#!/usr/bin/env python3
"""Asks the service and its peers for profiles in turn; `Tools/api-benchmark` prepares and calls it.

Usage: run.py [--persons 100000] [--rounds 5] [--seconds 8] [--warm 25] [--connections 64]
              [--later 2000000] [--folder DIR] [--binaries DIR] [--bare FILE] [--port 18200] [--json FILE] [--markdown FILE]

Every server runs from the beginning to the end and is asked in turn, in an order that is turned
round by round. Figures are requests per second of the server's processor time. Then latencies: the
service alone, and while the command imports into the same store.
"""

import argparse
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]

import population  # noqa: E402  (the path comes first)
import report  # noqa: E402
import servers  # noqa: E402
import tokens  # noqa: E402
from harness.bench import ROOT, Bench, Failed  # noqa: E402
from harness.postgres import Cluster  # noqa: E402

MODEL = "published-2021-09-15"
EMPLOYEES = 400
SEED = 1
LATENCY_CONNECTIONS = 8
#: How many questions for each person come before the first round where answers are kept.
TELLINGS = 5
#: How many lines share a commit where nobody is served.
ALONE = 100_000


def make_store(bench, options, feed):
    """The store with everybody in it and a model in force."""
    store = bench.path("store")
    bench.say(f"importing {options.persons:,} persons")
    bench.import_feed(store, feed)
    bench.command("model", "register", store, f"published:{MODEL}", "--author", "benchmark")
    bench.command("model", "approve", store, MODEL, "--approver", "somebody else")
    bench.command("model", "activate", store, MODEL, "--group", "dagpenge",
                  "--from", "2017-09-18", "--actor", "benchmark")
    return store


def make_tokens(bench):
    """Keys, and the tokens of many employees of four municipalities."""
    keys = bench.path("keys")
    tokens.make_keys(keys)
    now = int(time.time())
    with open(bench.path("tokens"), "w", encoding="ascii") as file:
        for number in range(EMPLOYEES):
            place = number % len(population.MUNICIPALITIES)
            token = tokens.make_token(keys, {
                "iss": "trial", "aud": "profilehistory", "sub": f"employee-{number}",
                "roles": ["caseworker"], "scope": tokens.SCOPES, "iat": now, "exp": now + 86_400,
                "municipality": population.MUNICIPALITIES[place]})
            file.write(f"{place} {token}\n")
    return keys


def ours(bench, options, store, keys):
    """The service where it keeps everybody's answer, and where it keeps none."""
    for name, port, kept in ((report.OURS, options.port, options.persons),
                             (report.UNKEPT, options.port + 6, 0)):
        yield servers.Server(
            name, port,
            [options.binaries / "profilehistoryd", "--store", store, "--auth-issuer", "trial",
             "--auth-jwks-file", keys / "jwks.json", "--insecure-loopback", "--port", port,
             "--kept-answers", kept],
            bench.path(f"{port}.log"))


def bare(bench, options, size):
    port = options.port + 1
    return servers.Server("bare Hummingbird", port, [options.bare, port, size],
                          bench.path("bare.log"))


def peers(bench, options, cluster, keys):
    """FastAPI over both databases, with and without a cache of verified tokens."""
    postmaster = int((cluster.data / "postmaster.pid").read_text(encoding="ascii").split()[0])
    ways = (("SQLite", bench.path("facts.sqlite"), lambda: []),
            ("PostgreSQL", cluster.connection, lambda: servers.children(postmaster)))
    port = options.port + 2
    for name, database, helpers in ways:
        for with_cache in (True, False):
            title = f"FastAPI + {name}" + ("" if with_cache else ", each token verified")
            yield servers.Server(
                title, port,
                [sys.executable, "-m", "uvicorn", "fastapi_profile:app", "--port", port,
                 "--loop", "uvloop", "--http", "httptools", "--no-access-log",
                 "--log-level", "warning"],
                bench.path(f"{port}.log"),
                {"DATABASE": str(database), "KEYS": str(keys / "jwks.json"),
                 "TOKEN_CACHE": str(int(with_cache))}, helpers)
            port += 1


def ask(bench, options, server, seconds, connections):
    """One run of wrk; what it says, and what the server took of the processor."""
    before = server.worked()
    said = bench.json("wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s",
                      "-s", HERE / "questions.lua", server.address, "--", options.persons,
                      bench.path("tokens"))
    after = server.worked()
    if said["refused"] or said["broken"] or not said["requests"]:
        raise Failed(f"{server.name}: {said}; {server.said()}")
    said["server"], said["helpers"] = (end - begin for begin, end in zip(before, after))
    said["perSecond"] = said["requests"] / (said["server"] + said["helpers"])
    return said


def body_of(bench, server):
    """One profile as a server answers it."""
    with open(bench.path("tokens"), encoding="ascii") as file:
        token = file.readline().split()[1]
    request = urllib.request.Request(f"{server.address}/v1/subjects/1/profile", headers={
        "Authorization": f"Bearer {token}", "Purpose": "trial", "Case-Number": "JC-1"})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def check_same(bench, ours, others):
    """Holds the peers to the values that the service answers."""
    expected = values(json.loads(body_of(bench, ours)))
    for server in others:
        if values(json.loads(body_of(bench, server))) != expected:
            raise Failed(f"{server.name} answers something else")


def values(profile):
    """What a profile says, without times and places of storing."""
    def said(fact):
        return fact["value"], {period: one["value"] for period, one in
                               fact.get("series", {}).items()}
    return ({name: said(fact) for name, fact in profile["attributes"].items()}, profile["age"],
            profile["submission"]["answers"].keys(), profile["model"])


def warm(bench, options, server):
    """Asks until the server is at its pace; where it keeps answers, until it has nearly all."""
    least = TELLINGS * options.persons if server.name == report.OURS else 1
    told = 0
    while told < least:
        told += ask(bench, options, server, options.warm, options.connections)["requests"]


def measure_rates(bench, options, found):
    runs = {server.name: [] for server in found}
    for server in found:
        warm(bench, options, server)
    for index in range(options.rounds):
        turn = index % len(found)
        for server in found[turn:] + found[:turn]:
            runs[server.name].append(
                ask(bench, options, server, options.seconds, options.connections))
            bench.say(f"{server.name}: {runs[server.name][-1]['perSecond']:,.0f} a second of CPU")
    return runs


def measure_latencies(bench, options, server, store):
    """Percentiles alone, and again while a feed is imported for as long as it is asked.

    The second import goes on where the first was ended, with as many lines a commit as where nobody
    is served.
    """
    def asked():
        return ask(bench, options, server, options.seconds, LATENCY_CONNECTIONS)
    found = {"idle": [asked() for _ in range(3)]}
    feed = bench.path("later.ndjson")
    population.write_later(feed, options.persons, options.later, SEED)
    for name, more in [("importing", []), (f"importing, --batch {ALONE}", ["--batch", str(ALONE)])]:
        with subprocess.Popen([bench.binary, "import", store, feed, *more],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            found[name] = []
            time.sleep(1)
            while len(found[name]) < 3:
                run = asked()
                if running.poll() is not None:
                    break
                found[name].append(run)
            running.terminate()
        if not found[name]:
            raise Failed("the import ended before a run did; take more lines: --later")
    return found


def measure(bench, options, cluster):
    feed, rows = bench.path("feed.ndjson"), bench.path("rows.tsv")
    events = population.write(feed, rows, options.persons, SEED)
    store, keys = make_store(bench, options, feed), make_tokens(bench)
    bench.say("filling the peers")
    facts, forms = servers.table_rows(rows, time.strftime("%Y-%m-%dT%H:%M:%S.000000Z"))
    servers.fill_sqlite(bench.path("facts.sqlite"), facts, forms)
    servers.fill_postgres(cluster, bench.path("postgres"), facts, forms)
    del facts, forms
    started = []
    try:
        def start(server):
            started.append(server)
            server.start()
            return server
        mine, unkept = (start(server) for server in ours(bench, options, store, keys))
        size = len(body_of(bench, mine))
        others = [start(server) for server in peers(bench, options, cluster, keys)]
        check_same(bench, mine, others)
        sizes = {server.name: len(body_of(bench, server)) for server in (mine, unkept, *others)}
        limit = start(bare(bench, options, size))
        runs = measure_rates(bench, options, [mine, unkept, limit, *others])
        latencies = measure_latencies(bench, options, mine, store)
    finally:
        for server in started:
            server.stop()
    return {"persons": options.persons, "events": events, "employees": EMPLOYEES,
            "connections": options.connections, "latencyConnections": LATENCY_CONNECTIONS,
            "seconds": options.seconds, "later": options.later, "bytes": sizes, "runs": runs,
            "latencies": latencies}


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--persons", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--warm", type=int, default=25)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--later", type=int, default=2_000_000,
                        help="lines that are imported while the service is asked")
    parser.add_argument("--folder", type=Path, default="/var/tmp")
    parser.add_argument("--binaries", type=Path, default=ROOT / ".build/release")
    parser.add_argument("--bare", type=Path, default=HERE.parent / ".build/release/bare-route")
    parser.add_argument("--port", type=int, default=18_200)
    parser.add_argument("--json", type=Path, default=ROOT / "Docs/benchmarks-api.json")
    parser.add_argument("--markdown", type=Path, default=ROOT / "Docs/BENCHMARKS-API.md")
    options = parser.parse_args()
    # Servers are started elsewhere.
    options.binaries, options.bare = options.binaries.resolve(), options.bare.resolve()
    return options


def main():
    options = parse()
    # Servers are stopped and the folder removed when somebody ends the run, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="api-benchmark-", dir=options.folder))
    folder.chmod(0o755)
    bench = Bench(folder, options.binaries / "profilehistory", options.rounds, SEED, False)
    cluster = Cluster(bench)
    try:
        facts = report.facts(folder)
        cluster.start()
        facts["versions"]["PostgreSQL"] = cluster.version()
        found = {**facts, **measure(bench, options, cluster)}
    finally:
        cluster.stop()
        shutil.rmtree(folder)
    options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    report.write(found, options.markdown)
    bench.say(f"wrote {options.json} and {options.markdown}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
