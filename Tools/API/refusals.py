"""What no client should send: bodies, addresses and bytes that are meant to hurt."""
import json
import re
import socket

from service import CASE

FORM = {"form": "2017", "targetGroup": "dagpenge", "answers": {"q2": "6m"}}


def run(trial):
    bodies(trial)
    addresses(trial)
    methods(trial)
    headers(trial)
    raw(trial)
    trial.expect(trial.service.request("GET", "/readyz")[0] == 200, "the service is ready after all")


def bodies(trial):
    text = json.dumps(FORM).encode()
    deep = b'{"answers":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    cases = [
        (b"", 400), (b"{", 400), (text[:-1], 400), (text + b"x", 400), (b"null", 400),
        (b"[]", 400), (b'"text"', 400), (b"12", 400), (deep, 400), (b"{" * 50_000, 400),
        (text.decode().encode("utf-16"), 400), (b"\xef\xbb\xbf" + text, 400),
        (b'{"form":"\xff"}', 400), (b'{"form":"\xc3"}', 400), (b'{"form":"\\ud800"}', 400),
        (b'{"form":1,"form":2}', 400), (b'{"__proto__":{}}', 400), (b" " * (1 << 20) + text, 413),
        (b'{"form":' + b"9" * 100_000 + b"}", None), (b'{"form":1e999}', None),
        (json.dumps({**FORM, "form": "x" * 900_000}).encode(), None),
        (json.dumps({**FORM, "answers": {str(i): "a" for i in range(20_000)}}).encode(), None),
    ]
    for path, caller in [("/v1/subjects/5/submissions", "citizen"), ("/v1/subjects/find", "dpo"),
                         ("/v1/subjects/5/issued-scores", "caseworker"),
                         ("/v1/models/x/activations", "admin"),
                         ("/v1/register-updates", "register")]:
        for number, (body, wanted) in enumerate(cases):
            fields = {**CASE, "Content-Type": "application/json", "Idempotency-Key": f"b{number}"}
            status, _, _ = trial.ask("POST", path, caller, fields, body)
            trial.expect(400 <= status < 500, f"{path}, body {number}: {status}")
            trial.expect(wanted in (None, status), f"{path}, body {number}: {status}")
        for type_ in ["text/plain", "application/xml", "", "application/json-patch+json"]:
            fields = {**CASE, "Content-Type": type_, "Idempotency-Key": "t"}
            status, _, _ = trial.ask("POST", path, caller, fields, text)
            trial.expect(status == 415, f"{path} as {type_!r}: {status}")
    for type_ in ["application/json; charset=utf-8", "Application/JSON"]:
        fields = {**CASE, "Content-Type": type_}
        status, _, _ = trial.ask("POST", "/v1/subjects/find", "dpo", fields, b'{"cpr":"0108629996"}')
        trial.expect(status == 200, f"{type_} is JSON: {status}")


ADDRESSES = [
    "/v1/subjects/5/profile/", "//v1/subjects/5/profile", "/v1//subjects/5/profile", "/v1", "/v1/",
    "/v1/subjects/../subjects/5/profile", "/v1/subjects/./5/profile", "/v1/subjects/5;a/profile",
    "/v1/subjects/%2e%2e/profile", "/v1/subjects/5%2fprofile", "/v1/subjects/%00/profile",
    "/v1/subjects/%/profile", "/v1/subjects/%zz/profile", "/v1/subjects/%ff/profile",
    "/v1/subjects/0/profile", "/v1/subjects/-1/profile", "/v1/subjects/05/profile",
    "/v1/subjects/99999999999999999999999/profile", "/v1/subjects/cpr:0108629996/profile",
    "/v1/subjects/subject:/profile", "/v1/subjects/subject:subject:5/profile",
    "/v1/subjects/pseudonym:00/profile", "/v1/subjects/pseudonym:" + "f" * 32 + "/profile",
    "/v1/subjects/+5/profile", "/v1/subjects/5 /profile".replace(" ", "%20"),
    "/v1/subjects/%D9%A5/profile", "/V1/subjects/5/profile", "/v1/subjects/5/profile%3Fat=x",
    "/v1/subjects/5/profile?nothing=1", "/v1/subjects/5/profile?at=2017-09-18&at=2017-09-18",
    "/v1/subjects/5/profile?at=%ff", "/v1/subjects/5/profile?at=", "/v1/subjects/5/profile?at",
    "/v1/subjects/5/profile?clock=sun", "/v1/subjects/5/profile?clock=position",
    "/v1/subjects/5/profile?at=0000-01-01", "/v1/subjects/5/profile?at=2017-02-30",
    "/v1/subjects/5/history?limit=0", "/v1/subjects/5/history?limit=1001",
    "/v1/subjects/5/history?limit=1e2", "/v1/subjects/5/history?after=-1",
    "/v1/subjects/5/score?without=", "/v1/subjects/5/score?set=x", "/v1/subjects/5/score?set==",
    "/v1/subjects/5/score?model=none", "/v1/subjects/5/score?without=nothing",
    "/v1/subjects/5/score/timeline?from=2018-01-01&to=2017-01-01",
    "/v1/subjects/5/score/timeline?from=0001-01-01&to=9999-12-31",
    "/v1/audits/comparison?at=2017-09-18", "/v1/audits/fairness?at=2017-09-18&by=shoe",
    "/v1/audits/fairness?at=2017-09-18&clock=sun&known=2017-09-18",
    "/v1/audits/blast-radius", "/v1/audits/blast-radius?from=5", "/v1/audits/windows?codes=x",
    "/v1/audits/blast-radius?from=5&to=4", "/v1/audits/attribute?name=shoe",
    "/v1/proofs/x", "/v1/proofs/99999999999999999999", "/v1/proofs/1000000", "/problems/none",
    "/tile/0/9", "/tile/x/000", "/tile/0/x000/x000/x000/x000/x000/x000/x000/x000",
    "/v1/feed?type=shoe", "/v1/feed?municipality=x", "/v1/feed?after=99999",
    "/v1/" + "x" * 5_000, "/" + "%41" * 1_000, "/?" + "a=b&" * 900, "/*", "/.git/config",
]


def addresses(trial):
    for address in ADDRESSES:
        for caller in [None, "dpo"]:
            status, _, _ = trial.ask("GET", address, caller, CASE)
            trial.expect(400 <= status < 500, f"{address[:60]}: {status}")


def methods(trial):
    for path, method, _, _ in trial.document.operations:
        address = re.sub(r"\{\w+\}", "1", path)
        for other in ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "POST", "GET"]:
            if other.lower() in trial.document.json["paths"][path]:
                continue
            status, fields, _ = trial.ask(other, address, "dpo", CASE)
            trial.expect(status in (405, 404), f"{other} {path}: {status}")
            trial.expect(status == 404 or method in fields["Allow"], f"{other} {path}: Allow")
    status, _, _ = trial.ask("PROPFIND", "/v1/models", "dpo")
    trial.expect(status == 501, f"a method that is none: {status}")


def headers(trial):
    for name, value in [
        ("Purpose", "x" * 201), ("Purpose", ""), ("Purpose", "0108629996"), ("Purpose", "a\tb"),
        ("Case-Number", "010862-9996"), ("Authorization", "Basic eDp5"), ("Authorization", "Bearer"),
        ("Authorization", "Bearer " + "x" * 9_000), ("Accept", "application/xml"),
        ("Accept", "application/json;q=0"), ("Accept", "*/*;q=0"),
    ]:
        fields = {**CASE, name: value}
        caller = None if name == "Authorization" else "dpo"
        status, _, _ = trial.ask("GET", "/v1/subjects/5/profile", caller, fields)
        trial.expect(400 <= status < 500, f"{name}: {value[:30]!r}: {status}")
    for accept in ["application/*", "*/*", "text/html, */*;q=0.1", "application/json; q=0.5", ""]:
        fields = {**CASE, "Accept": accept}
        status, _, _ = trial.ask("GET", "/v1/subjects/5/profile", "dpo", fields)
        trial.expect(status == 200, f"Accept: {accept}: {status}")


def raw(trial):
    """Bytes that no HTTP library sends; whatever the answer is, it is one of HTTP's 4xx."""
    for sent in [
        b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00", b"\x00" * 100,
        b"GET /v1/models HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
        b"GET /livez HTTP/1.1\r\nHost: a\r\n" + b"X: " + b"y" * 20_000 + b"\r\n\r\n",
        b"GET /livez HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"POST /v1/subjects/find HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST /v1/subjects/find HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /v1/subjects/find HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /livez HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n",
        b"GET http://elsewhere/livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    ]:
        with socket.create_connection(("127.0.0.1", trial.service.port), 5) as connection:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            answer = b""
            try:
                while piece := connection.recv(65_536):
                    answer += piece
            except (TimeoutError, ConnectionResetError):
                pass
        line = answer.split(b"\r\n")[0].decode(errors="replace")
        trial.expect(not re.match(r"HTTP/1.1 5", line), f"{sent[:40]!r}: {line}")
        trial.note(f"{sent[:40]!r}: {line or 'closed'}")
