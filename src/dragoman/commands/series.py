"""``dragoman series``: a dyad over time."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.commands.stores import Format, Status, StorePlace, opened, put_out, statuses
from dragoman.record.periods import Period

if TYPE_CHECKING:
    from dragoman.record.series import Series


def series(
    actor: str,
    recipient: str,
    /,
    *,
    by: Period = "month",
    either: bool = False,
    normalise: bool = False,
    type: tuple[str, ...] = (),
    status: tuple[Status, ...] = ("actual",),
    since: date | None = None,
    until: date | None = None,
    store: StorePlace = "dragoman.db",
    format: Format | None = None,
) -> int:
    """Count what one side did to another, period by period: events, mentions, Goldstein scores, quad classes.

    Parameters
    ----------
    actor
        Code of who acts: ISO 3166 alpha-3, or PLOVER's UNO, EUR, IGO, NGO, IMG, MNC.
    recipient
        Code of who receives.
    by
        day, week (from Monday), month, quarter or year.
    either
        Both directions together, each event once.
    normalise
        Also all events of the record in each period, and how many of a thousand of them are of this dyad.
    type
        Only events of this PLOVER type; may be given several times.
    status
        actual (if nothing is said), historical, future, hypothetical, negated, or any; may be given several times.
    since
        First day, YYYY-MM-DD.
    until
        Last day, YYYY-MM-DD.
    store
        The record: a file, or postgresql://user@host/name.
    format
        table to read, csv, jsonl or parquet. Without it, a table on a terminal and jsonl elsewhere.
    """
    from dragoman.exporting import series as exported
    from dragoman.record.series import Asked
    from dragoman.record.series import series as ask

    asked = Asked(
        actor=actor.upper(),
        recipient=recipient.upper(),
        by=by,
        either=either,
        status=statuses(status),
        type=tuple(name.upper() for name in type),
        since=since,
        until=until,
        volume=normalise,
    )
    with opened(store) as record:
        found = ask(record, asked)
    columns = exported.MEASURED if normalise else exported.COLUMNS
    put_out(format, columns, exported.rows(found, normalise), note=_note(asked, found))
    if found.vague:
        print(f"{found.vague} events are left out: their date is less exact than a {by}", file=sys.stderr)
    return 0


def _note(asked: Any, found: Series) -> str:
    arrow = "↔" if asked.either else "→"
    total = sum(point.events for point in found.points)
    return f"{asked.actor} {arrow} {asked.recipient}: {total} events; quad classes are PLOVER's"
