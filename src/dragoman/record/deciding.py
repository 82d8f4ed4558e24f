"""Groups of mentions into events: what people have decided is laid over what merging found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select, update

from dragoman.merging.happening import event_id
from dragoman.model import Event
from dragoman.record import eventing, writing
from dragoman.record.corrections import Standing, standing
from dragoman.record.fields import put
from dragoman.record.mentions import Recorded, recorded
from dragoman.record.schema import mentions
from dragoman.record.telling import tell
from dragoman.record.told import RecordedEvent


def refresh(connection: Connection, groups: Iterable[str]) -> None:
    """Write anew the events of all mentions in these groups, and of groups that a person has tied to them."""
    touched = set(groups)
    found = recorded(connection, mentions.c.grouped, touched)
    decisions = standing(connection, [each.id for each in found])
    while more := _tied(connection, decisions) - {each.grouped for each in found}:
        found = recorded(connection, mentions.c.grouped, {*(each.grouped for each in found), *more})
        decisions = standing(connection, [each.id for each in found])
    gone = {*map(event_id, touched), *(each.event for each in found)}
    made, first = tell_all(found, decisions)
    events = {member: each.id for each in made for member in each.members}
    moved = [{"id_": each.id, "event_": events[each.id]} for each in found if each.event != events[each.id]]
    if moved:
        statement = update(mentions).where(mentions.c.id == bindparam("id_")).values(event=bindparam("event_"))
        connection.execute(statement, moved)
    eventing.replace(connection, gone, made, first)


def tell_all(found: Sequence[Recorded], decisions: Sequence[Standing]) -> tuple[list[RecordedEvent], list[Event]]:
    """The events of these mentions, and each as its first mention alone has it."""
    together: dict[str, list[Recorded]] = {}
    placed = placements(found, decisions)
    # Those that lead a group go before the others: their events are named after them.
    for each in sorted(found, key=lambda each: each.id != each.grouped):
        together.setdefault(placed[each.id], []).append(each)
    made = [corrected(_told(members), decisions) for members in together.values()]
    return made, [members[0].mention.event for members in together.values()]


def _told(members: Sequence[Recorded]) -> RecordedEvent:
    return replace(tell([each.mention for each in members]), arrived=min(each.number for each in members))


def corrected(told: RecordedEvent, decisions: Sequence[Standing]) -> RecordedEvent:
    """The event with what people have changed, and whether they confirm or reject it: the last word counts."""
    event, confirmed, rejected = told.event, False, False
    members = set(told.members)
    for decision in decisions:
        if members.isdisjoint(decision.anchors):
            continue
        if decision.kind == "change" and decision.field:
            event = put(event, decision.field, decision.value)
        elif decision.kind in ("confirm", "reject"):
            confirmed, rejected = decision.kind == "confirm", decision.kind == "reject"
    original = told.event if event is not told.event else None
    return replace(told, event=event, original=original, confirmed=confirmed, rejected=rejected)


def placements(found: Sequence[Recorded], decisions: Sequence[Standing]) -> dict[str, str]:
    """Mention → some name of its event: the groups, then merged and split in the order in which people decided so."""
    placed = {each.id: each.grouped for each in found}
    for decision in decisions:
        anchors = [m for m in decision.anchors if m in placed]
        others = [m for m in decision.others if m in placed]
        if decision.kind == "merge" and anchors and others:
            together = {placed[m] for m in (*anchors, *others)}
            placed.update({m: placed[anchors[0]] for m, event in placed.items() if event in together})
        elif decision.kind == "split" and others:
            placed.update(dict.fromkeys(others, f"split {decision.number}"))
    return placed


def _tied(connection: Connection, decisions: Sequence[Standing]) -> set[str]:
    """The groups of all mentions that merges and splits hold on to."""
    wanted = {m for d in decisions if d.kind in ("merge", "split") for m in (*d.anchors, *d.others)}
    groups: set[str] = set()
    for portion in writing.portions(sorted(wanted)):
        groups.update(connection.execute(select(mentions.c.grouped).where(mentions.c.id.in_(portion))).scalars())
    return groups
