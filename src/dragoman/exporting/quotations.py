"""Quotations, written down: a table for people, JSON lines for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dragoman.exporting.csv import Cell, cell
from dragoman.exporting.jsonl import line, quote_object
from dragoman.exporting.marking import printable
from dragoman.exporting.table import WIDTH, code, counted, heading
from dragoman.model import Article, Quote

Quotations = Iterable[tuple[Article, Sequence[Quote]]]

LONGEST = 600
"""Characters of a quotation that the table shows."""


def writer(name: str) -> Callable[[Quotations, TextIO], None]:
    """The writer of a format: table, jsonl or csv."""
    return {"table": write_table, "jsonl": write_jsonl, "csv": write_csv}[name]


def write_jsonl(results: Quotations, stream: TextIO) -> None:
    """One line a quotation, in the order given."""
    for _, quotes in results:
        for quote in quotes:
            stream.write(line(quote_object(quote)))


def write_csv(results: Quotations, stream: TextIO) -> None:
    """A header line, then one row a quotation."""
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(COLUMNS)
    for _, quotes in results:
        for quote in quotes:
            rows.writerow([cell(column(quote)) for column in COLUMNS.values()])


COLUMNS: dict[str, Callable[[Quote], Cell]] = {
    "id": lambda q: q.id,
    "kind": lambda q: q.kind,
    "speaker_code": lambda q: q.speaker.code if q.speaker else None,
    "speaker_sector": lambda q: q.speaker.sector if q.speaker else None,
    "speaker_name": lambda q: q.speaker.name if q.speaker else None,
    "speaker_text": lambda q: q.speaker.text if q.speaker else None,
    "verb": lambda q: q.verb.lemma if q.verb else None,
    "to_code": lambda q: q.to.code if q.to else None,
    "to_name": lambda q: (q.to.name or q.to.text) if q.to else None,
    "text": lambda q: q.text,
    "start": lambda q: q.span[0],
    "end": lambda q: q.span[1],
    "document": lambda q: q.document.id,
    "url": lambda q: q.document.url,
    "title": lambda q: q.document.title,
    "language": lambda q: q.document.language,
    "published": lambda q: q.document.published.isoformat() if q.document.published else None,
}
"""The columns in their order, each with what stands in it."""


def write_table(results: Quotations, stream: TextIO) -> None:
    """Article by article, who said what, and a closing line that counts."""
    console = Console(file=stream, highlight=False, soft_wrap=False)
    console.width = min(console.width, WIDTH)
    kinds: Counter[str] = Counter()
    articles = 0
    for article, quotes in results:
        articles += 1
        kinds.update(quote.kind for quote in quotes)
        console.print(heading(article), end="\n\n")
        for quote in quotes:
            console.print(Padding(_who(quote), (0, 0, 0, 2)))
            console.print(Padding(_words(quote), (0, 0, 1, 4)))
    total = f"{counted(kinds.total(), 'quotation')} in {counted(articles, 'article')}"
    console.print(Text(total, style="bold").append(f" · direct {kinds['direct']} · indirect {kinds['indirect']}"))


def _who(quote: Quote) -> Text:
    text = Text()
    if quote.speaker is None:
        text.append("nobody named", style="dim")
    else:
        text.append(code(quote.speaker), style="bold")
        text.append(f" {printable(quote.speaker.name or quote.speaker.text)}")
    if quote.verb is not None:
        text.append(f"  {printable(quote.verb.text)}", style="cyan" if quote.kind == "direct" else "green")
    if quote.to is not None:
        text.append(" → ", style="dim")
        text.append(printable(quote.to.name or quote.to.text))
    return text


def _words(quote: Quote) -> Text:
    words = printable(quote.text)
    if len(words) > LONGEST:
        words = words[: words.rfind(" ", 0, LONGEST)] + " …"
    return Text(f"“{words}”") if quote.kind == "direct" else Text(words, style="italic")
