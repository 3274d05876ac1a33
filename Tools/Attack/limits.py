"""Bytes that are too many, too slow, or no HTTP at all."""

import json
import threading
import time

from world import REASON
from wire import expect, request

KEYED = {**REASON, "Idempotency-Key": "k"}
PROFILE = "/v1/subjects/5/profile"


def check(world):
    options = ("--limits-idle-seconds", "3", "--limits-body-seconds", "2")
    with world.serve(*options) as server:
        bodies(world, server)
        lengths(world, server)
        heads(world, server)
        addresses(world, server)
        slow(world, server)
        pipelined(world, server)
        expect(server.ask("GET", "/readyz").status == 200, "the service is not ready afterwards")
        failures = [name for name in server.metrics() if 'status="500"' in name]
        expect(not failures, f"something failed inside: {failures}")
        server.stop()
    rates(world)


def bodies(world, server):
    """Bodies that are no JSON, or other JSON."""
    token = world.token("citizen", person="subject:5")
    place = "/v1/subjects/me/submissions"
    good = json.dumps({"form": "2017", "targetGroup": "dagpenge", "answers": {}}).encode()
    bad = {
        "nothing": b"", "a half": good[:-3], "two": good + good, "a list": b"[]", "null": b"null",
        "a number": b"1e999", "deep": b"[" * 200_000, "deep objects": b'{"a":' * 200_000,
        "UTF-16": good.decode().encode("utf-16"), "a byte order mark": b"\xef\xbb\xbf" + good,
        "no UTF-8": b'{"form":"\xff\xfe"}', "a zero byte": good.replace(b"2017", b"2\x0017"),
        "a lone surrogate": b'{"form":"\\ud800"}', "a member twice": b'{"form":"1","form":"2"}',
        "an unknown member": b'{"form":"2017","subject":"subject:6"}', "spaces": b" " * 1_000_000,
        "a long text": b'{"form":"' + b"x" * 1_000_000 + b'"}', "a type": b'{"form":5}',
        "digits": b'{"at":' + b"9" * 100_000 + b"}",
    }
    for name, body in bad.items():
        answer = server.ask("POST", place, token, body, KEYED)
        expect(answer.status in (400, 422), f"a body of {name}: {answer}")
    for kind in (None, "text/plain", "application/xml", "application/json+x", "multipart/form-data"):
        answer = server.ask("POST", place, token, good, {**KEYED, "Content-Type": kind})
        expect(answer.status == 415, f"a body of type {kind}: {answer}")
    lines = b"\n".join([good] * 10_001)
    register = world.token("register", sources=["trial"])
    answer = server.ask("POST", "/v1/register-updates", register, lines,
                        {**KEYED, "Content-Type": "application/x-ndjson"})
    expect(answer.status == 400, f"10,001 lines: {answer}")
    for key in (None, "", "x" * 201):
        answer = server.ask("POST", place, token, good, {"Idempotency-Key": key})
        expect(answer.problem == "idempotency-key-missing", f"the key {key!r}: {answer}")


def lengths(world, server):
    """Bodies that are too long, say a wrong length, or have no end."""
    token = world.token("citizen", person="subject:5")
    place = "/v1/subjects/me/submissions"
    answer = server.ask("POST", place, token, b"x" * 1_100_000, KEYED)
    expect(answer.status == 413, f"1.1 MB: {answer}")
    fields = {"Host": "x", "Authorization": f"Bearer {token}", "Content-Type": "application/json",
              **KEYED}

    def start(**more):
        wire = server.wire()
        wire.send(request("POST", place, headers={**fields, **more}))
        return wire

    for sent in ({"Content-Length": "99999999999"}, {"Transfer-Encoding": "chunked"}):
        for name, headers in (("a caller", sent), ("nobody", {**sent, "Authorization": None})):
            with start(**headers) as wire:
                began = time.monotonic()
                closed = pour(wire, "Transfer-Encoding" in sent)
                expect(closed and time.monotonic() - began < 8,
                       f"an endless body of {name} with {sent} is read on and on")
    for length in ("-1", "1x", "0x10", "99999999999999999999999", "5, 6", ""):
        with start(**{"Content-Length": length}) as wire:
            wire.send(b"12345")
            status = wire.head()[0]
            expect(status == 400, f"Content-Length {length!r}: {status}")
    with start(**{"Content-Length": "5", "Transfer-Encoding": "chunked"}) as wire:
        wire.send(b"0\r\n\r\nGET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
        status = wire.head()[0]
        expect(status == 400, f"two lengths: {status}")
    for chunk in (b"zz\r\nabc\r\n", b"-1\r\n", b"ffffffffffffffffff\r\n", b"5\r\nabcdefgh\r\n0\r\n\r\n"):
        with start(**{"Transfer-Encoding": "chunked"}) as wire:
            wire.send(chunk)
            status = wire.head()[0]
            expect(status == 400, f"the chunk {chunk}: {status}")
    for part in (b"", b'{"form"'):
        with start(**{"Content-Length": "50"}) as wire:
            wire.send(part)
            wire.socket.shutdown(1)
            expect(wire.closed_within(5), "a body that broke off keeps its connection")


def pour(wire, is_chunked):
    """Sends without end, at most 5 seconds; whether the other side closed."""
    data = b"x" * 65_536
    piece = b"10000\r\n" + data + b"\r\n" if is_chunked else data
    wire.socket.settimeout(6)
    end = time.monotonic() + 6
    try:
        while time.monotonic() < end:
            wire.send(piece)
    except TimeoutError:
        return wire.closed_within(3)
    except OSError:
        return True
    return False


def heads(world, server):
    """Heads that are too large or do not parse."""
    for name, head in {
        "a field of 20 kB": b"GET /livez HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 20_000 + b"\r\n\r\n",
        "fields of 20 kB": b"GET /livez HTTP/1.1\r\nHost: x\r\n" + b"X: 1234567890\r\n" * 1_500 + b"\r\n",
        "200 fields": b"GET /livez HTTP/1.1\r\nHost: x\r\n" + b"X: 1\r\n" * 200 + b"\r\n",
        "a field without end": b"GET /livez HTTP/1.1\r\nX: " + b"x" * 200_000,
        "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200),
        "zero bytes": bytes(1_000),
        "another version": b"GET /livez HTTP/9.9\r\n\r\n",
        "a space before the colon": b"GET /livez HTTP/1.1\r\nHost : x\r\n\r\n",
        "a line break in a name": b"GET /livez HTTP/1.1\r\nHo\rst: x\r\n\r\n",
        "a method without end": b"G" * 100_000,
    }.items():
        with server.wire() as wire:
            wire.send(head)
            wire.socket.settimeout(5)
            try:
                status = wire.head()[0]
            except (ConnectionError, OSError, IndexError):
                status = None
            expect(status in (None, 400, 431), f"{name}: {status}")
            expect(status is None or wire.closed_within(5), f"{name} keeps its connection")
    answer = server.ask("GET", PROFILE, world.token("dpo"), headers={
        **REASON, "Accept-Language": "da;q=" + "9" * 5_000 + ",en;q=nan,*;q=-1,;;;,"})
    expect(answer.status == 200, f"odd languages: {answer}")


def addresses(world, server):
    """Addresses that try to lead elsewhere."""
    token = world.token("dpo")
    for path in ("//v1/models", "/v1//models", "/v1/models/", "/v1/./models", "/v1/x/../models",
                 "/v1/%2e%2e/metrics", "/v1/..%2fmetrics", "/V1/models", "/v1/models%00",
                 "/v1/subjects/%ff/profile", "/v1/subjects/5%0d%0aX:1/profile", "/v1/subjects//profile",
                 "/v1/subjects/..%2f5/profile", "/v1/subjects/5;6/profile", "/v1/subjects/-5/profile",
                 "/v1/subjects/0/profile", "/v1/subjects/99999999999999999999999/profile",
                 "/v1/subjects/subject:subject:5/profile", "/v1/subjects/5%20/profile",
                 "/v1/subjects/cpr:0108629996/profile", "/v1/subjects/{subject}/profile", "/*", "/%",
                 "/v1/models?x=1", "/v1/models?at=%zz", "/v1/models?at=1&at=2", "/v1/models?at",
                 "/v1/subjects/5/profile?at=0108629996", "/tile/0/x999", "/tile/-1/000",
                 "/tile/0/" + "x001/" * 60 + "000", "/v1/proofs/-1", "/v1/proofs/99999999999999999999"):
        answer = server.ask("GET", path, token, headers=REASON)
        expect(400 <= answer.status < 500, f"{path}: {answer}")
    answer = server.ask("GET", "/v1/models?at=" + "1" * 5_000, token)
    expect(answer.status == 414, f"a long address: {answer}")
    for method in ("PUT", "DELETE", "TRACE", "OPTIONS"):
        answer = server.ask(method, "/v1/models", token)
        expect(answer.status == 405, f"{method}: {answer}")
        expect("GET" in answer.headers.get("allow", ""), f"{method}: {answer.headers}")
    for method in ("BREW", "get", "PROPFIND"):
        answer = server.ask(method, "/v1/models", token)
        expect(answer.status in (400, 501), f"{method}: {answer}")


def slow(world, server):
    """Clients that send a little now and then; all at once, since each takes its time."""
    token = world.token("citizen", person="subject:5")
    register = request("POST", "/v1/subjects/me/submissions", token, None, {
        **KEYED, "Content-Type": "application/json", "Content-Length": "1000"})
    unread = request("GET", "/livez", headers={"Content-Length": "100000"})
    nobody = request("POST", "/v1/subjects/me/submissions", None, None, {
        **KEYED, "Content-Type": "application/json", "Content-Length": "100000"})
    cases = {
        "nothing": (b"", b"", None), "half a head": (b"GET /livez HTTP/1.1\r\nHo", b"", None),
        "a head in drops": (b"GET /livez HTTP/1.1\r\n", b"X: 1\r\n", None),
        "no body": (register, b"", 408), "a body in drops": (register, b" ", 408),
        "a body in drops that nobody reads": (unread, b" ", 200),
        "a body in drops of nobody": (nobody, b" ", 401),
    }
    found = {}

    def drip(name, first, drop, status):
        began = time.monotonic()
        with server.wire() as wire:
            wire.send(first)
            try:
                while time.monotonic() - began < 8:
                    wire.socket.settimeout(0.2)
                    try:
                        if not wire.fill():
                            break
                    except TimeoutError:
                        pass
                    if drop:
                        wire.send(drop)
            except OSError:
                pass
            seen = int(wire.rest.split(b" ")[1]) if wire.rest else None
            found[name] = (seen == status, seen, time.monotonic() - began)

    threads = [threading.Thread(target=drip, args=(name, *case)) for name, case in cases.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name, (is_right, seen, seconds) in found.items():
        expect(is_right and seconds < 6, f"{name}: {seen}, closed after {seconds:.1f} s")


def pipelined(world, server):
    """Many requests in one go are answered in their order, by whichever way."""
    officer, system = world.token("dpo"), world.token("system", municipality="0751")
    expect(server.ask("GET", PROFILE, system, headers=REASON).status == 200, "a system's read")
    asked = [(5, system), (5, system), (6, officer), (5, system), (7, officer), (5, system)] * 20
    with server.wire() as wire:
        wire.send(b"".join(request("GET", f"/v1/subjects/{number}/profile", token, None, REASON)
                           for number, token in asked))
        got = [wire.response().json()["subject"] for _ in asked]
    expect(got == [f"subject:{number}" for number, _ in asked],
           "answers of a pipeline are out of order")
    told = request("GET", PROFILE, system, None, REASON)
    with server.wire() as wire:
        wire.send(told * 3 + b"no HTTP at all\r\n\r\n")
        expect([wire.response().status for _ in range(4)] == [200, 200, 200, 400],
               "answers before what is no HTTP")
    with server.wire() as wire:
        wire.send(told * 3)
        wire.socket.shutdown(1)
        expect([wire.response().status for _ in range(3)] == [200] * 3 and wire.closed_within(5),
               "a client that has asked everything")
    with server.wire() as wire:
        # Three seconds are idle; whoever asks meanwhile is not.
        for _ in range(5):
            expect(wire.ask("GET", PROFILE, system, None, REASON).status == 200, "it was cut off")
            time.sleep(1)
        expect(wire.closed_within(6), "an idle connection stays")
    expect(server.metrics()["profilehistory_fast_path_answers_total"] >= 10, "nothing was told from memory")


def rates(world):
    """Limits per client and for all."""
    with world.serve("--limits-requests-per-second", "5", "--limits-concurrent-requests", "2",
                     "--limits-body-seconds", "3", "--limits-connections", "20") as server:
        hasty, other = world.token("dpo", sub="hasty"), world.token("dpo", sub="other")
        with server.wire() as wire:
            answers = [wire.ask("GET", "/v1/models", hasty) for _ in range(30)]
        refused = [a for a in answers if a.status == 429]
        expect(refused and all("retry-after" in a.headers for a in refused), "no limit per client")
        expect(sum(a.status == 200 for a in answers) <= 20, "the limit per client is none")
        expect(server.ask("GET", "/v1/models", other).status == 200, "others are limited too")
        token = world.token("citizen", person="subject:5", sub="slow")
        waiting = [server.wire() for _ in range(2)]
        for wire in waiting:
            wire.send(request("POST", "/v1/subjects/me/submissions", token, None, {
                **KEYED, "Content-Type": "application/json", "Content-Length": "9"}))
        time.sleep(0.5)
        answer = server.ask("GET", "/v1/models", other)
        expect(answer.status == 429, f"a third at once: {answer}")
        expect([wire.response().status for wire in waiting] == [408, 408], "slow bodies")
        expect(server.ask("GET", "/v1/models", other).status == 200, "places are not free again")
        for wire in waiting:
            wire.close()
        crowd = [server.wire() for _ in range(40)]
        time.sleep(0.3)
        crowd[0].close()
        for wire in crowd[1:]:
            wire.close()
        expect(server.ask("GET", "/livez").status == 200, "connections are not free again")
        server.stop()
