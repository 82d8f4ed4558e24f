"""The project's own trees can be drawn, and each sentence drawn is a tree of known relations."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.treebank import TreebankSentence
from training.writing import Writer

OWN = Path(__file__).parents[2] / "training" / "own"
RELATION = re.compile(
    "(?:acl|advcl|advmod|amod|appos|aux|case|cc|ccomp|compound|conj|cop|csubj|dep|det|discourse|dislocated|expl|fixed"
    "|flat|iobj|list|mark|nmod|nsubj|nummod|obj|obl|orphan|parataxis|punct|root|vocative|xcomp)(?::[a-z]+)?"
)


def is_a_tree(sentence: TreebankSentence) -> bool:
    """Whether there is one root, and every word is below it."""
    for index in range(len(sentence.words)):
        for _ in sentence.words:
            index = sentence.heads[index]
        if sentence.deprels[index] != "root":
            return False
    return sentence.deprels.count("root") == 1


@pytest.mark.parametrize("language", sorted(p.parent.name for p in OWN.glob("*/sentences.txt")))
def test_every_tree_of_ours_writes_sentences_that_are_trees(language: str) -> None:
    sentences = Writer(OWN / language / "sentences.txt", seed=7).sentences(each=2)
    assert len(sentences) > 200
    for sentence in sentences:
        assert is_a_tree(sentence), sentence.text
        assert all(RELATION.fullmatch(r) for r in sentence.deprels), sentence.text


def test_the_same_seed_draws_the_same_sentences() -> None:
    path = OWN / "es" / "sentences.txt"
    assert Writer(path, seed=3).sentences(each=1) == Writer(path, seed=3).sentences(each=1)
