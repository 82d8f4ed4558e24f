"""What belongs to a known name is no verb."""

from __future__ import annotations

from trees import tree

from dragoman.coding.mending.names import named

BOMBED = """
bombardearon bombardear VERB 0 root
un uno DET 3 det
campamento campamento NOUN 6 nsubj
de de ADP 6 case
Boko Boko PROPN 6 flat
Haram haram VERB 1 conj
"""


def test_a_verb_inside_a_known_name_is_none_and_gives_back_what_hung_from_it() -> None:
    sentence = tree(BOMBED)
    mended = named(sentence, [(sentence.tokens[4].start, sentence.tokens[5].end)])
    found = {t.text: (t.upos, t.deprel, mended.tokens[t.head].text) for t in mended}
    assert found["Haram"] == ("PROPN", "nmod", "campamento")
    assert found["campamento"] == ("NOUN", "obj", "bombardearon")
