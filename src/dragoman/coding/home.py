"""What is one's own: soldiers sent to a place of one's own are sent against nobody."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.drafts import Draft
from dragoman.coding.scene import Scene

PLACES = frozenset({"country", "capital", "region", "city"})
TROOPS = frozenset({"MIL", "COP", "UAF"})


def abroad(scene: Scene, draft: Draft) -> Draft:
    """A mobilization without the places and troops of those who order it; any other event as it is."""
    if draft.type != "MOBILIZE" or not draft.recipient:
        return draft
    own = {a.code for i in draft.actor for a in scene.participants(i)} - {None}
    kept = tuple(i for i in draft.recipient if not _is_own(scene, i, own))
    return replace(draft, recipient=kept)


def _is_own(scene: Scene, index: int, own: set[str | None]) -> bool:
    those = scene.participants(index)
    if not those or not {a.code for a in those} <= own:
        return False
    known = scene.resolution(index)
    nobody = known is None or known.kind in PLACES or all(a.sector is None for a in those)
    return nobody or all(a.sector in TROOPS for a in those)
