"""Articles and stories."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from dragoman.record import articles as pieces
from dragoman.record import quoting as sayings
from dragoman.record import stories as tales
from dragoman.record.articles import Listed
from dragoman.record.opening import opened
from dragoman.record.paging import Order
from dragoman.record.quoting import Quotation as Quoted
from dragoman.record.related import near
from dragoman.record.stories import StoryRow
from dragoman.serving.api import told
from dragoman.serving.api.answers import Listing, listed, one
from dragoman.serving.api.asking import ArticleId, ArticleName, Asked, Code, Day, Dyad, StoryId, pair
from dragoman.serving.api.describing import answers
from dragoman.serving.api.filters import Language, StoryName, Who, Words
from dragoman.serving.api.models.articles import ListedArticle, Quotation, Story, WholeArticle, WholeStory
from dragoman.serving.api.models.base import PageOf
from dragoman.serving.room import InRoom

router = APIRouter()
RELATED = 10


class AskedArticles(Asked):
    """Articles that meet all filters."""

    search: Words | None = Field(None, description='Words of title and text; "whole phrases", -unwanted.')
    language: tuple[Language, ...] = Field((), max_length=50)
    source: tuple[Who, ...] = Field((), max_length=50, description="Host that published it.")
    since: Day | None = Field(None, description="First day of publication.")
    until: Day | None = Field(None, description="Last day of publication.")
    story: StoryName | None = None
    order: Order = Field("newest", description="Newest or oldest first; those without a date come last.")


class AskedStories(Asked):
    """Stories that meet all filters."""

    search: Words | None = Field(None, description="Words of one of its articles.")
    since: Day | None = Field(None, description="Stories that ended before are left out.")
    until: Day | None = Field(None, description="Stories that began after it are left out.")
    articles: int = Field(1, ge=1, le=1_000_000, description="Least number of articles.")
    sources: int = Field(1, ge=1, le=1_000_000, description="Least number of independent sources.")
    order: Order = Field("newest", description="By the last day; those without one come last.")


@router.get("/articles", tags=["articles"], responses=answers(PageOf[ListedArticle], formats=True))
def articles(request: Request, room: InRoom, asked: Annotated[AskedArticles, Query()]) -> Response:
    """Articles by day of publication, without their texts."""
    wanted = asked.model_dump(exclude={"format", "limit", "after"})
    listing: Listing[Listed] = Listing(
        page=lambda limit, after: pieces.page(room.store, limit=limit, after=after, **wanted),
        told=told.article,
        columns=told.ARTICLES,
        row=told.article,
    )
    return listed(request, asked, listing)


@router.get("/articles/{article}", tags=["articles"], responses=answers(WholeArticle, 404))
def article(request: Request, room: InRoom, article: ArticleId) -> Response:
    """One article: text, events, quotations, translations and copies. All spans are characters of `text`."""
    return one(request, told.whole_article(opened(room.store, article)))


class AskedQuotations(Asked):
    """Quotations that meet all filters."""

    speaker: tuple[Code, ...] = Field((), max_length=50, description="Code of who speaks.")
    dyad: Dyad | None = Field(None, description="Two codes: one of them speaks, to the other or naming it.")
    article: ArticleName | None = None
    search: Words | None = Field(None, description="Words of the article.")
    language: tuple[Language, ...] = Field((), max_length=50)
    source: tuple[Who, ...] = Field((), max_length=50, description="Host that published the article.")
    direct: bool | None = Field(None, description="In quotation marks, or told by the article.")
    since: Day | None = Field(None, description="First day of publication.")
    until: Day | None = Field(None, description="Last day of publication.")
    order: Order = Field("newest", description="By day of publication; those without one come last.")


@router.get("/quotations", tags=["articles"], responses=answers(PageOf[Quotation], formats=True))
def quotations(request: Request, room: InRoom, asked: Annotated[AskedQuotations, Query()]) -> Response:
    """Who said what, by the day of the article. Objects and columns are those of `dragoman quotes`."""
    wanted = asked.model_dump(exclude={"format", "limit", "after", "dyad", "source"})
    sides = pair(asked.dyad) if asked.dyad else None
    listing: Listing[Quoted] = Listing(
        page=lambda limit, after: sayings.page(
            room.store, limit=limit, after=after, dyad=sides, host=asked.source, **wanted
        ),
        told=told.quotation,
        columns=told.QUOTATIONS,
        row=told.quotation_row,
    )
    return listed(request, asked, listing)


@router.get("/stories", tags=["stories"], responses=answers(PageOf[Story], formats=True))
def stories(request: Request, room: InRoom, asked: Annotated[AskedStories, Query()]) -> Response:
    """Stories by their last day. The objects are those of `dragoman stories --format jsonl`."""
    wanted = asked.model_dump(exclude={"format", "limit", "after"})
    listing: Listing[StoryRow] = Listing(
        page=lambda limit, after: tales.page(room.store, limit=limit, after=after, **wanted),
        told=told.story,
        columns=told.STORIES,
        row=told.story,
    )
    return listed(request, asked, listing)


@router.get("/stories/{story}", tags=["stories"], responses=answers(WholeStory, 404))
def story(request: Request, room: InRoom, story: StoryId) -> Response:
    """One story, named by its id or the first digits of it, with its articles and the stories near it."""
    row, pieces = tales.story(room.store, story)
    return one(
        request,
        {
            **told.story(row),
            "told_in": [told.article(each) for each in pieces],
            "related": list(near(room.store, row.id, RELATED)),
        },
    )
