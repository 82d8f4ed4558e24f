"""What the readers of each kind of document hand on: a text with whatever the document tells about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Draft:
    """One document read, before the defaults of the run, the language check and the id."""

    text: str
    title: str | None = None
    id: str | None = None
    url: str | None = None
    published: date | None = None
    """As the document tells it."""
    published_guess: date | None = None
    """As a text without any metadata lets guess; yields to the date that the user gave."""
    published_at_latest: date | None = None
    """The day it was fetched, where nothing else is known."""
    language: str | None = None
    """As the document states it, still to be checked."""
    language_given: bool = False
    """The statement comes from whoever prepared the documents and is not checked."""
    original_url: str | None = None
    original_language: str | None = None
    exact: bool = False
    """The text is to stay as it is, to the character."""
