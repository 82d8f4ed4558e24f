"""An infinitive behind a verb that only colours it is the verb of the clause."""

from __future__ import annotations

from trees import tree

from dragoman.coding.mending.periphrases import coloured, lowered

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


BEGAN = """
Perú Perú PROPN 2 nsubj
empezó empezar VERB 0 root Tense=Past|VerbForm=Fin
a a ADP 4 mark
enviar enviar VERB 2 xcomp VerbForm=Inf
grano grano NOUN 4 obj
a a ADP 7 case
Cuba Cuba PROPN 2 obl
"""


def test_what_stands_behind_an_infinitive_belongs_to_it() -> None:
    sentence = lowered(tree(BEGAN), {"a"}, {"pedir"})
    assert sentence.tokens[sentence.tokens[6].head].text == "enviar"


def test_who_is_asked_belongs_to_the_verb_of_asking() -> None:
    sentence = tree(BEGAN.replace("empezó empezar", "pidió pedir"))
    assert lowered(sentence, {"a"}, {"pedir"}) is sentence
