"""The table of what was measured."""

import platform
import statistics
import subprocess
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from harness import machine  # noqa: E402  (the path comes first)

#: How far the answers of two programs may lie apart.
BOUND = 1e-9


def facts(options, python):
    """What the figures are measured on and with."""
    def said(*words, output="stdout"):
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        return getattr(done, output).strip()
    names = ("scikit-learn", "numpy", "jpmml_evaluator", "sklearn2pmml")
    script = f"import importlib.metadata as m; print(*map(m.version, {names}))"
    versions = dict(zip(names, said(python, "-c", script).split()))
    versions |= {"swift": said("swift", "--version").splitlines()[0],
                 "java": said("java", "-version", output="stderr").splitlines()[0],
                 "python": platform.python_version()}
    found = machine.machine(options.tools)
    return {"rows": options.rows, "rounds": options.rounds, "seed": options.seed,
            "machine": found, "versions": versions, "date": date.today().isoformat()}


def agrees(found):
    """Whether all answers are near enough; our own must be one answer to the bit."""
    return all(program["difference"] <= (0 if is_ours(program) else BOUND)
               for model in found["models"] for program in model["programs"])


def is_ours(program):
    return program["name"].startswith("ours")


def shown(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def cell(runs):
    return f"{shown(statistics.median(runs))} ({shown(min(runs))} to {shown(max(runs))})"


def ratio(program, base):
    """How many times as long a program takes as one of ours, and what that means."""
    times = statistics.median(program["cpu"]) / statistics.median(base["cpu"])
    verdict = "" if is_ours(program) else ", ahead" if times > 1 else ", **behind**"
    return shown(times) + verdict


def lines(model, ours):
    named = {program["name"]: program for program in model["programs"]}
    for program in model["programs"]:
        ratios = " | ".join(ratio(program, named[name]) for name in ours)
        yield (f"| {model['model']} | {program['name']} | {cell(program['cpu'])} "
               f"| {cell(program['wall'])} | {ratios} "
               f"| {program['difference']:.1g} |")


def markdown(found, ours, few):
    """The page."""
    processor = found["machine"]
    versions = ", ".join(f"{name} {text}" for name, text in found["versions"].items())
    sizes = ", ".join(f"{model['model']} {model['bytes'] / 1e6:.2g} MB"
                      for model in found["models"])
    head = f"""# Rows scored with PMML documents

Written by `Tools/pmml-benchmark`. Models are fitted and rows drawn by the tool, seed \
{found['seed']}; {found['rows']:,} rows,
{found['rounds']} rounds in one run, the programs in turn, each on one thread of its own. Figures are
microseconds a row, the median of the rounds with the range in brackets: the processor's time of the
whole program (its collector and compiler too), and the time that passed on a machine that others
used (load {processor['loadBefore']} before). The two ratios are the program's processor time over that
of *{ours[0]}* and of *{ours[1]}*: whoever has all rows at hand compares with the first, whoever
has one at a time with the second. *Apart* is the greatest relative difference from the
probabilities of *{ours[0]}*, over all rows; more than 1e-9 fails the run, and so does any
difference among ours.

{processor['processor']}, {processor['cores']} cores, {processor['memoryGiB']} GiB, \
{processor['system']}; {found['date']}, {processor['revision']}.
{versions}.
Documents: {sizes}.

Everybody's rows are ready before the clock starts, in the form that suits the program: *ours, batch* takes
columns of binary64 and of texts, *scikit-learn* one matrix of binary32 (a data frame where there are texts),
*JPMML, from Python* a data frame. *JPMML, in Java*, *transpiled* and *ours* but for the batch are given one
row after another; *transpiled* compiles the document to Java classes first. Nobody is given several threads:
ours has none of its own, scikit-learn's `n_jobs` is the 1 that it is by default (the forest, and what encodes
the texts for the logistic regression, could use more; the others are written for one), the libraries below it
are held to one, JPMML's `parallelism` is 1.
*Whole results* has all outputs by name and what was looked at; the others of ours the probabilities alone.
*Row by row* of scikit-learn scores {few:,} of the rows.

| model | program | processor, us a row | passed, us a row | to batch | to rows | apart |
|---|---|---|---|---|---|---|
"""
    rows = [line for model in found["models"] for line in lines(model, ours)]
    return head + "\n".join(rows) + "\n"
