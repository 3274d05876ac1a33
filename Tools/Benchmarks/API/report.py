"""The page of what was measured."""

import importlib.metadata
import platform
import statistics
import subprocess
from pathlib import Path

from harness.machine import machine

HERE = Path(__file__).resolve().parent
OURS, BARE = "ours", "bare Hummingbird"
#: Ours where no answer is kept in memory, so that each is worked out.
UNKEPT = "ours, nothing kept"
#: What the service is held to.
SHARE_OF_BARE, TIMES_PEER, TIMES_IDLE = 0.5, 5, 3


def facts(folder):
    """What the figures are measured on and with."""
    def said(*words):
        return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()
    names = ("fastapi", "uvicorn", "uvloop", "httptools", "pyjwt", "orjson", "asyncpg")
    versions = {name: importlib.metadata.version(name) for name in names}
    versions |= {"python": platform.python_version(),
                 "swift": said("swift", "--version").splitlines()[0],
                 "SQLite": __import__("sqlite3").sqlite_version,
                 "wrk": said("dpkg-query", "-W", "-f", "${Version}", "wrk")}
    return {"machine": machine(folder), "versions": versions}


def cell(values):
    return f"{statistics.median(values):,.0f} ({min(values):,.0f} to {max(values):,.0f})"


def median(runs, name):
    return statistics.median(run[name] for run in runs)


def verdict(is_met):
    return "met" if is_met else "**behind**"


def rate_lines(found):
    base = median(found["runs"][OURS], "perSecond")
    for name, runs in found["runs"].items():
        ratio = base / median(runs, "perSecond")
        if name in (OURS, UNKEPT):
            asked = ""
        elif name == BARE:
            asked = f"at least {SHARE_OF_BARE}: {verdict(ratio >= SHARE_OF_BARE)}"
        else:
            asked = f"at least {TIMES_PEER}: {verdict(ratio >= TIMES_PEER)}"
        own = [run["requests"] / run["server"] for run in runs]
        microseconds = 1e6 / median(runs, "perSecond")
        yield (f"| {name} | {found['bytes'].get(name, found['bytes'][OURS]):,} "
               f"| {cell([run['perSecond'] for run in runs])} | {microseconds:,.0f} "
               f"| {statistics.median(own):,.0f} "
               f"| {cell([run['requests'] / run['seconds'] for run in runs])} "
               f"| {ratio:.2f} | {asked} |")


def latency_lines(found):
    for name, runs in found["latencies"].items():
        yield (f"| {name} | {cell([run['p50'] for run in runs])} "
               f"| {cell([run['p99'] for run in runs])} "
               f"| {cell([run['requests'] / run['seconds'] for run in runs])} |")


def markdown(found):
    """The tables; what stands behind them is written by hand, in `costs.md`."""
    on = found["machine"]
    versions = ", ".join(f"{name} {text}" for name, text in found["versions"].items())
    idle, busy = (median(found["latencies"][name], "p99") for name in ("idle", "importing"))
    head = f"""# The service, asked for profiles

Written by `Tools/api-benchmark`. `wrk` on the loopback asks for the profile as of now of a random
person out of {found['persons']:,} ({found['events']:,} events: 15 facts and a form each), with the tokens \
(ES256) of
{found['employees']} employees of four municipalities. Everybody does the same work for a question: the \
token, the
municipality, purpose and case, the as-of choice, the JSON, a SHA-256 of it, and the read in a log
that is on the disk before the answer goes out. {len(found['runs'][OURS])} rounds of \
{found['seconds']} s in one run, \
{found['connections']} connections, the servers in
turn; medians, with the range in brackets.

{on['processor']}, {on['cores']} cores, {on['memoryGiB']} GiB, {on['system']}, {on['fileSystem']}, \
{on['syncMilliseconds']} ms a synchronised write; load {on['loadBefore']} before;
{on['date']}, {on['revision']}.
{versions}.

The figure that counts is *requests per second of processor time*, user and system, of the server
and, with PostgreSQL, of the database's processes: `wrk`, the peers and whoever else uses the
machine take no part in it. The passed rate is of a machine with {on['cores']} cores for server and \
`wrk` together.
Durability: our logs LMDB with `fdatasync` for each group of reads; SQLite WAL with
`synchronous=FULL`, each read its own commit; PostgreSQL `fsync` and `synchronous_commit` on.
FastAPI runs in one uvicorn process with uvloop and httptools, SQLite on the event loop's thread,
PostgreSQL over a pool of 16 connections with prepared statements, the JSON by orjson. *Bare
Hummingbird* is one route that returns as many bytes as our answer has, for everybody the same.
*Ours* has told nearly everybody's profile before the first round (five questions for each person), and tells
it again from memory where it still holds ([decision 0034](Decisions/0034-current-answers-in-memory.md)); with
*nothing kept* (`--kept-answers 0`) it works out every answer. The peers keep no answers.

| server | bytes | requests a CPU second | us of CPU | without the database | requests a second \
| ours : it | asked |
|---|---|---|---|---|---|---|---|
"""
    middle = f"""

## Latency, alone and under an import

{found['latencyConnections']} connections in a closed loop, microseconds. *Importing*: \
`profilehistory import` stores a feed of
{found['later']:,} lines about the same persons into the same store meanwhile, on the same cores.

| | p50 | p99 | requests a second |
|---|---|---|---|
"""
    tail = (f"\n\nThe p99 under *importing* is {busy / idle:.2f} times that alone; asked: under "
            f"{TIMES_IDLE}, {verdict(busy < TIMES_IDLE * idle)}.\nBeside a service the command commits "
            f"as few lines at once as are on the disk within some three milliseconds and\nwaits as long "
            f"as that took; the last row is what it does where nobody is served.\n")
    return head + "\n".join(rate_lines(found)) + middle + "\n".join(latency_lines(found)) + tail


def write(found, path):
    costs = (HERE / "costs.md").read_text(encoding="utf-8")
    path.write_text(f"{markdown(found)}\n{costs}", encoding="utf-8")
