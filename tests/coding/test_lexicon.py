"""Every entry of every lexicon codes its own example."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.coding.examples import Example, unmarked
from dragoman.coding.lexicon import Entry, load
from dragoman.model import Actor, Article, Event, Span
from dragoman.ontology import cameo, plover
from dragoman.pipeline import _coder, installed

PUBLISHED = date(2023, 6, 15)


def entries() -> list[Entry]:
    return [entry for language in installed() for entry in load(language).entries]


def touches(actors: tuple[Actor, ...], spans: tuple[Span, ...]) -> bool:
    return all(any(a.span[0] < end and start < a.span[1] for a in actors) for start, end in spans)


def matches(event: Event, entry: Entry, wanted: Example) -> bool:
    if event.type != (wanted.type or entry.type) or (wanted.status and event.status != wanted.status):
        return False
    if entry.type and not entry.content and word(entry.rule) != word(event.rule):
        return False
    return touches(event.actor, wanted.actors) and touches((*event.recipient, *event.actor), wanted.recipients)


def word(rule: str) -> str:
    """A rule without the number of the reading: readings of one word may overlap."""
    return rule.partition(".")[0]


@pytest.mark.parametrize("entry", entries(), ids=lambda e: f"{e.rule} ({e.place})")
def test_example_is_coded(entry: Entry) -> None:
    wanted = unmarked(entry.example)
    language = entry.rule.partition("/")[0]
    events = _coder(language, None).code(Article("example", wanted.text, language=language, published=PUBLISHED))
    assert any(matches(e, entry, wanted) for e in events), [
        (e.type, e.status, e.rule, [a.text for a in e.actor], [r.text for r in e.recipient]) for e in events
    ]


@pytest.mark.parametrize("entry", entries(), ids=lambda e: f"{e.rule} ({e.place})")
def test_codes_belong_to_the_type(entry: Entry) -> None:
    assert entry.example, "an entry without an example"
    if entry.type:
        assert entry.cameo in cameo.CODES
        assert entry.mode is None or entry.mode in plover.modes(entry.type)
