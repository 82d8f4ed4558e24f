"""How often one may ask: enough for people and programs at work, not for those who try to wear the room out.

Logins are counted in the record, for all processes; these counts are each process's own.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from fastapi import HTTPException, Request

from dragoman.serving.room import InRoom
from dragoman.serving.security.forgery import SAFE
from dragoman.serving.security.peers import peer_of


class Rate(NamedTuple):
    """So many at once, and as many again in so many seconds."""

    number: int
    seconds: float


POSTING = Rate(60, 60.0)
SEARCHING = Rate(120, 60.0)
"""Full-text searches: the costliest questions."""
REMEMBERED = 20_000
"""Readers whose counts are held at most; the one who asked longest ago is forgotten first."""


@dataclass(slots=True)
class Rates:
    """Counts that run off with time."""

    now: Callable[[], float] = time.monotonic
    _empty_at: dict[tuple[str, str], float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, what: str, who: str, rate: Rate) -> float:
        """Count one more; seconds to wait if it is one too many, which is not counted, else 0."""
        one = rate.seconds / rate.number
        with self._lock:
            now = self.now()
            empty_at = max(self._empty_at.pop((what, who), now), now)
            too_early = empty_at + one - now - rate.seconds
            self._empty_at[what, who] = empty_at if too_early > 1e-9 else empty_at + one
            while len(self._empty_at) > REMEMBERED:
                del self._empty_at[next(iter(self._empty_at))]
        return max(too_early, 0.0) if too_early > 1e-9 else 0.0


def within_rates(request: Request, room: InRoom) -> None:
    """Raises 429 for who asks too often; every route depends on it. A desk has one reader, who may."""
    if room.settings.is_desk:
        return
    viewer = getattr(request.state, "viewer", None)
    who = f"account {viewer.name}" if viewer else peer_of(request.scope)
    rates: Rates = request.app.state.rates
    wait = 0.0
    if request.method not in SAFE:
        wait = rates.wait("posting", who, POSTING)
    elif request.query_params.get("search"):
        wait = rates.wait("searching", who, SEARCHING)
    if wait:
        raise too_often(wait)


def too_often(seconds: float) -> HTTPException:
    """429, with when to come back."""
    whole = max(1, math.ceil(seconds))
    return HTTPException(429, f"too often: try again in {whole} seconds", {"Retry-After": str(whole)})
