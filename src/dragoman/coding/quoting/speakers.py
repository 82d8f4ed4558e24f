"""Who a speaker is: by name, by role, or by a pronoun that points back to who spoke before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.coding.phrases import phrase, span
from dragoman.coding.scene import Scene
from dragoman.model import Actor, Token
from dragoman.resolving.actors import tables

ROLE_ALONE = ("det", "amod", "punct", "case", "acl", "appos", "mark", "cc")
"""What may hang from a role that is told again: "the new minister"."""
BETWEEN = ("punct", "nmod", "case", "det", "amod", "compound", "flat")
"""What may stand between a role and the name that the parser took for a second subject."""
REACH = 3
"""Paragraphs back in which "she said" may mean who spoke there."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody who has spoken."""

    actor: Actor
    roles: frozenset[str]
    """Lemmas of the nouns that describe the speaker: "minister", "farmer"."""
    personal: bool
    paragraph: int
    position: int


@cache
def role_words(language: str) -> frozenset[str]:
    """The last words of roles: "minister", "spokeswoman"."""
    return frozenset(role.split()[-1] for role in tables.load(language).roles)


class Speakers:
    """The speakers of one article, in the order in which they speak."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = [line.start() for line in re.finditer(r"[^\n]*\S[^\n]*", text)]
        self._known: list[_Known] = []
        self._names: dict[str, str] = {}

    def paragraph(self, position: int) -> int:
        """The number of the paragraph that a character stands in."""
        return bisect_right(self._lines, position) - 1

    def meet(self, scene: Scene, tokens: Sequence[Token]) -> None:
        """Keep the full names of a sentence, and the persons it is about, for surnames and pronouns to come.

        ``tokens`` are those outside of quotations: who is talked about is not who talks.
        """
        for token in scene.sentence:
            if token.upos == "PROPN" and scene.sentence.children[token.index]:
                last = [t for t in scene.sentence.dependents(token.index, "flat") if t.upos == "PROPN"]
                if last and not self._is_role(scene, token):
                    self._names.setdefault(last[-1].text, self.text[token.start : last[-1].end])
        for token in tokens:
            if (
                token.upos in ("PROPN", "NOUN")
                and token.relation in ("nsubj", "root")
                and self._name(scene, token.index)
            ):
                self.remember(scene, (token.index,), self.identify(scene, token.index))

    def identify(self, scene: Scene, head: int) -> Actor:
        """Who the phrase of a head is: always somebody, if only by the words of the phrase."""
        token = scene.sentence.tokens[head]
        if token.upos in ("PRON", "DET"):
            return self._pronoun(scene, token)
        found = scene.participants(head)
        actor = found[0] if found else self._plain(scene, head)
        name = actor.name or self._name(scene, head)
        if name is None:
            return self._role(scene, token, actor)
        return self._again(replace(actor, name=name))

    def remember(self, scene: Scene, heads: Sequence[int], actor: Actor) -> None:
        """Somebody has spoken."""
        if not heads:
            return
        token = scene.sentence.tokens[heads[0]]
        if token.upos in ("PRON", "VERB"):  # a verb stands for its silent subject
            if token.upos == "PRON" and token.text.lower() not in scene.grammar["third_singular_person"]:
                return
            before = next((k for k in reversed(self._known) if k.actor.name and k.actor.name == actor.name), None)
            roles, personal = (before.roles, before.personal) if before else (frozenset[str](), True)
        else:
            near = [token, *scene.sentence.dependents(token.index, "appos", "compound", "nmod:desc", "flat", "conj")]
            near += [t for each in near[1:] for t in scene.sentence.dependents(each.index, "compound", "nmod:desc")]
            roles = frozenset(t.lemma.lower() for t in near if t.upos in ("NOUN", "PROPN"))
            personal = self._is_person(scene, token)
        self._known.append(_Known(actor, roles, personal, self.paragraph(token.start), token.start))

    # -- pronouns, roles, surnames -------------------------------------------------------------------------------

    def _pronoun(self, scene: Scene, token: Token) -> Actor:
        word = token.text.lower()
        person = word in scene.grammar["third_singular_person"]
        last = self._last(scene, token) if person or word in scene.grammar["third_singular_thing"] else None
        here = self.paragraph(token.start)
        if last and last.paragraph == here:
            return self._at(last.actor, token)
        if found := scene.discourse.pronoun(scene, token):
            return found[0]
        if last:
            return self._at(last.actor, token)
        return self._at(Actor(text=token.text, span=(token.start, token.end)), token)

    def _last(self, scene: Scene, token: Token) -> _Known | None:
        person = token.text.lower() in scene.grammar["third_singular_person"]
        here = self.paragraph(token.start)
        before = (k for k in reversed(self._known) if k.position < token.start and k.personal == person)
        return next((k for k in before if here - k.paragraph <= REACH), None)

    def _role(self, scene: Scene, token: Token, actor: Actor) -> Actor:
        """ "the minister": whoever spoke before as one, if there is but one."""
        lemma = token.lemma.lower()
        below = scene.sentence.dependents(token.index)
        if any(t.upos == "PROPN" or t.relation not in ROLE_ALONE or scene.named(t) for t in below):
            return actor  # "Labour's leader" is not the leader who spoke before
        before = [k for k in self._known if k.position < token.start and lemma in k.roles]
        same = {k.actor.name or k.actor.code: k.actor for k in before if k.actor.name or k.actor.code}
        indefinite = any(t.has("Definite=Ind") for t in scene.sentence.dependents(token.index, "det"))
        if len(same) != 1 or indefinite or token.upos != "NOUN":
            return actor
        (known,) = same.values()
        return replace(known, text=actor.text, span=actor.span)

    def _again(self, actor: Actor) -> Actor:
        """A name or surname that has been told with a role before keeps its country and sector."""
        if actor.code or actor.name is None:
            return actor
        tail = f" {actor.name}"
        known = [
            k for k in self._known if k.actor.name == actor.name or (k.personal and f" {k.actor.name}".endswith(tail))
        ]
        before = next((k.actor for k in reversed(known) if k.actor.code), None)
        return replace(before, text=actor.text, span=actor.span) if before else actor

    def _name(self, scene: Scene, head: int) -> str | None:
        """The proper name of a phrase or of its apposition, in full if it was told in full before."""
        sentence = scene.sentence
        token = sentence.tokens[head]
        if token.upos != "PROPN":
            beside = self._beside(scene, head)
            if beside is None:
                return None
            token = beside
        parts = [t.index for t in sentence.dependents(token.index, "flat") if t.upos == "PROPN"]
        if not parts or self._is_role(scene, token):
            parts = phrase(sentence, token.index)
            while parts and self._is_role(scene, sentence.tokens[parts[0]]):
                parts = parts[1:]
            if token.index not in parts:
                return None
        start, end = span(sentence, [*parts, token.index])
        name = self.text[start:end]
        return self._names.get(name, name)

    def _beside(self, scene: Scene, head: int) -> Token | None:
        """The proper name set beside a noun, wherever the parser hung it: "a farmer near Roseires, Hawa Idris"."""
        sentence = scene.sentence
        for above in (head, *(t.index for t in sentence.dependents(head, "nmod"))):
            for token in sentence.dependents(above, "appos", "conj"):
                if token.upos != "PROPN" or sentence.dependents(token.index, "cc", "case"):
                    continue
                if above == head and token.relation == "appos":
                    return token
                known = scene.actors.within(token.start, token.end)
                if not any(m.kind not in ("person", "name") for m in known):
                    return token
        for token in sentence.dependents(sentence.tokens[head].head, "nsubj"):  # "teacher Julia Choque said"
            between = sentence.tokens[head + 1 : token.index]
            if token.upos == "PROPN" and token.index > head and all(t.relation in BETWEEN for t in between):
                return token
        start = min(phrase(sentence, head))
        if start > 1 and sentence.tokens[start].has("Definite=Ind") and sentence.tokens[start - 1].text == ",":
            before = sentence.tokens[start - 2]
            return before if before.upos == "PROPN" else None  # "Mulenga, a father of five, said"
        return None

    def _plain(self, scene: Scene, head: int) -> Actor:
        start, end = span(scene.sentence, scene.phrase(head))
        return Actor(text=self.text[start:end], span=(start, end), name=self._name(scene, head))

    def _at(self, actor: Actor, token: Token) -> Actor:
        return replace(actor, text=self.text[token.start : token.end], span=(token.start, token.end))

    def _is_role(self, scene: Scene, token: Token) -> bool:
        """Whether a word is no part of a name: an article, a title."""
        if token.upos in ("DET", "NOUN", "ADJ") and not token.text[:1].isupper():
            return True
        return token.upos == "DET" or token.text.lower() in role_words(scene.actors.tables.language)

    def _is_person(self, scene: Scene, token: Token) -> bool:
        known = scene.resolution(token.index)
        if known is None or known.kind in ("person", "office", "name"):
            return token.lemma.lower() not in scene.grammar["collective"]
        return known.kind == "role" and token.lemma.lower() not in scene.grammar["collective"]
