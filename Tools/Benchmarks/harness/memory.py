"""How much memory of its own a program takes while it runs."""

import threading
import time

PERIOD = 0.05


class MemoryWatch:
    """Looks at a process's private memory (`RssAnon`, without mapped files) as it runs."""

    def __init__(self, process):
        self.process = process
        self.samples = []
        self.thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.thread.join()

    def _watch(self):
        while self.process.poll() is None:
            found = self._private()
            if found is not None:
                self.samples.append(found)
            time.sleep(PERIOD)

    def _private(self):
        try:
            with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
                for line in file:
                    if line.startswith("RssAnon:"):
                        return int(line.split()[1]) * 1024
        except OSError:
            return None
        return None

    def peak(self, first, last):
        """The most in a part of the run, between two fractions of it; None where none was seen."""
        count = len(self.samples)
        part = self.samples[int(count * first):int(count * last) + 1]
        return max(part, default=None)
