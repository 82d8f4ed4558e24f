"""Stories: articles about one happening, and all that they tell, day by day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from dragoman.record import stories as told_stories
from dragoman.record.articles import Listed
from dragoman.record.asking import page as events_page
from dragoman.record.filters import Filters
from dragoman.record.related import UnknownStory, near
from dragoman.serving.pages.addresses import changed
from dragoman.serving.pages.filtering import after_of, limit_of, one
from dragoman.serving.pages.lines import EventLine, lines
from dragoman.serving.pages.people.comments import remarks
from dragoman.serving.pages.rendering import asks_for_part, render, speaking
from dragoman.serving.pages.storylines import story_lines
from dragoman.serving.room import InRoom
from dragoman.serving.viewer import AnyViewer
from dragoman.serving.words.voice import Voice

router = APIRouter(include_in_schema=False)
SHOWN, EVENTS, NEAR = 30, 100, 6


@dataclass(frozen=True, slots=True)
class Told:
    """An article of a story."""

    id: str
    title: str
    about: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one day of a story."""

    day: str
    iso: str
    events: tuple[EventLine, ...]


@router.get("/stories")
def stories(request: Request, room: InRoom) -> HTMLResponse:
    """Stories, the youngest first; ``articles`` is how many they have at least."""
    voice = speaking(request)
    search = one(request, "search")
    least = 1 if one(request, "articles") == "1" else 2
    after = after_of(request)
    with room.store.reading() as connection:
        wanted = search if re.search(r"\w", search) else None
        page = told_stories.page(connection, search=wanted, articles=least, limit=limit_of(request, SHOWN), after=after)
    return render(
        request,
        "stories/list.html",
        search=search,
        least=least,
        stories=story_lines(page.items, voice),
        all=changed(request, articles="1" if least > 1 else None),
        first=changed(request) if after else None,
        next=changed(request, after=page.next) if page.next else None,
    )


@router.get("/stories/{id}")
def story(request: Request, room: InRoom, viewer: AnyViewer, id: str) -> HTMLResponse:
    """One story: its articles, and its events day by day."""
    voice = speaking(request)
    with room.store.reading() as connection:
        row, told = told_stories.story(connection, id)
        page = events_page(connection, Filters(story=row.id, status=()), limit=EVENTS, order="oldest")
        shown = lines(connection, page.items, voice)
    dates = groupby(shown, key=lambda line: (line.day, line.iso))
    return render(
        request,
        "stories/page.html",
        story=story_lines([row], voice)[0],
        articles=[_told(each, voice) for each in told],
        days=[Day(day, iso, tuple(events)) for (day, iso), events in dates],
        more=bool(page.next),
        near=None,
        remarks=remarks(room.store, viewer, "story", row.id),
    )


@router.get("/stories/{id}/near")
def near_story(request: Request, room: InRoom, id: str) -> HTMLResponse:
    """The stories nearest to one: apart from its page, since they take a while to find."""
    try:
        found = list(near(room.store, id, NEAR))
    except UnknownStory as error:
        raise HTTPException(404, str(error)) from None
    template = "stories/near.html" if asks_for_part(request) else "stories/near_page.html"
    return render(request, template, id=id, near=story_lines(found, speaking(request)))


def _told(row: Listed, voice: Voice) -> Told:
    published = voice.day(row.published, short=True) if row.published else ""
    about = " · ".join(filter(None, (row.source, voice.tongue(row.language), published)))
    return Told(row.id, row.title or voice.say("story.untitled"), about, row.language)
