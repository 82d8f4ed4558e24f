"""Where a command's output and its messages go: results to stdout, everything else to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from dragoman.reading.problems import Problem

Item = TypeVar("Item")


class Problems:
    """Tells each problem in one line and remembers that there was one."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, problem: Problem) -> None:
        """Tell a problem."""
        self.count += 1
        print(f"dragoman: {problem}", file=sys.stderr, flush=True)

    @property
    def exit_code(self) -> int:
        """0 only if nothing went wrong."""
        return 1 if self.count else 0


def output() -> TextIO:
    """Standard output, always UTF-8 with plain line feeds: the same bytes on every system."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return sys.stdout


def counted(items: Iterable[Item], noun: str) -> Iterator[Item]:
    """The items, with a count on stderr while they go by, if a person watches it and the results go elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} " + noun), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(noun, total=None)
        for item in items:
            yield item
            progress.advance(task)
