"""A throw-away cluster of PostgreSQL in the benchmark's folder, on a Unix socket."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

from .bench import Failed

SETTINGS = {
    "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on",
    "shared_buffers": "2GB", "max_wal_size": "16GB", "checkpoint_timeout": "30min",
    "wal_buffers": "64MB", "maintenance_work_mem": "512MB", "max_connections": "100",
    "listen_addresses": "''", "autovacuum": "off", "jit": "off",
}


class Cluster:
    """Runs between `start` and `stop`; as the user `postgres` where we are root."""

    def __init__(self, bench):
        self.bench = bench
        self.folder = bench.path("postgres")
        self.data = self.folder / "data"
        self.programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name

    @property
    def connection(self):
        return f"host={self.folder} user={self.user} dbname=postgres"

    def start(self):
        self.bench.remove(self.folder)
        self.folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(self.folder, self.user, self.user)
        self._run("initdb", "-D", self.data, "-A", "trust", "-E", "UTF8", "--locale=C")
        with open(self.data / "postgresql.conf", "a", encoding="utf-8") as file:
            file.write(f"unix_socket_directories = '{self.folder}'\n")
            file.writelines(f"{name} = {value}\n" for name, value in SETTINGS.items())
        self._run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "start")

    def stop(self):
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop")
        self.bench.remove(self.folder)

    def sql(self, text):
        return self._run("psql", "-h", self.folder, "-d", "postgres", "-Atqc", text).strip()

    def reset(self):
        """Takes the table away and lets the cluster write everything out."""
        self.sql("DROP TABLE IF EXISTS events")
        self.sql("CHECKPOINT")

    def table_bytes(self):
        self.sql("CHECKPOINT")
        return int(self.sql("SELECT pg_total_relation_size('events')"))

    def version(self):
        return self.sql("SHOW server_version").split()[0]

    def _run(self, program, *arguments):
        words = [str(self.programs / program), *map(str, arguments)]
        if os.geteuid() == 0:
            words = ["runuser", "-u", self.user, "--", *words]
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              cwd=self.folder, check=False)
        if done.returncode:
            raise Failed(f"{program}: {done.stdout.decode(errors='replace').strip()[-200:]}")
        return done.stdout.decode()
