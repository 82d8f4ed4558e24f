"""Near-copies of articles: one text under many names counts as one source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, update

from dragoman.merging.copies import OneText
from dragoman.merging.grouping import regroup
from dragoman.merging.lead import Lead, lead
from dragoman.record.schema import articles
from dragoman.record.shelves import COPIES, RecordShelf, shelve

if TYPE_CHECKING:
    from dragoman.record.keeping import Kept


def place(connection: Connection, kept: Sequence[Kept], recoded: bool = False) -> set[str]:
    """Find the copies of articles; returns the articles that are of another group of copies now."""
    shelf = RecordShelf(connection, COPIES, Lead.unpacked)
    removed = [item for item, _ in shelf.items([each.id for each in kept])] if recoded else []
    items = [lead(replace(each.article, id=each.id), each.coded.events) for each in kept]
    outcome = regroup(OneText(), shelf, items, removed)
    statement = update(articles).where(articles.c.id == bindparam("id_"))
    rows = [{"id_": item.id, "item_": item.packed()} for item in items]
    connection.execute(statement.values(copy_item=bindparam("item_")), rows)
    shelve(connection, COPIES, items, removed, outcome)
    return set(outcome.leaders)
