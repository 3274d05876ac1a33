"""What an event and a profile cost as the population and a person's history grow."""

from .bench import AT, KNOWN, synchronise
from .figures import Figure, Mark, Row

BOUND = 1.5


def growth_rows(bench, populations, questions):
    """Import per event and profile per subject, over sizes of population."""
    sizes = ", ".join(f"{one.subjects:,}" for one in populations)
    append = Row("growth: import per event", f"{sizes} subjects", Figure("us per event"),
                 runs_are_rates=False)
    read = Row("growth: one profile, p50", f"{sizes} subjects", Figure("us"), runs_are_rates=False)
    for population in populations:
        population.make_store()
        append.ours.add(population.import_seconds / population.events * 1e6)
        found = [bench.ours("profiles", population.store, "--subjects", population.subjects, "--at",
                            AT, "--known", KNOWN, "--count", questions, "--seed", run + 1)
                 for run in range(bench.runs)]
        read.ours.add(sorted(one["p50"] for one in found)[len(found) // 2] * 1e6)
    for row in (append, read):
        row.mark(f"< {BOUND} x from the smallest to the largest",
                 row.ours.runs[-1] / row.ours.runs[0], BOUND, at_least=False)
        told = ", ".join(f"{value:.2f}" for value in row.ours.runs)
        row.notes.append(f"In the order of the sizes: {told}. Spread is over sizes, not runs.")
    return [append, read, memory_row(populations)]


def memory_row(populations):
    """That an import takes no more memory the longer it goes on."""
    largest = populations[-1]
    row = Row("import: private memory, peak", f"{largest.subjects:,} subjects, "
              f"{largest.events:,} events", Figure("MB"), runs_are_rates=False)
    early, late = largest.memory.peak(0.25, 0.5), largest.memory.peak(0.5, 1)
    if late is None:
        row.ours.miss("the import was too short to be watched")
        return row
    row.ours.add(max(early, late) / 1e6)
    row.mark("flat: < 1.1 x in the second half what it was in the second quarter", late / early,
             1.1, at_least=False)
    told = ", ".join(f"{one.subjects:,} subjects {one.memory.peak(0, 1) / 1e6:,.0f} MB"
                     for one in populations if one.memory.samples)
    row.notes.append(f"Memory of its own, without the mapped file: {told}. One run each.")
    return row


def correction_rows(bench, facts, corrections):
    """A person with very many facts, and one attribute corrected very often."""
    rows = []
    for command, option, count, name in (
            ("long-stream", "--facts", facts, f"one subject with {facts:,} facts"),
            ("corrected", "--corrections", corrections,
             f"one attribute corrected {corrections:,} times")):
        bench.say(name)
        append = Row(f"{name}: append per event", "last quarter, batches of 1,000",
                     Figure("us per event"), runs_are_rates=False)
        read = Row(f"{name}: read per fact", "at full length", Figure("ns per fact"),
                   runs_are_rates=False)
        growths = {"append": [], "read": []}
        for _ in range(bench.runs):
            store = bench.path("corrected-store")
            bench.remove(store)
            synchronise()
            steps = bench.ours(command, store, option, count)
            append.ours.add(steps[-1]["append_per_event"] * 1e6)
            read.ours.add(steps[-1]["read_per_fact"] * 1e9)
            growths["append"].append(
                steps[-1]["append_per_event"] / steps[1]["append_per_event"])
            growths["read"].append(steps[-1]["read_per_fact"] / steps[0]["read_per_fact"])
            bench.remove(store)
        append.marks.append(Mark(f"< {BOUND} x the second quarter", middle(growths["append"]),
                                 BOUND, at_least=False))
        read.marks.append(Mark(f"< {BOUND} x per fact at a quarter of the length",
                               middle(growths["read"]), BOUND, at_least=False))
        rows += [append, read]
    return rows


def middle(values):
    return sorted(values)[len(values) // 2]
