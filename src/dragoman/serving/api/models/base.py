"""What all descriptions share."""

from __future__ import annotations

from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Item = TypeVar("Item")
Span = Annotated[list[int], Field(min_length=2, max_length=2, description="[start, end) in characters of the text")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
Moment = Annotated[str, Field(description="ISO 8601, UTC")]
Status = Literal["actual", "historical", "future", "hypothetical", "negated"]


class Told(BaseModel):
    """An object of an answer: nothing is in it that is not described."""

    model_config = ConfigDict(extra="forbid")


class PageOf(Told, Generic[Item]):
    """A page of a list."""

    items: list[Item]
    next: str | None = Field(description="Address of the next page, from the same server on; null on the last one.")


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Not Found",
                    "status": 404,
                    "detail": "there is no event ev-00000000000000000000",
                }
            ]
        }
    )

    type: str
    title: str
    status: int
    detail: str
    errors: list[Wrong] | None = Field(None, description="Each part of the request that is wrong.")


class Wrong(BaseModel):
    """One part of a request that is wrong."""

    where: str
    why: str
