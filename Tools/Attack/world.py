"""A store of invented histories, an issuer of tokens, and servers that are started and stopped."""

import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import tokens  # noqa: E402
import wire  # noqa: E402
from wire import Failed, Wire, expect  # noqa: E402

#: What is stated by those who must.
REASON = {"Purpose": "vejledning", "Case-Number": "2026-0001"}


class Server:
    """A running service."""

    def __init__(self, world, store, options=(), tls=False, environment=None, limit_files=None,
                 level="debug", keys=None, key_options=None):
        self.world, self.store, self.lines, self.port = world, store, [], 0
        self.tls = tls
        command = [world.daemon, "--store", store, "--auth-issuer", "trial", "--port", "0",
                   *(key_options or ("--auth-jwks-file", (keys or world.keys) / "jwks.json")), "--checkpoint-seconds", "1",
                   "--log-level", level, *options]
        if "--disk-reserve-bytes" not in options:
            command += ["--disk-reserve-bytes", "0"]
        if not tls:
            command.append("--insecure-loopback")
        self.process = subprocess.Popen(
            list(map(str, command)), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
            env={**os.environ, **(environment or {})}, preexec_fn=limit_files)
        world.processes.append(self.process)
        self.started = threading.Event()
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()
        if not self.started.wait(30) or not self.port:
            raise Failed(f"the service did not start: {self.lines[-5:]}")

    def read(self):
        for line in self.process.stderr:
            text = line.decode("utf-8", "replace").rstrip("\n")
            self.lines.append(text)
            if found := re.match(r"listening on .*:(\d+)$", text):
                self.port = int(found[1])
                self.started.set()
        self.started.set()

    def wire(self, **options):
        return Wire(self.port, **options)

    def ask(self, method, path, token=None, body=None, headers=None, **options):
        with self.wire(**options) as wire:
            return wire.ask(method, path, token, body, headers)

    def metrics(self):
        """Every number of /metrics by its name and labels."""
        text = self.ask("GET", "/metrics").body.decode()
        pairs = (line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
        return {name: float(value) for name, value in pairs}

    def resident(self):
        """The process's resident memory in bytes."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        raise Failed("the process is gone")

    def threads(self):
        return len(os.listdir(f"/proc/{self.process.pid}/task"))

    def stop(self, within=15):
        """Asks the service to end, and gives its exit code and the seconds that it took."""
        self.note_metrics()
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(within)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Failed(f"the service did not end within {within} seconds") from None
        self.finish()
        return code, time.monotonic() - began

    def note_metrics(self):
        """Keeps what /metrics says for the check of what stands there."""
        if not self.tls:
            self.world.metrics.append(self.ask("GET", "/metrics").body.decode())

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.finish()

    def finish(self):
        self.reader.join(5)
        self.world.logs += self.lines

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.kill()


class World:
    """Everything that the checks share."""

    def __init__(self, binaries, folder, quick):
        self.folder, self.quick = folder, quick
        self.daemon, self.command = binaries / "profilehistoryd", binaries / "profilehistory"
        self.keys, self.count, self.known = folder / "keys", itertools.count(1), {}
        self.logs, self.metrics, self.processes = [], [], []
        tokens.make_keys(str(self.keys))
        self.run("demo", folder / "demo")
        self.demo = folder / "demo" / "store"
        feed = (folder / "demo" / "demo.ndjson").read_text()
        wire.PERSONS[:] = sorted(set(re.findall(r"cpr:(\d{10})", feed)))

    def run(self, *arguments, check=True):
        """Runs the command."""
        result = subprocess.run([str(self.command), *map(str, arguments)], capture_output=True,
                                text=True)
        if check:
            expect(result.returncode == 0, f"profilehistory {arguments[0]}: {result.stderr}")
        return result

    def end(self):
        """Ends what a check that broke off left behind."""
        for process in self.processes:
            if process.poll() is None:
                process.kill()
                process.wait()

    def copy(self, folder=None):
        """A store of its own for what changes it, with its key beside it."""
        place = (folder or self.folder) / f"store-{next(self.count)}"
        shutil.copytree(self.demo, place)
        shutil.copy2(f"{self.demo}.key", f"{place}.key")
        return place

    def serve(self, *options, store=None, **more):
        """A server over a store, a copy of the demo unless given."""
        return Server(self, store or self.copy(), options, **more)

    def claims(self, role, **more):
        now = int(time.time())
        claims = {"iss": "trial", "aud": "profilehistory", "sub": f"{role}-1", "roles": [role],
                  "scope": tokens.SCOPES, "iat": now, "exp": now + 3600}
        return {name: value for name, value in {**claims, **more}.items() if value is not None}

    def token(self, role, **more):
        """A token; the same for the same claims, so that the service's memory is of use."""
        key = json.dumps([role, more], sort_keys=True)
        if key not in self.known:
            self.known[key] = tokens.make_token(str(self.keys), self.claims(role, **more))
        return self.known[key]

