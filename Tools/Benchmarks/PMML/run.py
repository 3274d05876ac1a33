#!/usr/bin/env python3
"""Scores the same rows with the same models in turn; `Tools/pmml-benchmark` prepares and calls it.

Usage: run.py --tools FOLDER [--rows 100000] [--rounds 5] [--seed 1] [--only MODELS]
              [--json FILE] [--markdown FILE]

In each round every program scores rows for about a second, in an order that is turned round by
round; a slow one scores the first rows only. Before that each is warmed up. Figures are
microseconds a row; the processor's time is that of all threads of the program. `--only` takes names
out of forest, boosting, logistic, tree.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import report
from contestant import Contestant, Failed

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PRODUCT = HERE.parent / ".build/release/score-pmml"
MODELS = ("forest", "boosting", "logistic", "tree")
#: Whole batches in one call, and one row after another; the others are held against both.
OURS = ("ours, batch", "ours, row by row")
#: A program that takes a row at a time through Python scores so many of them.
FEW = 1_000


def contestants(options, folder, name):
    """The programs for a model, started."""
    python, site = options.tools / "venv/bin/python", next(
        (options.tools / "venv/lib").glob("python*/site-packages/jpmml_evaluator"))
    jars = f"{options.tools}:{site}/dependencies/*:{site}/resources/*"
    model, rows = folder / f"{name}.pmml", folder / f"{name}.csv"
    java = ["java", "-cp", jars, "RowScore"]
    ways = {
        OURS[0]: ([PRODUCT, "batch", model], options.rows),
        OURS[1]: ([PRODUCT, "probabilities", model], options.rows),
        "ours, whole results": ([PRODUCT, "results", model], options.rows),
        "JPMML, in Java": ([*java, "evaluated", model], options.rows),
        "JPMML, transpiled": ([*java, "transpiled", model], options.rows),
        "JPMML, from Python": ([python, HERE / "jpmml_rows.py", model], options.rows),
        "scikit-learn, batch":
            ([python, HERE / "sklearn_rows.py", "batch", folder / f"{name}.joblib"], options.rows),
        "scikit-learn, row by row":
            ([python, HERE / "sklearn_rows.py", "rows", folder / f"{name}.joblib"], FEW),
    }
    started = []
    try:
        for index, (title, (arguments, count)) in enumerate(ways.items()):
            answer, log = folder / f"{index}.answer", folder / f"{index}.log"
            started.append(Contestant(title, [*arguments, rows, answer], answer,
                                      min(count, options.rows), log))
    except Failed:
        for one in started:
            one.kill()
        raise
    return started


def measure(options, folder, name):
    """One model: warmed up, measured in turn, and compared row by row."""
    say(f"{name}: starting and warming up")
    found = contestants(options, folder, name)
    try:
        for one in found:
            one.warm(options.warm)
            say(f"  {one.name}")
        for index in range(options.rounds):
            say(f"{name}: round {index + 1}")
            turn = index % len(found)
            for one in found[turn:] + found[:turn]:
                one.round()
        answers = [one.write() for one in found]
        for one in found:
            one.close()
    except BaseException:
        for one in found:
            one.kill()
        raise
    differences = {one.name: difference(answers[0], answer)
                   for one, answer in zip(found, answers)}
    size = (folder / f"{name}.pmml").stat().st_size
    return {"model": name, "bytes": size, "classes": len(answers[0][0]),
            "programs": [{"name": one.name, "rows": one.rows, "passes": one.passes,
                          "wall": one.wall, "cpu": one.worked,
                          "difference": differences[one.name]} for one in found]}


def difference(ours, theirs):
    """The greatest relative difference of a probability, over every row."""
    if len(ours) != len(theirs):
        raise Failed(f"{len(theirs)} answers for {len(ours)} rows")
    greatest = 0.0
    for left, right in zip(ours, theirs, strict=True):
        for a, b in zip(left, right, strict=True):
            if a != b:
                greatest = max(greatest, abs(a - b) / max(abs(a), abs(b)))
    return greatest


def write(options, found):
    """What was measured so far; a run that is ended keeps the models before."""
    options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    options.markdown.write_text(report.markdown(found, OURS, FEW), encoding="utf-8")


def say(text):
    print(text, file=sys.stderr, flush=True)


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--warm", type=float, default=4, help="processor seconds of warming up")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join(MODELS))
    parser.add_argument("--json", type=Path, default=ROOT / "Docs/benchmarks-pmml.json")
    parser.add_argument("--markdown", type=Path, default=ROOT / "Docs/BENCHMARKS-PMML.md")
    return parser.parse_args()


def main():
    options = parse()
    # One thread for everybody's arithmetic.
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    python = options.tools / "venv/bin/python"
    with tempfile.TemporaryDirectory(prefix="pmml-benchmark-") as name:
        folder = Path(name)
        say("making the models and the rows")
        wanted = [name for name in MODELS if name in options.only.split(",")]
        subprocess.run([python, HERE / "models.py", folder, str(options.rows), str(options.seed),
                        *wanted], check=True, stdout=sys.stderr)
        found = {**report.facts(options, python), "models": []}
        for name in wanted:
            found["models"].append(measure(options, folder, name))
            write(options, found)
    print(report.markdown(found, OURS, FEW), end="")
    return 0 if report.agrees(found) else 1


if __name__ == "__main__":
    sys.exit(main())
