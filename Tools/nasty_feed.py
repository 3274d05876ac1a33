"""Seeded feeds and questions that look for trouble; blackbox.py uses this.

Few dates, so that times tie and fall on edges: the days on which the clocks change, ISO week 53,
new year, leap days, the days around 18 September 2017. Many corrections: annulments of annulments,
decisions that are annulled, withdrawals and their annulments, restrictions and lifts, forms filled in again, numbers that
change in mid-history, lines sent twice and lines that do not hold.
"""

import json
from datetime import date, timedelta, timezone

from make_feed import MUNICIPALITIES, ORIGINS, person
from oracle import COPENHAGEN, EPOCH, MICROSECOND, local_day, moment, show

DAYS = [date.fromisoformat(text) for text in (
    "2015-12-27 2015-12-28 2015-12-31 2016-01-01 2016-01-03 2016-01-04 2016-02-28 2016-02-29"
    " 2016-03-26 2016-03-27 2016-03-28 2016-10-29 2016-10-30 2016-10-31 2017-03-26 2017-09-16"
    " 2017-09-17 2017-09-18 2017-09-19 2017-10-29 2017-12-31 2018-01-01 2020-12-27 2020-12-31"
    " 2021-01-01 2021-01-03 2021-01-04").split()]
RARE_DAYS = [date.fromisoformat(text) for text in (
    "1900-01-01 1940-05-15 1945-08-15 1969-12-31 1970-01-01 1980-04-06 1980-09-28 2000-02-29"
    " 2024-02-29").split()]
#: Valid from then on may lie ahead.
FUTURE_DAYS = [date(2037, 10, 25), date(2038, 1, 19), date(2100, 3, 1)]
WEEKS = "2015-W53 2016-W01 2016-W12 2017-W37 2017-W38 2020-W53 2021-W01".split()
MONTHS = "2015-12 2016-01 2016-02 2016-03 2017-09 2017-10 2020-12 2021-01".split()
PERIODS = {"benefit": WEEKS, "employment": MONTHS, "income": MONTHS, "fund": MONTHS}
VALUES = {
    "municipality": MUNICIPALITIES[:4], "benefit": ["111", "130", "998"], "sex": ["m", "f"],
    "birthDate": ["1990-09-18", "1996-02-29", "1961-09-17", "2017-09-18"], "origin": ORIGINS,
    "citizenship": ["DK", "SE"], "dependants": [0, 1, 99], "education": ["10", "70"],
    "industry": ["62", "620100"], "employment": [0, 1, 0.37, 1e-3],
    "income": [0, 25000, 25000.5, -12.25, 1e3, 0.1, 123456789.125], "fund": ["a", "b"]}
FREE_TEXTS = [
    "ingen bil", "", "Æble \u2028 \"citat\" \\ skråstreg", "🚲 og \u200d", "e\u0301 é"]


class NastyFeed:
    """One feed about several persons, drawn from one generator of random numbers."""

    def __init__(self, rng, histories, lines):
        self.rng, self.serial, self.lines, self.ids = rng, 0, [], []
        self.names, self.has_fund = {}, rng.random() < 0.3
        numbers = rng.sample(range(2_000), histories)
        # The official test persons come up in every feed.
        numbers[:histories // 3] = rng.sample(range(30), min(30, histories // 3))
        self.people = list(dict.fromkeys(numbers))
        self.stored = {index: [] for index in self.people}
        if self.has_fund:
            self.define()
        turns = [index for index in self.people for _ in range(rng.randrange(1, 2 * lines))]
        if rng.random() < 0.2:
            # One history that is long enough for several segments of a row.
            turns += [self.people[-1]] * (24 * lines)
        rng.shuffle(turns)
        for index in turns:
            self.step(index)

    # Times

    def day(self, future=False):
        pool = DAYS
        if self.rng.random() < 0.06:
            pool = RARE_DAYS + (FUTURE_DAYS if future else [])
        return self.rng.choice(pool)

    def instant(self, future=False):
        """Microseconds since 1970, often just at an edge of a day or of an hour."""
        of, rng = self.day(future), self.rng
        at = moment(of.isoformat(), close=rng.random() < 0.3)
        if rng.random() < 0.5:
            at += rng.choice([0, 1, 3_600_000_000, 5_400_000_000, 7_200_000_000, 36_000_000_000])
        return at

    def written(self, at):
        """An instant in one of its many spellings."""
        rng = self.rng
        moment_utc = EPOCH + at * MICROSECOND
        zone = rng.choice([timezone.utc, COPENHAGEN, timezone(timedelta(hours=-3, minutes=-30)),
                           timezone(timedelta(hours=14))])
        local = moment_utc.astimezone(zone)
        offset = local.utcoffset() // timedelta(minutes=1)
        if local.utcoffset() % timedelta(minutes=1) or not 1 < local.year < 9999:
            local, offset = moment_utc, 0
        fraction = f".{local.microsecond:06}"
        if rng.random() < 0.7:
            fraction = fraction.rstrip("0").rstrip(".")
        sign = "-" if offset < 0 else "+"
        suffix = f"{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}"
        if offset == 0 and rng.random() < 0.8:
            suffix = "Z"
        return f"{local:%Y-%m-%dT%H:%M:%S}".rjust(19, "0") + fraction + suffix

    def time(self, future=False):
        if self.rng.random() < 0.5:
            return self.day(future).isoformat()
        return self.written(self.instant(future))

    # Lines

    def id(self, source):
        """A name that the source has not given before; another source may have."""
        self.serial += 1
        others = sorted({name for _, name in self.ids} - {n for s, n in self.ids if s == source})
        if others and self.rng.random() < 0.05:
            name = self.rng.choice(others)
        else:
            name = self.rng.choice([
                f"{source}-{self.serial}", f"{self.serial}", f"{self.serial:08}",
                f"{source}/0104909995/{self.serial}", f"010490-9995-{self.serial}",
                f"010490 9995 {self.serial}", f"20170501{self.serial:06}",
                f"ø {self.serial} 🚲", f"{self.serial}-" + "x" * 150])
        self.ids.append((source, name))
        return name

    def name(self, index):
        """The person, under one of the numbers that are known so far."""
        return self.rng.choice(self.names.setdefault(index, ["cpr:" + person(index)]))

    def add(self, line, index=None):
        self.lines.append(json.dumps(line, ensure_ascii=self.rng.random() < 0.5))
        if index is not None and "id" in line and "source" in line:
            self.stored[index].append(line)

    def define(self):
        # The registry is not sealed: its ids hold no person numbers.
        self.add({"type": "attribute", "id": "fund-1", "source": "star", "name": "fund",
                  "kind": "code", "codes": {"a": "A-kassen", "b": ""}, "series": "month",
                  "sensitivity": "ordinary", "registered": "2015-01-01"})

    def step(self, index):
        kinds = ["fact"] * 9 + ["annul"] * 4 + ["dispute"] * 2 + ["submission"] * 2 + [
            "withdraw", "alias", "other", "again", "flaw", "restrict", "restrict", "lift"]
        kind = self.rng.choice(kinds)
        getattr(self, kind)(index)

    def fact(self, index):
        rng = self.rng
        name = rng.choice(["municipality"] * 4 + ["benefit"] * 4 + list(VALUES)[:-1])
        if self.has_fund and rng.random() < 0.1:
            name = "fund"
        source = rng.choice(["cpr", "dream"])
        line = {"type": "fact", "id": self.id(source), "source": source,
                "subject": self.name(index), "attribute": name,
                "value": None if rng.random() < 0.15 else rng.choice(VALUES[name])}
        if name in PERIODS and rng.random() < 0.7:
            line["period"] = rng.choice(PERIODS[name])
        if "period" not in line or rng.random() < 0.4:
            line["effective"] = self.time(future=True)
        self.add(line | {"registered": self.time()}, index)

    def target(self, index, *types):
        """A stored line of these types, or of any; late ones are likelier."""
        lines = [line for line in self.stored[index] if not types or line["type"] in types]
        return self.rng.choice(lines[-self.rng.choice([2, 6, 99]):]) if lines else None

    def annul(self, index):
        # An alias too: the two numbers were one person's all the same.
        target = self.target(index)
        if target:
            source = target["source"]
            self.add({"type": "annul", "id": self.id(source), "source": source,
                      "of": target["id"], "registered": self.time()}, index)

    def dispute(self, index):
        every = self.rng.random() < 0.3
        target = self.target(index, *([] if every else ["fact", "submission"]))
        if target:
            source = target["source"]
            line = {"type": "dispute", "id": self.id(source), "source": source,
                    "of": target["id"],
                    "outcome": self.rng.choice(["accepted"] * 3 + ["rejected", "remark"]),
                    "text": self.rng.choice(FREE_TEXTS), "registered": self.time()}
            self.add(self.bare(line), index)

    def bare(self, line):
        """The line, sometimes without its id or its source; nothing refers to it then."""
        for field in ("id", "source"):
            if self.rng.random() < 0.2:
                line.pop(field)
        return line

    def submission(self, index):
        rng = self.rng
        answers = {
            "q2": rng.choice(["6m", "3m", {"value": "dont_know"}, {"state": "dont_know"}]),
            "q5": rng.choice(["2-5", {"state": "unknown"}]),
            "q6": rng.choice([{"state": "declined"}, "good"]),
            "q8": rng.choice([[], ["ads", "network"], "ads", {"value": ["ads"]}]),
            "q10": rng.choice(["yes", "no"]),
            "q10a": rng.choice([["it"], {"value": ["other"], "text": rng.choice(FREE_TEXTS)}])}
        asked = rng.sample(sorted(answers), rng.randrange(len(answers) + 1))
        self.add({"type": "submission", "id": self.id("jobnet"), "source": "jobnet",
                  "subject": self.name(index), "form": rng.choice(["2015", "2017"]),
                  "targetGroup": rng.choice(["dagpenge", "kontanthjaelp"]), "at": self.time(),
                  "answers": {question: answers[question] for question in asked}}, index)

    def withdraw(self, index):
        target = self.target(index, "submission")
        if target:
            line = {"type": "withdraw", "id": self.id("jobnet"), "of": target["id"],
                    "source": "jobnet", "at": self.time()}
            self.add(self.bare(line), index)

    def restrict(self, index):
        rng = self.rng
        line = {"type": "restrict", "id": self.id("office"), "source": "office",
                "maySee": rng.choice([[], ["dpo"], ["dpo", "auditor"]]), "registered": self.time()}
        target = self.target(index, "fact", "submission")
        kind = rng.randrange(5)
        if target and kind < 3:
            line |= {"id": self.id(target["source"]), "source": target["source"],
                     "of": target["id"]}
        else:
            line["subject"] = self.name(index)
            if kind < 4:
                line["attribute"] = rng.choice(["municipality", "benefit", "birthDate", "origin"])
        if rng.random() < 0.6:
            line["effective"] = self.time(future=True)
        self.add(line, index)

    def lift(self, index):
        # Of the wrong type now and then, which is refused.
        target = self.target(index, *([] if self.rng.random() < 0.1 else ["restrict"]))
        if target:
            line = {"type": "lift", "id": self.id(target["source"]), "source": target["source"],
                    "of": target["id"], "registered": self.time()}
            if self.rng.random() < 0.6:
                line["effective"] = self.time(future=True)
            if target["type"] == "restrict":
                self.add(line, index)
            else:
                self.lines.append(json.dumps(line))

    def alias(self, index):
        # Numbers from 10,000 on are nobody's first.
        further = "cpr:" + person(10_000 + index * 4 + self.rng.randrange(4))
        self.add({"type": "alias", "id": self.id("cpr"), "source": "cpr", "alias": further,
                  "subject": self.name(index), "effective": self.time(),
                  "registered": self.time()}, index)
        self.names[index].append(further)

    def other(self, index):
        """Events that a profile does not show, and that take a position all the same."""
        line = {"subject": self.name(index), "at": self.time(), "class": self.rng.choice("ab")}
        if self.rng.random() < 0.5:
            line |= {"type": "score-issued", "model": "tree-2015", "recipient": "jobcentre:0101"}
        else:
            line |= {"type": "assessment", "deviates": True, "reason": "job på hånden",
                     "office": "0101"}
        if self.rng.random() < 0.5:
            line |= {"id": self.id("star"), "source": "star"}
        self.add(line)

    def again(self, index):
        """A line that was sent before, in another order of fields."""
        target = self.target(index)
        if target:
            fields = list(target.items())
            self.rng.shuffle(fields)
            self.lines.append(json.dumps(dict(fields), indent=None, separators=(" ,", " : ")))

    def flaw(self, index):
        """A line that must be refused."""
        target = self.target(index, "fact")
        if not target:
            return
        fresh = target | {"id": self.id("flaw")}
        refused = [
            target | {"registered": "2014-01-01"}, fresh | {"attribute": "shoeSize"},
            fresh | {"attribute": "municipality", "value": "0999", "period": None},
            fresh | {"registered": "2999-01-01"}, fresh | {"registered": "2017-02-29"},
            fresh | {"effective": "yesterday"}, fresh | {"subject": "cpr:3113999995"},
            fresh | {"type": "fakt"}, fresh | {"subject": "subject:999999"},
            {"type": "annul", "id": self.id("flaw"), "source": "cpr", "of": "nothing",
             "registered": "2017-01-01"}]
        line = json.dumps(self.rng.choice(refused))
        self.lines.append(self.rng.choice([line, line, line[:-1], "{" + line, "[]", "null"]))

    # Questions

    def question(self, recorded):
        """One question; `recorded` are the times at which the store took the events in."""
        rng = self.rng
        index = rng.choice(self.people)
        out = {"subject": self.name(index), "at": self.time(future=True)}
        kind = rng.randrange(8)
        if kind < 3:
            out["known"] = self.time()
        elif kind == 3 and recorded:
            out |= {"clock": "recorded", "known": show(rng.choice(recorded) + rng.randrange(-1, 2))}
        elif kind == 4 and recorded:
            out |= {"clock": "recorded",
                    "known": rng.choice([local_day(recorded[0]).isoformat(), "2020-01-01"])}
        elif kind == 5:
            out["known"] = rng.randrange(len(self.lines) + 2)
        if rng.random() < 0.3:
            out.setdefault("clock", "registered")
            if isinstance(out.get("known"), int):
                out["clock"] = "position"
        if rng.random() < 0.25:
            out["includeDisputed"] = True
        if rng.random() < 0.3:
            out["as"] = rng.choice([["dpo"], ["auditor"], ["caseworker", "auditor"]])
        return out
