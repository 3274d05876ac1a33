"""Fields and bodies of events, as Docs/FORMAT.md describes them; read_store.py uses this."""

import base64
import hashlib
import json
import struct
from datetime import date, datetime, timedelta, timezone

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
ATTRIBUTES = dict(enumerate(
    "birthDate sex municipality origin citizenship dependants education industry benefit employment"
    " income".split(), 1))
KINDS = {1: "code", 2: "text", 3: "integer", 4: "decimal", 5: "date"}
SERIES = {0: None, 1: "week", 2: "month"}
SENSITIVITIES = {1: "ordinary", 2: "personal", 3: "special", 4: "derivedProxy"}
SHAPES = {1: "token", 2: "country", 3: "industry", 4: "benefit"}
QUESTIONS = {1: "one", 2: "several", 3: "severalWithText", 4: "text"}
STATES = {1: "declined", 2: "dont_know", 3: "unknown"}
OUTCOMES = {1: "accepted", 2: "rejected", 3: "remark"}


class Damage(Exception):
    """Bytes that are not what FORMAT.md says."""


def need(condition, text):
    if not condition:
        raise Damage(text)


def varint_size(value):
    return max((value.bit_length() + 6) // 7, 1)


class Reader:
    """Takes fields off bytes, in order."""

    def __init__(self, data):
        self.data, self.at = bytes(data), 0

    def take(self, count):
        need(self.at + count <= len(self.data), f"cut short at byte {self.at}")
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, layout):
        return struct.unpack("<" + layout, self.take(struct.calcsize("<" + layout)))[0]

    def byte(self):
        return self.take(1)[0]

    def varint(self):
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                need((byte or not shift) and value < 1 << 64, "varint is not in its shortest form")
                return value
            shift += 7

    def text(self):
        try:
            return self.take(self.varint()).decode()
        except UnicodeDecodeError:
            raise Damage("text is not UTF-8") from None

    def list(self, item):
        return [item() for _ in range(self.varint())]

    def name(self, names):
        code = self.byte()
        need(code in names, f"{code} is none of {sorted(names)}")
        return names[code]

    def optional(self, item):
        return item() if self.name({0: False, 1: True}) else None

    def rest(self):
        return self.take(len(self.data) - self.at)

    def finish(self):
        need(self.at == len(self.data), f"{len(self.data) - self.at} bytes too many")


def instant(microseconds):
    try:
        moment = EPOCH + timedelta(microseconds=microseconds)
    except OverflowError:
        return microseconds
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def period(ordinal, granularity):
    if granularity == "month":
        return f"{ordinal // 12:04}-{ordinal % 12 + 1:02}"
    year, week, _ = (date(1969, 12, 29) + timedelta(weeks=ordinal)).isocalendar()
    return f"{year:04}-W{week:02}"


class Body:
    """Decodes bodies by type; learns the attributes that the registry defines."""

    def __init__(self, reveal):
        self.reveal, self.attributes = reveal, dict(ATTRIBUTES)

    def decode(self, kind, data):
        need(kind in BODIES, f"type {kind} is not known")
        name, read = BODIES[kind]
        reader = Reader(data)
        body = read(self, reader)
        reader.finish()
        return name, body

    def value(self, r, kind):
        if kind == "decimal":
            number = r.number("d")
            return int(number) if number.is_integer() and abs(number) < 1 << 53 else number
        if kind == "integer":
            coded = r.varint()
            return (coded >> 1) ^ -(coded & 1)
        if kind == "date":
            return (date(1970, 1, 1) + timedelta(days=r.number("i"))).isoformat()
        return r.text()

    def fact(self, r):
        number, tag = r.varint(), r.byte()
        body = {"attribute": self.attributes.get(number, f"attribute-{number}")}
        if tag & 0x80:
            ordinal = r.number("i")
            body["period"] = period(ordinal, r.name({1: "week", 2: "month"}))
        need(tag & 0x7F <= 6, f"value tag {tag} is not known")
        if tag & 0x7F == 6:
            return body | {"withheld": "erased"}
        body["value"] = self.value(r, KINDS[tag & 0x7F]) if tag & 0x7F else None
        return body

    def answer(self, r):
        tag = r.byte()
        if tag == 1:
            return {"value": r.text()}
        if tag == 2:
            return {"value": r.list(r.text)}
        if tag == 3:
            return {"text": r.text()}
        if tag == 4:
            return {"state": r.name(STATES)}
        if tag == 6:
            return {"withheld": "erased"}
        need(tag == 5, f"answer tag {tag} is not known")
        return {"value": r.list(r.text), "text": r.text()}

    def submission(self, r):
        return {"form": r.text(), "targetGroup": r.text(),
                "answers": dict(r.list(lambda: (r.text(), self.answer(r))))}

    def alias(self, r):
        digits = f"{r.number('Q'):010}"
        return {"alias": f"cpr:{digits}" if self.reveal else None}

    def restriction(self, r):
        roles, attribute = r.list(r.text), r.varint()
        name = self.attributes.get(attribute - 1, f"attribute-{attribute - 1}")
        return {"maySee": roles, "attribute": name if attribute else None, "reason": r.text()}

    def redaction(self, r):
        r.take(r.varint())
        places = r.list(lambda: (r.number("Q"), r.take(r.varint()))[0])
        return {"erased": places, "ground": r.text(), "authority": r.text()}

    def score(self, r):
        body = {"model": r.text(), "class": r.text(), "recipient": r.text(),
                "score": r.optional(lambda: r.number("d")), "targetGroup": r.optional(r.text)}
        tag = r.name({0: 0, 1: 1, 2: 2})
        return body | {"inputsThrough": r.number("Q") if tag else None,
                       "evidence": self.evidence(r) if tag == 2 else None}

    def evidence(self, r):
        def positions():
            last, places = 0, []
            for step in r.list(r.varint):
                need(step > 0 or not places, "positions do not grow")
                last += step
                places.append(last)
            return places

        # Digests are read and left out: a value that has few possibilities could be tried out.
        body = {"document": r.take(32).hex(), "kernelVersion": r.varint(), "text": r.text()}
        r.optional(lambda: r.take(32))
        r.optional(lambda: r.number("d"))
        body["inputs"] = r.list(lambda: (positions(), r.number("Q"))[0])
        r.list(lambda: r.number("Q"))
        return body

    def activation(self, r):
        first = r.text()
        body = {"model": first or r.text(), "targetGroup": r.text(), "actor": r.text()}
        return body if first else body | {"rollbackOf": r.text(), "reason": r.text()}

    def assessment(self, r):
        return {"class": r.text(), "deviates": r.name({0: None, 1: False, 2: True}),
                "reason": r.optional(r.text), "office": r.optional(r.text)}

    def attribute(self, r):
        number = r.varint()
        body = {"number": number, "attribute": r.text(), "kind": r.name(KINDS),
                "series": r.name(SERIES), "sensitivity": r.name(SENSITIVITIES), "from": r.text()}
        tag = r.byte()
        need(tag <= 2, f"codes tag {tag} is not known")
        if tag == 1:
            body["codes"] = r.name(SHAPES)
        elif tag == 2:
            body["list"] = r.text()
            body["codes"] = r.list(
                lambda: {"code": r.text(), "label": r.text(), "group": r.optional(r.text)})
        body["range"] = r.optional(lambda: [r.number("d"), r.number("d")])
        self.attributes[number] = body["attribute"]
        return body

    def question(self, r):
        def wording():
            return {"da": r.text(), "en": r.text()}
        return {"id": r.text(), "kind": r.name(QUESTIONS), "closed": bool(r.byte()), **wording(),
                "choices": r.list(lambda: {"code": r.text(), **wording()}),
                "askedIf": r.optional(lambda: {"question": r.text(), "codes": r.list(r.text)})}

    def form(self, r):
        return {"form": r.text(), "questions": r.list(lambda: self.question(r))}

    def model(self, r):
        first = r.text()
        body = {"model": first or r.text(), "author": r.text()}
        document = r.take(r.varint())
        try:
            body["document"] = json.loads(document)
        except ValueError:
            body["document"] = base64.b64encode(document).decode()
        if not first:
            pmml = r.take(r.varint())
            body |= {"pmml": base64.b64encode(pmml).decode(),
                     "pmmlDigest": hashlib.sha256(pmml).hexdigest()}
        return body


BODIES = {
    1: ("fact", Body.fact), 2: ("annul", lambda b, r: {}), 3: ("submission", Body.submission),
    4: ("withdraw", lambda b, r: {}), 5: ("alias", Body.alias),
    6: ("dispute", lambda b, r: {"outcome": r.name(OUTCOMES), "text": r.text()}),
    9: ("restrict", Body.restriction), 10: ("lift", lambda b, r: {"reason": r.text()}),
    11: ("redaction", Body.redaction), 7: ("score-issued", Body.score), 8: ("assessment", Body.assessment),
    16: ("attribute", Body.attribute), 17: ("form", Body.form),
    32: ("model-registered", Body.model),
    33: ("model-approved", lambda b, r: {"model": r.text(), "approver": r.text()}),
    34: ("model-activated", Body.activation),
    48: ("erasure", lambda b, r: {"subject": f"subject:{r.number('Q')}", "ground": r.text(),
                                  "authority": r.text()}),
    35: ("model-retired", lambda b, r: {"model": r.text(), "targetGroup": r.optional(r.text),
                                        "actor": r.text(), "reason": r.optional(r.text)}),
}
