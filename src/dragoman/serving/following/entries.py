"""What followers are told of, the same for feeds, webhooks and letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""
BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event, or one alert."""

    id: str
    """The same for as long as it is the same thing: ``urn:dragoman:event:…``."""
    title: str
    address: str
    published: datetime
    updated: datetime
    text: str
    """The sentence that tells it, in the article's language."""
    language: str | None
    source: str | None
    """Address of the article, if it is one of the web."""
    tags: tuple[str, ...]
    data: Mapping[str, Any]
    """The whole of it, as the API tells it."""


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries, the newest first, and what they are entries of."""

    id: str
    title: str
    about: str
    address: str
    """Of the page that shows the same."""
    self: str
    """Of the feed, in the format that is asked for."""
    language: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime:
        """When the last of the entries was; never the clock's time, so that nothing new is told where nothing is."""
        return max((entry.updated for entry in self.entries), default=BEGIN)


def day_as_moment(day: date | None) -> datetime:
    """The beginning of a day, for formats that want a moment."""
    return datetime.combine(day, time(), UTC) if day else BEGIN


def moment_text(moment: datetime) -> str:
    """RFC 3339, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def writable(text: str) -> str:
    """The text without what XML and JSON cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def one_line(text: str, most: int = 300) -> str:
    """The text in one line, cut where it gets long."""
    line = " ".join(writable(text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
