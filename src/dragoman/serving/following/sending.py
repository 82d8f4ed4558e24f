"""One delivery: what it tells, and telling it by its follow's channel."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dragoman.record.alerts import alert_of
from dragoman.record.arriving import arrived
from dragoman.record.deliveries import Delivery
from dragoman.record.errors import NoSuchThing
from dragoman.record.follows import Follow
from dragoman.record.store import Store
from dragoman.serving.following import letters, mail, subjects, webhooks
from dragoman.serving.following.entries import Entry, moment_text
from dragoman.serving.following.jsonfeed import item
from dragoman.serving.following.telling import alert_entry, entries
from dragoman.serving.following.webhooks import NotDelivered
from dragoman.serving.settings import Settings
from dragoman.serving.words import LANGUAGES
from dragoman.serving.words.voice import Voice, voice

PASSWORD = "DRAGOMAN_SMTP_PASSWORD"  # noqa: S105 -- the name of a variable
MOST = 100
"""Events in one delivery; what is more is told as a number, and stands on the page."""


@dataclass(frozen=True, slots=True)
class Way:
    """How things are sent; tests send to themselves."""

    settings: Settings
    webhook: Callable[..., None] = webhooks.send
    post: Callable[..., None] = mail.post


def send(store: Store, delivery: Delivery, way: Way, now: datetime) -> bool:
    """Send it; False if there is nothing to tell after all. Raises ``NotDelivered``."""
    follow = delivery.follow
    if delivery.asks:
        _post(follow, letters.asking(follow, _addresses(follow, way.settings), _voice(follow)), way, now)
        return True
    told, more = _told(store, delivery, way.settings.base)
    if not told:
        return False
    if follow.channel == "webhook":
        body = json.dumps(_body(delivery, told, more, way.settings.base), ensure_ascii=False).encode("utf-8", "replace")
        way.webhook(str(follow.address), str(follow.secret), id_of(delivery), int(now.timestamp()), body)
    else:
        page = f"{way.settings.base}{subjects.of(follow).path}"
        letter = letters.digest(delivery, told, more, page, _addresses(follow, way.settings), _voice(follow))
        _post(follow, letter, way, now)
    return True


def id_of(delivery: Delivery) -> str:
    """The same whenever it is sent again."""
    return f"dragoman-{delivery.follow.key[:12]}-{delivery.number}"


def code(follow: Follow, deed: str) -> str:
    """What an address of a letter has to show that it comes from one."""
    return hmac.new(str(follow.secret).encode(), deed.encode(), hashlib.sha256).hexdigest()[:40]


def _addresses(follow: Follow, settings: Settings) -> dict[str, str]:
    begin = f"{settings.base}/follow/{follow.key}"
    return {deed: f"{begin}/{deed}?code={code(follow, deed)}" for deed in ("confirm", "stop")}


def _voice(follow: Follow) -> Voice:
    language = follow.what.get("language")
    return voice(language if language in LANGUAGES else LANGUAGES[0])


def _told(store: Store, delivery: Delivery, base: str) -> tuple[Sequence[Entry], int]:
    """What it tells, and how many events more there are."""
    try:
        subject = subjects.of(delivery.follow)
    except NoSuchThing as error:
        raise NotDelivered(str(error), again=False) from None
    with store.reading() as connection:
        if delivery.alert is not None:
            return (alert_entry(alert_of(connection, delivery.alert), _voice(delivery.follow), base),), 0
        found = arrived(connection, subject.filters, after=delivery.after, upto=delivery.upto, limit=10 * MOST)
        return entries(connection, found[:MOST], _voice(delivery.follow), base), max(0, len(found) - MOST)


def _body(delivery: Delivery, told: Sequence[Entry], more: int, base: str) -> dict[str, object]:
    follow = delivery.follow
    return {
        "type": "events" if delivery.alert is None else "alert",
        "id": id_of(delivery),
        "follow": follow.name,
        "address": f"{base}{subjects.of(follow).path}",
        "updated": moment_text(max(entry.updated for entry in told)),
        "items": [item(entry) for entry in told],
        "more": more,
    }


def _post(follow: Follow, letter: mail.Letter, way: Way, now: datetime) -> None:
    settings = way.settings
    if not settings.smtp or not settings.sender:
        raise NotDelivered("no mail server is set: dragoman serve --smtp … --sender …")
    try:
        server = mail.server_of(settings.smtp, os.environ.get(PASSWORD))
    except ValueError as error:
        raise NotDelivered(str(error)) from None
    way.post(server, letter, settings.sender, now)
