"""What one follows: beginning, pausing, ending it; and what letters lead to."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.reading.address import checked
from dragoman.reading.problems import Unreadable
from dragoman.record import follows
from dragoman.record.deliveries import Last, last_of
from dragoman.record.errors import NoSuchThing, RecordError
from dragoman.record.follows import MAIL, UNCONFIRMED, Channel, Follow
from dragoman.serving.following import subjects
from dragoman.serving.following.mail import is_address
from dragoman.serving.following.sending import code
from dragoman.serving.following.subjects import Subject
from dragoman.serving.following.webhooks import new_secret
from dragoman.serving.pages.rendering import render, speaking
from dragoman.serving.room import InRoom, Room
from dragoman.serving.viewer import Reader, Viewer
from dragoman.serving.words.voice import Voice

router = APIRouter(prefix="/follow", include_in_schema=False)
Key = Annotated[str, Query(max_length=100)]


@dataclass(frozen=True, slots=True)
class Followed:
    """A follow as its owner sees it."""

    number: int
    name: str
    subject: str
    path: str
    channel: Channel
    where: str
    departures: bool
    state: Literal["live", "paused", "unconfirmed"]
    problem: str
    tries: int


@router.get("")
def follow_page(
    request: Request, room: InRoom, viewer: Reader, of: Annotated[str, Query(max_length=4000)] = ""
) -> HTMLResponse:
    """What one follows already; with ``of``, the address of a page, a form to follow that too."""
    return _page(request, room, viewer, of)


@router.post("")
def begin(
    request: Request,
    room: InRoom,
    viewer: Reader,
    of: Annotated[str, Form(max_length=4000)] = "",
    name: Annotated[str, Form(max_length=200)] = "",
    channel: Annotated[Channel, Form()] = "feed",
    address: Annotated[str, Form(max_length=2000)] = "",
    departures: Annotated[bool, Form()] = False,
) -> Response:
    """Begin to follow. What webhooks are signed with is shown on this answer, and never again."""
    subject = subjects.at(request, room.store, of)
    voice = speaking(request)
    wrong = _wrong(room, channel, address.strip())
    if wrong:
        return _page(request, room, viewer, of, status=422, problem=wrong[0], why=wrong[1])
    secret = new_secret() if channel != "feed" else None
    try:
        made = follows.follow(
            room.store,
            viewer.name,
            name.strip() or subject.name(voice),
            subject.kind,
            subject.filters,
            channel,
            language=voice.language,
            address=address.strip() if channel != "feed" else None,
            secret=secret,
            departures=departures,
        )
    except RecordError as error:
        return _page(request, room, viewer, of, status=422, problem="follow.refused", why=str(error))
    if channel == "webhook":
        return _page(request, room, viewer, made=made)
    return RedirectResponse(f"/follow#follow-{made.number}", 303)


@router.post("/{number}/pause")
def pause(room: InRoom, viewer: Reader, number: int) -> Response:
    """Be told nothing for the time being."""
    follows.pause(room.store, viewer.name, number)
    return RedirectResponse(f"/follow#follow-{number}", 303)


@router.post("/{number}/resume")
def resume(room: InRoom, viewer: Reader, number: int) -> Response:
    """Be told again."""
    follows.resume(room.store, viewer.name, number)
    return RedirectResponse(f"/follow#follow-{number}", 303)


@router.post("/{number}/remove")
def remove(room: InRoom, viewer: Reader, number: int) -> Response:
    """Follow it no longer."""
    follows.remove(room.store, viewer.name, number)
    return RedirectResponse("/follow", 303)


@router.get("/{key}/confirm")
def confirm_page(request: Request, room: InRoom, key: str, code: Key = "") -> HTMLResponse:
    """Where a letter leads that asks whether letters are wanted. Only the form there says yes: programs that look at
    every link of a letter press no button."""
    return _letter_page(request, _of_letter(room, key, code, "confirm"), "confirm", code)


@router.post("/{key}/confirm")
def confirm(request: Request, room: InRoom, key: str, code: Key = "") -> HTMLResponse:
    """They are wanted."""
    follow = _of_letter(room, key, code, "confirm")
    follows.confirm(room.store, key)
    return _letter_page(request, follow, "confirmed", code)


@router.get("/{key}/stop")
def stop_page(request: Request, room: InRoom, key: str, code: Key = "") -> HTMLResponse:
    """Where a letter leads for those who want no more."""
    return _letter_page(request, _of_letter(room, key, code, "stop"), "stop", code)


@router.post("/{key}/stop", name="unsubscribe")
def stop(request: Request, room: InRoom, key: str, code: Key = "") -> HTMLResponse:
    """No more: by the form, or by a mail program's own button (RFC 8058)."""
    follow = _of_letter(room, key, code, "stop")
    follows.stop(room.store, key)
    return _letter_page(request, follow, "stopped", code)


def _of_letter(room: Room, key: str, given: str, deed: str) -> Follow:
    follow = follows.by_key(room.store, key)
    if follow.channel not in MAIL or not hmac.compare_digest(given.encode(), code(follow, deed).encode()):
        raise NoSuchThing("nothing is followed under this address any more")
    return follow


def _letter_page(request: Request, follow: Follow, step: str, code: str) -> HTMLResponse:
    return render(request, "people/letter.html", follow=follow, step=step, code=code)


def _wrong(room: Room, channel: Channel, address: str) -> tuple[str, str] | None:
    """What is wrong with an address to send to, as a word of the interface and an explanation."""
    if channel == "webhook":
        try:
            checked(address)
        except Unreadable as error:
            return "follow.no_webhook", error.message
    if channel in MAIL:
        if not room.settings.smtp:
            return "follow.no_mail", ""
        if not is_address(address):
            return "follow.no_address", ""
    return None


def _page(
    request: Request,
    room: Room,
    viewer: Viewer,
    of: str = "",
    status: int = 200,
    problem: str | None = None,
    why: str = "",
    made: Follow | None = None,
) -> HTMLResponse:
    voice = speaking(request)
    own = follows.follows_of(room.store, viewer.name)
    last = last_of(room.store, [each.number for each in own])
    subject: Subject | None = subjects.at(request, room.store, of) if of else None
    return render(
        request,
        "people/follows.html",
        status=status,
        follows=[_followed(each, last.get(each.number), room, voice) for each in own],
        of=subject.path if subject else "",
        subject=subject.name(voice) if subject else "",
        kind=subject.kind if subject else "",
        mail=bool(room.settings.smtp),
        problem=problem,
        why=why,
        made=made,
    )


def _followed(follow: Follow, last: Last | None, room: Room, voice: Voice) -> Followed:
    try:
        subject = subjects.of(follow)
    except NoSuchThing:
        subject = None
    where = f"{room.settings.base}/follow/{follow.key}" if follow.channel == "feed" else follow.address or ""
    if follow.channel == "webhook":
        # What comes after the host is often a key.
        where = urlsplit(where).hostname or ""
    return Followed(
        number=follow.number,
        name=follow.name,
        subject=subject.name(voice) if subject else "",
        path=subject.path if subject else "/events",
        channel=follow.channel,
        where=where,
        departures=follow.departures,
        state="live" if not follow.paused else "unconfirmed" if follow.paused == UNCONFIRMED else "paused",
        problem=last.problem or "" if last and last.state in ("waiting", "failed") else "",
        tries=last.tries if last else 0,
    )
