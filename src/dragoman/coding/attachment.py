"""Phrases of a preposition, wherever the parser hung them: on the word, its object, its carrier or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.coding.prepositions import marked
from dragoman.model import Token

if TYPE_CHECKING:
    from dragoman.coding.arguments import Arguments

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "DET")
TEMPORAL = (":unmarked", ":tmod")


def prepositional(arguments: Arguments, index: int, name: str) -> list[int]:
    """Heads of the phrases that the preposition ``name`` marks around a word, the nearest place that has any."""
    if direct := _marked(arguments, index, name):
        return direct
    of_a_verb = arguments.sentence.tokens[index].upos in ("VERB", "AUX", "ADJ")
    return _around_a_verb(arguments, index, name) if of_a_verb else _around_a_noun(arguments, index, name)


def _around_a_verb(arguments: Arguments, index: int, name: str) -> list[int]:
    sentence = arguments.sentence
    token = sentence.tokens[index]
    for inner in (t.index for t in sentence.dependents(index, "obj", "iobj")):
        if found := _marked(arguments, inner, name) or _marked_below(arguments, inner, name):
            return found
        counted = sentence.tokens[inner].lemma.lower() in arguments.grammar["quantifiers"]
        for thing in possessives(arguments, inner) if counted and name not in arguments.grammar["possessive"] else ():
            if found := _marked(arguments, thing, name):
                return found  # "tonnes of food to Cuba"
    if arguments.passive(index):
        for inner in arguments.surface_subject(index):
            if found := _marked(arguments, inner, name):
                return found
    for inner in (t.index for t in sentence.dependents(index, "obl", "xcomp") if t.upos in NOMINAL):
        if found := _marked(arguments, inner, name):
            return found
    for inner in (t.index for t in sentence.dependents(index, "obj")):
        for clause in (t for t in sentence.dependents(inner, "acl") if t.deprel == "acl" and t.has("VerbForm=Part")):
            if name not in arguments.grammar["agent"] and (found := _marked(arguments, clause.index, name)):
                return found  # "estacionó una brigada acorazada en Lituania"
    below = token.relation == "xcomp" and (
        token.has("VerbForm=Inf") or token.upos == "ADJ"
    )  # "se mostró recelosa de X"
    if token.relation == "conj" or below:
        return [i for i in _marked(arguments, token.head, name) if i > index]
    return []


def _around_a_noun(arguments: Arguments, index: int, name: str) -> list[int]:
    sentence, grammar = arguments.sentence, arguments.grammar
    token = sentence.tokens[index]
    owning = name in grammar["possessive"]
    carrier = arguments.carriers.get(index)
    if carrier is not None and (found := [i for i in _marked(arguments, carrier, name) if i != index]):
        return found
    for clause in sentence.dependents(index, "acl"):
        weighs = clause.lemma.lower() in grammar["weighing"]  # "las sanciones que pesan sobre Irán"
        if (weighs or clause.deprel != "acl:relcl") and (found := _marked(arguments, clause.index, name)):
            return found  # "a meeting announced yesterday with the Chinese leader"
    for inner in possessives(arguments, index) if not owning else ():
        if found := _marked(arguments, inner, name):
            return found  # "the arrest of two men by police", with the agent hung too low
    for other in sentence.dependents(index, "nmod") if not owning else ():
        low = name in grammar["agent"] or not arguments.acts(other.index)
        if low and other.index > index and (found := _marked(arguments, other.index, name)):
            return found  # "an attack with missiles against the city"
    head = sentence.tokens[token.head]
    if token.relation == "nmod" and head.lemma.lower() in grammar["containers"] | grammar["quantifiers"]:
        return [i for i in prepositional(arguments, head.index, name) if i > index]  # "a wave of attacks against Kyiv"
    undergoes = token.relation == "nsubj" and arguments.passive(head.index)  # "se registraron choques entre …"
    if (token.relation in ("obj", "conj", "obl") or undergoes) and not owning:
        return [i for i in _marked(arguments, head.index, name) if i > index]
    return []


def _marked_below(arguments: Arguments, index: int, name: str) -> list[int]:
    """What hangs too low: "used bombs of that kind against the rebels"."""
    if name in arguments.grammar["possessive"] or arguments.acts(index):
        return []
    below = (t.index for t in arguments.sentence.dependents(index, "nmod") if not arguments.acts(t.index))
    return next((found for i in below if (found := _marked(arguments, i, name))), [])


def possessives(arguments: Arguments, index: int) -> list[int]:
    """Heads of the phrases that say whose a thing is: "the offer of Iran"."""
    return [i for name in sorted(arguments.grammar["possessive"]) for i in _marked(arguments, index, name)]


def _marks(arguments: Arguments, index: int) -> list[str]:
    """What marks a phrase, of a fixed expression each word that says something: "en contra de" says "contra"."""
    marks = arguments.sentence.dependents(index, "case", "mark")
    parts = [part.lemma.lower() for mark in marks for part in arguments.sentence.dependents(mark.index, "fixed")]
    empty = arguments.grammar["possessive"] | arguments.grammar["object_marker"]
    said = [t.lemma.lower() for t in marks]
    if marks and said[0] in arguments.grammar["object_marker"]:
        full = any(part not in empty for part in parts)
        said = said[1:] if full else said  # "a través de la Cruz Roja" is not "a la Cruz Roja"
    return [*said, *(part for part in parts if part not in empty)]


def _marked(arguments: Arguments, index: int, name: str) -> list[int]:
    sentence, grammar, found = arguments.sentence, arguments.grammar, list[int]()
    near = sentence.dependents(index, "obl", "nmod", "advcl", "acl", "advmod")
    others = sentence.dependents(index, "obj", "iobj", "xcomp", "ccomp", "compound")
    near += [t for t in others if arguments.preposition(t.index)]
    for time in [t for t in near if t.deprel.endswith(TEMPORAL)]:
        near += sentence.dependents(time.index, "obl", "nmod")  # "strikes Friday evening against Hamas"
    for token in near:
        if (token.deprel == "obl:agent" and name not in grammar["agent"]) or arguments.jointly(token):
            continue
        if name in grammar["means"] and _is_there_as(arguments, token):
            continue
        if name in grammar["object_marker"] and _told_again(arguments, index, token):
            continue
        if token.upos == "ADV" and token.lemma.lower() == name:  # "cerca de la frontera"
            inner = sentence.dependents(token.index, "obl", "nmod", "obj")
            found += [t.index for t in inner if t.upos in NOMINAL]
            continue
        if (head := marked(sentence, token, name, _marks(arguments, token.index), grammar)) is not None:
            found.append(arguments.antecedent(head))
    return arguments.expanded(found)


def _is_there_as(arguments: Arguments, token: Token) -> bool:
    """ "Con Qatar como mediador": whose part is told takes part in nothing else."""
    near = arguments.sentence.dependents(token.index, "nmod", "obl", "acl", "advcl")
    return any(t.index > token.index and arguments.preposition(t.index) in arguments.grammar["as"] for t in near)


def _told_again(arguments: Arguments, index: int, token: Token) -> bool:
    """ "Al comandante no lo extraditó": a phrase before the verb that a pronoun tells again as its object."""
    pronouns = [t for t in arguments.sentence.dependents(index, "obj") if t.upos == "PRON" and t.has("Case=Acc")]
    return bool(pronouns) and token.relation in ("iobj", "obl") and token.index < min(t.index for t in pronouns)


def nearest(arguments: Arguments, noun: int, pronoun: int) -> int:
    """ "La ruptura con Kiev, a la que acusa …": what only persons can be is said of whom the phrase names last."""
    marked = arguments.preposition(pronoun) in arguments.grammar["object_marker"]
    if not marked or arguments.acts(noun):
        return noun
    inside = (i for i in sorted(arguments.sentence.subtree(noun), reverse=True) if noun < i < pronoun)
    return next((i for i in inside if arguments.sentence.tokens[i].upos == "PROPN" and arguments.acts(i)), noun)
