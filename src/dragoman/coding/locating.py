"""Where: the place that the event's own clause names, or nothing."""

from __future__ import annotations

from dragoman.coding.drafts import Draft
from dragoman.coding.phrases import span
from dragoman.coding.scene import Scene
from dragoman.model import Where
from dragoman.resolving.places import ArticlePlaces

GOING = frozenset({"CONSULT", "AGREE", "MOBILIZE", "AID"})
"""Types whose place is where somebody goes to."""


def where(scene: Scene, draft: Draft, places: ArticlePlaces) -> Where | None:
    """The place of an event: a locative phrase of its word or clause, else a city that is its target or host."""
    arguments, seen = scene.arguments, []
    for index in dict.fromkeys((draft.core, *draft.words, draft.clause)):
        for token in scene.sentence.dependents(index, "obl", "nmod", "advmod"):
            case = arguments.preposition(token.index)
            if case in scene.grammar["at"] or (case in scene.grammar["toward"] and draft.type in GOING):
                seen.append(token.index)
    seen.extend(draft.recipient)
    countries = [a.code for i in (*draft.recipient, *draft.actor) for a in scene.participants(i) if a.code]
    for index in seen:
        found = places.resolve(span(scene.sentence, scene.phrase(index)), countries)
        if found is not None:
            start, end = found.span
            return Where(
                name=found.name,
                country=found.country,
                latitude=found.latitude,
                longitude=found.longitude,
                span=(start, end),
                text=scene.text[start:end],
                admin1=found.admin1,
                geonames=found.geonames,
                reason=found.reason,
                extent=found.extent,
            )
    return None
