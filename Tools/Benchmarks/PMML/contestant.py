"""A program that scores rows, kept running from round to round."""

import json
import subprocess


class Failed(Exception):
    """A program did not do what it was run for."""


class Contestant:
    """One program with one model, and what was measured of it."""

    def __init__(self, name, arguments, answer, rows, log):
        self.name = name
        self.answer = answer
        #: How many of the rows it scores in a pass, and how many passes make a round.
        self.rows = rows
        self.passes = 1
        #: For each round the microseconds a row: passed, and worked by all of its threads.
        self.wall, self.worked = [], []
        with open(log, "wb") as errors:
            self.process = subprocess.Popen(
                [str(argument) for argument in arguments], stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=errors, text=True)
        self.log = log
        self._answered()

    def warm(self, seconds):
        """Scores until it is warm, and settles how many rows and passes make a round."""
        spent, most = 0.0, self.rows
        self.rows = min(most, 500)
        while spent < seconds:
            last = max(self._go()["cpu"], 1e-6)
            spent += last
            fitting = int(self.rows * self.passes * 1.0 / last)
            self.rows = min(most, max(fitting, 100))
            self.passes = max(1, round(fitting / self.rows * 0.5))

    def round(self):
        """One round; its figures are kept."""
        found = self._go()
        scored = self.rows * self.passes
        self.wall.append(found["wall"] / scored * 1e6)
        self.worked.append(found["cpu"] / scored * 1e6)

    def write(self):
        """Every row's probabilities, a list for each row."""
        self._say("write")
        self._answered()
        with open(self.answer, encoding="utf-8") as file:
            return [[float(cell) for cell in line.split(",")] for line in file]

    def close(self):
        self.process.stdin.close()
        self.process.wait()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def _go(self):
        self._say(f"go {self.rows} {self.passes}")
        return self._answered()

    def _say(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def _answered(self):
        while True:
            line = self.process.stdout.readline()
            if not line:
                said = self.log.read_text(errors="replace").strip().splitlines()
                raise Failed(f"{self.name} ended: {said[-1] if said else 'it said nothing'}")
            # Loggers of others write to standard output, too.
            if line.startswith("{"):
                return json.loads(line)
