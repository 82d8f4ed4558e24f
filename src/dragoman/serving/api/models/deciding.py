"""What people send: corrections and comments."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from dragoman.record.comments import LONGEST
from dragoman.record.fields import FIELDS
from dragoman.serving.api.asking import ArticleName, one_of, storable

Event = Annotated[
    str,
    Field(pattern="^(ev-)?[0-9a-z]{1,40}$", examples=["ev-6a1f0c3f5d9e42b7a810"], description="Id or first digits."),
]
MentionId = Annotated[str, Field(pattern="^[0-9a-z]{1,40}$")]
Why = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=2000),
    AfterValidator(storable),
    Field(description="Why, for those who read it later.", examples=["a warning, not an attack"]),
]
Value = Annotated[str, StringConstraints(max_length=2000), AfterValidator(storable)]
FieldName = Annotated[str, one_of(lambda: FIELDS, "field"), Field(json_schema_extra={"enum": sorted(FIELDS)})]


class Sent(BaseModel):
    """An object that is sent: nothing may be in it that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Change(Sent):
    """Other values for fields, written as `dragoman correct --set` takes them; an empty text empties a field."""

    kind: Literal["change"]
    event: Event
    why: Why
    values: dict[FieldName, Value] = Field(
        min_length=1, max_length=len(FIELDS), examples=[{"type": "THREATEN", "recipient": "UKR:GOV"}]
    )


class Judgement(Sent):
    """The event is right, or there was no such event."""

    kind: Literal["confirm", "reject"]
    event: Event
    why: Why


class Merge(Sent):
    """Other events are the same happening."""

    kind: Literal["merge"]
    event: Event
    why: Why
    others: tuple[Event, ...] = Field(min_length=1, max_length=100)


class Split(Sent):
    """Some mentions of an event are of another happening."""

    kind: Literal["split"]
    event: Event
    why: Why
    mentions: tuple[MentionId, ...] = Field(min_length=1, max_length=1000)


class Undo(Sent):
    """A correction shall not hold any more; an undoing can be undone as well."""

    kind: Literal["undo"]
    correction: int = Field(ge=1, lt=2**31, strict=True)
    why: Why


Decision = Annotated[Change | Judgement | Merge | Split | Undo, Field(discriminator="kind")]


class Remark(Sent):
    """A comment on exactly one of an event, an article and a story."""

    text: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST), AfterValidator(storable)
    ] = Field(description="Markdown.", examples=["Is this the same bridge?"])
    event: Event | None = None
    article: ArticleName | None = None
    story: Annotated[str, Field(pattern="^(st-)?[0-9a-z]{1,40}$")] | None = None
