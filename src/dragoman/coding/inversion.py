"""Subjects behind their verb that the parser took for something else, in languages where they often stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.coding.mending.agreement import may_act
from dragoman.coding.silence import finite
from dragoman.model import Sentence, Token

if TYPE_CHECKING:
    from dragoman.coding.arguments import Arguments

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "DET")


def inverted(arguments: Arguments, index: int) -> list[int]:
    """The subject that the parser took for an object: "exigen los sindicatos al Gobierno", "dimite el presidente".

    Where objects that stand for somebody take a preposition, one without it is none if it is a certain person, or has
    another object beside it.
    """
    sentence, grammar = arguments.sentence, arguments.grammar
    verb = sentence.tokens[index]
    if verb.upos != "VERB" or finite(sentence, index) is None or not grammar["object_marker"]:
        return []
    near = [t for t in sentence.dependents(index, "obj", "iobj", "obl") if not arguments.reflexive(t)]
    objects = [t for t in near if t.relation == "obj" and t.upos in NOMINAL]
    bare = [t.index for t in objects if not arguments.preposition(t.index) and t.upos != "PRON" and t.index > index]
    marked = [t for t in near if arguments.preposition(t.index) in grammar["object_marker"] or t.upos == "PRON"]
    if not bare or not arguments.acts(bare[0]) or not may_act(sentence, sentence.tokens[bare[0]], verb, grammar):
        return []  # "dijo que enviará soldados a Ucrania": they do not send
    if verb.relation == "ccomp" and not _certain(sentence, sentence.tokens[bare[0]]):
        return []  # "dijo que enviaría un equipo a Chile"
    return bare[:1] if len(objects) > 1 or marked or arguments.person(bare[0]) else []


def _certain(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase is a name or has the definite article."""
    return token.upos == "PROPN" or any(t.has("Definite=Def") for t in sentence.dependents(token.index, "det"))


def crossed(arguments: Arguments, index: int) -> tuple[int, int] | None:
    """Subject and object that the parser took for each other: "Rusia lanzó misiles" or "lanzó Rusia misiles".

    Who can act and stands bare before the verb, or first behind it, is not the object of a thing behind him; nor of a
    noun without an article between the verb and him.
    """
    sentence, grammar = arguments.sentence, arguments.grammar
    subjects = [t for t in sentence.dependents(index, "nsubj") if t.deprel == "nsubj"]
    objects = [t for t in sentence.dependents(index, "obj") if not arguments.reflexive(t)]
    if not grammar["object_marker"] or len(subjects) != 1 or len(objects) != 1:
        return None
    thing, actor = subjects[0], objects[0]
    first = actor.index < index < thing.index or index < actor.index < thing.index
    first = first or (thing.index == index + 1 and actor.index > index)  # "pidió perdón el rey"
    if not first or actor.upos not in ("NOUN", "PROPN") or thing.upos != "NOUN" or arguments.preposition(actor.index):
        return None
    return None if not arguments.acts(actor.index) or arguments.acts(thing.index) else (actor.index, thing.index)


def behind_agent(arguments: Arguments, index: int) -> list[int]:
    """Who suffers, hung from who did it: "fueron detenidos por la policía veinte activistas"."""
    sentence = arguments.sentence
    if not arguments.grammar["silent_subject"]:
        return []
    agents = [t.index for t in sentence.dependents(index, "obl:agent")]
    found = [t for a in agents for t in sentence.dependents(a, "appos") if t.upos in NOMINAL]
    found = found or [t for t in sentence.dependents(index, "dep", "nmod") if t.upos in ("NOUN", "PROPN")]
    return [t.index for t in found if t.index > index and sentence.tokens[t.index - 1].text != ","][:1]
