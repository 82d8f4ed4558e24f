"""``dragoman code``: articles in, events out."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from cyclopts import Parameter, validators

from dragoman.commands.arguments import Format, Input, chosen, sources
from dragoman.commands.terminal import Problems, counted, output


def code(
    *inputs: Input,
    published: date | None = None,
    language: str | None = None,
    format: Format | None = None,
    parser: str | None = None,
    processes: Annotated[int, Parameter(validator=validators.Number(gte=1))] = 1,
) -> int:
    """Code the political events of articles.

    Parameters
    ----------
    inputs
        Files (HTML, text, JSONL, RSS or Atom, WARC, each also gzipped), folders, addresses, or - for standard input.
    published
        Day of publication of articles that do not state theirs, YYYY-MM-DD: what "on Friday" counts from.
    language
        Language of articles that do not state theirs, two letters; else it is detected.
    format
        table to read, jsonl with everything that is known of an event, or csv for spreadsheets. Without it, a table
        on a terminal and jsonl elsewhere.
    parser
        Name of an installed spaCy pipeline to parse with instead of the own one.
    processes
        Processes to work in; the output is the same for any number.
    """
    named = sources(inputs)
    from dragoman.exporting import writer
    from dragoman.pipeline import Coder
    from dragoman.reading import read

    problems = Problems()
    coder = Coder(language=language, parser=parser)
    articles = read(named, published=published, language=language, report=problems)
    results = coder.batch(articles, processes=processes, report=problems)
    write = writer(chosen(format))
    write(counted(results, "articles"), output())
    return problems.exit_code
