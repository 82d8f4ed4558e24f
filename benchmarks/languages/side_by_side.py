"""Reports of one happening in several languages, beside each other: ``side_by_side.py PAGE PAGE…``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.languages.matching import coded
from rich.columns import Columns
from rich.console import Console
from rich.text import Text

from dragoman import Article, Coder
from dragoman.reading import read

WIDTH = 50


def main(pages: list[str]) -> int:
    """Print one column a page; 1 if a page could not be read."""
    problems: list[object] = []
    articles = list(read(pages, report=problems.append))
    console = Console(highlight=False, width=WIDTH * len(articles) if not sys.stdout.isatty() else None)
    coder = Coder()
    console.print(Columns([column(article, coder) for article in articles], width=WIDTH - 2, padding=(0, 2)))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def column(article: Article, coder: Coder) -> Text:
    """An article's language, title and events, one a line."""
    origin = f" (translated from {article.original_language})" if article.original_language else ""
    text = Text(f"{article.language}{origin}\n", style="dim")
    text.append(f"{article.title}\n\n", style="bold not dim")
    for event in coder.code_article(article):
        when = event.when.start.isoformat() if event.when else "no date   "
        text.append(f"{when} ", style="dim")
        text.append(f"{coded(event)}\n", style="not dim")
    return text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if len(sys.argv) > 1 else __doc__)
