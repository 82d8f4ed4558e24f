"""``dragoman stories``: what the articles of the record are about."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from cyclopts import Parameter, validators

from dragoman.commands.arguments import Wrong
from dragoman.commands.stores import Format, StorePlace, chosen, opened, put_out


def stories(
    *,
    store: StorePlace = "dragoman.db",
    since: date | None = None,
    until: date | None = None,
    search: str | None = None,
    related: str | None = None,
    articles: Annotated[int, Parameter(validator=validators.Number(gte=1))] = 1,
    limit: Annotated[int | None, Parameter(validator=validators.Number(gte=1))] = None,
    format: Format | None = None,
) -> int:
    """Print the stories of the record, the widest told first: sets of articles about the same happening.

    Parameters
    ----------
    store
        The record: a file, or postgresql://user@host/name.
    since
        First day, YYYY-MM-DD: stories that ended before are left out.
    until
        Last day, YYYY-MM-DD: stories that began after it are left out.
    search
        Words of one of its articles.
    related
        Id of a story, or its first digits: the stories nearest to it instead, the nearest first, each with the reasons.
    articles
        Least number of articles.
    limit
        Print so many stories at most; a table shows 50 if nothing is said.
    format
        table to read, csv, jsonl or parquet. Without it, a table on a terminal and jsonl elsewhere.
    """
    from dragoman.record.related import UnknownStory, near
    from dragoman.record.stories import find

    shown = limit or (50 if chosen(format) == "table" else None)
    columns = {"title": str, "start": date, "end": date, "articles": int, "sources": int, "languages": str, "id": str}
    with opened(store) as record:
        if related is not None:
            columns = {"title": str, "start": date, "end": date, "articles": int, "id": str, "score": float}
            try:
                put_out(format, {**columns, "reasons": str}, near(record, related, limit or 10))
            except UnknownStory as error:
                raise Wrong(str(error)) from None
            return 0
        found = find(record, since=since, until=until, search=search, articles=articles, limit=shown)
        put_out(format, columns, found)
    return 0
