"""The fields of an event that a person may change: how a value is written, checked and put in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from dragoman.model import Actor, Event, When, Where
from dragoman.ontology import cameo, plover
from dragoman.record.errors import WrongCorrection
from dragoman.record.telling import NOWHERE

STATUSES = ("actual", "historical", "future", "hypothetical", "negated")
SPECIAL_CODES = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG", "MNC"})
FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Nothing else is news, and every calculation with days stays in the calendar."""
_INTERVAL = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s*(?:\.\.|/)\s*(\d{4}-\d{2}-\d{2}))?")


class Field(NamedTuple):
    """How a field is read from what a person writes, and put into an event."""

    read: Callable[[str], Any]
    put: Callable[[Event, Any], Event]
    told: Callable[[Event], Any]


def read(name: str, text: str) -> Any:
    """The value of a field as JSON has it; an empty text empties the field. Raises ``WrongCorrection``."""
    if name not in FIELDS:
        raise WrongCorrection(f"no such field: {name} (there are {', '.join(FIELDS)})")
    return FIELDS[name].read(text.strip())


def put(event: Event, name: str, value: Any) -> Event:
    """The event with another value in a field, and with what follows from it."""
    return FIELDS[name].put(event, value)


def check(event: Event) -> None:
    """Whether type, mode and code go together, once all changes are made."""
    if event.mode is not None and event.mode not in plover.modes(event.type):
        modes = ", ".join(plover.modes(event.type)) or "none"
        raise WrongCorrection(f"{event.type} has no mode {event.mode} (its modes: {modes})")


def _one_of(values: Callable[[], Any], noun: str, empty: bool = False) -> Callable[[str], Any]:
    def read(text: str) -> str | None:
        if not text and empty:
            return None
        if text not in values():
            raise WrongCorrection(f"no such {noun}: {text or 'nothing'}")
        return text

    return read


def _contexts(text: str) -> list[str]:
    found = sorted({part.strip() for part in text.split(",") if part.strip()})
    for each in found:
        if each not in plover.CONTEXTS:
            raise WrongCorrection(f"no such context: {each}")
    return found


def _interval(text: str) -> dict[str, str] | None:
    if not text:
        return None
    found = _INTERVAL.fullmatch(text)
    try:
        start = date.fromisoformat(found[1]) if found else None
        end = date.fromisoformat(found[2]) if found and found[2] else start
    except ValueError:
        start = end = None
    if start is None or end is None or end < start or not FIRST_YEAR <= start.year <= end.year <= LAST_YEAR:
        raise WrongCorrection(f"not a day or two days, 2022-03-01..2022-03-05: {text}")
    return {"start": start.isoformat(), "end": end.isoformat()}


def _place(text: str) -> dict[str, str] | None:
    if not text:
        return None
    name, _, country = (part.strip() for part in text.rpartition(","))
    if not name or not re.fullmatch("[A-Z]{3}", country):
        raise WrongCorrection(f'not a place with its country\'s code, "Geneva, CHE": {text}')
    return {"name": name, "country": country}


def _actors(text: str) -> list[dict[str, str | None]]:
    """``RUS:GOV Sergei Lavrov, CHN``: code, sector and name, of which code or name must be there."""
    return [_actor(part.strip()) for part in text.split(",") if part.strip()]


def _actor(text: str) -> dict[str, str | None]:
    found = re.fullmatch(r"([A-Z]{3})?(?::([A-Z]{3}))?(?:(?:^|\s+)(.+))?", text)
    if not found or not any(found.groups()):
        raise WrongCorrection(f'not an actor, "RUS:GOV Sergei Lavrov": {text}')
    code, sector, name = found.groups()
    if sector and sector not in plover.SECTORS:
        raise WrongCorrection(f"no such sector: {sector}")
    if code and code not in SPECIAL_CODES and code not in _countries():
        raise WrongCorrection(f"no such country or organisation: {code}")
    return {"code": code, "sector": sector, "name": name}


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    from importlib.resources import files

    from dragoman.resolving.actors.tables import lines

    return frozenset(line.split("\t")[0] for line in lines(files("dragoman") / "facts" / "countries.tsv"))


def _put_type(event: Event, value: str) -> Event:
    mode = event.mode if event.mode in plover.modes(value) else None
    code = event.cameo if value in cameo.plover_types(event.cameo) else cameo.default_cameo(value, mode)
    return _put_cameo(replace(event, type=value, mode=mode, quad=plover.quad(value)), code)


def _put_mode(event: Event, value: str | None) -> Event:
    code = event.cameo
    if value in plover.modes(event.type):
        code = cameo.default_cameo(event.type, value)
    return _put_cameo(replace(event, mode=value), code)


def _put_cameo(event: Event, value: str) -> Event:
    return replace(event, cameo=value, goldstein=cameo.goldstein(value))


def _when(value: dict[str, str] | None) -> When | None:
    if value is None:
        return None
    return When(date.fromisoformat(value["start"]), date.fromisoformat(value["end"]), "stated")


def _where(value: dict[str, Any] | None) -> Where | None:
    if value is None:
        return None
    return Where(value["name"], value["country"], value.get("latitude"), value.get("longitude"), NOWHERE, "")


def _side(value: list[dict[str, Any]]) -> tuple[Actor, ...]:
    return tuple(
        Actor("", NOWHERE, each["name"], each["code"], each["sector"], (each["sector"],) if each["sector"] else ())
        for each in value
    )


def _told_side(actors: tuple[Actor, ...]) -> list[dict[str, str | None]]:
    return [{"code": a.code, "sector": a.sector, "name": a.name or a.text or None} for a in actors]


def _told_when(when: When | None) -> dict[str, str] | None:
    return {"start": when.start.isoformat(), "end": when.end.isoformat()} if when else None


FIELDS: dict[str, Field] = {
    "type": Field(_one_of(lambda: plover.TYPES, "type"), _put_type, lambda e: e.type),
    "mode": Field(_one_of(lambda: {name for _, name in plover.MODES}, "mode", empty=True), _put_mode, lambda e: e.mode),
    "cameo": Field(_one_of(lambda: cameo.CODES, "CAMEO code"), _put_cameo, lambda e: e.cameo),
    "contexts": Field(_contexts, lambda e, v: replace(e, contexts=tuple(v)), lambda e: list(e.contexts)),
    "status": Field(_one_of(lambda: STATUSES, "status"), lambda e, v: replace(e, status=v), lambda e: e.status),
    "promises": Field(
        _one_of(lambda: plover.TYPES, "type", empty=True), lambda e, v: replace(e, promises=v), lambda e: e.promises
    ),
    "actor": Field(_actors, lambda e, v: replace(e, actor=_side(v)), lambda e: _told_side(e.actor)),
    "recipient": Field(_actors, lambda e, v: replace(e, recipient=_side(v)), lambda e: _told_side(e.recipient)),
    "when": Field(_interval, lambda e, v: replace(e, when=_when(v)), lambda e: _told_when(e.when)),
    "promised_when": Field(
        _interval, lambda e, v: replace(e, promised_when=_when(v)), lambda e: _told_when(e.promised_when)
    ),
    "where": Field(
        _place,
        lambda e, v: replace(e, where=_where(v)),
        lambda e: {"name": e.where.name, "country": e.where.country} if e.where else None,
    ),
}
"""Every field that can be changed, in the order in which changes of one time are made."""
