"""Two objects of a verb of giving, and clauses that only say which day."""

from __future__ import annotations

from trees import tree

from dragoman.coding.mending.objects import dated, handed

PROMISED = """
Colombo Colombo PROPN 2 nsubj
promised promise VERB 0 root VerbForm=Fin
rebels rebel NOUN 2 obj Number=Plur
a a DET 5 det
share share NOUN 2 obj Number=Sing
"""
COMING = """
Rinne Rinne PROPN 2 nsubj
viajará viajar VERB 0 root VerbForm=Fin
la el DET 4 det
semana semana NOUN 2 obj
que que PRON 6 nsubj
viene venir VERB 2 ccomp VerbForm=Fin
a a ADP 8 case
Lima Lima PROPN 6 obj
"""


def test_the_first_of_two_objects_gets_the_second() -> None:
    relations = {t.text: t.deprel for t in handed(tree(PROMISED), {"promise"})}
    assert (relations["rebels"], relations["share"]) == ("iobj", "obj")


def test_verbs_of_another_kind_keep_both_objects() -> None:
    assert handed(tree(PROMISED), {"give"}) == tree(PROMISED)


def test_what_stands_behind_the_week_that_comes_belongs_to_the_journey() -> None:
    words = dated(tree(COMING), {"que viene"}).tokens
    assert {t.text: words[t.head].text for t in words if t.text in ("semana", "viene", "Lima")} == {
        "semana": "viajará",
        "viene": "semana",
        "Lima": "viajará",
    }
