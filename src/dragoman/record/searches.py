"""Searches worth keeping, each under a name."""

from __future__ import annotations

from sqlalchemy import delete, select

from dragoman.record import writing
from dragoman.record.errors import RecordError
from dragoman.record.filters import Filters
from dragoman.record.moments import moment
from dragoman.record.schema import searches
from dragoman.record.store import Store


def save_search(store: Store, name: str, filters: Filters, who: str | None = None) -> None:
    """Keep filters under a name, in the place of any that were kept under it."""
    if not name.strip():
        raise RecordError("a search needs a name to be kept under")
    with store.writing() as connection:
        connection.execute(delete(searches).where(searches.c.name == name.strip()))
        row = {"name": name.strip(), "at": moment(), "who": who, "filters": filters.to_dict()}
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
