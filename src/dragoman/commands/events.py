"""``dragoman events``: what the record holds, filtered."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from cyclopts import Parameter, validators

from dragoman.commands.stores import Format, Status, StorePlace, chosen, opened, put_out, statuses
from dragoman.commands.terminal import output

SHOWN = 50
"""Events that a table shows if no other limit is given."""


def events(
    *,
    store: StorePlace = "dragoman.db",
    actor: tuple[str, ...] = (),
    recipient: tuple[str, ...] = (),
    dyad: tuple[str, str] | None = None,
    type: tuple[str, ...] = (),
    mode: tuple[str, ...] = (),
    quad: tuple[Literal[1, 2, 3, 4], ...] = (),
    context: tuple[str, ...] = (),
    status: tuple[Status, ...] = ("actual",),
    since: date | None = None,
    until: date | None = None,
    place: tuple[str, ...] = (),
    country: tuple[str, ...] = (),
    language: tuple[str, ...] = (),
    source: tuple[str, ...] = (),
    confidence: Annotated[float | None, Parameter(validator=validators.Number(gte=0, lte=1))] = None,
    sources: Annotated[int | None, Parameter(validator=validators.Number(gte=1))] = None,
    search: str | None = None,
    story: str | None = None,
    rejected: bool = False,
    limit: Annotated[int | None, Parameter(validator=validators.Number(gte=1))] = None,
    format: Format | None = None,
) -> int:
    """Print the events of the record, each once, however many articles report it, with the first report's words.

    An option may be given several times: one of its values must be met. Different options must all be met.

    Parameters
    ----------
    store
        The record: a file, or postgresql://user@host/name.
    actor
        Who acts: a code (RUS), a code with a sector (RUS:MIL), a sector (:REB) or a name.
    recipient
        Who receives, written likewise.
    dyad
        Two codes: either of them acts, and the other receives.
    type
        PLOVER type, such as ASSAULT.
    mode
        PLOVER mode, such as visit.
    quad
        1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    context
        PLOVER context, such as military.
    status
        actual (if nothing is said), historical, future, hypothetical, negated, or any.
    since
        First day, YYYY-MM-DD.
    until
        Last day, YYYY-MM-DD.
    place
        Name of the place.
    country
        Code of the country in which the place is.
    language
        Language of an article that reports it, two letters.
    source
        Host of an article that reports it, such as dw.com.
    confidence
        Least confidence, from 0 to 1.
    sources
        Least number of independent sources.
    search
        Words of an article that reports it; "whole phrases" in quotation marks, -unwanted words after a minus.
    story
        Id of the story that an article which reports it belongs to.
    rejected
        Also events that somebody has rejected.
    limit
        Print so many events at most; a table shows 50 if nothing is said.
    format
        table to read, jsonl with everything that is known, csv or parquet. Without it, a table on a terminal and jsonl
        elsewhere.
    """
    from dragoman.exporting import recorded
    from dragoman.record.asking import count, find
    from dragoman.record.filters import Filters

    filters = Filters(
        actor=actor,
        recipient=recipient,
        dyad=dyad,
        type=tuple(name.upper() for name in type),
        mode=mode,
        quad=quad,
        context=context,
        status=statuses(status),
        since=since,
        until=until,
        place=place,
        country=country,
        language=language,
        source=source,
        confidence=confidence,
        sources=sources,
        search=search,
        story=story,
        rejected=rejected,
    )
    kind = chosen(format)
    with opened(store) as record:
        if kind == "table":
            shown = recorded.print_events(find(record, filters, limit or SHOWN), output())
            total = count(record, filters)
            output().write(f"{total} events" + (f", {shown} of them shown\n" if shown < total else "\n"))
        else:
            turned = recorded.event_of_record if kind == "jsonl" else recorded.row
            put_out(kind, recorded.COLUMNS, map(turned, find(record, filters, limit)))
    return 0
