"""What may be an event of a sentence, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.drafts import Draft
from dragoman.coding.scene import Scene
from dragoman.model import Event, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft with its event, or with the reason why it is none."""

    scene: Scene
    draft: Draft
    event: Event | None
    objection: str | None

    @property
    def trigger(self) -> str:
        """The words that name it."""
        tokens = self.scene.sentence.tokens
        start, end = tokens[self.draft.words[0]].start, tokens[self.draft.words[-1]].end
        return self.scene.text[start:end]


@dataclass(frozen=True, slots=True)
class Account:
    """An article's events, and everything that they were chosen from."""

    events: tuple[Event, ...]
    candidates: tuple[Candidate, ...]
    sentences: tuple[Span, ...]
    offtopic: bool = False
    """Words of sport, film, food or weather fill the article: nothing in it is coded."""
