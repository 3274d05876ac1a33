"""Starts and stops the servers that are asked, and reads what they took of the processor."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from harness.bench import Failed  # noqa: E402  (the path comes first)

HERE = Path(__file__).resolve().parent
TICK = os.sysconf("SC_CLK_TCK")
TABLES = (
    "CREATE TABLE facts (subject integer NOT NULL, attribute text NOT NULL, period text NOT NULL,"
    " value text NOT NULL, effective text NOT NULL, registered text NOT NULL,"
    " recorded text NOT NULL, position bigint NOT NULL, id text NOT NULL)",
    "CREATE TABLE forms (subject integer NOT NULL, at text NOT NULL, recorded text NOT NULL,"
    " position bigint NOT NULL, id text NOT NULL, answers text NOT NULL)",
    "CREATE TABLE reads (number {serial}, at text NOT NULL, actor text NOT NULL,"
    " role text NOT NULL, municipality text NOT NULL, subject integer NOT NULL,"
    " purpose text NOT NULL, case_number text NOT NULL, digest {bytes} NOT NULL)",
)
INDEXES = (
    "CREATE INDEX histories ON facts (subject, attribute, period, effective, registered, position)",
    "CREATE INDEX submitted ON forms (subject, at)",
    "CREATE INDEX readings ON reads (subject)",
    "CREATE INDEX readers ON reads (actor)",
)


class Server:
    """One server between `start` and `stop`; `helpers` are processes that work for it."""

    def __init__(self, name, port, arguments, log, environment=None, helpers=None):
        self.name, self.port, self.arguments, self.log = name, port, arguments, log
        self.environment = {**os.environ, **(environment or {})}
        self.helpers = helpers or (lambda: [])
        self.process = None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen([*map(str, self.arguments)], stdout=log, stderr=log,
                                            env=self.environment, cwd=HERE)
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.address}/", timeout=1).close()
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
            if self.process.poll() is not None:
                break
        raise Failed(f"{self.name} does not answer: {self.said()}")

    def said(self):
        return self.log.read_text(encoding="utf-8", errors="replace").strip()[-300:]

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def worked(self):
        """Seconds of the processor that the server took, and that its helpers took."""
        return seconds(self.process.pid), sum(map(seconds, self.helpers()))


def seconds(process):
    """What a process took of the processor, and its children that ended."""
    try:
        text = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    return sum(map(int, text.rpartition(")")[2].split()[11:15])) / TICK


def children(parent):
    """A process and its children."""
    found = [parent]
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                text = (folder / "stat").read_text(encoding="ascii", errors="replace")
            except OSError:
                continue
            if int(text.rpartition(")")[2].split()[1]) == parent:
                found.append(int(folder.name))
    return found


def table_rows(path, recorded):
    """The rows for the peers: facts and forms."""
    facts, forms = [], []
    with open(path, encoding="ascii") as file:
        for line in file:
            subject, attribute, period, value, effective, registered, position, name = \
                line.rstrip("\n").split("\t")
            if attribute:
                facts.append((int(subject), attribute, period, value, effective, registered,
                              recorded, int(position), name))
            else:
                forms.append((int(subject), effective, recorded, int(position), name, value))
    return facts, forms


def fill_sqlite(path, facts, forms):
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    for table in TABLES:
        connection.execute(table.format(serial="INTEGER PRIMARY KEY", bytes="BLOB"))
    connection.executemany(f"INSERT INTO facts VALUES ({','.join('?' * 9)})", facts)
    connection.executemany(f"INSERT INTO forms VALUES ({','.join('?' * 6)})", forms)
    for index in INDEXES:
        connection.execute(index)
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()


def fill_postgres(cluster, folder, facts, forms):
    for table in TABLES:
        cluster.sql(table.format(serial="bigserial PRIMARY KEY", bytes="bytea"))
    for name, rows in (("facts", facts), ("forms", forms)):
        path = folder / f"{name}.copy"
        with open(path, "w", encoding="ascii") as file:
            for row in rows:
                file.write("\t".join(str(field).replace("\\", "\\\\") for field in row) + "\n")
        path.chmod(0o644)
        cluster.sql(f"COPY {name} FROM '{path}'")
        path.unlink()
    for index in INDEXES:
        cluster.sql(index)
    cluster.sql("ANALYZE")
    cluster.sql("CHECKPOINT")
