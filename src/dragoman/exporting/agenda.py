"""What was announced, promised and threatened, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.exporting.tabular import Columns

if TYPE_CHECKING:
    from dragoman.model import Actor
    from dragoman.record.agenda import Entry

COLUMNS: Columns = {
    "announced": date, "state": str, "kind": str, "actor": str, "recipient": str, "what": str, "due_start": date,
    "due_end": date, "reason": str, "decided": date, "event": str, "decided_by": str, "title": str, "url": str,
}  # fmt: skip


def row(entry: Entry) -> dict[str, Any]:
    """One promise, and what became of it."""
    promise = entry.promise
    return {
        "announced": promise.announced,
        "state": promise.state,
        "kind": promise.kind,
        "actor": _side(promise.actor),
        "recipient": _side(promise.recipient),
        "what": " or ".join(promise.types),
        "due_start": promise.due.start if promise.due else None,
        "due_end": promise.due.end if promise.due else None,
        "reason": promise.reason,
        "decided": promise.decided,
        "event": promise.event,
        "decided_by": promise.by,
        "title": entry.made.article.title,
        "url": entry.made.article.url,
    }


def _side(actors: Sequence[Actor]) -> str:
    return ", ".join(" ".join(filter(None, (actor.code, actor.name or actor.text))) for actor in actors)
