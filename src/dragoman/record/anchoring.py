"""What people have decided holds on to words of an article: found again in what a new coding makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, update

from dragoman.model import Event, Span
from dragoman.record.corrections import standing
from dragoman.record.identity import mention_id
from dragoman.record.mentions import Recorded, recorded
from dragoman.record.schema import anchored, mentions, sentences
from dragoman.record.writing import insert, portions, remove

if TYPE_CHECKING:
    from dragoman.record.keeping import Kept

STAYING = frozenset({"change", "confirm"})
"""Decisions that say what an event is: it stays in the record, even if a new coding does not find it any more."""


def find_again(connection: Connection, kept: Sequence[Kept]) -> list[str]:
    """Tie corrections to the new mentions of these articles; returns the old mentions that go."""
    ids = [each.id for each in kept]
    old = recorded(connection, mentions.c.article, ids)
    fresh = {each.id: {mention_id(each.id, event): event for event in each.coded.events} for each in kept}
    staying: list[Recorded] = []
    held = {each.id: each for each in old}
    for anchor in _anchors(connection, ids):
        new = match(fresh[anchor.article], (anchor.start, anchor.end), anchor.type, anchor.mention)
        if new is None and anchor.mention in held and _stays(connection, anchor.mention):
            staying.append(held[anchor.mention])
        elif new != anchor.mention:
            connection.execute(_tie(anchor, new))
    stays = {each.id for each in staying}
    for portion in portions(sorted(stays)):
        connection.execute(update(mentions).where(mentions.c.id.in_(portion)).values(kept=True))
    remove(connection, sentences.c.article, ids)
    insert(connection, sentences, list(_sentences(staying)))
    return [each.id for each in old if each.id not in stays]


def match(events: dict[str, Event], words: Span, type: str, mention: str | None) -> str | None:
    """The mention that tells of the same words: the very one, or that of the same type and most of the words."""
    if mention in events:
        return mention
    shared = {id: max(_overlap(words, e.trigger.span) for e in event.evidence) for id, event in events.items()}
    near = [id for id, overlap in shared.items() if overlap > 0]
    return max(near, key=lambda id: (events[id].type == type, shared[id], id), default=None)


def _overlap(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _anchors(connection: Connection, articles: Sequence[str]) -> Iterator[Any]:
    for portion in portions(articles):
        query = select(anchored).where(anchored.c.article.in_(portion)).order_by(*anchored.primary_key)
        yield from connection.execute(query).all()


def _stays(connection: Connection, mention: str) -> bool:
    return any(each.kind in STAYING for each in standing(connection, [mention]) if mention in each.anchors)


def _tie(anchor: Any, mention: str | None) -> Any:
    key = (
        (anchored.c.correction == anchor.correction)
        & (anchored.c.role == anchor.role)
        & (anchored.c.position == anchor.position)
    )
    return update(anchored).where(key).values(mention=mention)


def _sentences(staying: Sequence[Recorded]) -> Iterator[dict[str, Any]]:
    for each in staying:
        for evidence in each.mention.event.evidence:
            start, end = evidence.span
            article = each.mention.event.document.id
            yield {"article": article, "index": evidence.index, "start": start, "end": end}
