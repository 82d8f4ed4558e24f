"""Whether a lexicon entry fits a word where it stands: its other words, its conditions, who or what fills them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.coding.entries import UPOS, Condition, Entry
from dragoman.coding.grammar import ordered
from dragoman.coding.home import PLACES
from dragoman.coding.lexicon import Lexicon
from dragoman.coding.parties import Parties
from dragoman.coding.scene import Scene
from dragoman.model import Token

NOUN_CASES = frozenset(
    {
        "nsubj",
        "obj",
        "iobj",
        "nmod",
        "obl",
        "conj",
        "root",
        "appos",
        "nsubj:pass",
        "compound",
        "ccomp",
        "parataxis",
        "advcl",
        "xcomp",
        "advmod",
    }
)
PEOPLES = frozenset({"people", "demonym"})
"""Kinds of names that tell a people."""
IN_PERSON = frozenset({"CONSULT", "COOPERATE", "AID", "RETREAT"})
"""Types that somebody does in person: in "released a report of the army" nobody was released."""

STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "ELI"})
"""Sectors of those who speak for a state."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """Asks the conditions of entries of one sentence."""

    lexicon: Lexicon
    scene: Scene

    @property
    def parties(self) -> Parties:
        """Who takes part, with this as the judge of what a noun names."""
        return Parties(self.lexicon, self.scene, self.names_event)

    def names_event(self, index: int) -> bool:
        """Whether a noun names an event where it stands: "ingreso" does in prison, and not in a union."""
        return any(
            entry.type
            and entry.pos == "noun"
            and self.companions(entry, index) is not None
            and all(self.holds(entry, c, index) for c in entry.conditions)
            for entry in self.lexicon.possible(self.scene.sentence.tokens[index].lemma.lower(), self.scene.words)
        )

    def stands(self, entry: Entry, index: int) -> bool:
        """Whether a word is of the part of speech that an entry is for, and no mere part of another's name."""
        token = self.scene.sentence.tokens[index]
        if token.upos not in UPOS[entry.pos]:
            return False
        if entry.pos == "noun":
            if token.relation == "compound" and self.parties.names_event(token.head):
                return False  # "a video conference meeting" is one event
            return token.relation in NOUN_CASES or token.relation == "flat"
        if entry.pos == "adj":
            return token.relation not in ("compound",) and (token.upos != "VERB" or token.has("VerbForm=Part"))
        return token.relation not in ("amod", "compound")  # "the occupied territories": the noun tells

    def companions(self, entry: Entry, index: int) -> tuple[int, ...] | None:
        """Tokens of a phrase's other words, None if one is missing."""
        found = []
        for lemma in entry.companions:
            match = next(
                (
                    t.index
                    for t in self.scene.sentence.dependents(
                        index,
                        "compound",
                        "advmod",
                        "amod",
                        "obl",
                        "nmod",
                        "fixed",
                        "flat",
                        "case",
                        "obj",
                        "mark",
                        "xcomp",
                    )
                    if (t.lemma.lower() == lemma or t.text.lower() == lemma) and self._bare(t, entry)
                ),
                None,
            )
            if match is None:
                near = self.scene.sentence.tokens
                behind = (i for i in range(index + 1, min(index + 4, len(near))) if near[i].upos != "DET")
                after = next(behind, index)  # "alto el fuego"
                match = after if lemma in (near[after].lemma.lower(), near[after].text.lower()) else None
            if match is None:
                match = next(
                    (i for i in (index - 1, index + 1) if 0 <= i < len(near) and near[i].lemma.lower() == lemma), None
                )
            if match is None:
                return None
            found.append(match)
        return tuple(found)

    def _bare(self, token: Token, entry: Entry) -> bool:
        """ "in an honest way" is no part of "give way": a phrase's noun has no preposition but the phrase's own."""
        if token.relation not in ("obl", "nmod"):
            return True
        marks = self.scene.sentence.dependents(token.index, "case")
        return all(m.lemma.lower() in entry.companions for m in marks) or entry.pos == "noun"

    def holds(self, entry: Entry, condition: Condition, index: int) -> bool:
        """Whether one of an entry's conditions holds of a word."""
        if condition.test == "plural":
            return self._several(index)
        fillers = [i for slot in condition.slots for i in self.scene.arguments.slot(index, slot)]
        tokens = [self.scene.sentence.tokens[i] for i in fillers]
        match condition.test:
            case "filled":
                return bool(fillers)
            case "empty":
                return not fillers
            case "in":
                named = condition.by_name and any(self._by_name(t) for t in tokens)
                people = condition.by_people and any(self._people(t.index) for t in tokens)
                named = named or (people and self._aggrieved(index))
                return named or any(self._is(t.index, condition.lemmas) for t in tokens)
            case "not in":
                return not any(self._is(t.index, condition.lemmas) for t in tokens)
            case "actor":
                itself = entry.type in IN_PERSON and condition.slot in ("subj", "obj")
                asked = fillers[:1] if itself else fillers  # what follows the first may hang too high
                if any(self.scene.is_actor(i) or self._person(i, condition) for i in asked):
                    return True
                return not itself and any(self.parties.owner(i, ()) for i in fillers)
            case "sides":
                return len(self._countries(fillers, owned=len(condition.slots) > 1)) > 1
            case "state":
                return any(map(self._state, fillers))
            case "not actor":
                return not any(self.scene.is_actor(i) for i in fillers)
            case "own":
                return {i for i in fillers if not self._behind(i)} <= set(self.scene.arguments.slot(index, "subj"))
            case "other":
                own = set(self.scene.arguments.slot(index, "subj"))
                return any(self.scene.is_actor(i) for i in fillers if i not in own)
        return False

    def _state(self, index: int) -> bool:
        """Whether a state, its organs or who holds office stand there: "Japan protested", not "farmers protested"."""
        known = self.scene.resolution(index)
        if known is None or not self.scene.is_actor(index):
            return False
        if known.kind in ("people", "demonym"):
            return False
        return known.sector in STATE or (known.sector is None and known.kind != "role")

    def _behind(self, index: int) -> bool:
        """ "Dejó entrever que cortará la luz": a thing behind its verb is more likely what it is done to."""
        token = self.scene.sentence.tokens[index]
        thing = token.upos == "NOUN" and index > token.head and not self.scene.is_actor(index)
        return thing and bool(self.scene.grammar["object_marker"])

    def _person(self, index: int, condition: Condition) -> bool:
        """Whether an object has the preposition that only persons take: "detuvo a dos hermanos"."""
        arguments = self.scene.arguments
        marked = arguments.preposition(index) in self.scene.grammar["object_marker"]
        return marked and "obj" in condition.slots and self.scene.sentence.tokens[index].upos in ("NOUN", "PROPN")

    def _countries(self, fillers: Iterable[int], *, owned: bool) -> set[str]:
        """The countries of those who stand somewhere; of a side that is no actor by itself, whose it is, if asked."""
        found: set[str] = set()
        for filler in fillers:
            codes = {a.code for a in self.scene.participants(filler) if a.code}
            owners = self.parties.owner(filler, ()) if owned and not codes else ()
            found |= codes or {a.code for i in owners for a in self.scene.participants(i) if a.code}
        return found

    def _by_name(self, token: Token) -> bool:
        """ "Lula voló a Pekín": a name of somebody known where the entry asks for a president."""
        known = self.scene.resolution(token.index) if token.upos == "PROPN" else None
        return known is not None and known.kind == "person"

    def _aggrieved(self, index: int) -> bool:
        """Whether it is told that something is wrong or wanted: a people also fills its squares to celebrate."""
        others = (t for t in self.scene.sentence if t.index != index)
        return any(
            t.lemma.lower() in self.scene.grammar["grievance"]
            or (t.upos == "VERB" and any(e.type == "REQUEST" for e in self.lexicon.readings(t.lemma.lower())))
            for t in others
        )

    def _people(self, index: int) -> bool:
        """ "Los venezolanos", "miles de serbios": a people told by its name, in the plural."""
        token = self.scene.sentence.tokens[index]
        if token.lemma.lower() in self.scene.grammar["quantifiers"]:
            inner = [i for name in self.scene.grammar["possessive"] for i in self.scene.arguments.slot(index, name)]
            return any(self._people(i) for i in inner if i > index)
        known = self.scene.resolution(index) if token.upos in ("NOUN", "PROPN", "ADJ") else None
        return known is not None and known.kind in PEOPLES and known.code is not None and token.has("Number=Plur")

    def _is(self, index: int, lemmas: frozenset[str]) -> bool:
        token = self.scene.sentence.tokens[index]
        lemma = token.lemma.lower()
        if lemma in lemmas or token.text.lower() in lemmas:
            return True
        if lemma in self.scene.grammar["quantifiers"] | self.scene.grammar["durations"]:
            # "part of the sanctions", "six months of emergency": what it is a part of
            inner = [i for name in self.scene.grammar["possessive"] for i in self.scene.arguments.slot(index, name)]
            return any(self._is(i, lemmas) for i in inner if i > index)
        marks = self.scene.sentence.dependents(index, "case")
        if any(t.lemma.lower() in lemmas for m in marks for t in self.scene.sentence.dependents(m.index, "fixed")):
            return True  # "echó en cara a Berlín": the parser's preposition is "en cara a"
        near = self.scene.sentence.dependents(index, "compound", "amod", "flat")
        return any(
            f"{t.lemma.lower()} {lemma}" in lemmas or (t.relation == "flat" and t.lemma.lower() in lemmas) for t in near
        )

    def _several(self, index: int) -> bool:
        arguments = self.scene.arguments
        subject = arguments.slot(index, "subj") or arguments.slot(index, "poss")
        if not subject and self.scene.sentence.tokens[index].upos == "NOUN":
            subject = next(
                (s for name in sorted(self.scene.grammar["possessive"]) if (s := arguments.slot(index, name))), ()
            )
        if len(subject) > 1:
            return True
        return any(
            self.scene.sentence.tokens[i].has("Number=Plur") or len(self.scene.participants(i)) > 1 for i in subject
        )

    def is_place(self, index: int) -> bool:
        """ "The town, captured in 1967": a place is not arrested."""
        done_to = self.scene.arguments.slot(index, "obj")
        return bool(done_to) and all(map(self._named_as_place, done_to))

    def _named_as_place(self, index: int) -> bool:
        known = self.scene.resolution(index)
        if known is None:  # what the tables of places alone know
            proper = self.scene.sentence.tokens[index].upos == "PROPN"
            return proper and any(a.code for a in self.scene.participants(index))
        town = known.kind == "role" and not self.scene.is_person(index)
        return known.sector is None and (known.kind in PLACES or town)

    def is_mishap(self, index: int) -> bool:
        """ "the fire killed five", "killed by his lions", "the typhoon's strike": nobody did it."""
        accidents = self.lexicon.classes.get("mishap", frozenset())
        tokens = self.scene.sentence.tokens
        for slot in ("subj", "poss", *ordered(self.lexicon.language, "through")):
            for filler in self.scene.arguments.slot(index, slot):
                near = self.scene.sentence.dependents(filler, "compound", "flat", "nmod:desc")
                if self.parties.behind(filler) != filler or self.parties.owner(filler, (), wide=False):
                    continue  # "Israeli fire killed five"
                if any(t.lemma.lower() in accidents and t.upos != "VERB" for t in (tokens[filler], *near)):
                    return True
        near = self.scene.sentence.dependents(index, "compound") if tokens[index].upos == "NOUN" else []
        return any(t.lemma.lower() in accidents for t in near)
