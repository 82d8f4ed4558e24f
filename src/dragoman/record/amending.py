"""Making corrections: each is added to the log, and the events it is about are written anew, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from dragoman.record import deciding, writing
from dragoman.record.asking import full_id
from dragoman.record.corrections import history, standing
from dragoman.record.errors import NoSuchEvent, WrongCorrection
from dragoman.record.fields import FIELDS, check, put, read
from dragoman.record.mentions import Recorded, recorded
from dragoman.record.schema import anchored, corrections, mentions
from dragoman.record.store import Store
from dragoman.record.telling import tell
from dragoman.record.told import RecordedEvent


@dataclass(frozen=True, slots=True)
class Amender:
    """Somebody who corrects the record."""

    store: Store
    who: str
    why: str
    at: str | None = None
    """When; now, if nothing else is said. ISO 8601, UTC."""

    def change(self, event: str, values: Mapping[str, str]) -> str:
        """Give fields other values, written as ``fields.read`` takes them; returns the event's id."""
        wanted = {name: read(name, text) for name, text in values.items()}
        with self.store.writing() as connection:
            members = _members(connection, event)
            changed = _standing(connection, members).event
            for name in sorted(wanted, key=list(FIELDS).index):
                original = FIELDS[name].told(changed)
                changed = put(changed, name, wanted[name])
                row = {"field": name, "value": wanted[name], "original": original}
                self._note(connection, "change", members[0].event, members[:1], (), row)
            check(changed)
            return self._settled(connection, members)

    def judge(self, event: str, kind: str) -> str:
        """Confirm or reject an event; returns its id."""
        with self.store.writing() as connection:
            members = _members(connection, event)
            self._note(connection, kind, members[0].event, members[:1], (), {})
            return self._settled(connection, members)

    def merge(self, event: str, others: Sequence[str]) -> str:
        """Make one event of several; returns its id."""
        with self.store.writing() as connection:
            members = _members(connection, event)
            more = [_members(connection, other) for other in dict.fromkeys(others)]
            if not more or any(each[0].id == members[0].id for each in more):
                raise WrongCorrection("to merge, name another event")
            self._note(connection, "merge", members[0].event, members[:1], [each[0] for each in more], {})
            return self._settled(connection, [*members, *(m for each in more for m in each)])

    def split(self, event: str, apart: Sequence[str]) -> str:
        """Make an event of its own out of some mentions of one; returns the id of the new event."""
        with self.store.writing() as connection:
            members = _members(connection, event)
            going = [each for each in members if each.id in set(apart)]
            staying = [each for each in members if each not in going]
            if len(going) != len(set(apart)):
                raise WrongCorrection("these are not all mentions of that event")
            if not going or not staying:
                raise WrongCorrection("a split must leave mentions on both sides")
            self._note(connection, "split", members[0].event, staying, going, {})
            self._settled(connection, members)
            return _where(connection, going[0].id)

    def undo(self, number: int) -> str:
        """Take back a correction, or an undoing; returns the id of the event that it was about."""
        with self.store.writing() as connection:
            log = {each.number: each for each in history(connection)}
            about = log.get(number)
            if about is None:
                raise WrongCorrection(f"there is no correction {number}")
            if not about.standing:
                raise WrongCorrection(f"correction {number} has been undone already")
            self._note(connection, "undo", about.event, (), (), {"undoes": number})
            root = about
            while root.undoes is not None:
                root = log[root.undoes]
            held = recorded(connection, mentions.c.id, (*root.mentions, *root.others))
            return self._settled(connection, held) if held else about.event

    def _note(
        self,
        connection: Connection,
        kind: str,
        event: str,
        anchors: Sequence[Recorded],
        others: Sequence[Recorded],
        row: Mapping[str, Any],
    ) -> None:
        if not self.who.strip():
            raise WrongCorrection("a correction needs the name of who makes it")
        whole = {
            "at": self.at or datetime.now(UTC).isoformat(timespec="seconds"),
            "who": self.who.strip(),
            "why": self.why.strip(),
            "kind": kind,
            "event": event,
            **row,
        }
        made = connection.execute(insert(corrections).values(whole)).inserted_primary_key
        assert made is not None  # noqa: S101 -- one row has one key
        anchors_ = [_anchor(each, "event", place) for place, each in enumerate(anchors)]
        others_ = [_anchor(each, "other", place) for place, each in enumerate(others)]
        writing.insert(connection, anchored, [{"correction": made[0], **each} for each in (*anchors_, *others_)])

    def _settled(self, connection: Connection, members: Sequence[Recorded]) -> str:
        deciding.refresh(connection, {each.grouped for each in members})
        return _where(connection, members[0].id)


def members_of(connection: Connection, event: str) -> list[Recorded]:
    """The mentions of an event, which may be named by the first digits of its id; raises ``NoSuchEvent``."""
    return _members(connection, event)


def _members(connection: Connection, event: str) -> list[Recorded]:
    found = recorded(connection, mentions.c.event, [full_id(connection, event)])
    if not found:
        raise NoSuchEvent(f"there is no event {event}")
    return found


def _standing(connection: Connection, members: Sequence[Recorded]) -> RecordedEvent:
    """The event of these mentions as it stands."""
    decisions = standing(connection, [each.id for each in members])
    return deciding.corrected(tell([each.mention for each in members]), decisions)


def _where(connection: Connection, mention: str) -> str:
    return str(connection.execute(select(mentions.c.event).where(mentions.c.id == mention)).scalar_one())


def _anchor(each: Recorded, role: str, position: int) -> dict[str, Any]:
    """What a mention is known by, should it be coded anew: its article, its words, its type."""
    event = each.mention.event
    return {
        "role": role,
        "position": position,
        "article": event.document.id,
        "start": event.trigger.span[0],
        "end": event.trigger.span[1],
        "type": event.type,
        "mention": each.id,
    }
