"""Who said what, in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.record.quoting import Quotation
from dragoman.serving.pages.lines import Party, party
from dragoman.serving.words.voice import Voice

LONGEST = 360
"""Characters of a quotation in a list."""


@dataclass(frozen=True, slots=True)
class QuotationLine:
    """What the template of a quotation is given."""

    text: str
    speaker: Party | None
    to: Party | None
    direct: bool
    language: str | None
    article: str
    key: str
    about: str


def quotation_lines(said: Iterable[Quotation], voice: Voice) -> tuple[QuotationLine, ...]:
    """The lines of quotations, in their order."""
    return tuple(_line(each, voice) for each in said)


def _line(said: Quotation, voice: Voice) -> QuotationLine:
    text = " ".join(said.text.split())
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0] + " …"
    published = voice.day(said.published, short=True) if said.published else ""
    return QuotationLine(
        text=text,
        speaker=party(said.speaker, voice) if said.speaker else None,
        to=party(said.to, voice) if said.to else None,
        direct=said.direct,
        language=said.language,
        article=said.article,
        key=f"q-{said.id}",
        about=" · ".join(filter(None, (said.source, published))),
    )
