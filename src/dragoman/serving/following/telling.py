"""Events as entries: what feeds, webhooks and letters tell of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from dragoman.exporting.recorded import event_of_record
from dragoman.record.alerts import Alert
from dragoman.record.arriving import arrived, corrected_at
from dragoman.record.asking import Found
from dragoman.serving.following.entries import Entry, Feed, day_as_moment
from dragoman.serving.following.subjects import Subject
from dragoman.serving.pages.addresses import outside
from dragoman.serving.pages.lines import EventLine, lines
from dragoman.serving.words.voice import Voice

SHOWN = 50
"""Entries of a feed."""


def entries(connection: Connection, found: Sequence[Found], voice: Voice, base: str) -> tuple[Entry, ...]:
    """The entries of events, in their order; ``base`` is what addresses begin with."""
    decided = corrected_at(connection, [each.told.id for each in found])
    shown = lines(connection, found, voice)
    return tuple(_entry(each, line, decided.get(each.told.id), base) for each, line in zip(found, shown, strict=True))


def feed_of(
    connection: Connection,
    subject: Subject,
    voice: Voice,
    base: str,
    path: str,
    title: str | None = None,
    alerts: Sequence[Alert] = (),
) -> Feed:
    """The feed of a subject: alerts, then what came last, first. ``path`` is the feed's own."""
    found = arrived(connection, subject.filters, limit=SHOWN)
    raised = tuple(alert_entry(each, voice, base) for each in alerts)
    return Feed(
        id=f"{base}{subject.path}",
        title=f"{voice.say('site.name')}: {title or subject.name(voice)}",
        about=voice.say("site.summary"),
        address=f"{base}{subject.path}",
        self=f"{base}{path}",
        language=voice.language,
        entries=(*raised, *entries(connection, found, voice, base)),
    )


def alert_entry(alert: Alert, voice: Voice, base: str) -> Entry:
    """An alert as an entry."""
    sides = f"{voice.country(alert.one)} – {voice.country(alert.other)}"
    told = {
        "sides": sides,
        "n": voice.count("event", alert.chance.observed),
        "quad": voice.quad(alert.quad),
        "days": alert.days,
        "day": voice.day(alert.day),
        "expected": voice.number(alert.chance.expected, 1),
        "times": voice.number(1 / max(alert.chance.p, 1e-9), 0),
    }
    return Entry(
        id=f"urn:dragoman:alert:{alert.number}",
        title=voice.say("alert.title", **told),
        address=f"{base}/dyads/{alert.one}-{alert.other}",
        published=day_as_moment(alert.day),
        updated=day_as_moment(alert.day),
        text=voice.say("alert.text", **told),
        language=voice.language,
        source=None,
        tags=("alert",),
        data={
            "dyad": [alert.one, alert.other],
            "quad": alert.quad,
            "day": alert.day.isoformat(),
            "days": alert.days,
            "events": alert.chance.observed,
            "expected": alert.chance.expected,
            "p": alert.chance.p,
        },
    )


def headline(line: EventLine) -> str:
    """Who did what to whom, when, in one line."""
    actors, recipients = (", ".join(each.name for each in side) for side in (line.actors, line.recipients))
    doing = f"{line.doing} ({line.mode})" if line.mode else line.doing
    told = " ".join(part for part in (actors, doing, recipients) if part)
    status = f" [{line.status_name}]" if line.status != "actual" else ""
    return f"{told}{status}, {line.day}" + (f", {line.place}" if line.place else "")


def _entry(found: Found, line: EventLine, decided: str | None, base: str) -> Entry:
    told, event = found.told, found.told.event
    published = day_as_moment(told.first_published or (event.when.start if event.when else None))
    moments = [published, day_as_moment(told.last_published or told.first_published)]
    if decided:
        moments.append(datetime.fromisoformat(decided))
    return Entry(
        id=f"urn:dragoman:event:{told.id}",
        title=headline(line),
        address=f"{base}/events/{told.id}",
        published=published,
        updated=max(moments),
        text="".join(piece.text for piece in line.sentence),
        language=line.language,
        source=outside(event.document.url),
        tags=tuple(part for part in (event.type, event.mode, *event.contexts) if part),
        data=event_of_record(found),
    )
