"""Events, as the record tells them."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field

from dragoman.serving.api.models.base import Day, Span, Status, Told
from dragoman.serving.words import LANGUAGES


class Actor(Told):
    """Somebody who acts, receives or speaks."""

    text: str = Field(description="The words; empty where only another article names them.")
    span: Span
    name: str | None
    code: str | None = Field(description="ISO 3166 alpha-3 or PLOVER's; null if it cannot be told.")
    sector: str | None = Field(description="PLOVER's primary sector, such as GOV or MIL.")
    sectors: list[str]
    wikidata: str | None
    inferred: bool = Field(description="The country is from the sentence or the article, not from these words.")


class When(Told):
    """A closed interval of days, and how it is known."""

    start: Day
    end: Day
    text: str | None
    span: Span | None
    basis: str = Field(description="stated, inferred or published")


class Where(Told):
    """A place that is named; never a country's centre."""

    name: str
    country: str
    latitude: float | None
    longitude: float | None
    span: Span
    text: str
    admin1: str | None
    geonames: int | None
    reason: str | None
    extent: list[float] | None = Field(description="South, west, north and east, of a region without a town.")


class Trigger(Told):
    """The words that name the event."""

    text: str
    span: Span


class Sentence(Told):
    """Where a sentence stands."""

    index: int
    span: Span


class Evidence(Sentence):
    """A sentence that reports the event."""

    trigger: Trigger


class Document(Told):
    """The article that the event is shown in."""

    id: str = Field(description="The name or address that the article came with.")
    url: str | None
    title: str | None
    language: str | None
    published: Day | None


EXAMPLE: dict[str, Any] = {
    "id": "ev-6a1f0c3f5d9e42b7a810",
    "type": "SANCTION",
    "mode": "expel",
    "contexts": ["diplomatic"],
    "cameo": "161",
    "quad": 4,
    "goldstein": -4.0,
    "status": "actual",
    "promises": None,
    "promised_when": None,
    "actor": [
        {
            "text": "France",
            "span": [0, 6],
            "name": "France",
            "code": "FRA",
            "sector": None,
            "sectors": [],
            "wikidata": "Q142",
            "inferred": False,
        }
    ],
    "recipient": [
        {
            "text": "two Russian diplomats",
            "span": [16, 37],
            "name": None,
            "code": "RUS",
            "sector": "GOV",
            "sectors": ["GOV"],
            "wikidata": None,
            "inferred": False,
        }
    ],
    "trigger": {"text": "expelled", "span": [7, 15]},
    "when": {"start": "2022-04-04", "end": "2022-04-04", "text": "on Monday", "span": [38, 47], "basis": "stated"},
    "where": None,
    "said_by": None,
    "sentence": {"index": 0, "span": [0, 48]},
    "confidence": 0.9,
    "rule": "en/sanction#expel",
    "document": {
        "id": "https://herald.example/expelled",
        "url": "https://herald.example/expelled",
        "title": None,
        "language": LANGUAGES[0],
        "published": "2022-04-05",
    },
    "evidence": [{"index": 0, "span": [0, 48], "trigger": {"text": "expelled", "span": [7, 15]}}],
    "versions": {"code": "0.1.0"},
}


class Event(Told):
    """An event as `dragoman code` prints it."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    id: str
    type: str = Field(description="One of PLOVER's 16 types.")
    mode: str | None
    contexts: list[str]
    cameo: str = Field(description="CAMEO code.")
    quad: int = Field(ge=1, le=4, description="1, 2 verbal, material cooperation; 3, 4 verbal, material conflict.")
    goldstein: float = Field(ge=-10, le=10)
    status: Status
    promises: str | None = Field(description="The type of what is promised.")
    promised_when: When | None
    actor: list[Actor]
    recipient: list[Actor]
    trigger: Trigger
    when: When | None
    where: Where | None
    said_by: Actor | None
    sentence: Sentence
    confidence: float
    rule: str
    document: Document
    evidence: list[Evidence]
    versions: dict[str, str] = Field(description="Versions of code, parser, rules and facts.")


class RecordedEvent(Event):
    """An event of the record, as `dragoman events --format jsonl` prints it: shown in its first report's article."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    **EXAMPLE,
                    "mentions": 3,
                    "articles": 3,
                    "sources": 2,
                    "first_published": "2022-04-05",
                    "last_published": "2022-04-06",
                    "disagreements": {"mode": {"expel": 2, "withdraw": 1}},
                    "story": "st-159fec844ae961f649e8",
                    "corrected": False,
                    "confirmed": True,
                    "rejected": False,
                    "original": None,
                }
            ]
        }
    )

    mentions: int = Field(ge=0, description="Reports of it, one for each article that tells it.")
    articles: int = Field(ge=0)
    sources: int = Field(ge=0, description="Independent ones: copies and articles of one publisher count once.")
    first_published: Day | None
    last_published: Day | None
    disagreements: dict[str, dict[str, int]] = Field(description="Field → value → mentions that say so.")
    story: str | None = Field(description="The story of the article that it is shown in.")
    corrected: bool
    confirmed: bool
    rejected: bool
    original: Event | None = Field(description="As it was coded, if people have changed it.")
