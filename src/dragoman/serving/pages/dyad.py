"""A dyad: what two sides did to each other through time, and the events behind every point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection

from dragoman.record import stories
from dragoman.record.asking import page as events_page
from dragoman.record.filters import Filters
from dragoman.record.periods import PERIODS, Period
from dragoman.record.quoting import page as quotations_page
from dragoman.record.series import Asked, Directions, Series, behind, fitted, series_within
from dragoman.serving.pages.addresses import changed
from dragoman.serving.pages.charts import Chart, chart, fitting, plot_words, reach, spanned
from dragoman.serving.pages.filtering import day, statuses
from dragoman.serving.pages.lines import EventLine, lines
from dragoman.serving.pages.quotations import quotation_lines
from dragoman.serving.pages.rendering import asks_for_part, render, speaking
from dragoman.serving.pages.storylines import story_lines
from dragoman.serving.room import InRoom
from dragoman.serving.words import LANGUAGES
from dragoman.serving.words.countries import names
from dragoman.serving.words.voice import Voice

router = APIRouter(include_in_schema=False)
CODE = re.compile(r"[A-Z]{3}")
LATEST, BEHIND, STORIES, QUOTATIONS = 12, 50, 6, 4
Way = Literal["both", "forth", "back"]
PASSING = ("period", "quad", "way", "of", "numbers")
"""What an address says of the point and the table that are open: other views of the dyad begin without it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides by their codes."""

    one: str
    other: str

    def __str__(self) -> str:
        return f"{self.one}-{self.other}"

    @staticmethod
    def of(text: str) -> Pair:
        """The sides of ``RUS-CHN``. Raises ``HTTPException``."""
        one, _, other = text.upper().partition("-")
        if not CODE.fullmatch(one) or not CODE.fullmatch(other) or not {one, other} <= names(LANGUAGES[0]).keys():
            raise HTTPException(404, f"{text[:40]}: not two codes of countries or organisations, such as RUS-CHN")
        return Pair(one, other)

    def asked(self, way: Way, by: Period, filters: Filters) -> Asked:
        """The series of one way between them."""
        one, other = (self.other, self.one) if way == "back" else (self.one, self.other)
        return Asked(one, other, by, way == "both", filters.status, filters.type, filters.since, filters.until)

    def name(self, way: Way, voice: Voice) -> str:
        """The sides as a reader is told of them."""
        one, other = voice.country(self.one), voice.country(self.other)
        return {"both": f"{one} – {other}", "forth": f"{one} → {other}", "back": f"{other} → {one}"}[way]


@dataclass(frozen=True, slots=True)
class Behind:
    """The events behind a point of a plot."""

    title: str
    about: str
    events: tuple[EventLine, ...]
    close: str
    most: int | None


@router.get("/dyads/{pair}")
def dyad(
    request: Request,
    room: InRoom,
    pair: str,
    since: str = "",
    until: str = "",
    by: str = "",
    status: Annotated[tuple[str, ...], Query()] = (),
    type: Annotated[tuple[str, ...], Query()] = (),
    with_: Annotated[str, Query(alias="with")] = "",
    period: str = "",
    quad: Annotated[tuple[int, ...], Query()] = (),
    way: Way = "both",
    of: str = "",
    each: bool = False,
    numbers: bool = False,
) -> HTMLResponse:
    """One dyad; with ``period``, the events behind a point as well (of the other dyad, if ``of`` names it).

    With ``each``, also what each side does to the other, and with ``numbers`` the tables of the plots: a script asks
    for these parts when a reader comes to them.
    """
    voice = speaking(request)
    sides = Pair.of(pair)
    compared = Pair.of(with_) if with_ else None
    filters = Filters(
        status=statuses(tuple(filter(None, status))),
        type=tuple(each for each in type if each),
        since=day("since", since),
        until=day("until", until),
    )
    if by and by not in PERIODS:
        raise HTTPException(422, f"by: one of {', '.join(PERIODS)}")
    with room.store.reading() as connection:
        told = fitted(connection, sides.asked("forth", "month", filters), lambda months: fitting(months, by or None))  # type: ignore[arg-type]
        chosen = told.asked.by
        pointed = None
        if period:
            about = Pair.of(of) if of else sides
            pointed = _behind(request, connection, about.asked(way, chosen, filters), period, quad, about, way, voice)
            if asks_for_part(request):
                return render(request, "dyad/behind.html", behind=pointed)
        if numbers and asks_for_part(request):
            about = Pair.of(of) if of else sides
            of_them = told.either if about == sides else _series(connection, about, chosen, filters)
            table = chart(of_them, chosen, about.name("both", voice), "both", voice)
            return render(
                request, "dyad/numbers.html", chart=table, **_ways(request, [table], chosen, voice, of=of or None)
            )
        charts = _charts(told, sides, chosen, voice, each=each or way != "both")
        if each and asks_for_part(request):
            return render(request, "dyad/ways.html", **_ways(request, charts, chosen, voice))
        other = _compared(connection, compared, chosen, filters, voice)
        asked = replace(filters, dyad=(sides.one, sides.other))
        shown = lines(connection, events_page(connection, asked, limit=LATEST).items, voice)
        near = stories.latest(connection, asked, STORIES)
        said = quotations_page(connection, dyad=(sides.one, sides.other), limit=QUOTATIONS).items
    return render(
        request,
        "dyad/page.html",
        sides=sides,
        title=sides.name("both", voice),
        periods=PERIODS,
        filters=filters,
        main=charts[0],
        other=other,
        compared=compared,
        behind=pointed,
        latest=shown,
        stories=story_lines(near, voice),
        quotations=quotation_lines(said, voice),
        statuses=_choices(request, filters, voice),
        tabled=numbers,
        **_ways(request, [*charts, *([other] if other else [])], chosen, voice),
        events=changed(
            request,
            {**dict.fromkeys((*PASSING, "by", "each", "with")), "dyad": (sides.one, sides.other)},
            path="/events",
        ),
    )


def _ways(request: Request, charts: Sequence[Chart], by: Period, voice: Voice, of: str | None = None) -> dict[str, Any]:
    """What the plots of each way are given, and those of both; addresses are of the dyad that is compared, if named."""
    return {
        "by": by,
        "ways": [each for each in charts if each.way != "both"],
        "most": reach(charts[0]),
        "span": spanned([each for each in charts if each.way == "both"]),
        "words": plot_words(voice),
        "address": lambda **more: changed(request, {**dict.fromkeys(PASSING), "of": of, **more}),
    }


def _charts(told: Directions, sides: Pair, by: Period, voice: Voice, *, each: bool) -> list[Chart]:
    """Both directions together, and each if that is asked for."""
    whole = [chart(told.either, by, sides.name("both", voice), "both", voice)]
    if each and sides.one != sides.other:
        whole.append(chart(told.forth, by, sides.name("forth", voice), "forth", voice))
        whole.append(chart(told.back, by, sides.name("back", voice), "back", voice))
    return whole


def _series(connection: Connection, pair: Pair, by: Period, filters: Filters) -> Series:
    """Of both sides together."""
    return series_within(connection, pair.asked("both", by, filters))


def _compared(connection: Connection, pair: Pair | None, by: Period, filters: Filters, voice: Voice) -> Chart | None:
    if pair is None:
        return None
    made = chart(_series(connection, pair, by, filters), by, pair.name("both", voice), "both", voice)
    return replace(made, drawn={**made.drawn, "of": str(pair)})


def _behind(
    request: Request,
    connection: Connection,
    asked: Asked,
    period: str,
    quads: tuple[int, ...],
    pair: Pair,
    way: Way,
    voice: Voice,
) -> Behind:
    if any(quad not in (1, 2, 3, 4) for quad in quads):
        raise HTTPException(422, "quad: 1 to 4")
    try:
        wanted = replace(behind(asked, period), quad=quads)
        when = voice.period(period, asked.by)
    except ValueError:
        raise HTTPException(422, f"period: not the name of a {asked.by}") from None
    page = events_page(connection, wanted, limit=BEHIND, order="oldest")
    about = [pair.name(way, voice), *map(voice.quad, quads)]
    return Behind(
        title=when,
        about=", ".join(about),
        events=lines(connection, page.items, voice),
        close=changed(request, dict.fromkeys(PASSING)),
        most=BEHIND if page.next else None,
    )


def _choices(request: Request, filters: Filters, voice: Voice) -> list[tuple[str, str, bool]]:
    """Statuses as links: what each is called, where it leads, and whether it is what is shown."""
    found = []
    for name, values in (("actual", ("actual",)), ("future", ("future",)), ("any", ())):
        address = changed(request, {**dict.fromkeys(PASSING), "status": None if name == "actual" else name})
        found.append((voice.status(name), address, filters.status == values))
    return found
