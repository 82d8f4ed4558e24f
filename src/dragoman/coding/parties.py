"""Who takes part in an event: the fillers of its slots, who stands behind a thing, and whom a word reaches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dragoman.coding.drafts import VERBAL, Draft
from dragoman.coding.entries import Entry
from dragoman.coding.grammar import ordered
from dragoman.coding.lexicon import Lexicon
from dragoman.coding.scene import Scene
from dragoman.coding.silence import finite
from dragoman.coding.words import possessive

OF_THINGS = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
"""Types whose object may be a thing that nobody is named for: "condemned the attack"."""
PUT_OUT = frozenset({"SANCTION", "COERCE"})
BY_MEANS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
SENT = frozenset({"AID", "MOBILIZE", "ASSAULT", "COOPERATE"})
"""Types of which the place that something comes from tells who did it: "se enviaron desde X seis buques"."""
SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
OF_STATES = frozenset({"SANCTION", "COERCE", "MOBILIZE", "CONCEDE"})
"""Types that are a deed of the state where it is done, if nobody else is told to do it."""
ANSWERS = frozenset({"AGREE", "REJECT"})
"""Types of which who is to act in what is agreed or refused is the other side."""
PRIVATELY = frozenset({"withdraw", "cyber", "misinformation", "militia", "withhold"})
"""Modes of theirs that others do as well."""
BY_COURTS = frozenset({"allege", "investigate"})
"""Modes of accusing somebody that are mostly a state's."""
HANDED_OVER = frozenset({"063"})
"""Extradition, which a state does with people that it holds."""
SHELTER = frozenset({"075"})
"""Asylum: a deed of the state where somebody finds it."""
CALLED_OFF = frozenset({"REJECT", "SANCTION", "ACCUSE", "SUPPORT"})
REBELS = frozenset({"REB", "UAF"})
TOWNS = frozenset({"city", "capital", "region"})
NOT_PLACED = frozenset({"person", "office", "role", "organisation", "group", "demonym"})
"""Kinds of actors that are no place."""
DONE_SOMEWHERE = frozenset({"AID", "MOBILIZE", "COERCE"})


@dataclass(frozen=True, slots=True)
class Parties:
    """Tells heads of phrases; who they name is the scene's matter."""

    lexicon: Lexicon
    scene: Scene
    fits: Callable[[int], bool]
    """Whether an entry for an event fits a noun where it stands, and not only by its lemma."""

    def names_event(self, index: int) -> bool:
        """Whether a noun names an event of its own."""
        token = self.scene.sentence.tokens[index]
        return any(e.pos == "noun" and e.type for e in self.lexicon.readings(token.lemma.lower()))

    def actors(self, entry: Entry, index: int) -> tuple[tuple[int, ...], bool]:
        """Who acts, and whether all act together with nobody receiving."""
        filled = [
            (joined, groups)
            for joined in entry.actor
            if any(groups := [self.acting(entry, index, slot) for slot in joined])
        ]
        if entry.pos == "noun":  # "a donation of food by X": who acts is somebody, wherever that stands
            filled.sort(key=lambda f: not any(self.scene.is_actor(i) for group in f[1] for i in group))
        if not filled:
            sides = self._sides(entry, index)
            return sides or self.undergone(entry, index) or self._unnamed(entry, index), bool(sides)
        filled.sort(key=lambda f: not all(f[1]))  # "A's talks with B" before talks with B alone
        joined, groups = filled[0]
        together = tuple(dict.fromkeys(self.behind(i) for group in groups for i in group))
        caused = entry.pos == "verb" and self.scene.arguments.passive(index)
        caused = caused and not any(map(self.scene.is_actor, together))
        if caused and (by := self.undergone(entry, index) or self._unnamed(entry, index)):
            return by, False  # "condenado en Perú por corrupción": nobody stands there, but for what
        unknown = (
            entry.pos == "verb"
            and entry.type in OF_STATES
            and not any(a.code for i in together for a in self.scene.participants(i))
        )
        if unknown and (ordering := self._ordering(index)):
            return ordering, False  # "Conatel cerró la radio por orden de Maduro"
        return together, len(joined) > 1 and not entry.recipient

    def undergone(self, entry: Entry, index: int) -> tuple[int, ...]:
        """Who did what a verb tells as undergone: "murieron por disparos turcos", "herido en un ataque turco"."""
        dies = entry.pos == "verb" and bool(entry.recipient) and entry.recipient[0] == "subj"
        if entry.type != "ASSAULT" or not (dies or (entry.pos == "verb" and self.scene.arguments.passive(index))):
            return ()
        return self._whose_deed(index)

    def _sides(self, entry: Entry, index: int) -> tuple[int, ...]:
        """Who acts where the passive names nobody: "the talks between X and Y were broken off" by one or the other."""
        if entry.pos != "verb" or not self.scene.arguments.passive(index):
            return ()
        for slot in self._slots("among"):
            found = tuple(i for i in self.scene.arguments.slot(index, slot) if self.scene.is_actor(i))
            if len(found) > 1:
                return found
        return ()

    def _unnamed(self, entry: Entry, index: int) -> tuple[int, ...]:
        """Who acts where no slot says it: who gave the order, whose weapons they are, where what was sent came from."""
        arguments, tokens = self.scene.arguments, self.scene.sentence.tokens
        if entry.pos == "noun":  # "an attack with drones of X"
            if armed := self._armed(entry, index):
                return armed
            means = [i for slot in self._slots("means") for i in arguments.slot(index, slot)]
            means = [i for i in means if tokens[i].head == index and tokens[i].upos == "NOUN"]
            means = means if entry.type in BY_MEANS else []
            owners = (self.first(("poss", *self._slots("possessive")), i, ()) for i in means)
            if found := next((found for found in owners if found), ()):
                return found
            moved = self._slots("possessive") if _moves(entry) else ()
            return self.first(moved, index, (), wide=False)
        if entry.pos != "verb":
            return ()
        if ordering := self._ordering(index):
            return ordering
        retired = entry.type == "RETREAT" and tokens[index].relation == "acl"  # "un general retirado"
        if _moves(entry) and arguments.passive(index) and not retired:
            told = self.first(("obj",), index, (), wide=False)  # "fueron desplegadas tropas rusas"
            told = told or tuple(b for i in arguments.slot(index, "obj") if (b := self.behind(i)) != i)
            if told or not self._impersonal(index):
                return told
        by_nobody = arguments.passive(index) or self._impersonal(index) or self._by_some(index) or _befalls(entry)
        by_nobody = by_nobody or entry.recipient[:1] == ("subj",)  # "quedaron en Estambul bajo custodia"
        if entry.type in PUT_OUT and by_nobody:  # "expulsado de Polonia": by Poland
            from_there = (*self._slots("possessive"), *self._slots("source"))
            left = [i for slot in from_there for i in arguments.slot(index, slot)]
            left = [i for i in left if tokens[i].head == index and tokens[i].relation in ("obl", "nmod")]
            if by := tuple(i for i in left if self.scene.named(tokens[i]) and self.scene.is_actor(i)):
                return by
        if not by_nobody:
            return ()
        if entry.type in SAID | SENT and arguments.slot(index, "refl"):
            people = entry.type in SENT and any(self.scene.is_actor(i) for i in arguments.slot(index, "obj"))
            if people and not self._impersonal(index):
                return ()
            if not people and (found := self.first(self._slots("source"), index, (), wide=False)):
                return found
        if entry.cameo in HANDED_OVER:
            return self._handing(index)
        if entry.mode == "release":  # "recobraron la libertad las escolares que retenía Boko Haram"
            freed = (*arguments.slot(index, "obj"), *arguments.slot(index, "subj"))
            return next((by for i in freed if (by := self._maker(i, ()) or self._holding(i))), ())
        by_a_state = (entry.type in OF_STATES and entry.mode not in PRIVATELY) or entry.cameo in SHELTER
        by_a_state = by_a_state or tokens[index].lemma.lower() in self.scene.grammar["executing"]
        by_a_state = by_a_state or (entry.type == "ACCUSE" and entry.mode in BY_COURTS)  # "procesado en Madrid"
        return self.there(index) if by_a_state else ()

    def _holding(self, index: int) -> tuple[int, ...]:
        """ "Queda libre el pastor, retenido dos años por Turquía": by whom it was, as a participle tells."""
        arguments = self.scene.arguments
        near = [t for t in self.scene.sentence.dependents(index, "acl") if t.deprel == "acl" and t.has("VerbForm=Part")]
        by = (i for t in near for slot in sorted(self.scene.grammar["agent"]) for i in arguments.slot(t.index, slot))
        return tuple(i for i in by if self.scene.is_actor(i))[:1]

    def _ordering(self, index: int) -> tuple[int, ...]:
        """ "Por orden de X": who gave the order."""
        by = [i for slot in sorted(self.scene.grammar["agent"]) for i in self.scene.arguments.slot(index, slot)]
        orders = [i for i in by if self.scene.sentence.tokens[i].lemma.lower() in self.scene.grammar["orders"]]
        return self.first(("poss", *self._slots("possessive")), orders[0], ()) if orders else ()

    def _handing(self, index: int) -> tuple[int, ...]:
        """ "Extraditados a Francia dos narcos peruanos": by whose they are, unless they are sent home."""
        if found := self.first(self._slots("source"), index, (), wide=False):
            return found
        arguments = self.scene.arguments
        to = {a.code for slot in self._slots("toward") for i in arguments.slot(index, slot)
              for a in self.scene.participants(i)} - {None}  # fmt: skip
        handed = [(i, {a.code for a in self.scene.participants(i)} - {None}) for i in arguments.slot(index, "obj")]
        theirs = [i for i, codes in handed if to and codes and not codes & to][:1]
        peoples = [t.index for i in theirs for t in self.scene.sentence.dependents(i, "amod") if self.scene.named(t)]
        return tuple(peoples or theirs)

    def _armed(self, entry: Entry, index: int) -> tuple[int, ...]:
        """ "La matanza del Estado Islámico": of an armed group told by name, it is a deed and no loss."""
        if entry.type != "ASSAULT":
            return ()
        owning = [i for slot in self._slots("possessive") for i in self.scene.arguments.slot(index, slot)]
        known = [(i, self.scene.resolution(i)) for i in owning]
        groups = ("organisation", "group")
        return tuple(i for i, k in known if k is not None and k.kind in groups and k.sector in REBELS)

    def _impersonal(self, index: int) -> bool:
        """ "Se llamó a filas a los reservistas": done by somebody who is not told."""
        arguments = self.scene.arguments
        return bool(arguments.slot(index, "refl")) and not arguments.surface_subject(index)

    def _by_some(self, index: int) -> bool:
        """ "Le pusieron una multa", "lo detuvieron en Lima": a plural without a subject, that may be anybody."""
        verb = finite(self.scene.sentence, index)
        if not self.scene.grammar["silent_subject"] or verb is None or not verb.has("Number=Plur"):
            return False
        return not self.scene.arguments.surface_subject(index)

    def _whose_deed(self, index: int) -> tuple[int, ...]:
        """ "Herido en un ataque turco": whose the deed is in which somebody suffered, unless that is a town."""
        for slot in self._slots("through"):
            for deed in self.scene.arguments.slot(index, slot):
                readings = self.lexicon.readings(self.scene.sentence.tokens[deed].lemma.lower())
                shot = self.scene.arguments.preposition(deed) in self.scene.grammar["agent"]
                if not shot and not any(e.pos == "noun" and e.type == "ASSAULT" for e in readings):
                    continue
                found = self.first(("poss", *self._slots("possessive")), deed, (), wide=False)
                known = [self.scene.resolution(i) for i in found]
                if found and not any(k is None or k.kind in ("city", "capital") for k in known):
                    return found
        return ()

    def there(self, index: int) -> tuple[int, ...]:
        """The country or town that something takes place in, if it is told by name: "in the centre of Tunis" too."""
        arguments, token = self.scene.arguments, self.scene.sentence.tokens[index]
        at = (index, token.head) if token.relation == "nsubj" else (index,)  # "se multiplican en La Paz las marchas"
        found = [i for each in at for slot in self._slots("somewhere_in") for i in arguments.slot(each, slot)]
        inner = [i for i in found if self.scene.sentence.tokens[i].lemma.lower() in self.scene.grammar["within"]]
        found += [i for part in inner for slot in self._slots("possessive") for i in arguments.slot(part, slot)]
        known = [(i, self.scene.resolution(i)) for i in found if self.scene.sentence.tokens[i].upos == "PROPN"]
        if there := tuple(i for i, k in known if k is not None and k.code and k.kind not in NOT_PLACED)[:1]:
            return there
        inner = [i for part in found for slot in self._slots("possessive") for i in arguments.slot(part, slot)]
        known = [(i, self.scene.resolution(i)) for i in inner if self.scene.sentence.tokens[i].upos == "PROPN"]
        return tuple(i for i, k in known if k is not None and k.code and k.kind in TOWNS)[:1]  # "en el Ritz de Riad"

    def acting(self, entry: Entry, index: int, slot: str) -> tuple[int, ...]:
        """Who stands in a slot of actors: "is ready to" has a subject as if active, "an attack of drones" has none."""
        arguments = self.scene.arguments
        if entry.pos == "adj" and slot == "subj":
            return arguments.surface_subject(index) or arguments.slot(index, slot)
        found = arguments.slot(index, slot)
        if entry.effect and entry.pos == "noun" and not found:
            found = tuple(i for name in sorted(self.scene.grammar["possessive"]) for i in arguments.slot(index, name))
            return tuple(i for i in found if self.scene.is_actor(i))
        if entry.pos == "noun" and slot in self.scene.grammar["possessive"]:
            return tuple(i for i in found if self.scene.is_actor(i))
        return found

    def behind(self, index: int) -> int:
        """Who stands behind a thing that acts: "Israel's strike killed five", "Russian missiles hit the city"."""
        if self.scene.is_actor(index):
            return self._led(index)
        lemma, grammar = self.scene.sentence.tokens[index].lemma.lower(), self.scene.grammar
        if lemma in grammar["norms"]:
            return index  # "Dominican law requires": nobody does
        slots = ("poss", *sorted(grammar["agent"]))
        if lemma in grammar["orders"] | grammar["wielded"] | grammar["documents"]:
            slots += self._slots("possessive")  # "por orden de X", "un misil de X", "un informe de X"
        for slot in slots:
            for owner in self.scene.arguments.slot(index, slot):
                if self.scene.is_actor(owner):
                    return owner
                if lemma in grammar["wielded"] and (inner := self.owner(owner, (index,), 1)):
                    return inner[0]  # "columnas de carros de combate turcos"
        laid = self._maker(index, ())  # "the mine that the militia had laid"
        return laid[0] if laid else index

    def _led(self, index: int) -> int:
        """ "La coalición encabezada por Arabia Saudí": who leads those of no country of their own."""
        if any(a.code for a in self.scene.participants(index)):
            return index
        for clause in self.scene.sentence.dependents(index, "acl"):
            if clause.lemma.lower() in self.scene.grammar["leading"] and clause.has("VerbForm=Part"):
                by = [i for slot in sorted(self.scene.grammar["agent"])
                      for i in self.scene.arguments.slot(clause.index, slot)]  # fmt: skip
                if found := next((i for i in by if any(a.code for a in self.scene.participants(i))), None):
                    return found
        return index

    def present(self, index: int) -> tuple[int, ...]:
        """Who was there: in "X said during a meeting with Y" the other side is X."""
        token = self.scene.sentence.tokens[index]
        if token.relation != "obl" or self.scene.arguments.preposition(index) not in self.scene.grammar["while"]:
            return ()
        return self.scene.arguments.slot(token.head, "subj")

    def first(
        self, slots: tuple[str, ...], index: int, but: tuple[int, ...], *, wide: bool = True, facing: bool = True
    ) -> tuple[int, ...]:
        """The first slot that names somebody, or behind whose filler somebody stands."""
        unknown: tuple[int, ...] = ()
        for slot in slots:
            filled = tuple(i for i in self.scene.arguments.slot(index, slot) if i not in but)
            if "." in slot:
                filled = tuple(i for i in filled if not self._named_with_head(i))
            path, _, last = slot.rpartition(".")
            owned = path and last in self.scene.grammar["possessive"]
            if any(self.scene.is_actor(i) for i in filled):
                found = self._told_better(slot, slots, index, filled, but) or self._others(
                    self._receivers(slot, index, filled)
                )
                if self._better_known(found, unknown, but):
                    return found
                unknown = unknown or found  # "su no a la entrega de los Taurus a Kiev"
            if owned and any(map(self._told_whose, owning := self._owning(path, index, but))):
                return owning
            if unknown and unknown == filled:
                continue
            for inner in filled if not slot.endswith(".subj") else ():  # "asked that France's flag be lowered"
                if behind := self.owner(inner, but, wide=wide, facing=facing, strict=False):
                    if self._better_known(behind, unknown, but):
                        return behind
                    unknown = unknown or behind
            if not unknown and owned and (owning := self._owning(path, index, but)):
                return owning
        return unknown

    def _better_known(self, found: tuple[int, ...], unknown: tuple[int, ...], but: tuple[int, ...]) -> bool:
        """Whether those who are found are somebody; where a name of nobody known stands before, by their country."""
        if not unknown:
            return not all(map(self._nobody_known, found))
        own = {a.code for i in but for a in self.scene.participants(i)}
        named = [a for i in found for a in self.scene.participants(i) if a.code]
        return any(not a.inferred or a.code not in own or a.sector == "GOV" for a in named)

    def _nobody_known(self, index: int) -> bool:
        """Whether a name is of somebody or something of which nothing is known."""
        named = self.scene.participants(index)
        return self.scene.sentence.tokens[index].upos == "PROPN" and all(not a.code and not a.sector for a in named)

    def _named_with_head(self, index: int) -> bool:
        """Whether a word is a part of the name that it hangs from: "el Consejo de Derechos Humanos"."""
        head = self.scene.sentence.tokens[index].head
        known = self.scene.resolution(index) if head != index else None
        return known is not None and known.kind == "organisation" and known == self.scene.resolution(head)

    def _told_better(
        self, slot: str, slots: tuple[str, ...], index: int, filled: tuple[int, ...], but: tuple[int, ...]
    ) -> tuple[int, ...]:
        """ "The Georgian law on agents" is Georgia's, "called Lukashenko a dealer in migrants" is of Lukashenko."""
        path, _, last = slot.rpartition(".")
        if not path or last not in self.scene.grammar["possessive"] or any(map(self._told_whose, filled)):
            return ()
        sentence = self.scene.sentence
        if any(sentence.tokens[i].upos != "NOUN" or sentence.dependents(i, "det") for i in filled):
            return ()  # "the Swiss accounts of the former minister"
        if path in slots:
            known = tuple(i for i in self.scene.arguments.slot(index, path) if i not in but and self._told_whose(i))
            if known and all(sentence.tokens[i].upos == "PROPN" for i in known):
                return known
        return tuple(i for i in self._owning(path, index, but) if self._told_whose(i))

    def _told_whose(self, index: int) -> bool:
        """Whether it is told by name, and not by what stands around, of which country somebody is."""
        return any(a.code and not a.inferred for a in self.scene.participants(index))

    def struck(self, entry: Entry, index: int, actor: tuple[int, ...], found: tuple[int, ...]) -> tuple[int, ...]:
        """Whom an attack hits where its noun has a building for a target: "el ataque contra el puerto de Odesa"."""
        if found:
            return found
        if entry.pos != "noun":  # "tendió una emboscada a un convoy de la Guardia Nacional"
            of = self._slots("possessive")
            hit = [s for s in entry.recipient if "." not in s and s not in ("subj", *of)]
            inner = [f"{s}.{whose}" for s in hit for whose in of]  # "los depósitos de armas del ejército"
            inner += [f"{s}.{whose}" for s in inner for whose in of]
            return self.first(tuple(inner), index, actor, wide=False)
        slots = tuple(s for s in entry.recipient if s not in self.scene.grammar["possessive"] and s != "poss")
        return self.first(slots, index, actor)

    def sent_to(self, entry: Entry, index: int, found: tuple[int, ...]) -> tuple[int, ...]:
        """ "Deportados a Haití trescientos migrantes": the country that people are sent to, if theirs is not told."""
        people = [a for i in found for a in self.scene.participants(i)]
        if entry.mode != "deport" or any(a.code and not a.inferred for a in people):
            return found
        there = [i for slot in self._slots("toward") for i in self.scene.arguments.slot(index, slot) if i not in found]
        known = [(i, self.scene.resolution(i)) for i in there if self.scene.sentence.tokens[i].upos == "PROPN"]
        return tuple(i for i, k in known if k is not None and k.code and k.kind == "country")[:1] or found

    def helped(self, entry: Entry, index: int, found: tuple[int, ...], actor: tuple[int, ...]) -> tuple[int, ...]:
        """ "evacúan de Swat a miles de damnificados": where those are who are helped, if nobody says whose they are."""
        people = [a for i in found for a in self.scene.participants(i)]
        if entry.type != "AID" or entry.pos != "verb" or not found or any(a.code and not a.inferred for a in people):
            return found
        slots = (*self._slots("somewhere_in"), *self._slots("source"), *self._slots("possessive"))
        own = {a.code for i in actor for a in self.scene.participants(i)}
        for slot in slots:
            there = self.first((slot,), index, (*actor, *found))
            codes = {a.code for i in there for a in self.scene.participants(i) if not a.inferred} - {None}
            if codes and not codes & own and not any(self.scene.is_person(i) for i in there):
                return there
        return found

    def audience_last(self, entry: Entry) -> tuple[str, ...]:
        """ "Complained to the court of Chile's abuses": before whom something is said, if nobody else receives it."""
        audience, slots = self.scene.grammar["audience"], entry.recipient
        if entry.type == "REJECT" and entry.pos == "verb":
            return ("iobj", *(s for s in slots if s != "iobj"))  # "le rechazó a La Moneda la interpretación"
        if audience.isdisjoint(slots):
            return slots
        given = ("iobj", *self._slots("dative")) if entry.type in SAID else ()
        others = (*(s for s in slots if s not in audience), *(s for s in given if s not in slots))
        return (*others, *(s for s in slots if s in audience))

    def _receivers(self, slot: str, index: int, filled: tuple[int, ...]) -> tuple[int, ...]:
        """ "Extraditó a Francia a un traficante": of two with the same preposition, one is what is handed over."""
        acting = [i for i in filled if self.scene.is_actor(i)]
        path, _, last = slot.rpartition(".")
        if (last != "iobj" and last not in self.scene.grammar["object_marker"]) or len(acting) < 2:
            return filled
        handed = self.scene.arguments.slot(index, f"{path}.obj" if path else "obj")
        bodies = tuple(i for i in acting if not self.scene.is_person(i))
        return bodies if 0 < len(bodies) < len(acting) else tuple(i for i in acting if i not in handed) or filled

    def _others(self, heads: tuple[int, ...]) -> tuple[int, ...]:
        """ "Put its army on alert at the Syrian border": what is the subject's own is not whom it is done to."""
        return tuple(i for i in heads if not any(map(possessive, self.scene.sentence.dependents(i)))) or heads

    def _owning(self, path: str, index: int, but: tuple[int, ...]) -> tuple[int, ...]:
        """ "the proposal of Russia" is "the Russian proposal" too; "the Russian minister" is himself."""
        arguments = self.scene.arguments
        things = [i for i in arguments.slot(index, path) if not self.scene.is_actor(i)]
        tokens = self.scene.sentence.tokens  # "its demand" is of whoever demands
        found = (o for i in things for o in arguments.slot(i, "poss") if tokens[o].upos not in ("PRON", "DET"))
        owners = tuple(o for o in found if o not in but)
        if any(self.scene.is_actor(o) for o in owners):
            return owners
        return next((made for i in things if (made := self._maker(i, but))), ())

    def owner(
        self,
        index: int,
        but: tuple[int, ...],
        depth: int = 0,
        *,
        wide: bool = True,
        facing: bool = True,
        strict: bool = True,
    ) -> tuple[int, ...]:
        """Who stands behind a thing: "rejected Iran's offer", "abuses by the army in Sudan"; of a deed, who did it.

        ``wide`` looks behind prepositions too: what one says of a thing in Sudan one says of Sudan, but twenty dead in
        Sudan are not Sudan. ``facing`` takes a border for the country beyond it. ``strict`` holds a noun that can name
        an event for one, whatever stands beside it.
        """
        if self.scene.sentence.tokens[index].upos == "PRON":
            return ()  # "those held in contempt of Congress" are not Congress
        word = self.scene.sentence.tokens[index].lemma.lower()
        if word in self.scene.grammar["counterparts"] and self.scene.of_somebody(index):
            return ()  # "its neighbour" is somebody else
        slots = ("poss", *sorted(self.scene.grammar["agent"]))
        if wide and not (self.names_event(index) and (strict or self.fits(index))):
            slots += tuple(sorted(self.scene.grammar["possessive"])) + tuple(sorted(self.scene.grammar["owner"]))
        if facing and word in self.scene.grammar["border"]:  # "troops to the border with Colombia": facing Colombia
            slots = (*ordered(self.lexicon.language, "beyond"), *slots, *sorted(self.scene.grammar["possessive"]))
        for slot in slots:
            filled = tuple(i for i in self.scene.arguments.slot(index, slot) if i not in but and not self._back(i, but))
            if any(self.scene.is_actor(i) for i in filled):
                known = any(a.code or a.sector for i in filled for a in self.scene.participants(i))
                return filled if known else self._known_beside(index, slots, but) or filled
            for inner in filled if depth < 2 else ():
                if behind := self.owner(inner, but, depth + 1, wide=wide, facing=facing, strict=strict):
                    return behind
        return self._other_side(index, but) or (self._maker(index, but) if wide or not facing else ())

    def _known_beside(self, index: int, slots: tuple[str, ...], but: tuple[int, ...]) -> tuple[int, ...]:
        """ "el campamento saharaui de Gdeim Izik": whom the tables know, before a name that they don't."""
        for slot in slots:
            filled = tuple(i for i in self.scene.arguments.slot(index, slot) if i not in but and not self._back(i, but))
            if any(a.code for i in filled for a in self.scene.participants(i)):
                return filled
        return ()

    def _other_side(self, index: int, but: tuple[int, ...]) -> tuple[int, ...]:
        """ "Seúl canceló el encuentro entre sus ministros y los japoneses": of those between whom it is, the other."""
        sides = [i for slot in self._slots("among") for i in self.scene.arguments.slot(index, slot)]
        own = {a.code for i in but for a in self.scene.participants(i)} - {None}
        codes = [{a.code for a in self.scene.participants(i)} - {None} for i in sides]
        if not any(c & own for c in codes):
            return ()
        return tuple(i for i, c in zip(sides, codes, strict=True) if c and not c & own and i not in but)

    def _back(self, index: int, but: tuple[int, ...]) -> bool:
        """ "Praised Kenya for its polls" with a possessive that the discourse takes for who praises: nobody new."""
        if not possessive(self.scene.sentence.tokens[index]):
            return False
        return set(self.scene.participants(index)) <= {a for i in but for a in self.scene.participants(i)}

    def _maker(self, index: int, but: tuple[int, ...]) -> tuple[int, ...]:
        """ "rechazó la propuesta que le hizo Washington": who does in a relative clause what the thing comes of.

        Or what he does with it: "el recurso con que pedía Nasheed otro juicio".
        """
        arguments = self.scene.arguments
        named = [index, *(t.index for t in self.scene.sentence.dependents(index, "appos", "flat", "compound"))]
        for clause in (c for i in named for c in self.scene.sentence.dependents(i, "acl")):
            used = ("obj", *self._slots("means"))
            if clause.deprel == "acl:relcl" and any(set(named) & set(arguments.slot(clause.index, s)) for s in used):
                made = tuple(i for i in arguments.slot(clause.index, "subj") if i not in but)
                if any(self.scene.is_actor(i) for i in made):
                    return made
        return ()

    def of_something(self, entry: Entry, draft: Draft) -> Draft:
        """ "agreed to set up a hospital in Y": the agreement is one even if what is agreed has no name here."""
        clauses = self.scene.arguments.slot(draft.core, "comp") if "comp" in entry.content else ()
        if not clauses or draft.type not in VERBAL | {"AGREE"}:
            return draft
        theirs = tuple(i for c in clauses for i in self.scene.arguments.slot(c, "subj") if self.scene.is_actor(i))
        theirs = () if draft.type not in ANSWERS or self._all_own(theirs, draft.actor) else theirs
        found = (
            draft.recipient
            or theirs
            or next((r for c in clauses if (r := self.first(self._slots("reach"), c, draft.actor))), ())
        )
        found = tuple(i for i in found if not self._at_home(i, draft.actor))
        return replace(draft, recipient=found, composed=True)

    def without_own(self, heads: tuple[int, ...], index: int, actor: tuple[int, ...]) -> tuple[int, ...]:
        """ "Agreed that their ministers should meet": who is to act is of those who agreed, and no other side."""
        theirs = self.scene.arguments.slot(index, "comp.subj")
        return tuple(i for i in heads if i not in theirs or not self._all_own((i,), actor))

    def _all_own(self, heads: tuple[int, ...], actor: tuple[int, ...]) -> bool:
        """Whether all are of those who act: "Bogotá promised that the army would leave", "that its patrols meet"."""
        if set(heads) & set(actor) or any(possessive(t) for i in heads for t in self.scene.sentence.dependents(i)):
            return True
        own = {a.code for i in actor for a in self.scene.participants(i)}
        return {a.code for i in heads for a in self.scene.participants(i)} <= own

    def _at_home(self, index: int, actor: tuple[int, ...]) -> bool:
        """ "Kenya and Uganda agreed to lay a pipeline from Eldoret": a place of their own receives nothing."""
        known = self.scene.resolution(index)
        if known is not None and known.kind not in ("country", "capital", "region", "city"):
            return False
        own = {a.code for i in actor for a in self.scene.participants(i)}
        return {a.code for a in self.scene.participants(index)} <= own

    def elsewhere(self, entry: Entry, draft: Draft) -> tuple[int, ...]:
        """Where nobody stands in the slots: whose country it is done in or for, else the first thing named."""
        if draft.type in DONE_SOMEWHERE and not draft.nominal:
            for index in dict.fromkeys((draft.core, draft.clause)):
                if draft.type == "AID":  # "food for children in Y" is help for Y
                    if found := self.first(self._slots("somewhere"), index, draft.actor):
                        return found
                    continue
                for slot in self._slots("somewhere"):
                    filled = tuple(i for i in self.scene.arguments.slot(index, slot) if i not in draft.actor)
                    if self.placed(filled) and self._is_country(filled, draft):
                        return self._others(filled)
        if draft.type in CALLED_OFF:
            things = (draft.core,) if draft.nominal else self.scene.arguments.slot(draft.core, "obj")
            if found := next((f for i in things if (f := self._other_side(i, draft.actor))), ()):
                return found
        if draft.type in ANSWERS and (asking := self._asking(draft)):
            return asking
            bound = things if draft.type == "SANCTION" else ()
            given = self.scene.arguments.slot(draft.core, "iobj") if bound else ()
            bound = (*bound, *(i for i in given if not self.scene.is_actor(i)))
            if found := next((f for i in bound if (f := self._bound(i, draft.actor))), ()):
                return found
        faced = self._slots("audience") if draft.type in ("PROTEST", "MOBILIZE") else ()
        if found := self.first(faced, draft.core, draft.actor, wide=False):
            return found  # "corearon consignas ante la embajada china"
        if draft.type == "MOBILIZE" and (found := self._across(draft)):
            return found
        if not entry.recipient and draft.type not in OF_THINGS:
            return ()  # "left the presidency": nobody receives that
        moved = draft.type == "MOBILIZE" and not draft.nominal  # the troops that are sent receive nothing
        return self._anything(entry.recipient if moved else (*entry.recipient, "obj"), draft.core, but=draft.actor)

    def _across(self, draft: Draft) -> tuple[int, ...]:
        """ "Piled up tanks on the other side of the Congolese border": whose border it is, however deep it hangs."""
        own = {a.code for i in draft.actor for a in self.scene.participants(i)} - {None}
        for index in sorted(self.scene.sentence.subtree(draft.core)):
            token = self.scene.sentence.tokens[index]
            if token.upos != "NOUN" or token.lemma.lower() not in self.scene.grammar["border"]:
                continue
            named = (index,) if self.placed((index,)) else self.owner(index, draft.actor)
            codes = {a.code for i in named for a in self.scene.participants(i)} - {None}
            if codes and not codes & own:
                return named
        return ()

    def known(self, heads: tuple[int, ...]) -> bool:
        """Whether the country of any of them can be told."""
        return any(a.code for i in heads for a in self.scene.participants(i))

    def placed(self, heads: tuple[int, ...]) -> bool:
        """Whether the country of any of them is told by their own words."""
        return any(a.code and not a.inferred for i in heads for a in self.scene.participants(i))

    def _asking(self, draft: Draft) -> tuple[int, ...]:
        """ "se aviene a firmar el protocolo que le reclamaba el OIEA": who asked for what is agreed or refused."""
        tokens = self.scene.sentence.tokens
        for index in sorted(self.scene.sentence.subtree(draft.core)):
            clause = tokens[index].upos == "VERB" and tokens[index].relation in ("acl", "advcl")
            readings = self.lexicon.readings(tokens[index].lemma.lower()) if clause else ()
            if any(e.type == "REQUEST" and e.pos == "verb" for e in readings):
                found = self.first(("subj",), index, draft.actor, wide=False)
                if found and not set(found) & set(draft.actor):
                    return found
        return ()

    def _bound(self, index: int, but: tuple[int, ...]) -> tuple[int, ...]:
        """ "Denunció el acuerdo que lo ligaba a Francia", "el pacto firmado con Francia": the other side of it.

        So are those who had it: "los visados de que gozaban los somalíes".
        """
        own = {a.code for i in but for a in self.scene.participants(i)} - {None}
        near = (index, *(t.index for t in self.scene.sentence.dependents(index, "nmod")))
        clauses = [c.index for i in near for c in self.scene.sentence.dependents(i, "acl") if c.upos == "VERB"]
        for slot in (*self._slots("beside"), *self._slots("toward"), "subj"):
            for filler in (i for c in clauses for i in self.scene.arguments.slot(c, slot)):
                codes = {a.code for a in self.scene.participants(filler)} - {None}
                if codes and not codes & own and self.scene.is_actor(filler):
                    return (filler,)
        return ()

    def _is_country(self, heads: tuple[int, ...], draft: Draft) -> bool:
        """Whether a place is told by name, and as a country if those are named whom it is done to."""
        done_to = self.scene.arguments.slot(draft.core, "obj")
        tokens = self.scene.sentence.tokens
        if draft.type == "COERCE" and any(tokens[i].upos == "NUM" or self.scene.is_actor(i) for i in done_to):
            known = (self.scene.resolution(i) for i in heads)
            return any(k is not None and k.kind in ("country", "demonym") for k in known)
        return any(a.code and not a.inferred for i in heads for a in self.scene.participants(i))

    def told(self, index: int, actor: tuple[int, ...]) -> tuple[int, ...]:
        """ "wrote to the embassy, asking for help": whom the verb of speech above addresses."""
        token = self.scene.sentence.tokens[index]
        above = self.scene.sentence.tokens[token.head]
        if token.relation not in ("advcl", "xcomp", "conj") or above.lemma.lower() not in self.scene.arguments.speech:
            return ()
        slots = ("iobj", "obj", *sorted(self.scene.grammar["addressee"]))
        return self.first(slots, above.index, actor, wide=False)

    def _slots(self, name: str) -> tuple[str, ...]:
        return ordered(self.lexicon.language, name)

    def _anything(self, slots: tuple[str, ...], index: int, but: tuple[int, ...]) -> tuple[int, ...]:
        """The first slot that is filled at all, by nobody who is known."""
        tokens = self.scene.sentence.tokens
        for slot in slots:
            filled = tuple(i for i in self.scene.arguments.slot(index, slot) if i not in but)
            if filled and tokens[filled[0]].upos not in ("VERB", "AUX", "ADJ", "ADV", "PRON"):
                own = self.scene.sentence.dependents(filled[0])
                return () if any(map(possessive, own)) else filled  # "defended his decision": nobody else's
        return ()


def _befalls(entry: Entry) -> bool:
    """Whether who acts is no argument of the verb itself: "le cayó una condena", by whom only the sentence says."""
    return bool(entry.actor) and all("." in slot for joined in entry.actor for slot in joined)


def _moves(entry: Entry) -> bool:
    """Whether those who are moved tell who acts: "el despliegue de tropas etíopes", not a release of prisoners."""
    return entry.type == "MOBILIZE" or (entry.type == "RETREAT" and entry.mode == "withdraw")
