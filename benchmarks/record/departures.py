"""How often a dyad is said to depart from its own past when it does not, and how often when it does.

    python benchmarks/record/departures.py [--dyads N] [--weeks N] [--seed N]

Weekly counts of dyads are drawn, most of them rare, some busy, while the record as a whole grows threefold; each of
the last weeks is judged against the two years before it, as `dragoman.record.moving` does. Four kinds of null, in
which nothing departs: Poisson counts; counts with overdispersion; counts that come in bursts which last for weeks; and
the same in a shuffled order, so that no week knows of the one before it. Printed are the shares of tests with p at
most 0.05, 0.01 and 0.001, and false alarms a week. Then one dyad in fifty is multiplied in its last week, and printed
is what is found.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src")]

import numpy as np

from dragoman.record.chance import chance, discoveries
from dragoman.record.moving import LEAST, RATE

PAST = 104
GROWTH = 3.0
LEVELS = (0.05, 0.01, 0.001)
Counts = np.ndarray


def main() -> None:
    """Draw, judge and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dyads", type=int, default=2000)
    parser.add_argument("--weeks", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rng = np.random.default_rng(asked.seed)
    print(f"{asked.dyads:,} dyads and quad classes, {asked.weeks} weeks judged, {PAST} weeks of past each")
    print(f"{'':34} p ≤ .05  p ≤ .01  p ≤ .001  false alarms a week")
    for name, draw in KINDS.items():
        counts, held = draw(rng, asked.dyads, PAST + asked.weeks)
        told = [judged(counts, held, PAST + week) for week in range(asked.weeks)]
        tests = asked.dyads * asked.weeks
        shares = [sum(p <= level for chances, _ in told for p in chances) / tests for level in LEVELS]
        alarms = sum(len(found) for _, found in told) / asked.weeks
        print(f"{name:34}" + "  ".join(f"{share:7.4f}" for share in shares) + f"   {alarms:8.2f}")
    for factor in (2, 3, 5, 10):
        planted(np.random.default_rng(asked.seed + factor), asked.dyads, factor)


def rates(rng: np.random.Generator, dyads: int, weeks: int) -> tuple[Counts, Counts]:
    """Expected counts: few dyads are busy, and the record grows; with what it holds of all of them."""
    base = np.minimum(rng.pareto(0.9, dyads) * 0.05 + 0.01, 40.0)
    growth = np.linspace(1.0, GROWTH, weeks)
    return np.outer(base, growth), growth * base.sum()


def poisson(rng: np.random.Generator, dyads: int, weeks: int) -> tuple[Counts, Counts]:
    """Independent events."""
    mean, held = rates(rng, dyads, weeks)
    return rng.poisson(mean), held


def spread(rng: np.random.Generator, dyads: int, weeks: int, by: float = 0.5) -> tuple[Counts, Counts]:
    """Weeks that are busier or quieter than others by themselves."""
    mean, held = rates(rng, dyads, weeks)
    return rng.poisson(mean * rng.gamma(1 / by, by, mean.shape)), held


def bursts(rng: np.random.Generator, dyads: int, weeks: int) -> tuple[Counts, Counts]:
    """Levels that wander: a dyad's logarithm keeps nine tenths of its distance from one week to the next."""
    mean, held = rates(rng, dyads, weeks)
    level = np.zeros((dyads, weeks))
    level[:, 0] = rng.normal(0, 0.7, dyads)
    for week in range(1, weeks):
        level[:, week] = 0.9 * level[:, week - 1] + rng.normal(0, 0.7 * (1 - 0.81) ** 0.5, dyads)
    return rng.poisson(mean * np.exp(level - 0.245)), held


def shuffled(rng: np.random.Generator, dyads: int, weeks: int) -> tuple[Counts, Counts]:
    """The same counts in another order of the weeks, each dyad's in its own; the record does not grow here."""
    counts, held = bursts(rng, dyads, weeks)
    growth = held / held[0]
    counts = rng.binomial(counts, 1 / growth)
    return rng.permuted(counts, axis=1), np.full(weeks, held[0])


KINDS: dict[str, Callable[[np.random.Generator, int, int], tuple[Counts, Counts]]] = {
    "Poisson": poisson,
    "overdispersed (0.5)": spread,
    "bursts that last for weeks": bursts,
    "the bursts, shuffled": shuffled,
}


def judged(counts: Counts, held: Counts, week: int) -> tuple[list[float], list[int]]:
    """The p-values of a week's counts, and the dyads that are said to depart."""
    past, exposures = slice(week - PAST, week), held[week - PAST : week].tolist()
    active = np.flatnonzero(counts[:, past].sum(axis=1) + counts[:, week])
    told = {}
    for dyad in active:
        observed = int(counts[dyad, week])
        if observed:
            told[int(dyad)] = chance(observed, counts[dyad, past].tolist(), exposures, float(held[week])).p
    highest = discoveries(list(told.values()), len(active), RATE)
    found = [dyad for dyad, p in told.items() if p <= highest and counts[dyad, week] >= LEAST]
    return list(told.values()), found


def planted(rng: np.random.Generator, dyads: int, factor: int) -> None:
    """What is found of dyads that are multiplied in the last week, by how much was to be expected of them."""
    hits: dict[str, list[bool]] = {"under 1": [], "1 to 5": [], "over 5": []}
    wrong = right = 0
    for _ in range(10):
        counts, held = spread(rng, dyads, PAST + 1)
        busy = np.flatnonzero(counts[:, :PAST].sum(axis=1) >= 20)
        chosen = set(random.Random(int(rng.integers(1 << 30))).sample(busy.tolist(), max(1, dyads // 50)))
        usual = counts[:, :PAST].sum(axis=1) / held[:PAST].sum() * held[PAST]
        for dyad in chosen:
            counts[dyad, PAST] = rng.poisson(usual[dyad] * factor * rng.gamma(2, 0.5))
        _, found = judged(counts, held, PAST)
        for dyad in chosen:
            kind = "under 1" if usual[dyad] < 1 else "1 to 5" if usual[dyad] <= 5 else "over 5"
            hits[kind].append(dyad in found)
        right += len(chosen & set(found))
        wrong += len(set(found) - chosen)
    told = ", ".join(f"{sum(each) / len(each):.0%} of those with {kind} a week" for kind, each in hits.items() if each)
    print(f"{factor:2} times as many: found {told}; {wrong / max(1, wrong + right):.1%} of all found are chance")


if __name__ == "__main__":
    main()
