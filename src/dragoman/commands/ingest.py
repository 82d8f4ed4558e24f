"""``dragoman ingest``: articles in, the record out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter, validators

from dragoman.commands.arguments import Input, sources
from dragoman.commands.stores import StorePlace, opened
from dragoman.commands.terminal import Problems

if TYPE_CHECKING:
    from dragoman.record.ingesting import Tally


def ingest(
    *inputs: Input,
    store: StorePlace = "dragoman.db",
    published: date | None = None,
    language: str | None = None,
    parser: str | None = None,
    processes: Annotated[int, Parameter(validator=validators.Number(gte=1))] = 1,
) -> int:
    """Read articles, code their events and keep both in the record. What is in it already is left as it is.

    It can be stopped at any time, and be run again: it goes on where it was.

    Parameters
    ----------
    inputs
        Files (HTML, text, JSONL, RSS or Atom, WARC, each also gzipped), folders, addresses, or - for standard input.
    store
        The record: a file, or postgresql://user@host/name. It is made if it is not there.
    published
        Day of publication of articles that do not state theirs, YYYY-MM-DD: what "on Friday" counts from.
    language
        Language of articles that do not state theirs, two letters; else it is detected.
    parser
        Name of an installed spaCy pipeline to parse with instead of the own one.
    processes
        Processes to code in; the record is the same for any number.
    """
    named = sources(inputs)
    from dragoman.pipeline import Coder
    from dragoman.reading import read
    from dragoman.record.ingesting import ingest as keep

    problems = Problems()
    with opened(store, create=True) as record, shown() as tell:
        articles = read(named, published=published, language=language, report=problems)
        coder = Coder(language=language, parser=parser)
        tally = keep(record, articles, coder, processes=processes, report=problems, tell=tell)
    print(summary(tally), file=sys.stderr)
    return problems.exit_code


def summary(tally: Tally) -> str:
    """What a run has come to, in one line."""
    known = f", {tally.known} known already" if tally.known else ""
    return f"{tally.read} articles read: {tally.kept} kept with {tally.events} mentions of events{known}"


@contextmanager
def shown() -> Iterator[Callable[[Tally], None]]:
    """A progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda tally: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(20), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None)  # how many articles there are shows only at the end
        yield lambda tally: progress.update(task, description=summary(tally))
