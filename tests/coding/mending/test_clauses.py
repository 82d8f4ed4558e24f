"""Gerunds behind an object: whose they are."""

from __future__ import annotations

import pytest
from trees import tree

from dragoman.coding.mending.clauses import accompanying

FINITE = "Mood=Ind Number=Sing Person=3 Tense=Past VerbForm=Fin"


@pytest.mark.parametrize(("verb", "relation"), [("atacar", "advcl"), ("ver", "xcomp")])
def test_a_gerund_behind_somebody_is_of_who_acts_unless_he_was_seen_to_do_it(verb: str, relation: str) -> None:
    sentence = tree(
        f"""
        verbo {verb} VERB 0 root {FINITE}
        a a ADP 3 case
        Omán Omán PROPN 1 obj
        cerrando cerrar VERB 1 xcomp VerbForm=Ger
        """
    )
    assert accompanying(sentence, {"a"}, {"ver"}).tokens[3].deprel == relation


def test_a_gerund_behind_a_span_of_time_goes_on_with_its_verb() -> None:
    sentence = tree(
        f"""
        lleva llevar VERB 0 root {FINITE}
        años año NOUN 1 obj Number=Plur
        cerrando cerrar VERB 1 xcomp VerbForm=Ger
        """
    )
    assert accompanying(sentence, {"a"}, set()) is sentence
