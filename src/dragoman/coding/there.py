"""Where it was done tells of which country those are who are only described: the police, three farmers, a barracks."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from dragoman.coding.drafts import Draft
from dragoman.coding.home import AT_HOME, PLACES, POWER
from dragoman.coding.phrases import span
from dragoman.coding.scene import Scene
from dragoman.model import Actor, Span
from dragoman.resolving.actors.folding import fold
from dragoman.resolving.actors.inferring import SUPRANATIONAL

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
ON_ITS_PEOPLE = AT_HOME | {"restrict"}
"""Modes of coercion that a state does to its own people where nobody else is named."""


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

    def of_that_country(one: Actor) -> Actor:
        there = _acting_there(one) and one.code != country and one in actor
        if one in hit or one in struck or there or _untold(scene, one):
            return replace(one, code=country, inferred=True)
        return one

    return tuple(map(of_that_country, actor)), tuple(map(of_that_country, recipient))


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
