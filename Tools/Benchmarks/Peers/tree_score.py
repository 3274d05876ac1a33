"""Times scikit-learn's tree on a matrix of features: the score alone, nothing read or folded.

Usage: tree_score.py SUBJECTS RUNS [SEED]

The matrix is drawn at random with the columns that the published tree reads, and the tree is fitted
to the tree's own answers; only `predict` is timed.
"""

import json
import sys
import time

import numpy
from sklearn.tree import DecisionTreeClassifier


def main():
    count, runs = int(sys.argv[1]), int(sys.argv[2])
    random = numpy.random.default_rng(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    inputs = numpy.column_stack([
        random.integers(0, 8, count), random.integers(0, 6, count), random.integers(18, 68, count),
        random.integers(0, 37, count)]).astype(numpy.float32)
    expects, origin, age, months = inputs.T
    high = numpy.where(expects < 3, False, numpy.where(
        expects < 6, True, (origin < 3) | (age >= 50) | (months < 3)))
    sample = slice(0, min(count, 20_000))
    tree = DecisionTreeClassifier(max_depth=6, random_state=1).fit(inputs[sample], high[sample])
    tree.predict(inputs[sample])
    times = []
    for _ in range(runs):
        began = time.monotonic()
        tree.predict(inputs)
        times.append(time.monotonic() - began)
    print(json.dumps({"subjects": count, "times": times}))


if __name__ == "__main__":
    main()
