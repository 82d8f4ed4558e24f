"""The reports of one event put together: one value for each field, who says it, and where reports disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dragoman.merging.grouping import Rank
from dragoman.model import Actor, Difference, Event, Happening, Mention, When, Where

BASES = ("stated", "inferred", "published")


def event_id(leader: str) -> str:
    """The id of the event whose group the mention ``leader`` leads: that of its first exact report."""
    return f"ev-{leader}"


def happening(leader: str, mentions: Sequence[Mention]) -> Happening:
    """The event of the mentions that were grouped together; ``leader`` is the one that leads the group."""
    told = sorted(mentions, key=lambda m: rank(m.event))
    events = [m.event for m in told]
    code = _best(events, lambda e: (e.mode is not None, e.confidence))
    actor = _best(events, lambda e: _known(e.actor))
    recipient = _best(events, lambda e: _known(e.recipient))
    when = _best(events, lambda e: _exactness(e.when))
    where = _best(events, lambda e: (e.where is not None, e.where is not None and e.where.latitude is not None))
    due = _best(events, lambda e: _exactness(e.promised_when))
    sources = independent((m.event.document.id, m.source, m.copies) for m in told)
    return Happening(
        id=event_id(leader),
        type=code.type,
        mode=code.mode,
        contexts=tuple(sorted({context for e in events for context in e.contexts})),
        cameo=code.cameo,
        quad=code.quad,
        goldstein=code.goldstein,
        status="actual" if any(e.status == "actual" for e in events) else code.status,
        promises=code.promises,
        promised_when=due.promised_when,
        actor=actor.actor,
        recipient=recipient.recipient,
        when=when.when,
        where=where.where,
        confidence=round(min(0.99, max(e.confidence for e in events) + 0.02 * (sources - 1)), 2),
        mentions=tuple(e.id for e in events),
        articles=len({e.document.id for e in events}),
        sources=sources,
        first=events[0].id,
        reported=min((e.document.published for e in events if e.document.published), default=None),
        told_by={
            "code": code.id,
            **({"actor": actor.id} if actor.actor else {}),
            **({"recipient": recipient.id} if recipient.recipient else {}),
            **({"when": when.id} if when.when else {}),
            **({"where": where.id} if where.where else {}),
            **({"promised_when": due.id} if due.promised_when else {}),
        },
        differences=tuple(d for d in (_difference(n, f, events) for n, f in FIELDS.items()) if d),
    )


def rank(event: Event) -> Rank:
    """First published first."""
    return (event.document.published.isoformat() if event.document.published else "9999", event.id)


def independent(articles: Iterable[tuple[str, str, str]]) -> int:
    """Number of independent sources of articles given as (id, publisher, group of copies)."""
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    articles = list(articles)
    for _, source, copies in articles:
        parent[root(f"copies {copies}")] = root(f"source {source}")
    return len({root(f"source {source}") for _, source, _ in articles})


def _best(events: Sequence[Event], key: Callable[[Event], tuple[object, ...]]) -> Event:
    """The event that knows most, the first of several."""
    return max(events, key=key)


def _known(actors: Sequence[Actor]) -> tuple[int, int, int]:
    coded = [a for a in actors if a.code]
    return len({a.code for a in coded}), sum(a.name is not None and a.sector is not None for a in actors), len(actors)


def _exactness(when: When | None) -> tuple[int, int]:
    """Stated before inferred before the day of publication, short before long."""
    return (0, 0) if when is None else (len(BASES) - BASES.index(when.basis), -(when.end - when.start).days)


def _side(actors: Sequence[Actor]) -> str:
    return ", ".join(sorted({" ".join(filter(None, (a.code, a.sector))) or a.name or a.text for a in actors}))


def _interval(when: When | None) -> str:
    if when is None or when.basis == "published":
        return ""
    return when.start.isoformat() + (f"/{when.end.isoformat()}" if when.end != when.start else "")


def _place(where: Where | None) -> str:
    return f"{where.name}, {where.country}" if where else ""


@dataclass(frozen=True, slots=True)
class _Field:
    """How a report's value for a field is told, and when one value says less than another but nothing else."""

    say: Callable[[Event], str]
    """The value as text; empty where the report says nothing."""
    vaguer: Callable[[str, str], bool] = lambda one, other: False


def _fewer(one: str, other: str) -> bool:
    """Fewer participants, or less about them: ``RUS`` beside ``RUS MIL``."""
    return all(any(set(a.split()) <= set(b.split()) for b in other.split(", ")) for a in one.split(", "))


def _longer(one: str, other: str) -> bool:
    """An interval around the other."""
    (first, _, last), (start, _, end) = one.partition("/"), other.partition("/")
    return first <= start and (end or start) <= (last or first)


FIELDS = {
    "mode": _Field(lambda e: e.mode or ""),
    "cameo": _Field(lambda e: e.cameo, lambda one, other: other.startswith(one.rstrip("0"))),
    "actor": _Field(lambda e: _side(e.actor), _fewer),
    "recipient": _Field(lambda e: _side(e.recipient), _fewer),
    "when": _Field(lambda e: _interval(e.when), _longer),
    "where": _Field(lambda e: _place(e.where)),
    "promised_when": _Field(lambda e: _interval(e.promised_when), _longer),
    "said_by": _Field(lambda e: _side((e.said_by,)) if e.said_by else ""),
}
"""What reports can disagree in."""


def _difference(name: str, field: _Field, events: Sequence[Event]) -> Difference | None:
    said: dict[str, list[str]] = {}
    for event in events:
        if value := field.say(event):
            said.setdefault(value, []).append(event.id)
    exact = [one for one in said if not any(one != other and field.vaguer(one, other) for other in said)]
    if len(exact) < 2:
        return None
    ordered = sorted(exact, key=lambda value: (-len(said[value]), value))
    return Difference(name, tuple((value, tuple(said[value])) for value in ordered))
