#!/usr/bin/env python3
"""Makes the vectors that hold the AMAS document, applied to profiles, to mathematics.

Needs mpmath 1.3, as exp_vectors.py does, whose arithmetic it uses. A row is a person with a date of
birth, a day that is asked about, and the AMAS attributes; the age is counted here by comparing
dates. The output is the same on every run.

    Tools/vectors/amas_profile_vectors.py     writes amas-profiles.csv beside the tests
"""

import datetime
import pathlib
import random

from exp_vectors import amas, bits
from mpmath import mpf

FILE = pathlib.Path(__file__).parents[2] / "Tests/ProfileScoringTests/Vectors/amas-profiles.csv"

# Our attribute, the feature of the transcription, and the codes, which are the same but for sex.
ATTRIBUTES = {
    "amas_citizenship": ("citizenship", ("austria", "eu", "third_country")),
    "amas_education": ("education", ("P", "L", "M")), "amas_care": ("care", ("no", "yes")),
    "amas_region": ("region", ("rgs1", "rgs2", "rgs3", "rgs4")),
    "amas_impaired": ("impaired", ("no", "yes")),
    "amas_occupation": ("occupation", ("service", "production")),
    "amas_employment": ("employment", ("ge75", "lt75")),
    "amas_cases": ("cases", ("0", "1", "2", "3")),
    "amas_long_case": ("longCase", ("lt180", "ge180")),
    "amas_measure": ("measure", ("none", "qual", "empl"))}


def age(birth, day):
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def row(source):
    day = datetime.date(2017, 9, 18) + datetime.timedelta(days=source.randint(-400, 400))
    # Days around a birthday are drawn more often, since that is where sub-models change.
    years = source.choice((18, 20, 21, 22, 24, 25, 26, 28, 29, 29, 45))
    birth = datetime.date(day.year - years, day.month, min(day.day, 28))
    birth += datetime.timedelta(days=source.choice((-200, -1, 0, 1, 100)))
    person = {"sex": source.choice(("male", "female")), "age": age(birth, day)}
    codes = {}
    for name, (feature, values) in ATTRIBUTES.items():
        person[feature] = codes[name] = source.choice(values)
    values = [str(birth), str(day), "f" if person["sex"] == "female" else "m", *codes.values()]
    if person["age"] >= 29:  # the full set was transcribed without a coefficient for them
        return values + ["", "", "", ""]
    total, probability, exact = amas(person)
    assert abs(mpf(probability) - exact) < mpf(2) ** -50
    label = "high" if probability > 0.66 else "low" if probability < 0.25 else "medium"
    name = "youth" if person["age"] < 25 else "full"
    return values + [name, f"{bits(total):016x}", f"{bits(probability):016x}", label]


def main():
    source = random.Random(20170918)
    columns = ["birthDate", "day", "sex", *ATTRIBUTES]
    lines = [",".join(columns + ["subModel", "linearPredictor", "probability", "class"])]
    lines += [",".join(row(source)) for _ in range(600)]
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
