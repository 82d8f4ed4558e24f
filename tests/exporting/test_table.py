"""The table: everything a reader needs to check an event, with colour and without."""

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from dragoman.exporting import table
from dragoman.model import Article, Event, When


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")


def plain(article: Article, events: list[Event]) -> str:
    stream = io.StringIO()
    table.write([(article, events)], stream)
    return stream.getvalue()


def test_who_did_what_to_whom_and_the_words_that_say_it(article: Article, events: list[Event]) -> None:
    text = plain(article, events)
    for part in (
        "Talks in Geneva",
        "2022-03-09 · https://example.org/geneva",
        "2022-03-07",
        "FRA·GOV France + (FRA) the ministry → IRN Iran",
        "CONSULT visit",
        "{French diplomats} *met* their <Iranian hosts>",
        "AGREE to AID 2022-05",
        "future",
        "nobody named → – Iran in",
        "2 events in 1 article · verbal cooperation 2",
    ):
        assert " ".join(part.split()) in " ".join(text.split())


def test_events_stand_in_reading_order(article: Article, events: list[Event]) -> None:
    assert plain(article, events[::-1]) == plain(article, events)


def test_an_article_without_events_says_so(article: Article) -> None:
    assert "No political events." in plain(article, [])


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("colour", [None, "truecolor"])
def test_it_fits_the_terminal(article: Article, events: list[Event], width: int, colour: str | None) -> None:
    stream = io.StringIO()
    table.render(
        [(article, events)],
        Console(file=stream, width=width, color_system=colour, force_terminal=colour is not None, highlight=False),  # type: ignore[arg-type]
    )
    text = stream.getvalue()
    assert ("\x1b[" in text) == (colour is not None)
    assert ("*met*" in text) == (colour is None)
    if colour is None:
        assert max(map(len, text.splitlines())) <= width


def test_no_document_steers_the_terminal(article: Article, events: list[Event]) -> None:
    evil = replace(article, title="\x1b[2Jgone\u202e [bold]kept[/bold]")
    text = plain(evil, events)
    assert "\x1b" not in text and "\u202e" not in text
    assert "[bold]kept[/bold]" in text


def test_a_long_sentence_is_cut_around_its_marks(article: Article, events: list[Event]) -> None:
    start, end = events[0].sentence.span
    padded = replace(article, text=article.text[:end] + " and so on" * 200)
    sentence = replace(events[0].sentence, span=(start, len(padded.text)))
    text = plain(padded, [replace(events[0], sentence=sentence)])
    assert "*met*" in text and " …”" in text
    assert len(text) < 1200


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (date(2022, 3, 7), date(2022, 3, 7), "2022-03-07"),
        (date(2022, 2, 1), date(2022, 2, 28), "2022-02"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2022, 12, 1), date(2022, 12, 30), "2022-12-01…12-30"),
        (date(2022, 12, 1), date(2023, 2, 28), "2022-12-01… 2023-02-28"),
    ],
)
def test_intervals_are_told_as_short_as_can_be(start: date, end: date, told: str) -> None:
    assert table.interval(When(start, end, "stated")) == told
