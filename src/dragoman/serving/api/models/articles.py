"""Articles, what was found in them, and the stories they tell."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dragoman.serving.api.models.base import Day, Span, Told
from dragoman.serving.api.models.events import Actor, Event


class ListedArticle(Told):
    """An article without its text."""

    id: str = Field(description="Its id in the record.", examples=["159fec844ae961f649e8"])
    name: str = Field(description="The name or address that it came with.")
    title: str | None
    language: str | None
    published: Day | None
    url: str | None = Field(description="As it was told: look at it before you open it.")
    source: str | None = Field(description="The host that published it.")
    original_url: str | None = Field(description="Of the article that this one says it translates.")
    original_language: str | None
    copy_of: str | None = Field(description="The article whose text this one copies; both are one source.")
    story: str | None
    trouble: str | None = Field(description="Why it could not be coded.")
    events: int = Field(description="Mentions of events that were read in it.")


class Telling(Told):
    """An event as this article reports it: spans are characters of the article's text."""

    mention: str
    event: str = Field(description="The event of the record that it is a report of: `/api/v1/events/{id}`.")
    coded: Event
    confirmed: bool
    rejected: bool
    corrected: bool
    sources: int


class Verb(Told):
    """The word of saying."""

    text: str
    span: Span
    lemma: str


class QuotedIn(Told):
    """The article that a quotation stands in."""

    id: str = Field(description="Its id in the record: `/api/v1/articles/{id}`.")
    url: str | None
    title: str | None
    language: str | None
    published: Day | None


class Quotation(Told):
    """What somebody said, as `dragoman quotes` prints it; spans are characters of the article's text."""

    id: str
    text: str
    span: Span
    kind: Literal["direct", "indirect"]
    speaker: Actor | None = Field(description="Null where the text does not tell.")
    to: Actor | None
    verb: Verb | None
    document: QuotedIn


class WholeArticle(ListedArticle):
    """An article with its text and all that was found in it."""

    text: str
    versions: dict[str, str] = Field(description="What it was coded with.")
    tellings: list[Telling] = Field(description="In reading order.")
    quotations: list[Quotation]
    original: ListedArticle | None = Field(description="The article that this one translates, if the record has it.")
    translations: list[ListedArticle]
    copies: list[ListedArticle]


class Story(Told):
    """Articles about the same happening, as `dragoman stories` prints them."""

    id: str = Field(examples=["st-159fec844ae961f649e8"])
    title: str | None
    start: Day | None
    end: Day | None
    articles: int
    sources: int = Field(description="Independent ones: copies and articles of one publisher count once.")
    languages: str = Field(description="Separated by blanks.", examples=["en es"])


class RelatedStory(Told):
    """A story that is near another one, and why."""

    id: str
    title: str | None
    start: Day | None
    end: Day | None
    articles: int
    score: float
    reasons: str


class WholeStory(Story):
    """A story with its articles, the oldest first, and the stories near it, the nearest first."""

    told_in: list[ListedArticle] = Field(description="200 at most; `/api/v1/articles?story=…` has them all.")
    related: list[RelatedStory]
