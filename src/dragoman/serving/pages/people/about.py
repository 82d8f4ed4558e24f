"""What an event's page lets people do with it: for ``people/event.html``."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.record.explaining import Explanation
from dragoman.record.store import Store
from dragoman.serving.pages.people.comments import Remarks, remarks
from dragoman.serving.pages.people.corrections import Decision, decisions
from dragoman.serving.viewer import Viewer


@dataclass(frozen=True, slots=True)
class About:
    """An event as something that can be corrected, and is talked about."""

    id: str
    confirmed: bool
    rejected: bool
    may_correct: bool
    may_split: bool
    history: tuple[Decision, ...]
    remarks: Remarks


def about(store: Store, viewer: Viewer | None, told: Explanation) -> About:
    """What the viewer may do."""
    event = told.found.told
    return About(
        id=event.id,
        confirmed=event.confirmed,
        rejected=event.rejected,
        may_correct=viewer is not None and viewer.may("analyst"),
        may_split=event.mentions > 1,
        history=decisions(told.corrections),
        remarks=remarks(store, viewer, "event", event.id),
    )
