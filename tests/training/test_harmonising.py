"""Treebanks of one language are brought to one reading."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.harmonising import numerals, second_objects
from training.treebank import TreebankSentence


def sentence(*rows: tuple[str, str, int, str]) -> TreebankSentence:
    """A sentence of rows of word, word class, head and relation."""
    made = TreebankSentence(words=[r[0] for r in rows], upos=[r[1] for r in rows], heads=[r[2] for r in rows])
    made.deprels = [r[3] for r in rows]
    made.feats = ["" for _ in rows]
    return made


def test_a_numeral_behind_an_article_belongs_to_the_noun() -> None:
    found = sentence(("los", "DET", 2, "det"), ("tres", "NUM", 0, "nummod"), ("reyes", "NOUN", 2, "root"))
    numerals(found, frozenset())
    assert found.heads == [2, 2, 2]


def test_of_two_objects_the_one_with_a_preposition_is_the_indirect_one() -> None:
    found = sentence(
        ("dieron", "VERB", 0, "root"),
        ("lecciones", "NOUN", 0, "obj"),
        ("a", "ADP", 3, "case"),
        ("Roma", "PROPN", 0, "obj"),
    )
    second_objects(found, frozenset())
    assert found.deprels == ["root", "obj", "case", "iobj"]


def test_an_only_object_stays_the_object() -> None:
    found = sentence(("vieron", "VERB", 0, "root"), ("a", "ADP", 2, "case"), ("Ana", "PROPN", 0, "obj"))
    second_objects(found, frozenset())
    assert found.deprels == ["root", "case", "obj"]
