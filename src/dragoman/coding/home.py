"""What is one's own: soldiers sent to a place of one's own are sent against nobody, a curfew is for its people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.drafts import Draft
from dragoman.coding.scene import Scene
from dragoman.coding.words import possessive
from dragoman.model import Actor
from dragoman.resolving.actors.inferring import SUPRANATIONAL

PLACES = frozenset({"country", "capital", "region", "city"})
SEATED = frozenset({"GOV", "LEG", "JUD", "REL", "EDU", "COP", "MIL"})
"""Sectors of bodies that stand for their building: "posted soldiers before the parliament"."""
AT_HOME = frozenset({"curfew", "martial-law", "censor", "withhold", "arrest"})
"""Modes of coercion that the country whose state does it may suffer itself."""
UNTOLD = frozenset({"curfew", "martial-law"})
"""Modes that are always done to the place that is named."""
TROOPS = frozenset({"MIL", "COP", "UAF"})
FORCES = frozenset({"MIL", "COP"})
TOWNS = frozenset({"city", "capital"})
POWER = frozenset({"GOV", "LEG", "JUD", "MIL", "COP"})
TO_OTHERS = ("0871", "0874")
"""CAMEO codes of what is conceded to somebody else than one's own people: a truce, a withdrawal."""
APOLOGY = "055"
PARDON = "081"
AGAINST_OTHERS = frozenset({"cyber", "misinformation", "deport"})
"""Modes of coercion that those who do it hardly do to their own people; and a blockade, by its CAMEO code."""
BLOCKADE = "191"
ARMED = frozenset({"REB", "UAF"})
IN_OFFICE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "ELI", "PTY", "OPP"})
"""Sectors of those who hold or contest power: it is their own state that arrests and convicts them."""
BY_THE_STATE = frozenset({("COERCE", "arrest"), ("COERCE", "seize"), ("SANCTION", "convict")})
TRIED = ("115", "09")
"""CAMEO codes of trials and investigations."""


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
    if those and all(a.code is None and a.sector in FORCES for a in those):
        return True  # "posted ten thousand soldiers": whose else
    if not those or not {a.code for a in those} <= own:
        return False
    known = scene.resolution(index)
    seat = not scene.is_person(index) and all(a.sector in SEATED for a in those)  # "acordonan el Parlamento"
    nobody = known is None or known.kind in PLACES or seat or all(a.sector is None for a in those)
    return nobody or all(a.sector in TROOPS for a in those)


def protesters(scene: Scene, draft: Draft, against: Sequence[Actor]) -> tuple[Actor, ...]:
    """ "The strike against Macron's reform": whoever protests against those in power is of their country.

    Where nobody whose country is known is protested against, it is the one whose towns the sentence names.
    """
    if draft.type != "PROTEST":
        return ()
    start = min(scene.sentence.tokens[w].start for w in draft.words)
    end = max(scene.sentence.tokens[w].end for w in draft.words)
    countries = {a.code for a in against if a.sector in POWER | {"ELI"}}
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


def own_people(scene: Scene, draft: Draft, conceding: Sequence[Actor]) -> tuple[Actor, ...]:
    """ "The junta called elections": what a state concedes to nobody in particular, it concedes to its own people.

    It asks their pardon too, if the sentence speaks of no other country.
    """
    country = _one_country(conceding)
    if draft.type != "CONCEDE" or draft.cameo in TO_OTHERS or country is None:
        return ()
    if draft.cameo == APOLOGY and scene.spoken_of() - {country}:
        return ()
    if not all(a.sector in POWER | {None} for a in conceding):
        return ()
    return _inferred(conceding[0], "CVL")


def at_home(scene: Scene, draft: Draft, acting: Sequence[Actor]) -> tuple[Actor, ...]:
    """Who suffers what is done at home, if nobody is told: the people of a state that closes a newspaper.

    Those who protest against a tax do so against their own state. Of no other country must be spoken.
    """
    country = _one_country(acting)
    if country is None or country in SUPRANATIONAL or scene.spoken_of() - {country}:
        return ()
    if draft.type == "PROTEST":
        return () if scene.words & scene.grammar["everybodys"] else _inferred(acting[0], "GOV")
    if draft.type != "COERCE" or draft.mode in AGAINST_OTHERS or draft.cameo == BLOCKADE:
        return ()
    return _inferred(acting[0], "CVL") if all(a.sector in POWER | ARMED | {None} for a in acting) else ()


def placed(scene: Scene, draft: Draft, acting: Sequence[Actor]) -> tuple[Actor, ...]:
    """ "Teachers filled the streets of Tirana": protesters whose country is not told are of the town that is named."""
    if draft.type != "PROTEST" or not acting or any(a.code for a in acting):
        return tuple(acting)
    named = scene.actors.within(scene.sentence.start, scene.sentence.end)
    taken = [a.span for i in draft.recipient for a in scene.participants(i)]
    towns = {
        m.resolution.code
        for m in named
        if m.kind in TOWNS and m.resolution.code and not any(s <= m.span[0] < e for s, e in taken)
    }
    if len(towns) != 1:
        return tuple(acting)
    country = towns.pop()
    return tuple(replace(a, code=country, inferred=True) for a in acting)


def whom_they_face(scene: Scene, draft: Draft, acting: Sequence[Actor], faced: Sequence[Actor]) -> tuple[Actor, ...]:
    """A name that no table knows, protested against, is held for one of the protesters' own country.

    So are those to whom something is conceded or who are coerced, if the sentence speaks of no other country:
    "ofreció disculpas a los inuit".
    """
    country = _one_country(acting)
    if draft.type not in ("PROTEST", "CONCEDE", "COERCE") or country is None or any(a.code for a in faced):
        return tuple(faced)
    abroad = draft.mode in AGAINST_OTHERS or draft.cameo == BLOCKADE or bool(scene.spoken_of() - {country})
    if draft.type != "PROTEST" and abroad:
        return tuple(faced)
    return tuple(replace(a, code=country, inferred=True) for a in faced)


def convicting(scene: Scene, draft: Draft, suffering: Sequence[Actor]) -> tuple[Actor, ...]:
    """ "The Peruvian former minister was convicted": by his own state, where no other country is spoken of."""
    by_courts = (draft.type == "CONCEDE" and draft.cameo == PARDON) or (
        draft.type == "ACCUSE" and draft.cameo.startswith(TRIED) and not draft.nominal
    )
    if not by_courts and ((draft.type, draft.mode) not in BY_THE_STATE or draft.nominal):
        return ()
    if draft.status in ("hypothetical", "negated"):
        return ()
    told = all(a.sector in IN_OFFICE and not a.inferred for a in suffering)
    country = _one_country(suffering)
    if not told or country is None or scene.spoken_of() - {country}:
        return ()
    start = min(scene.sentence.tokens[w].start for w in draft.words)
    end = max(scene.sentence.tokens[w].end for w in draft.words)
    return (Actor(scene.text[start:end], (start, end), None, country, "GOV", ("GOV",), inferred=True),)


def _one_country(those: Sequence[Actor]) -> str | None:
    """The country of all of them, if it is one and known."""
    countries = {a.code for a in those}
    return countries.pop() if len(countries) == 1 else None


def _inferred(own: Actor, sector: str) -> tuple[Actor, ...]:
    return (Actor(own.text, own.span, None, own.code, sector, (sector,), inferred=True),)
