"""Subjects behind their verb that the parser took for something else, in languages where they often stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.coding.mending.agreement import may_act
from dragoman.coding.silence import finite
from dragoman.model import Sentence, Token

if TYPE_CHECKING:
    from dragoman.coding.arguments import Arguments

TAKEN = ("nsubj", "nsubj:pass", "csubj", "obj", "iobj", "expl")
"""What leaves no place for a subject behind the infinitive: "se insta a los socios a remitir el voto"."""
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "DET")


def inverted(arguments: Arguments, index: int) -> list[int]:
    """The subject that the parser took for an object: "exigen los sindicatos al Gobierno", "dimite el presidente".

    Where objects that stand for somebody take a preposition, one without it is none if it is a certain person, or has
    another object beside it.
    """
    sentence, grammar = arguments.sentence, arguments.grammar
    verb = ruling = sentence.tokens[index]
    if verb.deprel == "xcomp" and not sentence.dependents(verb.head, *TAKEN):
        ruling = sentence.tokens[verb.head]  # "quiere romper Bolivia relaciones"
    if verb.upos != "VERB" or finite(sentence, ruling.index) is None or not grammar["object_marker"]:
        return []
    near = [t for t in sentence.dependents(index, "obj", "iobj", "obl") if not arguments.reflexive(t)]
    objects = [t for t in near if t.relation == "obj" and t.upos in NOMINAL]
    bare = [t.index for t in objects if not arguments.preposition(t.index) and t.upos != "PRON" and t.index > index]
    marked = [t for t in near if arguments.preposition(t.index) in grammar["object_marker"] or t.upos == "PRON"]
    if not bare or not arguments.acts(bare[0]) or not may_act(sentence, sentence.tokens[bare[0]], ruling, grammar):
        return []  # "dijo que enviará soldados a Ucrania": they do not send
    if verb.relation == "ccomp" and not _certain(sentence, sentence.tokens[bare[0]]):
        return []  # "dijo que enviaría un equipo a Chile"
    pronominal = sentence.dependents(index, "expl:pv")  # "se manifestaron miles de obreros"
    full = [t.index for t in sentence.dependents(index, "xcomp") if sentence.dependents(t.index, "mark")]
    free = any(i < bare[0] for i in full)  # "dejó de pagar su cuota el Gobierno"
    return bare[:1] if len(objects) > 1 or marked or pronominal or free or arguments.person(bare[0]) else []


def raised(arguments: Arguments, index: int) -> list[int]:
    """The subject of a verb that stands behind its infinitive: "volvió a amenazar Bolivia a Chile"."""
    sentence = arguments.sentence
    for full in sentence.dependents(index, "xcomp"):
        if full.upos == "VERB" and not full.has("VerbForm=Fin") and full.index > index:
            own = [t.index for t in sentence.dependents(full.index, "nsubj") if t.index > full.index]
            if found := own or inverted(arguments, full.index):
                return found
    return []


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
    if not grammar["object_marker"] or len(subjects) != 1:
        return None
    if told := _told_before(arguments, index, subjects[0], objects):
        return told
    if len(objects) != 1:
        return None
    thing, actor = sentence.tokens[arguments.antecedent(subjects[0].index)], objects[0]
    if _troops_first(arguments, index, actor, thing):
        return actor.index, thing.index
    first = actor.index < index < thing.index or index < actor.index < thing.index
    if not first:  # "una tregua decretó Kiev", "decretó la ley marcial el presidente"
        lemma = sentence.tokens[index].lemma.lower()
        bare = thing.index == index + 1  # "pidió perdón el rey"
        place = thing.lemma.lower() in grammar["features"] | grammar["within"]
        bare = bare or (place and thing.index < actor.index)  # "patrullan las calles mil soldados"
        first = (actor.index > index and bare) or (
            thing.index < actor.index > index
            and lemma in grammar["of_things"]  # also "el diálogo que mantienen Chad y Níger"
            and may_act(sentence, actor, sentence.tokens[index], grammar)
        )
    if not first or actor.upos not in ("NOUN", "PROPN") or thing.upos != "NOUN" or arguments.preposition(actor.index):
        return None
    return None if not arguments.acts(actor.index) or arguments.acts(thing.index) else (actor.index, thing.index)


def _told_before(arguments: Arguments, index: int, thing: Token, objects: list[Token]) -> tuple[int, int] | None:
    """ "La oferta no la ha aceptado Bogotá": what a pronoun tells again is the object, and a bare name behind acts."""
    pronouns = [t for t in objects if t.upos == "PRON" and t.has("Case=Acc") and thing.index < t.index < index]
    behind = [t for t in objects if t.index > index and t.upos in ("NOUN", "PROPN")]
    if not pronouns or not behind or thing.upos != "NOUN" or arguments.acts(thing.index):
        return None
    features = ("Gender=Masc", "Gender=Fem", "Number=Sing", "Number=Plur")
    if any(thing.has(f) != pronouns[0].has(f) for f in features) or arguments.preposition(behind[0].index):
        return None
    return (behind[0].index, thing.index) if arguments.acts(behind[0].index) else None


def _troops_first(arguments: Arguments, index: int, actor: Token, place: Token) -> bool:
    """ "Bombardean aviones turcos Afrin": a bare noun right behind the verb acts, and not the place behind it."""
    sentence, grammar = arguments.sentence, arguments.grammar
    if actor.index != index + 1 or actor.upos != "NOUN" or place.index < actor.index or place.upos != "PROPN":
        return False
    if sentence.tokens[index].lemma.lower() in grammar["of_things"] or arguments.preposition(place.index):
        return False
    armed = any(map(arguments.named, sentence.dependents(actor.index, "amod")))  # "aviones turcos"
    if arguments.person(place.index) or not (armed or arguments.acts(actor.index)):
        return False
    return may_act(sentence, actor, sentence.tokens[index], grammar)


def behind_agent(arguments: Arguments, index: int) -> list[int]:
    """Who suffers, hung from who did it: "fueron detenidos por la policía veinte activistas"."""
    sentence = arguments.sentence
    if not arguments.grammar["silent_subject"]:
        return []
    agents = [t.index for t in sentence.dependents(index, "obl:agent")]
    found = [t for a in agents for t in sentence.dependents(a, "appos") if t.upos in NOMINAL]
    found = found or [t for t in sentence.dependents(index, "dep", "nmod") if t.upos in ("NOUN", "PROPN")]
    return [t.index for t in found if t.index > index and sentence.tokens[t.index - 1].text != ","][:1]
