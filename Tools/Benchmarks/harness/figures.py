"""Figures, marks and rows: what the report is made of."""

import statistics


class Figure:
    """One quantity over the runs, or why it was not measured."""

    def __init__(self, unit, note=""):
        self.unit = unit
        self.note = note
        self.runs = []
        self.missing = None

    def add(self, value):
        self.runs.append(value)

    def miss(self, reason):
        self.missing = reason

    @property
    def median(self):
        return statistics.median(self.runs) if self.runs else None

    def json(self):
        if not self.runs:
            return {"unit": self.unit, "notMeasured": self.missing or "no runs"}
        found = {"unit": self.unit, "runs": self.runs, "median": self.median,
                 "min": min(self.runs), "max": max(self.runs)}
        if self.note:
            found["note"] = self.note
        return found


def ratio(upper, lower):
    """The median of the runs' own ratios; None where a side was not measured."""
    if not upper.runs or not lower.runs:
        return None
    if len(upper.runs) == len(lower.runs):
        return statistics.median(a / b for a, b in zip(upper.runs, lower.runs) if b)
    return upper.median / lower.median


class Mark:
    """What a row must reach."""

    def __init__(self, text, value, bound, at_least=True, precision=2):
        self.text = text
        self.value = value
        self.precision = precision
        self.reached = None
        if value is not None:
            self.reached = value >= bound if at_least else value <= bound

    def json(self):
        return {"mark": self.text, "value": self.value, "reached": self.reached}


class Row:
    """One line of the table."""

    def __init__(self, work, size, ours, limit=None, peers=None, runs_are_rates=True):
        self.work = work
        self.size = size
        self.ours = ours
        self.limit = limit
        self.peers = peers or {}
        self.marks = []
        self.notes = []
        self.runs_are_rates = runs_are_rates

    def speed(self, other):
        """How many times as good ours is as the other."""
        if self.runs_are_rates:
            return ratio(self.ours, other)
        return ratio(other, self.ours)

    def mark_limit(self, bound):
        self.marks.append(Mark(f">= {bound} of the limit", self.speed(self.limit), bound))

    def mark_peers(self, bound=1, names=None):
        """Every peer, or those named, must be left behind so many times."""
        for name, figure in self.peers.items():
            if names and name not in names:
                continue
            text = f"ahead of {name}" if bound == 1 else f">= {bound} x {name}"
            self.marks.append(Mark(text, self.speed(figure), bound))

    def mark(self, *arguments, **named):
        self.marks.append(Mark(*arguments, **named))

    def json(self):
        return {"work": self.work, "size": self.size, "ours": self.ours.json(),
                "limit": self.limit.json() if self.limit else None,
                "peers": {name: figure.json() for name, figure in self.peers.items()},
                "marks": [mark.json() for mark in self.marks], "notes": self.notes}
