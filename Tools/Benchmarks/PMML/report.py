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
    return all(program["difference"] <= BOUND
               for model in found["models"] for program in model["programs"])


def shown(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def cell(runs):
    return f"{shown(statistics.median(runs))} ({shown(min(runs))} to {shown(max(runs))})"


def lines(model, ours):
    mine = next(program for program in model["programs"] if program["name"] == ours)
    base = statistics.median(mine["cpu"])
    for program in model["programs"]:
        ratio = statistics.median(program["cpu"]) / base
        verdict = "" if program["name"].startswith("ours") else \
            ", ahead" if ratio > 1 else ", **behind**"
        yield (f"| {model['model']} | {program['name']} | {cell(program['cpu'])} "
               f"| {cell(program['wall'])} | {shown(ratio)}{verdict} "
               f"| {program['difference']:.1g} |")


def markdown(found, ours):
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
used (load {processor['loadBefore']} before). *Ratio* is the other's processor time over that of \
*{ours}*.
*Apart* is the greatest relative difference from our probabilities, over all rows; more than 1e-9
fails the run.

{processor['processor']}, {processor['cores']} cores, {processor['memoryGiB']} GiB, \
{processor['system']}; {found['date']}, {processor['revision']}.
{versions}.
Documents: {sizes}. *JPMML, in Java* and *transpiled* are called from Java, rows being maps ready \
made; *transpiled* compiles the document to Java classes first. *Row by row* scores 1,000 of the rows.

| model | program | processor, us a row | passed, us a row | ratio | apart |
|---|---|---|---|---|---|
"""
    rows = [line for model in found["models"] for line in lines(model, ours)]
    return head + "\n".join(rows) + "\n"
