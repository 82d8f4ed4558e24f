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
from dragoman.coding.silence import several
from dragoman.model import Actor, Span, Token
from dragoman.resolving.actors import ArticleActors, Mention, Resolution

if TYPE_CHECKING:
    from dragoman.coding.scene import Scene

PERSON = ("person", "office")
THING = ("country", "organisation", "group", "capital", "metonym", "agency", "body", "party", "igo", "ngo", "region")
BACK_REFERENCES = (("countries", ("country",)), ("blocs", ("igo", "organisation")))
"""Lists of the grammar with nouns that point back, and the kinds of name that they point back to."""
TELLING_WHICH = ("amod", "compound", "nmod", "appos", "flat", "acl", "nummod")
GENDERS = {"f": "Gender=Fem", "m": "Gender=Masc"}
BACK = 3
"""How many sentences back a name may stand: further off, readers are told again who is meant."""
NEAR_START = 5
"""Characters before a name that opens its sentence: "The EU …". Only there is it the likely subject, and "it"."""


class Discourse:
    """What an article has said so far, for the words that point back."""

    def __init__(self, text: str, sentences: Sequence[Span], actors: ArticleActors, grammar: Grammar) -> None:
        self.text = text
        self.sentences = sentences
        self.actors = actors
        self.grammar = grammar
        self.speakers: list[tuple[Span, Actor]] = []
        """Quotations met so far with who speaks in them."""
        self.scenes: dict[int, Scene] = {}
        """The parsed sentences, by index."""

    def pronoun(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        """The actors that a pronoun stands for; empty where it isn't clear."""
        lemma, word = token.lemma.lower(), token.text.lower()
        grammar = self.grammar
        known = (
            ("speaker_singular", self._speaker),
            ("speaker_plural", self._speaker),
            ("third_singular_person", self._person),
            ("third_singular_thing", self._thing),
            ("third_plural", self._several),
        )
        finders = [finder for names, finder in known if word in grammar[names]]
        finders = finders or [finder for names, finder in known if lemma in grammar[names]]
        if finders and token.has("Case=Acc") and (last := self._object_before(scene, token)):
            return tuple(self._shown(a, scene, token) for a in last)
        if len(finders) > 1:  # "su": his, her, its or their
            finders = [self._subject_before]
        return tuple(self._shown(a, scene, token) for finder in finders for a in finder(scene, token))

    def _shown(self, actor: Actor, scene: Scene, token: Token) -> Actor:
        """An actor where a reader finds it: its name if that stands in the same sentence, else the pronoun."""
        if scene.sentence.start <= actor.span[0] and actor.span[1] <= scene.sentence.end:
            return actor
        where = (token.start, token.end)
        return replace(actor, text=self.text[where[0] : where[1]], span=where)

    def both_sides(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        """ "the two sides", "both countries": the last two different countries or bodies named together."""
        if token.lemma.lower() not in self.grammar["both_sides"]:
            return ()
        words = {t.lemma.lower() for t in scene.sentence.dependents(token.index, "nummod", "det", "det:predet")}
        two = bool(words & self.grammar["two"])
        if not two and (token.lemma.lower() not in self.grammar["pair"] or token.has("Number=Sing")):
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
        speaking = {a.name or a.text for a in self._speaker(scene, token)}  # who speaks says "I" of himself
        wanted = next((g for g, feature in GENDERS.items() if token.has(feature)), None)
        inside = [i for i in self._subjects_before(scene, token) if self._is_person(scene, i)]
        inside = [i for i in inside if _may_be(scene.resolution(i), wanted)]
        inside = [i for i in inside if speaking.isdisjoint(a.name or a.text for a in scene.participants(i))]
        if inside:
            return scene.participants(inside[-1])
        barred = self._own_clause(scene, token) | speaking
        if barred:
            return (
                self._other_in_sentence(scene, token, barred, wanted)
                or self._other_in_the_sentence_before(scene, token, gender=wanted)
                or self._only_other(barred, wanted)
            )
        if token.relation == "nsubj" and (before := self._subject_of_the_sentence_before(scene, gender=wanted)):
            return before
        for mentions in self._earlier(scene.sentence.index):
            people = list(
                {
                    m.resolution.name: _as_actor(self.text, m)
                    for m in mentions
                    if m.kind in PERSON and _may_be(m.resolution, wanted) and m.resolution.name not in {None, *barred}
                }.values()
            )
            if len(people) == 1:
                return (people[0],)
            if people:
                return ()  # two could be meant
        return ()

    def _subject_of_the_sentence_before(
        self, scene: Scene, *, plural: bool = False, gender: str | None = None
    ) -> tuple[Actor, ...]:
        """Whom the sentence before is about, if that is one person (or several, for "they")."""
        before = self.scenes.get(scene.sentence.index - 1)
        if before is None:
            return ()
        root = next((t for t in before.sentence if t.head == t.index), None)
        subjects = before.arguments.surface_subject(root.index) if root else ()
        if plural:
            many = len(subjects) > 1 or any(before.sentence.tokens[i].has("Number=Plur") for i in subjects)
            return tuple(a for i in subjects for a in before.participants(i)) if many else ()
        if len(subjects) != 1 or not self._is_person(before, subjects[0]):
            return ()
        if not _may_be(before.resolution(subjects[0]), gender):
            return ()
        found = before.participants(subjects[0])
        if before.sentence.tokens[subjects[0]].upos == "PROPN":  # whom no table knows is called what the text calls him
            found = tuple(replace(a, name=a.name or a.text) for a in found)
        return found if len(found) == 1 else ()

    def _other_in_sentence(
        self, scene: Scene, token: Token, barred: set[str | None], wanted: str | None
    ) -> tuple[Actor, ...]:
        """ "opened a case against the driver and detained him": the one person named before who is not the subject."""
        found: dict[tuple[str | None, Span], Actor] = {}
        for other in scene.sentence.tokens[: token.index]:
            if other.upos not in ("NOUN", "PROPN") or other.has("Number=Plur") or other.head == token.head:
                continue
            if other.relation not in ("obj", "iobj", "obl", "nmod") or not self._is_person(scene, other.index):
                continue
            known = scene.resolution(other.index)
            described = known is not None and known.kind == "role" and known.name is None
            if known is not None and (known.kind == "person" or described) and _may_be(known, wanted):
                for each in scene.participants(other.index):
                    if each.name not in barred or each.name is None:
                        found[each.name, each.span] = each
        return tuple(found.values()) if len(found) == 1 else ()

    def _other_in_the_sentence_before(
        self, scene: Scene, token: Token, *, plural: bool = False, gender: str | None = None
    ) -> tuple[Actor, ...]:
        """ "Police waited for the editor. They arrested her": the one named there who fits and does not act here."""
        before = self.scenes.get(scene.sentence.index - 1)
        if before is None:
            return ()
        here = {
            (a.name or a.text, a.code)
            for i in scene.arguments.surface_subject(token.head)
            for a in scene.participants(i)
        }
        groups = []
        for other in before.sentence:
            stands = other.upos in ("NOUN", "PROPN") and other.relation in ("nsubj", "obj", "iobj", "obl")
            group = tuple(before.arguments.conjuncts(other.index))
            if not stands or several(before, group) != plural or (not plural and not before.is_person(other.index)):
                continue
            known = before.resolution(other.index)
            if not _may_be(known, gender) or (gender and not _agrees(other, gender)):
                continue
            people = tuple(a for i in group for a in before.participants(i))
            if people and here.isdisjoint((a.name or a.text, a.code) for a in people):
                groups.append(people)
        return groups[0] if len(groups) == 1 else ()

    def _only_other(self, barred: set[str | None], wanted: str | None) -> tuple[Actor, ...]:
        """Of two who talk, the other: "Putin invited him" in an article that names Putin and one other person."""
        people = {
            m.resolution.name: _as_actor(self.text, m)
            for m in self.actors.mentions
            if m.kind in PERSON and _may_be(m.resolution, wanted) and m.resolution.name not in {None, *barred}
        }
        return tuple(people.values()) if len(people) == 1 else ()

    def _own_clause(self, scene: Scene, token: Token) -> set[str | None]:
        """Names of the subject of a pronoun's own verb: in "Putin invited him", he is somebody else."""
        if token.relation not in ("obj", "iobj", "obl"):
            return set()
        return {a.name for i in scene.arguments.surface_subject(token.head) for a in scene.participants(i)}

    def _thing(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        inside = [i for i in self._subjects_before(scene, token) if not self._is_person(scene, i)]
        coded = [a for i in inside for a in scene.participants(i) if a.code or a.sector]
        if coded:
            return (coded[-1],)
        for mentions in self._earlier(scene.sentence.index)[:1]:
            things = [m for m in mentions if m.kind in THING]
            if things and things[0].span[0] - self._start_of(things[0].span[0]) <= NEAR_START:
                return (_as_actor(self.text, things[0]),)
        return ()

    def _start_of(self, position: int) -> int:
        return max((start for start, _ in self.sentences if start <= position), default=0)

    def _object_before(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        """ "kidnapped three soldiers and freed them": the object of the verb that the pronoun's verb goes on from."""
        verb = scene.sentence.tokens[token.head]
        if token.relation != "obj" or verb.deprel != "conj":
            return ()
        objects = [i for i in scene.arguments.slot(verb.head, "obj") if i < token.index]
        many = len(objects) > 1 or any(scene.sentence.tokens[i].has("Number=Plur") for i in objects)
        if many != token.has("Number=Plur"):
            return ()
        persons = token.lemma.lower() in self.grammar["third_singular_person"]
        if persons and not all(self._is_person(scene, i) for i in objects):
            return ()
        return tuple(a for i in objects for a in scene.participants(i))

    def _subject_before(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        """The nearest subject before the word, whatever it is."""
        subjects = [i for many in (False, True) for i in self._subjects_before(scene, token, plural=many)]
        return scene.participants(max(subjects)) if subjects else ()

    def _several(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        subjects = self._subjects_before(scene, token, plural=True)
        if subjects:
            return tuple(a for i in subjects[:2] for a in scene.participants(i))
        if token.relation not in ("nsubj", "obj", "iobj"):
            return ()
        if found := self._group_before(scene, token):
            return found
        if token.relation != "nsubj" and (other := self._other_in_the_sentence_before(scene, token, plural=True)):
            return other
        return self._subject_of_the_sentence_before(scene, plural=True)

    def _group_before(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        """ "sanctions on 19 Russians, accusing them": the last group of people named before in the sentence."""
        clause = scene.sentence.subtree(token.head)
        for other in reversed(scene.sentence.tokens[: token.index]):
            stands = other.upos in ("NOUN", "PROPN") and other.relation in ("obj", "iobj", "obl")
            if stands and other.has("Number=Plur") and other.index not in clause:
                return scene.participants(other.index)
        return ()

    def same_word(self, scene: Scene, token: Token) -> Resolution | None:
        """Whose body the last phrase of the same noun named, if this one has the article and nothing more."""
        if token.lemma.lower() not in self.grammar["collective"] or not self._bare(scene, token):
            return None
        here = scene.sentence.index
        for index in range(here, here - BACK - 1, -1):
            other = self.scenes.get(index)
            words = other.sentence.tokens[: token.index if index == here else None] if other else ()
            for each in reversed(words):
                known = other.resolution(each.index) if other and each.lemma.lower() == token.lemma.lower() else None
                if known is not None and known.code is not None and not known.inferred:
                    return known
        return None

    def _bare(self, scene: Scene, token: Token) -> bool:
        """Whether a noun has the article and nothing that tells which one."""
        near = scene.sentence.dependents(token.index)
        definite = any(t.relation == "det" and t.lemma.lower() in self.grammar["definite"] for t in near)
        return definite and not any(t.relation in TELLING_WHICH for t in near)

    def mentioned(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        """ "the country", "the bloc": the one that was named last, if it was the only one there."""
        lemma = token.lemma.lower()
        kinds = [k for name, k in BACK_REFERENCES if lemma in self.grammar[name]]
        if not kinds or token.has("Number=Plur") or lemma in self.grammar["counterparts"]:
            return ()
        if not self._bare(scene, token):
            return ()
        here = self.actors.within(scene.sentence.start, token.start) if token.start > scene.sentence.start else ()
        for mentions in (here, *self._earlier(scene.sentence.index)):
            named = {m.resolution.code: m for m in mentions if m.kind in kinds[0] and m.resolution.code}
            if named:
                where = span(scene.sentence, phrase(scene.sentence, token.index))
                one = _as_actor(self.text, next(iter(named.values())))
                return (replace(one, text=self.text[where[0] : where[1]], span=where),) if len(named) == 1 else ()
        return ()

    def _subjects_before(self, scene: Scene, token: Token, *, plural: bool = False) -> list[int]:
        """Heads of the subjects in the same sentence before the word, the nearest last."""
        found: list[int] = []
        for other in scene.sentence:
            if other.index >= token.index:
                break
            if other.relation != "nsubj" or other.upos not in ("PROPN", "NOUN") or other.index == token.head:
                continue
            group = scene.arguments.conjuncts(other.index)
            if token.index in group or any(token.index in scene.sentence.subtree(g) for g in group):
                continue
            if other.head == token.head and token.relation in ("obj", "iobj", "obl"):
                continue
            many = len(group) > 1 or other.has("Number=Plur")
            if many == plural:
                found.extend(g for g in group if scene.participants(g))
        return found

    def _is_person(self, scene: Scene, index: int) -> bool:
        token, known = scene.sentence.tokens[index], scene.resolution(index)
        if token.upos == "PRON":
            return token.lemma.lower() in self.grammar["third_singular_person"]
        if known is None:
            return token.upos == "PROPN" and not token.text.isupper()  # letters stand for a body, not for a person
        if known.kind in THING:
            return False
        if known.kind in ("person", "office"):
            return True
        return known.kind == "role" and token.lemma.lower() not in self.grammar["collective"]

    def _earlier(self, index: int, back: int = BACK) -> list[tuple[Mention, ...]]:
        """Names of the sentences before, the nearest sentence first."""
        spans = self.sentences[max(0, index - back) : index]
        return [self.actors.within(*where) for where in reversed(spans)]

    def _last_pair(self, scene: Scene, token: Token) -> tuple[Actor, ...]:
        here = self.actors.within(scene.sentence.start, token.start)
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


def _may_be(found: Resolution | None, gender: str | None) -> bool:
    """Whether somebody may be "he" or "she": nobody is excluded whose gender is not known."""
    return gender is None or found is None or found.gender in (None, gender)


def _agrees(token: Token, gender: str) -> bool:
    """Whether a noun may have a gender: most names do not tell."""
    return token.has(GENDERS[gender]) or not any(token.has(feature) for feature in GENDERS.values())


def _as_actor(text: str, mention: Mention) -> Actor:
    from dragoman.coding.scene import actor

    assert mention.resolution is not None  # noqa: S101  # the callers have looked
    return actor(text, mention.span, mention.resolution)
