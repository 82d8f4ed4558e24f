"""What a date expression says, before it is known when it was said. No language, no calendar arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.resolving.dates.almanac import Unit

Slice = Literal["early", "mid", "late", "start", "end", "first-half", "second-half"]
Edge = Literal["since", "until", "by", "before", "after"]


@dataclass(frozen=True, slots=True)
class YearShift:
    """A year told by its distance: "last year", or "that year" (``anchored``)."""

    shift: int
    anchored: bool = False


YearOf = int | YearShift | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar; without month the nearest such day of any month, without year the nearest year's."""

    day: int
    month: int | None = None
    year: YearOf = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month; ``which`` is -1 for "last March", 0 for "this March", 1 for "next March"."""

    month: int
    year: YearOf = None
    which: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """A season of the northern hemisphere."""

    season: str
    year: YearOf = None
    which: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """Whole years: one, a decade, a century."""

    first: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Fraction:
    """A quarter (``parts`` 4) or half (2) of a year."""

    index: int
    parts: int
    year: YearOf = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday; ``week`` counts weeks from the one of publication ("Tuesday last week")."""

    weekday: int
    which: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Weekend:
    """A Saturday and Sunday."""

    which: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast whose day can be computed."""

    name: str
    year: YearOf = None
    which: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """The calendar unit that lies ``count`` units from publication, or (``anchored``) from the text's own date."""

    unit: Unit
    count: int
    anchored: bool = False
    ahead: bool = False
    """"in two days" is a date only if something is to come; in the past it says how long it took."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch that ends or (``ahead``) begins on the day of publication; without count a vague "recent weeks"."""

    unit: Unit
    count: int | None
    ahead: bool
    only_future: bool = False
    """"within three days" says how long it took unless something is to come."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """What has passed of the current unit ("earlier this month"), or (``later``) what is left of it."""

    unit: Unit
    later: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A slice of another period."""

    whole: Meaning
    slice: Slice


@dataclass(frozen=True, slots=True)
class Open:
    """A period known at one end."""

    edge: Edge
    period: Meaning


@dataclass(frozen=True, slots=True)
class Range:
    """From the start of one period to the end of another."""

    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class Nothing:
    """Words that look like a date and are none: "every Friday", a newspaper's name."""


Meaning = (
    Day | Month | Season | Years | Fraction | Weekday | Weekend | Holiday | Shift | Stretch | SoFar | Part | Open
    | Range | Nothing
)  # fmt: skip
