#!/usr/bin/env python3
"""Makes the vectors that hold the fairness figures to Fairlearn and the intervals to statsmodels.

Needs fairlearn 0.15 and statsmodels 0.15 (PyPI). People are drawn from a seeded generator, one row
each, and the figures come from Fairlearn's functions on those rows; our code sees the counts alone.
The output is the same on every run, and figures are written as the bits of their doubles.

    Tools/vectors/fairness_vectors.py           writes the two files beside the tests
    Tools/vectors/fairness_vectors.py --check   computes them anew and compares, within 1e-12
"""

import math
import pathlib
import random
import struct
import sys
import warnings

import fairlearn.metrics as fairness
from sklearn.metrics import accuracy_score, precision_score
from statsmodels.stats.proportion import proportion_confint

FOLDER = pathlib.Path(__file__).parents[2] / "Tests/AuditReportsTests/Vectors"
RATES = {
    "selectionRate": fairness.selection_rate,
    "truePositiveRate": fairness.true_positive_rate,
    "falsePositiveRate": fairness.false_positive_rate,
    "trueNegativeRate": fairness.true_negative_rate,
    "falseNegativeRate": fairness.false_negative_rate,
    "accuracy": accuracy_score,
    "precision": lambda truth, chosen: precision_score(truth, chosen, zero_division=0)}
COUNTS = ("truePositives", "falsePositives", "trueNegatives", "falseNegatives")


def bits(number):
    """The bits of a figure, or nothing where there is none."""
    number = float(number)
    return "" if math.isnan(number) else struct.pack(">d", number).hex()


def population(source):
    """Groups of people who are chosen or not, and of whom it came about or not."""
    groups = []
    for _ in range(source.choice((1, 2, 2, 3, 4, 6))):
        people = source.choice((1, 2, 5, 30, 200, 900))
        # Often nobody, or everybody, is chosen or has the outcome: that divides by nought.
        chosen = source.choice((0, 0.02, 0.3, 0.5, 0.9, 1))
        common = source.choice((0, 0.05, 0.4, 0.8, 1))
        rows = [(int(source.random() < common), int(source.random() < chosen))
                for _ in range(people)]
        groups.append(rows)
    return groups


def study(number, groups):
    """A line for each group and its rates, and one for the comparison of all."""
    truth = [row[0] for rows in groups for row in rows]
    chosen = [row[1] for rows in groups for row in rows]
    names = [index for index, rows in enumerate(groups) for _ in rows]
    frame = fairness.MetricFrame(
        metrics=RATES, y_true=truth, y_pred=chosen, sensitive_features=names)
    differences, ratios = frame.difference(), frame.ratio()
    lines = []
    for index, rows in enumerate(groups):
        counts = [rows.count(pair) for pair in ((1, 1), (0, 1), (0, 0), (1, 0))]
        rates = [bits(frame.by_group[name][index]) for name in RATES]
        lines.append([number, "group", *counts, *rates, "", "", "", ""])
    lines.append([number, "difference", "", "", "", "", *(bits(differences[n]) for n in RATES),
                  "", "", "", ""])
    known = {"y_true": truth, "y_pred": chosen, "sensitive_features": names}
    summary = [fairness.demographic_parity_difference(**known),
               fairness.demographic_parity_ratio(**known),
               fairness.equalized_odds_difference(**known),
               fairness.equalized_odds_ratio(**known)]
    # Python's min() of two ratios of which one is none depends on their order; ours gives none.
    odds = (ratios["truePositiveRate"], ratios["falsePositiveRate"])
    if any(math.isnan(ratio) for ratio in odds):
        summary[3] = math.nan
    lines.append([number, "ratio", "", "", "", "", *(bits(ratios[n]) for n in RATES),
                  *map(bits, summary)])
    return [",".join(map(str, line)) for line in lines]


def comparisons():
    source = random.Random(20180525)
    columns = ["study", "row", *COUNTS, *RATES, "parityDifference", "parityRatio",
               "oddsDifference", "oddsRatio"]
    lines = [",".join(columns)]
    for number in range(120):
        lines += study(number, population(source))
    return lines


def intervals():
    source = random.Random(1927)
    pairs = [(count, people) for people in range(1, 13) for count in range(people + 1)]
    pairs += [(source.randint(0, people), people)
              for people in (source.choice((50, 999, 12_345, 5_600_000)) for _ in range(120))]
    lines = ["count,people,low,high"]
    for count, people in pairs:
        low, high = proportion_confint(count, people, alpha=0.05, method="wilson")
        lines.append(f"{count},{people},{bits(low)},{bits(high)}")
    return lines


def differ(left, right):
    """Whether two lines differ by more than the rounding of another version's arithmetic."""
    for one, other in zip(left.split(","), right.split(","), strict=True):
        if one == other:
            continue
        if len(one) != 16 or len(other) != 16:
            return True
        values = [struct.unpack(">d", bytes.fromhex(text))[0] for text in (one, other)]
        if abs(values[0] - values[1]) > 1e-12:
            return True
    return False


def main():
    warnings.simplefilter("ignore")
    is_check = sys.argv[1:] == ["--check"]
    for name, lines in (("fairness.csv", comparisons()), ("wilson.csv", intervals())):
        file = FOLDER / name
        if not is_check:
            file.write_text("\n".join(lines) + "\n")
            continue
        known = file.read_text().splitlines()
        if len(known) != len(lines) or any(map(differ, known, lines)):
            sys.exit(f"{file} differs from what is computed now")
        print(f"{name}: {len(lines) - 1} rows agree")


if __name__ == "__main__":
    main()
