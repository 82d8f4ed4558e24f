"""One sentence as the rules see it: its tree, its arguments, and who its phrases name."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field, replace

from dragoman.coding.arguments import Arguments
from dragoman.coding.grammar import Grammar
from dragoman.coding.phrases import phrase, span
from dragoman.coding.reference import Discourse
from dragoman.coding.silence import understood
from dragoman.coding.words import owned, possessive
from dragoman.model import Actor, Sentence, Span, Token
from dragoman.resolving.actors import ArticleActors, Resolution
from dragoman.resolving.places import ArticlePlaces

HEADS = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X")


def _never(sentence: Sentence, token: Token) -> bool:
    return False


@dataclass(slots=True)
class Scene:
    """A sentence of an article with its participants, resolved when asked for and kept."""

    text: str
    sentence: Sentence
    grammar: Grammar
    actors: ArticleActors
    discourse: Discourse
    speech: Container[str] = ()
    """Lemmas of reporting."""
    is_time: Callable[[Sentence, Token], bool] = _never
    """Whether a token belongs to a date: "Friday" is a proper noun, and nobody."""
    calendar: Container[str] = ()
    """Names of months and days, which stand for nobody even where they make no date."""
    arguments: Arguments = field(init=False)
    words: frozenset[str] = field(init=False)
    """Lemmas and forms of the sentence, in small letters."""
    places: ArticlePlaces | None = None
    _participants: dict[int, tuple[Actor, ...]] = field(default_factory=dict)
    _resolutions: dict[int, Resolution | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.discourse.scenes[self.sentence.index] = self
        self.words = frozenset(word.lower() for token in self.sentence for word in (token.lemma, token.text))
        self.arguments = Arguments(
            self.sentence, self.grammar, self.named, self.speech, self.is_actor, self.is_certain_person
        )

    def named(self, token: Token) -> bool:
        """Whether a word belongs to the name of somebody who can act: a country, an office, an organisation."""
        found = self.actors.within(token.start, token.end)
        if not found:
            found = tuple(m for m in self.actors.within(*self._around(token)) if m.span[0] <= token.start < m.span[1])
        return any(m.kind not in ("role",) for m in found)

    def _around(self, token: Token) -> Span:
        return self.sentence.start, self.sentence.end

    def spoken_of(self) -> set[str]:
        """The countries and bodies that the sentence names somebody or a place of."""
        named = self.actors.within(self.sentence.start, self.sentence.end)
        return {m.resolution.code for m in named if m.resolution.code}

    def participants(self, index: int) -> tuple[Actor, ...]:
        """Who a phrase stands for: one actor, several for "the two sides", none if it is nobody who can act."""
        if index not in self._participants:
            self._participants[index] = ()
            self._participants[index] = self._identify(index)
        return self._participants[index]

    def phrase(self, index: int) -> list[int]:
        """Tokens of the noun phrase around a head, with what says whose and where: "police in Lagos"."""
        return phrase(self.sentence, index, self.grammar["inside"])

    def is_actor(self, index: int) -> bool:
        """Whether a phrase names somebody who can act."""
        return bool(self.participants(index))

    def is_person(self, index: int) -> bool:
        """Whether a phrase names a person, or persons, and not a body or a country."""
        known = self.resolution(index)
        if known is None or known.kind not in ("person", "office", "role"):
            return False
        return known.kind != "role" or self.sentence.tokens[index].lemma.lower() not in self.grammar["collective"]

    def is_certain_person(self, index: int) -> bool:
        """Whether it does so by name, or by an office or role with the definite article."""
        token, known = self.sentence.tokens[index], self.resolution(index)
        if token.upos == "PROPN":
            return known is not None and known.kind == "person"
        definite = any(t.has("Definite=Def") for t in self.sentence.dependents(index, "det"))
        return token.upos == "NOUN" and definite and self.is_person(index)

    def resolution(self, index: int) -> Resolution | None:
        """What the actor tables say of the phrase around a head."""
        if index not in self._resolutions:
            whole = span(self.sentence, self.phrase(index))
            token = self.sentence.tokens[index]
            bounds = (self.sentence.start, self.sentence.end)
            self._resolutions[index] = self.actors.resolve(whole, (token.start, token.end), bounds)
        return self._resolutions[index]

    def _identify(self, index: int) -> tuple[Actor, ...]:
        token = self.sentence.tokens[index]
        if token.head == index and token.upos == "VERB":
            return understood(self, self.discourse.scenes.get(self.sentence.index - 1))
        if token.upos not in HEADS or (token.text in self.calendar and not self.named(token)):
            return ()
        if token.upos in ("PRON", "DET"):
            whose = self.arguments.antecedent(index)  # "Irán, cuyo presidente visitó Damasco"
            inner = [t for t in self.sentence.dependents(index, "nmod") if t.index > index]  # "y la del ELN"
            if whose == index and inner and token.has("Definite=Def"):
                whose = inner[0].index
            return self.participants(whose) if whose != index else self.discourse.pronoun(self, token)
        lemma = token.lemma.lower()
        if lemma in self.grammar["quantifiers"] or token.upos in ("NUM", "ADJ"):
            inner = [
                t
                for t in self.sentence.dependents(index, "nmod")
                if self.arguments.preposition(t.index) in self.grammar["possessive"]
            ]
            if inner and (found := self.participants(inner[0].index)):
                whole = span(self.sentence, self.phrase(index))
                return tuple(replace(a, text=self.text[whole[0] : whole[1]], span=whole) for a in found)
        if lemma in self.grammar["containers"] and self._of_a_thing(index):
            return ()
        if lemma in self.grammar["deeds"] and any(map(owned, self.sentence.dependents(index))):
            return ()
        if lemma in self.grammar["counterparts"] and self.of_somebody(index):
            where = span(self.sentence, self.phrase(index))
            return (Actor(self.text[where[0] : where[1]], where),)  # somebody, but not who is named
        if pair := self._joined(token) or self.discourse.both_sides(self, token):
            return pair
        if led := self._led(index):
            return led
        if known := self.discourse.mentioned(self, token):
            return known
        return self._each_named(index) or self._shared_role(index) or self._by_name(index) or self._body_of(index)

    def _each_named(self, index: int) -> tuple[Actor, ...]:
        """ "los presidentes Kirchner y Vázquez": everybody who bears the title by name."""
        token = self.sentence.tokens[index]
        if not token.has("Number=Plur"):
            return ()
        names = [t for t in self.sentence.dependents(index, "appos", "nmod", "flat") if t.upos == "PROPN"]
        names = [t for t in names if t.index > index and not self.arguments.preposition(t.index)]
        if len(names) != 1 or not self.sentence.dependents(names[0].index, "conj"):
            return ()
        group = self.arguments.conjuncts(names[0].index)
        known = [self.resolution(i) for i in group]
        if not all(k is not None and k.kind == "person" and k.code for k in known):
            return ()
        return tuple(
            actor(self.text, span(self.sentence, phrase(self.sentence, i)), k)
            for i, k in zip(group, known, strict=True)
            if k is not None
        )

    def _of_a_thing(self, index: int) -> bool:
        """ "una cadena de ejecuciones": what is in it is nobody, though the word alone may name somebody."""
        inside = [
            t for t in self.sentence.dependents(index, "nmod")
            if t.upos == "NOUN" and self.arguments.preposition(t.index) in self.grammar["possessive"]
        ]  # fmt: skip
        return (
            bool(inside) and not self.sentence.dependents(inside[0].index, "det") and not self.is_actor(inside[0].index)
        )

    def of_somebody(self, index: int) -> bool:
        """ "its neighbour", "Iran's neighbour": somebody else than who is named, unless an adjective tells who."""
        owned = any(map(possessive, self.sentence.dependents(index))) or self.sentence.dependents(index, "nmod:poss")
        return bool(owned) and not any(map(self.named, self.sentence.dependents(index, "amod", "appos")))

    def _joined(self, token: Token) -> tuple[Actor, ...]:
        """Two countries in one word: "argentino-brasileño", "franco-alemana"."""
        first, hyphen, last = token.text.rpartition("-")
        codes = [self.actors.tables.joined(word) for word in (first, last)] if hyphen and first else []
        if None in codes or len(set(codes)) < 2:
            return ()
        spans = ((token.start, token.start + len(first)), (token.end - len(last), token.end))
        return tuple(Actor(self.text[s:e], (s, e), None, code) for (s, e), code in zip(spans, codes, strict=True))

    def _led(self, index: int) -> tuple[Actor, ...]:
        """ "la coalición liderada por Riad": a body without a country of its own is of whoever leads it."""
        own = self.resolution(index)
        collective = self.sentence.tokens[index].lemma.lower() in self.grammar["collective"]
        if not collective or (own is not None and own.code is not None and not own.inferred):
            return ()
        for clause in self.sentence.dependents(index, "acl"):
            if clause.lemma.lower() not in self.grammar["leading"]:
                continue
            leaders = [t.index for t in self.sentence.dependents(clause.index, "obl")]
            leaders = [i for i in leaders if self.arguments.preposition(i) in self.grammar["agent"]]
            known = [a for i in leaders for a in self.participants(i) if a.code]
            whole = span(self.sentence, self.phrase(index))
            return tuple(replace(a, text=self.text[whole[0] : whole[1]], span=whole, name=None) for a in known)
        return ()

    def _shared_role(self, index: int) -> tuple[Actor, ...]:
        """Several in one phrase: "the leaders of France and Germany", "Armenian and Azerbaijani troops"."""
        token = self.sentence.tokens[index]
        if token.upos != "NOUN" or not token.has("Number=Plur"):
            return ()
        owners = [
            t
            for t in self.sentence.dependents(index, "nmod", "amod", "nmod:poss")
            if self.named(t) and (t.relation == "amod" or self._owns(t))
        ]
        if len(owners) != 1 or not self.sentence.dependents(owners[0].index, "conj"):
            owners = self._lower_owners(index) or owners
        if len(owners) != 1:
            return ()
        if pair := self._joined(owners[0]):
            role = self.resolution(index)
            return tuple(replace(a, sector=role.sector, sectors=role.sectors) for a in pair) if role else pair
        group = [i for i in self.arguments.conjuncts(owners[0].index) if self.named(self.sentence.tokens[i])]
        whole = self.resolution(index)
        body = token.lemma.lower() in self.grammar["collective"]  # "los ejércitos de Chad y Níger"
        if len(group) < 2 or (whole is None and not body) or (whole is not None and whole.kind == "person"):
            return ()
        where, found = span(self.sentence, self.phrase(index)), []
        for each in group:
            own = self.resolution(each)
            if own is None or own.code is None:
                return ()
            whose = whole or own
            sector = whose.sector or own.sector
            one = replace(whose, code=own.code, sector=sector, name=None, kind="role", wikidata=None)
            found.append(actor(self.text, where, one))
        return tuple(found)

    def _lower_owners(self, index: int) -> list[Token]:
        """ "los ministros del Interior de España y Marruecos": whose they are, behind what they are for."""
        inner = [t for t in self.sentence.dependents(index, "nmod") if self._owns(t)]
        below = [t for i in inner for t in self.sentence.dependents(i.index, "nmod") if self.named(t) and self._owns(t)]
        return [t for t in below if self.sentence.dependents(t.index, "conj")]

    def _owns(self, token: Token) -> bool:
        return self.arguments.preposition(token.index) in self.grammar["possessive"]

    def _body_of(self, index: int) -> tuple[Actor, ...]:
        """ "la delegación del Gobierno colombiano": a body that no table knows is its owner's."""
        token = self.sentence.tokens[index]
        if token.upos != "NOUN" or token.lemma.lower() not in self.grammar["collective"]:
            return ()
        inside = [t for t in self.sentence.dependents(index, "nmod") if t.index > index]
        inside = [t for t in inside if self.arguments.preposition(t.index) in self.grammar["possessive"]]
        whole = span(self.sentence, self.phrase(index))
        owners = self.participants(inside[0].index) if inside else ()
        if not owners:
            owners = tuple(
                a
                for t in self.sentence.dependents(index, "amod")
                if t.upos == "ADJ"
                for a in self.participants(t.index)
            )
        return tuple(replace(a, text=self.text[whole[0] : whole[1]], span=whole) for a in owners)

    def _whose(self, index: int, found: Resolution) -> Resolution:
        """ "his government", "its troops": the country is that of the one the pronoun stands for."""
        if found.code is not None and not found.inferred:
            return found
        back = self.grammar["countries"] | self.grammar["blocs"]
        owners = self.sentence.dependents(index)
        owners = [t for t in owners if possessive(t) or (t.deprel == "nmod:poss" and t.lemma.lower() in back)]
        serving = [
            t for o in self.sentence.dependents(index, "nmod", "amod", "acl")
            if o.lemma.lower() in self.grammar["serving"]
            for t in self.sentence.dependents(o.index, "nmod", "amod", "obl", "iobj", "obj")
        ]  # fmt: skip
        for owner in (*owners, *serving):  # "piratas a sueldo de Pionyang"
            known = next((a for a in self.participants(owner.index) if a.code), None)
            if known is not None:
                return replace(found, code=known.code, inferred=owner not in serving)
        return found

    def _as_told(self, index: int, own: Resolution | None) -> Resolution | None:
        """ "the embassy" in an article that has spoken of the American embassy: that one."""
        token = self.sentence.tokens[index]
        if own is None or own.kind != "role" or (own.code is not None and not own.inferred) or token.upos != "NOUN":
            return own
        before = self.discourse.same_word(self, token)
        return own if before is None else replace(own, code=before.code, inferred=True)

    def _by_name(self, index: int) -> tuple[Actor, ...]:
        own = self._as_told(index, self.resolution(index))
        behind = self.sentence.tokens[index + 1 : index + 2]  # "el vecino país, Venezuela"
        near = [index, *(t.index for t in behind if t.lemma.lower() in self.grammar["countries"])]
        beside = next(
            (t for i in near for t in self.sentence.dependents(i, "appos") if t.upos in ("PROPN", "NOUN")), None
        )
        other = self.resolution(beside.index) if beside else None
        told = other is not None and other.code is not None and not other.inferred  # "the Andean country, Bolivia"
        if own and own.inferred and self.sentence.tokens[index].lemma.lower() in self.grammar["elsewhere"] and not told:
            return ()  # "invaded the country": which one, the sentence's other country must not tell
        token = self.sentence.tokens[index]
        best = own
        if other and (own is None or (own.code is None and other.code) or (own.inferred and not other.inferred)):
            best = other
        words = self.phrase(index) if token.upos != "PROPN" else phrase(self.sentence, index)
        if best is None:
            if token.upos != "PROPN" or self.is_time(self.sentence, token) or token.text.islower():
                return ()
            if any(self.sentence.tokens[i].lemma.lower() in self.grammar["features"] for i in words):
                return ()  # "the Putumayo river"
            where = span(self.sentence, words)
            place = self.places.resolve(where) if self.places else None
            return (
                Actor(
                    text=self.text[where[0] : where[1]],
                    span=where,
                    name=place.name if place else None,
                    code=place.country if place else None,
                ),
            )
        where = span(self.sentence, words)
        best = self._whose(index, best)
        name = best.name
        if beside and beside.upos == "PROPN" and other and other.name and not own_person(own):
            name = other.name
        return (actor(self.text, where, replace(best, name=name)),)


def own_person(resolution: Resolution | None) -> bool:
    """Whether a resolution already names a person."""
    return resolution is not None and resolution.kind in ("person",)


def actor(text: str, where: Span, found: Resolution) -> Actor:
    """An actor at some characters, as the tables resolve it."""
    return Actor(
        text=text[where[0] : where[1]],
        span=where,
        name=found.name,
        code=found.code,
        sector=found.sector,
        sectors=found.sectors,
        wikidata=found.wikidata,
        inferred=found.inferred,
    )
