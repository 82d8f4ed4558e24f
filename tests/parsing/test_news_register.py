"""Sentences as the news writes them, in our own words: who acts on whom must come out of the tree."""

from pathlib import Path

import pytest

from dragoman.parsing.parser import load

LINES = (Path(__file__).parent / "news_register.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_the_register_of_the_news(line: str) -> None:
    sentence, expected = line.split("\t")
    (parsed,) = load("en").parse(sentence, [(0, 0, len(sentence))])
    arcs = {f"{t.deprel}({parsed.tokens[t.head].text if t.head != t.index else 'ROOT'},{t.text})" for t in parsed}
    assert set(expected.split()) <= arcs
