"""Two hundred places in context: the country of nearly all, the place of nearly as many, and no names of persons."""

from __future__ import annotations

import csv
from pathlib import Path

from dragoman.resolving.places import Place, open_article

GOLD = Path(__file__).parent / "gold.tsv"
Row = dict[str, str]


def gold() -> list[Row]:
    with GOLD.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def answer(row: Row) -> Place | None:
    before, _, rest = row["text"].partition("[[")
    name, _, after = rest.partition("]]")
    # Other marks in the sentence belong to other rows.
    text = (before + name + after).replace("[[", "").replace("]]", "")
    span = (len(before), len(before) + len(name))
    countries = tuple(row["countries"].split())
    article = open_article(text, row["lang"])
    found = article.resolve(span, countries)
    return found


def country_right(row: Row, place: Place | None) -> bool:
    return (place.country if place else "") == row["country"]


def place_right(row: Row, place: Place | None) -> bool:
    if place is None or row["kind"] == "none":
        return place is None and row["kind"] == "none"
    kind = "region" if place.geonames is None else "town"
    return country_right(row, place) and kind == row["kind"] and row["admin1"] in ("", place.admin1)


def test_there_are_enough() -> None:
    assert len(gold()) >= 200


def test_country() -> None:
    answers = [(row, answer(row)) for row in gold()]
    wrong = [(row["text"], place) for row, place in answers if not country_right(row, place)]
    assert len(wrong) <= 0.02 * len(answers), wrong


def test_place() -> None:
    answers = [(row, answer(row)) for row in gold()]
    wrong = [(row["text"], place) for row, place in answers if not place_right(row, place)]
    assert len(wrong) <= 0.04 * len(answers), wrong


def test_nothing_is_made_a_place() -> None:
    found = [row["text"] for row in gold() if row["kind"] == "none" and answer(row) is not None]
    assert not found
