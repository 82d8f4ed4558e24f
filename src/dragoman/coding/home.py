"""What is one's own: soldiers sent to a place of one's own are sent against nobody, a curfew is for its people."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.drafts import Draft
from dragoman.coding.scene import Scene
from dragoman.coding.words import possessive

PLACES = frozenset({"country", "capital", "region", "city"})
AT_HOME = frozenset({"curfew", "martial-law", "censor", "withhold"})
"""Modes of coercion that the country whose state does it may suffer itself."""
UNTOLD = frozenset({"curfew", "martial-law"})
"""Modes that are always done to the place that is named."""
TROOPS = frozenset({"MIL", "COP", "UAF"})


def abroad(scene: Scene, draft: Draft) -> Draft:
    """A mobilization without the places and troops of those who order it; any other event as it is."""
    if draft.type != "MOBILIZE" or not draft.recipient:
        return draft
    own = {a.code for i in draft.actor for a in scene.participants(i)} - {None}
    kept = tuple(i for i in draft.recipient if not _is_own(scene, i, own))
    return replace(draft, recipient=kept)


def of_the_other(scene: Scene, draft: Draft) -> Draft:
    """ "Mali broke with Ukraine and expelled its ambassador": nobody expels his own, but those of whom he spoke."""
    if draft.mode != "expel" or not draft.recipient:
        return draft
    own = {a.code for i in draft.actor for a in scene.participants(i)} - {None}
    tokens = scene.sentence.tokens
    theirs = [i for i in draft.recipient if any(map(possessive, scene.sentence.dependents(i)))]
    if not own or not theirs or any({a.code for a in scene.participants(i)} - own for i in theirs):
        return draft
    others = {}
    for token in tokens[: theirs[0]]:
        known = scene.resolution(token.index) if token.upos == "PROPN" else None
        if known is not None and known.code and known.code not in own and known.kind in PLACES:
            others[known.code] = token.index
    return replace(draft, recipient=tuple(others.values())) if len(others) == 1 else draft


def suffered(draft: Draft) -> bool:
    """Whether those who do it may be of the very country that it is done to."""
    return draft.type == "COERCE" and draft.mode in AT_HOME


def under_rule(scene: Scene, draft: Draft) -> Draft:
    """A curfew "in Quito", with its place as the recipient where nobody else is; any other event as it is."""
    told = any(scene.participants(i) for i in draft.recipient)
    if draft.type != "COERCE" or draft.mode not in UNTOLD or told:
        return draft
    known = ((i, scene.resolution(i)) for i in draft.actor)
    return replace(draft, recipient=tuple(i for i, place in known if place is not None and place.kind in PLACES))


def _is_own(scene: Scene, index: int, own: set[str | None]) -> bool:
    those = scene.participants(index)
    if not those or not {a.code for a in those} <= own:
        return False
    known = scene.resolution(index)
    nobody = known is None or known.kind in PLACES or all(a.sector is None for a in those)
    return nobody or all(a.sector in TROOPS for a in those)
