"""The service over a demo store, for trying out its interface. Nobody in it is real."""
import contextlib
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tools"))
import tokens  # noqa: E402

SCOPES = tokens.SCOPES
CASE = {"Purpose": "sagsbehandling", "Case-Number": "2017-12345"}

# Who calls, by the name that the scripts use: the claims of the token.
CALLERS = {
    "citizen": {"roles": ["citizen"], "person": "subject:5"},
    "other-citizen": {"roles": ["citizen"], "person": "subject:3"},
    "caseworker": {"roles": ["caseworker"], "municipality": "0751"},
    "other-caseworker": {"roles": ["caseworker"], "municipality": "0101"},
    "auditor": {"roles": ["auditor"]},
    "admin": {"roles": ["admin"]},
    "dpo": {"roles": ["dpo"]},
    "register": {"roles": ["register"], "sources": ["demo-cpr"]},
    "system": {"roles": ["system"], "municipality": "0751"},
    "without-scope": {"roles": ["dpo"], "scope": ""},
}


def free_port(first: int, last: int) -> int:
    for port in range(first, last + 1):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                trial.bind(("127.0.0.1", port))
                return port
    raise SystemExit(f"no port is free between {first} and {last}")


class Service:
    """A running service over a fresh store, or over one with its key file; leaves nothing of its
    own behind when it is closed."""

    def __init__(self, binaries: str, ports: tuple[int, int] = (18100, 18199), store=None, key=None):
        self.folder = tempfile.TemporaryDirectory(prefix="profilehistory-api-")
        place = self.folder.name
        if store is None:
            store, key = f"{place}/demo/store", f"{place}/demo/store.key"
            subprocess.run(
                [f"{binaries}/profilehistory", "demo", f"{place}/demo"],
                check=True, stdout=subprocess.DEVNULL, timeout=300,
            )
        self.binaries, self.store, self.key = binaries, store, key
        tokens.make_keys(f"{place}/keys")
        self.port = free_port(*ports)
        self.log = open(f"{place}/log", "w+b")
        self.process = subprocess.Popen(
            [f"{binaries}/profilehistoryd", "--store", str(store), "--key-file", str(key),
             "--auth-issuer", "trial", "--auth-jwks-file", f"{place}/keys/jwks.json",
             "--insecure-loopback", "--port", str(self.port)],
            stderr=self.log, stdout=self.log,
        )
        self.tokens = {name: self.token(name, claims) for name, claims in CALLERS.items()}
        self.wait()

    def token(self, name: str, claims: dict) -> str:
        now = int(time.time())
        common = {"iss": "trial", "aud": "profilehistory", "sub": f"trial-{name}",
                  "scope": SCOPES, "iat": now, "exp": now + 7200}
        return tokens.make_token(f"{self.folder.name}/keys", {**common, **claims})

    def wait(self) -> None:
        for _ in range(300):
            with contextlib.suppress(OSError):
                if self.request("GET", "/livez")[0] == 200:
                    return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise SystemExit("the service did not start:\n" + self.read_log())

    def import_lines(self, lines: list[dict]) -> None:
        """Stores lines of a feed by the command, in another process."""
        feed = pathlib.Path(self.folder.name) / "feed.ndjson"
        feed.write_text("".join(json.dumps(line) + "\n" for line in lines))
        subprocess.run(
            [f"{self.binaries}/profilehistory", "import", str(self.store), str(feed),
             "--key-file", str(self.key)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120,
        )

    def read_log(self) -> str:
        self.log.flush()
        return pathlib.Path(self.log.name).read_text(errors="replace")

    def request(self, method, path, caller=None, headers=None, body=None):
        """Status, header fields and body of the answer."""
        fields = dict(headers or {})
        if caller:
            fields["Authorization"] = f"Bearer {self.tokens[caller]}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body=body, headers=fields)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()
        self.folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def binaries() -> str:
    """Where the built programs are."""
    return os.environ.get("API_BINARIES") or str(ROOT / ".build/debug")
