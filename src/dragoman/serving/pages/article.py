"""An article: its text with all that was found in it, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.record.articles import Listed
from dragoman.record.articles import page as articles_page
from dragoman.record.opening import Opened, opened
from dragoman.serving.pages.addresses import outside
from dragoman.serving.pages.people.comments import remarks
from dragoman.serving.pages.reading import text_of
from dragoman.serving.pages.rendering import render, speaking
from dragoman.serving.room import InRoom
from dragoman.serving.viewer import AnyViewer
from dragoman.serving.words.voice import Voice

router = APIRouter(include_in_schema=False)
SAME = 20
"""Articles of the same story that are named."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another article, as a link names it."""

    id: str
    title: str
    about: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article comes from."""

    name: str
    source: str
    url: str | None
    published: str
    language: str
    original_url: str | None
    original_language: str
    made_by: tuple[tuple[str, str], ...]
    trouble: str


@router.get("/articles/{id}")
def article(request: Request, room: InRoom, viewer: AnyViewer, id: str, beside: str = "") -> HTMLResponse:
    """One article; ``beside`` names another one, such as its original, to read next to it."""
    voice = speaking(request)
    with room.store.reading() as connection:
        found = opened(connection, id)
        other = opened(connection, beside) if beside else None
        whole = found.listed
        same = articles_page(connection, story=whole.story, limit=SAME).items if whole.story else ()
    return render(
        request,
        "article/page.html",
        text=text_of(found, voice),
        other=text_of(other, voice, "b") if other else None,
        from_where=_provenance(found, voice),
        other_from=_provenance(other, voice) if other else None,
        story=whole.story,
        remarks=remarks(room.store, viewer, "article", whole.id),
        copies=[_neighbour(each, voice) for each in found.copies],
        same_story=[_neighbour(each, voice) for each in same if each.id != whole.id],
        translations=[_neighbour(each, voice) for each in filter(None, (found.original, *found.translations))],
    )


def _provenance(found: Opened, voice: Voice) -> Provenance:
    told = found.article
    return Provenance(
        name=told.id,
        source=found.listed.source or "",
        url=outside(told.url),
        published=voice.day(told.published) if told.published else "",
        language=voice.tongue(told.language),
        original_url=outside(told.original_url),
        original_language=voice.tongue(told.original_language),
        made_by=tuple(sorted(found.versions.items())),
        trouble=found.listed.trouble or "",
    )


def _neighbour(other: Listed, voice: Voice) -> Neighbour:
    about = [other.source or "", voice.tongue(other.language), voice.day(other.published, short=True)]
    return Neighbour(
        other.id, other.title or voice.say("story.untitled"), " · ".join(filter(None, about)), other.language
    )
