"""Articles: found by their words, the youngest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.record.articles import Listed
from dragoman.record.articles import page as articles_page
from dragoman.record.texts import texts
from dragoman.serving.pages.addresses import changed
from dragoman.serving.pages.filtering import after_of, day, limit_of, one
from dragoman.serving.pages.finding import extract, words_of
from dragoman.serving.pages.marking import Piece
from dragoman.serving.pages.rendering import render, speaking
from dragoman.serving.room import InRoom
from dragoman.serving.words.voice import Voice

router = APIRouter(include_in_schema=False)
SHOWN = 30


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list."""

    id: str
    title: str
    about: str
    language: str | None
    extract: tuple[Piece, ...]
    trouble: str


@router.get("/articles")
def articles(request: Request, room: InRoom) -> HTMLResponse:
    """Articles that are asked for."""
    voice = speaking(request)
    search = one(request, "search")
    asked: dict[str, Any] = {
        "source": tuple(filter(None, [one(request, "source")])),
        "language": tuple(filter(None, [one(request, "language").lower()])),
        "since": day("since", one(request, "since")),
        "until": day("until", one(request, "until")),
    }
    wanted = search if re.search(r"\w", search) else None
    with room.store.reading() as connection:
        after, limit = after_of(request), limit_of(request, SHOWN)
        page = articles_page(connection, search=wanted, limit=limit, after=after, **asked)
        read = texts(connection, [each.id for each in page.items])
    words = words_of(wanted)
    return render(
        request,
        "articles/page.html",
        search=search,
        asked=asked,
        articles=[_line(each, read[each.id], words, voice) for each in page.items],
        first=changed(request) if after else None,
        next=changed(request, after=page.next) if page.next else None,
        query=changed(request, path=""),
    )


def _line(row: Listed, text: str, words: tuple[str, ...], voice: Voice) -> ArticleLine:
    title = row.title or ""
    text = text.removeprefix(title).lstrip() if title else text
    published = voice.day(row.published, short=True) if row.published else ""
    return ArticleLine(
        id=row.id,
        title=title or row.name,
        about=" · ".join(filter(None, (row.source, voice.tongue(row.language), published))),
        language=row.language,
        extract=extract(text, words),
        trouble=row.trouble or "",
    )
