"""Stories: articles about the same happening, grown as they come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, select, update

from dragoman.merging.grouping import regroup
from dragoman.merging.piece import Piece, piece
from dragoman.merging.stories import OneStory, story, story_id
from dragoman.record import writing
from dragoman.record.schema import articles, stories
from dragoman.record.shelves import STORIES, RecordShelf, shelve

if TYPE_CHECKING:
    from dragoman.record.keeping import Kept


def place(connection: Connection, kept: Sequence[Kept], recoded: bool = False) -> set[str]:
    """Put articles into stories; returns the leaders of the stories that have changed."""
    shelf = RecordShelf(connection, STORIES, Piece.unpacked)
    old = list(shelf.items([each.id for each in kept])) if recoded else []
    removed = [item for item, _ in old]
    items = [piece(replace(each.article, id=each.id), each.coded.events) for each in kept]
    outcome = regroup(OneStory(), shelf, items, removed)
    statement = update(articles).where(articles.c.id == bindparam("id_"))
    rows = [{"id_": item.id, "item_": item.packed()} for item in items]
    connection.execute(statement.values(story_item=bindparam("item_")), rows)
    shelve(connection, STORIES, items, removed, outcome)
    return {*outcome.groups, *outcome.dissolved, *(leader for _, leader in old)}


def stories_of(connection: Connection, ids: Iterable[str]) -> set[str]:
    """The leaders of the stories that these articles are in."""
    found: set[str] = set()
    for portion in writing.portions(sorted(ids)):
        query = select(articles.c.story).where(articles.c.id.in_(portion), articles.c.story.is_not(None))
        found.update(connection.execute(query).scalars())
    return found


def refresh(connection: Connection, leaders: Iterable[str]) -> None:
    """Write anew the stories with these leaders."""
    changed = set(leaders)
    together: dict[str, list[tuple[Piece, tuple[str, str]]]] = {}
    a = articles.c
    for portion in writing.portions(sorted(changed)):
        query = select(a.id, a.story, a.story_item, a.source, a.copies).where(a.story.in_(portion)).order_by(a.id)
        for row in connection.execute(query):
            source = (row.source or f"article {row.id}", row.copies)
            together.setdefault(row.story, []).append((Piece.unpacked(row.story_item), source))
    writing.remove(connection, stories.c.id, [story_id(leader) for leader in changed])
    writing.insert(connection, stories, [_row(leader, members) for leader, members in sorted(together.items())])


def _row(leader: str, members: Sequence[tuple[Piece, tuple[str, str]]]) -> dict[str, Any]:
    told = story(leader, [item for item, _ in members], [source for _, source in members])
    return {
        "id": told.id,
        "title": told.title,
        "start": told.first,
        "end": told.last,
        "articles": len(told.articles),
        "sources": told.sources,
        "languages": list(told.languages),
    }
