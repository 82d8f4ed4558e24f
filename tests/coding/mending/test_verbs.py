"""A word that the lexicon has as a verb alone is one where the tree gives it a subject."""

from __future__ import annotations

import pytest
from trees import tree

from dragoman.coding.forms import forms
from dragoman.coding.lexicon import load
from dragoman.coding.mending.verbs import recognised

DEFIES = """
Bukele Bukele PROPN 2 nsubj
desafía desafía ADV 0 root
a a ADP 5 case
la el DET 5 det
Corte Corte PROPN 2 obl
"""
NOUN = """
El el DET 2 det
desafía desafía NOUN 3 nsubj
ofendió ofender VERB 0 root
"""
JUDGED = """
Bukele Bukele PROPN 3 nsubj
es ser AUX 3 cop
desafía desafía ADJ 0 root
"""
VISIT = """
Londres Londres PROPN 2 nsubj
visita visita NOUN 0 root
"""


@pytest.mark.parametrize(
    ("lines", "verb"), [(DEFIES, "desafiar"), (NOUN, None), (JUDGED, None), (VISIT, None)], ids="DNJV"
)
def test_a_form_of_verbs_alone_with_a_subject_is_a_verb(lines: str, verb: str | None) -> None:
    sentence = tree(lines)
    found = recognised(sentence, load("es").by_head, forms("es"))
    changed = [t for t, before in zip(found.tokens, sentence.tokens, strict=True) if t != before]
    assert [t.lemma for t in changed if t.upos == "VERB" and t.has("VerbForm=Fin")] == ([verb] if verb else [])
