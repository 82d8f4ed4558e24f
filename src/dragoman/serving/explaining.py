"""Why an event was coded: its article is coded once more, and what led to the event is told."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import HTTPException

from dragoman.pipeline import Coder, attempt
from dragoman.record.explaining import Explanation

if TYPE_CHECKING:
    from dragoman.model import Event

_ONE_AT_A_TIME = threading.Lock()
"""Coding takes a processor for itself, and the tables of a language some memory: not many at once."""
PATIENCE = 5.0
"""Seconds that one waits for its turn: those who wait hold a thread that others could be answered on."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """The grounds of the first report of an event, or why there are none."""

    grounds: tuple[tuple[str, str], ...] | None
    reason: str | None = None


def grounds(told: Explanation) -> Grounds:
    """Pairs of what is explained and why, as ``dragoman explain`` prints them; raises 503 where others ask too much."""
    article, event = told.found.article, told.found.told.original or told.found.told.event
    if not _ONE_AT_A_TIME.acquire(timeout=PATIENCE):
        raise HTTPException(503, "other events are being explained", {"Retry-After": "5"})
    try:
        _, found, trouble = attempt(lambda each: Coder().explain(each, ""), article)
    finally:
        _ONE_AT_A_TIME.release()
    if trouble:
        return Grounds(None, trouble)
    for each in found:
        if _is_same(each.event, event):
            return Grounds(each.grounds)
    return Grounds(None, "today's rules do not read the same event from these words")


def _is_same(found: Event, event: Event) -> bool:
    return found.trigger.span == event.trigger.span and found.type == event.type
