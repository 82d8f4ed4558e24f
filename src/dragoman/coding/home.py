"""What is one's own: soldiers sent to a place of one's own are sent against nobody, a curfew is for its people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.drafts import Draft
from dragoman.coding.scene import Scene
from dragoman.coding.words import possessive
from dragoman.model import Actor

PLACES = frozenset({"country", "capital", "region", "city"})
AT_HOME = frozenset({"curfew", "martial-law", "censor", "withhold"})
"""Modes of coercion that the country whose state does it may suffer itself."""
UNTOLD = frozenset({"curfew", "martial-law"})
"""Modes that are always done to the place that is named."""
TROOPS = frozenset({"MIL", "COP", "UAF"})
TOWNS = frozenset({"city", "capital"})
POWER = frozenset({"GOV", "LEG", "JUD", "MIL", "COP"})
OFFICE = POWER | {"ELI", "PTY"}
TRIED = ("115", "09")
"""CAMEO codes of trials and investigations."""
TO_OTHERS = ("055", "0871", "0874")
"""CAMEO codes of what is conceded to somebody else than one's own people: an apology, a truce, a withdrawal."""


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


def protesters(scene: Scene, draft: Draft, against: Sequence[Actor]) -> tuple[Actor, ...]:
    """ "The strike against Macron's reform": whoever protests against those in power is of their country.

    Where nobody whose country is known is protested against, it is the one whose towns the sentence names.
    """
    if draft.type != "PROTEST":
        return ()
    start = min(scene.sentence.tokens[w].start for w in draft.words)
    end = max(scene.sentence.tokens[w].end for w in draft.words)
    countries = {a.code for a in against if a.sector in POWER}
    country = countries.pop() if len(countries) == 1 else None
    if country is None and all(a.code is None for a in against):
        country = _home(scene)
    if country is None:
        return ()
    return (Actor(scene.text[start:end], (start, end), None, country, "CVL", ("CVL",), inferred=True),)


def _home(scene: Scene) -> str | None:
    """The one country that a sentence speaks of, if it does so by its towns alone: "paralysed the metro of Lisbon"."""
    named = scene.actors.within(scene.sentence.start, scene.sentence.end)
    countries = {m.resolution.code for m in named if m.resolution.code}
    towns = all(m.kind in TOWNS for m in named if m.resolution.code)
    return countries.pop() if towns and len(countries) == 1 else None


def own_people(draft: Draft, conceding: Sequence[Actor]) -> tuple[Actor, ...]:
    """ "The junta called elections": what a state concedes to nobody in particular, it concedes to its own people."""
    if draft.type != "CONCEDE" or draft.cameo in TO_OTHERS:
        return ()
    countries = {a.code for a in conceding}
    if len(countries) != 1 or None in countries or not all(a.sector in POWER | {None} for a in conceding):
        return ()
    own = conceding[0]
    return (Actor(own.text, own.span, None, own.code, "CVL", ("CVL",), inferred=True),)


def own_courts(draft: Draft, tried: Sequence[Actor]) -> tuple[Actor, ...]:
    """ "The former minister will be tried": who holds or held office is tried by his own state, if no other is told."""
    if not (draft.type == "ACCUSE" and (draft.cameo or "").startswith(TRIED)) and draft.mode != "convict":
        return ()
    countries = {a.code for a in tried}
    if draft.nominal or len(countries) != 1 or None in countries:
        return ()
    if any(a.inferred or a.sector not in OFFICE for a in tried):
        return ()
    own = tried[0]
    return (Actor(own.text, own.span, None, own.code, "JUD", ("JUD",), inferred=True),)
