"""What is on record of whom, what a repetition is told, and what an auditor without a case is."""

import json

from access import Scene
from world import REASON
from wire import expect, request

NOTHING = {"Purpose": None, "Case-Number": None}
SECRET = "Karen fra tredje sal"


def check(world):
    with world.serve() as server:
        scene = Scene(world, server)
        repetitions(scene)
        names(scene)
        auditors(scene)
        nowhere(scene)
        erased(scene)
        expect(server.process.poll() is None, "the service ended")
        server.stop()
    with world.serve("--limits-concurrent-requests", "40") as server:
        strangers(world, server)
        server.stop()


def scored(scene, *but):
    """Somebody with a form whose score comes out."""
    return next(n for n, p in scene.profiles.items() if n not in (5, *but) and p.get("submission")
                and scene.ask("GET", "/v1/subjects/S/score", "dpo", person=n).status == 200
                and scene.ask("GET", "/v1/subjects/S/score", "dpo", person=n)
                .json()["score"].get("class"))


def issue(scene, person, key, role="caseworker", recipient="jobcentre:0101", **more):
    return scene.ask("POST", "/v1/subjects/S/issued-scores", role, {"recipient": recipient},
                     person, {"Idempotency-Key": key}, **more)


def repetitions(scene):
    """A repetition is put on record with the person, and told only what may be told now."""
    person = scored(scene)
    first, again = issue(scene, person, "r"), issue(scene, person, "r")
    expect(first.status == again.status == 201 and first.body == again.body, f"{first} {again}")
    listed = scene.ask("GET", "/v1/subjects/S/accesses?limit=1000", "dpo", person=person).json()
    shown = [e for e in listed["entries"] if e["operation"] == "issueScore"]
    expect(len(shown) == 2 and all(e["recipient"] == "jobcentre:0101" and e["model"]
                                   for e in shown), f"a repetition is not on record: {shown}")
    answer = issue(scene, person, "r", municipality="0999")
    expect(answer.problem == "other-municipality", f"a repetition from elsewhere: {answer}")
    stated = scene.ask("POST", "/v1/subjects/S/restrictions", "dpo",
                       {"attribute": "origin", "maySee": ["dpo"]}, person)
    expect(stated.status == 201, f"a restriction: {stated}")
    answer = issue(scene, person, "r")
    expect(answer.problem == "restricted", f"a repetition of what was restricted: {answer}")
    history = scene.ask("GET", "/v1/subjects/S/history?limit=1000", "citizen", person=person)
    for event in history.json()["events"]:
        if event["type"] == "submission":
            scene.ask("POST", "/v1/subjects/S/withdrawals", "citizen", {"of": event["position"]},
                      person, {"Idempotency-Key": f"w{event['position']}"})
    answer = issue(scene, person, "r")
    expect(answer.problem == "no-form", f"a repetition after a withdrawal: {answer}")


def names(scene):
    """An employee who is a citizen too is named to nobody, in refusals neither."""
    answer = scene.ask("GET", "/v1/subjects/S/profile", "caseworker", municipality="0999",
                       roles=["citizen", "caseworker"], sub="employee-of-0999")
    expect(answer.status == 403, f"a citizen first: {answer}")
    answer = scene.ask("POST", "/v1/subjects/S/issued-scores", "caseworker",
                       {"recipient": "jobcentre:0999"}, municipality="0999",
                       roles=["citizen", "caseworker"], sub="employee-of-0999")
    expect(answer.problem == "other-municipality", f"a citizen who is a caseworker: {answer}")
    listed = scene.ask("GET", "/v1/subjects/S/accesses?limit=1000", "citizen")
    entries = [e for e in listed.json()["entries"] if e["operation"] == "issueScore"]
    expect(entries and entries[0]["role"] == "caseworker"
           and entries[0]["actor"].startswith("employee-") and
           entries[0]["actor"] != "employee-of-0999", f"an employee by name: {entries}")


def auditors(scene):
    """Nothing by which somebody who knows a person would find her."""
    person = scored(scene)
    shown = issue(scene, person, "a", recipient=SECRET)
    expect(shown.status == 201, f"a score: {shown}")
    scene.ask("GET", "/v1/subjects/me/profile", "citizen", person=person, sub="karens-login")
    place = shown.json()["position"]
    radius = scene.ask("GET", f"/v1/audits/blast-radius?from={place}&to={place}", "auditor",
                       headers=NOTHING)
    name = radius.json()["subjects"][0]
    for path in ("/v1/audits/accesses?limit=1000", f"/v1/subjects/{name}/accesses?limit=1000",
                 f"/v1/audits/blast-radius?from={place}&to={place}",
                 f"/v1/subjects/{name}/issued-scores", f"/v1/subjects/{name}/history?limit=1000"):
        answer = scene.ask("GET", path, "auditor", headers=NOTHING)
        expect(answer.status == 200, f"{path}: {answer}")
        text = answer.body.decode()
        for told in (SECRET, "karens-login", "subject:", *REASON.values()):
            expect(told not in text, f"{path} tells an auditor {told}")
        for entry in answer.json().get("entries", []):
            expect(entry["resultDigest"] is None, f"{path} has a digest to try values from")
    answer = scene.ask("GET", "/v1/audits/accesses?actor=karens-login", "auditor", headers=NOTHING)
    expect(answer.problem == "purpose-missing", f"whose pseudonyms they are: {answer}")
    answer = scene.ask("GET", "/v1/audits/accesses?actor=karens-login", "auditor")
    expect(len(answer.json()["entries"]) == 1, f"an auditor with a case: {answer}")
    listed = scene.ask("GET", "/v1/audits/accesses?actor=auditor-1&limit=1000", "dpo").json()
    asked = [e["criterion"] for e in listed["entries"] if e["operation"] == "auditAccesses"]
    expect(asked.count("reads by karens-login") == 2, f"whose reads were asked for: {asked}")


def nowhere(scene):
    """A job centre of no municipality can not tell who is known."""
    for role in ("caseworker", "system"):
        answers = [scene.ask("POST", "/v1/subjects/find", role, {"cpr": cpr}, municipality=None)
                   for cpr in ("0108629996", "6108629996")]
        expect(answers[0].body == answers[1].body and answers[0].status == 403,
               f"{role} of nowhere: {answers}")


def erased(scene):
    """Who was erased is nobody, also to repetitions and under her pseudonym."""
    person = scored(scene)
    first = issue(scene, person, "e")
    expect(first.status == 201, f"a score: {first}")
    place = first.json()["position"]
    radius = scene.ask("GET", f"/v1/audits/blast-radius?from={place}&to={place}", "auditor",
                       headers=NOTHING)
    name = radius.json()["subjects"][0]
    scene.world.run("erase", scene.server.store, f"subject:{person}", "--ground", SECRET,
                    "--authority", "trial")
    for answer in (issue(scene, person, "e"),
                   scene.ask("GET", f"/v1/subjects/{name}/profile", "auditor", headers=NOTHING)):
        expect(answer.problem == "erased", f"an erased person: {answer}")
        text = json.dumps(answer.json())
        expect("subject:" not in text and SECRET not in text, f"who was erased: {answer}")


def strangers(world, server):
    """Slow bodies of clients without a token keep nobody else from being answered."""
    head = {"Content-Type": "text/plain", "Content-Length": "1000"}
    slow = [server.wire() for _ in range(60)]
    for one in slow:
        one.send(request("POST", "/v1/proofs/growth", headers=head))
        one.send(b"x")
    refused = 0
    for one in slow[-20:]:
        refused += one.response().status == 429
    expect(refused == 20, f"{refused} of 20 strangers were refused")
    answer = server.ask("GET", "/v1/subjects/5/profile", world.token("dpo"), headers=REASON)
    expect(answer.status == 200, f"beside slow strangers: {answer}")
    for one in slow:
        one.close()
