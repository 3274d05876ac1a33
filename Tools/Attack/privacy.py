"""No person number, token, address or answer stands where operators look, or in an error."""

import json
import re
from collections import Counter

import wire
from world import REASON
from wire import expect, request

NUMBER = "0108629996"
SECRET = "hemmeligord"


def check(world):
    with world.serve(level="trace") as server:
        probe(world, server)
        server.stop()
    lines, metrics = world.logs, "\n".join(world.metrics)
    expect(lines and metrics, "nothing was logged or counted")
    expect(not wire.LEAKS, f"an answer holds a person number: {wire.LEAKS[:2]}")
    spelled = {p for n in wire.PERSONS for p in (n, f"{n[:6]}-{n[6:]}", f"{n[:6]} {n[6:]}")}
    words = {"hyphen or number": spelled, "token": {"eyJ", "Bearer"}, "free text": {SECRET},
             "purpose": {"vejledning", "2026-0001"}, "person": {"subject:", "/subjects/5"}}
    for place, text in (("the log", "\n".join(lines)), ("the metrics", metrics)):
        for what, found in words.items():
            hit = next((word for word in found if word in text), None)
            expect(hit is None, f"{what} in {place}: {line_of(text, hit) if hit else ''}")
    levels = Counter()
    for line in lines:
        if line.startswith("listening on"):
            continue
        try:
            entry = json.loads(line)
        except ValueError:
            expect(False, f"a line of the log is no JSON: {line[:300]}")
        expect({"time", "level", "logger", "message"} <= set(entry), f"a line lacks members: {line}")
        levels[entry["level"]] += 1
    for line in filter(None, metrics.splitlines()):
        expect(re.match(r'(# TYPE \w+ (counter|gauge|histogram)|\w+(\{.*\})? [-+.0-9eE]+(inf|nan)?)$',
                        line), f"a line of the metrics does not parse: {line}")
    return f"{len(lines)} lines of logs ({dict(levels)}), {len(metrics):,} bytes of metrics"


def line_of(text, word):
    return next(line for line in text.splitlines() if word in line)[:400]


def probe(world, server):
    """Person numbers and secrets in every place of a request."""
    officer = world.token("dpo")
    keyed = {**REASON, "Idempotency-Key": NUMBER}
    for path in (f"/v1/subjects/{NUMBER}/profile", f"/v1/subjects/cpr:{NUMBER}/profile", f"/{NUMBER}",
                 f"/v1/models/{NUMBER}", f"/v1/models/{SECRET}", f"/problems/{NUMBER}",
                 f"/v1/subjects/5/profile?at={NUMBER}", f"/v1/subjects/5/profile?{NUMBER}=1",
                 f"/v1/subjects/5/score?model={NUMBER}", f"/v1/subjects/5/score?set=q2%3D{NUMBER}",
                 f"/v1/subjects/5/score?without={NUMBER}", f"/v1/subjects/5/letter?about={NUMBER}",
                 f"/v1/audits/attribute?name={NUMBER}", f"/v1/audits/accesses?actor={NUMBER}",
                 f"/v1/audits/blast-radius?input={NUMBER}", f"/v1/audits/windows?codes={NUMBER}",
                 f"/v1/feed?type={NUMBER}", f"/v1/feed?after={NUMBER}", f"/tile/0/{NUMBER}",
                 f"/v1/proofs/{NUMBER}"):
        server.ask("GET", path, officer, headers=REASON)
    for headers in ({"Purpose": NUMBER}, {"Case-Number": f"010862-9996 {SECRET}"},
                    {"Authorization": f"Bearer {NUMBER}"}, {"Authorization": f"Basic {SECRET}"},
                    {"Accept-Language": NUMBER}, {"Content-Type": NUMBER}, {"Host": NUMBER},
                    {"Last-Event-ID": NUMBER, "Accept": "text/event-stream"},
                    {"If-None-Match": NUMBER}, {NUMBER: NUMBER}, {"Cookie": SECRET}):
        server.ask("GET", "/v1/subjects/5/profile", officer, headers={**REASON, **headers})
    citizen = world.token("citizen", person=None, cpr=NUMBER)
    expect(server.ask("GET", "/v1/subjects/me/profile", citizen).status == 200, "by person number")
    register = world.token("register", sources=["r"])
    for body in ({"cpr": NUMBER + "x"}, {NUMBER: 1}, {"cpr": SECRET}, {"cpr": NUMBER, SECRET: 1}):
        server.ask("POST", "/v1/subjects/find", officer, body, REASON)
    answers = {"q2": SECRET, "q10": "yes", "q10a": {"codes": [], "text": SECRET}, NUMBER: "x"}
    for form in ("2017", NUMBER, SECRET):
        server.ask("POST", "/v1/subjects/me/submissions", citizen, {
            "form": form, "targetGroup": NUMBER, "answers": answers}, keyed)
    line = {"type": "fact", "id": NUMBER, "source": "r", "subject": f"cpr:{NUMBER}",
            "attribute": SECRET, "value": NUMBER, "effective": NUMBER, "registered": SECRET}
    for change in ({}, {"attribute": "citizenship"}, {"subject": f"cpr:{NUMBER}9"},
                   {"type": "alias", "alias": NUMBER}, {"source": NUMBER}, {SECRET: NUMBER}):
        server.ask("POST", "/v1/register-updates", register, {**line, **change}, keyed)
    server.ask("POST", "/v1/register-updates", register, f'{{"{SECRET}": {NUMBER}'.encode(), keyed)
    with server.wire() as raw:
        raw.send(request("GET", f"/{NUMBER}\x01", officer))
        raw.closed_within(1)
    server.ask("POST", "/v1/proofs/growth", None, f"{NUMBER} {SECRET}\n".encode(),
               {"Content-Type": "text/plain"})
