"""The commands that a program which scores rows obeys."""

import json
import sys
import time


def obey(count, score, write):
    """Reads commands from standard input until it ends; each is answered by one line of JSON."""
    def say(found):
        print(json.dumps(found), flush=True)
    say({"rows": count})
    for line in sys.stdin:
        name, *numbers = line.split()
        if name == "go":
            say(timed(score, min(int(numbers[0]), count), int(numbers[1])))
        else:
            write()
            say({})


def timed(score, count, passes):
    wall, processor = time.monotonic(), time.process_time()
    total = sum(float(score(count)) for _ in range(passes))
    return {"wall": time.monotonic() - wall, "cpu": time.process_time() - processor, "sum": total}
