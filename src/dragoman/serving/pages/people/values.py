"""The fields of an event as a form has them: written so that ``record.fields`` reads them back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.model import Event
from dragoman.ontology import cameo, plover
from dragoman.record.fields import FIELDS, STATUSES

Kind = Literal["choice", "modes", "checks", "text"]

CHOICES: dict[str, tuple[str, ...]] = {
    "type": tuple(plover.TYPES),
    "status": STATUSES,
    "promises": ("", *plover.TYPES),
    "contexts": tuple(plover.CONTEXTS),
    "cameo": tuple(cameo.CODES),
}
KINDS: dict[str, Kind] = {
    "type": "choice",
    "mode": "modes",
    "cameo": "choice",
    "contexts": "checks",
    "status": "choice",
    "promises": "choice",
}


@dataclass(frozen=True, slots=True)
class Given:
    """One field of the form."""

    name: str
    kind: Kind
    value: str
    choices: tuple[str, ...]
    chosen: frozenset[str]


def fields_of(event: Event, instead: dict[str, str] | None = None) -> tuple[Given, ...]:
    """Every field that can be changed, with its value or what somebody has just written there."""
    made = []
    for name in FIELDS:
        value = (instead or {}).get(name, written(event, name))
        chosen = frozenset(value.split(", ")) if name == "contexts" else frozenset({value})
        made.append(Given(name, KINDS.get(name, "text"), value, CHOICES.get(name, ()), chosen))
    return tuple(made)


def written(event: Event, name: str) -> str:
    """A field as a person writes it."""
    told = FIELDS[name].told(event)
    match name:
        case "contexts":
            return ", ".join(sorted(told))
        case "actor" | "recipient":
            return ", ".join(_actor(each) for each in told)
        case "when" | "promised_when":
            return (
                ""
                if told is None
                else told["start"]
                if told["start"] == told["end"]
                else "{start}..{end}".format(**told)
            )
        case "where":
            return f"{told['name']}, {told['country']}" if told else ""
    return str(told or "")


def _actor(told: dict[str, Any]) -> str:
    code = (told["code"] or "") + (f":{told['sector']}" if told["sector"] else "")
    # A comma would begin another actor.
    return " ".join(part for part in (code, (told["name"] or "").replace(",", "")) if part)


def seen(event: Event) -> str:
    """What somebody has seen who has seen the event so: to tell if it has changed in the meantime."""
    told = json.dumps([written(event, name) for name in FIELDS], ensure_ascii=False)
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()
