"""Who stands in which slot of a predicate, whatever the construction.

Passive, relative clause, control, conjunction and prepositional attachment are undone here, once, over Universal
Dependencies; the lexicon only names slots (docs/lexicon.md).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from dragoman.coding.attachment import nearest, possessives, prepositional
from dragoman.coding.grammar import Grammar
from dragoman.coding.inversion import behind_agent, crossed, inverted, raised
from dragoman.coding.silence import finite
from dragoman.coding.speaking import behind_colon, first_person, quoted, speaker
from dragoman.coding.words import gerund, owned, ranked, ranks, ranks_beside
from dragoman.model import Sentence, Token

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "DET")


class Arguments:
    """The slots of every predicate of one sentence, worked out when asked for and kept.

    ``named`` says whether a token belongs to the name of somebody: it decides if "Russian" in "the Russian invasion"
    is who invaded. ``acts`` says whether a phrase names somebody; of a main verb, whether its silent subject is known.
    ``person`` says whether it names a certain person, and not a body or a country.
    """

    def __init__(
        self,
        sentence: Sentence,
        grammar: Grammar,
        named: Callable[[Token], bool],
        speech: Container[str] = (),
        acts: Callable[[int], bool] | None = None,
        person: Callable[[int], bool] | None = None,
    ) -> None:
        self.sentence = sentence
        self.person = person or (lambda index: False)
        self.acts = acts or (lambda index: named(sentence.tokens[index]))
        self.speech = speech
        self.grammar = grammar
        self.named = named
        self.carriers: dict[int, int] = {}
        """Event noun → the light verb that carries it; its subject is the noun's."""
        self.objects: dict[int, list[int]] = {}
        """Objects that the parser took for the phrase of a particle: "brushed off the complaint"."""
        self._slots: dict[tuple[int, str], tuple[int, ...]] = {}
        self._subjects: dict[int, tuple[int, ...]] = {}

    def slot(self, index: int, name: str) -> tuple[int, ...]:
        """Head tokens of the phrases in a slot, conjoined ones included; empty if nothing stands there."""
        key = (index, name)
        if key not in self._slots:
            self._slots[key] = ()  # a cycle of control finds nothing instead of going round
            found = self._path(index, name) if "." in name else self._find(index, name)
            self._slots[key] = tuple(dict.fromkeys(found))
        return self._slots[key]

    def conjuncts(self, index: int) -> list[int]:
        """A token and the tokens conjoined with it."""
        return [index, *(t.index for t in self.sentence.dependents(index, "conj"))]

    def preposition(self, index: int) -> str:
        """The lemma of the preposition (or conjunction) that marks a phrase, empty if none."""
        marks = self.sentence.dependents(index, "case", "mark")
        if marks and marks[0].lemma.lower() in self.grammar["object_marker"]:
            empty = self.grammar["object_marker"] | self.grammar["possessive"]
            inner = (t for t in self.sentence.dependents(marks[0].index, "fixed") if t.upos == "NOUN")
            if through := next((t.lemma.lower() for t in inner if t.lemma.lower() not in empty), ""):
                return through  # "a través de la Cruz Roja" has another preposition than "a la Cruz Roja"
        return marks[0].lemma.lower() if marks else ""

    def passive(self, index: int) -> bool:
        """Whether a verb stands in the passive."""
        sentence, token = self.sentence, self.sentence.tokens[index]
        if sentence.dependents(index, "nsubj:pass", "aux:pass", "csubj:pass"):
            return True
        if sentence.dependents(index, "expl"):
            return self._reflexive_passive(index)
        if token.has("Voice=Pass") and not sentence.dependents(index, "aux", "obj", "nsubj"):
            return True
        if self._headline(index):
            return True
        marker = self.grammar["object_marker"]  # "el perdón concedido a los presos" has no object
        if sentence.dependents(index, "nsubj", "aux") or any(
            self.preposition(t.index) not in marker for t in sentence.dependents(index, "obj")
        ):
            return False
        participle = token.has("VerbForm=Part") and not token.has("Tense=Pres")
        if token.relation in ("acl", "advcl") and participle:
            return True
        if token.relation == "conj" and participle and token.head != index:
            return self.passive(token.head)
        return False

    def _headline(self, index: int) -> bool:
        """ "Acusada la exministra por el fiscal": a bare participle before its subject is no finite verb."""
        token, subjects = self.sentence.tokens[index], self._own_subject(index)
        if "participle" in self.grammar["alike"] or not token.has("VerbForm=Part") or token.relation == "amod":
            return False
        if not subjects or subjects[0].index < index or self.sentence.dependents(index, "aux", "cop", "obj"):
            return False
        return token.lemma.lower() not in self.grammar["objectless"]

    def _reflexive_passive(self, index: int) -> bool:
        """ "Se suspendieron las conversaciones": a thing as the subject of a reflexive verb is what is done."""
        own = [t for t in self._own_subject(index) if t.upos != "VERB"]
        own = [t for t in own if t.upos in NOMINAL] or own
        objects = [t for t in self.sentence.dependents(index, "obj") if t.upos == "NOUN"]
        if any(not self.preposition(t.index) for t in objects):
            return False  # "el ataque se cobró la vida de dos soldados"
        return bool(own) and not any(self.acts(self.antecedent(t.index)) for t in own)

    def forget(self, index: int) -> None:
        """Drop what was worked out for a predicate, after its surroundings were read anew."""
        for key in [k for k in self._slots if k[0] == index]:
            del self._slots[key]

    # -- slots ---------------------------------------------------------------------------------------------------

    def _path(self, index: int, name: str) -> list[int]:
        first, _, rest = name.partition(".")
        return [end for middle in self.slot(index, first) for end in self.slot(middle, rest)]

    def _find(self, index: int, name: str) -> list[int]:
        verbal = self.sentence.tokens[index].upos in ("VERB", "AUX") or bool(
            self.sentence.dependents(index, "nsubj", "nsubj:pass")
        )
        match name:
            case "subj":
                return self._agent(index) if verbal else self._carrier_subject(index) or self._described(index)
            case "obj":
                return self._patient(index) if verbal else possessives(self, index)
            case "iobj":
                return self._addressees(index)
            case "comp":
                return self._complements(index)
            case "poss":
                return self._possessor(index)
            case "refl":
                return [t.index for t in self.sentence.dependents(index, "expl", "obj", "iobj") if t.has("Reflex=Yes")]
            case "speaker":
                return speaker(self, index)
            case "bearer":
                return self._bearer(index)
            case "present":
                return self._present(index)
            case "mod":
                found = self.sentence.dependents(index, "amod", "compound", "advmod", "nmod:desc", "acl")
                return [t.index for t in found if t.deprel != "acl" or t.has("VerbForm=Part")]
        if name in self.grammar["agent"] and verbal and self.passive(index):
            return self._agent(index)
        return prepositional(self, index, name)

    def expanded(self, indices: Iterable[int]) -> list[int]:
        """Tokens with all that is conjoined with them."""
        return [each for index in indices for each in self.conjuncts(index)]

    def _agent(self, index: int) -> list[int]:
        if not self.passive(index):
            return list(self.surface_subject(index))
        agents = [
            t.index
            for t in self.sentence.dependents(index, "obl", "nmod")
            if t.deprel == "obl:agent" or self.preposition(t.index) in self.grammar["agent"]
        ]
        agents = [a for a in agents if self.sentence.tokens[a].upos in NOMINAL]
        return self.expanded(agents or self._low_agents(index))

    def _low_agents(self, index: int) -> list[int]:
        """ "Fueron puestos en libertad por la guerrilla": who did it, hung from a phrase before."""
        inner = [t.index for t in self.sentence.dependents(index, "obl", "obj", "nmod") if t.upos == "NOUN"]
        below = [t.index for i in inner for t in self.sentence.dependents(i, "nmod")]
        return [i for i in below if self.preposition(i) in self.grammar["agent"] and self.acts(i)]

    def _patient(self, index: int) -> list[int]:
        if self.passive(index):
            return list(self.surface_subject(index)) or behind_agent(self, index)
        if told := crossed(self, index):
            return self.conjuncts(told[1])
        objects = [
            t.index for t in self.sentence.dependents(index, "obj") if not self.reflexive(t) and not self._doubled(t)
        ]
        if self.grammar["silent_subject"] and not self._own_subject(index):
            objects = [i for i in objects if i not in inverted(self, index)]
        pronouns = [i for i in objects if self.sentence.tokens[i].upos == "PRON" and self.antecedent(i) == i]
        full = [i for i in objects if i not in pronouns]  # "al embajador lo citó"
        full = full or [i for i in self._with(index, "object_marker", "iobj") if objects and i < index] or objects
        bare = [i for i in full if self.preposition(i) not in self.grammar["object_marker"]]
        objects = bare or full or self.objects.get(index, [])  # "envió tanques a Kiev": who receives is no object
        objects = objects or self._with(index, "object_marker", "obl", "iobj")
        objects = objects or [t.index for t in self.sentence.dependents(index, "iobj")]
        if objects:
            return self.expanded(self.antecedent(o) for o in objects)
        token = self.sentence.tokens[index]
        if token.deprel == "acl:relcl" and self._own_subject(index) and not self._relative_pronoun(index):
            return self.conjuncts(token.head)  # "the deal the ministers signed"
        return self._shared_object(index)

    def _with(self, index: int, marker: str, *relations: str) -> list[int]:
        """Dependents that one of the grammar's prepositions marks and that stand for somebody."""
        if not self.grammar[marker]:
            return []
        found = [t for t in self.sentence.dependents(index, *relations) if t.upos in NOMINAL]
        return [t.index for t in found if self.preposition(t.index) in self.grammar[marker] and self.acts(t.index)]

    def _addressees(self, index: int) -> list[int]:
        """Indirect objects; a phrase says more than the pronoun that stands for it: "le pidió a Rusia"."""
        own = [t.index for t in self.sentence.dependents(index, "iobj") if not self.reflexive(t)]
        doubled = any(self.sentence.tokens[i].has("Case=Acc") for i in self._pronouns(index))
        full = [i for i in own if self.sentence.tokens[i].upos != "PRON" and not (doubled and i < index)]
        given = [
            self.antecedent(i) for i in self._with(index, "dative", "obl", "obj") if i not in self.slot(index, "obj")
        ]
        return self.expanded(full or given or own) or self._shared_addressee(index)

    def _is_dative(self, index: int) -> bool:
        return self.preposition(index) in self.grammar["dative"]

    def _shared_addressee(self, index: int) -> list[int]:
        """ "Lebanon, to which Qatar promised and sent fuel": what opens a relative clause holds for all its verbs."""
        token = self.sentence.tokens[index]
        relative = self._relative_pronoun(token.head) if token.relation == "conj" else None
        if relative is None or not self._is_dative(relative.index):
            return []
        return self.expanded([self.antecedent(relative.index)])

    def _pronouns(self, index: int) -> list[int]:
        return [t.index for t in self.sentence.dependents(index, "obj") if t.upos == "PRON" and not self.reflexive(t)]

    def reflexive(self, token: Token) -> bool:
        """A reflexive that is part of its verb and stands for nobody: "se reunió"."""
        return token.has("Reflex=Yes") and token.text.lower() in self.grammar["reflexives"]

    def _shared_object(self, index: int) -> list[int]:
        """ "attacked and looted the base": one object of two verbs, wherever the parser hung it."""
        sentence, token = self.sentence, self.sentence.tokens[index]
        if token.relation == "conj" and not self.passive(token.head):
            shared = [t.index for t in sentence.dependents(token.head, "obj") if t.index > index]
            return self.expanded(shared)
        following = [t for t in sentence.dependents(index, "conj") if t.upos == "VERB"]
        if following and not any(t.index > index for t in sentence.dependents(index, "obl", "xcomp", "ccomp")):
            first = following[0]
            gap = range(index + 1, first.index)
            if all(sentence.tokens[i].upos in ("CCONJ", "PUNCT", "ADV", "AUX", "VERB") for i in gap):
                return self.expanded(t.index for t in sentence.dependents(first.index, "obj"))
        return []

    def _own_subject(self, index: int) -> list[Token]:
        return self.sentence.dependents(index, "nsubj", "nsubj:pass", "nsubj:outer", "csubj")

    def _relative_pronoun(self, index: int) -> Token | None:
        for token in self.sentence.dependents(index, "nsubj", "obj", "obl", "iobj"):
            if token.lemma.lower() in self.grammar["relative"] and token.index < index:
                return token
        return None

    def antecedent(self, index: int) -> int:
        """The noun that a relative pronoun stands for, or the token itself."""
        token = self.sentence.tokens[index]
        if token.upos not in ("PRON", "DET", "SCONJ") or token.lemma.lower() not in self.grammar["relative"]:
            return index
        clause = self.sentence.tokens[token.head]
        for _ in range(4):
            if clause.deprel in ("acl:relcl", "acl"):
                return nearest(self, clause.head, index)
            if clause.relation == "csubj" and self.sentence.dependents(clause.head, "cop"):
                return clause.head  # "quien rompió el diálogo fue Pionyang"
            if clause.head == clause.index:
                break
            clause = self.sentence.tokens[clause.head]
        return index

    def surface_subject(self, index: int) -> tuple[int, ...]:
        """Who stands as subject, spoken or understood, before active and passive are told apart."""
        if index not in self._subjects:
            self._subjects[index] = ()
            self._subjects[index] = tuple(dict.fromkeys(self._subject(index)))
        return self._subjects[index]

    def _subject(self, index: int) -> list[int]:
        own = self._own_subject(index)
        if own and (told := crossed(self, index)):
            return self.conjuncts(told[0])
        if own:
            subjects = self.expanded(self.antecedent(t.index) for t in own if t.upos != "VERB")
            return [*subjects, *(t.index for t in self.sentence.dependents(index, "obl") if self.jointly(t))]
        if self.grammar["silent_subject"] and (behind := inverted(self, index) or raised(self, index)):
            return self.expanded(behind)
        if first_person(self, index):
            return quoted(self, index)
        token = self.sentence.tokens[index]
        if token.head == index:
            return [index] if token.upos == "VERB" and self.acts(index) else []
        head = self.sentence.tokens[token.head]
        match token.relation:
            case "conj":
                return (
                    list(self.surface_subject(token.head))
                    if head.upos != "NOUN" or self._own_subject(head.index)
                    else []
                )
            case "parataxis" if self._listed(token):
                return list(self.surface_subject(token.head))  # "Storm kills nine, injures dozens"
            case "xcomp" | "ccomp" | "csubj" if token.relation == "xcomp" or token.has("VerbForm=Inf"):
                return self._controller(token.head)
            case "ccomp" if self._silent(index):
                return self._unspoken(index)
            case "advcl" if self._silent(index):
                return self._agreeing(index)
            case "advcl" if self._set_upon(token, head):
                return self._controller(token.head)  # "deterred Iran from attacking"
            case "advcl" if self.preposition(index) in self.grammar["for_deeds"] and not token.has("VerbForm=Fin"):
                return list(self.slot(token.head, "obj")) or list(self.surface_subject(token.head))
            case "advcl" if not self._finite_mark(index):
                return (
                    self._controller(token.head)
                    if token.has("VerbForm=Inf") and self._object_controls(token.head)
                    else list(self.surface_subject(token.head))
                )
            case "acl" if token.deprel == "acl:relcl":
                if not (relative := self._relative_pronoun(index)):
                    return self.conjuncts(token.head)
                marked = relative.relation == "obl" or self.preposition(relative.index)  # "Japón, al que acusa de …"
                return self._agreeing(index) if marked and self._silent(index) else []
            case "acl":
                if (predicate := ranked(self.sentence, index, self.grammar)) is not None:
                    return list(self.surface_subject(predicate))
                if token.has("VerbForm=Inf"):
                    return self._ranked(token.head) or self._holder(token.head)
                return self.conjuncts(token.head)
        return []

    def _set_upon(self, token: Token, head: Token) -> bool:
        """ "deterred Iran from attacking": it would attack; who "pidiendo calma, acusó a Irán" is who accused."""
        controls = head.lemma.lower() in self.grammar["object_control"] and not self.passive(head.index)
        first = token.index < head.index and bool(self.grammar["silent_subject"])
        return controls and not first

    def jointly(self, token: Token) -> bool:
        """ "together with Poland": another who acts."""
        marks = self.sentence.dependents(token.index, "case")
        first = marks[0].index if marks else 0
        if first < 1 or marks[0].lemma.lower() in self.grammar["at"]:  # "trained together in Poland"
            return False
        return self.sentence.tokens[first - 1].lemma.lower() in self.grammar["jointly"]

    def _listed(self, token: Token) -> bool:
        """Whether a verb goes on after a comma with the subject of the verb before it."""
        head = self.sentence.tokens[token.head]
        return (
            token.upos == head.upos == "VERB"
            and token.has("VerbForm=Fin")
            and token.index > head.index
            and self.sentence.tokens[token.index - 1].text == ","
            and token.lemma.lower() not in self.speech
        )

    def _silent(self, index: int) -> bool:
        """A finite verb without a subject, in a language that need not name it: "dijo que atacará"."""
        token = self.sentence.tokens[index]
        return (
            bool(self.grammar["silent_subject"])
            and finite(self.sentence, index) is not None
            and not self.sentence.dependents(index, "expl:impers", "expl:pass", "aux:pass", "cop")
            and not (self.slot(index, "refl") and self.sentence.dependents(index, "obj"))  # "se juzgó al dirigente"
            and token.upos == "VERB"
        )

    def _unspoken(self, index: int) -> list[int]:
        """The silent subject of a clause: who is asked, if it is what is asked of somebody, else who speaks."""
        verbs = [self.sentence.tokens[index], *self.sentence.dependents(index, "aux")]
        head = self.sentence.tokens[index].head
        if any(t.has("Mood=Sub") for t in verbs):
            asked = self._controller(head)
            return asked if set(asked).isdisjoint(self.surface_subject(head)) else []
        return self._agreeing(index)

    def _agreeing(self, index: int) -> list[int]:
        """The subject of the clause above, if the verb agrees with it."""
        verbs = [self.sentence.tokens[index], *self.sentence.dependents(index, "aux")]
        above = self.sentence.tokens[self.sentence.tokens[index].head]
        for _ in range(4):  # "viajó a Teherán, donde prometió ayuda": past the place to the verb
            if above.upos in ("VERB", "AUX") or above.head == above.index:
                break
            above = self.sentence.tokens[above.head]
        subjects = list(self.surface_subject(above.index))
        plural = len(subjects) > 1 or any(self.sentence.tokens[i].has("Number=Plur") for i in subjects)
        return subjects if any(t.has("Number=Plur") for t in verbs) == plural else []

    def _finite_mark(self, index: int) -> bool:
        token = self.sentence.tokens[index]
        return token.has("VerbForm=Fin") and bool(self.sentence.dependents(index, "mark"))

    def _object_controls(self, index: int) -> bool:
        head = self.sentence.tokens[index]
        if head.upos != "VERB" or self.passive(index):
            return False
        if head.lemma.lower() in self.grammar["object_control"]:
            return bool(self.sentence.dependents(index, "obj", "iobj"))
        return bool(self.sentence.dependents(index, "iobj"))

    def _controller(self, index: int) -> list[int]:
        head = self.sentence.tokens[index]
        if head.upos in ("VERB", "AUX") and head.lemma.lower() not in self.grammar["subject_control"]:
            objects = self.sentence.dependents(index, "iobj") or self.sentence.dependents(index, "obj")
            objects = [o for o in objects if o.lemma.lower() not in self.grammar["durations"]]  # "spent years bombing"
            if head.lemma.lower() not in self.grammar["object_control"]:  # "Georgia, a la que volvió a dar su apoyo"
                objects = [o for o in objects if not (self.antecedent(o.index) != o.index and self._is_dative(o.index))]
            if objects:
                return self.expanded(self.antecedent(o.index) for o in objects)
            called = [
                t.index
                for t in self.sentence.dependents(index, "obl")
                if self.preposition(t.index) in self.grammar["addressee"] and t.upos in ("PROPN", "NOUN")
            ]
            if called and not self.passive(index) and self.named(self.sentence.tokens[called[0]]):
                return self.expanded(called[:1])  # "called on Iran to …", "appealed to the rebels to …"
        return list(self.surface_subject(index))

    def _holder(self, index: int) -> list[int]:
        """Whose the plan, right or offer is that an infinitive explains: "Iran's offer to talk"."""
        possessors = [i for i in possessives(self, index) if self.acts(i)]  # "the decision of Berlin to send tanks"
        return self._possessor(index) or possessors or self._carrier_subject(index)

    def _ranked(self, index: int) -> list[int]:
        """ "Islandia fue el primer país en reconocerla", "Islandia, primera en …": who was the first to do it."""
        if not ranks(self.sentence, index, self.grammar):
            return [index] if ranks_beside(self.sentence, index, self.grammar) else []
        token = self.sentence.tokens[index]
        if own := self._own_subject(index):
            return self.expanded(t.index for t in own)
        return self.conjuncts(token.head) if token.head != index and self.acts(token.head) else [index]

    def _carrier_subject(self, index: int) -> list[int]:
        """Subject of the verb that carries a noun: "Russia launched an attack"."""
        verb = self.carriers.get(index)
        if verb is not None:
            return list(self.slot(verb, "subj"))
        token = self.sentence.tokens[index]
        if token.relation == "conj" and token.head in self.carriers:
            return list(self.slot(self.carriers[token.head], "subj"))
        return []

    def _described(self, index: int) -> list[int]:
        """ "Canadá, dispuesto a acogerlos": whom an adjective behind a comma describes."""
        token = self.sentence.tokens[index]
        if token.upos != "ADJ" or token.relation not in ("amod", "appos", "acl") or token.head >= index:
            return []
        apart = any(t.text == "," for t in self.sentence.tokens[token.head + 1 : index])
        return self.conjuncts(token.head) if apart and self.acts(token.head) else []

    def _bearer(self, index: int) -> list[int]:
        """Whom a phrase without an article tells of: "de visita en Kiev, el ministro …", "trabajan codo con codo"."""
        sentence, token = self.sentence, self.sentence.tokens[index]
        state = token.relation in ("obl", "nmod") and self.preposition(index) in self.grammar["bearing"]
        if token.head == index or not (self._doubled(token) or (state and not sentence.dependents(index, "det"))):
            return []
        if sentence.tokens[token.head].upos in ("VERB", "AUX", "ADJ"):
            return list(self.slot(token.head, "subj"))
        return self.conjuncts(token.head) if self.acts(token.head) else []

    def _present(self, index: int) -> list[int]:
        """Who does something in the course of what a noun tells: "limaron asperezas en una reunión de tres horas"."""
        token = self.sentence.tokens[index]
        if token.relation != "obl" or self.preposition(index) not in self.grammar["while"]:
            return []
        return list(self.slot(token.head, "subj"))

    def _doubled(self, token: Token) -> bool:
        """ "codo con codo", "cara a cara": how something is done."""
        after = self.sentence.tokens[token.index + 2 : token.index + 3]
        return token.upos in ("NOUN", "ADV") and bool(after) and after[0].text.lower() == token.text.lower()

    def _complements(self, index: int) -> list[int]:
        found = [t.index for t in self.sentence.dependents(index, "xcomp", "ccomp", "csubj")]
        if not found:
            found = [
                t.index
                for t in self.sentence.dependents(index, "acl", "advcl")
                if t.deprel != "acl:relcl"
                and t.has("VerbForm=Inf")
                and t.index > index
                and not self.sentence.dependents(t.index, "aux")
            ]
        token = self.sentence.tokens[index]
        if not found and token.deprel == "parataxis" and self.grammar["silent_subject"] and self._own_subject(index):
            found = [token.head]  # "robaron la vacuna, denuncia Londres"
        found = found or behind_colon(self, index)
        if not found:  # "called for lifting the embargo", "accused of bombing": a clause behind a preposition
            found = [
                t.index
                for t in self.sentence.dependents(index, "advcl", "acl", "obl")
                if t.upos == "VERB" and gerund(t) and self.preposition(t.index) and t.index > index
            ]
        return self.expanded(found)

    def _possessor(self, index: int) -> list[int]:
        owners = [t.index for t in self.sentence.dependents(index, "nmod:poss", "det") if owned(t)]
        if not owners:  # "the Union's refugee quotas", with the owner hung from the first noun
            inner = self.sentence.dependents(index, "compound")
            owners = [t.index for c in inner for t in self.sentence.dependents(c.index, "nmod:poss")]
        if owners:
            return self.expanded(self.antecedent(o) for o in owners)
        near = self.sentence.dependents(index, "amod", "compound", "nmod", "nmod:desc", "nummod")
        near = [t for t in near if t.index < index or t.relation == "amod"]
        named = [t for t in near if self.named(t) and not self.sentence.dependents(t.index, "case")]
        return self.expanded(t.index for t in named[:1])
