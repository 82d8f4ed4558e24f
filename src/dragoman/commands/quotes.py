"""``dragoman quotes``: articles in, quotations out."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from cyclopts import Parameter, validators

from dragoman.commands.arguments import Format, Input, chosen, sources
from dragoman.commands.terminal import Problems, counted, output


def quotes(
    *inputs: Input,
    published: date | None = None,
    language: str | None = None,
    format: Format | None = None,
    parser: str | None = None,
    processes: Annotated[int, Parameter(validator=validators.Number(gte=1))] = 1,
) -> int:
    """Print who said what: words in quotation marks, and clauses that are reported.

    Parameters
    ----------
    inputs
        Files (HTML, text, JSONL, RSS or Atom, WARC, each also gzipped), folders, addresses, or - for standard input.
    published
        Day of publication of articles that do not state theirs, YYYY-MM-DD: whom "the president" means depends on it.
    language
        Language of articles that do not state theirs, two letters; else it is detected.
    format
        table to read, jsonl with everything that is known of a quotation, or csv for spreadsheets. Without it, a table
        on a terminal and jsonl elsewhere.
    parser
        Name of an installed spaCy pipeline to parse with instead of the own one.
    processes
        Processes to work in; the output is the same for any number.
    """
    named = sources(inputs)
    from dragoman.exporting.quotations import writer
    from dragoman.pipeline import Coder
    from dragoman.reading import read

    problems = Problems()
    coder = Coder(language=language, parser=parser)
    articles = read(named, published=published, language=language, report=problems)
    results = coder.batch_quotes(articles, processes=processes, report=problems)
    writer(chosen(format))(counted(results, "articles"), output())
    return problems.exit_code
