#!/usr/bin/env python3
"""The as-of rules a second time: answers questions from feed files alone, naively.

Usage: Tools/oracle.py --queries FILE [--recorded EVENTS] FEED...

Reads NDJSON feeds in order, as if they were imported into an empty store, and prints one answer a
line in the shape of `as-of --format json`. Nothing here is shared with the product: every question
goes through every event of the person and applies the rules word for word. `model` is always empty.

The store alone knows when it took an event in. EVENTS is the output of read_store.py; without it
answers have no `recorded` and questions on the recorded clock can not be answered.

Standard library only.
"""

import argparse
import copy
import json
import re
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MICROSECOND = timedelta(microseconds=1)
INSTANT = re.compile(
    r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(Z|[+-]\d\d:\d\d)", re.ASCII)

ORIGINS = {"danish", "western_immigrant", "western_descendant", "nonwestern_immigrant",
           "nonwestern_descendant", "unknown"}
EDUCATIONS = set("05 10 15 20 25 29 30 35 39 40 50 60 70 80 90".split())
SERIES = {"benefit": "week", "employment": "month", "income": "month"}
Q2 = {"new_job", "1m", "3m", "6m", "gt6m", "maternity", "pension", "dont_know"}
SETS = {"q8", "q9", "q10a"}
QUESTIONS = {"q1", "q1a", "q1b", "q2", "q3", "q4", "q5", "q6", "q7", "q10"} | SETS
STATES = {"declined", "dont_know", "unknown"}
#: Lines that say when their source said so in `registered`; the others say it in `at`.
REGISTERED = {"fact", "annul", "alias", "dispute", "restrict", "lift", "attribute"}


class Refused(Exception):
    """A line or question that does not hold."""


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


#: Whether a built-in attribute takes a value. Municipalities are the caller's to get right.
TAKES = {
    "birthDate": lambda v: isinstance(v, str) and day(v) is not None,
    "sex": lambda v: v in ("m", "f"),
    "municipality": lambda v: isinstance(v, str) and re.fullmatch(r"0[1-8]\d\d", v),
    "origin": lambda v: v in ORIGINS,
    "citizenship": lambda v: isinstance(v, str) and re.fullmatch("[A-Z]{2}", v),
    "dependants": lambda v: type(v) is int and 0 <= v <= 99,
    "education": lambda v: v in EDUCATIONS,
    "industry": lambda v: isinstance(v, str) and re.fullmatch(r"\d{2,6}", v),
    "benefit": lambda v: isinstance(v, str) and re.fullmatch(r"\d{3}", v),
    "employment": lambda v: number(v) and 0 <= v <= 1,
    "income": number,
}


def day(text):
    """The date that a text is, or None."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def opening(of):
    """The day's first microsecond in Copenhagen, since 1970 in UTC."""
    start = datetime(of.year, of.month, of.day, tzinfo=COPENHAGEN)
    return (start.astimezone(timezone.utc) - EPOCH) // MICROSECOND


def moment(text, close=False):
    """Microseconds since 1970; a bare date is the day's opening, or its close."""
    if not isinstance(text, str):
        raise Refused("a time is a text")
    of = day(text)
    if of is not None:
        return opening(of + timedelta(days=1)) - 1 if close else opening(of)
    found = INSTANT.fullmatch(text)
    if not found:
        raise Refused("no time")
    try:
        local = datetime.fromisoformat(f"{found[1]}T{found[2]}{found[4].replace('Z', '+00:00')}")
    except ValueError:
        raise Refused("no time") from None
    return (local - EPOCH) // MICROSECOND + int((found[3] or "").ljust(6, "0"))


def local_day(microseconds):
    return (EPOCH + microseconds * MICROSECOND).astimezone(COPENHAGEN).date()


def show(microseconds):
    return (EPOCH + microseconds * MICROSECOND).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def week_of(of):
    year, week, _ = of.isocalendar()
    return f"{year:04}-W{week:02}"


def first_day(period, length):
    """The first day of a week or month, refused where there is no such period."""
    try:
        if length == "week" and re.fullmatch(r"\d{4}-W\d\d", period):
            return date.fromisocalendar(int(period[:4]), int(period[6:]), 1)
        if length == "month" and re.fullmatch(r"\d{4}-\d\d", period):
            return date.fromisoformat(period + "-01")
    except ValueError:
        pass
    raise Refused("no such period")


class Event:
    """One stored line."""

    def __init__(self, position, subject, line, registered, effective, target, value):
        self.position, self.subject, self.line = position, subject, line
        self.type, self.id, self.source = line["type"], line.get("id"), line.get("source")
        self.registered, self.effective, self.recorded = registered, effective, None
        self.target, self.value = target, value


class Oracle:
    """Everything that was accepted, in order."""

    def __init__(self, now=None):
        self.now = now or (datetime.now(timezone.utc) - EPOCH) // MICROSECOND
        self.events, self.subjects, self.people = [], {}, {}
        self.stored, self.series, self.takes = {}, dict(SERIES), dict(TAKES)

    # Taking lines in

    def take(self, text):
        """Stores a line; says `stored` or `duplicate`, or raises Refused."""
        try:
            line = json.loads(text, object_pairs_hook=self.unique)
        except ValueError:
            raise Refused("not JSON") from None
        if not isinstance(line, dict):
            raise Refused("not an object")
        said = moment(line["registered" if line.get("type") in REGISTERED else "at"])
        if said > self.now:
            raise Refused("said in the future")
        content = self.content(line)
        key = (line.get("source"), line.get("id")) if line.get("id") else content
        if key in self.stored:
            if self.stored[key][0] != content:
                raise Refused("same key, other content")
            return "duplicate"
        event = getattr(self, "take_" + str(line.get("type")).replace("-", "_"), self.no_type)(line)
        event.registered = said
        self.events.append(event)
        self.people.setdefault(event.subject, []).append(event)
        self.stored[key] = content, event
        return "stored"

    @staticmethod
    def unique(pairs):
        if len({name for name, _ in pairs}) < len(pairs):
            raise ValueError
        return dict(pairs)

    @staticmethod
    def content(line):
        """What a line says, however its times are spelled."""
        times = {name: moment(line[name]) for name in ("effective", "registered", "at")
                 if name in line}
        return json.dumps(line | times, sort_keys=True)

    def no_type(self, line):
        raise Refused("no such type")

    def event(self, subject, line, effective=None, target=None, value=None):
        return Event(len(self.events), subject, line, None, effective, target, value)

    def subject(self, name, deal=True):
        """The number behind `cpr:` or `subject:`; deals the next number to a new person."""
        name = str(name)
        if re.fullmatch(r"subject:[1-9]\d*", name, re.ASCII):
            if int(name[8:]) not in self.subjects.values():
                raise Refused("nobody has that number")
            return int(name[8:])
        self.check_person_number(name)
        if name not in self.subjects:
            if not deal:
                raise Refused("nobody has that number")
            self.subjects[name] = max(self.subjects.values(), default=0) + 1
        return self.subjects[name]

    @staticmethod
    def check_person_number(name):
        found = re.fullmatch(r"cpr:(\d\d)(\d\d)(\d\d)(\d)\d{3}", name, re.ASCII)
        if not found:
            raise Refused("no person number")
        of, month, year, seventh = map(int, found.groups())
        if seventh <= 3 or (seventh in (4, 9) and year > 36):
            century = 1900
        elif seventh in (4, 9) or year <= 57:
            century = 2000
        else:
            century = 1800
        try:
            date(century + year, month, of - 60 if of > 60 else of)
        except ValueError:
            raise Refused("no person number") from None

    def referred(self, line):
        """The stored event that `of` names."""
        name, source = line["of"], line.get("source")
        found = [event for (_, event) in self.stored.values()
                 if event.id == name and source in (None, event.source)]
        if len(found) != 1:
            raise Refused("`of` names nothing stored")
        return found[0]

    def take_fact(self, line):
        name, value = line.get("attribute"), line["value"]
        if name not in self.takes:
            raise Refused("no such attribute")
        if value is not None and not self.takes[name](value):
            raise Refused("no such value")
        length, period = self.series.get(name), line.get("period")
        if period is not None and length is None:
            raise Refused("no series")
        start = None if period is None else first_day(period, length)
        if start is None and "effective" not in line:
            raise Refused("holds from when?")
        effective = moment(line["effective"]) if "effective" in line else opening(start)
        if length and period is None:
            of = local_day(effective)
            period = week_of(of) if length == "week" else of.isoformat()[:7]
        event = self.event(self.subject(line["subject"]), line, effective, value=value)
        event.attribute, event.period = name, period
        return event

    def take_submission(self, line):
        if line.get("form") not in ("2015", "2017"):
            raise Refused("no such form")
        answers = {name: self.answer_given(name, given) for name, given in line["answers"].items()}
        return self.event(self.subject(line["subject"]), line, moment(line["at"]), value=answers)

    @staticmethod
    def answer_given(question, given):
        """An answer in the shape that it is shown in."""
        if question not in QUESTIONS:
            raise Refused("no such question")
        if isinstance(given, dict) and "state" in given:
            if given["state"] not in STATES:
                raise Refused("no such state")
            return given
        shown = dict(given) if isinstance(given, dict) else {"value": given}
        if question in SETS and not isinstance(shown.get("value", []), list):
            shown["value"] = [shown["value"]]
        shown.setdefault("value", [])
        if question == "q2" and shown["value"] not in Q2:
            raise Refused("no such choice")
        return shown

    def take_annul(self, line):
        target = self.referred(line)
        return self.event(target.subject, line, target=target)

    take_dispute = take_annul

    def take_withdraw(self, line):
        target = self.referred(line)
        return self.event(target.subject, line, moment(line["at"]), target)

    def take_restrict(self, line):
        attribute, target = line.get("attribute"), None
        if len(set(line["maySee"])) < len(line["maySee"]):
            raise Refused("a role stands twice")
        if attribute is not None and attribute not in self.takes:
            raise Refused("no such attribute")
        if "of" in line:
            target = self.referred(line)
            if attribute is not None or target.type not in ("fact", "submission"):
                raise Refused("nothing to be restricted")
        subject = target.subject if target else self.subject(line["subject"])
        return self.event(
            subject, line, moment(line.get("effective", line["registered"])), target)

    def take_lift(self, line):
        target = self.referred(line)
        if target.type != "restrict":
            raise Refused("nothing to be lifted")
        effective = moment(line.get("effective", line["registered"]))
        return self.event(target.subject, line, effective, target)

    def take_alias(self, line):
        further = line["alias"]
        self.check_person_number(further)
        if further == line["subject"]:
            raise Refused("the alias is the same number")
        owner = self.subjects.get(further)
        if owner is not None and owner != self.subjects.get(line["subject"]):
            raise Refused("the alias is another's")
        subject = self.subject(line["subject"])
        self.subjects[further] = subject
        return self.event(subject, line, moment(line["effective"]))

    def take_score_issued(self, line):
        return self.event(self.subject(line["subject"]), line, moment(line["at"]))

    take_assessment = take_score_issued

    def take_attribute(self, line):
        kind, codes = line["kind"], line.get("codes", {})
        self.takes[line["name"]] = {
            "code": lambda value: value in codes, "text": lambda value: isinstance(value, str),
            "integer": lambda value: type(value) is int, "decimal": number,
            "date": TAKES["birthDate"]}[kind]
        if line.get("series"):
            self.series[line["name"]] = line["series"]
        return self.event(0, line)

    # Answering

    def answer(self, question):
        """The profile as valid on one date and as known on another."""
        subject = self.subject(question["subject"], deal=False)
        view = View(self, self.people.get(subject, []), question)
        return {"subject": f"subject:{subject}", "asOf": view.shown(), "age": view.age(),
                "attributes": view.attributes(), "submission": view.submission(), "model": {}}


class View:
    """One person as valid at V and as known at K."""

    def __init__(self, oracle, events, question):
        self.events = events
        self.at = moment(question["at"], close=True)
        self.clock = question.get("clock") or "registered"
        self.disputed_too = question.get("includeDisputed", False)
        self.roles, self.now = set(question.get("as", [])), None
        known = question.get("known")
        self.asked = known is not None
        if isinstance(known, int):
            self.clock, self.known = "position", known
        elif known is not None:
            self.known = moment(known, close=True)
        else:
            self.known = oracle.now
        self.now = oracle.now

    def right_now(self):
        """The same person as she is to be read now, by everything that is known."""
        now = copy.copy(self)
        now.at, now.clock, now.known = self.now, "position", len(self.events) + 10 ** 9
        return now

    def is_restricted(self, event):
        """A restriction covers it that is in effect and that no role of the reader's opens."""
        return any(self.covers(it, event) and self.roles.isdisjoint(it.line["maySee"])
                   and not any(lift.effective <= self.at for lift in self.about(it, "lift"))
                   for it in self.visible("restrict"))

    @staticmethod
    def covers(restriction, event):
        if restriction.target is not None:
            return restriction.target is event
        name = restriction.line.get("attribute")
        return name is None or (event.type == "fact" and event.attribute == name)

    def is_withheld(self, event):
        return self.is_restricted(event) or self.right_now().is_restricted(event)

    def shown(self):
        known = self.known if self.clock == "position" else show(self.known)
        out = {"effective": show(self.at), "known": known if self.asked else None,
               "clock": self.clock}
        return out | ({"includesDisputed": True} if self.disputed_too else {})

    def is_known(self, event):
        return getattr(event, self.clock) <= self.known

    def about(self, event, kind):
        """Visible events of a type that name this one."""
        return [other for other in self.events
                if other.type == kind and other.target is event and self.is_visible(other)]

    def is_visible(self, event):
        """It is known, no visible annulment names it, and no visible decision marks it.

        Asking for disputed facts shows them; it does not put a disputed annulment into force.
        """
        shown = self.disputed_too and event.type in ("fact", "submission")
        return (self.is_known(event) and not self.about(event, "annul")
                and (shown or not self.is_disputed(event)))

    def is_disputed(self, event):
        """A visible decision marks it as not to be used."""
        return any(it.line["outcome"] == "accepted" for it in self.about(event, "dispute"))

    def visible(self, kind):
        """Visible events of a type that are effective, the winner last."""
        found = [event for event in self.events if event.type == kind
                 and event.effective <= self.at and self.is_visible(event)]
        return sorted(found, key=lambda it: (it.effective, it.registered, it.position))

    def winners(self):
        """Per attribute and period the winning fact, ended ones left out."""
        last = {(it.attribute, it.period): it for it in self.visible("fact")}
        return {key: it for key, it in last.items() if it.value is not None}

    def members(self, event):
        out = {"effective": show(event.effective), "registered": show(event.registered),
               "position": event.position, "source": event.source, "id": event.id}
        if event.recorded is not None:
            out["recorded"] = show(event.recorded)
        if self.disputed_too and self.is_disputed(event):
            out["disputed"] = True
        return out

    def fact(self, event):
        period = {"period": event.period} if event.period else {}
        value = {"value": event.value}
        if self.is_withheld(event):
            value = {"value": None, "withheld": "restricted"}
        return {**value, **period, **self.members(event)}

    def attributes(self):
        out = {}
        # Periods of one length sort as texts.
        for (name, period), event in sorted(self.winners().items(), key=lambda it: it[0][1] or ""):
            if period is None:
                out[name] = self.fact(event)
            else:
                series = out.get(name, {}).get("series", {})
                out[name] = self.fact(event) | {"series": series | {period: self.fact(event)}}
        return out

    def submission(self):
        found = self.visible("submission")
        if not found:
            return None
        last = found[-1]
        if any(it.effective <= self.at for it in self.about(last, "withdraw")):
            return None
        members = self.members(last)
        del members["effective"], members["registered"]
        answers = last.value
        if self.is_withheld(last):
            answers = {name: {"withheld": "restricted"} for name in answers}
        return members | {"form": last.line["form"], "targetGroup": last.line["targetGroup"],
                          "at": show(last.effective), "answers": answers}

    def age(self):
        """Whole years on the day asked for."""
        born = self.winners().get(("birthDate", None))
        if born is None or self.is_withheld(born):
            return None
        born, on = date.fromisoformat(born.value), local_day(self.at)
        years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
        return years if on >= born else None


def read_recorded(oracle, path):
    """Gives the events the times at which the store took them in."""
    for text in path.open(encoding="utf-8"):
        event = json.loads(text)
        oracle.events[event["position"]].recorded = moment(event["recorded"])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("feeds", type=Path, nargs="+", metavar="FEED")
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--recorded", type=Path, metavar="EVENTS")
    options = parser.parse_args()
    oracle = Oracle()
    for feed in options.feeds:
        for place, text in enumerate(feed.open(encoding="utf-8"), 1):
            try:
                oracle.take(text)
            except (Refused, KeyError) as reason:
                print(f"{feed}:{place}: {reason}", file=sys.stderr)
    if options.recorded:
        read_recorded(oracle, options.recorded)
    for text in options.queries.open(encoding="utf-8"):
        try:
            print(json.dumps(oracle.answer(json.loads(text)), ensure_ascii=False))
        except (Refused, KeyError) as reason:
            print(json.dumps({"error": str(reason)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
