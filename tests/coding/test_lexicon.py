"""Every entry of every lexicon codes its own example."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import pytest

from dragoman.coding.drafts import Draft
from dragoman.coding.entries import Entry
from dragoman.coding.examples import Example, unmarked
from dragoman.coding.finding import Finder
from dragoman.coding.lexicon import load
from dragoman.coding.scene import Scene
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
    if entry.type and not entry.content and not of_one_word(entry, event.rule):
        return False
    return touches(event.actor, wanted.actors) and touches((*event.recipient, *event.actor), wanted.recipients)


def of_one_word(entry: Entry, rule: str) -> bool:
    """Readings of one word may overlap, also where one of them is for several words."""
    return entry.word in words().get(rule, frozenset())


@cache
def words() -> dict[str, frozenset[str]]:
    """The words that each rule holds for."""
    return {entry.rule: frozenset((entry.word, *entry.shared)) for entry in entries()}


@pytest.mark.parametrize("entry", entries(), ids=lambda e: f"{e.rule} ({e.place})")
def test_example_is_read(entry: Entry) -> None:
    """The words must be read right; whether the parties matter is decided with the whole article."""
    wanted = unmarked(entry.example)
    language = entry.rule.partition("/")[0]
    coder = _coder(language, None)
    article = Article("example", wanted.text, language=language, published=PUBLISHED)
    events = coder.code(article)
    if any(matches(e, entry, wanted) for e in events):
        return
    drafts = [(scene, draft) for scene in coder.scenes(article) for draft in Finder(coder.lexicon, scene).find()]
    assert any(reads(scene, draft, entry, wanted) for scene, draft in drafts), [
        (d.type, d.status, d.rule, d.actor, d.recipient) for _, d in drafts
    ]


def reads(scene: Scene, draft: Draft, entry: Entry, wanted: Example) -> bool:
    if draft.type != (wanted.type or entry.type) or (wanted.status and draft.status != wanted.status):
        return False
    if entry.type and not entry.content and not of_one_word(entry, draft.rule):
        return False
    return holds(scene, draft.actor, wanted.actors) and holds(
        scene, (*draft.recipient, *draft.actor), wanted.recipients
    )


def holds(scene: Scene, heads: Sequence[int], spans: tuple[Span, ...]) -> bool:
    tokens = scene.sentence.tokens
    return all(any(start <= tokens[h].start < end for h in heads) for start, end in spans)


@pytest.mark.parametrize("entry", entries(), ids=lambda e: f"{e.rule} ({e.place})")
def test_codes_belong_to_the_type(entry: Entry) -> None:
    assert entry.example, "an entry without an example"
    if entry.type:
        assert entry.cameo in cameo.CODES
        assert entry.mode is None or entry.mode in plover.modes(entry.type)
