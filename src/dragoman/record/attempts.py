"""Logins that fail: counted in the record, so that several processes count together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from dragoman.record import writing
from dragoman.record.errors import TooManyAttempts
from dragoman.record.moments import moment
from dragoman.record.schema import attempts
from dragoman.record.store import Store

TOGETHER, FOR_A_NAME, FROM_AN_ADDRESS = 5, 30, 50
"""Tries that are let in for a name from one address, for a name from anywhere, for any name from one address. A name's
own number is higher, so that a stranger does not lock its owner out with a few guesses."""
FORGOTTEN = timedelta(hours=1)
"""After so long without a try, it counts from nothing."""
FIRST, LAST = timedelta(seconds=15), timedelta(minutes=15)
"""How long nobody is let in after one try too many; twice as long after each more, up to the last."""


def keys(name: str, address: str | None) -> dict[str, int]:
    """What tries are counted under, and how many are let in."""
    counted = {f"name {name}": FOR_A_NAME}
    if address:
        counted |= {f"address {address[:100]}": FROM_AN_ADDRESS, f"both {address[:100]} {name}": TOGETHER}
    else:
        counted[f"name {name}"] = TOGETHER
    return counted


def begin(store: Store, counted: Mapping[str, int], now: datetime) -> None:
    """Count a try before it is made, so that many at once count too. Raises ``TooManyAttempts``."""
    a = attempts.c
    with store.noting() as connection:
        connection.execute(delete(attempts).where(a.since < moment(now - FORGOTTEN), a.until.is_(None)))
        connection.execute(delete(attempts).where(a.until < moment(now - FORGOTTEN)))
        rows = {row.key: row for row in connection.execute(select(attempts).where(a.key.in_(counted)))}
        until = max((row.until for row in rows.values() if row.until), default="")
        if until > moment(now):
            raise TooManyAttempts((datetime.fromisoformat(until) - now).total_seconds())
        connection.execute(delete(attempts).where(a.key.in_(counted)))
        told = []
        for key, allowed in sorted(counted.items()):
            failures = (rows[key].failures if key in rows else 0) + 1
            over = failures - allowed
            pause = min(FIRST * 2 ** min(over, 16), LAST) if over >= 0 else None
            told.append({
                "key": key,
                "failures": failures,
                "since": moment(now),
                "until": moment(now + pause) if pause else None,
            })  # fmt: skip
        writing.insert(connection, attempts, told)


def succeed(store: Store, counted: Mapping[str, int]) -> None:
    """Forget the failures for a name; those from an address count on for other names."""
    with store.noting() as connection:
        mine = [key for key in counted if not key.startswith("address ")]
        connection.execute(delete(attempts).where(attempts.c.key.in_(mine)))
