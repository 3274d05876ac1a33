"""Scores rows with scikit-learn's own predict_proba, as often as it is told to.

Usage: sklearn_rows.py batch|rows MODEL.joblib ROWS.csv ANSWER.csv

The commands on standard input are those of score-pmml. `batch` hands over all rows at once, `rows`
one after another. Numbers are a matrix of binary32, which the trees need not convert; columns of
texts are a data frame. Whatever cuts or converts is done before the clock starts.
"""

import sys
import warnings

import joblib
import numpy
import pandas
from sklearn.pipeline import Pipeline

from commands import obey


def main():
    way, model, rows, answer = sys.argv[1:]
    warnings.simplefilter("ignore")
    pipeline = Pipeline(joblib.load(model))
    frame = pandas.read_csv(rows)
    is_mixed = any(frame[name].dtype.kind != "f" for name in frame)
    matrix = frame if is_mixed else frame.to_numpy(dtype=numpy.float32)
    cut = matrix.iloc if is_mixed else matrix
    single = [cut[index:index + 1] for index in range(len(matrix) if way == "rows" else 0)]

    def score(count):
        if way == "batch":
            return pipeline.predict_proba(cut[:count])[:, 0].sum()
        return sum(pipeline.predict_proba(row)[0, 0] for row in single[:count])

    def write():
        numpy.savetxt(answer, pipeline.predict_proba(matrix), fmt="%.17g", delimiter=",")

    obey(len(frame), score, write)


if __name__ == "__main__":
    main()
