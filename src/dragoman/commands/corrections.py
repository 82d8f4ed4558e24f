"""``dragoman corrections``: the log of what people have corrected."""

from __future__ import annotations

from dragoman.commands.stores import Format, StorePlace, chosen, opened, put_out


def corrections(event: str | None = None, /, *, store: StorePlace = "dragoman.db", format: Format | None = None) -> int:
    """Print every correction of the record, or those of one event, with who made it, when and why.

    Parameters
    ----------
    event
        Id of an event, or its first digits.
    store
        The record: a file, or postgresql://user@host/name.
    format
        table to read, csv, jsonl or parquet. Without it, a table on a terminal and jsonl elsewhere.
    """
    from dragoman.exporting import corrections as exported
    from dragoman.record.amending import members_of
    from dragoman.record.corrections import history

    with opened(store) as record, record.reading() as connection:
        about = [each.id for each in members_of(connection, event)] if event else None
        found = history(connection, about)
    if chosen(format) == "jsonl":
        put_out(format, {}, (each.to_dict() for each in found))
        return 0
    put_out(
        format,
        exported.COLUMNS,
        map(exported.row, found),
        hidden=("mentions", "others"),
        note=f"{len(found)} corrections",
    )
    return 0
