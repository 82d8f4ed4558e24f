"""Hundreds count the noun behind them."""

from __future__ import annotations

import pytest
from trees import tree

from dragoman.coding.mending.numbers import counted

HEADED = """
Cuba Cuba PROPN 2 nsubj
mandó mandar VERB 0 root
trescientas trescienta NOUN 2 obj Number=Plur
toneladas tonelada NOUN 3 acl Number=Plur
de de ADP 6 case
comida comida NOUN 3 nmod
"""
BESIDE = """
Cuba Cuba PROPN 2 nsubj
mandó mandar VERB 0 root
trescientas trescienta NOUN 2 obj Number=Plur
mil mil NUM 5 nummod
toneladas tonelada NOUN 2 obj Number=Plur
"""


@pytest.mark.parametrize("lines", [HEADED, BESIDE])
def test_the_noun_is_the_object_and_has_the_numeral_below_it(lines: str) -> None:
    words = counted(tree(lines), {"trescientas"}).tokens
    told = {t.text: (words[t.head].text, t.deprel) for t in words}
    assert told["toneladas"] == ("mandó", "obj")
    assert told["trescientas"] == ("toneladas", "nummod")
    assert told.get("comida", ("toneladas", "nmod")) == ("toneladas", "nmod")
