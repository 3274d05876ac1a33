"""Who may do what: roles and operations, tokens, reasons, forms, restrictions."""

import base64
import hashlib
import hmac
import json
import time

import tokens
from world import REASON
from wire import expect

READERS = {"citizen", "caseworker", "system", "auditor", "dpo"}
WRITERS = {"citizen", "caseworker", "system"}
ROLES = READERS | {"admin", "register"}
#: Method, path, scope, roles, whether it is about one person.
OPERATIONS = [
    ("POST", "/v1/subjects/find", "profile.read",
     {"caseworker", "system", "dpo", "register", "auditor"}),
    ("GET", "/v1/subjects/S/profile", "profile.read", READERS),
    ("GET", "/v1/subjects/S/profile/changes?from=2017-09-17", "profile.read", READERS),
    ("GET", "/v1/subjects/S/score", "profile.read", READERS),
    ("GET", "/v1/subjects/S/score/explanation", "profile.read", READERS),
    ("GET", "/v1/subjects/S/score/timeline?from=2017-09-17&to=2017-09-18", "profile.read", READERS),
    ("POST", "/v1/subjects/S/issued-scores", "profile.write", {"caseworker", "system"}),
    ("GET", "/v1/subjects/S/history", "profile.read", READERS),
    ("GET", "/v1/subjects/S/issued-scores", "profile.read", READERS),
    ("GET", "/v1/subjects/S/assessments", "profile.read", READERS),
    ("GET", "/v1/subjects/S/accesses", "profile.read", {"citizen", "dpo", "auditor"}),
    ("GET", "/v1/subjects/S/export", "profile.read", {"citizen", "dpo"}),
    ("GET", "/v1/subjects/S/letter", "profile.read", {"citizen", "dpo", "auditor", "caseworker"}),
    ("POST", "/v1/subjects/S/submissions", "profile.write", WRITERS),
    ("POST", "/v1/subjects/S/withdrawals", "profile.write", WRITERS),
    ("POST", "/v1/register-updates", "register.write", {"register"}),
    ("POST", "/v1/subjects/S/assessments", "profile.write", {"caseworker"}),
    ("POST", "/v1/subjects/S/disputes", "profile.write", {"dpo"}),
    ("POST", "/v1/subjects/S/restrictions", "profile.write", {"dpo"}),
    ("POST", "/v1/subjects/S/restrictions/lifts", "profile.write", {"dpo"}),
    ("GET", "/v1/models", "models.read", ROLES - {"register"}),
    ("GET", "/v1/models/published-2021-09-09", "models.read", ROLES - {"register"}),
    ("GET", "/v1/models/published-2021-09-09/timeline", "models.read", ROLES - {"register"}),
    ("POST", "/v1/models/none/approvals", "models.write", {"admin"}),
    ("POST", "/v1/models/none/activations", "models.write", {"admin"}),
    ("POST", "/v1/models/none/retirements", "models.write", {"admin"}),
    ("GET", "/v1/audits/attribute?name=origin", "audit.read", {"auditor", "dpo"}),
    ("GET", "/v1/audits/deviations", "audit.read", {"auditor", "dpo"}),
    ("GET", "/v1/audits/accesses", "audit.read", {"auditor", "dpo"}),
    ("GET", "/v1/feed", "feed.read", {"system", "dpo"}),
]


class Scene:
    """A server over a copy of the demo, and whom the checks are about."""

    def __init__(self, world, server):
        self.world, self.server = world, server
        self.dpo = world.token("dpo")
        self.homes, self.profiles = {}, {}
        for number in range(1, 31):
            profile = server.ask("GET", f"/v1/subjects/{number}/profile", self.dpo,
                                 headers=REASON).json()
            self.profiles[number] = profile
            self.homes[number] = profile["attributes"].get("municipality", {}).get("value")
        self.person = 5
        self.home = self.homes[5]
        self.elsewhere = next(n for n, home in self.homes.items() if home not in (None, self.home))

    def token(self, role, person=None, **more):
        """A token of a role that may see the person, as far as the role may at all."""
        person = person or self.person
        if role in ("caseworker", "system"):
            more.setdefault("municipality", self.homes[person])
        if role == "citizen":
            more.setdefault("person", f"subject:{person}")
        if role == "register":
            more.setdefault("sources", ["trial-register"])
        return self.world.token(role, **more)

    def ask(self, method, path, role, body=None, person=None, headers=None, **more):
        path = path.replace("/S/", f"/{person or self.person}/")
        headers = {**REASON, **({"Idempotency-Key": "k"} if method == "POST" else {}),
                   **(headers or {})}
        return self.server.ask(method, path, self.token(role, person, **more), body, headers)


def check(world):
    with world.serve() as server:
        scene = Scene(world, server)
        operations(scene)
        reasons(scene)
        boundaries(scene)
        attack_tokens(scene)
        forms(scene)
        restrictions(scene)
        poison(scene)
        expect(server.process.poll() is None, "the service ended")
        server.stop()


def operations(scene):
    """Every role at every operation."""
    for method, path, scope, allowed in OPERATIONS:
        body = {} if method == "POST" else None
        place = f"{method} {path}"
        answer = scene.server.ask(method, path.replace("/S/", "/5/"), None, body)
        expect(answer.status == 401 and "www-authenticate" in answer.headers,
               f"{place} without a token: {answer}")
        for role in sorted(ROLES):
            answer = scene.ask(method, path, role, body)
            if role not in allowed:
                expect((answer.status, answer.problem) == (403, "forbidden"),
                       f"{place} as {role}: {answer}")
                continue
            may = {200} if method == "GET" else {400, 404, 409, 422}
            expect(answer.status in may and answer.problem != "forbidden",
                   f"{place} as {role}: {answer}")
            less = " ".join(name for name in tokens.SCOPES.split() if name != scope)
            answer = scene.ask(method, path, role, body, scope=less)
            expect(answer.status == 403, f"{place} as {role} without {scope}: {answer}")


def reasons(scene):
    """Purpose and case number, where they must be stated and where they spoil."""
    person = [(m, p, a) for m, p, _, a in OPERATIONS if "/subjects/" in p]
    for method, path, allowed in person:
        for role in sorted(allowed & {"caseworker", "system", "dpo"}):
            for missing in REASON:
                answer = scene.ask(method, path, role, {} if method == "POST" else None,
                                   headers={missing: None})
                expect(answer.problem == "purpose-missing",
                       f"{method} {path} as {role} without {missing}: {answer}")
    for purpose in ("", " ", "x" * 201, "0108629996", "sag 010862-9996"):
        answer = scene.ask("GET", "/v1/subjects/S/profile", "dpo", headers={"Purpose": purpose})
        expect(answer.status == 400, f"the purpose {purpose!r}: {answer}")
    # An auditor without a reason sees pseudonyms, and by pseudonyms only.
    nothing = {"Purpose": None, "Case-Number": None}
    answer = scene.ask("GET", "/v1/subjects/S/profile", "auditor", headers=nothing)
    expect(answer.problem == "purpose-missing", f"an auditor by number: {answer}")
    for cpr in ("0108629996", "6108629996"):
        answer = scene.ask("POST", "/v1/subjects/find", "auditor", {"cpr": cpr}, headers=nothing)
        expect(answer.problem == "purpose-missing", f"an auditor by person number: {answer}")
    listed = scene.ask("GET", "/v1/audits/comparison?at=2017-09-18&againstAt=2017-09-17&list=30",
                       "auditor", headers=nothing)
    expect(b"pseudonym:" in listed.body and b"subject:" not in listed.body,
           f"an auditor's list: {listed}")
    name = "pseudonym:" + listed.body.split(b"pseudonym:", 1)[1][:32].decode()
    answer = scene.ask("GET", f"/v1/subjects/{name}/profile", "auditor", headers=nothing)
    expect(answer.status == 200 and b"subject:" not in answer.body
           and answer.json()["attributes"].get("birthDate") is None
           or answer.json()["attributes"]["birthDate"] is None,
           f"an auditor by pseudonym: {answer}")
    for wrong in ("pseudonym:" + "0" * 32, "pseudonym:", name[:-1], name.upper()):
        answer = scene.ask("GET", f"/v1/subjects/{wrong}/profile", "auditor", headers=nothing)
        expect(answer.status in (400, 404), f"the pseudonym {wrong}: {answer}")


def boundaries(scene):
    """Nobody sees beyond her municipality or herself."""
    other = scene.elsewhere
    for method, path, _, allowed in OPERATIONS:
        if "/subjects/S/" not in path:
            continue
        body = {} if method == "POST" else None
        place = path.replace("/S/", f"/{other}/")
        for role in sorted(allowed & {"caseworker", "system"}):
            answer = scene.server.ask(method, place, scene.token(role), body,
                                      {**REASON, "Idempotency-Key": "k"})
            # A body that holds nothing is refused before anybody is looked at.
            expect(answer.problem in ("other-municipality", "bad-request"), f"{place}: {answer}")
            expect(method == "POST" or answer.problem == "other-municipality", f"{place}: {answer}")
        if "citizen" in allowed:
            answer = scene.server.ask(method, place, scene.token("citizen"), body,
                                      {**REASON, "Idempotency-Key": "k"})
            expect(answer.problem in ("forbidden", "bad-request"), f"{place}: {answer}")
    found = scene.ask("POST", "/v1/subjects/find", "caseworker", {"cpr": "0108629996"})
    expect(found.json() == {"subject": "subject:5"}, f"a caseworker's own: {found}")
    unknown = [scene.ask("POST", "/v1/subjects/find", "caseworker", {"cpr": cpr},
                         municipality="0999") for cpr in ("0108629996", "6108629996")]
    expect(unknown[0].status == unknown[1].status == 404 and unknown[0].body == unknown[1].body,
           f"another municipality can tell who is known: {unknown}")
    answer = scene.ask("GET", "/v1/subjects/S/profile", "caseworker", municipality=None)
    expect(answer.status == 403, f"a caseworker of nowhere: {answer}")
    answer = scene.ask("GET", "/v1/subjects/me/profile", "citizen", person=None)
    expect(answer.status == 200, f"herself: {answer}")
    answer = scene.server.ask("GET", "/v1/subjects/me/profile", scene.world.token("citizen"))
    expect(answer.status == 403, f"a citizen who is nobody: {answer}")
    for source, status in (("trial-register", 200), ("demo-cpr", 403), ("api", 403)):
        line = {"type": "fact", "id": "a1", "source": source, "subject": "subject:5",
                "attribute": "citizenship", "value": "DK", "effective": "1962-08-01",
                "registered": "2014-06-02T07:00:00+02:00"}
        answer = scene.ask("POST", "/v1/register-updates", "register", line)
        expect(answer.status == status, f"a register as {source}: {answer}")
    answer = scene.ask("GET", "/v1/feed?municipality=0999", "system")
    expect(answer.problem == "other-municipality", f"another's feed: {answer}")


def attack_tokens(scene):
    """Tokens that must not be believed; none of them may read or say what it was refused for."""
    world, keys = scene.world, str(scene.world.keys)
    now = int(time.time())

    def make(header=None, **claims):
        return tokens.make_token(keys, world.claims("dpo", **claims), header=header)

    def unsigned(header, signature=b""):
        parts = [tokens.b64(json.dumps(part).encode()) for part in (header, world.claims("dpo"))]
        return ".".join([*parts, tokens.b64(signature)])

    public = json.loads((world.keys / "jwks.json").read_text())["keys"][0]
    good = world.token("dpo")
    head, body, signature = good.split(".")
    keyed = []
    for secret in (public["x"].encode(), base64.urlsafe_b64decode(public["x"] + "="),
                   (world.keys / "jwks.json").read_bytes()):
        start = unsigned({"alg": "HS256", "typ": "JWT", "kid": "trial"}).rsplit(".", 1)[0]
        mac = hmac.new(secret, start.encode(), hashlib.sha256).digest()
        keyed.append(f"{start}.{tokens.b64(mac)}")
    bad = {
        "none": unsigned({"alg": "none", "kid": "trial"}),
        "None": unsigned({"alg": "None", "kid": "trial"}),
        "no algorithm": unsigned({"kid": "trial"}),
        "HS256 with the public key": keyed[0],
        "HS256 with the public key's bytes": keyed[1],
        "HS256 with the key set": keyed[2],
        "EdDSA with a P-256 key": make({"alg": "EdDSA"}),
        "ES384": make({"alg": "ES384"}),
        "another key id": make({"kid": "other"}),
        "no key id": make({"kid": None}),
        "a key id that is a path": make({"kid": "../../dev/null"}),
        "crit": make({"crit": ["exp"], "exp": 1}),
        "an embedded key": make({"jwk": public, "kid": "mine"}),
        "expired": make(exp=now - 120),
        "without an end": make(exp=None),
        "an end in words": make(exp="tomorrow"),
        "not yet": make(nbf=now + 120),
        "issued in the future": make(iat=now + 120),
        "another issuer": make(iss="else"),
        "no issuer": make(iss=None),
        "another audience": make(aud="other"),
        "other audiences": make(aud=["other", "more"]),
        "no audience": make(aud=None),
        "an empty list of audiences": make(aud=[]),
        "no subject": make(sub=None),
        "a person number as the subject": make(sub="0108629996"),
        "no roles": make(roles=[]),
        "unknown roles": make(roles=["root"]),
        "roles as text": make(roles="dpo"),
        "altered claims": f"{head}.{tokens.b64(json.dumps(world.claims('admin')).encode())}."
                          f"{signature}",
        "no signature": f"{head}.{body}.",
        "half a signature": f"{head}.{body}.{signature[:43]}",
        "a zero signature": f"{head}.{body}.{tokens.b64(bytes(64))}",
        "two parts": f"{head}.{body}",
        "four parts": f"{good}.x",
        "padding": f"{head}.{body}.{signature}==",
        "dots": "...",
        "huge": make(padding="x" * 10_000),
    }
    for name, token in bad.items():
        answer = scene.server.ask("GET", "/v1/subjects/5/profile", token, headers=REASON)
        expect((answer.status, answer.problem) in ((401, "unauthenticated"), (400, None)),
               f"a token with {name}: {answer}")
        expect("invalid_token" in answer.headers.get("www-authenticate", "") or answer.status == 400,
               f"a token with {name}: {answer.headers}")
    for header in ("Basic dTpw", "Bearer", "Bearer ", good, f"bearer  {good}"):
        answer = scene.server.ask("GET", "/v1/models", headers={"Authorization": header})
        expect(answer.status == 401, f"the header {header[:10]!r}: {answer}")
    for good in (make(aud=["x", "profilehistory"]), make(exp=now - 30), make(nbf=now + 30)):
        answer = scene.server.ask("GET", "/v1/subjects/5/profile", good, headers=REASON)
        expect(answer.status == 200, f"a token within the skew: {answer}")


def forms(scene):
    """A job centre reads nothing of somebody who has no form, or withdrew hers."""
    reading = [path for method, path, _, allowed in OPERATIONS
               if method == "GET" and "/S/" in path and "caseworker" in allowed]
    without = next(n for n, p in scene.profiles.items() if not p.get("submission"))
    for person in (without, scene.person):
        if person == scene.person:
            withdraw(scene)
        for path in reading + ["/v1/subjects/S/profile?at=2017-12-01&known=2017-12-01",
                               "/v1/subjects/S/score?at=2017-12-01&known=2017-12-01",
                               "/v1/subjects/S/history?at=2017-12-01&known=2017-12-01"]:
            answer = scene.ask("GET", path, "caseworker", person=person)
            expect(answer.problem == "no-form", f"{path} without a form: {answer}")
            answer = scene.ask("GET", path, "dpo", person=person)
            # Without a form there is no score for anybody, but the history is there.
            expect(answer.status == 200 or "/score" in path, f"{path} for the officer: {answer}")
        answer = scene.ask("POST", "/v1/subjects/S/issued-scores", "caseworker",
                           {"recipient": "jobcentre:0101"}, person=person)
        expect(answer.problem == "no-form", f"a score without a form: {answer}")


def withdraw(scene):
    """The person takes her forms back, by one key twice."""
    history = scene.ask("GET", "/v1/subjects/S/history?limit=1000", "citizen")
    entries = next(v for v in history.json().values() if isinstance(v, list))
    places = [entry["position"] for entry in entries if entry["type"] == "submission"]
    expect(places, f"no form to withdraw: {history}")
    for place in places:
        answers = [scene.ask("POST", "/v1/subjects/S/withdrawals", "citizen", {"of": place},
                             headers={"Idempotency-Key": f"w{place}"}) for _ in range(2)]
        expect([a.status for a in answers] == [201, 200], f"a withdrawal: {answers}")
        expect(answers[0].json()["position"] == answers[1].json()["position"], f"{answers}")


def restrictions(scene):
    """Restricted data are told to the roles that may see them only."""
    person = next(n for n, p in scene.profiles.items() if n != 5 and p.get("submission"))
    answer = scene.ask("POST", "/v1/subjects/S/restrictions", "dpo",
                       {"attribute": "origin", "maySee": ["dpo"], "reason": "indsigelse"},
                       person=person)
    expect(answer.status in (200, 201), f"a restriction: {answer}")
    for role in ("caseworker", "citizen", "auditor", "dpo", "system"):
        answer = scene.ask("GET", "/v1/subjects/S/profile", role, person=person)
        origin = json.dumps(answer.json().get("attributes", {}).get("origin", {}))
        shown = any(name in origin for name in ("danish", "western"))
        expect(answer.status == 200 and shown == (role == "dpo"),
               f"restricted, for {role}: {answer.status} {origin}")


def poison(scene):
    """What one caller sends never keeps others from being answered."""
    long = "x" * 3_000
    tries = [
        ("POST", f"/v1/models/{long}/approvals", "admin", {}),
        ("POST", "/v1/models/0108629996/approvals", "admin", {}),
        ("GET", f"/v1/models/{long}", "admin", None),
        ("GET", f"/v1/subjects/2/score?model={long}", "dpo", None),
        ("POST", "/v1/subjects/S/issued-scores", "caseworker", {"recipient": long}),
        ("POST", "/v1/subjects/S/issued-scores", "caseworker", {"recipient": "0108629996"}),
        ("GET", f"/v1/audits/attribute?name={long}", "dpo", None),
        ("GET", f"/v1/audits/accesses?actor={long}&limit=0", "dpo", None),
        ("GET", "/v1/audits/accesses?actor=0108629996&limit=0", "dpo", None),
    ]
    for method, path, role, body in tries:
        answer = scene.ask(method, path, role, body, person=2)
        expect(400 <= answer.status < 500, f"{path[:60]}: {answer}")
        checks = scene.server.ask("GET", "/readyz").json()["checks"]
        expect(checks["readLog"]["passed"], f"after {path[:60]} the service is not ready: {checks}")
