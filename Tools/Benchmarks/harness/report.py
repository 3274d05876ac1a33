"""The JSON file and the Markdown table."""

import json

INTRODUCTION = """# Benchmarks

Written by `Tools/benchmark{mode}`; do not edit. The population is synthetic: {seed}, about 50 facts
a subject with skewed lengths, in the order of registration with the persons mixed. No real person
is in it. Every figure of a row was measured in one run, on the same data, in the same folder.

| | |
|---|---|
| machine | {processor}, {cores} cores, {memoryGiB} GiB, {system}, {fileSystem} |
| one write of 4 KiB and its synchronisation | {syncMilliseconds} ms (median) |
| load before | {loadBefore} |
| date, revision | {date}, {revision} |
| versions | {versions} |
| synchronisation | ours and the limit: LMDB's default, a commit is synchronised; SQLite: WAL, \
`synchronous=FULL`; PostgreSQL: `fsync` and `synchronous_commit` on |

Figures are the median of the runs (up to {runs}), the range in brackets. *Ratio* is how many times
as good ours is as the other (over 1 is better, for times and bytes too). The limit does LMDB's and
AES-GCM's part of the work in C and nothing else. A mark that is missed is reported as missed.

"""


def shown(value):
    if value is None:
        return "-"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    if abs(value) >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}"


def cell(figure):
    if figure is None:
        return "-"
    if not figure.runs:
        return "not measured"
    text = f"{shown(figure.median)} {figure.unit}"
    if len(figure.runs) > 1:
        text += f" ({shown(min(figure.runs))} to {shown(max(figure.runs))})"
    if figure.note:
        text += f", {figure.note}"
    return text


def verdict(mark):
    if mark.reached is None:
        return f"{mark.text}: not measured"
    value = f"{mark.value:,.0f}" if mark.precision == 0 else shown(mark.value)
    return f"{mark.text}: {value}, {'reached' if mark.reached else '**missed**'}"


def peer_cells(row):
    if not row.peers:
        return "-"
    lines = []
    for name, figure in row.peers.items():
        speed = row.speed(figure)
        lines.append(f"{name}: {cell(figure)}" + (f", ratio {shown(speed)}" if speed else ""))
    return "<br>".join(lines)


def limit_cell(row):
    if row.limit is None:
        return "-"
    speed = row.speed(row.limit)
    return cell(row.limit) + (f", ratio {shown(speed)}" if speed else "")


def table(rows):
    lines = ["| work | size | ours | limit | peers | marks |", "|---|---|---|---|---|---|"]
    for row in rows:
        marks = "<br>".join(verdict(mark) for mark in row.marks) or "-"
        lines.append(f"| {row.work} | {row.size} | {cell(row.ours)} | {limit_cell(row)} "
                     f"| {peer_cells(row)} | {marks} |")
    return "\n".join(lines)


def notes(rows):
    lines = []
    for row in rows:
        found = list(row.notes)
        for name, figure in (("ours", row.ours), ("the limit", row.limit), *row.peers.items()):
            if figure is not None and not figure.runs and figure.missing:
                found.append(f"Not measured, {name}: {figure.missing}.")
        if found:
            lines.append(f"- **{row.work}, {row.size}**: {' '.join(found)}")
    return "\n".join(lines)


def markdown(rows, facts):
    versions = ", ".join(f"{name} {value}" for name, value in facts["versions"].items())
    missed = [f"{row.work} ({row.size}): {mark.text}" for row in rows for mark in row.marks
              if mark.reached is False]
    head = INTRODUCTION.format(
        mode=" --quick" if facts["quick"] else "", seed=f"seed {facts['seed']}",
        runs=facts["runs"], **{**facts["machine"], "versions": versions})
    tail = "\n\n## Missed\n\n" + "\n".join(f"- {text}" for text in missed) if missed else ""
    broken = [f"- {text}" for text in facts["failures"]]
    failed = "\n\n## Not measured at all\n\n" + "\n".join(broken) if broken else ""
    return f"{head}{table(rows)}\n\n## Notes\n\n{notes(rows)}{tail}{failed}\n"


def write(rows, facts, json_path, markdown_path):
    document = {**facts, "rows": [row.json() for row in rows]}
    json_path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n",
                         encoding="utf-8")
    markdown_path.write_text(markdown(rows, facts), encoding="utf-8")
