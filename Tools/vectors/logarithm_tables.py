#!/usr/bin/env python3
"""Prints the source file LogarithmTables.swift.

Needs mpmath 1.2 (Debian: python3-mpmath). The numbers are computed with 500 bits and rounded once.

    Tools/vectors/logarithm_tables.py > Sources/Scoring/Arithmetic/LogarithmTables.swift
"""

from mpmath import mp, mpf

from exp_vectors import print_table

mp.prec = 500


def up(numerator, denominator):
    return -(-numerator // denominator)


def logarithm_of_inverse(factor, scale):
    """−ln of the factor, which is `factor` over 2 to the power `scale`."""
    return mp.nint(-mp.log(mpf(factor) / mpf(2) ** scale) * mpf(2) ** 127)


def print_tables():
    print("/// The tables of the natural logarithm, computed with 500 bits and rounded once.")
    print("///")
    print("/// `Tools/vectors/logarithm_tables.py` prints this file. Each entry is a number of 128 bits")
    print("/// in two words, the high word first.")
    print("enum LogarithmTables {")
    print_table(
        "coarse", "−ln of ``Logarithm/coarseFactor(_:)`` for i from 0 to 127, "
        "times 2 to the power 127.",
        [logarithm_of_inverse(up(1 << 23, 128 + i), 16) for i in range(128)])
    print()
    print_table(
        "fine", "−ln of ``Logarithm/fineFactor(_:)`` for j from 0 to 128, "
        "times 2 to the power 127.",
        [logarithm_of_inverse(up(1 << 38, (1 << 14) + j), 24) for j in range(129)])
    print()
    print_table(
        "reciprocals", "1 / (n + 1) for n from 0 to 17, times 2 to the power 127.",
        [mp.nint(mpf(2) ** 127 / (n + 1)) for n in range(18)])
    print("}")


if __name__ == "__main__":
    print_tables()
