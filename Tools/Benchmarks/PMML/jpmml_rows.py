"""Scores rows with the Python interface of JPMML's evaluator, as often as it is told to.

Usage: jpmml_rows.py MODEL.pmml ROWS.csv ANSWER.csv

The commands on standard input are those of score-pmml; all rows are handed over as one data frame.
"""

import sys

import pandas
from jpmml_evaluator import make_evaluator

from commands import obey


def main():
    model, rows, answer = sys.argv[1:]
    evaluator = make_evaluator(model)
    frame = pandas.read_csv(rows)

    def results(count):
        found = evaluator.evaluateAll(frame[:count], parallelism=1)
        return found[[name for name in found if name.startswith("probability")]]

    def write():
        results(len(frame)).to_csv(answer, header=False, index=False)

    obey(len(frame), lambda count: results(count).iloc[:, 0].sum(), write)


if __name__ == "__main__":
    main()
