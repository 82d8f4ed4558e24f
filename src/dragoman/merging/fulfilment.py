"""Which events fulfil, call off or break what another one announced, promised or threatened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from dragoman.merging.wording import fold
from dragoman.model import Actor, Happening, When

Kind = Literal["announcement", "promise", "threat"]
DONE = ("actual", "historical")

THREATS: Mapping[str | None, Mapping[str, frozenset[str | None] | None]] = {
    "violence": {"ASSAULT": None},
    "territory": {"ASSAULT": None, "COERCE": frozenset({"seize"}), "MOBILIZE": frozenset({"troops"})},
    "arrest": {"COERCE": frozenset({"arrest", "deport"})},
    "expel": {"SANCTION": frozenset({"expel"}), "COERCE": frozenset({"deport"})},
    "relations": {"SANCTION": frozenset({"withdraw", "discontinue", None})},
    "restrict": {
        "SANCTION": frozenset({"discontinue", None}),
        "COERCE": frozenset({"restrict", "curfew", "withhold", "censor", None}),
        "PROTEST": frozenset({"strike", "boycott", "obstruct"}),
    },
    None: {"SANCTION": None, "COERCE": None, "ASSAULT": None},
}
"""Mode of a threat → types that carry it out, each with the modes that do (None: any)."""

REFUSALS: Mapping[str, frozenset[tuple[str, str | None]]] = {
    "CONSULT": frozenset({("REJECT", "meet"), ("SANCTION", "withdraw")}),
    "AID": frozenset({("REJECT", "assist"), ("SANCTION", "discontinue"), ("SANCTION", "withdraw")}),
    "COOPERATE": frozenset({("REJECT", "assist"), ("SANCTION", "discontinue"), ("SANCTION", "withdraw")}),
    "SUPPORT": frozenset({("REJECT", "assist"), ("REJECT", "change")}),
    "CONCEDE": frozenset({("REJECT", "yield"), ("REJECT", "change")}),
    "RETREAT": frozenset({("REJECT", "yield")}),
}
"""What is promised → what calls it off, as type and mode."""

INTENTS: Mapping[str, frozenset[str | None]] = {
    "0353": frozenset({"release", None}),
    "0355": frozenset({"access", None}),
    "0356": frozenset({"withdraw", "ceasefire", "disarm", None}),
}
"""CAMEO code of a promise to yield → modes of RETREAT that fulfil it."""

TRUCE = "0356"
"""CAMEO code of a promise to de-escalate: an attack breaks it."""

TAKEN_BACK = frozenset({"CONCEDE", "RETREAT"})
"""Types by which a threat or a hostile act that was announced is called off."""

VISIT = "visit"
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})


def promised(event: Happening) -> tuple[Kind, tuple[str, ...]]:
    """What an event says will be done, as types; none if it says nothing of the future."""
    if event.status == "future":
        return "announcement", (event.promises or event.type,)
    if event.status == "actual" and event.promises:
        return "promise", (event.promises,)
    if event.status == "actual" and event.type == "THREATEN":
        return "threat", tuple(THREATS.get(event.mode, THREATS[None]))
    return "promise", ()


def due(event: Happening) -> When | None:
    """When it is to be done."""
    announced = event.status == "future" and event.when and event.when.basis != "published"
    return event.when if announced else event.promised_when


def deciding(event: Happening) -> frozenset[str]:
    """Types of the events that can decide what this one promises."""
    types = promised(event)[1]
    if not types:
        return frozenset()
    refusals = {type for t in types for type, _ in REFUSALS.get(t, ())}
    return frozenset({*types, *refusals, *(TAKEN_BACK if _hostile(event) else ()), *_opposites(event)})


def fulfils(event: Happening, other: Happening) -> bool:
    """Whether the other event is what this one promised."""
    kind, types = promised(event)
    if other.status not in DONE or other.type not in types:
        return False
    if kind == "threat":
        modes = THREATS.get(event.mode, THREATS[None])[other.type]
        return (modes is None or other.mode in modes) and _same_direction(event, other, strict=True)
    if other.type == "RETREAT" and other.mode not in INTENTS.get(event.cameo, {other.mode}):
        return False
    if kind == "announcement" and event.mode and other.mode and event.mode != other.mode:
        return False
    if other.type in MUTUAL and other.mode != VISIT:
        return _same_sides(event, other)
    return _same_direction(event, other, strict=False)


def calls_off(event: Happening, other: Happening) -> bool:
    """Whether the other event takes back what this one promised."""
    _, types = promised(event)
    if other.status in DONE:
        if _hostile(event):
            return other.type in TAKEN_BACK and _same_direction(event, other, strict=True)
        if any((other.type, other.mode) in REFUSALS.get(t, ()) for t in types):
            return _same_sides(event, other)
    return other.status == "negated" and other.type == "AGREE" and other.promises in types and _same_sides(event, other)


def breaks(event: Happening, other: Happening) -> bool:
    """Whether the other event says that this one's promise was not kept, or does the opposite."""
    kind, types = promised(event)
    if kind == "threat" or _hostile(event):
        return False
    if other.status == "negated" and other.type in types:
        return _same_direction(event, other, strict=False) or (other.type in MUTUAL and _same_sides(event, other))
    return other.status in DONE and other.type in _opposites(event) and _within(event, other)


def told(event: Happening) -> str:
    """An event in one line: ``CONSULT visit CHN > RUS, 2023-03-20``."""
    sides = " > ".join(",".join(sorted({a.code or a.name or a.text for a in s})) for s in _sides(event) if s)
    day = event.when.start if event.when else event.reported
    word = "not " if event.status == "negated" else ""
    return f"{word}{event.type}{f' {event.mode}' if event.mode else ''} {sides}, {day}"


def _hostile(event: Happening) -> bool:
    return event.type == "THREATEN" or (event.status == "future" and event.quad >= 3)


def _opposites(event: Happening) -> frozenset[str]:
    return frozenset({"ASSAULT"}) if event.cameo == TRUCE else frozenset()


def _sides(event: Happening) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    return event.actor, event.recipient


def _codes(actors: Sequence[Actor]) -> set[str]:
    return {key for a in actors if (key := a.code or fold(a.name or ""))}


def _same_direction(event: Happening, other: Happening, strict: bool) -> bool:
    """Who promised does it, to the one it was promised to."""
    if not _codes(event.actor) & _codes(other.actor) or not _same_people(event.actor, other.actor):
        return False
    mine, theirs = _codes(event.recipient), _codes(other.recipient)
    if not mine and len(_codes(event.actor)) > 1:
        mine = _codes(event.actor)  # they promised each other
    if mine and theirs:
        return bool(mine & theirs)
    if strict and (mine or theirs):
        return False
    return bool(set(event.contexts) & set(other.contexts)) or not (mine or theirs)


def _same_sides(event: Happening, other: Happening) -> bool:
    """The same participants, in whatever roles: two of them, if two are known."""
    mine, theirs = (_codes((*e.actor, *e.recipient)) for e in (event, other))
    needed = min(2, len(mine), len(theirs))
    if len(mine) > 1 and len(theirs) == 1 and not set(event.contexts) & set(other.contexts):
        return False
    everyone = (*event.actor, *event.recipient), (*other.actor, *other.recipient)
    return needed > 0 and len(mine & theirs) >= needed and _same_people(*everyone)


def _within(event: Happening, other: Happening) -> bool:
    """One of those who promised acts against another of them."""
    everyone = _codes((*event.actor, *event.recipient))
    return bool(_codes(other.actor) & _codes(event.actor)) and bool(_codes(other.recipient) & everyone)


def _same_people(one: Sequence[Actor], other: Sequence[Actor]) -> bool:
    """Where both name people or bodies of the same country, they must share one."""
    for code in {a.code for a in one} & {a.code for a in other}:
        mine, theirs = ({fold(a.name) for a in s if a.code == code and a.name and a.sector} for s in (one, other))
        if mine and theirs and not mine & theirs:
            return False
    return True
