"""B³ (Bagga and Baldwin 1998): how well groups agree with the true ones, item by item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Each between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision else 0.0

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}  recall {self.recall:.3f}  F1 {self.f1:.3f}"


def b_cubed(found: Mapping[str, Hashable], true: Mapping[str, Hashable]) -> Score:
    """The score of a grouping, given as item → group, against the true one with the same items."""
    both = Counter((found[item], true[item]) for item in true)
    found_sizes, true_sizes = Counter(found[item] for item in true), Counter(true.values())
    precision = sum(n * n / found_sizes[group] for (group, _), n in both.items())
    recall = sum(n * n / true_sizes[group] for (_, group), n in both.items())
    return Score(precision / len(true), recall / len(true))
