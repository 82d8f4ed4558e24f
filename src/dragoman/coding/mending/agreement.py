"""Subjects and objects told apart by agreement, in languages where either may stand behind the verb.

Their grammar has an ``object_marker``: a preposition that objects take which stand for somebody.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from itertools import pairwise

from dragoman.coding.grammar import Grammar
from dragoman.coding.mending.features import agrees, number_of, number_of_verb, same
from dragoman.model import Sentence, Span, Token

NOMINAL = ("NOUN", "PROPN")
CORE = ("nsubj", "obj")


def agreed(sentence: Sentence, names: Iterable[Span], grammar: Grammar) -> Sentence:
    """The sentence with every verb's bare noun phrases as what their number lets them be."""
    if not grammar["object_marker"]:
        return sentence
    starts = frozenset(start for start, _ in names)
    for verb in sentence.tokens:
        if verb.upos == "VERB":
            sentence = _retold(sentence, _active(sentence, verb, grammar) | _unmarked(sentence, verb))
            sentence = _called(sentence, verb, grammar)
            sentence = _retold(sentence, _roles(sentence, verb, starts, grammar))
    return sentence


def _called(sentence: Sentence, verb: Token, grammar: Grammar) -> Sentence:
    """ "detuvo a la abogada Ana Ruiz": a name right behind an object with a preposition says who that is."""
    objects = sentence.dependents(verb.index, "obj", "iobj", "nsubj")
    for first, second in pairwise(objects):
        marks = [t for t in sentence.dependents(first.index, "case") if t.lemma.lower() in grammar["object_marker"]]
        name = second.upos == "PROPN" and _bare(sentence, second) and second.index - 1 in sentence.subtree(first.index)
        if marks and name and first.upos == "NOUN" and first.index > verb.index:
            tokens = list(sentence.tokens)
            tokens[second.index] = replace(second, head=first.index, deprel="appos")
            return replace(sentence, tokens=tuple(tokens))
    return sentence


def _active(sentence: Sentence, verb: Token, grammar: Grammar) -> dict[int, str]:
    """A verb with a tense of its own, or in the perfect, and nothing that makes it a passive has a plain subject."""
    perfect = any(t.lemma.lower() in grammar["perfect"] for t in sentence.dependents(verb.index, "aux"))
    if not (perfect or verb.has("VerbForm=Fin")) or sentence.dependents(verb.index, "aux:pass", "expl"):
        return {}
    return {t.index: "nsubj" for t in sentence.dependents(verb.index, "nsubj:pass")}


def _unmarked(sentence: Sentence, verb: Token) -> dict[int, str]:
    """A noun without a preposition is no indirect object: "el islote cuya soberanía reclama Japón"."""
    objects = sentence.dependents(verb.index, "obj", "nsubj:pass")
    bare = [t for t in sentence.dependents(verb.index, "iobj") if _bare(sentence, t)]
    return {bare[0].index: "obj"} if len(bare) == 1 and not objects else {}


def _retold(sentence: Sentence, roles: dict[int, str]) -> Sentence:
    if not roles:
        return sentence
    return replace(
        sentence, tokens=tuple(replace(t, deprel=roles[t.index]) if t.index in roles else t for t in sentence.tokens)
    )


def may_act(sentence: Sentence, token: Token, verb: Token, grammar: Grammar) -> bool:
    """Whether a phrase has the number that the verb asks of its subject, as far as the two tell it."""
    number = number_of_verb(sentence, verb)
    return number is None or agrees(sentence, token, number, grammar)


def _roles(sentence: Sentence, verb: Token, names: Container[int], grammar: Grammar) -> dict[int, str]:
    """New relations of the verb's dependents, by index; nothing where the tree can stand."""
    bare = [t for t in sentence.dependents(verb.index, *CORE) if _bare(sentence, t)]
    if not bare:
        return {}
    if _headline(sentence, verb):
        return _undergoing(sentence, verb, bare)
    if _first_person(sentence, verb):
        (named, *more) = bare
        done_to = named.upos == "PROPN" and named.relation == "nsubj" and named.index > verb.index and not more
        return {named.index: "obj"} if done_to and verb.lemma.lower() not in grammar["objectless"] else {}
    number = number_of_verb(sentence, verb)
    subjects = [t for t in bare if t.relation == "nsubj"]
    objects = [t for t in bare if t.relation == "obj"]
    pronouns = [t for t in sentence.dependents(verb.index, "nsubj", "nsubj:pass", "csubj") if t not in subjects]
    if sentence.dependents(verb.index, "aux:pass") and not subjects and not pronouns and len(objects) == 1:
        return _undergoing(sentence, verb, objects)  # "fue concedido a Grecia un préstamo"
    if number is None and len(bare) == 1 and _subjectless(sentence, verb):
        return {bare[0].index: "obj"} if bare[0] in subjects and bare[0].index > verb.index else {}
    if number is None and bare == objects and len(bare) == 1 and verb.relation == "advcl":
        alone = verb.has("VerbForm=Inf") and verb.lemma.lower() in grammar["objectless"]
        return {bare[0].index: "nsubj"} if alone and bare[0].index > verb.index else {}  # "de fracasar el diálogo"
    if sentence.dependents(verb.index, "cop", "aux:pass") or number is None:
        return {}
    if sentence.dependents(verb.index, "expl:pass", "expl:impers"):
        if len(bare) == 2 and bare[0].index < verb.index < bare[1].index:
            return {bare[0].index: "nsubj", bare[1].index: "obj"}  # "el grupo se adjudicó el atentado"
        fits = [t for t in objects if t.index > verb.index and agrees(sentence, t, number, grammar)]
        return {fits[0].index: "nsubj"} if fits and not subjects and not pronouns else {}
    if doubled := _doubled(sentence, verb, bare, number, grammar):
        return doubled
    if len(bare) == 2 and not pronouns:
        return _of_two(sentence, verb, bare, number, names, grammar)
    if len(bare) != 1:
        return {}
    (only,) = bare
    if only in objects and only.index > verb.index and agrees(sentence, only, number, grammar):
        if pronouns and _relative_object(sentence, verb, pronouns, number, grammar):
            return {pronouns[0].index: "obj", only.index: "nsubj"}
        told = any(m.lemma.lower() in grammar["according"] for m in sentence.dependents(verb.index, "mark"))
        told = told or bool(
            sentence.dependents(verb.index, "ccomp")
        )  # what is said is the object: "…, contó un testigo"
        told = told or _promised(sentence, verb, only)
        if not pronouns and (told or verb.lemma.lower() in grammar["objectless"]):
            return {only.index: "nsubj"}
    if only in subjects and only.index > verb.index and pronouns and pronouns[0].index < verb.index:
        far = _relative_object(sentence, verb, pronouns, number, grammar) and agrees(sentence, only, number, grammar)
        return {pronouns[0].index: "obj"} if far else {}
    if only in subjects and only.index > verb.index and not agrees(sentence, only, number, grammar):
        return _given(sentence, verb, only, grammar)
    return {}


def _given(sentence: Sentence, verb: Token, thing: Token, grammar: Grammar) -> dict[int, str]:
    """ "dijo que enviará médicos a Honduras": what does not agree is sent, and who has a preposition receives."""
    taken = sentence.dependents(verb.index, "obj")
    marked = [t for t in taken if sentence.dependents(t.index, "case")]
    free = len(marked) == len(taken) and not sentence.dependents(verb.index, "ccomp", "expl:pv")
    if not free or verb.lemma.lower() in grammar["objectless"]:
        return {}
    return {thing.index: "obj", **{t.index: "iobj" for t in marked}}


def _promised(sentence: Sentence, verb: Token, token: Token) -> bool:
    """ "prometió liberar a los presos el rey": behind an infinitive with its object stands who acts."""
    for deed in sentence.dependents(verb.index, "xcomp"):
        own = sentence.dependents(deed.index, "obj", "expl:pv")
        if deed.has("VerbForm=Inf") and any(deed.index < t.index < token.index for t in own):
            return True
    return False


def _first_person(sentence: Sentence, verb: Token) -> bool:
    """ "hemos bombardeado Damasco": no name is the subject."""
    return any(t.has("Person=1") and t.has("VerbForm=Fin") for t in (verb, *sentence.dependents(verb.index, "aux")))


def _of_two(
    sentence: Sentence, verb: Token, bare: list[Token], number: str, names: Container[int], grammar: Grammar
) -> dict[int, str]:
    """Who acts and what it is done to, of two bare phrases: by agreement, else by name, else by order."""
    first, second = bare
    relations = (first.relation, second.relation)
    if first.index > verb.index and second.index == first.index + 1 and first.upos == second.upos == "PROPN":
        return {}  # parts of one name
    fits = [t for t in bare if agrees(sentence, t, number, grammar)]
    if len(fits) == 1 and second.index > verb.index:
        other = second if fits[0] is first else first
        sure = number_of(sentence, other, grammar) is not None
        if fits[0].relation == "nsubj" and other.relation == "obj":
            return {}
        return {fits[0].index: "nsubj", other.index: "obj"} if sure else {}
    if first.index < verb.index < second.index and first in fits:  # without a pronoun for it no object stands in front
        if any(t.has("PronType=Rel") for t in sentence.dependents(first.index)):
            return {}  # "cuya soberanía reclama Japón": either may
        return {} if relations == ("nsubj", "obj") else {first.index: "nsubj", second.index: "obj"}
    if relations in (("nsubj", "obj"), ("obj", "nsubj")) or not fits:
        return {}
    if second.index < verb.index:
        return {}
    known = [t for t in bare if t.start in names or t.upos == "PROPN"]
    acts = first.lemma.lower() in grammar["collective"]  # "invadió el ejército Kuwait"
    subject = known[0] if len(known) == 1 and not acts else first
    other = second if subject is first else first
    return {subject.index: "nsubj", other.index: "obj"}


def _doubled(sentence: Sentence, verb: Token, bare: list[Token], number: str, grammar: Grammar) -> dict[int, str]:
    """ "La invitación la recibió el rey": a pronoun for what stands in front, so that who stands behind is who acts."""
    fronted = [t for t in bare if t.index < verb.index]
    behind = [t for t in bare if t.index > verb.index and (t.upos == "PROPN" or sentence.dependents(t.index, "det"))]
    if len(fronted) != 1 or len(behind) != 1 or not agrees(sentence, behind[0], number, grammar):
        return {}
    for pronoun in sentence.dependents(verb.index, "obj"):
        if pronoun.has("Case=Acc") and fronted[0].index < pronoun.index < verb.index:
            alike = all(same(pronoun, fronted[0], feature) for feature in ("Gender", "Number"))
            return {fronted[0].index: "obj", behind[0].index: "nsubj"} if alike else {}
    return {}


def _relative_object(sentence: Sentence, verb: Token, pronouns: list[Token], number: str, grammar: Grammar) -> bool:
    """ "las provincias que gobierna la junta": the pronoun's noun does not agree, so it is what is governed."""
    pronoun = pronouns[0]
    if verb.relation != "acl" or len(pronouns) > 1 or pronoun.lemma.lower() not in grammar["relative"]:
        return False
    noun = sentence.tokens[verb.head]
    if pronoun.index != noun.index + 1:
        return False
    return number_of(sentence, noun, grammar) not in (None, number)


def _subjectless(sentence: Sentence, verb: Token) -> bool:
    """ "aseguran haber atacado Francia", "la amenaza de atacar Francia": an infinitive whose subject is named above."""
    if verb.deprel == "acl":
        return verb.has("VerbForm=Inf")
    nonfinite = not verb.has("VerbForm=Fin") and verb.deprel == "xcomp"
    return nonfinite and bool(sentence.dependents(verb.head, "nsubj"))


def _headline(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle is all the verb that a clause has: "Detenido en Lima un diputado"."""
    alone = verb.has("VerbForm=Part") and verb.has("Voice=Pass") and verb.relation in ("root", "ccomp", "parataxis")
    return alone and not sentence.dependents(verb.index, "aux", "aux:pass", "cop")


def _undergoing(sentence: Sentence, verb: Token, bare: list[Token]) -> dict[int, str]:
    fits = [t for t in bare if same(verb, t, "Number") and same(verb, t, "Gender")]
    return {fits[0].index: "nsubj:pass"} if len(fits) == 1 else {}


def _bare(sentence: Sentence, token: Token) -> bool:
    return token.upos in NOMINAL and not sentence.dependents(token.index, "case")
