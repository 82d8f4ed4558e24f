"""Two objects of a verb of giving, clauses that only say which day, and "together"."""

from __future__ import annotations

from trees import tree

from dragoman.coding.mending.objects import dated, handed, shared, together, unmarked

PROMISED = """
Colombo Colombo PROPN 2 nsubj
promised promise VERB 0 root VerbForm=Fin
rebels rebel NOUN 2 obj Number=Plur
a a DET 5 det
share share NOUN 2 obj Number=Sing
"""
LOOTED = """
Soldados soldado NOUN 2 nsubj Number=Plur
saquearon saquear VERB 0 root VerbForm=Fin
e e CCONJ 4 cc
incendiaron incendiar VERB 2 conj VerbForm=Fin
casas casa NOUN 4 nsubj Number=Plur
"""
TAKEN = """
Hombres hombre NOUN 2 nsubj Number=Plur
llevaron llevar VERB 0 root VerbForm=Fin
a a ADP 4 case
alumnas alumna NOUN 2 nsubj Number=Plur
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

PATROLLED = """
Togo Togo PROPN 4 nsubj
y y CCONJ 3 cc
Benín Benín PROPN 1 conj
patrullaron patrullar VERB 0 root VerbForm=Fin
juntos juntos NOUN 4 obj
la el DET 7 det
costa costa NOUN 4 obj
"""
TRAINED = """
Soldados soldado NOUN 4 nsubj
se se PRON 4 expl:pv
entrenaron entrenar VERB 4 cop VerbForm=Fin
juntos junto ADJ 0 root
ayer ayer ADV 4 advmod
"""
JUNTAS = """
Lima Lima PROPN 2 nsubj
recibió recibir VERB 0 root VerbForm=Fin
a a ADP 5 case
las el DET 5 det
juntas junta NOUN 2 obj
"""
FORMS = {"juntos": "junto"}


def test_those_who_do_it_together_do_it_to_something_else() -> None:
    token = together(tree(PATROLLED), {"juntos"}, FORMS).tokens[4]
    assert (token.upos, token.lemma, token.deprel) == ("ADJ", "junto", "xcomp")


def test_the_verb_of_those_who_do_it_together_is_the_head() -> None:
    words = together(tree(TRAINED), {"juntos"}, FORMS).tokens
    assert {t.text: (words[t.head].text, t.deprel) for t in words} == {
        "Soldados": ("entrenaron", "nsubj"),
        "se": ("entrenaron", "expl:pv"),
        "entrenaron": ("entrenaron", "root"),
        "juntos": ("entrenaron", "xcomp"),
        "ayer": ("entrenaron", "advmod"),
    }


def test_a_noun_of_the_same_form_stays_one() -> None:
    assert together(tree(JUNTAS), {"juntas"}, FORMS) == tree(JUNTAS)


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


def test_one_thing_behind_two_verbs_is_their_object() -> None:
    assert shared(tree(LOOTED), ()).tokens[4].deprel == "obj"
    assert shared(tree(LOOTED), ("incendiar",)) == tree(LOOTED)


def test_what_has_the_preposition_of_objects_is_no_second_subject() -> None:
    assert unmarked(tree(TAKEN), ("a",)).tokens[3].deprel == "obj"
    assert unmarked(tree(TAKEN), ()) == tree(TAKEN)
