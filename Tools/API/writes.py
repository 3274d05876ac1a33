"""What is stored: each POST operation taken, sent again, and refused."""
import json

from service import CALLERS, CASE

JSON = {"Content-Type": "application/json"}
NUMBER = "0108629996"


def post(trial, path, caller, body, key=None, lines=False):
    headers = {**CASE, **JSON, **({"Idempotency-Key": key} if key else {})}
    text = json.dumps(body).encode()
    if lines:
        headers["Content-Type"] = "application/x-ndjson"
        text = b"\n".join(json.dumps(line).encode() for line in body) + b"\n"
    status, _, answer = trial.ask("POST", path, caller, headers, text)
    return status, json.loads(answer)


def run(trial):
    for case in [another_process, everybody_tries, find, forms, statements, issue, facts, models]:
        case(trial)
    growth(trial)


def another_process(trial):
    """What the command stores is in the next answer, also where the last one is kept."""
    def profile():
        status, fields, text = trial.ask("GET", "/v1/subjects/5/profile", "caseworker", CASE)
        trial.expect(status == 200, f"a profile is told: {status}")
        return json.loads(text), int(fields["Log-Position"]), fields["ETag"]

    for number, country in enumerate(["SE", "NO", "FI", "IS"]):
        before, position, tag = profile()
        trial.expect(profile()[1:] == (position, tag), "nothing changed between two answers")
        trial.service.import_lines([{
            "type": "fact", "id": f"moved-{number}", "source": "another-process",
            "subject": f"cpr:{NUMBER}", "attribute": "citizenship", "value": country,
            "effective": f"2016-0{number + 1}-01", "registered": f"2020-01-0{number + 1}T00:00:00Z",
        }])
        after, position_after, tag_after = profile()
        trial.expect(after["attributes"]["citizenship"]["value"] == country,
                     f"what another process stored is told: {country}")
        trial.expect(position_after > position and tag_after != tag, "and told from before")


def everybody_tries(trial):
    """Each operation as each caller, with the document's own example."""
    for path, method, _, operation in trial.document.operations:
        if method != "POST" or operation["operationId"] == "proveGrowth":
            continue
        content = operation["requestBody"]["content"]["application/json"]
        address = path.replace("{subject}", "5").replace("{model}", "published-2021-09-09")
        for caller in [None, *CALLERS]:
            post(trial, address, caller, content["example"], f"try-{caller}-{path}")
            post(trial, address, caller, content["example"])
            post(trial, address, caller, [], f"list-{caller}")


def find(trial):
    status, body = post(trial, "/v1/subjects/find", "dpo", {"cpr": NUMBER})
    trial.expect((status, body.get("subject")) == (200, "subject:5"), "the person is found")
    status, body = post(trial, "/v1/subjects/find", "other-caseworker", {"cpr": NUMBER})
    trial.expect(status == 404, "another municipality finds nobody")
    status, _ = post(trial, "/v1/subjects/find", "dpo", {"cpr": "6108629996"})
    trial.expect(status in (400, 404), "an unknown number is not found")


def forms(trial):
    path = "/v1/subjects/5/submissions"
    form = {"form": "2017", "targetGroup": "dagpenge", "answers": {"q2": "6m"}}
    status, placed = post(trial, path, "citizen", form, "form-1")
    trial.expect(status == 201, f"a form is taken: {status} {placed}")
    status, again = post(trial, path, "citizen", form, "form-1")
    trial.expect(status == 200 and again["position"] == placed["position"], "it is stored once")
    other = {**form, "answers": {"q2": "1m"}}
    trial.expect(post(trial, path, "citizen", other, "form-1")[0] == 409, "a key means one thing")
    several = {**form, "answers": {"q8": ["a", "b"], "q6": {"state": "declined"}, "q2": "gt6m"}}
    trial.expect(post(trial, path, "citizen", several, "form-2")[0] == 201, "kinds of answers")
    for fault in [{**form, "form": "1999"}, {**form, "at": "2999-01-01"},
                  {**form, "answers": {"q2": "never"}}]:
        trial.expect(post(trial, path, "citizen", fault, "form-3")[0] == 422, f"refused: {fault}")
    withdraw = {"of": placed["position"]}
    trial.expect(post(trial, "/v1/subjects/5/withdrawals", "citizen", withdraw, "w-1")[0] == 201,
                 "a form is withdrawn")
    trial.expect(post(trial, "/v1/subjects/5/withdrawals", "citizen", {"of": 0}, "w-2")[0] == 422,
                 "nobody withdraws what is not hers")


def statements(trial):
    path = "/v1/subjects/5/"
    for body in [{"class": "low"}, {"class": "low", "deviates": True, "reason": "r"}]:
        status, _ = post(trial, path + "assessments", "caseworker", body, f"a-{len(body)}")
        trial.expect(status == 201, f"an assessment is taken: {status}")
    dispute = {"of": 353, "outcome": "remark", "text": "t"}
    trial.expect(post(trial, path + "disputes", "dpo", dispute, "d-1")[0] == 201, "a dispute")
    trial.expect(post(trial, path + "disputes", "dpo", dispute, "d-1")[0] == 200, "stored once")
    other = {**dispute, "of": of_another_source(trial, path, dispute["of"])}
    status, body = post(trial, path + "disputes", "dpo", other, "d-1")
    trial.expect((status, body.get("type", "").rsplit("/")[-1]) == (409, "idempotency-conflict"),
                 f"one key disputes events of one source only: {status} {body}")
    trial.expect(post(trial, path + "disputes", "dpo", other, "d-2")[0] == 201, "under its own key")
    for index, body in enumerate([
        {"maySee": ["dpo"], "attribute": "origin"}, {"maySee": [], "of": 306},
        {"maySee": ["dpo"], "reason": "artikel 18"},
    ]):
        status, placed = post(trial, path + "restrictions", "dpo", body, f"r-{index}")
        trial.expect(status == 201, f"a restriction is taken: {placed}")
        for rest in ["profile", "score", "score/explanation", "history", "letter"]:
            for caller in ["caseworker", "dpo", "citizen", "auditor"]:
                trial.ask("GET", f"{path}{rest}", caller, CASE)
                trial.ask("GET", f"{path}{rest}?at=2017-09-18", caller, CASE)
        lift = {"of": placed["position"]}
        status, body = post(trial, path + "restrictions/lifts", "dpo", lift, f"l-{index}")
        trial.expect(status == 201, f"a restriction is lifted: {body}")
    trial.ask("GET", path + "history?limit=1000", "dpo", CASE)


def of_another_source(trial, path, position):
    """The position of a fact that another source stated."""
    _, _, answer = trial.ask("GET", path + "history?limit=1000", "dpo", CASE)
    events = json.loads(answer)["events"]
    own = next(event["source"] for event in events if event["position"] == position)
    return next(event["position"] for event in events
                if event["type"] == "fact" and event["source"] != own)


def issue(trial):
    for body in [{"recipient": "jobcentre:0751"}, {"recipient": "r", "text": "own/1"}]:
        key = f"i-{body['recipient']}"
        status, answer = post(trial, "/v1/subjects/5/issued-scores", "caseworker", body, key)
        trial.expect(status == 201, f"a score is issued: {status} {answer}")
        status, again = post(trial, "/v1/subjects/5/issued-scores", "caseworker", body, key)
        trial.expect(again == answer, "a repetition gets the answer and shows nothing twice")
    status, answer = post(trial, "/v1/subjects/5/issued-scores", "caseworker", {"recipient": "x"},
                          "i-r")
    trial.expect(status == 409, f"another request under the key is refused: {status} {answer}")
    status, _ = post(trial, "/v1/subjects/5/issued-scores", "caseworker", {"recipient": NUMBER},
                     "i-person")
    trial.expect(status == 400, "a recipient is no person")
    for rest in ["audits/issued-scores", "audits/blast-radius?model=published-2021-09-15",
                 "audits/correction-effect", "audits/deviations?by=version",
                 "audits/blast-radius?from=1&to=1600", "subjects/5/issued-scores",
                 "audits/attribute?name=origin&list=9"]:
        status, _, _ = trial.ask("GET", f"/v1/{rest}", "dpo", CASE)
        trial.expect(status == 200, f"{rest} after a score was issued: {status}")


def facts(trial):
    fact = {"type": "fact", "id": "api-check-1", "source": "demo-cpr", "subject": "subject:5",
            "attribute": "municipality", "value": "0751", "effective": "2018-05-01",
            "registered": "2018-05-03T08:00:00+02:00"}
    bad = {**fact, "id": "api-check-2", "value": "9999"}
    path = "/v1/register-updates"
    trial.expect(post(trial, path, "register", fact, "f-1")[0] == 200, "a fact is taken")
    trial.expect(post(trial, path, "register", bad, "f-2")[0] == 422, "one that does not hold")
    status, body = post(trial, path, "register", [fact, bad], "f-3", lines=True)
    trial.expect(status == 200 and "refused" in body["outcomes"][1], "each line by itself")
    other = {**fact, "source": "demo-dream"}
    trial.expect(post(trial, path, "register", other, "f-4")[0] == 403, "another's source")
    annul = {"type": "annul", "id": "api-check-3", "source": "demo-cpr", "of": "api-check-1",
             "registered": "2018-06-01"}
    trial.expect(post(trial, path, "register", annul, "f-5")[0] == 200, "an annulment")


def models(trial):
    path = "/v1/models/published-2021-09-15/"
    bodies = [("approvals", {}), ("activations", {"group": "prøve", "from": "2020-01-01"}),
              ("activations", {"group": "dagpenge", "from": "2020-01-01"}),
              ("retirements", {"group": "prøve", "from": "2020-02-01", "reason": "r"}),
              ("activations", {"group": "dagpenge", "from": "2017-09-18"}),
              ("retirements", {"from": "2999-01-01"}), ("activations", {"group": "x"})]
    for index, (rest, body) in enumerate(bodies):
        post(trial, path + rest, "admin", body, f"m-{index}")
    status, _ = post(trial, "/v1/models/none/approvals", "admin", {}, "m-9")
    trial.expect(status == 404, "a version that is not there")
    trial.ask("GET", path + "timeline", "dpo")
    trial.ask("GET", "/v1/models", "dpo")


def growth(trial):
    old = trial.first_checkpoint
    headers = {"Content-Type": "text/plain"}
    status, _, _ = trial.ask("POST", "/v1/proofs/growth", None, headers, old)
    trial.expect(status == 200, f"growth is proved: {status}")
    for body in [b"", b"\xff\xfe", old[:40], old.replace(b"\n", b"\r\n"), b"x" * 100_000]:
        status, _, _ = trial.ask("POST", "/v1/proofs/growth", None, headers, body)
        trial.expect(status in (400, 409, 422), f"no checkpoint: {status}")
