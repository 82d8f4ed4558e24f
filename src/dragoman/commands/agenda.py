"""``dragoman agenda``: what was announced, promised and threatened, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter, validators

from dragoman.commands.stores import Format, StorePlace, chosen, opened, put_out

if TYPE_CHECKING:
    from dragoman.model import Actor
    from dragoman.record.agenda import Entry

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
    from dragoman.record.agenda import agenda as ask
    from dragoman.record.filters import Filters

    filters = Filters(actor=actor, recipient=recipient, dyad=dyad, status=(), since=since, until=until)
    wanted = [name.replace("-", " ") for name in state]
    columns = {
        "announced": date, "state": str, "kind": str, "actor": str, "recipient": str, "what": str, "due_start": date,
        "due_end": date, "reason": str, "decided": date, "event": str, "decided_by": str, "title": str, "url": str,
    }  # fmt: skip
    hidden = ("due_end", "decided", "event", "decided_by", "title", "url")
    with opened(store) as record:
        entries = list(islice(ask(record, filters, as_of=on, states=wanted), limit))
    counts = Counter(entry.promise.state for entry in entries)
    told = ", ".join(f"{number} {name}" for name, number in sorted(counts.items())) or "nothing"
    note = f"{told}; with --format jsonl, the ids of the events that decided it" if chosen(format) == "table" else None
    put_out(format, columns, _rows(entries), note=note, hidden=hidden)
    return 0


def _rows(entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        promise = entry.promise
        yield {
            "announced": promise.announced,
            "state": promise.state,
            "kind": promise.kind,
            "actor": _side(promise.actor),
            "recipient": _side(promise.recipient),
            "what": " or ".join(promise.types),
            "due_start": promise.due.start if promise.due else None,
            "due_end": promise.due.end if promise.due else None,
            "reason": promise.reason,
            "decided": promise.decided,
            "event": promise.event,
            "decided_by": promise.by,
            "title": entry.made.article.title,
            "url": entry.made.article.url,
        }


def _side(actors: Sequence[Actor]) -> str:
    return ", ".join(" ".join(filter(None, (actor.code, actor.name or actor.text))) for actor in actors)
