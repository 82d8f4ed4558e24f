"""An infinitive behind a verb that only colours it is the verb of the clause."""

from __future__ import annotations

from trees import tree

from dragoman.coding.mending.periphrases import coloured

HAD_TO = """
Perú Perú PROPN 2 nsubj
tuvo tener VERB 0 root Mood=Ind Number=Sing Person=3 Tense=Past VerbForm=Fin
que que SCONJ 4 cc
retirar retirar VERB 2 conj VerbForm=Inf
tropas tropa NOUN 4 obj
ayer ayer ADV 2 advmod
"""


def test_what_had_to_be_done_is_the_root_and_has_the_subject() -> None:
    sentence = coloured(tree(HAD_TO), {"tener que"})
    words = sentence.tokens
    assert {t.text: (words[t.head].text, t.deprel) for t in words} == {
        "Perú": ("retirar", "nsubj"),
        "tuvo": ("retirar", "aux"),
        "que": ("retirar", "mark"),
        "retirar": ("retirar", "root"),
        "tropas": ("retirar", "obj"),
        "ayer": ("retirar", "advmod"),
    }


def test_other_verbs_keep_their_complements() -> None:
    sentence = tree(HAD_TO)
    assert coloured(sentence, {"haber de"}) is sentence
