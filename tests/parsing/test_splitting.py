from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.parsing.splitting import LONGEST, split

# Each is one text, with ¦ where a sentence ends.
ENGLISH = [
    "WASHINGTON, March 3 (Agency) — The envoy left on Monday.¦ He will be back.",
    "MOSCOW (Agency) - The U.S. President spoke.¦ Nobody listened.",
    "They met George W. Bush and J. K. Rowling in Ohio.¦ It rained.",
    "He lives in the U.S.¦ The family stayed behind.",
    "U.S. President Joe Biden met U.N. Secretary-General Antonio Guterres.",
    "Resolution No. 5 was passed by 3.5 percent.¦ No. 6 failed.",
    "On Feb. 24 the army crossed the border.¦ Gen. Smith resigned on Sept. 1.",
    "The talks start at 9 a.m. on Friday.¦ They end at 5 p.m.¦ The hall is closed then.",
    '"We want peace," he said.¦ "We always did."¦ She agreed.',
    "“We won’t go.”¦ “Why?”¦ Nobody answered.",
    '"Will you go?" she asked.¦ He did not.',
    "They waited ... and waited.¦ Then they left…¦ Nothing came.",
    "See https://example.org/a.b?c=d.e for more.¦ Or write to a.b@example.org.",
    "Several states (e.g. Chad, Mali) voted against, i.e. with Russia.",
    "He came (from Kenya.)¦ She did not.",
    "What now?!¦ Go home!",
    "Acme Inc. and Foo Corp. signed a deal with Bar Ltd. in May.",
    "Martin Luther King Jr. was there.¦ So was Dr. No.",
    'They left at 5 p.m.¦ "No comment," he said.',
    "1. The army withdraws.",
    "Prices rose 3.2 per cent. to $5.50 a barrel.",
    "St. Petersburg and Ft. Lauderdale are far apart.¦ Mt. Ararat is high.",
    "The vote was 5 vs. 4 in Smith v. Jones.",
    "He joined the group in 1998.¦ 2001 was worse.",
]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    expected = [part.strip() for part in marked.split("¦")]
    text = marked.replace("¦", "")
    assert [text[a:b] for a, b in split(text, "en")] == expected


def test_a_line_end_always_ends_a_sentence() -> None:
    text = "Russia wants peace\n\nPutin said so\r\n\r\n  Follow us \n"
    assert [text[a:b] for a, b in split(text, "en")] == ["Russia wants peace", "Putin said so", "Follow us"]


def test_a_language_without_data_is_split_all_the_same() -> None:
    text = "Primera frase. Segunda frase."
    assert [text[a:b] for a, b in split(text, "xx")] == ["Primera frase.", "Segunda frase."]


def test_overlong_text_is_cut_in_pieces() -> None:
    for text in ("word, " * 2000, "x" * 10_000, "a " * 5000 + ". B"):
        spans = split(text, "en")
        assert all(b - a <= LONGEST for a, b in spans)
        assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")


@given(
    st.text(alphabet=st.sampled_from(list("aAbB1.!?…,;'\"”()[]- \n\r\t\u2028\x85\u00a0«。")), max_size=300) | st.text()
)
def test_spans_are_ordered_inside_the_text_and_miss_nothing(text: str) -> None:
    spans = split(text, "en")
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert not text[start].isspace() and not text[end - 1].isspace()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "part", ["The U.S. President said on Feb. 24 that it would end. Nobody knew.\n", ".", 'a."', "A. ", " "]
)
def test_splitting_takes_time_in_proportion_on_any_text(
    part: str, cost: Callable[[Callable[[], object]], float]
) -> None:
    short, long = (part * (size // len(part)) for size in (40_000, 200_000))
    assert cost(lambda: split(long, "en")) < 12 * cost(lambda: split(short, "en")) + 0.5
