"""What an entry for "A does it with B" also says: "A and B do it", "the talks between A and B"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.coding import grammar
from dragoman.coding.entries import Condition, Entry


def completed(entries: Iterable[Entry], language: str) -> Iterator[Entry]:
    """Readings that follow from entries whose actors act together, where no entry gives them."""
    entries = tuple(entries)
    given = {_key(entry) for entry in entries}
    words = {name: grammar.ordered(language, name) for name in ("beside", "among", "agent", "possessive")}
    for entry in entries:
        if entry.type is None or entry.recipient or not _beside(entry, words["beside"]):
            continue
        for reading in _without_partner(entry, words):
            if (key := _key(reading)) not in given:
                given.add(key)
                yield reading


def _beside(entry: Entry, beside: tuple[str, ...]) -> bool:
    """Whether the partner has a preposition of its own, which the entry asks for."""
    joined = any(len(slots) > 1 and any(_last(slot) in beside for slot in slots) for slots in entry.actor)
    return joined and any(_asks(condition, beside) for condition in entry.conditions)


def _without_partner(entry: Entry, words: dict[str, tuple[str, ...]]) -> Iterator[Entry]:
    beside, among, agent = words["beside"], words["among"][0], words["agent"][0]
    others = tuple(c for c in entry.conditions if not _asks(c, beside))
    alone = tuple(Condition(name, "empty") for name in beside)
    if entry.pos != "noun":
        others = tuple(c for c in others if c != Condition("subj", "actor"))
        yield replace(entry, conditions=(*others, Condition("subj", "sides"), *alone), actor=(("subj", among),))
        return
    others = tuple(c for c in others if c.test != "actor")
    yield replace(entry, conditions=(*others, Condition(among, "sides")), actor=((among, agent),))
    for owner in words["possessive"]:
        yield replace(entry, conditions=(*others, Condition(owner, "sides"), *alone), actor=((owner, among),))


def _asks(condition: Condition, beside: tuple[str, ...]) -> bool:
    return condition.test in ("filled", "actor") and all(_last(slot) in beside for slot in condition.slots)


def _last(slot: str) -> str:
    return slot.rpartition(".")[2]


def _key(entry: Entry) -> tuple[object, ...]:
    """What an entry is about, whether its sides are two, and where the first of them stands."""
    asked = frozenset((c.slot, c.lemmas) for c in entry.conditions if c.test == "in" and c.slot != "subj")
    several = any(c.test in ("plural", "sides") for c in entry.conditions)
    return entry.word, entry.pos, entry.type, asked, several, entry.actor[0][0] if entry.actor else ""
