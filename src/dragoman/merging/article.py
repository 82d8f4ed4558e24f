"""The same event told twice in an article is one event, with several sentences as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import Actor, Event

BASES = ("stated", "inferred", "published")
"""How a date is known, the best first."""


def merge(events: Sequence[Event]) -> list[Event]:
    """Events in reading order, retellings folded into the fullest telling."""
    kept: list[Event] = []
    for event in events:
        twin = next((i for i, other in enumerate(kept) if same(other, event)), None)
        if twin is None:
            kept.append(event)
        else:
            kept[twin] = _folded(kept[twin], event)
    return kept


def same(one: Event, other: Event) -> bool:
    """Whether two codings of one article tell the same happening."""
    if (one.type, one.status, one.promises) != (other.type, other.status, other.promises):
        return False
    if one.mode != other.mode and one.mode and other.mode:
        return False
    if not _share(one.actor, other.actor) or not _share(one.recipient, other.recipient):
        return False
    return _dates_agree(one, other)


def _share(one: tuple[Actor, ...], other: tuple[Actor, ...]) -> bool:
    if not one or not other:
        return not one and not other
    return _keys(one) == _keys(other)


def _keys(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(
        f"{a.code}/{'' if a.sector in (None, 'GOV', 'MIL') else a.sector}" if a.code else a.name or a.text
        for a in actors
    )


def _dates_agree(one: Event, other: Event) -> bool:
    vague = {"published", "inferred"}
    if one.when is None or other.when is None or vague & {one.when.basis, other.when.basis}:
        return one.when is None or other.when is None or one.when.basis == other.when.basis or _near(one, other)
    return one.when.start <= other.when.end and other.when.start <= one.when.end


def _near(one: Event, other: Event) -> bool:
    assert one.when and other.when  # noqa: S101  # asked by the caller
    gap = max(one.when.start, other.when.start) - min(one.when.end, other.when.end)
    return gap.days <= 3


def _folded(first: Event, second: Event) -> Event:
    """The first telling, with what only the second one knows."""
    evidence = tuple(sorted({*first.evidence, *second.evidence}, key=lambda e: (e.index, e.trigger.span)))
    when = first.when
    if second.when and (when is None or BASES.index(second.when.basis) < BASES.index(when.basis)):
        when = second.when
    return replace(
        first,
        evidence=evidence,
        when=when,
        where=first.where or second.where,
        contexts=tuple(sorted({*first.contexts, *second.contexts})),
        confidence=round(min(0.99, max(first.confidence, second.confidence) + 0.02), 2),
    )
