"""Pronouns and definite phrases: who "he", "it", "they", "we" and "the two sides" are, where that is clear.

Candidates are looked for in the sentence before the word, subjects first, then among the names of the sentences before.
Where two persons would fit equally well, nobody is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.coding.grammar import Grammar
from dragoman.coding.phrases import phrase, span
from dragoman.model import Actor, Span, Token
from dragoman.resolving.actors import ArticleActors, Mention

if TYPE_CHECKING:
    from dragoman.coding.scene import Scene

PERSON = ("person", "office")
THING = ("country", "organisation", "group", "capital", "metonym", "agency", "body", "party", "igo", "ngo", "region")
BACK = 3
"""How many sentences back a name may stand: further off, readers are told again who is meant."""


class Discourse:
    """What an article has said so far, for the words that point back."""

    def __init__(self, text: str, sentences: Sequence[Span], actors: ArticleActors, grammar: Grammar) -> None:
        self.text = text
        self.sentences = sentences
        self.actors = actors
        self.grammar = grammar
        self.speakers: list[tuple[Span, Actor]] = []
        """Quotations met so far with who speaks in them."""

    def pronoun(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        """The actors that a pronoun stands for; empty where it isn't clear."""
        lemma, word = token.lemma.lower(), token.text.lower()
        grammar = self.grammar
        for names, finder in (
            ("speaker_singular", self._speaker),
            ("speaker_plural", self._speaker),
            ("third_singular_person", self._person),
            ("third_singular_thing", self._thing),
            ("third_plural", self._several),
        ):
            if lemma in grammar[names] or word in grammar[names]:
                found = finder(scene, token)
                where = (token.start, token.end)
                return tuple(replace(a, text=self.text[where[0] : where[1]], span=where) for a in found)
        return ()

    def both_sides(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        """"the two sides", "both countries": the last two different countries or bodies named together."""
        if token.lemma.lower() not in self.grammar["both_sides"]:
            return ()
        words = {t.lemma.lower() for t in scene.sentence.dependents(token.index, "nummod", "det", "det:predet")}
        if not words & {"two", "2", "both"} and token.lemma.lower() not in ("side", "both"):
            return ()
        if token.has("Number=Sing") and not words & {"two", "2", "both"}:
            return ()
        if any(scene.named(t) for t in scene.sentence.dependents(token.index, "amod", "compound", "nmod", "nmod:poss")):
            return ()
        pair = self._last_pair(scene, token)
        where = span(scene.sentence, phrase(scene.sentence, token.index))
        return tuple(replace(a, text=self.text[where[0] : where[1]], span=where) for a in pair)

    # -- finders -------------------------------------------------------------------------------------------------

    def _speaker(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        for (start, end), speaker in reversed(self.speakers):
            if start <= token.start < end:
                return (speaker,)
        return ()

    def _person(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        inside = self._subjects_before(scene, token)
        people = [a for a in inside if _is_person(a)]
        if people:
            return (people[-1],)
        for mentions in self._earlier(scene.sentence.index):
            people = list({m.resolution.name: _as_actor(self.text, m) for m in mentions
                           if m.resolution and m.kind in PERSON and m.resolution.name}.values())
            if people:
                return (people[0],)
        return ()

    def _thing(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        inside = [a for a in self._subjects_before(scene, token) if not _is_person(a) and (a.code or a.sector)]
        if inside:
            return (inside[-1],)
        for mentions in self._earlier(scene.sentence.index)[:1]:
            things = [m for m in mentions if m.resolution and m.kind in THING]
            if things and len({m.resolution.name for m in things if m.resolution}) == 1:
                return (_as_actor(self.text, things[0]),)
        return ()

    def _several(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        subjects = self._subjects_before(scene, token, plural=True)
        return tuple(subjects[:2])

    def _subjects_before(self, scene: Scene, token: Token, *, plural: bool = False) -> list[Actor]:
        """Actors that are subjects in the same sentence before the word, the nearest last."""
        found: list[Actor] = []
        for other in scene.sentence:
            if other.index >= token.index:
                break
            if other.relation != "nsubj" or other.upos not in ("PROPN", "NOUN"):
                continue
            group = scene.arguments.conjuncts(other.index)
            if token.index in group:
                continue
            many = len(group) > 1 or other.has("Number=Plur")
            if many == plural:
                found = [*found, *(a for g in group for a in scene.participants(g))]
        return found

    def _earlier(self, index: int) -> list[tuple[Mention, ...]]:
        """Names of the sentences before, the nearest sentence first."""
        spans = self.sentences[max(0, index - BACK) : index]
        return [self.actors.within(*where) for where in reversed(spans)]

    def _last_pair(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        here = [m for m in self.actors.within(scene.sentence.start, token.start)]
        for mentions in (here, *self._earlier(scene.sentence.index)):
            found: dict[str, Actor] = {}
            for mention in mentions:
                if mention.resolution and mention.resolution.code and mention.kind in (*PERSON, *THING, "demonym"):
                    found[mention.resolution.code] = _as_actor(self.text, mention)
            if len(found) == 2:
                return tuple(found.values())
            if len(found) > 2:
                return ()
        return ()


def _is_person(actor: Actor) -> bool:
    return actor.name is not None and actor.name != actor.code and (
        actor.sector is not None and " " in actor.name or actor.code is None and actor.name == actor.text
    ) or (actor.name is None and actor.text[:1].isupper())


def _as_actor(text: str, mention: Mention) -> Actor:
    from dragoman.coding.scene import actor

    assert mention.resolution is not None  # noqa: S101  # the callers have looked
    return actor(text, mention.span, mention.resolution)
