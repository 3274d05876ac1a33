"""What the figures were measured on and with."""

import os
import platform
import statistics
import subprocess
import time
from datetime import date

from .bench import ROOT


def machine(folder):
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        names = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    with open("/proc/meminfo", encoding="utf-8") as file:
        kibibytes = int(file.readline().split()[1])
    load = os.getloadavg()[0]
    return {"processor": names[0] if names else platform.machine(), "cores": os.cpu_count(),
            "memoryGiB": round(kibibytes / (1 << 20)), "system": f"Linux {platform.release()}",
            "fileSystem": file_system(folder), "syncMilliseconds": sync_milliseconds(folder),
            "loadBefore": round(load, 1), "date": date.today().isoformat(), "revision": revision()}


def file_system(folder):
    done = subprocess.run(["stat", "-f", "-c", "%T", folder], stdout=subprocess.PIPE, check=False)
    return done.stdout.decode().strip()


def revision():
    done = subprocess.run(["git", "-C", ROOT, "describe", "--always", "--dirty"],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return done.stdout.decode().strip() or "unknown"


def sync_milliseconds(folder):
    """The median time of one small write and its synchronisation in the folder."""
    times, path = [], folder / "sync"
    with open(path, "wb") as file:
        for _ in range(50):
            file.write(b"x" * 4_096)
            file.flush()
            began = time.monotonic()
            os.fdatasync(file.fileno())
            times.append(time.monotonic() - began)
    path.unlink()
    return round(statistics.median(times) * 1_000, 2)


def versions(bench, cluster):
    """The versions of everything that was measured."""
    def said(*words):
        return bench.run(*words).strip()
    names = "import duckdb, sklearn, importlib.metadata as m; " \
            "print(duckdb.__version__, sklearn.__version__, m.version('eventsourcing'))"
    duckdb, sklearn, sourcing = said(bench.python, "-c", names).split()
    return {"swift": said("swift", "--version").splitlines()[0],
            "sqlite": said("sqlite3", "--version").split()[0], "postgresql": cluster.version(),
            "duckdb": duckdb, "scikit-learn": sklearn, "eventsourcing": sourcing,
            "lmdb": said("dpkg-query", "-W", "-f", "${Version}", "liblmdb-dev")}
