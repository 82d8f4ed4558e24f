"""The events of one sentence: lexicon entries that fit, composed along the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dragoman.coding.composing import about, by_whom, declined, operated, promised_type
from dragoman.coding.drafts import Draft, Reason
from dragoman.coding.entries import Entry
from dragoman.coding.fitting import Fitting
from dragoman.coding.lexicon import Lexicon
from dragoman.coding.parties import Parties
from dragoman.coding.scene import Scene
from dragoman.coding.settling import settled
from dragoman.coding.status import clause_status, unreal
from dragoman.coding.words import possessive, ranked
from dragoman.ontology import cameo as codes

PHYSICAL = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST"})
FACTIVE = frozenset({"ACCUSE", "SUPPORT"})
HELD = frozenset({"release", "arrest", "deport"})
"""Modes of what is done to persons: "dejó en libertad al padre del futbolista"."""
VOICED = frozenset({"PROTEST", "ACCUSE", "SUPPORT", "REJECT", "REQUEST"})
SUFFERED = PHYSICAL | {"SANCTION"}
MAX_DEPTH = 6
"""Operators inside operators: beyond this a sentence is an accident of the parser."""


@dataclass(slots=True)
class Finder:
    """Reads a scene's events off its tree. One use, one sentence."""

    lexicon: Lexicon
    scene: Scene
    fitting: Fitting = field(init=False)
    parties: Parties = field(init=False)
    consumed: set[int] = field(default_factory=set)
    _drafts: dict[int, tuple[Draft, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fitting = Fitting(self.lexicon, self.scene)
        self.parties = self.fitting.parties

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
        found = [d for d in found if not any(_tells_more(other, d) for other in found)]
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
            if any(asked.isdisjoint(self.scene.words) for asked in entry.asked) or not self.fitting.stands(
                entry, index
            ):
                continue
            words = self.fitting.companions(entry, index)
            if words is None:
                continue
            self._particle_objects(index, words)
            if not all(self.fitting.holds(entry, c, index) for c in entry.conditions):
                continue
            if entry.mode == "arrest" and entry.pos == "verb" and self.fitting.is_place(index):
                continue
            if entry.type == "ASSAULT" and self.fitting.is_mishap(index):
                return
            if entry.effect:
                carried = list(self._carried(entry, index, words, depth))
                if not carried:
                    continue  # the operator has nothing to work on: another reading may fit
                yield from carried
            else:
                yield from self._event(entry, index, words, depth)
            return

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
        if entry.type == "ASSAULT" or entry.mode in HELD:
            recipient = self.parties.struck(entry, index, actor, recipient)
        recipient = self.parties.helped(entry, index, self.parties.sent_to(entry, index, recipient), actor)
        if entry.type == "AGREE":
            recipient = self.parties.without_own(recipient, index, actor)
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
        if self._asks_denial(entry):
            twice = self._denied_twice(entry, index)  # "no ha dicho que no"; "won't accept lessons": it is the deed
            draft = replace(draft, status="negated" if twice else "actual")
        if entry.type not in FACTIVE:  # "paused the talks", "cancelled a visit": the object is no event of its own
            self.consumed.update(i for i in self.scene.arguments.slot(index, "obj") if i != index)
        if entry.type in FACTIVE and recipient:
            self.consumed.update(i for i in self.scene.arguments.slot(index, "obj") if self._voiced(entry, i, actor))
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
        told = [about(draft, c, denied=self._denied(c.clause)) for c in contents] or [
            self.parties.of_something(entry, draft)
        ]
        for each in told:
            if not each.recipient and not joint:
                each = replace(each, recipient=self.parties.elsewhere(entry, each))
            elif each.type == "MOBILIZE" and not joint and not self.parties.known(each.recipient):
                other = self.parties.elsewhere(entry, each)  # "sent ships to the Caribbean, off Venezuela"
                each = replace(each, recipient=other if self.parties.placed(other) else each.recipient)
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

    def _voiced(self, entry: Entry, index: int, actor: tuple[int, ...]) -> bool:
        """ "Conveyed its protest": what an entry asks for, if its doer is who voices it, is that and no more."""
        lemma = self.scene.sentence.tokens[index].lemma.lower()
        if not any(c.test == "in" and lemma in c.lemmas and "obj" in c.slots for c in entry.conditions):
            return False
        inner = self.drafts(index, 1)
        if any(d.type not in VOICED for d in inner):
            return False
        return bool(inner) and all(
            d.actor and (set(d.actor) <= set(actor) or self._points_back(d.actor)) for d in inner
        )

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
                    if self._denied(filler) and entry.effect != "negated":
                        yield by_whom(declined(outer, index), subject or arguments.surface_subject(index))
                        continue
                    if entry.effect == "negated" and self._told_as_fact(filler):
                        yield replace(outer, clause=index, status="negated").by("negated", outer)
                        continue
                    wanted = operated(entry.effect or "same", outer, index)
                    if entry.effect == "same" and self._asks_denial(entry):
                        wanted = replace(wanted, status=wanted.status or "actual")  # "no ceja en pedir": it is done
                    wanting = subject or arguments.surface_subject(index)
                    yield by_whom(wanted, wanting) if entry.effect == "intent" else wanted
            if done:
                return

    def _denied(self, index: int) -> bool:
        """ "Decided not to attack": an infinitive with a negation of its own."""
        token = self.scene.sentence.tokens[index]
        near = self.scene.sentence.dependents(index, "advmod")
        return token.has("VerbForm=Inf") and any(t.lemma.lower() in self.scene.grammar["negators"] for t in near)

    def _told_as_fact(self, index: int) -> bool:
        """ "Denied that it had agreed": no refusal to agree."""
        verbs = (self.scene.sentence.tokens[index], *self.scene.sentence.dependents(index, "aux"))
        own = self.scene.sentence.dependents(index, "nsubj", "nsubj:pass")
        return bool(own) and any(t.has("VerbForm=Fin") for t in verbs)

    def _asks_denial(self, entry: Entry) -> bool:
        return any(c.test == "in" and c.lemmas & self.scene.grammar["negators"] for c in entry.conditions)

    def _denied_twice(self, entry: Entry, index: int) -> bool:
        """ "Did not say no": one denial is what the entry asks for, the other tells that it was not said."""
        asking = [c for c in entry.conditions if c.test == "in" and c.lemmas & self.scene.grammar["negators"]]
        near = {i for c in asking for slot in c.slots for i in self.scene.arguments.slot(index, slot)}
        near |= {t.index for t in self.scene.sentence.dependents(index, "advmod")}
        tokens = self.scene.sentence.tokens
        return sum(tokens[i].lemma.lower() in self.scene.grammar["negators"] for i in near) > 1

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


def _tells_more(other: Draft, draft: Draft) -> bool:
    """Whether another says the same of the same word, and of a word above it: what is ruled out was not done."""
    same = (other.core, other.type, other.cameo) == (draft.core, draft.type, draft.cameo)
    return same and set(draft.words) < set(other.words) and len(other.reasons) > len(draft.reasons)
