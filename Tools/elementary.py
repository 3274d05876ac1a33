#!/usr/bin/env python3
"""Compares the elementary functions with MPFR, live, on as many random arguments as asked for.

Needs a Swift toolchain and gmpy2 2.1 (Debian: python3-gmpy2).

    Tools/elementary.py [COUNT] [SEED] [FUNCTION...]   COUNT rows of each function (100,000)
    Tools/elementary.py --time                         the time of a call of each

The rows are made twice, the second time with the processor's newer instructions hidden from the
system's library, and must be the same bits. Ends with 1 if a bit differs from MPFR's.
"""

import os
import pathlib
import struct
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "Tools" / "vectors"))

from elementary_vectors import BINARY, FUNCTIONS, bits, result  # noqa: E402

OLD_PROCESSOR = "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX2_Usable,-FMA_Usable"


def build(folder):
    program = str(pathlib.Path(folder) / "elementary")
    sources = sorted((ROOT / "Sources" / "Scoring" / "Arithmetic").rglob("*.swift"))
    main = ROOT / "Tools" / "Elementary" / "main.swift"
    command = ["swiftc", "-O", "-module-name", "Elementary", "-o", program]
    subprocess.run(command + [str(file) for file in sources + [main]], check=True)
    return program


def compare(program, name, count, seed):
    """How many of the rows differ from MPFR's."""
    command = [program, "rows", name, str(count), str(seed)]
    rows = subprocess.run(command, check=True, capture_output=True).stdout
    old = subprocess.run(
        command, check=True, capture_output=True,
        env=dict(os.environ, GLIBC_TUNABLES=OLD_PROCESSOR)).stdout
    differences = 0
    for first, second, value in struct.iter_unpack("<ddQ", rows):
        arguments = (first, second) if name in BINARY else (first,)
        if result(name, *arguments) != value:
            differences += 1
            if differences <= 5:
                print(name, *(f"{bits(argument):016x}" for argument in arguments), f"{value:016x}")
    print(f"{name}: {count} rows, {differences} differ from MPFR's,",
          "the same" if rows == old else "NOT THE SAME", "on the older processor", flush=True)
    return differences + (rows != old)


def main(arguments):
    with tempfile.TemporaryDirectory() as folder:
        program = build(folder)
        if arguments == ["--time"]:
            subprocess.run([program, "time"], check=True)
            return 0
        count = int(arguments[0]) if arguments else 100_000
        seed = int(arguments[1]) if len(arguments) > 1 else 1
        names = arguments[2:] or list(FUNCTIONS)
        return min(1, sum(compare(program, name, count, seed) for name in names))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
