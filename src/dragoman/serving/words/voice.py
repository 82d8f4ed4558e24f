"""One language speaking: the words of the interface, and the record's codes, days and numbers told in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from dragoman.model import When
from dragoman.record.periods import Period, first_day
from dragoman.serving.words import speaker, words
from dragoman.serving.words.countries import names


@dataclass(frozen=True, slots=True)
class Voice:
    """What pages are told in. Codes that have no name are told as they are."""

    language: str
    say: Callable[..., str]

    def _known(self, name: str, otherwise: str) -> str:
        return words(self.language).get(name, otherwise)

    def country(self, code: str) -> str:
        """A country or another code of PLOVER's."""
        return names(self.language).get(code, code)

    def type(self, type: str) -> str:
        """A type of PLOVER's, as a verb: it stands between actor and recipient."""
        return self._known(f"type.{type}", type)

    def mode(self, type: str, mode: str | None) -> str:
        """A mode; empty where there is none."""
        return self._known(f"mode.{type}.{mode}", mode) if mode else ""

    def context(self, context: str) -> str:
        """A context."""
        return self._known(f"context.{context}", context)

    def sector(self, sector: str | None) -> str:
        """A sector; empty where there is none."""
        return self._known(f"sector.{sector}", sector) if sector else ""

    def quad(self, quad: int) -> str:
        """A quad class."""
        return self.say(f"quad.{quad}")

    def status(self, status: str) -> str:
        """A status."""
        return self._known(f"status.{status}", status)

    def field(self, field: str) -> str:
        """A field of an event."""
        return self._known(f"correct.field.{field}", field)

    def tongue(self, language: str | None) -> str:
        """The name of a language; empty where it is not known."""
        return self._known(f"language_name.{language}", language) if language else ""

    def day(self, day: date | None, short: bool = False) -> str:
        """A day in words."""
        if day is None:
            return self.say("date.none")
        if short:
            return f"{day.day} {self.say(f'month_short.{day.month}')} {day.year}"
        return self.say("date.day", day=day.day, month=self.say(f"month.{day.month}"), year=day.year)

    def interval(self, when: When | None, short: bool = False) -> str:
        """A day, a month, a year, or what lies between two days."""
        if when is None:
            return self.say("date.none")
        start, end = when.start, when.end
        if start == end:
            return self.day(start, short)
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
            return str(start.year)
        month = (start.year, start.month) == (end.year, end.month)
        if month and start.day == 1 and (end - start).days >= 27 and _last(end):
            return self.period(f"{start:%Y-%m}", "month", short)
        if month and short:
            return f"{start.day}–{self.day(end, short)}"
        if short:
            return f"{self.day(start, short)} – {self.day(end, short)}"
        return self.say("date.interval", start=self.day(start), end=self.day(end))

    def period(self, period: str, by: Period, short: bool = False) -> str:
        """A period of a series; ``period`` is its name in the record."""
        return _period(self.language, period, by, short)

    def _period(self, period: str, by: Period, short: bool) -> str:
        first = first_day(period, by)
        match by:
            case "year":
                return period
            case "quarter":
                name = "date.quarter_short" if short else "date.quarter"
                return self.say(name, quarter=period[-1], year=first.year)
            case "month":
                if short:
                    return f"{self.say(f'month_short.{first.month}')} {first.year}"
                return self.say("date.month", month=self.say(f"month.{first.month}"), year=first.year)
            case "week":
                return self.say("date.week", day=self.day(first, short))
            case "day":
                return self.day(first, short)

    def number(self, number: int | float, digits: int = 0) -> str:
        """A number with a thin space between thousands, and the language's decimal sign; minus is a minus."""
        told = f"{abs(number):,.{digits}f}".replace(",", "\u202f")
        told = told.replace(".", self.say("number.decimal"))
        return ("−" if number < 0 and float(told.replace("\u202f", "").replace(",", ".")) else "") + told

    def count(self, noun: str, number: int) -> str:
        """A number of things, in the singular or the plural."""
        return self.say(f"count.{noun}.{'one' if number == 1 else 'many'}", n=self.number(number))

    def signed(self, number: float, digits: int = 1) -> str:
        """A score, with its sign."""
        told = self.number(number, digits)
        return f"+{told}" if round(number, digits) > 0 else told


def _last(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1


@lru_cache(maxsize=20_000)
def _period(language: str, period: str, by: Period, short: bool) -> str:
    # A page tells the same few hundred periods several times over, and the next page the same ones again.
    return voice(language)._period(period, by, short)


@cache
def voice(language: str) -> Voice:
    """The voice of a language."""
    return Voice(language, speaker(language))
