"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from dragoman.serving.following.entries import Entry, Feed, moment_text, one_line, writable

TYPE = "application/feed+json; charset=utf-8"
ABOUT = "https://www.jsonfeed.org/version/1.1/"


def json_feed(feed: Feed) -> bytes:
    """The feed as a document; ``_event`` of an item has all fields of the event."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": one_line(feed.title),
        "description": one_line(feed.about),
        "home_page_url": feed.address,
        "feed_url": feed.self,
        "language": feed.language,
        "authors": [{"name": "Dragoman"}],
        "items": [item(entry) for entry in feed.entries],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def item(entry: Entry) -> dict[str, Any]:
    """One item, which webhooks send as well."""
    told: dict[str, Any] = {
        "id": entry.id,
        "url": entry.address,
        "title": one_line(entry.title),
        "content_text": writable(entry.text),
        "date_published": moment_text(entry.published),
        "date_modified": moment_text(entry.updated),
        "tags": list(entry.tags),
    }
    if entry.source:
        told["external_url"] = writable(entry.source)
    if entry.language:
        told["language"] = entry.language
    kind = "_alert" if entry.id.startswith("urn:dragoman:alert:") else "_event"
    return {**told, kind: entry.data}
