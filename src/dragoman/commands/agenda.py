"""``dragoman agenda``: what was announced, promised and threatened, and what became of it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import islice
from typing import Annotated, Literal

from cyclopts import Parameter, validators

from dragoman.commands.stores import Format, StorePlace, chosen, opened, put_out

State = Literal["open", "kept", "broken", "called-off", "overdue"]


def agenda(
    *,
    store: StorePlace = "dragoman.db",
    actor: tuple[str, ...] = (),
    recipient: tuple[str, ...] = (),
    dyad: tuple[str, str] | None = None,
    state: tuple[State, ...] = (),
    on: date | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: Annotated[int | None, Parameter(validator=validators.Number(gte=1))] = None,
    format: Format | None = None,
) -> int:
    """Print what was announced, promised or threatened, whether it was kept, and by what that is known.

    Parameters
    ----------
    store
        The record: a file, or postgresql://user@host/name.
    actor
        Who promises: a code (RUS), a code with a sector (RUS:GOV), a sector (:REB) or a name.
    recipient
        To whom, written likewise.
    dyad
        Two codes: either of them promises, to the other.
    state
        open, kept, broken, called-off or overdue; may be given several times.
    on
        The day, YYYY-MM-DD, as of which the state is told; that of the youngest article, if nothing is said.
    since
        First day of the announcing event, YYYY-MM-DD.
    until
        Last day of the announcing event, YYYY-MM-DD.
    limit
        Print so many at most.
    format
        table to read, csv, jsonl or parquet. Without it, a table on a terminal and jsonl elsewhere.
    """
    from dragoman.exporting import agenda as exported
    from dragoman.record.agenda import agenda as ask
    from dragoman.record.filters import Filters

    filters = Filters(actor=actor, recipient=recipient, dyad=dyad, status=(), since=since, until=until)
    wanted = [name.replace("-", " ") for name in state]
    hidden = ("due_end", "decided", "event", "decided_by", "title", "url")
    with opened(store) as record:
        entries = list(islice(ask(record, filters, as_of=on, states=wanted), limit))
    counts = Counter(entry.promise.state for entry in entries)
    told = ", ".join(f"{number} {name}" for name, number in sorted(counts.items())) or "nothing"
    note = f"{told}; with --format jsonl, the ids of the events that decided it" if chosen(format) == "table" else None
    put_out(format, exported.COLUMNS, map(exported.row, entries), note=note, hidden=hidden)
    return 0
