#!/usr/bin/env python3
"""Makes feeds of plain facts for measuring and for the kill test.

Usage: Tools/make_feed.py FILE [--facts 1000000] [--subjects 20000] [--seed 1] [--bad 0.0]

Same options, same bytes. Persons are official test persons first and then numbers whose day is
raised by 60, which nobody can have. Ids come from a counter. `--bad` is the share of lines that
must be refused, and half as many lines again are sent a second time.

Standard library only.
"""

import argparse
import random
import sys
from datetime import date, timedelta
from pathlib import Path

#: The test persons that MedCom publishes; fictitious.
TEST_PERSONS = """
0104909995 0104909989 0107729995 0108589995 0108629996 0201609995 0201609996 0201919990 0201919995
0201919996 0211223989 0212159995 0504909989 0504909995 0506889996 1007059995 1110109996 1310169995
1310169996 1502779995 1502799995 1502829995 1509819996 2103009996 2311143995 2509479989 2512489996
2911829996 3001749995 3103979995
""".split()

MUNICIPALITIES = "0101 0147 0151 0153 0155 0157 0159 0161 0163 0165 0167 0169 0173 0175".split()
ORIGINS = ("danish western_immigrant western_descendant nonwestern_immigrant nonwestern_descendant "
           "unknown").split()
BENEFITS = "111 112 121 124 130 211 214 511 651 661 730 774 890 998".split()


def person(index):
    """The ten digits of the person with this number, from 0."""
    if index < len(TEST_PERSONS):
        return TEST_PERSONS[index]
    index -= len(TEST_PERSONS)
    day, rest = 61 + index % 28, index // 28
    return f"{day}{1 + rest % 12:02}{50 + rest // 12 % 50:02}{1000 + rest // 600:04}"


def value_of(attribute, rng):
    """A value that the attribute takes, as JSON."""
    if attribute == "municipality":
        return f'"{rng.choice(MUNICIPALITIES)}"'
    if attribute == "dependants":
        return str(rng.randrange(6))
    if attribute == "education":
        return f'"{rng.choice(["10", "20", "30", "40", "50", "60", "70"])}"'
    if attribute == "origin":
        return f'"{rng.choice(ORIGINS)}"'
    if attribute == "benefit":
        return f'"{rng.choice(BENEFITS)}"'
    if attribute == "employment":
        return f"{rng.randrange(101) / 100}"
    return str(rng.randrange(60_000))


#: What a person's facts are about, and how often: mostly series, as in the real registers.
SHARES = (["municipality"] * 2 + ["dependants", "education", "origin"] + ["benefit"] * 8
          + ["employment"] * 4 + ["income"] * 4)
#: A piece of a line, what it becomes, in a way that every importer must refuse.
FLAWS = [('"type":"fact"', '"type":"fakt"'), ('"registered":"20', '"registered":"29'),
         ('"subject":"cpr:', '"subject":"cpr:99'), ('"attribute":"', '"attribute":"no'),
         ('{', '{{')]


def facts(count, subjects, seed=1, bad=0.0):
    """Lines of facts, one a person in turn, in an order that mixes the persons."""
    rng = random.Random(seed)
    first, serial, last = date(2010, 1, 4), 0, None
    while serial < count:
        order = list(range(subjects))
        rng.shuffle(order)
        for index in order[:count - serial]:
            serial += 1
            if last is not None and rng.random() < bad / 2:
                yield last
            attribute = rng.choice(SHARES)
            effective = first + timedelta(days=rng.randrange(4_400))
            registered = effective + timedelta(days=rng.randrange(1, 400))
            last = (
                f'{{"type":"fact","id":"r-{serial}","source":"register",'
                f'"subject":"cpr:{person(index)}","attribute":"{attribute}",'
                f'"value":{value_of(attribute, rng)},"effective":"{effective}",'
                f'"registered":"{registered}T0{rng.randrange(10)}:{rng.randrange(10, 60)}:00Z"}}\n')
            if rng.random() < bad:
                yield last.replace(*rng.choice(FLAWS), 1).replace('"r-', '"bad-', 1)
            yield last


def write(path, **options):
    """Writes a feed; gives the number of lines."""
    count = 0
    with open(path, "w", encoding="ascii") as file:
        for line in facts(**options):
            file.write(line)
            count += 1
    return count


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--subjects", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bad", type=float, default=0.0)
    options = parser.parse_args()
    lines = write(options.file, count=options.facts, subjects=options.subjects, seed=options.seed,
                  bad=options.bad)
    print(f"{options.file}: {lines:,} lines, seed {options.seed}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
