"""Feeds of everything that can be followed: the address of its page with ``.atom`` or ``.json`` after the path."""

from __future__ import annotations

import hashlib
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dragoman.record.alerts import concerns, page
from dragoman.record.errors import NoSuchThing
from dragoman.record.follows import by_key
from dragoman.serving.following import subjects
from dragoman.serving.following.atom import TYPE as ATOM
from dragoman.serving.following.atom import atom
from dragoman.serving.following.entries import Feed
from dragoman.serving.following.jsonfeed import TYPE as JSON
from dragoman.serving.following.jsonfeed import json_feed
from dragoman.serving.following.subjects import Subject
from dragoman.serving.following.telling import feed_of
from dragoman.serving.pages.filtering import filters_of
from dragoman.serving.pages.rendering import speaking
from dragoman.serving.room import InRoom, Room
from dragoman.serving.viewer import Reader
from dragoman.serving.words import LANGUAGES
from dragoman.serving.words.voice import voice

router = APIRouter(include_in_schema=False)
Format = Literal["atom", "json"]
ALERTS = 100
"""The last alerts, of which a feed tells those that concern it."""
TYPES = {"atom": ATOM, "json": JSON}


@router.get("/events.{format}")
def events(request: Request, room: InRoom, viewer: Reader, format: Format) -> Response:
    """The feed of a search."""
    return _feed(request, room, subjects.search(filters_of(request)), format)


@router.get("/dyads/{pair}.{format}")
def dyad(request: Request, room: InRoom, viewer: Reader, pair: str, format: Format) -> Response:
    """The feed of a dyad."""
    return _feed(request, room, subjects.dyad(pair), format)


@router.get("/actors/{code}.{format}")
def actor(request: Request, room: InRoom, viewer: Reader, code: str, format: Format) -> Response:
    """The feed of an actor."""
    return _feed(request, room, subjects.actor(code), format)


@router.get("/stories/{id}.{format}")
def story(request: Request, room: InRoom, viewer: Reader, id: str, format: Format) -> Response:
    """The feed of a story."""
    return _feed(request, room, subjects.story(room.store, id), format)


@router.get("/follow/{key}.{format}")
def followed(request: Request, room: InRoom, key: str, format: Format) -> Response:
    """The feed of somebody's own: whoever has the address may read it, so that feed readers can."""
    follow = by_key(room.store, key)
    if follow.channel != "feed" or follow.paused:
        raise NoSuchThing("nothing is followed under this address any more")
    speaks = voice(str(follow.what.get("language"))) if follow.what.get("language") in LANGUAGES else speaking(request)
    with room.store.reading() as connection:
        alerts = [each for each in page(connection, limit=ALERTS).items if concerns(each, follow)]
        subject, base = subjects.of(follow), room.settings.base
        feed = feed_of(connection, subject, speaks, base, request.url.path, follow.name, alerts)
    return answer(request, feed, format)


def answer(request: Request, feed: Feed, format: Format) -> Response:
    """The feed in its format; 304 for who has it already."""
    body = atom(feed) if format == "atom" else json_feed(feed)
    tag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept-Language, Cookie"}
    known = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    if tag.removeprefix("W/") in known or "*" in known:
        return Response(None, 304, headers)
    return Response(body, 200, {**headers, "X-Robots-Tag": "noindex"}, TYPES[format])


def _feed(request: Request, room: Room, subject: Subject, format: Format) -> Response:
    asked = f"?{request.url.query}" if request.url.query else ""
    with room.store.reading() as connection:
        feed = feed_of(connection, subject, speaking(request), room.settings.base, request.url.path + asked)
    return answer(request, feed, format)
