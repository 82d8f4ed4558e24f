"""Moments as the record writes them: ISO 8601, UTC, to the second, so that they sort as texts."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(at: datetime | None = None) -> str:
    """A moment as text; now, if none is given."""
    return (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
