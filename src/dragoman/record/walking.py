"""Events page by page: along the index that knows the most of what is asked for, no further than the page goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select, union

from dragoman.record.filters import Filters, code_of, conditions
from dragoman.record.paging import Arm, Order, along
from dragoman.record.schema import dyads, event_actors, events


def walk(
    connection: Connection, filters: Filters, limit: int, after: str | None, order: Order
) -> tuple[list[str], str | None]:
    """The ids of the events of a page, and the cursor of the next; by day, then id, those without a day last."""
    left, paths = _paths(filters)
    met = conditions(left, connection)
    arms = [Arm(_met(select(p.day.label("day"), p.id.label("id")), p, met), p.day, p.id) for p in paths]
    return along(connection, arms, limit, after, order)


def how_many(connection: Connection, filters: Filters, most: int | None = None) -> int:
    """How many events are asked for; counting stops at ``most``."""
    left, paths = _paths(filters)
    met = conditions(left, connection)
    arms = [_met(select(path.id.label("id")), path, met).limit(most) for path in paths]
    query: Any = arms[0] if len(arms) == 1 else union(*(select(arm.subquery()) for arm in arms)).limit(most)
    return int(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())


@dataclass(frozen=True, slots=True)
class _Path:
    """An index along which events lie by day, or their table itself."""

    day: Any
    id: Any
    wanted: tuple[ColumnElement[bool], ...] = ()
    several: bool = False
    """Whether an event may lie on it more than once."""


def _paths(filters: Filters) -> tuple[Filters, list[_Path]]:
    """The paths that together meet every event that is asked for, and what they leave to be asked of each."""
    d, a = dyads.alias("walked").c, event_actors.alias("walked").c
    if not filters.rejected and (pair := filters.directed or filters.dyad):  # a rejected event is in no dyad
        there, back = (d.actor == pair[0], d.recipient == pair[1]), (d.actor == pair[1], d.recipient == pair[0])
        asked = ((d.status, filters.status), (d.quad, filters.quad), (d.type, filters.type))
        also = [column.in_(values) for column, values in asked if values]
        if filters.directed:
            return replace(filters, directed=None), [_Path(d.day, d.event, (*there, *also))]
        return replace(filters, dyad=None), [_Path(d.day, d.event, (*way, *also)) for way in (there, back)]
    for field, sides in (("actor", ("actor",)), ("recipient", ("recipient",)), ("involving", ("actor", "recipient"))):
        wanted = getattr(filters, field)
        code = code_of(wanted[0]) if len(wanted) == 1 else None
        if code:
            # A sector is still to be asked for, which the path does not know.
            known: dict[str, Any] = {} if ":" in wanted[0] else {field: ()}
            left = replace(filters, **known)
            return left, [_Path(a.day, a.event, (a.code == code, a.side == side), several=True) for side in sides]
    return filters, [_Path(events.c.start, events.c.id)]


def _met(query: Select[Any], path: _Path, met: ColumnElement[bool]) -> Select[Any]:
    """The rows of a path whose events meet what is asked."""
    query = query.where(*path.wanted, met if path.id is events.c.id else exists().where(events.c.id == path.id, met))
    return query.distinct() if path.several else query
