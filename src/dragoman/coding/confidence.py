"""How sure a coding is, from what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.coding.drafts import Draft
from dragoman.model import Actor

BASE = 0.9
SUPPOSED = 0.1
"""What an event loses that no entry names, and half of what its probability lacks."""


def confidence(draft: Draft, actor: Sequence[Actor], recipient: Sequence[Actor], mild: bool) -> float:
    """A figure between 0 and 1: lower for what is inferred, unresolved, nominal or named by a word of many senses."""
    value = BASE
    for part, _ in parts(draft, actor, recipient, mild):
        value += part
    return round(min(0.99, max(0.1, value)), 2)


def parts(draft: Draft, actor: Sequence[Actor], recipient: Sequence[Actor], mild: bool) -> Iterator[tuple[float, str]]:
    """What is added to ``BASE`` or taken from it, and why."""
    for name, side in (("actor", actor), ("recipient", recipient)):
        if not side or all(a.code is None for a in side):
            yield -0.08, f"the {name}'s country is not known"
        elif any(a.inferred for a in side):
            yield -0.04, f"the {name}'s country is inferred"
    if draft.probability < 1:
        yield round(-SUPPOSED - (1 - draft.probability) / 2, 2), "no entry names it: it is supposed"
    if draft.nominal:
        yield -0.1, "a noun names the event"
    if draft.specificity > 0:
        yield 0.04, "the entry asks for more than its word"
    if mild:
        yield -0.05, "it is negated or hypothetical"
