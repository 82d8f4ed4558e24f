"""Who said what: kept with the articles, replaced when they are coded anew, asked by speaker, dyad, article and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.pipeline import Coder
from dragoman.record import quoting
from dragoman.record.identity import article_id
from dragoman.record.keeping import Kept, keep
from dragoman.record.quoting import Quotation, quotations_of
from dragoman.record.recoding import again
from dragoman.record.store import Store

from .dumping import check
from .news import coded


def pages(store: Store, limit: int = 3, **asked: object) -> list[Quotation]:
    told: list[Quotation] = []
    after = None
    while True:
        page = quoting.page(store, limit=limit, after=after, **asked)  # type: ignore[arg-type]
        told += page.items
        if page.next is None:
            return told
        after = page.next


def test_quotations_come_with_the_words_and_the_speaker(store: Store) -> None:
    batch = coded(12, 2)
    keep(store, batch)
    check(store)
    for each in batch:
        found = quotations_of(store, article_id(each.article))
        assert [(q.text, q.span, q.speaker, q.verb) for q in found] == [
            (q.text, q.span, q.speaker, q.verb) for q in sorted(each.quotes, key=lambda q: q.span)
        ]
        assert all(each.article.text[slice(*q.span)] == q.text for q in found)
        assert all(q.title == each.article.title and q.published == each.article.published for q in found)


def test_they_are_asked_by_who_speaks_of_whom_and_when(store: Store) -> None:
    batch = coded(40, 4)
    batch[0] = replace(batch[0], article=replace(batch[0].article, published=None))
    keep(store, batch)
    every = pages(store)
    assert len({q.id for q in every}) == len(every) == sum(len(each.quotes) for each in batch)
    days = [q.published for q in every if q.published]
    assert days == sorted(days, reverse=True) and every[-1].published is None
    assert pages(store, order="oldest")[0].published == min(days)
    about = {
        (article_id(each.article), q.span): (q.speaker.code, q.about[0])
        for each in batch
        for q in each.quotes
        if q.speaker
    }

    def pair(q: Quotation) -> tuple[str | None, str | None]:
        return about[q.article, q.span]

    of_france = pages(store, speaker=("FRA",))
    assert of_france and {q.id for q in of_france} == {q.id for q in every if pair(q)[0] == "FRA"}
    between = pages(store, dyad=("FRA", "DEU"))
    wanted = [q for q in every if pair(q) in (("FRA", "DEU"), ("DEU", "FRA"))]
    assert between == wanted and {pair(q) for q in wanted} == {("FRA", "DEU"), ("DEU", "FRA")}
    assert pages(store, dyad=("DEU", "FRA"), speaker=("FRA",)) == [q for q in wanted if pair(q)[0] == "FRA"]
    day = date(2024, 3, 6)
    assert pages(store, dyad=("FRA", "DEU"), since=day, until=day) == [q for q in wanted if q.published == day]
    assert pages(store, article=between[0].article, speaker=("FRA", "DEU", "ITA", "POL"))
    assert pages(store, since=day + timedelta(900)) == []
    assert pages(store, direct=False) == []
    assert {q.article for q in pages(store, search="grain", dyad=("FRA", "DEU"))} <= {q.article for q in wanted}
    assert pages(store, speaker=("'; drop",), host=("%",), language=("x",)) == []


def test_coding_anew_replaces_them(store: Store) -> None:
    batch = coded(6, 4)
    keep(store, batch)
    fresh = [replace(each, quotes=each.quotes[:1], versions={"code": "2"}) for each in batch]
    again(store, [Kept(article_id(each.article), each) for each in fresh])
    check(store)
    assert len(pages(store)) == sum(len(each.quotes) for each in fresh)
    again(store, [Kept(article_id(each.article), replace(each, quotes=[])) for each in fresh])
    check(store)
    assert pages(store) == [] and pages(store, dyad=("FRA", "DEU")) == []


TEXT = (
    "Talks\n\nRussia and Ukraine met in Istanbul on Tuesday. "
    '"Ukraine must answer our proposals," Russian Foreign Minister Sergei Lavrov said. '
    "Nobody answered him. The harbour was closed for the day.\n\n"
    "Ukrainian President Volodymyr Zelensky said that Russia had not kept its word. The market opened late."
)


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("Talks", "Trade"), "Bread\n\nThe baker said that bread was dear."])
def test_events_and_quotations_of_one_reading_are_those_of_two(text: str) -> None:
    coder = Coder("en")
    (told,) = coder.attempts([replace(coded(1)[0].article, text=text, published=date(2022, 3, 30))])
    assert told.events == coder.code_article(told.article)
    assert told.quotes == coder.quotes_article(told.article) or not told.events
    if "Istanbul" in text:
        said = {(q.speaker.code, *q.about) for q in told.quotes if q.speaker}
        assert ("RUS", "UKR") in said and ("UKR", "RUS") in said
