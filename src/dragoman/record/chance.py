"""How likely a count is, given a dyad's own past: the arithmetic of movers and alerts, without a database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, log1p

PRIOR = 0.5
"""Events that a dyad is taken to have had before its past begins (Jeffreys): what never happened may yet happen."""
CAUTION = 0.05
"""Least overdispersion: a short and even past does not promise an even future."""

LONGEST = 100_000
"""Terms of a tail that are added up at most."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What was to be expected, and how likely it was that so many or more came."""

    observed: int
    expected: float
    p: float

    @property
    def score(self) -> float:
        """The rarer the higher: 3 is one chance in a thousand."""
        return -log(max(self.p, 1e-300)) / log(10)


def chance(observed: int, past: Sequence[int], exposures: Sequence[float], exposure: float) -> Chance:
    """The chance of ``observed`` or more events in a span, given those of as long spans before it.

    ``exposures`` are what the record holds of all dyads in each span of the past, and ``exposure`` in this one: where
    it holds twice as much, twice as many are expected. The count is taken to be negative binomial. Its overdispersion
    is that of the past by the method of moments, and the less is known of the past, the more is added to it.
    """
    whole, held = sum(past) + PRIOR, sum(exposures)
    if held <= 0 or exposure <= 0:
        return Chance(observed, 0.0, 1.0)
    expected = whole / held * exposure
    spread = overdispersion(past, exposures) + 1 / whole
    return Chance(observed, expected, upper_tail(observed, expected, spread))


def overdispersion(past: Sequence[int], exposures: Sequence[float]) -> float:
    """By how much the variance of counts exceeds Poisson's, as a share of their squared mean; ``CAUTION`` at least."""
    held = sum(exposures)
    rate = sum(past) / held if held else 0.0
    squares = sum((rate * each) ** 2 for each in exposures)
    if squares <= 0:
        return CAUTION
    excess = sum((n - rate * each) ** 2 - rate * each for n, each in zip(past, exposures, strict=True))
    # One mean was estimated from the same counts.
    excess *= len(past) / (len(past) - 1) if len(past) > 1 else 1.0
    return max(CAUTION, excess / squares)


def upper_tail(observed: int, mean: float, spread: float) -> float:
    """P(X ≥ observed) of a negative binomial count of this mean, with variance mean + spread · mean²."""
    if observed <= 0:
        return 1.0
    size = 1 / spread
    share = mean / (mean + size)
    term = exp(-size * log1p(mean / size))
    below = 0.0
    for n in range(observed):
        below += term
        term *= share * (n + size) / (n + 1)
    if below < 1 - 1e-6:
        return 1.0 - below
    # Far out, one minus nearly one is all error: the tail itself is added up, until what is left is too small to count.
    n, total = observed, 0.0
    while term > total * 1e-13 and n < observed + LONGEST:
        total += term
        term *= share * (n + size) / (n + 1)
        n += 1
    return min(1.0, total)


def discoveries(chances: Sequence[float], tests: int, rate: float) -> float:
    """The highest p-value that counts when ``tests`` were made, so that of what counts a share ``rate`` is chance.

    By Benjamini and Hochberg; 0 if nothing counts. ``chances`` may leave out those that are 1.
    """
    highest = 0.0
    for rank, p in enumerate(sorted(chances), 1):
        if p <= rate * rank / max(tests, len(chances)):
            highest = p
    return highest
