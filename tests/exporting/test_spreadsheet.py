"""CSV that spreadsheets and R read without surprise."""

import csv as reference
import io
from dataclasses import replace

import pytest

from dragoman.exporting import csv
from dragoman.model import Article, Event


def rows(article: Article, events: list[Event]) -> list[dict[str, str]]:
    stream = io.StringIO()
    csv.write([(article, events)], stream)
    return list(reference.DictReader(io.StringIO(stream.getvalue())))


def test_one_event_a_row(article: Article, events: list[Event]) -> None:
    first, second = rows(article, events)
    assert (first["type"], first["mode"], first["cameo"], first["start"]) == ("CONSULT", "visit", "042", "2022-03-07")
    assert (second["promises"], second["promised_end"], second["start"]) == ("AID", "2022-05-31", "")
    assert second["sentence"] == 'Paris will send "medical aid" to Iran in May.'


def test_several_actors_share_a_cell_and_keep_their_places(article: Article, events: list[Event]) -> None:
    first = rows(article, events)[0]
    assert first["actor_code"] == "FRA;FRA"
    assert first["actor_name"] == "France;"
    assert first["actor_text"] == "French diplomats;the ministry"
    assert first["recipient_sector"] == ""


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t=", "\r@", "＝"])
def test_text_never_begins_a_formula(article: Article, events: list[Event], beginning: str) -> None:
    title = f'{beginning}HYPERLINK("http://example.org")'
    bad = replace(events[0], document=replace(events[0].document, title=title))
    assert rows(article, [bad])[0]["title"].startswith("'")


def test_numbers_below_zero_stay_numbers(article: Article, events: list[Event]) -> None:
    assert rows(article, [replace(events[0], goldstein=-5.0)])[0]["goldstein"] == "-5.0"


def test_no_cell_holds_a_tab_or_a_line_break(article: Article, events: list[Event]) -> None:
    bad = replace(events[0], document=replace(events[0].document, title="one\ttwo\r\nthree\u2028four"))
    stream = io.StringIO()
    csv.write([(article, [bad])], stream)
    assert len(stream.getvalue().splitlines()) == 2
    assert rows(article, [bad])[0]["title"] == "one two three four"


def test_without_events_there_is_still_a_header(article: Article) -> None:
    stream = io.StringIO()
    csv.write([(article, [])], stream)
    assert stream.getvalue() == ",".join(csv.COLUMNS) + "\n"
