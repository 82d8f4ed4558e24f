"""Which events are asked for, and how the database is asked for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from dragoman.merging.happening import event_id
from dragoman.record.articles import published_in
from dragoman.record.schema import articles, days, dyads, event_actors, event_contexts, events, mentions
from dragoman.record.searching import matching

_CODED = re.compile(r"([A-Z]{3})?(?::([A-Z]{3}))?")


@dataclass(frozen=True, slots=True)
class Filters:
    """What all events that are asked for have; an empty field asks nothing. Of several values, one must be met."""

    actor: tuple[str, ...] = ()
    """Codes (``RUS``), codes with a sector (``RUS:MIL``), sectors (``:REB``) or names."""
    recipient: tuple[str, ...] = ()
    dyad: tuple[str, str] | None = None
    """Two codes, in either direction."""
    directed: tuple[str, str] | None = None
    """Two codes: what the first did to the second, as a series counts it."""
    involving: tuple[str, ...] = ()
    """Who acts or receives, written as actors are."""
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    quad: tuple[int, ...] = ()
    context: tuple[str, ...] = ()
    status: tuple[str, ...] = ("actual",)
    since: date | None = None
    """First day: events that ended before are left out."""
    until: date | None = None
    """Last day: events that began after it are left out."""
    exact: bool = False
    """Whether events must have begun and ended within these days, as a series counts them."""
    place: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    """Country of the place."""
    language: tuple[str, ...] = ()
    """Language of an article that reports it."""
    source: tuple[str, ...] = ()
    """Host of an article that reports it."""
    confidence: float | None = None
    sources: int | None = None
    """At least so many independent sources."""
    search: str | None = None
    """Words of an article that reports it."""
    story: str | None = None
    id: tuple[str, ...] = ()
    """Ids, or their first digits."""
    promising: bool = False
    """Only those that promise, threaten or announce something: what stands on the agenda."""
    rejected: bool = False
    """Whether events that people have rejected are told as well."""

    def to_dict(self) -> dict[str, Any]:
        """The fields that ask something, as JSON has them."""
        empty = Filters()
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
            for name, value in told.items()
            if value != getattr(empty, name)
        }

    @staticmethod
    def from_dict(told: dict[str, Any]) -> Filters:
        """The filters of a saved search."""
        values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in told.items()}
        for name in ("since", "until"):
            if values.get(name):
                values[name] = date.fromisoformat(values[name])
        return Filters(**values)


@dataclass(frozen=True, slots=True)
class _Days:
    """The days that are asked for, as bounds on the first day of events: what an index can answer."""

    first: date | None
    """The earliest first day of an event that lasted until ``since`` or longer."""
    since: date | None
    until: date | None

    def among(self, day: ColumnElement[Any]) -> list[ColumnElement[bool]]:
        """The bounds on a column that holds the first day of events."""
        bounds = [day >= self.first] if self.first else []
        return [*bounds, *([day <= self.until] if self.until else [])]


def conditions(filters: Filters, connection: Connection) -> ColumnElement[bool]:
    """The filters as a condition on the table of events."""
    first = filters.since
    if filters.since and not filters.exact:
        first = earliest(connection, filters.since)
    span = _Days(first, filters.since, filters.until)
    return and_(true(), *_conditions(_storable(filters), span, connection.dialect.name))


def earliest(connection: Connection, day: date) -> date:
    """The first day of the event that began first of those that lasted until a day or longer."""
    lasting = select(func.min(days.c.day)).where(days.c.until >= day, days.c.day < day)
    return connection.execute(lasting).scalar() or day


def code_of(text: str) -> str | None:
    """The code of somebody who is asked for, if it is one that is asked for and not a name or a mere sector."""
    coded = _CODED.fullmatch(text)
    return coded[1] if coded else None


def _storable(filters: Filters) -> Filters:
    """The filters without the one character that PostgreSQL cannot even be asked for."""

    def clean(value: Any) -> Any:
        if isinstance(value, str):
            return value.replace("\x00", "\ufffd")
        return tuple(map(clean, value)) if isinstance(value, tuple) else value

    return Filters(**{field.name: clean(getattr(filters, field.name)) for field in fields(filters)})


def _conditions(filters: Filters, span: _Days, dialect: str) -> Iterator[ColumnElement[bool]]:
    e = events.c
    columns = ((e.type, filters.type), (e.mode, filters.mode), (e.quad, filters.quad), (e.country, filters.country))
    for column, values in (*columns, (e.status, filters.status)):
        if values:
            yield column.in_(values)
    for side, wanted in (("actor", filters.actor), ("recipient", filters.recipient)):
        if wanted:
            there = (event_actors.c.side == side, *span.among(event_actors.c.day))
            yield e.id.in_(select(event_actors.c.event).where(*there, _anybody(wanted)))
    if filters.involving:
        there = (event_actors.c.side.in_(("actor", "recipient")), *span.among(event_actors.c.day))
        yield e.id.in_(select(event_actors.c.event).where(*there, _anybody(filters.involving)))
    if filters.dyad:
        yield e.id.in_(_dyad(*filters.dyad).where(*span.among(dyads.c.day)))
    if filters.directed:
        actor, recipient = filters.directed
        there = (dyads.c.actor == actor, dyads.c.recipient == recipient, *span.among(dyads.c.day))
        yield e.id.in_(select(dyads.c.event).where(*there))
    if filters.context:
        yield e.id.in_(select(event_contexts.c.event).where(event_contexts.c.context.in_(filters.context)))
    yield from span.among(e.start)
    if span.since:
        yield e.end >= span.since
    if span.until and filters.exact:
        yield e.end <= span.until
    if filters.place:
        yield func.lower(e.place).in_([name.lower() for name in filters.place])
    if filters.confidence is not None:
        yield e.confidence >= filters.confidence
    if filters.sources is not None:
        yield e.sources >= filters.sources
    if filters.id:
        yield or_(*(e.id.between(id, id + "z") for id in map(_event_id, filters.id)))
    if filters.promising:
        yield e.promising
    if not filters.rejected:
        yield ~e.rejected
    yield from _reported(filters, dialect)


def _reported(filters: Filters, dialect: str) -> Iterator[ColumnElement[bool]]:
    """What is asked of an article that reports the event: of one and the same."""
    a = articles.c
    wanted = published_in(filters.language, filters.source)
    if filters.story:
        wanted.append(a.story == led_by(filters.story))
    if filters.search:
        wanted.append(matching(filters.search, dialect))
    if wanted:
        reports = mentions.join(articles, articles.c.id == mentions.c.article)
        yield events.c.id.in_(select(mentions.c.event).select_from(reports).where(*wanted))


def led_by(story: str) -> ColumnElement[str | None]:
    """The leader of a story as its article stands now: the one that gave it its id may have been joined by others."""
    leader = story.removeprefix("st-")
    whole = articles.alias("leading")
    return func.coalesce(select(whole.c.story).where(whole.c.id == leader).scalar_subquery(), leader)


def _event_id(text: str) -> str:
    return event_id(text.removeprefix("ev-"))


def _anybody(wanted: tuple[str, ...]) -> ColumnElement[bool]:
    return or_(*map(_somebody, wanted))


def _somebody(text: str) -> ColumnElement[bool]:
    """A code, a code with a sector, a sector, or else a name."""
    a = event_actors.c
    coded = _CODED.fullmatch(text)
    if not coded or not any(coded.groups()):
        return func.lower(a.name) == text.lower()
    code, sector = coded.groups()
    wanted = [a.code == code] if code else []
    return and_(*wanted, *([a.sector == sector] if sector else []))


def _dyad(one: str, other: str) -> Any:
    d = dyads.c
    either = or_(and_(d.actor == one, d.recipient == other), and_(d.actor == other, d.recipient == one))
    return select(d.event).where(either)
