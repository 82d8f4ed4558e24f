"""What other stories of the record are near one, ranked, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from dragoman.merging.piece import Piece
from dragoman.merging.related import related
from dragoman.merging.stories import story_id
from dragoman.record.schema import articles, stories
from dragoman.record.store import Store

AROUND = timedelta(days=30)
"""How far apart two stories may be told and still be looked at."""


class UnknownStory(LookupError):
    """No story, or more than one, has an id that begins so."""


def near(store: Store, story: str, limit: int = 10) -> Iterator[dict[str, Any]]:
    """The stories nearest to one, given by the beginning of its id: their rows with ``score`` and ``reasons``.

    Raises ``UnknownStory``.
    """
    s, a = stories.c, articles.c
    with store.reading() as connection:
        query = select(s.id, s.start, s.end).where(s.id.startswith(story, autoescape=True)).limit(2)
        found = connection.execute(query).all()
        if len(found) != 1:
            raise UnknownStory(f"{story}: {'several stories have' if found else 'no story has'} an id that begins so")
        one = found[0]
        told = select(a.story, a.story_item).where(a.story.is_not(None)).order_by(a.id)
        if one.start and one.end:
            told = told.where(a.published.between(one.start - AROUND, one.end + AROUND))
        pieces: dict[str, list[Piece]] = {}
        for row in connection.execute(told):
            pieces.setdefault(story_id(row.story), []).append(Piece.unpacked(row.story_item))
        own = pieces.pop(one.id, [])
        ranked = related(own, pieces, limit)
        query = select(s.title, s.start, s.end, s.articles, s.id).where(s.id.in_([r.id for r in ranked]))
        rows = {row["id"]: row for row in connection.execute(query).mappings()}
        for each in ranked:
            yield {**rows[each.id], "score": each.score, "reasons": "; ".join(each.reasons)}
