"""How sure a coding is, from what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.drafts import Draft
from dragoman.model import Actor

BASE = 0.9


def confidence(draft: Draft, actor: Sequence[Actor], recipient: Sequence[Actor], mild: bool) -> float:
    """A figure between 0 and 1: lower for what is inferred, unresolved, nominal or named by a word of many senses."""
    value = BASE
    for side in (actor, recipient):
        if not side or all(a.code is None for a in side):
            value -= 0.08
        elif any(a.inferred for a in side):
            value -= 0.04
    if draft.nominal:
        value -= 0.1
    if draft.specificity > 0:
        value += 0.04
    if mild:
        value -= 0.05
    return round(min(0.99, max(0.1, value)), 2)
