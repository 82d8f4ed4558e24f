"""What can be asked of every list, and the kinds of values that questions have."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from fastapi import Path
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from dragoman.serving.api.formats import Format

SHOWN, MOST = 50, 1000
"""Things on a page if nothing is said, and at most."""
VALUES = 50
"""Values of one filter at most."""
DAY = r"[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
"""Days of the years 1000 to 2999: nothing else is news, and every calculation with days stays in the calendar."""


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(DAY, value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise ValueError("not a day of the years 1000 to 2999, such as 2022-03-01")


def storable(text: str) -> str:
    """The text without what no database holds: the character 0 and halves of characters."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


def one_of(names: Callable[[], Any], noun: str, change: Callable[[str], str] = str) -> AfterValidator:
    """Checks that a text is one of some names, told when they are first needed."""

    def check(text: str) -> str:
        if change(text) not in names():
            raise ValueError(f"there is no {noun} of that name: there are {', '.join(sorted(names()))}")
        return change(text)

    return AfterValidator(check)


Day = Annotated[
    date, BeforeValidator(_day), WithJsonSchema({"type": "string", "pattern": f"^{DAY}$", "examples": ["2022-03-01"]})
]
Text = Annotated[str, Field(max_length=200), AfterValidator(storable)]
CODE = "[A-Za-z]{3}"
Code = Annotated[str, Field(pattern=f"^{CODE}$", examples=["RUS"]), AfterValidator(str.upper)]
"""ISO 3166 alpha-3, or PLOVER's codes for organisations."""
Dyad = Annotated[str, Field(pattern=f"^{CODE}-{CODE}$", examples=["RUS-UKR"]), AfterValidator(str.upper)]
EventId = Annotated[
    str,
    Path(
        description="The id of an event, or its first digits.",
        pattern="^(ev-)?[0-9a-z]{1,40}$",
        examples=["ev-6a1f0c3f5d9e42b7a810"],
    ),
]
ARTICLE = "^[0-9a-f]{20}$"
ArticleId = Annotated[str, Path(pattern=ARTICLE, examples=["159fec844ae961f649e8"])]
ArticleName = Annotated[str, Field(pattern=ARTICLE, examples=["159fec844ae961f649e8"])]
StoryId = Annotated[
    str,
    Path(
        description="The id of a story, or its first digits.",
        pattern="^(st-)?[0-9a-z]{1,40}$",
        examples=["st-159fec844ae961f649e8"],
    ),
]
Several = Field(default=(), max_length=VALUES)


class Formatted(BaseModel):
    """What every table takes. A parameter that is not known is refused: a filter with a slip would filter nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Format | None = Field(
        None, description="json, jsonl, csv or parquet; goes before what the header Accept says."
    )


class Asked(Formatted):
    """What every list takes."""

    limit: int | None = Field(
        None,
        ge=1,
        le=MOST,
        description=f"So many at most. Without it, JSON comes in pages of {SHOWN}, the other formats hold everything.",
    )
    after: str | None = Field(
        None,
        max_length=500,
        description="Where the page before ended: part of the address in `next`, not to be made up.",
    )


def pair(dyad: str) -> tuple[str, str]:
    """The two codes of a dyad."""
    one, _, other = dyad.partition("-")
    return one, other
