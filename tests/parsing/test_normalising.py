from hypothesis import given
from hypothesis import strategies as st

from dragoman.parsing.normalising import normalise


def test_typography_becomes_plain() -> None:
    assert normalise("“We won’t – ever,” he said") == '"We won\'t - ever," he said'


@given(st.text())
def test_the_length_stays_and_twice_is_once(text: str) -> None:
    assert len(normalise(text)) == len(text)
    assert normalise(normalise(text)) == normalise(text)
