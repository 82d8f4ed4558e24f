"""What single words say by their features: gerunds, possessives, who was the first to do something."""

from __future__ import annotations

from dragoman.coding.grammar import Grammar
from dragoman.model import Sentence, Token


def gerund(token: Token) -> bool:
    """Whether a verb is an -ing form, as gerund or present participle."""
    return token.has("VerbForm=Ger") or (token.has("VerbForm=Part") and token.has("Tense=Pres"))


def possessive(token: Token) -> bool:
    """Whether a word is a possessive pronoun, as a noun's dependent or its determiner: "his", "su"."""
    return token.upos in ("PRON", "DET") and (token.deprel == "nmod:poss" or token.has("Poss=Yes"))


def ranks(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """Whether a word says that somebody was the first, the last or the only one of its kind."""
    near = (sentence.tokens[index], *sentence.dependents(index, "amod", "det", "nummod", "nmod"))
    return any(t.lemma.lower() in grammar["ranks"] for t in near)


def ranks_beside(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """Whether what stands beside a name says so: "Canada, the second country to recognise …"."""
    return any(ranks(sentence, t.index, grammar) for t in sentence.dependents(index, "appos") if t.upos == "NOUN")


def owned(token: Token) -> bool:
    """Whether a dependent says whose its noun is: "Russia's", "his", "su"."""
    return token.deprel == "nmod:poss" or possessive(token)


def ranked(sentence: Sentence, index: int, grammar: Grammar) -> int | None:
    """ "Iceland was the first country to recognise": the predicate that an infinitive tells as done, if it has one."""
    token = sentence.tokens[index]
    above = sentence.tokens[token.head]
    if token.relation not in ("acl", "advcl", "xcomp") or not token.has("VerbForm=Inf"):
        return None
    if not sentence.dependents(above.index, "cop") or not grammar["ranks"]:
        return None
    return above.index if ranks(sentence, above.index, grammar) else None
