"""What a small parser often gets wrong, and adjacency or tense can set right before the rules read the tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.coding.entries import Entry
from dragoman.coding.grammar import Grammar
from dragoman.coding.mending.agreement import agreed
from dragoman.coding.mending.classes import awoken, classed
from dragoman.coding.mending.clauses import (
    accompanying,
    answered,
    clausal,
    fronted,
    governing,
    parted,
    predicative,
    unshared,
)
from dragoman.coding.mending.moods import conjugated, participial
from dragoman.coding.mending.names import begun, capitalised, joined, mended, named, relemmatised, whole
from dragoman.coding.mending.nominals import lifted, numbered, outer
from dragoman.coding.mending.numbers import counted
from dragoman.coding.mending.objects import dated, handed, loosened, shared, together, unmarked
from dragoman.coding.mending.participles import described, prenominal, revived, tightened
from dragoman.coding.mending.periphrases import (
    across,
    climbed,
    coloured,
    lowered,
    neared,
    passived,
    progressing,
    resulting,
)
from dragoman.model import Sentence, Span


def mend(
    sentence: Sentence,
    names: Sequence[Span],
    heads: Mapping[str, Sequence[Entry]],
    forms: Mapping[str, str],
    verbs: Mapping[str, str],
    grammar: Grammar,
) -> Sentence:
    """The sentence with its tree mended; ``names`` are known ones, ``heads`` the lexicon's entries by lemma.

    ``forms`` and ``verbs`` give the lexicon's words by their forms.
    """
    sentence = counted(sentence, grammar["numerals"])
    sentence = participial(sentence, verbs, grammar["participle_endings"])
    alike = "participle" in grammar["alike"]  # else no past tense can be taken for a participle
    tree = clausal(revived(sentence) if alike else sentence, grammar["subordinators"])
    tree = unshared(tightened(described(prenominal(tree)) if alike else tree))
    tree = capitalised(tree, verbs) if grammar["object_marker"] else tree
    tree = begun(whole(parted(mended(tree, names), names, verbs), names), names, grammar["possessive"])
    tree = lifted(named(tree, names), names, grammar)
    tree = awoken(tree, verbs) if grammar["object_marker"] else tree
    tree = relemmatised(joined(classed(tree, names, heads, forms, verbs, grammar), heads), heads, forms, verbs)
    tree = progressing(resulting(tree, verbs, heads, grammar), grammar["progressive"])
    if grammar["object_marker"]:
        tree = outer(numbered(loosened(tree, forms, grammar["possessive"]), names), grammar["possessive"])
        tree = fronted(predicative(tree, heads, forms), grammar)
    tree = handed(dated(conjugated(governing(answered(tree)), grammar), grammar["coming"]), grammar["giving"])
    tree = neared(together(tree, grammar["together"], forms), grammar["imminent"])
    tree = lowered(coloured(tree, grammar["periphrases"]), grammar["object_marker"], grammar["object_control"])
    if grammar["object_marker"]:
        tree = unmarked(tree, grammar["object_marker"])
        tree = shared(across(passived(tree, verbs, heads, grammar)), grammar["objectless"])
        tree = climbed(tree, grammar["object_marker"], grammar["object_control"] | grammar["perceiving"])
        tree = accompanying(tree, grammar["object_marker"], grammar["perceiving"])
    return agreed(tree, names, grammar)
