#!/usr/bin/env python3
"""Makes the vectors that hold the elementary functions to mathematics: elementary.csv.

Needs gmpy2 2.1 (Debian: python3-gmpy2). The results come from MPFR, which rounds each once; the
machine's own mathematics library has no part in them. The output is the same on every run.
"""

import math
import pathlib
import random
import struct

import gmpy2
from gmpy2 import mpfr

VECTORS = pathlib.Path(__file__).parents[2] / "Tests" / "ScoringTests" / "Vectors"
BINARY64 = gmpy2.context(precision=53, emin=-1073, emax=1024, subnormalize=True)
NOT_A_NUMBER = 0x7FF8000000000000


def bits(number):
    return struct.unpack("<Q", struct.pack("<d", number))[0]


def number(pattern):
    return struct.unpack("<d", struct.pack("<Q", pattern))[0]


def normal_cdf(x):
    """Half of erfc(−x/√2), taken to 500 bits, since MPFR has no such function."""
    if gmpy2.is_nan(x):
        return x
    if abs(x) > 1000:
        return mpfr(0 if x < 0 else 1)
    with gmpy2.context(precision=500):
        exact = gmpy2.erfc(-x / gmpy2.sqrt(mpfr(2))) / 2
    return +exact


FUNCTIONS = {
    "exp": gmpy2.exp, "ln": gmpy2.log, "log10": gmpy2.log10, "expm1": gmpy2.expm1,
    "log1p": gmpy2.log1p, "sin": gmpy2.sin, "cos": gmpy2.cos, "tan": gmpy2.tan,
    "asin": gmpy2.asin, "acos": gmpy2.acos, "atan": gmpy2.atan, "sinh": gmpy2.sinh,
    "cosh": gmpy2.cosh, "tanh": gmpy2.tanh, "normalCDF": normal_cdf, "erf": gmpy2.erf,
    "pow": lambda x, y: x**y, "hypot": gmpy2.hypot,
}


def result(function, *arguments):
    """The bits of the correctly rounded result, with one pattern for all that is not a number."""
    with gmpy2.local_context(BINARY64):
        value = float(FUNCTIONS[function](*(mpfr(argument) for argument in arguments)))
    return NOT_A_NUMBER if math.isnan(value) else bits(value)


class Arguments:
    """Arguments of many kinds, the same on every run."""

    def __init__(self, function):
        self.random = random.Random("elementary " + function)

    def sign(self):
        return self.random.choice((-1, 1))

    def bits(self, count):
        for _ in range(count):
            yield "bits", number(self.random.getrandbits(64))

    def range(self, count, low, high):
        for _ in range(count):
            yield "range", self.random.uniform(low, high)

    def sizes(self, count, low, high, around=0.0):
        """Of either sign, and of every size from 2 to the power `low` to `high`."""
        for _ in range(count):
            size = math.ldexp(self.random.uniform(1, 2), self.random.randint(low, high))
            yield "size", around + self.sign() * size


SPECIAL = (
    0.0, -0.0, math.inf, -math.inf, math.nan, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 5e-324, -5e-324,
    2.0**-1022, 1.7976931348623157e308, -1.7976931348623157e308, math.nextafter(1, 0),
    math.nextafter(1, 2),
)


def edges(centres, count=8):
    for centre in centres:
        below, above = centre, centre
        yield "edge", centre
        for _ in range(count):
            below, above = math.nextafter(below, -math.inf), math.nextafter(above, math.inf)
            yield "edge", below
            yield "edge", above


def logarithm_arguments(source):
    yield from (("bits", abs(x)) for _, x in source.bits(500))
    yield from source.range(300, 0, 10)
    yield from (("size", x) for _, x in source.sizes(600, -53, -2, around=1.0))
    yield from (("subnormal", abs(x)) for _, x in source.sizes(150, -1074, -1022))
    for power in range(-40, 41):
        yield "power", float(10) ** power
        yield "power", 2.0 ** (power * 25)
    yield from edges((127 / 128, 129 / 128, 255 / 256, 1.0, 2.0, 10.0, math.e))


def circle_arguments(source):
    yield from source.range(200, -30, 30)
    yield from source.sizes(150, -30, 8)
    yield from source.sizes(200, 8, 1023)
    for count in list(range(1, 40)) + [source.random.getrandbits(40) for _ in range(40)]:
        with gmpy2.local_context(gmpy2.context(precision=400)):
            multiple = float(gmpy2.const_pi() / 2 * count)
        yield from (("multiple", x) for _, x in edges((multiple,), 1))
    # The number that is nearest to a multiple of π/2 (J.-M. Muller, Elementary Functions).
    yield from edges((math.ldexp(6381956970095103, 797),), 2)


def spread(low, high, smallest, greatest, *centres):
    """A function of one argument: where to look at it, and where it bends or ends."""

    def arguments(source):
        yield from source.bits(60)
        yield from source.range(300, low, high)
        yield from source.sizes(300, smallest, greatest)
        yield from source.sizes(30, -1074, -1020)
        yield from edges(centres)

    return arguments


UNARY = {
    "ln": logarithm_arguments, "log10": logarithm_arguments,
    "expm1": spread(-40, 45, -60, 9, 709.782712893384, -37.42994775023705, -40.0, 2.0**-55, -1.0),
    "log1p": spread(-1, 30, -60, 1023, -1.0, 2.0**-55, -(2.0**-55), 1.0, 2.0, 2.0**53),
    "sin": circle_arguments, "cos": circle_arguments, "tan": circle_arguments,
    "asin": spread(-1, 1, -30, -1, 1.0, -1.0, 2.0**-28, 0.5, math.sqrt(0.5)),
    "acos": spread(-1, 1, -60, -1, 1.0, -1.0, 0.5, -0.5),
    "atan": spread(-4, 4, -30, 60, 1.0, -1.0, 2.0**-28, 2.0**53),
    "sinh": spread(-20, 20, -30, 9, 710.4758600739439, -710.4758600739439, 2.0**-28),
    "cosh": spread(-20, 20, -30, 9, 710.4758600739439, -710.4758600739439, 2.0**-28),
    "tanh": spread(-4, 4, -30, 5, 19.061547465398498, 20.0, 2.0**-28),
    "normalCDF": spread(
        -38.6, 8.5, -60, 5, 6.0, -6.0, 8.292361075813595, 9.0, -37.5193793471445,
        -38.485408335567335, -39.0),
    "erf": spread(-6, 6, -60, 2, 4.5, -4.5, 5.921587195794507, 6.0),
}


def unary(function):
    source = Arguments(function)
    for x in SPECIAL:
        yield "special", x
    yield from UNARY[function](source)
    for name, *arguments in hard_arguments():
        if name == function:
            yield "hard", arguments[0]


def hard_arguments():
    for line in (VECTORS / "elementary_hard_arguments.txt").read_text().split("\n"):
        if line and not line.startswith("#"):
            name, *arguments = line.split(" ")
            yield [name] + [float.fromhex(argument) for argument in arguments]


def pow_arguments():
    source = Arguments("pow").random
    limits = (0.0, 1.0, 2.0, 3.0, 0.5, 0.75, 1e300, math.inf)
    for x in limits:
        for y in limits + (2.0**53, 2.0**53 - 1, 1.5, 5e-324):
            for first in (x, -x):
                for second in (y, -y):
                    yield "special", first, second
        for signed in (x, -x):
            yield "special", signed, math.nan
            yield "special", math.nan, signed
    for _ in range(400):
        yield "bits", number(source.getrandbits(63)), number(source.getrandbits(64))
    for _ in range(500):
        yield "range", source.uniform(0, 20), source.uniform(-230, 230)
    for _ in range(400):  # Exact powers, and such as lie exactly in the middle.
        root = source.choice((2, 4, 8))
        base = source.randrange(1, 1 << source.randint(1, 54 // root), 2) ** root
        scaled = math.ldexp(base, root * source.randint(-120, 100))
        if base < 1 << 53:
            yield "exact", scaled, source.choice((1, 2, 3, 5)) / source.choice((1, 2, 4, 8))
    for _ in range(300):
        odd = source.randrange(1 << 26, 1 << 27) | 1
        yield "middle", math.ldexp(odd, source.randint(-540, 480)), 2.0
        yield "middle", -float(source.randrange(1 << 17, 1 << 18) | 1), 3.0
    for power in range(-1076, 1026, 12):
        yield "exact", 2.0, float(power)
        yield "exact", 0.0625, power / 4
    for power in range(-1076, -1070):
        yield "exact", 2.0, float(power)
        yield "exact", -2.0, power + 0.0
    for _ in range(300):
        x = 1 + source.uniform(-1, 1) * 2.0 ** -source.randint(1, 52)
        yield "near1", x, source.uniform(-1, 1) * 2.0 ** source.randint(-5, 61)
    for _ in range(300):  # The power is 1 ± a few units, times a simple fraction.
        x = 1 + source.choice((-1, 1)) * source.randint(1, 64) * 2.0**-53
        y = source.choice((-1, 1)) * source.choice((0.25, 0.5, 1.5, 2.0, 3.0, 4.0))
        yield "near1", x, y * (1 + source.randint(-8, 8) * 2.0**-52)
    for odd in range(1, 100, 2):
        # 1 − u to the power −(1 − u) is 1 + u but for half of u³, and 1 + u is a middle here.
        x = 1 - odd * 2.0**-53
        yield "middle", x, -x
    for _ in range(300):
        x = source.uniform(1.001, 4)
        for low, high in ((1021, 1076), (-1024.5, -1023)):
            yield "limit", x, -source.uniform(low, high) * math.log(2) / math.log(x)
    for name, *arguments in hard_arguments():
        if name == "pow":
            yield "hard", *arguments


def hypot_arguments():
    source = Arguments("hypot").random
    limits = (0.0, 1.0, 3.0, 4.0, 5e-324, 1.7976931348623157e308, math.inf, math.nan)
    for x in limits:
        for y in limits:
            yield "special", x, y
            yield "special", -x, y
    for _ in range(400):  # Legs of about the same size, and such that the shorter hardly counts.
        x = math.ldexp(source.uniform(1, 2), source.randint(-1060, 1000))
        yield "size", x, x * source.uniform(-1, 1) * 2.0 ** -source.randint(0, 30)
    for limit in (30, 26, 27):  # Whole sides, of which the longest has up to 54 bits.
        for _ in range(150):
            m = source.randrange(2, 1 << limit if limit < 28 else 1 << 15)
            n = source.randrange(1, m)
            if m * m - n * n < 1 << 53 and 2 * m * n < 1 << 53:
                scale = 2.0 ** source.randint(-1070, 900)
                yield "exact", (m * m - n * n) * scale, 2 * m * n * scale
    for _ in range(100):
        yield "subnormal", source.getrandbits(52) * 5e-324, source.getrandbits(52) * 5e-324
    for name, *arguments in hard_arguments():
        if name == "hypot":
            yield "hard", *arguments


BINARY = {"pow": pow_arguments, "hypot": hypot_arguments}


def rows():
    for function in UNARY:
        for kind, x in unary(function):
            yield f"{function},{kind},{bits(x):016x},,{result(function, x):016x}"
    for function, arguments in BINARY.items():
        for kind, x, y in arguments():
            value = result(function, x, y)
            yield f"{function},{kind},{bits(x):016x},{bits(y):016x},{value:016x}"


if __name__ == "__main__":
    lines = ["function,kind,first,second,result", *rows()]
    (VECTORS / "elementary.csv").write_text("\n".join(lines) + "\n")
    print(f"elementary.csv: {len(lines) - 1} vectors")
