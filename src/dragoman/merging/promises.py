"""What was announced, promised or threatened, and what became of it by some day.

Nothing here is guessed from silence alone: a promise is kept, broken or called off only by an event that says so, and
one whose time has passed without such an event is overdue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.merging import fulfilment
from dragoman.model import Happening, Promise, PromiseState

UNDATED = {"announcement": 90, "promise": 180, "threat": 90}
"""Days after which a promise that named no time counts as overdue."""
EARLY, LATE = 3, 7
"""Days before and after the time named in which an event still fulfils it: visits are moved, reports come late."""
SLOW = 14
"""Days before a promise without a time can be broken by a report that it hasn't been fulfilled ("not yet")."""


@dataclass(frozen=True, slots=True)
class Term:
    """The days in which a promise can be fulfilled."""

    announced: date
    first: date
    last: date
    dated: bool


def promise(event: Happening, others: Iterable[Happening], as_of: date) -> Promise | None:
    """What has become of an event's promise by the day ``as_of``; None if the event promises nothing.

    ``others`` are the events that may have decided it: those having one of the keys that ``seeks`` gives.
    Those reported after ``as_of`` are left out.
    """
    kind, types = fulfilment.promised(event)
    term = _term(event, kind)
    if not types or term is None or term.announced > as_of:
        return None
    known = sorted((o for o in others if o.id != event.id and _known(o, as_of)), key=lambda o: (_day(o), o.id))
    state, by, decided, reason = _outcome(event, term, known, as_of)
    return Promise(
        event=event.id,
        kind=kind,
        types=types,
        actor=event.actor,
        recipient=event.recipient,
        announced=term.announced,
        due=fulfilment.due(event),
        state=state,
        by=by.id if by else None,
        decided=decided,
        reason=reason,
    )


def keys(event: Happening) -> frozenset[str]:
    """What an event is found by when promises look for what decided them."""
    codes = {a.code for a in (*event.actor, *event.recipient) if a.code}
    return frozenset(f"{event.type} {code}" for code in codes)


def seeks(event: Happening) -> frozenset[str]:
    """The keys of the events that can decide what this one promises; empty if it promises nothing."""
    types = fulfilment.deciding(event)
    codes = {a.code for a in (event.actor or event.recipient) if a.code}
    if "CONSULT" in fulfilment.promised(event)[1]:  # the host of a visit may be the one who calls it off
        codes |= {a.code for a in event.recipient if a.code}
    return frozenset(f"{type} {code}" for type in types for code in codes)


def window(event: Happening) -> tuple[date, date] | None:
    """First and last day on which an event can decide what this one promises."""
    term = _term(event, fulfilment.promised(event)[0])
    return (term.announced, term.last + timedelta(LATE)) if term else None


def _outcome(
    event: Happening, term: Term, known: list[Happening], as_of: date
) -> tuple[PromiseState, Happening | None, date | None, str]:
    for other in known:
        if _in_term(other, term) and fulfilment.fulfils(event, other):
            return "kept", other, _day(other), f"{fulfilment.told(other)}, {_timing(other, term)}"
    for other in known:
        if not _after(other, term):
            continue
        if fulfilment.calls_off(event, other) and _day(other) <= term.last + timedelta(LATE):
            return "called off", other, _day(other), f"{fulfilment.told(other)}, {_lead_time(other, term)}"
        if fulfilment.breaks(event, other) and _ripe(other, term):
            return "broken", other, _day(other), fulfilment.told(other)
    end = term.last + timedelta(LATE if term.dated else 0)
    if as_of > end:
        said = f"was to happen by {term.last}" if term.dated else f"no time was named on {term.announced}"
        return "overdue", None, end, f"{said}; nothing was reported by {as_of}"
    left = (term.last - as_of).days
    if not term.dated:
        return "open", None, None, "no time is named"
    return "open", None, None, f"due in {_days(left)}" if left > 0 else "due now"


def _term(event: Happening, kind: str) -> Term | None:
    due = fulfilment.due(event)
    told = event.when.start if event.when and event.when is not due else None
    days = [day for day in (event.reported, told) if day]
    if not days and due is None:
        return None
    announced = min(days) if days else due.start if due else date.min
    if due is None:
        return Term(announced, announced, announced + timedelta(UNDATED[kind]), dated=False)
    return Term(min(announced, due.start), due.start, due.end, dated=True)


def _known(other: Happening, as_of: date) -> bool:
    """Whether it was reported by then, and not before it happened: such a report is an announcement itself."""
    day = _day_or_none(other)
    if day is None:
        return False
    reported = other.reported or day
    return reported <= as_of and reported >= day - timedelta(1)


def _day_or_none(other: Happening) -> date | None:
    return other.when.start if other.when else other.reported


def _day(other: Happening) -> date:
    """The day an event is taken to have happened."""
    day = _day_or_none(other)
    assert day is not None  # noqa: S101  # those without are left out before
    return day


def _last_day(other: Happening) -> date:
    return other.when.end if other.when else _day(other)


def _after(other: Happening, term: Term) -> bool:
    """Not older than the announcement: what happened before can't answer it."""
    return _last_day(other) >= term.announced and (other.reported is None or other.reported >= term.announced)


def _in_term(other: Happening, term: Term) -> bool:
    if not _after(other, term):
        return False
    early, late = term.first - timedelta(EARLY), term.last + timedelta(LATE)
    if not term.dated:
        early = term.announced
    return _last_day(other) >= early and _day(other) <= late


def _ripe(other: Happening, term: Term) -> bool:
    """Late enough that something not done is a promise broken, and not one whose time hasn't come."""
    if other.status != "negated":
        return _day(other) > term.announced
    return _day(other) >= (term.first if term.dated else term.announced + timedelta(SLOW))


def _timing(other: Happening, term: Term) -> str:
    day = _day(other)
    if not term.dated:
        return f"{_days(max(0, (day - term.announced).days))} after it was announced"
    if _last_day(other) < term.first:
        return f"{_days((term.first - _last_day(other)).days)} early"
    if day > term.last:
        return f"{_days((day - term.last).days)} late"
    return "on the day announced" if term.first == term.last else "within the time announced"


def _lead_time(other: Happening, term: Term) -> str:
    days = (term.first - _day(other)).days
    return f"{_days(days)} before" if term.dated and days > 0 else "after it was announced"


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
