"""What belongs to a known name is no verb, and which lemma a word of the lexicon has."""

from __future__ import annotations

import pytest
from trees import tree

from dragoman.coding.forms import forms, verbs
from dragoman.coding.lexicon import load
from dragoman.coding.mending.names import named, relemmatised

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


@pytest.mark.parametrize(
    ("line", "upos", "lemma"),
    [
        ("Acogidas acogir VERB 0 root VerbForm=Part", "VERB", "acoger"),
        ("obuses obuses PROPN 0 root", "NOUN", "obús"),
        ("Obuses Obuses PROPN 0 root", "PROPN", "Obuses"),
    ],
    ids=["a form of a noun as well", "no name in small letters", "perhaps a name"],
)
def test_words_of_the_lexicon_get_its_lemma(line: str, upos: str, lemma: str) -> None:
    token = relemmatised(tree(line), load("es").by_head, forms("es"), verbs("es")).tokens[0]
    assert (token.upos, token.lemma) == (upos, lemma)
