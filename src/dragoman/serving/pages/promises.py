"""What was announced, promised or threatened, in one line: and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.record.agenda import Entry
from dragoman.serving.pages.lines import Party, parties
from dragoman.serving.words.voice import Voice


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """What the template of a promise is given."""

    event: str
    """Who made it, by its id."""
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    kind: str
    kind_name: str
    what: str
    state: str
    state_name: str
    announced: str
    due: str
    iso: str
    by: str | None
    """The event that decided it."""
    decided: str
    reason: str


def promise_line(entry: Entry, voice: Voice) -> PromiseLine:
    """The line of an entry of the agenda."""
    promise = entry.promise
    return PromiseLine(
        event=promise.event,
        actors=parties(promise.actor, voice),
        recipients=parties(promise.recipient, voice),
        kind=promise.kind,
        kind_name=voice.say(f"kind_of.{promise.kind}"),
        what=", ".join(voice.type(each) for each in promise.types),
        state=promise.state,
        state_name=voice.say(f"state_of.{promise.state}"),
        announced=voice.day(promise.announced, short=True) if promise.announced else "",
        due=voice.interval(promise.due, short=True) if promise.due else "",
        iso=promise.due.end.isoformat() if promise.due else "",
        by=promise.by,
        decided=voice.day(promise.decided, short=True) if promise.decided else "",
        reason=promise.reason,
    )
