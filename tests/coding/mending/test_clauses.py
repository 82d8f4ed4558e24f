"""Gerunds behind an object and names behind a verb: whose they are."""

from __future__ import annotations

import pytest
from trees import tree

from dragoman.coding.mending.clauses import accompanying, governing, parted

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


@pytest.mark.parametrize(("verb", "relation"), [("corta", "nsubj"), ("zorta", "flat")])
def test_a_known_name_right_behind_a_known_verb_is_no_part_of_it(verb: str, relation: str) -> None:
    sentence = tree(
        f"""
        {verb} cortar VERB 0 root {FINITE}
        Omán Omán PROPN 1 flat
        gas gas NOUN 1 obj
        """
    )
    name = sentence.tokens[1]
    assert parted(sentence, [(name.start, name.end)], {"corta"}).tokens[1].deprel == relation
    assert parted(sentence, [], {"corta"}) is sentence


def test_a_verb_with_a_tense_governs_the_infinitive_behind_it() -> None:
    lines = f"""
        Omán Omán PROPN 4 nsubj
        desmiente desmentir VERB 4 advmod {FINITE}
        haber haber AUX 4 aux VerbForm=Inf
        vendido vender VERB 0 root VerbForm=Part
        gas gas NOUN 4 obj
        """
    mended = governing(tree(lines))
    found = {t.text: (t.deprel, mended.tokens[t.head].text) for t in mended}
    assert found["Omán"] == ("nsubj", "desmiente")
    assert found["desmiente"] == ("root", "desmiente")
    assert found["vendido"] == ("xcomp", "desmiente")
    assert found["gas"] == ("obj", "vendido")
    plain = tree(lines.replace("VERB 4 advmod", "ADV 4 advmod"))
    assert governing(plain) is plain
