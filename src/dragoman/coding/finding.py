"""The events of one sentence: lexicon entries that fit, composed along the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dragoman.coding.arguments import possessive, ranked
from dragoman.coding.composing import about, by_whom, operated, promised_type
from dragoman.coding.drafts import Draft, Reason
from dragoman.coding.entries import UPOS, Condition, Entry
from dragoman.coding.grammar import ordered
from dragoman.coding.lexicon import Lexicon
from dragoman.coding.parties import Parties
from dragoman.coding.scene import Scene
from dragoman.coding.settling import settled
from dragoman.coding.status import clause_status, unreal
from dragoman.model import Token
from dragoman.ontology import cameo as codes

NOUN_CASES = frozenset(
    {
        "nsubj",
        "obj",
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
PHYSICAL = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST"})
IN_PERSON = frozenset({"CONSULT", "COOPERATE", "AID", "RETREAT"})
"""Types that somebody does in person: in "released a report of the army" nobody was released."""
FACTIVE = frozenset({"ACCUSE", "SUPPORT"})
SUFFERED = PHYSICAL | {"SANCTION"}
MAX_DEPTH = 6
"""Operators inside operators: beyond this a sentence is an accident of the parser."""


@dataclass(slots=True)
class Finder:
    """Reads a scene's events off its tree. One use, one sentence."""

    lexicon: Lexicon
    scene: Scene
    parties: Parties = field(init=False)
    consumed: set[int] = field(default_factory=set)
    _drafts: dict[int, tuple[Draft, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parties = Parties(self.lexicon, self.scene, self._fits)

    def find(self) -> list[Draft]:
        """All events, in the order of their words; what another event speaks of is not one itself."""
        tokens = self.scene.sentence.tokens
        naming = [t for t in tokens if self.lexicon.readings(t.lemma.lower())]
        carrying = [t for t in naming if t.lemma.lower() in self.lexicon.operators]
        for token in (*carrying, *naming):  # a noun's slots depend on the verb that carries it, wherever that stands
            self.drafts(token.index)
        for token in tokens:
            self._demand(token.index)
        found = [d for index, group in sorted(self._drafts.items()) if index not in self.consumed for d in group]
        return [settled(self.scene, self._with_protesters(d)) for d in found if not self._mere_thought(d)]

    def _with_protesters(self, draft: Draft) -> Draft:
        """ "Hubo protestas en Túnez": some there, if nobody is named."""
        if draft.type != "PROTEST" or draft.actor:
            return draft
        places = (self.parties.there(index) for index in dict.fromkeys((draft.core, draft.clause)))
        return replace(draft, actor=next((found for found in places if found), ()))

    def left_out(self) -> list[tuple[Draft, str]]:
        """After ``find``: the candidates that are no events of their own, each with the reason."""
        every = [(index, d) for index, group in sorted(self._drafts.items()) for d in group]
        consumed = [(d, "it is told as part of another event") for index, d in every if index in self.consumed]
        thoughts = [d for index, d in every if index not in self.consumed and self._mere_thought(d)]
        return [*consumed, *((d, "an aim or a duty, told neither as done nor as to come") for d in thoughts)]

    def _demand(self, index: int) -> None:
        """ "X said that Y must leave" is X's demand on Y; what is demanded tells which."""
        sentence, grammar = self.scene.sentence, self.scene.grammar
        if sentence.tokens[index].relation not in ("ccomp", "parataxis"):
            return
        if self._bidden(index):
            self._demanded(index, self.scene.arguments.surface_subject(sentence.tokens[index].head))
            return
        duties = [t for t in sentence.dependents(index, "aux") if t.lemma.lower() in grammar["deontic"]]
        if not any(t.lemma.lower() not in grammar["compelled"] or not t.has("Tense=Past") for t in duties):
            return
        if sentence.tokens[index].upos != "VERB":
            return
        self._demanded(index, self.scene.arguments.slot(index, "speaker"))

    def _bidden(self, index: int) -> bool:
        """ "Insiste en que Kiev negocie": what a verb of saying has in the subjunctive is what it asks for."""
        sentence, grammar = self.scene.sentence, self.scene.grammar
        token, above = sentence.tokens[index], sentence.tokens[sentence.tokens[index].head]
        if token.upos != "VERB" or token.relation != "ccomp" or above.lemma.lower() not in grammar["bidding"]:
            return False
        denied = clause_status(sentence, above.index, grammar) == "negated"  # "no dijo que hubiera acuerdo"
        return not denied and token.has("Mood=Sub") and not sentence.dependents(index, "aux")

    def _demanded(self, index: int, speaking: tuple[int, ...]) -> None:
        sentence = self.scene.sentence
        asking = tuple(i for i in speaking if self.scene.is_actor(i))
        asked = tuple(i for i in self.scene.arguments.slot(index, "subj") if self.scene.is_actor(i))
        if not asking or not asked or set(asking) & set(asked):
            return
        to = [a for i in asked for a in self.scene.participants(i)]
        by = {(a.name, a.code) for i in asking for a in self.scene.participants(i)}
        if not any(a.code and not a.inferred for a in to) or any((a.name, a.code) in by for a in to):
            return
        own = {a.code for i in asking for a in self.scene.participants(i) if a.sector == "GOV"}
        if {a.code for a in to} <= own:
            return  # what a leader says that his own country must do is a plan
        reporting = sentence.tokens[index].head
        draft = Draft("REQUEST", "change", "020", asking, asked, (index,), reporting, index,
                      f"{self.lexicon.language}/request#must", composed=True)  # fmt: skip
        draft = replace(draft, reasons=(Reason("must", index, "", draft.label),))
        inner = self._drafts.get(index, ())
        self._drafts[index] = tuple(about(draft, d) for d in inner) or (draft,)

    def drafts(self, index: int, depth: int = 0) -> tuple[Draft, ...]:
        """The events that a token names, itself or through what it carries."""
        if index not in self._drafts:
            self._drafts[index] = ()
            if depth < MAX_DEPTH:
                self._drafts[index] = tuple(self._read(index, depth))
        return self._drafts[index]

    # -- reading one token ---------------------------------------------------------------------------------------

    def _read(self, index: int, depth: int) -> Iterator[Draft]:
        token = self.scene.sentence.tokens[index]
        for entry in self.lexicon.possible(token.lemma.lower(), self.scene.words):
            if any(asked.isdisjoint(self.scene.words) for asked in entry.asked) or not self._stands(entry, index):
                continue
            words = self._companions(entry, index)
            if words is None:
                continue
            self._particle_objects(index, words)
            if not all(self._holds(entry, c, index) for c in entry.conditions):
                continue
            if entry.type == "ASSAULT" and self._mishap(index):
                return
            if entry.effect:
                carried = list(self._carried(entry, index, words, depth))
                if not carried:
                    continue  # the operator has nothing to work on: another reading may fit
                yield from carried
            else:
                yield from self._event(entry, index, words, depth)
            return

    def _mishap(self, index: int) -> bool:
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

    def _fits(self, index: int) -> bool:
        """Whether a noun names an event where it stands: "ingreso" does in prison, and not in a union."""
        return any(
            entry.type
            and entry.pos == "noun"
            and self._companions(entry, index) is not None
            and all(self._holds(entry, c, index) for c in entry.conditions)
            for entry in self.lexicon.possible(self.scene.sentence.tokens[index].lemma.lower(), self.scene.words)
        )

    def _stands(self, entry: Entry, index: int) -> bool:
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

    def _particle_objects(self, index: int, words: tuple[int, ...]) -> None:
        """A particle that the parser took for a preposition: its phrase is the object."""
        tokens = self.scene.sentence.tokens
        for word in words:
            phrase = tokens[word].head
            taken = tokens[word].relation == "case" and tokens[phrase].head == index and tokens[index].upos == "VERB"
            if taken and index not in self.scene.arguments.objects:
                self.scene.arguments.objects[index] = [phrase]
                self.scene.arguments.forget(index)

    def _unpacked(self, index: int) -> int:
        """ "a package of sanctions", "acts of torture": what is in it."""
        token = self.scene.sentence.tokens[index]
        if token.lemma.lower() not in self.scene.grammar["containers"]:
            return index
        for name in sorted(self.scene.grammar["possessive"]):
            for inner in self.scene.arguments.slot(index, name):
                if self.parties.names_event(inner):
                    return inner
        return index

    def _companions(self, entry: Entry, index: int) -> tuple[int, ...] | None:
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

    def _holds(self, entry: Entry, condition: Condition, index: int) -> bool:
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
                return len({a.code for i in fillers for a in self.scene.participants(i)} - {None}) > 1
            case "not actor":
                return not any(self.scene.is_actor(i) for i in fillers)
            case "own":
                return set(fillers) <= set(self.scene.arguments.slot(index, "subj"))
            case "other":
                own = set(self.scene.arguments.slot(index, "subj"))
                return any(self.scene.is_actor(i) for i in fillers if i not in own)
        return False

    def _person(self, index: int, condition: Condition) -> bool:
        """Whether an object has the preposition that only persons take: "detuvo a dos hermanos"."""
        arguments = self.scene.arguments
        marked = arguments.preposition(index) in self.scene.grammar["object_marker"]
        return marked and "obj" in condition.slots and self.scene.sentence.tokens[index].upos in ("NOUN", "PROPN")

    def _by_name(self, token: Token) -> bool:
        """ "Lula voló a Pekín": a name of somebody known where the entry asks for a president."""
        known = self.scene.resolution(token.index) if token.upos == "PROPN" else None
        return known is not None and known.kind == "person"

    def _is(self, index: int, lemmas: frozenset[str]) -> bool:
        token = self.scene.sentence.tokens[index]
        lemma = token.lemma.lower()
        if lemma in lemmas or token.text.lower() in lemmas:
            return True
        if lemma in self.scene.grammar["quantifiers"]:  # "part of the sanctions": what it is a part of
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

    # -- events and what carries them ----------------------------------------------------------------------------

    def _event(self, entry: Entry, index: int, words: tuple[int, ...], depth: int) -> Iterator[Draft]:
        assert entry.type is not None  # noqa: S101  # only operators have none
        actor, joint = self.parties.actors(entry, index)
        predicate = ranked(self.scene.sentence, index, self.scene.grammar)
        if joint and entry.pos == "noun" and len(actor) == 1:
            actor = (*self.parties.present(index), *actor)
        wide = entry.type not in PHYSICAL - {"PROTEST"}  # "against the cuts of X" is against X
        recipient = (
            ()
            if joint
            else self.parties.first(
                self.parties.audience_last(entry), index, but=actor, wide=wide, facing=entry.type != "COERCE"
            )
        )
        if entry.type == "REQUEST" and not recipient:
            recipient = self.parties.told(index, actor)
        draft = Draft(
            type=entry.type,
            mode=entry.mode,
            cameo=entry.cameo or codes.default_cameo(entry.type),
            actor=actor,
            recipient=recipient,
            words=tuple(sorted({index, *words})),
            clause=index if predicate is None else predicate,
            core=index,
            rule=entry.rule,
            promises=promised_type(entry.type, entry.cameo or ""),
            joint=joint,
            nominal=entry.pos == "noun",
            specificity=entry.specificity,
        )
        draft = replace(draft, reasons=(Reason(entry.rule, index, "", draft.label),))
        if any(c.test == "in" and c.lemmas & self.scene.grammar["negators"] for c in entry.conditions):
            draft = replace(draft, status="actual")  # "won't accept lessons": the denial is the deed
        if entry.type not in FACTIVE:  # "paused the talks", "cancelled a visit": the object is no event of its own
            self.consumed.update(i for i in self.scene.arguments.slot(index, "obj") if i != index)
        if any(slot.startswith("subj.") for joined in entry.actor for slot in joined):  # "aid from X arrived"
            self.consumed.update(i for i in self.scene.arguments.slot(index, "subj") if i != index)
        if draft.type == "ASSAULT" and self._suffered(entry, draft):
            draft = replace(draft, actor=(), recipient=draft.actor).by("suffered", draft)
        elif draft.nominal and self._planned(index):
            draft = replace(draft, status="hypothetical").by("planned", draft)
        contents = [
            replace(c, actor=actor) if c.actor and self._points_back(c.actor) else c
            for c in self._contents(entry, index, depth)
        ]
        told = [about(draft, content) for content in contents] or [self.parties.of_something(entry, draft)]
        for each in told:
            if not each.recipient and not joint:
                each = replace(each, recipient=self.parties.elsewhere(entry, each))
            yield each

    def _suffered(self, entry: Entry, draft: Draft) -> bool:
        """ "hundreds of rebels killed": a transitive verb in the past without an object and without an auxiliary."""
        token = self.scene.sentence.tokens[draft.core]
        if entry.pos != "verb" or entry.recipient[:1] != ("obj",) or self.scene.arguments.slot(draft.core, "obj"):
            return False
        if draft.recipient or any(c.slot == "obj" and c.test == "empty" for c in entry.conditions):
            return False
        if "participle" not in self.scene.grammar["alike"] and not token.has("VerbForm=Part"):
            return False
        return token.has("Tense=Past") and not self.scene.sentence.dependents(draft.core, "aux")

    def _planned(self, index: int) -> bool:
        """ "a planned trip", "possible talks": not yet, and perhaps never."""
        near = self.scene.sentence.dependents(index, "amod", "compound", "advmod")
        words = (self.scene.sentence.tokens[index], *near)
        return any(t.lemma.lower() in self.scene.grammar["unreal"] for t in words)

    def _contents(self, entry: Entry, index: int, depth: int) -> list[Draft]:
        found: list[Draft] = []
        for slot in entry.content:
            for filler in map(self._unpacked, self.scene.arguments.slot(index, slot)):
                inner = self.drafts(filler, depth + 1) or self._through(filler, depth + 1)
                if inner:
                    found.extend(inner)
                    if slot != "obj" or not self._factive(entry, inner):
                        self.consumed.update({filler, *self._carriers_below(filler)})
            if found:
                break
        return found

    def _carriers_below(self, index: int) -> list[int]:
        """ "The rapes that the rebels committed": the verb tells the same as the noun."""
        clauses = self.scene.sentence.dependents(index, "acl")
        return [t.index for t in clauses if self.scene.arguments.carriers.get(index) == t.index]

    def _through(self, index: int, depth: int) -> tuple[Draft, ...]:
        """What a verb without an event of its own carries: "agreed to see that the talks go on" is about the talks."""
        if self.scene.sentence.tokens[index].upos != "VERB" or depth >= MAX_DEPTH:
            return ()
        for slot in ("obj", "comp"):
            for filler in self.scene.arguments.slot(index, slot):
                self.scene.arguments.carriers.setdefault(filler, index)
                if inner := self.drafts(filler, depth + 1):
                    self.consumed.add(filler)
                    return tuple(replace(d, actor=d.actor or self.scene.arguments.slot(index, "subj")) for d in inner)
                if slot == "obj" and self.scene.arguments.carriers.get(filler) == index:
                    del self.scene.arguments.carriers[filler]
        return ()

    def _factive(self, entry: Entry, content: tuple[Draft, ...]) -> bool:
        """What is condemned or welcomed has happened, and is an event of its own if the text names who did it."""
        return entry.type in FACTIVE and all(d.actor and d.recipient for d in content)

    def _carried(self, entry: Entry, index: int, words: tuple[int, ...], depth: int) -> Iterator[Draft]:
        arguments = self.scene.arguments
        for slot in entry.content:
            fillers = [self._unpacked(f) for f in arguments.slot(index, slot) if self._may_carry(entry, index, f)]
            if entry.pos != "noun":
                for filler in fillers:
                    if self.scene.sentence.tokens[filler].upos not in ("VERB", "AUX"):
                        arguments.carriers.setdefault(filler, index)
            done = False
            for filler in fillers:
                inner = self.drafts(filler, depth + 1)
                if not inner:
                    arguments.carriers.pop(filler, None)
                    continue
                self.consumed.add(filler)
                done = True
                for draft in inner:
                    subject = self.parties.acting(entry, index, "poss" if entry.pos == "noun" else "subj")
                    actor = draft.actor
                    if not actor or self._points_back(actor):
                        actor = tuple(s for s in subject if s not in draft.recipient and s != draft.core) or actor
                    outer = replace(
                        draft,
                        actor=actor,
                        recipient=draft.recipient or self._handed(index, actor),
                        nominal=False,
                        words=tuple(sorted({*draft.words, *words, index})),
                        reasons=(*draft.reasons, Reason(entry.rule, index, draft.label, draft.label)),
                    )
                    wanted = operated(entry.effect or "same", outer, index)
                    wanting = subject or arguments.surface_subject(index)
                    yield by_whom(wanted, wanting) if entry.effect == "intent" else wanted
            if done:
                return

    def _handed(self, index: int, but: tuple[int, ...]) -> tuple[int, ...]:
        """Who gets what a verb carries: "offered Egypt talks"."""
        return tuple(i for i in self.scene.arguments.slot(index, "iobj") if i not in but and self.scene.is_actor(i))

    def _may_carry(self, entry: Entry, index: int, filler: int) -> bool:
        """Not the noun that the operator itself describes, nor a full clause with a subject and a tense of its own."""
        tokens = self.scene.sentence.tokens
        if entry.effect != "light" and tokens[index].head == filler:
            return False
        own_tense = (tokens[filler].relation == "ccomp" and tokens[filler].has("VerbForm=Fin")) or bool(
            tokens[filler].relation == "ccomp" and self.scene.sentence.dependents(filler, "nsubj", "nsubj:pass")
        )
        return not own_tense or entry.effect in ("negated", "hypothetical")

    def _points_back(self, heads: tuple[int, ...]) -> bool:
        """ "Cairo voiced its objection": the possessive is the subject again."""
        tokens = self.scene.sentence.tokens
        return all(possessive(tokens[i]) for i in heads)

    def _mere_thought(self, draft: Draft) -> bool:
        """An aim, a purpose or a duty that nobody tells as done or to come: "a vote is needed to impeach"."""
        sentence = self.scene.sentence
        if not draft.actor and draft.type in SUFFERED and self._habit(draft.clause):
            return True
        if draft.status is not None or not unreal(sentence, draft.clause, self.scene.grammar):
            return False
        return sentence.tokens[draft.clause].relation != "advcl"  # "sent a team to investigate" may well be done

    def _habit(self, index: int) -> bool:
        """ "Officials are removed from office if …": a passive in the present without a doer is a rule, no event."""
        auxiliaries = self.scene.sentence.dependents(index, "aux", "aux:pass")
        now = any(t.deprel == "aux:pass" and t.has("Tense=Pres") and t.has("VerbForm=Fin") for t in auxiliaries)
        return now and len(auxiliaries) == 1
