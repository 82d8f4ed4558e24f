"""An article with two events, built by hand."""

from datetime import date

import pytest

from dragoman.model import Actor, Article, Event, Evidence, Source, Span, Trigger, When, Where

TEXT = (
    "Talks in Geneva\n\nFrench diplomats met their Iranian hosts in Geneva on Monday, the ministry said. "
    'Paris will send "medical aid" to Iran in May.'
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return start, start + len(words)


def actor(words: str, **more: object) -> Actor:
    return Actor(words, span(words), **more)  # type: ignore[arg-type]


@pytest.fixture
def article() -> Article:
    return Article("geneva", TEXT, "Talks in Geneva", "en", date(2022, 3, 9), "https://example.org/geneva")


@pytest.fixture
def events(article: Article) -> list[Event]:
    source = Source(article.id, article.url, article.title, article.language, article.published)
    first = span("French diplomats met their Iranian hosts in Geneva on Monday, the ministry said.")
    second = span('Paris will send "medical aid" to Iran in May.')
    met = Trigger("met", span("met"))
    send = Trigger("send", span("send"))
    meeting = Event(
        id="a1",
        type="CONSULT",
        mode="visit",
        contexts=("diplomatic",),
        cameo="042",
        quad=1,
        goldstein=1.9,
        status="actual",
        promises=None,
        promised_when=None,
        actor=(
            actor("French diplomats", name="France", code="FRA", sector="GOV", sectors=("GOV",)),
            actor("the ministry", inferred=True, code="FRA"),
        ),
        recipient=(actor("Iranian hosts", name="Iran", code="IRN"),),
        trigger=met,
        when=When(date(2022, 3, 7), date(2022, 3, 7), "stated", "on Monday", span("on Monday")),
        where=Where("Geneva", "CHE", 46.2, 6.15, (first[0] + 44, first[0] + 50), "Geneva", geonames=2660646),
        said_by=actor("the ministry"),
        sentence=Evidence(1, first, met),
        evidence=(Evidence(1, first, met), Evidence(2, second, send)),
        confidence=0.9,
        rule="en/consult#meet",
        document=source,
        versions={"code": "0"},
    )
    promise = Event(
        id="b2",
        type="AGREE",
        mode=None,
        contexts=(),
        cameo="0333",
        quad=1,
        goldstein=5.2,
        status="future",
        promises="AID",
        promised_when=When(date(2022, 5, 1), date(2022, 5, 31), "stated", "in May", span("in May")),
        actor=(),
        recipient=(actor("Iran in", code=None),),
        trigger=send,
        when=None,
        where=None,
        said_by=None,
        sentence=Evidence(2, second, send),
        evidence=(Evidence(2, second, send),),
        confidence=0.5,
        rule="en/aid#send",
        document=source,
    )
    return [meeting, promise]
