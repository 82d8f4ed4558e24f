"""An infinitive behind a verb that only colours it is the verb of the clause."""

from __future__ import annotations

from trees import tree

from dragoman.coding.grammar import load
from dragoman.coding.mending.periphrases import across, coloured, lowered, passived

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


CLOSES = """
Acaba acabar VERB 0 root Mood=Ind Number=Sing Person=3 Tense=Pres VerbForm=Fin
de de ADP 3 mark
cerrar cerrar VERB 1 xcomp VerbForm=Inf
Omán Omán PROPN 3 obj
puertos puerto NOUN 1 nsubj Number=Plur
"""
BANNED = """
Quedó quedar VERB 0 root Mood=Ind Number=Sing Person=3 Tense=Past VerbForm=Fin
prohibida prohibido ADJ 1 xcomp Gender=Fem Number=Sing
por por ADP 4 case
Omán Omán PROPN 2 obl:agent
la el DET 6 det
marcha marcha NOUN 2 obj Gender=Fem Number=Sing
"""


def test_of_two_phrases_behind_an_infinitive_the_name_in_front_acts() -> None:
    words = across(tree(CLOSES)).tokens
    assert [(words[words[i].head].text, words[i].deprel) for i in (3, 4)] == [("Acaba", "nsubj"), ("cerrar", "obj")]


def test_a_name_behind_what_is_closed_leaves_the_tree_as_it_is() -> None:
    sentence = tree(CLOSES.replace("Omán Omán PROPN", "radios radio NOUN"))
    assert across(sentence) is sentence


def test_what_was_left_done_by_somebody_is_a_passive() -> None:
    words = passived(tree(BANNED), {"prohibida": "prohibir"}, {}, load("es")).tokens
    found = {t.text: (words[t.head].text, t.deprel, t.upos) for t in words}
    assert found["prohibida"] == ("prohibida", "root", "VERB")
    assert found["Quedó"] == ("prohibida", "aux:pass", "AUX")
    assert found["marcha"] == ("prohibida", "nsubj:pass", "NOUN")
    assert found["Omán"] == ("prohibida", "obl:agent", "PROPN")


def test_a_quality_that_nobody_brings_about_is_none() -> None:
    sentence = tree(BANNED.replace("2 obl:agent", "2 obl"))
    assert passived(sentence, {"prohibida": "prohibir"}, {}, load("es")) is sentence
