"""``dragoman read``: the articles as they will be coded."""

from __future__ import annotations

from datetime import date

from dragoman.commands.arguments import Input, sources
from dragoman.commands.terminal import Problems, counted, output


def read(*inputs: Input, published: date | None = None, language: str | None = None) -> int:
    """Print each article as a line of JSON: title, text, language, day of publication, address, original's address.

    Parameters
    ----------
    inputs
        Files (HTML, text, JSONL, RSS or Atom, WARC, each also gzipped), folders, addresses, or - for standard input.
    published
        Day of publication of articles that do not state theirs, YYYY-MM-DD.
    language
        Language of articles that do not state theirs, two letters; else it is detected.
    """
    named = sources(inputs)
    from dragoman.exporting.jsonl import line
    from dragoman.reading import article_object
    from dragoman.reading import read as articles_of

    problems, stream = Problems(), output()
    articles = articles_of(named, published=published, language=language, report=problems)
    for article in counted(articles, "articles"):
        stream.write(line(article_object(article)))
    return problems.exit_code
