"""JSON lines are the output contract, field by field."""

import io
import json
from dataclasses import replace

from dragoman.exporting import jsonl
from dragoman.model import Article, Event

CONTRACT = [
    "id", "type", "mode", "contexts", "cameo", "quad", "goldstein", "status", "promises", "promised_when",
    "actor", "recipient", "trigger", "when", "where", "said_by", "sentence", "confidence", "rule", "document",
    "evidence", "versions",
]  # fmt: skip


def lines(article: Article, events: list[Event]) -> list[str]:
    stream = io.StringIO()
    jsonl.write([(article, events)], stream)
    return stream.getvalue().split("\n")


def test_fields_stand_in_the_order_of_the_contract(article: Article, events: list[Event]) -> None:
    first, second, rest = lines(article, events)
    assert rest == ""
    for line in (first, second):
        assert list(json.loads(line)) == CONTRACT


def test_an_event_is_told_in_full(article: Article, events: list[Event]) -> None:
    told = json.loads(lines(article, events)[0])
    assert told["actor"][0] == {
        "text": "French diplomats",
        "span": [17, 33],
        "name": "France",
        "code": "FRA",
        "sector": "GOV",
        "sectors": ["GOV"],
        "wikidata": None,
        "inferred": False,
    }
    assert told["trigger"] == {"text": "met", "span": [34, 37]}
    assert told["when"] == {
        "start": "2022-03-07",
        "end": "2022-03-07",
        "text": "on Monday",
        "span": [68, 77],
        "basis": "stated",
    }
    assert (told["where"]["name"], told["where"]["country"], told["where"]["latitude"]) == ("Geneva", "CHE", 46.2)
    assert told["said_by"]["text"] == "the ministry"
    assert told["sentence"] == {"index": 1, "span": [17, 97]}
    assert [evidence["index"] for evidence in told["evidence"]] == [1, 2]
    assert told["document"] == {
        "id": "geneva",
        "url": "https://example.org/geneva",
        "title": "Talks in Geneva",
        "language": "en",
        "published": "2022-03-09",
    }


def test_texts_are_the_characters_of_their_spans(article: Article, events: list[Event]) -> None:
    told = json.loads(lines(article, events)[0])
    for part in (*told["actor"], *told["recipient"], told["trigger"], told["when"], told["said_by"]):
        assert article.text[slice(*part["span"])] == part["text"]


def test_what_is_not_known_is_null(article: Article, events: list[Event]) -> None:
    told = json.loads(lines(article, events)[1])
    assert told["mode"] is told["when"] is told["where"] is told["said_by"] is None
    assert told["actor"] == []
    assert told["promised_when"]["end"] == "2022-05-31"


def test_no_character_breaks_a_line_or_the_encoding(article: Article, events: list[Event]) -> None:
    nasty = "a\u2028b\u0085c\nd\ud800e ж"
    odd = replace(events[0], document=replace(events[0].document, title=nasty))
    line, rest = lines(article, [odd])
    assert rest == ""
    assert line.splitlines() == [line]
    assert json.loads(line.encode("utf-8"))["document"]["title"] == nasty
    assert "ж" in line
