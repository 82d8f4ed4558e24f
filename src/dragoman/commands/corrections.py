"""``dragoman corrections``: the log of what people have corrected."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.commands.stores import Format, StorePlace, chosen, opened, put_out

if TYPE_CHECKING:
    from dragoman.record.corrections import Correction


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
    from dragoman.record.amending import members_of
    from dragoman.record.corrections import history

    with opened(store) as record, record.reading() as connection:
        about = [each.id for each in members_of(connection, event)] if event else None
        found = history(connection, about)
    if chosen(format) == "jsonl":
        put_out(format, {}, (each.to_dict() for each in found))
        return 0
    columns = {
        "number": int, "at": str, "who": str, "kind": str, "event": str, "field": str, "value": str, "original": str,
        "why": str, "undoes": int, "standing": bool, "mentions": str, "others": str,
    }  # fmt: skip
    put_out(format, columns, _rows(found), hidden=("mentions", "others"), note=f"{len(found)} corrections")
    return 0


def _rows(found: Sequence[Correction]) -> Iterator[dict[str, Any]]:
    for each in found:
        yield {
            **each.to_dict(),
            "value": _flat(each.value),
            "original": _flat(each.original),
            "mentions": ";".join(each.mentions),
            "others": ";".join(each.others),
        }


def _flat(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
