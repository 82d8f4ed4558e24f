"""Sending what is due: from a thread of the reading room, or once for cron."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from dragoman.record import deliveries
from dragoman.record.alerts import raise_alerts
from dragoman.record.errors import RecordError
from dragoman.record.store import Store
from dragoman.serving.following.sending import Way, send
from dragoman.serving.following.webhooks import NotDelivered

EVERY = 30.0
"""Seconds between two looks at what is due."""
ALERTING = 1800.0
"""Seconds between two looks for dyads that have departed from their past, which takes longer."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tally:
    """What one round has done."""

    sent: int = 0
    nothing: int = 0
    """There was nothing to tell after all: what was new has been rejected or merged meanwhile."""
    failed: int = 0


def round_of(
    store: Store,
    way: Way,
    by: str | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    going_on: Callable[[], bool] = lambda: True,
    alerting: bool = True,
) -> Tally:
    """Put down what is to be sent, and send all that is due, one delivery after the other; before that, if
    ``alerting``, look for dyads that have departed from their past."""
    by = by or own_name()
    if alerting:
        raise_alerts(store, now=now())
    deliveries.put_down(store, now())
    sent = nothing = failed = 0
    while going_on() and (due := deliveries.claim(store, by, now())) is not None:
        try:
            told = send(store, due, way, now())
        except NotDelivered as problem:
            failed += 1
            log.warning("delivery %d to follow %d: %s", due.number, due.follow.number, problem)
            deliveries.failed(store, due, problem.message, again=problem.again, after=problem.after, now=now())
        except Exception:
            failed += 1
            log.exception("delivery %d to follow %d", due.number, due.follow.number)
            deliveries.failed(store, due, "something is wrong with this program; it has been noted", now=now())
        else:
            deliveries.sent(store, due)
            sent, nothing = sent + told, nothing + (not told)
    return Tally(sent, nothing, failed)


class Worker(threading.Thread):
    """Does rounds until it is told to stop."""

    def __init__(self, store: Store, way: Way, every: float = EVERY) -> None:
        super().__init__(name="deliveries", daemon=True)
        self._store, self._way, self._every = store, way, every
        self._stopping = threading.Event()

    def run(self) -> None:
        """Round after round; one that fails is told, and the next one made all the same."""
        by, looked = own_name(), -ALERTING
        while not self._stopping.wait(self._every):
            alerting = time.monotonic() - looked >= ALERTING
            looked = time.monotonic() if alerting else looked
            try:
                round_of(self._store, self._way, by, going_on=self._is_going_on, alerting=alerting)
            except RecordError as error:
                log.warning("deliveries: %s", error)
            except Exception:  # the thread must outlive whatever one delivery does
                log.exception("deliveries")

    def _is_going_on(self) -> bool:
        return not self._stopping.is_set()

    def stop(self) -> None:
        """Send no more; what is under way is finished."""
        self._stopping.set()


def own_name() -> str:
    """A name that no other process has, now or later."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
