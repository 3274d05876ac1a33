"""Makes the models and the rows: seeded, fitted here, written as PMML by their own exporter.

Usage: models.py FOLDER ROWS SEED MODEL...

For each model NAME three files: NAME.pmml, NAME.csv (the rows that are scored, a header first) and
NAME.joblib (what was fitted, for `sklearn_rows.py`). Numbers lie on a grid that binary32 holds
exactly, so that nobody reads another number than the others.
"""

import sys
from pathlib import Path

import joblib
import numpy
import pandas
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import OneHotEncoder
from sklearn.tree import DecisionTreeClassifier
from sklearn2pmml import sklearn2pmml
from sklearn2pmml.pipeline import PMMLPipeline

FITTED = 20_000
NUMBERS = [f"n{index}" for index in range(16)]
TEXTS = {"t0": 4, "t1": 6, "t2": 8, "t3": 12}


def numbers(random, count):
    """Sixteen columns; every number is a whole count of 64ths."""
    drawn = numpy.round(random.normal(0, 2, (count, len(NUMBERS))) * 64) / 64
    return pandas.DataFrame(drawn, columns=NUMBERS)


def mixed(random, count):
    """Eight of numbers and four of texts."""
    frame = numbers(random, count)[NUMBERS[:8]]
    for name, kinds in TEXTS.items():
        frame[name] = [f"{name}-{kind}" for kind in random.integers(0, kinds, count)]
    return frame


def classes(random, frame, count):
    """Classes that hang together with the columns, loosely."""
    columns = frame[NUMBERS[:8]].to_numpy()
    signal = columns[:, 0] * columns[:, 1] + columns[:, 2] - numpy.abs(columns[:, 3])
    for name in TEXTS:
        if name in frame:
            signal = signal + frame[name].str.len() + (frame[name].str[-1] == "1") * 2
    signal = signal + random.normal(0, 2, len(frame))
    edges = numpy.quantile(signal, numpy.linspace(0, 1, count + 1)[1:-1])
    return numpy.searchsorted(edges, signal)


def one_hot():
    """What turns the texts into columns of zeros and ones; the numbers pass."""
    return ColumnTransformer(
        [("texts", OneHotEncoder(), list(TEXTS)), ("numbers", "passthrough", NUMBERS[:8])])


def plan(seed):
    """For each model its columns, its number of classes and what is fitted."""
    forest = RandomForestClassifier(100, max_depth=12, min_samples_leaf=5, random_state=seed)
    boosting = GradientBoostingClassifier(n_estimators=100, max_depth=3, random_state=seed)
    logistic = LogisticRegression(max_iter=1_000)
    tree = DecisionTreeClassifier(max_depth=12, min_samples_leaf=5, random_state=seed)
    return {"forest": (numbers, 3, [("model", forest)]),
            "boosting": (numbers, 2, [("model", boosting)]),
            "logistic": (mixed, 2, [("columns", one_hot()), ("model", logistic)]),
            "tree": (numbers, 3, [("model", tree)])}


def main():
    folder, count, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    plans = plan(seed)
    for name in sys.argv[4:]:
        columns, kinds, steps = plans[name]
        random = numpy.random.default_rng(seed)
        frame = columns(random, FITTED)
        pipeline = PMMLPipeline(steps)
        pipeline.fit(frame, pandas.Series(classes(random, frame, kinds), name="class"))
        sklearn2pmml(pipeline, str(folder / f"{name}.pmml"))
        columns(random, count).to_csv(folder / f"{name}.csv", index=False)
        joblib.dump(pipeline.steps, folder / f"{name}.joblib")


if __name__ == "__main__":
    main()
