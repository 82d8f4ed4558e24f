"""What articles report of an event, and what people have made of it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from dragoman.serving.api.models.base import Day, Moment, Told
from dragoman.serving.api.models.events import RecordedEvent


class ReportSentence(Told):
    """A sentence that tells the event."""

    trigger: str = Field(description="The words that name it.")
    sentence: str


class Mention(Told):
    """One article's report of an event."""

    id: str
    article: str = Field(description="Id of the article in the record: `/api/v1/articles/{id}`.")
    name: str = Field(description="The name or address that the article came with.")
    url: str | None
    published: Day | None
    copy_of: str | None = Field(description="The article whose text this one copies; both are one source.")
    sentences: list[ReportSentence]
    rule: str
    confidence: float
    versions: dict[str, str]


class Correction(Told):
    """A decision of a person's, as it was made."""

    number: int
    at: Moment
    who: str
    why: str
    kind: Literal["change", "merge", "split", "confirm", "reject", "undo"]
    event: str = Field(description="The event's id at the time; it may have another one now.")
    field: str | None
    value: Any
    original: Any
    undoes: int | None
    standing: bool = Field(description="Whether it has not been undone.")
    mentions: list[str]
    others: list[str]


class Comment(Told):
    """A remark of a person's, in Markdown as it was written: clean it before you show it as HTML."""

    number: int
    at: Moment
    who: str
    text: str
    about: Literal["event", "article", "story"]
    article: str | None
    mention: str | None
    state: Literal["shown", "held", "hidden"]


class Promise(Told):
    """What was announced, promised or threatened, and what became of it."""

    announced: Day | None
    state: Literal["open", "kept", "broken", "called off", "overdue"]
    kind: Literal["announcement", "promise", "threat"]
    actor: str
    recipient: str
    what: str = Field(description="Types that would fulfil it, such as `AID` or `SANCTION or COERCE`.")
    due_start: Day | None
    due_end: Day | None
    reason: str
    decided: Day | None
    event: str = Field(description="The event that announces it.")
    decided_by: str | None = Field(description="The event that decided it.")
    title: str | None
    url: str | None


class WholeEvent(RecordedEvent):
    """An event with all that is known of it."""

    model_config = ConfigDict(json_schema_extra={})

    reports: list[Mention] = Field(description="Every report, the first one first.")
    said: dict[str, dict[str, list[str]]] = Field(description="Where reports differ: field → value → mentions.")
    corrections: list[Correction] = Field(description="The oldest first.")
    comments: list[Comment] = Field(description="The oldest first, 50 at most.")
    promise: Promise | None = Field(description="What became of it, if it is a promise, threat or announcement.")


class Ground(Told):
    """What is explained, and why it is so."""

    topic: str = Field(description="entry, rule, actor, recipient, status, when, where, said by, confidence")
    why: str


class Explanation(Told):
    """Why an event was coded, as `dragoman explain` tells it of its first report."""

    event: str
    mention: str
    article: str
    grounds: list[Ground] | None = Field(description="Null if the same cannot be read from the article any more.")
    reason: str | None = Field(description="Why there are no grounds.")


class Decided(Told):
    """What came of a correction."""

    event: str = Field(description="Id of the event as it is now; after a split, of the new one.")


class Commented(Told):
    """What came of a comment."""

    number: int
