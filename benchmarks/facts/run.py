"""What loading the tables costs: ``python benchmarks/facts/run.py [--runs 5]``.

Each run is a process of its own. Of several the quickest counts, since a busy machine only ever adds; memory is what
the tables add to the peak of the process.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

LANGUAGES = ("en", "es")
PROBE = """
import resource, sys, time
from dragoman.resolving import actors, dates, places
from dragoman.resolving.actors.tables import load
from dragoman.resolving.places.tables import town_rows, names

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

language, marks = sys.argv[1], [(time.process_time(), peak())]
for step in (lambda: load(language), lambda: (names(language), town_rows()), lambda: dates.find("on Monday", language)):
    step()
    marks.append((time.process_time(), peak()))
print(*(f"{b[0] - a[0]:.3f} {(b[1] - a[1]) / 1024:.1f}" for a, b in zip(marks, marks[1:])))
"""
PARTS = ("actors", "places", "dates")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    for language in LANGUAGES:
        runs = [probe(language) for _ in range(options.runs)]
        seconds = [min(run[2 * part] for run in runs) for part in range(len(PARTS))]
        memory = [max(run[2 * part + 1] for run in runs) for part in range(len(PARTS))]
        told = ", ".join(f"{name} {s:.2f} s {m:.0f} MB" for name, s, m in zip(PARTS, seconds, memory, strict=True))
        print(f"{language}: {sum(seconds):.2f} s, {sum(memory):.0f} MB ({told})")
    facts = Path(__file__).parents[2] / "src" / "dragoman" / "facts"
    print(f"facts: {sum(file.stat().st_size for file in facts.iterdir()) / 1e6:.1f} MB on disk")


def probe(language: str) -> list[float]:
    """Seconds and megabytes of each part, by turns."""
    done = subprocess.run(  # its own code
        [sys.executable, "-c", PROBE, language], capture_output=True, text=True, check=True
    )
    return [float(figure) for figure in done.stdout.split()]


if __name__ == "__main__":
    main()
