"""The answer of the date resolver: a closed interval of days, and how well it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Basis = Literal["stated", "inferred"]
Precision = Literal[
    "hours", "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "span"
]
Tense = Literal["past", "present", "future"]
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``start`` to ``end``, both included; ``start`` never lies after ``end``."""

    start: date
    end: date
    precision: Precision
    basis: Basis
    """``stated``: the words fix it, alone or with the day of publication; ``inferred``: something was chosen."""
    open_start: bool = False
    """The text gives no beginning ("until May"); ``start`` is then only where it certainly was under way."""
    open_end: bool = False
    """The text gives no end ("since 2014"); ``end`` is then the day of publication, or as far as is known."""
