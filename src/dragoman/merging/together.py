"""Copies, events and stories of a batch of articles, in memory: for small corpora, and as the measure for a store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from dragoman.merging.copies import OneText
from dragoman.merging.events import OneEvent
from dragoman.merging.happening import happening
from dragoman.merging.lead import Lead, lead
from dragoman.merging.memory import MemoryShelf
from dragoman.merging.piece import Piece, piece
from dragoman.merging.sighting import Sighting, sighting
from dragoman.merging.stories import OneStory, story
from dragoman.model import Article, Event, Happening, Mention, Story


@dataclass(frozen=True, slots=True)
class Together:
    """What a batch of articles comes to."""

    copies: tuple[tuple[str, ...], ...]
    """Ids of articles that are one text, the first published first; articles without copies stand alone."""
    events: tuple[Happening, ...]
    stories: tuple[Story, ...]


def together(coded: Iterable[tuple[Article, Sequence[Event]]]) -> Together:
    """Articles, each with its events, put together; the order they are given in doesn't matter."""
    coded = list(coded)
    texts, reports, pieces = MemoryShelf[Lead](), MemoryShelf[Sighting](), MemoryShelf[Piece]()
    texts.regroup(OneText(), [lead(a, events) for a, events in coded])
    reports.regroup(OneEvent(), [sighting(e, a.text) for a, events in coded for e in events])
    pieces.regroup(OneStory(), [piece(a, events) for a, events in coded])
    source = {a.id: (publisher(a), texts.leader[a.id]) for a, _ in coded}
    mentions = {e.id: Mention(e, *source[a.id]) for a, events in coded for e in events}
    return Together(
        copies=tuple(texts.groups()),
        events=tuple(happening(ids[0], [mentions[i] for i in ids]) for ids in reports.groups()),
        stories=tuple(
            story(ids[0], [pieces.items[i] for i in ids], [source[i] for i in ids]) for ids in pieces.groups()
        ),
    )


def publisher(article: Article) -> str:
    """Who publishes an article: the host of its address, or the article alone where it has none."""
    try:
        host = urlsplit(article.url or "").hostname
    except ValueError:
        host = None
    return host.removeprefix("www.") if host else f"article {article.id}"
