"""Dyads that moved most against their own past, in one line each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from dragoman.serving.words.voice import Voice


@dataclass(frozen=True, slots=True)
class MoverLine:
    """What the template of a mover is given."""

    href: str
    title: str
    side: str
    """cooperation or conflict."""
    told: str
    about: str
    drawn: dict[str, Any]
    """What the script draws: the dyad's last months."""


def mover_lines(connection: Connection, day: date, voice: Voice) -> tuple[MoverLine, ...]:
    """The dyads that moved most up to a day."""
    return ()
