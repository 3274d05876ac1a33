"""HTTP by hand: what a proper client would never send, and what it would."""

import json
import socket
import ssl
import time


class Failed(Exception):
    """Something did not hold."""


def expect(condition, what):
    """Fails unless a condition holds."""
    if not condition:
        raise Failed(what)


#: Every answer that held a person number, which none may.
LEAKS = []
#: The numbers of the test persons of the demo, and one that nobody has.
PERSONS = []


class Response:
    """The status, the header fields in small letters, and the body."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
        LEAKS.extend((number, body[:300]) for number in PERSONS if number.encode() in body)

    def json(self):
        return json.loads(self.body)

    @property
    def problem(self):
        """The name of the problem, without its path."""
        try:
            return self.json()["type"].rsplit("/", 1)[-1]
        except (ValueError, KeyError, TypeError):
            return None

    def __repr__(self):
        return f"{self.status} {self.body[:300]!r}"


class Wire:
    """One connection."""

    def __init__(self, port, timeout=20, tls=None, receive_buffer=None):
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(timeout)
        self.socket.connect(("127.0.0.1", port))
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_hostname="localhost")
        self.rest = b""

    def send(self, data):
        self.socket.sendall(data if isinstance(data, bytes) else data.encode("latin-1"))

    def fill(self):
        data = self.socket.recv(65_536)
        self.rest += data
        return bool(data)

    def line(self):
        while b"\n" not in self.rest:
            if not self.fill():
                raise ConnectionError("closed")
        line, self.rest = self.rest.split(b"\n", 1)
        return line.rstrip(b"\r").decode("latin-1")

    def take(self, count):
        while len(self.rest) < count:
            if not self.fill():
                raise ConnectionError("closed")
        data, self.rest = self.rest[:count], self.rest[count:]
        return data

    def head(self):
        """The status and the header fields."""
        status = int(self.line().split(" ")[1])
        headers = {}
        while line := self.line():
            name, value = line.split(":", 1)
            headers[name.lower()] = value.strip()
        return status, headers

    def chunk(self):
        """One chunk of a chunked body; empty at its end."""
        size = int(self.line(), 16)
        data = self.take(size)
        self.line()
        return data

    def response(self, method="GET"):
        status, headers = self.head()
        body = b""
        if method != "HEAD" and status != 304:
            if headers.get("transfer-encoding") == "chunked":
                while piece := self.chunk():
                    body += piece
            else:
                body = self.take(int(headers.get("content-length", 0)))
        return Response(status, headers, body)

    def ask(self, method, path, token=None, body=None, headers=None):
        self.send(request(method, path, token, body, headers))
        return self.response(method)

    def closed_within(self, seconds):
        """Whether the other side closes in time; what it says before is passed over."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.socket.settimeout(left)
            try:
                if not self.socket.recv(65_536):
                    return True
            except (TimeoutError, ssl.SSLWantReadError):
                return False
            except OSError:
                return True
        return False

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def request(method, path, token=None, body=None, headers=None):
    """The bytes of a request; a body that is no bytes is sent as JSON."""
    fields = {"Host": "localhost"}
    if token:
        fields["Authorization"] = f"Bearer {token}"
    if body is not None:
        if not isinstance(body, bytes):
            body = json.dumps(body).encode()
        fields["Content-Type"] = "application/json"
        fields["Content-Length"] = str(len(body))
    fields.update(headers or {})
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode("latin-1") + (body or b"")
