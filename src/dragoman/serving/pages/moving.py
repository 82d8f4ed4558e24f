"""Dyads that moved most against their own past, in one line each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from dragoman.record.moving import Move, Moves, moved
from dragoman.record.periods import between, name
from dragoman.record.series import Asked, series_within
from dragoman.serving.lately import Lately
from dragoman.serving.words.voice import Voice

DAYS, SHOWN = 30, 6
BACK = 24
"""Months that the little picture of a dyad looks back on."""


@dataclass(frozen=True, slots=True)
class MoverLine:
    """What the template of a mover is given."""

    href: str
    title: str
    side: str
    """cooperation or conflict."""
    told: str
    about: str
    departs: bool
    """Whether it is too rare to be chance."""
    drawn: dict[str, Any]
    """What the script draws: the dyad's last months."""


def mover_lines(connection: Connection, day: date, voice: Voice, lately: Lately[Moves | None]) -> tuple[MoverLine, ...]:
    """The dyads that moved most up to a day; none if the record does not go back far enough to tell."""
    told = lately.ask(day, lambda: moved(connection, days=DAYS, day=day, limit=4 * SHOWN))
    if told is None:
        return ()
    pairs: dict[tuple[str, str], Move] = {}
    for move in told.moves:
        # More than expected, and each dyad once, by what is rarest of it.
        if move.chance.observed > max(1, move.chance.expected):
            pairs.setdefault((move.one, move.other), move)
    return tuple(_line(connection, move, day, voice) for move in list(pairs.values())[:SHOWN])


def _line(connection: Connection, move: Move, day: date, voice: Voice) -> MoverLine:
    title = f"{voice.country(move.one)} – {voice.country(move.other)}"
    if move.one == move.other:
        title = voice.say("today.within", name=voice.country(move.one))
    first = date(day.year - BACK // 12, day.month, 1)
    series = series_within(connection, Asked(move.one, move.other, "month", either=True, since=first, until=None))
    told = {point.period: point.quads for point in series.points}
    empty = {1: 0, 2: 0, 3: 0, 4: 0}
    points = [
        {"period": period, "up": quads[1] + quads[2], "down": quads[3] + quads[4]}
        for period in between(name(first, "month"), name(day, "month"), "month")
        for quads in [told.get(period, empty)]
    ]
    return MoverLine(
        href=f"/dyads/{move.one}-{move.other}",
        title=title,
        side="cooperation" if move.quad < 3 else "conflict",
        told=voice.say(
            "today.mover",
            events=voice.count("event", move.chance.observed),
            quad=voice.quad(move.quad),
            expected=voice.number(move.chance.expected, 1),
        ),
        about=voice.say("today.spark", first=voice.period(name(first, "month"), "month", short=True)),
        departs=move.departs,
        drawn={"points": points, "words": {"label": title}},
    )
