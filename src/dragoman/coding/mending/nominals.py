"""Phrases of a verb that the parser hung from a noun beside it, in languages where subjects stand behind verbs."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from dragoman.coding.grammar import Grammar
from dragoman.model import Sentence, Span, Token

NOMINAL = ("NOUN", "PROPN")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl:pass", "expl:impers", "cop", "aux:pass")


def lifted(sentence: Sentence, names: Iterable[Span], grammar: Grammar) -> Sentence:
    """The sentence with objects below verbs only, and with a subject that was taken for the end of a place's name."""
    if not grammar["object_marker"]:
        return sentence
    known = dict(names)
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        noun = tokens[token.head]
        if (
            token.upos == "DET"
            and token.deprel == "det"
            and noun.upos == "VERB"
            and sentence.dependents(token.index, "nmod")
        ):
            case = sentence.dependents(token.index, "case")  # "se reunirá con la del ELN"
            tokens[token.index] = replace(token, deprel="obl" if case else "obj")
        if (noun.upos == "VERB" and token.relation in ("conj", "obl")) or token.deprel == "appos":
            _of_its_kind(sentence, noun, token, tokens)
        early = token.deprel == "obl" and token.index < noun.index and token.upos == "PROPN"
        if early and any(start <= token.start < end for start, end in known.items()):
            _no_time(sentence, noun, token, tokens)
        if noun.deprel == "fixed" and token.deprel not in ("fixed", "punct"):
            _unfixed(tokens, token)
        if noun.upos == "ADJ" and noun.deprel == "amod" and token.deprel == "nmod":
            tokens[token.index] = replace(token, head=noun.head)  # "el choque verbal entre Petro y Bukele"
        if noun.upos == "ADJ" and noun.deprel == "xcomp" and token.deprel == "nmod":
            _of_whom(sentence, noun, token, tokens, grammar)
        if noun.upos in NOMINAL and token.deprel == "conj":
            _of_two(sentence, noun, token, tokens, grammar)
        if noun.upos not in NOMINAL or noun.index > token.index:
            continue
        if _marked(sentence, token, grammar["against"]) and _is_place(sentence, noun):
            tokens[token.index] = replace(token, head=noun.head)  # "barricadas en Lima contra el Gobierno"
            continue
        person = token.deprel == "nmod" and _marked(sentence, token, grammar["object_marker"])
        person = person and noun.relation == "obl" and _marked(sentence, noun, grammar["owner"])
        if person or (token.relation in ("obj", "iobj") and not sentence.dependents(noun.index, "nsubj", "cop")):
            while noun.deprel in ("amod", "appos", "flat") and tokens[noun.head].upos in NOMINAL:
                noun = tokens[noun.head]  # "excluyó del sistema SWIFT a los bancos"
            verb = tokens[noun.head]  # "expulsa Rumanía a dos diplomáticos"
            if verb.upos == "VERB" and verb.index != noun.index and noun.relation in ("nsubj", "obj", "iobj", "obl"):
                free = not person or not sentence.dependents(verb.index, "obj", "iobj", "ccomp", "xcomp")
                deprel = "obj" if person else token.deprel  # "rescataron en Samos a los náufragos"
                tokens[token.index] = replace(token, head=verb.index, deprel=deprel) if free else token
        elif token.deprel == "nmod" and noun.deprel == "nmod":
            if noun.start in known or noun.lemma.lower() in grammar["collective"]:
                _of_the_deed(sentence, noun, token, tokens, grammar)
        elif token.deprel in ("appos", "amod") and noun.relation == "obl":
            _in_front(sentence, noun, token, tokens, known)
        elif token.deprel == "flat" and token.start in known:
            _unglued(sentence, noun, token, tokens)
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def _is_place(sentence: Sentence, name: Token) -> bool:
    """Whether a name is a phrase with a preposition of its own: "en Lima"."""
    return name.upos == "PROPN" and name.relation in ("obl", "nmod") and bool(sentence.dependents(name.index, "case"))


def _no_time(sentence: Sentence, verb: Token, name: Token, tokens: list[Token]) -> None:
    """ "Santo Domingo devolvió a los migrantes": a bare name in front of a verb without a subject is who acts."""
    bare = not sentence.dependents(name.index, "case") and verb.has("VerbForm=Fin")
    if bare and not sentence.dependents(verb.index, *SUBJECTS):
        tokens[name.index] = replace(name, deprel="nsubj")


def _unfixed(tokens: list[Token], token: Token) -> None:
    """ "se reunió a puerta cerrada con Rutte": nothing hangs from the words of a fixed phrase."""
    above = tokens[token.head]
    for _ in range(len(tokens)):
        if above.deprel not in ("fixed", "advmod", "case") or above.head == above.index:
            break
        above = tokens[above.head]
    tokens[token.index] = replace(token, head=above.index)


def _of_whom(sentence: Sentence, quality: Token, token: Token, tokens: list[Token], grammar: Grammar) -> None:
    """ "considera responsable a Damasco": whom a verb finds to be so is its object."""
    verb = tokens[quality.head]
    taken = sentence.dependents(verb.index, "obj")
    if verb.upos == "VERB" and not taken and _marked(sentence, token, grammar["object_marker"]):
        tokens[token.index] = replace(token, head=verb.index, deprel="obj")


def _of_two(sentence: Sentence, deed: Token, token: Token, tokens: list[Token], grammar: Grammar) -> None:
    """ "la balacera entre la policía y los pandilleros": the second side is joined to the first, not to the deed."""
    sides = [t for t in sentence.dependents(deed.index, "nmod") if _marked(sentence, t, grammar["among"])]
    joint = sentence.dependents(token.index, "cc")
    if sides and joint and sides[-1].index < joint[0].index and not sentence.dependents(sides[-1].index, "conj"):
        tokens[token.index] = replace(token, head=sides[-1].index)


def _unglued(sentence: Sentence, place: Token, name: Token, tokens: list[Token]) -> None:
    """ "firmaron en Adís Abeba Etiopía y Kenia": a known name of its own, behind a place, where a subject lacks."""
    verb = tokens[place.head]
    if verb.upos != "VERB" or place.index < verb.index or not sentence.dependents(place.index, "case"):
        return
    if not verb.has("VerbForm=Fin") and not sentence.dependents(verb.index, "aux"):
        return
    if sentence.dependents(verb.index, *SUBJECTS):
        return
    tokens[name.index] = replace(name, head=verb.index, deprel="nsubj")
    for other in sentence.dependents(place.index, "flat", "conj", "appos", "nmod", "amod"):
        if other.index > name.index:
            tokens[other.index] = replace(other, head=name.index)


def _in_front(sentence: Sentence, place: Token, token: Token, tokens: list[Token], known: Container[int]) -> None:
    """ "volverán a la mesa Ereván y Bakú", "luchan en Bajmut rusos y chechenos": several, behind one thing."""
    verb = tokens[place.head]
    joint = sentence.dependents(token.index, "conj")
    if verb.upos != "VERB" or place.index < verb.index or not joint or token.index != place.index + 1:
        return
    if place.has("Number=Plur") or not (token.start in known or (place.upos == "PROPN" and token.has("Number=Plur"))):
        return
    taken = sentence.dependents(verb.index, *SUBJECTS)
    if not taken or not sentence.dependents(verb.index, "obj"):
        upos = "NOUN" if token.upos == "ADJ" else token.upos
        tokens[token.index] = replace(token, upos=upos, head=verb.index, deprel="obj" if taken else "nsubj")


def _of_the_deed(sentence: Sentence, doer: Token, token: Token, tokens: list[Token], grammar: Grammar) -> None:
    """ "la detención por la policía de dos activistas": who is detained, unless a name tells whose police it is."""
    if token.upos != "NOUN" or not _marked(sentence, token, grammar["possessive"]):
        return
    marks = sentence.dependents(doer.index, "case")
    by = any(m.lemma.lower() in grammar["agent"] for m in marks)
    own = [t for t in sentence.dependents(doer.head, "nmod") if _marked(sentence, t, grammar["possessive"])]
    if by and not own and tokens[doer.head].upos == "NOUN":
        tokens[token.index] = replace(token, head=doer.head)


def _of_its_kind(sentence: Sentence, verb: Token, token: Token, tokens: list[Token]) -> None:
    """A phrase is joined to a phrase, not to a verb; a clause behind a comma is no phrase of the one before it."""
    if token.deprel in ("obl", "appos"):
        if token.upos == "VERB" and token.has("VerbForm=Fin") and sentence.tokens[token.index - 1].text == ",":
            _told(sentence, verb, token, tokens)
        return
    joint = sentence.dependents(token.index, "cc")
    if token.upos not in (*NOMINAL, "DET") or len(joint) != 1 or sentence.dependents(token.index, "nsubj", "cop"):
        return
    before = [
        t
        for t in sentence.dependents(verb.index, "nsubj", "obj", "obl", "iobj", "nsubj:pass")
        if t.index < joint[0].index
    ]
    last = before[-1] if before else token
    if last.index > verb.index and joint[0].index - 1 in sentence.subtree(last.index):
        tokens[token.index] = replace(token, head=last.index)


def _told(sentence: Sentence, above: Token, verb: Token, tokens: list[Token]) -> None:
    """ "robaron la vacuna, denuncia Human Rights Watch": a clause of its own, and who says it is its subject."""
    for _ in range(len(tokens)):
        if above.upos == "VERB" or above.head == above.index:
            break
        above = tokens[above.head]
    tokens[verb.index] = replace(verb, head=above.index, deprel="parataxis")
    names = [t for t in sentence.dependents(verb.index, "appos", "flat") if t.upos == "PROPN" and t.index > verb.index]
    if names and not sentence.dependents(verb.index, "nsubj"):
        tokens[names[0].index] = replace(names[0], deprel="nsubj")


def _marked(sentence: Sentence, token: Token, prepositions: Container[str]) -> bool:
    return any(m.lemma.lower() in prepositions for m in sentence.dependents(token.index, "case"))


def outer(sentence: Sentence, possessive: Container[str]) -> Sentence:
    """ "buques de guerra chinos y rusos": what agrees with the first noun alone is of that one."""
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        inner = sentence.tokens[token.head]
        noun = sentence.tokens[inner.head]
        if token.deprel != "amod" or inner.deprel != "nmod" or noun.upos != "NOUN" or token.index != inner.index + 1:
            continue
        marks = sentence.dependents(inner.index, "case")
        bare = len(marks) == 1 and marks[0].lemma.lower() in possessive and not sentence.dependents(inner.index, "det")
        if not bare or inner.upos != "NOUN" or noun.index != inner.index - 2:
            continue
        if token.has("Number=Plur") and noun.has("Number=Plur") and inner.has("Number=Sing"):
            tokens[token.index] = replace(token, head=noun.index)
            for other in sentence.dependents(inner.index, "conj"):
                joint = sentence.dependents(other.index, "cc")
                if joint and joint[0].index == token.index + 1 and other.index == token.index + 2:
                    tokens[other.index] = replace(other, upos="ADJ", head=token.index)
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def numbered(sentence: Sentence, names: Iterable[Span]) -> Sentence:
    """ "los primeros Leopard 2 alemanes": the number is part of the name, and the people whose it is."""
    starts = {start for start, _ in names}
    for people in sentence.tokens[2:]:
        number, name = sentence.tokens[people.index - 1], sentence.tokens[people.index - 2]
        if people.upos != "NOUN" or people.start not in starts or people.text[:1].isupper():
            continue
        if number.upos != "NUM" or number.head != people.index or name.upos != "PROPN" or name.head == people.index:
            continue
        if sentence.dependents(people.index, "case", "det") or people.has("Number=Sing"):
            continue
        tokens = list(sentence.tokens)
        tokens[number.index] = replace(number, head=name.index, deprel="flat")
        tokens[people.index] = replace(people, upos="ADJ", head=name.index, deprel="amod")
        return replace(sentence, tokens=tuple(tokens))
    return sentence
