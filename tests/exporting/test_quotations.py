"""Quotations, written down for people, programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from dragoman.exporting.quotations import COLUMNS, writer
from dragoman.model import Actor, Article, Quote, Source, Verb

TEXT = "Peace at last\nThe mayor told Kenya: “=We\tstay.” Nobody knew."
ARTICLE = Article("a", TEXT, "Peace at last", "en", date(2020, 1, 2), "https://example.org/a")
START = TEXT.index("=We")


@pytest.fixture
def quotes() -> list[Quote]:
    source = Source("a", ARTICLE.url, ARTICLE.title, "en", ARTICLE.published)
    speaker = Actor("The mayor", (14, 23), None, "KEN", "GOV", ("GOV",), inferred=True)
    to = Actor("Kenya", (29, 34), "Kenya", "KEN")
    end = TEXT.index("”")
    first = Quote("q1", TEXT[START:end], (START, end), "direct", speaker, to, Verb("told", (24, 28), "tell"), source)
    second = Quote("q2", "Nobody knew", (end + 2, end + 13), "indirect", None, None, None, source)
    return [first, second]


def written(name: str, quotes: list[Quote]) -> str:
    stream = io.StringIO()
    writer(name)([(ARTICLE, quotes)], stream)
    return stream.getvalue()


def test_json_lines_have_every_field(quotes: list[Quote]) -> None:
    first, second = map(json.loads, written("jsonl", quotes).splitlines())
    assert list(first) == ["id", "text", "span", "kind", "speaker", "to", "verb", "document"]
    assert first["verb"] == {"text": "told", "span": [24, 28], "lemma": "tell"}
    assert (first["speaker"]["code"], first["to"]["text"]) == ("KEN", "Kenya")
    assert (second["speaker"], second["verb"], second["kind"]) == (None, None, "indirect")
    assert quotes[0].to_dict() == first


def test_a_spreadsheet_has_one_safe_row_a_quotation(quotes: list[Quote]) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", quotes))))
    assert len(rows) == 2
    assert list(rows[0]) == list(COLUMNS)
    assert rows[0]["text"] == "'=We stay."
    assert rows[0]["speaker_code"] == "KEN"
    assert rows[1]["speaker_name"] == ""


def test_the_table_tells_who_said_what_to_whom(quotes: list[Quote], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    text = " ".join(written("table", quotes).split())
    assert "(KEN)·GOV The mayor told → Kenya “=We stay.”" in text
    assert "nobody named Nobody knew" in text
    assert "2 quotations in 1 article · direct 1 · indirect 1" in text
