"""An actor: with whom it has to do, as actor and as recipient, through time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection

from dragoman.record.actors import Counts, Network, Partner, network, partners, profile
from dragoman.record.asking import page as events_page
from dragoman.record.filters import Filters
from dragoman.record.periods import PERIODS, Period, first_day, last_day
from dragoman.record.quoting import page as quotations_page
from dragoman.record.schema import ANYBODY
from dragoman.record.series import Asked, series_within
from dragoman.serving.pages.addresses import changed
from dragoman.serving.pages.charts import Chart, chart, fitting, plot_words, reach, spanned
from dragoman.serving.pages.filtering import day, one
from dragoman.serving.pages.lines import EventLine, lines
from dragoman.serving.pages.quotations import quotation_lines
from dragoman.serving.pages.rendering import asks_for_part, render, speaking
from dragoman.serving.room import InRoom
from dragoman.serving.words import LANGUAGES
from dragoman.serving.words.countries import names
from dragoman.serving.words.voice import Voice

router = APIRouter(include_in_schema=False)
LATEST, BEHIND, PARTNERS, NETWORK, QUOTATIONS, NAMES = 12, 50, 15, 14, 4, 12
Way = Literal["forth", "back"]


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """Another actor, and what passed between it and this one."""

    code: str
    name: str
    events: int
    cooperation: int
    conflict: int
    acted: int
    received: int
    goldstein: str


@dataclass(frozen=True, slots=True)
class Behind:
    """The events behind a point of a plot."""

    title: str
    about: str
    events: tuple[EventLine, ...]
    close: str
    most: int | None


@router.get("/actors/{code}")
def actor(
    request: Request,
    room: InRoom,
    code: str,
    period: str = "",
    quad: Annotated[tuple[int, ...], Query()] = (),
    way: Way = "forth",
) -> HTMLResponse:
    """One actor, by its code; with ``period``, the events behind a point of its plots as well."""
    voice = speaking(request)
    code = code.upper()
    if not re.fullmatch(r"[A-Z]{3}", code) or code not in names(LANGUAGES[0]):
        raise HTTPException(404, f"{code[:40]}: not the code of a country or an organisation, such as RUS")
    since, until = day("since", one(request, "since")), day("until", one(request, "until"))
    by = one(request, "by")
    if by and by not in PERIODS:
        raise HTTPException(422, f"by: one of {', '.join(PERIODS)}")
    with room.store.reading() as connection:
        asked = {
            "forth": Asked(code, ANYBODY, "month", since=since, until=until),
            "back": Asked(ANYBODY, code, "month", since=since, until=until),
        }
        months = {each: series_within(connection, question) for each, question in asked.items()}
        longest = max(months.values(), key=lambda series: len(series.points))
        chosen = fitting(len(longest.points), by or None)  # type: ignore[arg-type]
        behind = _behind(request, connection, code, chosen, period, quad, way, voice) if period else None
        if behind and asks_for_part(request):
            return render(request, "dyad/behind.html", behind=behind)
        charts = [_chart(connection, code, each, chosen, asked[each], voice) for each in ("forth", "back")]
        known = profile(connection, code, limit=NAMES)
        near = partners(connection, code, since=since, until=until, limit=PARTNERS)
        web = network(connection, code, since=since, until=until, limit=NETWORK)
        told = Filters(involving=(code,), since=since, until=until)
        latest = lines(connection, events_page(connection, told, limit=LATEST).items, voice)
        said = quotations_page(connection, speaker=(code,), limit=QUOTATIONS).items
    return render(
        request,
        "actor/page.html",
        code=code,
        name=voice.country(code),
        known=known,
        by=chosen,
        periods=PERIODS,
        since=since,
        until=until,
        charts=charts,
        most=_most(charts),
        words=plot_words(voice),
        span=spanned(charts),
        behind=behind,
        partners=[_partner(each, voice) for each in near],
        drawn=[_drawn(each, voice) for each in near],
        network=_network(web, voice),
        latest=latest,
        quotations=quotation_lines(said, voice),
        address=lambda **more: changed(request, {"period": None, "quad": None, "way": None, **more}),
    )


def _chart(connection: Connection, code: str, way: str, by: Period, asked: Asked, voice: Voice) -> Chart:
    name = voice.say(f"actor.{way}", name=voice.country(code))
    return chart(series_within(connection, replace(asked, by=by)), by, name, way, voice)


def _most(charts: list[Chart]) -> tuple[float, float]:
    reaches = [reach(each) for each in charts]
    return max(down for down, _ in reaches), max(up for _, up in reaches)


def _behind(
    request: Request,
    connection: Connection,
    code: str,
    by: Period,
    period: str,
    quads: tuple[int, ...],
    way: Way,
    voice: Voice,
) -> Behind:
    if any(quad not in (1, 2, 3, 4) for quad in quads):
        raise HTTPException(422, "quad: 1 to 4")
    try:
        first, last = first_day(period, by), last_day(period, by)
        when = voice.period(period, by)
    except ValueError:
        raise HTTPException(422, f"period: not the name of a {by}") from None
    side: dict[str, Any] = {"actor" if way == "forth" else "recipient": (code,)}
    filters = Filters(quad=quads, since=first, until=last, exact=True, **side)
    page = events_page(connection, filters, limit=BEHIND, order="oldest")
    about = [voice.say(f"actor.{way}", name=voice.country(code)), *map(voice.quad, quads)]
    return Behind(
        title=when,
        about=", ".join(about),
        events=lines(connection, page.items, voice),
        close=changed(request, period=None, quad=None, way=None),
        most=BEHIND if page.next else None,
    )


def _partner(partner: Partner, voice: Voice) -> PartnerLine:
    counts = partner.either
    return PartnerLine(
        code=partner.code,
        name=voice.country(partner.code),
        events=counts.events,
        cooperation=counts.quads[1] + counts.quads[2],
        conflict=counts.quads[3] + counts.quads[4],
        acted=partner.acted.events,
        received=partner.received.events,
        goldstein="" if counts.goldstein_mean is None else voice.signed(counts.goldstein_mean),
    )


def _drawn(partner: Partner, voice: Voice) -> dict[str, Any]:
    quads = partner.either.quads
    return {"code": partner.code, "name": voice.country(partner.code), "quads": [quads[quad] for quad in (1, 2, 3, 4)]}


def _network(told: Network, voice: Voice) -> dict[str, Any]:
    """The network as its script draws it."""
    return {
        "nodes": [{"code": code, "name": voice.country(code)} for code in told.codes],
        "edges": [_edge(one, other, counts) for one, other, counts in told.edges],
        "words": plot_words(voice),
    }


def _edge(one: str, other: str, counts: Counts) -> dict[str, Any]:
    return {"one": one, "other": other, "events": counts.events, "score": counts.goldstein_mean}
