"""How the record is."""

from __future__ import annotations

from pydantic import Field

from dragoman.serving.api.models.base import Day, Told


class Feed(Told):
    """A feed as it was last seen."""

    address: str = Field(description="Without name, password and query, which may be keys.")
    title: str | None
    checked: str | None
    due: str | None
    failures: int = Field(description="Times in a row that it could not be read.")
    problem: str | None
    pending: int = Field(description="What it has told of that is still to be read.")


class Trouble(Told):
    """An article that could not be coded."""

    article: str
    title: str | None
    language: str | None
    why: str


class Version(Told):
    """What articles were coded with."""

    made_by: dict[str, str]
    articles: int


class State(Told):
    """The record at one moment."""

    program: str = Field(description="Version of Dragoman.")
    revision: str = Field(description="Version of the record's tables.")
    articles: int
    mentions: int
    events: int = Field(description="Rejected ones too.")
    stories: int
    corrections: int
    held: int = Field(description="Comments that an editor has to look at.")
    uncoded: int = Field(description="Articles that could not be coded.")
    latest: Day | None = Field(description="Day of the youngest article.")
    pending: int = Field(description="What feeds have told of that is still to be read.")
    failed: int = Field(description="Pages that could not be read.")
    bytes: int | None = Field(description="Size of the file, or of the database.")
    versions: list[Version] = Field(description="Those of most articles first.")
    feeds: list[Feed]
    troubles: list[Trouble] = Field(description="The last 20 articles that could not be coded.")
