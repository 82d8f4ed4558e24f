"""What is one's own: soldiers sent to a place of one's own are sent against nobody, a curfew is for its people."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from dragoman.coding.drafts import Draft
from dragoman.coding.phrases import span
from dragoman.coding.scene import Scene
from dragoman.coding.words import possessive
from dragoman.model import Actor, Span
from dragoman.resolving.actors.folding import fold
from dragoman.resolving.actors.inferring import SUPRANATIONAL

PLACES = frozenset({"country", "capital", "region", "city"})
SEATED = frozenset({"GOV", "LEG", "JUD", "REL", "EDU", "COP", "MIL"})
"""Sectors of bodies that stand for their building: "posted soldiers before the parliament"."""
AT_HOME = frozenset({"curfew", "martial-law", "censor", "withhold", "arrest"})
"""Modes of coercion that the country whose state does it may suffer itself."""
ON_ITS_PEOPLE = AT_HOME | {"restrict"}
"""Modes of coercion that a state does to its own people where nobody else is named."""
UNTOLD = frozenset({"curfew", "martial-law"})
"""Modes that are always done to the place that is named."""
TROOPS = frozenset({"MIL", "COP", "UAF"})
FORCES = frozenset({"MIL", "COP"})
TOWNS = frozenset({"city", "capital"})
POWER = frozenset({"GOV", "LEG", "JUD", "MIL", "COP"})
DONE_THERE = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE", "RETREAT", "ACCUSE", "REQUEST"})
"""Types whose sides, where they are only described, are of the country of the place that is named."""
OF_THE_PLACE = frozenset({"COP", "JUD"})
"""Organs of a state that are of the country they act in, whoever else is named."""
DESCRIBED = frozenset({"demonym", "people"})
"""Kinds of adjectives that tell where a town or a quarter lies."""
BETWEEN_STATES = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "SUPPORT"})
"""Types in which a capital that receives stands for another state's government."""
HOLDING = frozenset({"COP", "JUD", "MIL", "SPY"})
"""Whose prisoners are mostly their own people."""
FOREIGN = frozenset({"REF"})
"""Who are seldom of the country where they are."""
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
    if draft.cameo == APOLOGY and _spoken_of(scene) - {country}:
        return ()
    if not all(a.sector in POWER | {None} for a in conceding):
        return ()
    return _inferred(conceding[0], "CVL")


def at_home(scene: Scene, draft: Draft, acting: Sequence[Actor]) -> tuple[Actor, ...]:
    """Who suffers what is done at home, if nobody is told: the people of a state that closes a newspaper.

    Those who protest against a tax do so against their own state. Of no other country must be spoken.
    """
    country = _one_country(acting)
    if country is None or country in SUPRANATIONAL or _spoken_of(scene) - {country}:
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
    abroad = draft.mode in AGAINST_OTHERS or draft.cameo == BLOCKADE or bool(_spoken_of(scene) - {country})
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
    if not told or country is None or _spoken_of(scene) - {country}:
        return ()
    start = min(scene.sentence.tokens[w].start for w in draft.words)
    end = max(scene.sentence.tokens[w].end for w in draft.words)
    return (Actor(scene.text[start:end], (start, end), None, country, "GOV", ("GOV",), inferred=True),)


def _spoken_of(scene: Scene) -> set[str]:
    """The countries that a sentence names somebody or a place of."""
    named = scene.actors.within(scene.sentence.start, scene.sentence.end)
    return {m.resolution.code for m in named if m.resolution.code}


def _one_country(those: Sequence[Actor]) -> str | None:
    """The country of all of them, if it is one and known."""
    countries = {a.code for a in those}
    return countries.pop() if len(countries) == 1 else None


def _inferred(own: Actor, sector: str) -> tuple[Actor, ...]:
    return (Actor(own.text, own.span, None, own.code, sector, (sector,), inferred=True),)


def of_the_place(
    scene: Scene, draft: Draft, actor: tuple[Actor, ...], recipient: tuple[Actor, ...]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """ "Gunmen killed three farmers in Toribío": who is only described is of the country of the place where it is done.

    Police and judges are so even where the sentence names the country of somebody else.
    """
    recipient = _others_of_the_same(actor, recipient)
    sides = (*actor, *recipient)
    actor = _not_of_the_other(scene, draft, actor)
    if draft.type not in DONE_THERE:
        return actor, recipient
    if draft.type == "ASSAULT" and len({a.code for a in actor} - {None}) > 1:
        own = {a.code for a in actor}
        recipient = tuple(a for a in recipient if (a.sector and not a.inferred) or a.code not in own)  # a battlefield
    if draft.type == "COERCE" and draft.mode in ON_ITS_PEOPLE and not any(a.code or a.sector for a in recipient):
        recipient = ()  # "a curfew in the West": a part of one's own country that no table knows
    if draft.type == "ASSAULT" and not recipient and actor and not draft.nominal:
        recipient = _hit(scene, draft)
    recipient = _own_people_held(scene, draft, actor, recipient)
    hit = [a for a in recipient if draft.type == "ASSAULT" and _a_thing(scene, a)]
    told = _where(scene, draft)
    struck = [a for a in recipient if draft.type == "ASSAULT" and told and a.inferred and _described(scene, a)]
    if not hit and not struck and not any(_untold(scene, a) or _acting_there(a) for a in sides):
        return actor, recipient
    country = told or _only_place(scene, [a.span for a in actor])
    if country is None:
        return actor, recipient

    def placed(one: Actor) -> Actor:
        there = _acting_there(one) and one.code != country and one in actor
        if one in hit or one in struck or there or _untold(scene, one):
            return replace(one, code=country, inferred=True)
        return one

    return tuple(map(placed, actor)), tuple(map(placed, recipient))


def _others_of_the_same(actor: Sequence[Actor], recipient: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """ "Sanctioned Abramovich and six other oligarchs": who is named beside others tells their country."""
    own = {a.code for a in actor}
    told = {a.code for a in recipient if a.code and not a.inferred}
    if len(told) != 1 or len(recipient) < 2 or told & own:
        return recipient
    code = told.pop()
    return tuple(
        replace(a, code=code, inferred=True)
        if (a.inferred and a.name is None and a.code in own) or (a.code is None and a.sector)
        else a
        for a in recipient
    )


def _hit(scene: Scene, draft: Draft) -> tuple[Actor, ...]:
    """ "Bombed barracks close to Tehran": a thing that is hit is of the country of the place."""
    things = [i for i in scene.arguments.slot(draft.core, "obj") if scene.sentence.tokens[i].upos == "NOUN"]
    country = _where(scene, draft) or _only_place(scene, [a.span for i in draft.actor for a in scene.participants(i)])
    if not things or country is None or scene.is_actor(things[0]):
        return ()
    where = span(scene.sentence, scene.phrase(things[0]))
    return (Actor(scene.text[slice(*where)], where, None, country, inferred=True),)


def _not_of_the_other(scene: Scene, draft: Draft, actor: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """ "The Senate demanded of Washington": whose country is not told is not of the capital that is spoken to."""
    if draft.type not in BETWEEN_STATES:
        return actor
    known = [scene.resolution(i) for i in draft.recipient]
    states = {k.code for k in known if k is not None and k.kind == "capital" and k.code}
    return tuple(
        replace(a, code=None, inferred=False)
        if a.inferred and a.name is None and a.code in states and a.sector in POWER
        else a
        for a in actor
    )


def _a_thing(scene: Scene, one: Actor) -> bool:
    """Whether what is hit is a thing that no table knows: "the airport of Mitiga, in Tripoli"."""
    if one.code is not None or one.sector is not None or one.name is not None:
        return False
    heads = [t for t in scene.sentence if one.span[0] <= t.start < one.span[1]]
    return not any(t.lemma.lower() in scene.grammar["counterparts"] for t in heads)


def _own_people_held(
    scene: Scene, draft: Draft, actor: tuple[Actor, ...], recipient: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """ "Honduran soldiers detained Zelaya": whom police or soldiers hold is of their country if no other is named."""
    codes = {a.code for a in actor}
    if draft.type != "COERCE" or draft.mode != "arrest" or len(codes) != 1 or None in codes:
        return recipient
    if not all(a.sector in HOLDING | {"GOV"} for a in actor) or codes & SUPRANATIONAL:
        return recipient
    named = scene.actors.within(scene.sentence.start, scene.sentence.end)
    if {m.resolution.code for m in named if m.kind != "city"} - codes - {None}:
        return recipient
    own = next(iter(codes))
    return tuple(
        replace(a, code=own, inferred=True) if a.code is None and (_untold(scene, a) or _by_name(scene, a)) else a
        for a in recipient
    )


def _by_name(scene: Scene, one: Actor) -> bool:
    """Whether somebody is told by a name that no table knows."""
    inside = [t for t in scene.sentence if one.span[0] <= t.start < one.span[1]]
    return any(t.upos == "PROPN" for t in inside)


def _untold(scene: Scene, one: Actor) -> bool:
    """Whether somebody is described, and of no told country."""
    return one.code is None and _described(scene, one)


def _described(scene: Scene, one: Actor) -> bool:
    """Whether somebody is told by a word for his kind, and not as a stranger."""
    if one.name is not None or not one.sector:
        return False
    words = set(fold(one.text).split())
    known = scene.actors.tables.words
    displaced = not words.isdisjoint(known.get("displaced", ()))
    strangers = (known.get("vague", frozenset()) - scene.grammar["neighbours"]) | known.get("strangers", frozenset())
    return (one.sector not in FOREIGN or displaced) and words.isdisjoint(strangers)


def _acting_there(one: Actor) -> bool:
    return one.inferred and one.name is None and one.sector in OF_THE_PLACE


def _where(scene: Scene, draft: Draft) -> str | None:
    """The country of the place that a locative phrase of the event names."""
    for index in dict.fromkeys((draft.core, *draft.words, draft.clause)):
        for token in scene.sentence.dependents(index, "obl", "nmod", "advmod"):
            if scene.arguments.preposition(token.index) not in scene.grammar["at"]:
                continue
            where = span(scene.sentence, scene.phrase(token.index))
            known = scene.resolution(token.index)
            thing = known is None or known.sector is None  # not "before the Russian embassy"
            codes = _codes(scene, where) or (_codes(scene, where, DESCRIBED) if thing else set())  # "the Tigrayan town"
            if len(codes) == 1:
                return codes.pop()
    return None


def _only_place(scene: Scene, apart: Sequence[Span]) -> str | None:
    """The one country whose towns and regions the sentence names, outside of some spans."""
    codes = _codes(scene, (scene.sentence.start, scene.sentence.end), frozenset({"region", "city"}), apart)
    return codes.pop() if len(codes) == 1 else None


def _codes(scene: Scene, where: Span, kinds: Container[str] = PLACES, apart: Sequence[Span] = ()) -> set[str]:
    """The countries of the places in some characters, by the tables of actors and by those of places."""
    named = [m for m in scene.actors.within(*where) if m.resolution.code not in {None, *SUPRANATIONAL}]
    named = [m for m in named if not any(s <= m.span[0] < e for s, e in apart)]
    told = {m.resolution.code for m in named if m.kind in kinds}
    regions = {m.resolution.code for m in named if m.kind in kinds and m.kind != "city"}
    if len(told) > 1 and len(regions) == 1:
        told = regions  # "en Palma, en la provincia de Cabo Delgado"
    codes = {code for code in told if code}
    if codes or scene.places is None:
        return codes
    for place in scene.places.within(*where):
        if any(s <= place.span[0] < e for s, e in apart):
            continue
        found = scene.places.resolve(place.span, [m.resolution.code for m in named if m.resolution.code])
        if found is not None and found.country:
            codes.add(found.country)
    return codes
