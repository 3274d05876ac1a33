"""Every GET operation as every caller, with and without each of its parameters."""
import json
import re

from service import CALLERS, CASE

# Values for the parameters that have no example, or where others are wanted too.
MORE = {
    "at": ["2017-09-17", "2017-09-18T12:00:00+02:00"],
    "known": ["2018-03-01T00:00:00Z", "position:352"],
    "includeDisputed": ["true"],
    "after": ["310"],
    "list": ["5"],
    "through": ["1000"],
    "againstAt": ["2017-09-17"],
    "againstKnown": ["2018-03-01"],
    "asKnownThen": ["true"],
    "since": ["2017-01-01"],
}
PATHS = {"subject": ["5", "subject:3"], "n2": ["001"]}
# What goes together: a parameter that needs another one, or excludes it.
GROUPS = {
    "auditBlastRadius": [{"model": "published-2021-09-15"}, {"from": "1", "to": "50"},
                         {"input": "origin=unknown"}, {"input": "origin=(missing)"}],
    "compareEverybody": [{"at": "2017-09-18", "againstAt": "2017-09-17", "list": "30"},
                         {"at": "2017-09-18", "againstModel": "published-2021-09-09"},
                         {"at": "2017-09-18", "againstKnown": "2018-03-01"}],
    "auditCorrections": [{}, {"from": "1", "to": "400"}, {"since": "2017-01-01"}],
    "auditFairness": [{"at": "2017-09-18"}, {"at": "2017-09-18", "by": "municipality"},
                      {"at": "2017-09-18", "outcome": "benefit:1/52", "by": "origin,sex,age"}],
    "readScore": [{"at": "2017-09-18", "without": "origin"},
                  {"at": "2017-09-18", "set": "origin=unknown"},
                  {"at": "2017-09-18", "model": "published-2021-09-09", "known": "2017-09-18"}],
    "explainScore": [{"at": "2017-09-18"}],
    "readLetter": [{"at": "2017-09-18"}],
    "readProfile": [{"known": "352", "clock": "position"}, {"known": "2017-09-18"}],
    "compareProfiles": [{"from": "2014-01-01", "to": "2018-01-01"}],
    "readFeed": [{"after": "1500", "limit": "1000"}],
}


def queries(operation, document):
    """Query strings that the document allows."""
    known = [document.resolve(p) for p in operation["parameters"]]
    known = [p for p in known if p["in"] == "query"]
    needed = {p["name"]: p["example"] for p in known if p.get("required")}
    yield needed
    for parameter in known:
        name = parameter["name"]
        values = MORE.get(name, []) + ([parameter["example"]] if "example" in parameter else [])
        for value in values:
            if (operation["operationId"], name) not in ALONE:
                yield {**needed, name: str(value)}
    yield from GROUPS.get(operation["operationId"], [])


# Parameters that mean nothing by themselves.
ALONE = {("auditBlastRadius", n) for n in ["from", "to", "through"]} \
    | {("auditCorrections", n) for n in ["from", "to"]} \
    | {("compareEverybody", n)
       for n in ["known", "includeDisputed", "model", "group", "list", "through", "clock"]}


def paths(path, operation, document):
    parameters = [document.resolve(p) for p in operation["parameters"]]
    parameters = [p for p in parameters if p["in"] == "path"]
    found = [path]
    for parameter in parameters:
        name = parameter["name"]
        values = PATHS.get(name, [str(parameter["example"])])
        found = [one.replace("{%s}" % name, value) for one in found for value in values]
    return found


def run(trial):
    """Asks everything; the answers are judged by the trial."""
    document = trial.document
    for path, method, _, operation in document.operations:
        if method != "GET":
            continue
        asked = list(queries(operation, document))
        for address in paths(path, operation, document):
            for caller in [None, *CALLERS]:
                for index, query in enumerate(asked):
                    full = trial.address(address, query)
                    trial.ask("GET", full, caller, CASE)
                    if index:
                        continue
                    trial.ask("HEAD", full, caller, CASE)
                    trial.ask("GET", full, caller)
                    trial.ask("GET", full, caller, {**CASE, "Accept": "text/html"})
                    trial.ask("GET", full, caller, {**CASE, "Accept": "image/png"})
                    trial.ask("GET", full, caller, {**CASE, "Accept-Language": "da"})
    pseudonyms(trial)
    tags(trial)
    told_again(trial)
    everybody(trial)
    versions(trial)


def versions(trial):
    """Which model version was consulted stands on record."""
    one = {"published-2021-09-15"}
    for path, operation, expected in [
            ("/v1/subjects/5/letter?at=2017-09-18", "readLetter", one),
            ("/v1/subjects/5/score?at=2017-09-18", "readScore", one),
            ("/v1/subjects/5/score/timeline?from=2017-09-01&to=2017-09-30", "readScoreTimeline", None),
            ("/v1/audits/blast-radius?model=published-2021-09-15", "auditBlastRadius", one),
            ("/v1/audits/comparison?at=2017-09-18&againstAt=2017-09-17", "compareEverybody", None)]:
        trial.ask("GET", path, "dpo", CASE)
        # The newest come first.
        page = trial.json("GET", "/v1/audits/accesses?actor=trial-dpo&limit=10", "dpo")
        entry = next(e for e in page["entries"] if e["operation"] == operation)
        found = set((entry["model"] or "").split(", ")) - {""}
        trial.expect(found == expected if expected else found,
                     f"{operation} is on record with the version: {found}")


def pseudonyms(trial):
    """What an auditor without a case is told of persons."""
    body = trial.json("GET", "/v1/audits/comparison?at=2017-09-18&againstAt=2017-09-17&list=30",
                      "auditor")
    names = {case["subject"] for case in body["flipped"]}
    trial.expect(names and all(n.startswith("pseudonym:") for n in names), "pseudonyms are shown")
    for name in names:
        for rest in ["profile", "score", "score/explanation", "history", "letter", "accesses",
                     "profile/changes?from=2014-01-01",
                     "score/timeline?from=2017-09-01&to=2017-10-01"]:
            status, _, text = trial.ask("GET", f"/v1/subjects/{name}/{rest}", "auditor")
            trial.expect(status == 200, f"{rest} under a pseudonym is answered: {status}")
            trial.expect(b'"birthDate","value":"' not in text and b"subject:" not in text,
                         f"{rest} under a pseudonym tells nobody's birth date or number")


def tags(trial):
    """What is still the same is not sent again."""
    for path, caller in [("/v1/subjects/5/profile", "dpo"), ("/v1/models", "dpo"),
                         ("/openapi.json", None)]:
        _, headers, _ = trial.ask("GET", path, caller, CASE)
        again = {**CASE, "If-None-Match": headers["ETag"]}
        status, fields, body = trial.ask("GET", path, caller, again)
        trial.expect(status == 304 and not body, f"{path} is not sent again: {status}")
        # What a cache keeps is brought up to date by these and by nothing about a body.
        trial.expect(fields["ETag"] == headers["ETag"] and fields["Vary"] == headers["Vary"]
                     and fields["Cache-Control"] == headers["Cache-Control"]
                     and "Content-Type" not in fields, f"{path} says what holds on")


def told_again(trial):
    """The short way from memory tells what the long way tells, and what is worked out anew."""
    def answer(number, caller, query="", **more):
        status, fields, body = trial.ask("GET", f"/v1/subjects/{number}/profile{query}", caller,
                                         {**CASE, **more})
        return status, {name: text for name, text in fields.items() if name.lower() != "date"}, body

    def without_moment(answer):
        return *answer[:2], re.sub(rb'"asOf":{[^}]*}', b"", answer[2])

    def short_answers():
        text = trial.ask("GET", "/metrics")[2].decode()
        return int(re.search(r"^profilehistory_fast_path_answers_total (\d+)", text, re.M)[1])

    # Whoever says goodbye is answered the long way.
    goodbye = {"Connection": "close"}
    for caller in ("caseworker", "system"):
        expected, before = 0, short_answers()
        for number in range(1, 33):
            answer(number, caller)
            short, long = answer(number, caller), answer(number, caller, **goodbye)
            trial.expect(without_moment(short) == without_moment(long),
                         f"{caller} is told the same either way: {number}")
            if short[0] != 200:
                continue
            moment = json.loads(short[2])["asOf"]
            anew = answer(number, caller, f"?at={moment['effective']}&known={moment['known']}")
            trial.expect(anew[2] == short[2], f"{caller} is told what is worked out: {number}")
            tag = {"If-None-Match": short[1]["ETag"]}
            same = [answer(number, caller, **tag), answer(number, caller, **tag, **goodbye)]
            trial.expect(same[0] == same[1] and same[0][0] == 304,
                         f"{caller} is told that nothing changed: {number}")
            # Longer ones are not kept.
            expected += 2 * (int(short[1]["Content-Length"]) <= 16_384)
        given = short_answers() - before
        trial.expect(0 < expected <= given,
                     f"{caller} is answered the short way: {given} of {expected}")


def everybody(trial):
    """All 30 persons, for the shapes that one of them alone would not show."""
    for number in range(1, 33):
        for rest in ["profile", "history?limit=1000", "score?at=2017-09-18", "export",
                     "score/explanation?at=2017-09-18", "score/timeline?from=2017-01-01"
                     "&to=2018-12-31", "profile/changes?from=2014-01-01", "letter?at=2017-09-18"]:
            trial.ask("GET", f"/v1/subjects/{number}/{rest}", "dpo", CASE)
