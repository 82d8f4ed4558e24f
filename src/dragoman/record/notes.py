"""What people note down beside the events: comments on articles and events, and searches worth keeping."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select

from dragoman.record import writing
from dragoman.record.amending import members_of
from dragoman.record.errors import RecordError
from dragoman.record.filters import Filters
from dragoman.record.keeping import present
from dragoman.record.schema import comments, searches
from dragoman.record.store import Store


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark of a person's. That on an event belongs to the event's leading mention, and to its article."""

    number: int
    at: str
    who: str
    text: str
    article: str | None
    mention: str | None


def comment(store: Store, who: str, text: str, *, event: str | None = None, article: str | None = None) -> int:
    """Put down a comment on an event or on an article of the record; returns its number."""
    if not who.strip() or not text.strip():
        raise RecordError("a comment needs a name and a text")
    with store.writing() as connection:
        mention = None
        if event is not None:
            first = members_of(connection, event)[0]
            article, mention = first.mention.event.document.id, first.id
        elif article is None or not present(connection, [article]):
            raise RecordError(f"there is no article {article}")
        row = {"at": _now(), "who": who.strip(), "text": text.strip(), "article": article, "mention": mention}
        made = connection.execute(insert(comments).values(row)).inserted_primary_key
        assert made is not None  # noqa: S101 -- one row has one key
        return int(made[0])


def comments_on(store: Store, *, event: str | None = None, article: str | None = None) -> list[Comment]:
    """The comments on an event, on an article with its events, or all, the oldest first."""
    query = select(comments).order_by(comments.c.number)
    with store.reading() as connection:
        if event is not None:
            query = query.where(comments.c.mention.in_([each.id for each in members_of(connection, event)]))
        elif article is not None:
            query = query.where(comments.c.article == article)
        return [Comment(**row) for row in connection.execute(query).mappings()]


def save_search(store: Store, name: str, filters: Filters, who: str | None = None) -> None:
    """Keep filters under a name, in the place of any that were kept under it."""
    if not name.strip():
        raise RecordError("a search needs a name to be kept under")
    with store.writing() as connection:
        connection.execute(delete(searches).where(searches.c.name == name.strip()))
        row = {"name": name.strip(), "at": _now(), "who": who, "filters": filters.to_dict()}
        writing.insert(connection, searches, [row])


def saved_searches(store: Store) -> dict[str, Filters]:
    """All searches that were kept, by name."""
    with store.reading() as connection:
        rows = connection.execute(select(searches.c.name, searches.c.filters).order_by(searches.c.name)).all()
        return {name: Filters.from_dict(told) for name, told in rows}


def forget_search(store: Store, name: str) -> None:
    """Keep a search no longer."""
    with store.writing() as connection:
        connection.execute(delete(searches).where(searches.c.name == name))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
