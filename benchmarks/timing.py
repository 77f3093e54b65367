"""Measure several ways to do the same work fairly: in turns, so that noise hits them all.

What is measured is processor time, which other work on the machine does not add to.
"""

import statistics
import time

SLICE = 0.01  # seconds that one turn takes, at least


def in_turns(contestants, rounds=25):
    """`{name: function}` → `{name: median seconds of one call}`."""
    calls = {}
    for name, work in contestants.items():
        work()
        start = time.process_time()
        work()
        calls[name] = max(1, round(SLICE / (time.process_time() - start)))
    turns = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, work in contestants.items():
            start = time.process_time()
            for _ in range(calls[name]):
                work()
            turns[name].append((time.process_time() - start) / calls[name])
    return {name: statistics.median(times) for name, times in turns.items()}


def shown(seconds):
    """A time in the unit that suits it."""
    for unit, size in (("s", 1), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.2f} {unit}"
    return f"{seconds * 1e6:.1f} µs"
