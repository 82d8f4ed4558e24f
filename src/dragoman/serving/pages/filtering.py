"""Filters of a search out of an address, as forms send them: what is empty asks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import HTTPException, Request

from dragoman.ontology import plover
from dragoman.record.fields import STATUSES
from dragoman.record.filters import Filters
from dragoman.serving.pages.addresses import changed
from dragoman.serving.words.voice import Voice

LONGEST, MANY = 400, 50
"""Characters of a value, and values of a name."""
PAIR = re.compile(r"([A-Za-z]{3})-([A-Za-z]{3})")
SEVERAL = ("actor", "recipient", "type", "mode", "context", "place", "country", "language", "source")


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set: what it says, and the address without it."""

    name: str
    told: str
    without: str


def filters_of(request: Request) -> Filters:
    """The filters of an address. Raises ``HTTPException`` with 422 for a value that makes no sense."""
    asked: dict[str, Any] = {name: _several(request, name) for name in SEVERAL}
    asked["type"] = tuple(_known("type", each.upper(), plover.TYPES) for each in asked["type"])
    asked["context"] = tuple(_known("context", each, plover.CONTEXTS) for each in asked["context"])
    asked["country"] = tuple(each.upper() for each in asked["country"])
    asked["language"] = tuple(each.lower() for each in asked["language"])
    asked["actor"] = tuple(map(_code, asked["actor"]))
    asked["recipient"] = tuple(map(_code, asked["recipient"]))
    asked["quad"] = tuple(_number("quad", each, 1, 4) for each in _several(request, "quad"))
    asked["status"] = statuses(_several(request, "status"))
    asked["dyad"] = _dyad(_several(request, "dyad"))
    asked["since"], asked["until"] = (day(name, one(request, name)) for name in ("since", "until"))
    if text := one(request, "confidence"):
        asked["confidence"] = _share(text)
    if text := one(request, "sources"):
        asked["sources"] = _number("sources", text, 1, 1_000_000)
    if re.search(r"\w", text := one(request, "search")):
        asked["search"] = text
    if text := one(request, "story"):
        asked["story"] = text
    asked["rejected"] = one(request, "rejected") in ("true", "1", "on")
    return Filters(**asked)


def chips(request: Request, filters: Filters, voice: Voice) -> Iterator[Chip]:
    """The filters that are set, each with the address that leaves it out."""
    told = {
        "type": voice.type,
        "quad": lambda each: voice.quad(int(each)),
        "context": voice.context,
        "country": voice.country,
        "language": voice.tongue,
        "actor": _named(voice),
        "recipient": _named(voice),
    }
    if filters.dyad:
        yield Chip(voice.say("filter.dyad"), " – ".join(map(voice.country, filters.dyad)), changed(request, dyad=None))
    for name in (*SEVERAL, "quad"):
        values: Sequence[Any] = getattr(filters, name)
        for value in values:
            left = tuple(each for each in values if each != value) or None
            yield Chip(voice.say(f"filter.{name}"), told.get(name, str)(value), changed(request, {name: left}))
    if filters.status != ("actual",):
        said = ", ".join(map(voice.status, filters.status)) or voice.status("any")
        yield Chip(voice.say("filter.status"), said, changed(request, status=None))
    single: Mapping[str, Any] = {name: getattr(filters, name) for name in ("search", "story", "confidence", "sources")}
    for name, value in single.items():
        if value is not None:
            yield Chip(voice.say(f"filter.{name}"), str(value), changed(request, {name: None}))
    for name in ("since", "until"):
        bound: date | None = getattr(filters, name)
        if bound:
            yield Chip(voice.say(f"filter.{name}"), voice.day(bound), changed(request, {name: None}))


def day(name: str, text: str) -> date | None:
    """A day of the years 1000 to 2999, or none."""
    if not text:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise HTTPException(422, f"{name}: not a day, such as 2022-03-01") from None
    if not 1000 <= found.year < 3000:
        raise HTTPException(422, f"{name}: not a day of the years 1000 to 2999")
    return found


def statuses(asked: Sequence[str]) -> tuple[str, ...]:
    """The statuses asked for: ``actual`` if none is, all of them (an empty tuple) for ``any``."""
    if "any" in asked:
        return ()
    return tuple(_known("status", each, STATUSES) for each in asked) or ("actual",)


def limit_of(request: Request, shown: int, most: int = 200) -> int:
    """How many things a page shows."""
    return _number("limit", one(request, "limit") or str(shown), 1, most)


def after_of(request: Request) -> str | None:
    """The cursor of a page, if it is not the first one."""
    return one(request, "after") or None


def _several(request: Request, name: str) -> tuple[str, ...]:
    values = [_clean(each) for each in request.query_params.getlist(name)]
    if len(values) > MANY:
        raise HTTPException(422, f"{name}: {MANY} values at most")
    return tuple(dict.fromkeys(each for each in values if each))


def one(request: Request, name: str) -> str:
    """The value of a name, cleaned; empty where there is none."""
    return _clean(request.query_params.get(name, ""))


def _clean(text: str) -> str:
    # Halves of characters cannot be written to any database.
    text = text.replace("\x00", "").encode("utf-8", "replace").decode().strip()
    if len(text) > LONGEST:
        raise HTTPException(422, f"{LONGEST} characters at most")
    return text


def _code(text: str) -> str:
    return text.upper() if re.fullmatch(r"[a-zA-Z]{3}(:[a-zA-Z]{3})?|:[a-zA-Z]{3}", text) else text


def _dyad(values: Sequence[str]) -> tuple[str, str] | None:
    if not values:
        return None
    found = PAIR.fullmatch(values[0]) if len(values) == 1 else PAIR.fullmatch("-".join(values[:2]))
    if not found:
        raise HTTPException(422, "dyad: two codes, such as RUS-CHN")
    return found[1].upper(), found[2].upper()


def _known(name: str, value: str, values: Any) -> str:
    if value not in values:
        raise HTTPException(422, f"{name}: one of {', '.join(values)}")
    return value


def _number(name: str, text: str, least: int, most: int) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9 or not least <= int(text) <= most:
        raise HTTPException(422, f"{name}: a number from {least} to {most}")
    return int(text)


def _share(text: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise HTTPException(422, "confidence: a number from 0 to 1")
    return value


def _named(voice: Voice) -> Any:
    def told(value: str) -> str:
        code, _, sector = value.partition(":")
        parts = (voice.country(code) if code else "", voice.sector(sector))
        return ", ".join(filter(None, parts)) if re.fullmatch(r"([A-Z]{3})?(:[A-Z]{3})?", value) else value

    return told
