"""The state of the record: how much it holds, what it was made with, what waits, what fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman._version import __version__
from dragoman.record.state import State
from dragoman.record.state import state as state_of
from dragoman.serving.pages.rendering import render, speaking
from dragoman.serving.room import InRoom
from dragoman.serving.words.voice import Voice

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Made:
    """A set of versions, and how many articles were coded with it."""

    versions: tuple[tuple[str, str], ...]
    articles: str


@router.get("/state")
def state(request: Request, room: InRoom) -> HTMLResponse:
    """The record as it is now."""
    voice = speaking(request)
    told = state_of(room.store)
    return render(
        request,
        "state/page.html",
        figures=_figures(told, voice),
        latest=voice.day(told.latest) if told.latest else "",
        made=[_made(versions, number, voice) for versions, number in told.versions],
        feeds=told.feeds,
        troubles=told.troubles,
        program=__version__,
        revision=told.revision,
    )


def _figures(told: State, voice: Voice) -> list[tuple[str, str]]:
    names = ("articles", "events", "mentions", "stories", "corrections", "uncoded", "pending", "failed", "held")
    found = [(voice.say(f"state.{name}"), voice.number(getattr(told, name))) for name in names]
    if told.bytes is not None:
        found.append((voice.say("state.size"), f"{voice.number(told.bytes / 1_000_000, 1)} MB"))
    return found


def _made(versions: Mapping[str, str], number: int, voice: Voice) -> Made:
    return Made(tuple(sorted(versions.items())), voice.count("article", number))
