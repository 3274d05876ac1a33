"""The persons whose profiles are asked for: as a feed for the store, as rows for its peers."""

import json
import random
import sys
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from make_feed import person  # noqa: E402  (the path comes first)

#: Person N, from 0, lives in the municipality N % 4, so that a question names the right one.
MUNICIPALITIES = ("0101", "0147", "0151", "0153")
ANSWERS = {"q2": "6m", "q6": {"state": "declined"}, "q8": ["ads", "network"],
           "q10": {"state": "dont_know"}}
ORIGINS = ("danish", "western_immigrant", "western_descendant", "nonwestern_immigrant")
SUBMITTED = "2017-10-02"


def facts_of(index, rng):
    """Attribute, value, period, effective, registered of every fact about a person."""
    birth = date(1955, 1, 1) + timedelta(days=rng.randrange(14_000))
    moved = date(2012, 1, 1) + timedelta(days=rng.randrange(1_500))
    lives = MUNICIPALITIES[index % len(MUNICIPALITIES)]
    yield "birthDate", str(birth), None, birth, date(2010, 2, 1)
    yield "sex", rng.choice("mf"), None, birth, date(2010, 2, 1)
    yield "origin", rng.choice(ORIGINS), None, birth, date(2010, 2, 1)
    yield "citizenship", "DK", None, date(2010, 1, 4), date(2010, 2, 1)
    yield "municipality", "0173", None, date(2010, 1, 4), date(2010, 2, 1)
    yield "municipality", "0175", None, date(2011, 3, 1), date(2011, 3, 9)
    yield "municipality", lives, None, moved, moved + timedelta(days=9)
    for year in (2010, 2013, 2015):
        yield "dependants", rng.randrange(5), None, date(year, 1, 4), date(year, 2, 1)
    yield "education", "20", None, date(2010, 1, 4), date(2010, 2, 1)
    yield "education", "30", None, moved, moved + timedelta(days=20)
    for week in (36, 37):
        opens = date.fromisocalendar(2017, week, 1)
        yield "benefit", "111", f"2017-W{week}", opens, opens + timedelta(days=20)
    yield ("employment", rng.randrange(101) / 100, "2017-08", date(2017, 8, 1), date(2017, 9, 20))


def write(feed, rows, count, seed):
    """Writes the feed, and the peers' rows with the places that the store gives the events."""
    rng, position = random.Random(seed), 0
    with open(feed, "w", encoding="ascii") as lines, open(rows, "w", encoding="ascii") as table:
        for index in range(count):
            cpr = f"cpr:{person(index)}"
            for attribute, value, period, effective, registered in facts_of(index, rng):
                line = {"type": "fact", "id": f"register-{position}", "source": "register",
                        "subject": cpr, "attribute": attribute, "value": value,
                        "effective": str(effective), "registered": f"{registered}T08:00:00Z"}
                if period:
                    line["period"] = period
                lines.write(json.dumps(line) + "\n")
                table.write("\t".join((
                    str(index + 1), attribute, period or "", json.dumps(value),
                    f"{effective}T00:00:00.000000Z", f"{registered}T08:00:00.000000Z",
                    str(position), line["id"])) + "\n")
                position += 1
            lines.write(json.dumps({
                "type": "submission", "id": f"form-{position}", "source": "jobnet", "subject": cpr,
                "form": "2017", "targetGroup": "dagpenge", "at": f"{SUBMITTED}T08:00:00Z",
                "answers": ANSWERS}) + "\n")
            table.write("\t".join((
                str(index + 1), "", "", json.dumps(ANSWERS), f"{SUBMITTED}T08:00:00.000000Z",
                f"{SUBMITTED}T08:00:00.000000Z", str(position), f"form-{position}")) + "\n")
            position += 1
    return position


def write_later(feed, count, lines, seed):
    """Writes what is imported while questions are answered.

    One attribute said anew, so that answers stay as long as they were.
    """
    rng = random.Random(seed)
    with open(feed, "w", encoding="ascii") as file:
        for serial in range(lines):
            day = date(2018, 1, 1) + timedelta(days=serial // count)
            file.write(
                f'{{"type":"fact","id":"later-{serial}","source":"register",'
                f'"subject":"cpr:{person(rng.randrange(count))}","attribute":"dependants",'
                f'"value":{rng.randrange(6)},"effective":"{day}",'
                f'"registered":"{day}T10:00:00Z"}}\n')
