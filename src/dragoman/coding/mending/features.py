"""Number and gender: what a phrase asks of its verb, and whether two words agree."""

from __future__ import annotations

from dragoman.coding.grammar import Grammar
from dragoman.model import Sentence, Token


def number_of_verb(sentence: Sentence, verb: Token) -> str | None:
    """``Sing`` or ``Plur`` of a verb in the third person, or of its auxiliary."""
    for token in (*sentence.dependents(verb.index, "aux"), verb):
        if token.has("VerbForm=Fin") and token.has("Person=3"):
            return "Plur" if token.has("Number=Plur") else "Sing"
    return None


def number_of(sentence: Sentence, token: Token, grammar: Grammar) -> str | None:
    """The number that a phrase asks of its verb; none if it may be either, as with names and "a group of".

    An article tells the number of a name, and of a noun that shows none: "las FARC", "el guardacostas". A name alone
    is one if it does not end as plurals do.
    """
    if sentence.dependents(token.index, "conj"):
        return "Plur"
    if token.lemma.lower() in grammar["quantifiers"]:
        return None
    name = token.upos == "PROPN" or sentence.dependents(token.index, "flat")
    numbers = {value(t, "Number") for t in sentence.dependents(token.index, "det")} - {""}
    if not numbers and not name:
        numbers = {value(token, "Number")} - {""}
    if not numbers and name and grammar["plural_endings"]:
        parts = (token, *sentence.dependents(token.index, "flat"))
        one = not any(p.text.isupper() or p.text[-1:].lower() in grammar["plural_endings"] for p in parts)
        return "Sing" if one else None
    return numbers.pop() if len(numbers) == 1 else None


def agrees(sentence: Sentence, token: Token, number: str, grammar: Grammar) -> bool:
    """Whether a phrase may have a number."""
    return number_of(sentence, token, grammar) in (None, number)


def same(one: Token, other: Token, feature: str) -> bool:
    """Whether two words do not differ in a feature."""
    values = {value(one, feature), value(other, feature)} - {""}
    return len(values) < 2


def value(token: Token, feature: str) -> str:
    """What a word's features say of one of them, empty if nothing."""
    return next((f.partition("=")[2] for f in token.feats.split("|") if f.startswith(feature + "=")), "")
