"""The tables of the record, the same in SQLite and PostgreSQL.

Ids are content hashes, so that the same articles make the same rows whatever the order in which they come. Only what
people add is numbered, and the articles are: an article's number tells in what order it came.
"""

from __future__ import annotations

from dragoman.record.schema.base import ANYBODY, metadata
from dragoman.record.schema.news import (
    articles,
    copy_keys,
    days,
    dyads,
    event_actors,
    event_contexts,
    events,
    feed_items,
    feeds,
    mention_keys,
    mentions,
    names,
    quotations,
    sentences,
    spoken_of,
    stories,
    story_keys,
    sums,
    versions,
)
from dragoman.record.schema.people import (
    accounts,
    alerts,
    anchored,
    attempts,
    comments,
    corrections,
    deliveries,
    follows,
    moderations,
    searches,
    sessions,
    tokens,
)

__all__ = [
    "ANYBODY",
    "accounts",
    "alerts",
    "anchored",
    "articles",
    "attempts",
    "comments",
    "copy_keys",
    "corrections",
    "days",
    "deliveries",
    "dyads",
    "event_actors",
    "event_contexts",
    "events",
    "feed_items",
    "feeds",
    "follows",
    "mention_keys",
    "mentions",
    "metadata",
    "moderations",
    "names",
    "quotations",
    "searches",
    "sentences",
    "sessions",
    "spoken_of",
    "stories",
    "story_keys",
    "sums",
    "tokens",
    "versions",
]
