"""TLS, mutual TLS, HTTP/2, the rotation of keys, and settings that are refused."""

import http.server
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import threading
import time

import tokens
from world import REASON
from wire import Wire, expect

PROFILE = "/v1/subjects/5/profile"


def check(world):
    authority, other = Authority(world.folder, "ca"), Authority(world.folder, "foreign")
    certificate, key = authority.issue("localhost")
    files = ("--tls-certificate", certificate, "--tls-key", key)
    encrypted(world, authority, files)
    mutual(world, authority, other, files)
    silent(world, authority, files)
    rotation(world)
    by_address(world)
    settings(world, certificate, key)


class Authority:
    """A certificate authority made by openssl."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name
        self.certificate, self.key = folder / f"{name}.pem", folder / f"{name}.key"
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-days", "2", "-subj", f"/CN={name}", "-keyout", self.key,
            "-out", self.certificate)

    def issue(self, name):
        path = self.folder / f"{self.name}-{name}"
        run("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-subj", f"/CN={name}", "-keyout", f"{path}.key", "-out", f"{path}.csr")
        extensions = path.with_suffix(".ext")
        extensions.write_text(f"subjectAltName=DNS:{name}\n")
        run("openssl", "x509", "-req", "-in", f"{path}.csr", "-CA", self.certificate, "-CAkey",
            self.key, "-CAcreateserial", "-days", "2", "-extfile", extensions, "-out", f"{path}.pem")
        return f"{path}.pem", f"{path}.key"

    def context(self, pair=None, **limits):
        context = ssl.create_default_context(cafile=self.certificate)
        if pair:
            context.load_cert_chain(*pair)
        for name, value in limits.items():
            setattr(context, name, value)
        return context


def run(*command):
    subprocess.run(list(map(str, command)), check=True, capture_output=True)


def curl(server, authority, *options):
    result = subprocess.run(
        ["curl", "-sS", "-m", "10", "--cacert", str(authority.certificate), "-w",
         "\n%{http_version} %{http_code}", *options,
         "--resolve", f"localhost:{server.port}:127.0.0.1"], capture_output=True, text=True)
    return result.stdout.rsplit("\n", 1)[-1], result


def fields_of(text):
    """The header fields of a response as curl shows them, and its status."""
    first, *rest = text.split("\n\n", 1)[0].split("\n")
    fields = dict(line.lower().split(": ", 1) for line in rest)
    return {**fields, "status": first.split(" ")[1]}


def encrypted(world, authority, files):
    with world.serve(*files, tls=True) as server:
        token, place = world.token("dpo"), f"https://localhost:{server.port}"
        fields = ["-H", f"Authorization: Bearer {token}"]
        for name, value in REASON.items():
            fields += ["-H", f"{name}: {value}"]
        for flag, version in (("--http2", "2"), ("--http1.1", "1.1")):
            said, result = curl(server, authority, flag, *fields, place + PROFILE)
            expect(said == f"{version} 200", f"{flag}: {said} {result.stderr}")
            head = ["-D", "-", "-o", "/dev/null", *fields, place + PROFILE]
            _, result = curl(server, authority, flag, *head)
            before = fields_of(result.stdout)
            _, result = curl(server, authority, flag, "-H", f"If-None-Match: {before['etag']}", *head)
            after = fields_of(result.stdout)
            expect(after["status"] == "304" and after["etag"] == before["etag"]
                   and after.get("content-length") in (None, before["content-length"]),
                   f"{flag}: what did not change: {after}")
        # Streams of one connection: good and bad side by side.
        said, result = curl(server, authority, "--http2", "--parallel", *fields,
                            *[place + f"/v1/subjects/{n}/profile" for n in range(1, 40)])
        expect(result.stdout.count("2 200") == 30 and result.stdout.count("2 404") == 9,
               f"parallel streams: {said} {result.stderr}")
        big = world.folder / "big"
        big.write_bytes(b"x" * 3_000_000)
        said, result = curl(server, authority, "--http2", "-X", "POST", "-H", "Idempotency-Key: k",
                            "-H", "Content-Type: application/json", "--data-binary", f"@{big}",
                            *fields, place + "/v1/subjects/5/disputes")
        expect(said == "2 413", f"3 MB over HTTP/2: {said} {result.stderr}")
        said, result = curl(server, authority, "--http2", "-H", "X: " + "x" * 60_000,
                            place + "/livez")
        expect(said.split()[-1] in ("000", "400", "431"), f"a large field over HTTP/2: {said}")
        for most in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
            refused(server, authority.context(minimum_version=ssl.TLSVersion.TLSv1,
                                              maximum_version=most), most.name)
        with server.wire() as wire:
            wire.send("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
            expect(wire.closed_within(5), "plain HTTP keeps a TLS connection")
        stream = open_stream(world, authority, server)
        code, seconds = server.stop()
        expect(code == 0 and seconds < 8, f"a stream over HTTP/2 held up the end: {seconds:.1f} s")
        stream.communicate(timeout=5)
        expect(stream.returncode == 0, f"a stream over HTTP/2 broke off: {stream.returncode}")


def open_stream(world, authority, server):
    """An event stream over HTTP/2."""
    stream = subprocess.Popen(
        ["curl", "-sN", "--http2", "--cacert", str(authority.certificate), "-H",
         "Accept: text/event-stream", "-H", f"Authorization: Bearer {world.token('dpo')}",
         "--resolve", f"localhost:{server.port}:127.0.0.1",
         f"https://localhost:{server.port}/v1/feed?after=1500"], stdout=subprocess.PIPE)
    expect(stream.stdout.read(5) == b"retry", "no stream over HTTP/2")
    return stream


def refused(server, context, what):
    """TLS must not come about, or not carry a request."""
    try:
        with Wire(server.port, timeout=5, tls=context) as wire:
            answer = wire.ask("GET", "/livez")
    except (OSError, ValueError, IndexError):
        return
    expect(False, f"{what} is let in: {answer}")


def mutual(world, authority, other, files):
    with world.serve(*files, "--tls-client-ca", authority.certificate, tls=True) as server:
        with Wire(server.port, tls=authority.context(authority.issue("client"))) as wire:
            expect(wire.ask("GET", "/livez").status == 200, "a client with a certificate")
        refused(server, authority.context(), "nobody")
        foreign = authority.context(other.issue("client"))
        refused(server, foreign, "a client of another authority")
        server.stop()


def silent(world, authority, files):
    """Connections that never finish the handshake, or say nothing after it."""
    with world.serve(*files, "--limits-idle-seconds", "1", tls=True) as server:
        stream = open_stream(world, authority, server)
        plain = [Wire(server.port), Wire(server.port)]
        plain[1].send(bytes.fromhex("16030102000100"))
        for wire in plain:
            expect(wire.closed_within(4), "a handshake that is not finished keeps its connection")
        for protocol in ("http/1.1", "h2"):
            context = authority.context()
            context.set_alpn_protocols([protocol])
            with Wire(server.port, tls=context) as wire:
                # HTTP/2 takes leave first.
                expect(wire.closed_within(4 if protocol == "http/1.1" else 9),
                       f"silence over {protocol} keeps its connection")
        expect(stream.poll() is None, "a quiet stream is closed for its silence")
        waiting = Wire(server.port)
        time.sleep(0.2)
        code, seconds = server.stop()
        expect(code == 0 and seconds < 5, f"a handshake held up the end: {seconds:.1f} s")
        waiting.close()
        stream.communicate(timeout=5)
        expect(stream.returncode == 0, f"a quiet stream broke off: {stream.returncode}")


def rotation(world):
    """A new key counts, a removed one does not, and a file that can not be read changes nothing."""
    keys = world.folder / "rotating"
    old, new = world.folder / "old", world.folder / "new"
    tokens.make_keys(str(old), "old")
    tokens.make_keys(str(new), "new")
    shutil.copytree(old, keys)

    def install(*folders, text=None):
        entries = [json.loads((f / "jwks.json").read_text())["keys"][0] for f in folders]
        place = keys / "next"
        place.write_text(text if text is not None else json.dumps({"keys": entries}))
        os.replace(place, keys / "jwks.json")
        time.sleep(1.6)

    first = tokens.make_token(str(old), world.claims("dpo"), "old")
    second = tokens.make_token(str(new), world.claims("dpo"), "new")
    with world.serve("--auth-refresh-seconds", "1", keys=keys) as server:

        def statuses():
            return [server.ask("GET", "/v1/models", token).status for token in (first, second)]

        expect(statuses() == [200, 401], f"before: {statuses()}")
        install(old, new)
        expect(statuses() == [200, 200], f"both keys: {statuses()}")
        install(new)
        expect(statuses() == [401, 200], f"the new key: {statuses()}")
        bad = ["", "{", '{"keys":[]}', '{"keys":[{"kty":"RSA","kid":"new"}]}']
        for text in bad[:1] if world.quick else bad:
            install(text=text)
            expect(statuses() == [401, 200], f"a key file of {text!r}: {statuses()}")
        expect(any("keys can not be read" in line for line in server.lines),
               "the log does not say that the keys can not be read")
        install(old)
        expect(statuses() == [200, 401], f"the old key again: {statuses()}")
        server.stop()


class KeyHost(http.server.BaseHTTPRequestHandler):
    """An issuer whose key sets may be kept by caches for an hour."""

    body = b""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Cache-Control", "public, max-age=3600")
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_):
        pass


def by_address(world):
    """Keys that come by HTTP: a removed one counts no more, whatever caches may keep."""
    other = world.folder / "other-keys"
    tokens.make_keys(str(other), "other")
    KeyHost.body = (world.keys / "jwks.json").read_bytes()
    host = http.server.ThreadingHTTPServer(("127.0.0.1", 0), KeyHost)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{host.server_address[1]}/jwks.json"
    with world.serve("--auth-refresh-seconds", "1", key_options=("--auth-jwks-url", address)) as s:
        token = world.token("dpo")
        expect(s.ask("GET", "/v1/models", token).status == 200, "keys by an address")
        KeyHost.body = (other / "jwks.json").read_bytes()
        time.sleep(2.2)
        expect(s.ask("GET", "/v1/models", token).status == 401, "a key that is gone still counts")
        host.shutdown()
        host.server_close()
        time.sleep(1.5)
        fresh = tokens.make_token(str(other), world.claims("dpo"), "other")
        expect(s.ask("GET", "/v1/models", fresh).status == 200, "the last keys stay in use")
        s.stop()


def settings(world, certificate, key):
    """Settings with which the service does not start."""
    store = world.copy()
    plain = ["--store", store, "--auth-issuer", "trial", "--auth-jwks-file",
             world.keys / "jwks.json", "--port", "0"]
    loopback = [*plain, "--insecure-loopback"]
    config = world.folder / "config.json"
    config.write_text('{"auth":{"audiance":"x"}}')
    for arguments, code, word in (
        ([*loopback, "--host", "0.0.0.0"], 2, "0.0.0.0"), ([*loopback, "--host", "::"], 2, "::"),
        ([*loopback, "--host", socket.gethostname()], 2, "insecure"),
        (plain, 2, "tls-certificate"), ([*plain, "--tls-certificate", certificate], 2, "together"),
        ([*loopback, "--tls-certificate", certificate, "--tls-key", key], 2, "exclude"),
        ([*loopback, "--limit-connections", "5"], 2, "--limit-connections"),
        ([*loopback, "--port", "0"], 2, "twice"), ([*loopback, "--config", config], 2, "audiance"),
        ([*loopback, "--log-level", "loud"], 2, "log-level"),
        (["--insecure-loopback", *plain[2:]], 2, "--store"),
        ([*plain[:2], *plain[4:], "--insecure-loopback"], 2, "--auth-issuer"),
        ([*plain, "--tls-certificate", key, "--tls-key", certificate], 2, "certificate"),
        (["--store", world.folder / "none", *loopback[2:]], 4, "none"),
    ):
        result = subprocess.run([str(world.daemon), *map(str, arguments)], capture_output=True,
                                text=True, timeout=20)
        expect(result.returncode == code and word in result.stderr,
               f"{arguments[-4:]}: {result.returncode} {result.stderr}")
    result = subprocess.run([str(world.daemon), *map(str, loopback)], capture_output=True, text=True,
                            env={**os.environ, "PROFILEHISTORY_LIMITS_REQUEST_PER_SECOND": "5"},
                            timeout=20)
    expect(result.returncode == 2, f"an unknown variable: {result.returncode} {result.stderr}")
    with world.serve(environment={"PROFILEHISTORY_LIMITS_BODY_BYTES": "2000"}) as server:
        token = world.token("citizen", person="subject:5")
        answer = server.ask("POST", "/v1/subjects/me/submissions", token, b" " * 3_000,
                            {"Idempotency-Key": "k"})
        expect(answer.status == 413, f"a limit by a variable: {answer}")
        server.process.send_signal(signal.SIGINT)
        expect(server.process.wait(10) == 0, "SIGINT does not end the service")
        server.finish()
