"""The gold table: mentions in context, hard on purpose, with the day they were said."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dragoman.resolving.actors import open_article
from dragoman.resolving.actors.tables import load
from dragoman.resolving.actors.words import guess_head

with (Path(__file__).parent / "gold.tsv").open(encoding="utf-8", newline="") as stream:
    GOLD = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
FLOOR = 0.97


def answer(row: dict[str, str]) -> tuple[str, str]:
    text, mention = row["context"], row["mention"]
    start = text.find(mention)
    start = start if start >= 0 else text.lower().index(mention.lower())
    span = (start, start + len(mention))
    article = open_article(text, row["language"], date.fromisoformat(row["date"]))
    opening = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    closing = text.find(". ", start)
    sentence = (opening, closing + 1 if closing >= 0 else len(text))
    found = article.resolve(span, guess_head(text, span, load(row["language"])), sentence)
    return (found.code or "", found.sector or "") if found else ("", "")


@pytest.mark.parametrize("language", ["en", "es"])
def test_mentions_mean_whom_they_mean(language: str) -> None:
    rows = [row for row in GOLD if row["language"] == language]
    wrong = [(row["mention"], row["date"], answer(row)) for row in rows if answer(row) != (row["code"], row["sector"])]
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong


def test_the_table_is_large_and_says_nothing_twice() -> None:
    assert len(GOLD) >= 500
    counts = Counter((row["mention"], row["context"], row["date"]) for row in GOLD)
    assert max(counts.values()) == 1
