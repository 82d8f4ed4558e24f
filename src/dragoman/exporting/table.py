"""The table that a person reads: article by article, who did what to whom, and the sentence that says so.

On a terminal colour tells the quad class and styles mark the words. Elsewhere the marks are signs, ``{actor}``,
``*trigger*`` and ``<recipient>``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.exporting.marking import marked, printable
from dragoman.installed import installed
from dragoman.model import Actor, Article, Event, When
from dragoman.ontology import plover

if TYPE_CHECKING:
    from dragoman.exporting import Results

WIDTH = 100
"""Lines longer than this are hard to read, however wide the window."""

QUAD_STYLES = {1: "cyan", 2: "green", 3: "yellow", 4: "red"}

DATE_WIDTH = 16
TYPE_WIDTH = 22


def write(results: Results, stream: TextIO) -> None:
    """All articles with their events, and a closing line that counts them."""
    console = Console(file=stream, highlight=False, soft_wrap=False)
    console.width = min(console.width, WIDTH)
    render(results, console)


def render(results: Results, console: Console) -> None:
    """The same on a console of the caller's: its width and colours are taken as they are."""
    quads: Counter[int] = Counter()
    articles = silent = 0
    for article, events in results:
        articles += 1
        silent += not events
        quads.update(event.quad for event in events)
        console.print(heading(article), end="\n\n")
        if not events:
            console.print(Padding(Text(_silence(article), style="dim"), (0, 0, 1, 2)))
        for event in sorted(events, key=lambda e: (e.sentence.index, e.trigger.span)):
            print_event(event, article, console)
    console.print(_closing(quads, articles, silent))


def heading(article: Article) -> Text:
    """Title, day and source of an article, in two lines."""
    title = printable(article.title or article.text.partition("\n")[0][:WIDTH] or article.id)
    source = printable(article.url or article.id)
    published = article.published.isoformat() if article.published else "undated"
    told = Text(f"{published} · {source}", style="dim")
    if article.original_url or article.original_language:
        told.append(f" · translated from {printable(article.original_url or article.original_language or '')}")
    return Text.assemble((title, "bold"), "\n", told)


def _silence(article: Article) -> str:
    if article.language and article.language not in installed():
        return f"Not coded: its language ({printable(article.language)}) is not installed."
    return "No political events."


def print_event(event: Event, article: Article, console: Console, notes: Sequence[str] = ()) -> None:
    """One event: what happened, and the sentence that tells it, with notes after it."""
    style = QUAD_STYLES[event.quad]
    head = Table.grid(padding=(0, 2), expand=True)
    head.add_column(width=DATE_WIDTH)
    head.add_column(ratio=1)
    head.add_column(width=TYPE_WIDTH)
    head.add_row(_date(event.when), _who_to_whom(event), _what(event, style))
    console.print(Padding(head, (0, 0, 0, 2)))
    quotation = _quotation(event, article, style, notes, signs=console.color_system is None)
    console.print(Padding(quotation, (0, 0, 1, 4)))


def _date(when: When | None) -> Text:
    if when is None:
        return Text("no date", style="dim")
    return Text(interval(when), style="dim" if when.basis == "published" else "")


def interval(when: When) -> str:
    """An interval of days, as short as it can be told: a day, a month, a year, or two days."""
    start, end = when.start, when.end
    if start == end:
        return start.isoformat()
    if start.day == 1 and (end.year, end.month) == (start.year, start.month) and _is_last(end):
        return f"{start:%Y-%m}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return f"{start:%Y}"
    if start.year == end.year:
        return f"{start.isoformat()}…{end:%m-%d}"
    return f"{start.isoformat()}… {end.isoformat()}"


def _is_last(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _who_to_whom(event: Event) -> Text:
    text = _side(event.actor)
    if event.recipient:
        text.append(" → ", style="dim")
        text.append_text(_side(event.recipient))
    return text


def _side(actors: Sequence[Actor]) -> Text:
    if not actors:
        return Text().append("nobody named", style="dim")
    text = Text()
    for number, actor in enumerate(actors):
        text.append(" + " if number else "", style="dim")
        text.append(code(actor), style="bold")
        text.append(f" {printable(actor.name or actor.text)}")
    return text


def code(actor: Actor) -> str:
    """Country and sector, ``RUS·GOV``; a country that is only inferred stands in brackets, an unknown one is a dash."""
    country = actor.code or "–"
    if actor.inferred and actor.code:
        country = f"({country})"
    return f"{country}·{actor.sector}" if actor.sector else country


def _what(event: Event, style: str) -> Text:
    text = Text(event.type, style=f"bold {style}")
    if event.mode:
        text.append(f" {event.mode}", style=f"not bold {style}")
    if event.promises:
        text.append(f" to {event.promises}", style=f"not bold {style}")
        if event.promised_when:
            text.append(f" {interval(event.promised_when)}", style="not bold")
    if event.status != "actual":
        text.append(f"\n{event.status}", style="not bold italic")
    return text


def _quotation(event: Event, article: Article, style: str, more: Sequence[str], *, signs: bool) -> Text:
    text = marked(event, article.text, style, signs=signs)
    notes: list[str] = []
    if event.said_by:
        notes.append(f"according to {printable(event.said_by.name or event.said_by.text)}")
    if event.where:
        notes.append(f"in {printable(event.where.name)}, {event.where.country}")
    if len(event.evidence) > 1:
        notes.append(f"told in {len(event.evidence)} sentences")
    notes += [printable(note) for note in more]
    if notes:
        text.append(f"  [{' · '.join(notes)}]", style="dim")
    return text


def _closing(quads: Counter[int], articles: int, silent: int) -> Text:
    total = sum(quads.values())
    text = Text(f"{counted(total, 'event')} in {counted(articles, 'article')}", style="bold")
    if silent and articles > 1:
        text.append(f", {silent} of them without any", style="not bold")
    for quad, name in plover.QUADS.items():
        if quads[quad]:
            text.append(" · ", style="not bold dim")
            text.append(f"{name} {quads[quad]}", style=f"not bold {QUAD_STYLES[quad]}")
    return text


def counted(number: int, noun: str) -> str:
    """ "1 event", "2 events"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
