#!/usr/bin/env python3
"""Makes the vectors that hold the exponential function and the logistic kernel to mathematics.

Needs mpmath 1.3 (Debian: python3-mpmath). The results come from mpmath's arbitrary precision and
are rounded here once, with whole numbers; the machine's own mathematics library has no part in
them. The output is the same on every run.

    Tools/vectors/exp_vectors.py            writes exp.csv and amas.csv beside the tests
    Tools/vectors/exp_vectors.py --tables   prints the source file ExponentialTables.swift
"""

import math
import pathlib
import random
import struct
import sys

from mpmath import mp, mpf

mp.prec = 500
VECTORS = pathlib.Path(__file__).parents[2] / "Tests" / "ScoringTests" / "Vectors"


def bits(number):
    return struct.unpack("<Q", struct.pack("<d", number))[0]


def number(pattern):
    return struct.unpack("<d", struct.pack("<Q", pattern))[0]


def rounded(value):
    """A positive mpf as the bits of the nearest binary64, ties to even, from 0 to infinity."""
    _, significand, exponent, length = value._mpf_
    top = exponent + length - 1  # value is 2 to the power top, times 1 to 2
    last = max(top - 52, -1074)  # the exponent of the last bit that is kept
    drop = last - exponent
    if drop > 0:
        kept, rest = divmod(significand, 1 << drop)
        half = 1 << (drop - 1)
        kept += rest > half or (rest == half and kept & 1)
    else:
        kept = significand << -drop
    pattern = kept if last == -1074 else ((last + 1074) << 52) + kept
    return min(pattern, 0x7FF0000000000000)


def exp_bits(argument):
    if math.isnan(argument):
        return 0x7FF8000000000000
    if argument == math.inf or argument > 800:
        return 0x7FF0000000000000
    if argument < -800:
        return 0
    return rounded(mp.exp(mpf(argument)))


def neighbours(centre, count):
    """The numbers from `count` below `centre` to `count` above."""
    below, above = centre, centre
    yield centre
    for _ in range(count):
        below, above = math.nextafter(below, -math.inf), math.nextafter(above, math.inf)
        yield below
        yield above


def arguments():
    source = random.Random(20170918)
    smallest = (5e-324, -5e-324, 2.0**-1022)
    for special in (0.0, -0.0, math.inf, -math.inf, math.nan, 1.0, -1.0) + smallest:
        yield "special", special
    for _ in range(600):
        yield "bits", number(source.getrandbits(64))
    for _ in range(1200):
        yield "score", source.uniform(-40, 40)
    for _ in range(900):
        yield "range", source.uniform(-746, 710)
    for _ in range(400):
        yield "subnormal", source.uniform(-745.2, -708.3)
    for _ in range(600):
        size = math.ldexp(source.uniform(1, 2), source.randint(-56, 9))
        yield "exponent", source.choice((-1, 1)) * size
    overflow = float.fromhex("0x1.62e42fefa39efp9")
    underflow = -float.fromhex("0x1.74910d52d3051p9")
    subnormal = -float.fromhex("0x1.6232bdd7abcd2p9")
    negligible = (2.0**-54, -(2.0**-54), 2.0**-53, -(2.0**-53))
    for centre in (overflow, underflow, subnormal, 1.0) + negligible:
        for argument in neighbours(centre, 20):
            yield "edge", argument
    for count in range(-1075, 1025, 5):
        for argument in neighbours(float(count * mp.ln(2)), 1):
            yield "ln2", argument
    # The powers of these come near to the middle between two neighbours just over 1 or under 1.
    for odd in list(range(1, 64, 2)) + [source.randrange(1, 1 << 23, 2) for _ in range(60)]:
        for middle in (1 + mpf(odd) * mpf(2) ** -53, 1 - mpf(odd) * mpf(2) ** -54):
            for argument in neighbours(number_near(mp.ln(middle)), 1):
                yield "middle", argument
    for line in (VECTORS / "exp_hard_arguments.txt").read_text().split("\n"):
        if line and not line.startswith("#"):
            yield "hard", float.fromhex(line)


def number_near(value):
    return math.copysign(number(rounded(abs(value))), value)


def write_exp():
    lines = ["kind,argument,result"]
    for kind, argument in arguments():
        lines.append(f"{kind},{bits(argument):016x},{exp_bits(argument):016x}")
    (VECTORS / "exp.csv").write_text("\n".join(lines) + "\n")
    return len(lines) - 1


# The two AMAS coefficient sets as a public thesis transcribed them, by feature and code.
FULL = (0.48, [
    ("sex", "female", -0.05), ("age", (21, 25), 0.0), ("age", (25, 29), 0.0),
    ("citizenship", "third_country", -0.01), ("citizenship", "eu", 0.04),
    ("education", "L", 0.10), ("education", "M", 0.03), ("care", "yes", -0.08),
    ("region", "rgs2", -0.10), ("region", "rgs3", -0.16), ("region", "rgs4", -0.10),
    ("impaired", "yes", -0.33), ("occupation", "production", 0.07), ("employment", "lt75", -0.31),
    ("cases", "1", 0.20), ("cases", "2", 0.36), ("cases", "3", 0.63), ("longCase", "ge180", -0.21),
    ("measure", "qual", -0.19), ("measure", "empl", -0.03)])
YOUTH = (-0.13, [
    ("sex", "female", 0.09), ("age", (21, 25), 0.13),
    ("education", "L", 0.48), ("education", "M", 0.40), ("care", "yes", -0.46),
    ("region", "rgs3", -0.17), ("region", "rgs4", -0.15),
    ("impaired", "yes", -0.36), ("occupation", "production", -0.03),
    ("cases", "1", 0.01), ("cases", "2", -0.02), ("cases", "3", -0.06),
    ("measure", "qual", -0.21), ("measure", "empl", -0.14)])
FEATURES = {
    "sex": ("male", "female"), "age": (18, 20, 21, 24, 24.5, 25, 28, 29, 45),
    "citizenship": ("austria", "eu", "third_country"), "education": ("P", "L", "M"),
    "care": ("no", "yes"), "region": ("rgs1", "rgs2", "rgs3", "rgs4"),
    "impaired": ("no", "yes"),
    "occupation": ("service", "production"), "employment": ("ge75", "lt75"),
    "cases": ("0", "1", "2", "3"), "longCase": ("lt180", "ge180"),
    "measure": ("none", "qual", "empl")}


def holds(value, wanted):
    return wanted[0] <= value < wanted[1] if isinstance(wanted, tuple) else value == wanted


def amas(person):
    """Linear predictor and probability, rounded after each operation, and the exact probability."""
    intercept, terms = YOUTH if person["age"] < 25 else FULL
    total, exact = 0.0, mpf(intercept)
    for feature, wanted, coefficient in terms:
        factor = 1.0 if holds(person[feature], wanted) else 0.0
        total += coefficient * factor
        exact += mpf(coefficient) * int(factor)
    total += intercept
    probability = 1.0 / (1.0 + number(exp_bits(-total)))
    return total, probability, 1 / (1 + mp.exp(-exact))


def write_amas():
    source = random.Random(2018)
    lines = [",".join(FEATURES) + ",subModel,linearPredictor,probability,class"]
    for row in range(900):
        person = {feature: source.choice(values) for feature, values in FEATURES.items()}
        total, probability, exact = amas(person)
        assert abs(mpf(probability) - exact) < mpf(2) ** -50
        label = "high" if probability > 0.66 else "low" if probability < 0.25 else "medium"
        name = "youth" if person["age"] < 25 else "full"
        values = ",".join(str(value) for value in person.values())
        lines.append(f"{values},{name},{bits(total):016x},{bits(probability):016x},{label}")
    (VECTORS / "amas.csv").write_text("\n".join(lines) + "\n")
    return len(lines) - 1


def print_table(name, comment, entries):
    print(f"    /// {comment}")
    print(f"    static let {name}: [UInt64] = [")
    for entry in entries:
        words = [f"{int(entry) >> shift & 0xFFFFFFFFFFFFFFFF:016x}" for shift in (64, 0)]
        spelled = ["0x" + "_".join(word[at : at + 4] for at in range(0, 16, 4)) for word in words]
        print(f"        {spelled[0]}, {spelled[1]},")
    print("    ]")


def print_tables():
    print("/// The tables of the exponential function, computed with 500 bits and rounded once.")
    print("///")
    print("/// `Tools/vectors/exp_vectors.py --tables` prints this file. Each entry is a number of")
    print("/// 128 bits in two words, the high word first.")
    print("enum ExponentialTables {")
    print_table(
        "coarse", "e to the power i/128 for i from 0 to 88, times 2 to the power 127.",
        [mp.nint(mp.exp(mpf(i) / 128) * mpf(2) ** 127) for i in range(89)])
    print()
    print_table(
        "fine", "e to the power j/16384, less 1, for j from 0 to 127, times 2 to the power 128.",
        [mp.nint(mp.expm1(mpf(j) / 16384) * mpf(2) ** 128) for j in range(128)])
    print("}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--tables"]:
        print_tables()
    else:
        print(f"exp.csv: {write_exp()} vectors, amas.csv: {write_amas()} vectors")
