"""An explanation as a person reads it: the event, then the grounds of each of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.coding.explaining import Explanation, Remainder
from dragoman.exporting.marking import printable
from dragoman.exporting.table import WIDTH, heading, print_event
from dragoman.model import Article

LONGEST = 240
"""Characters of a sentence that is shown before what was left out of it."""


class Page:
    """Writes explanations to a stream, one article after another."""

    def __init__(self, stream: TextIO) -> None:
        self.console = Console(file=stream, highlight=False, soft_wrap=False)
        self.console.width = min(self.console.width, WIDTH)

    def event(self, told: Explanation, article: Article) -> None:
        """One event and its grounds."""
        self.console.print(heading(article), end="\n\n")
        print_event(told.event, article, self.console)
        self._grid([(topic, text, "") for topic, text in told.grounds])
        self.console.print(Padding(Text(f"id {told.event.id}", style="dim"), (0, 0, 1, 4)))

    def left_out(self, remainders: Sequence[Remainder], article: Article) -> None:
        """What was found in some sentences and is no event."""
        self.console.print(heading(article), end="\n\n")
        for each in remainders:
            words = each.text
            shown = words if len(words) <= LONGEST else words[: words.rfind(" ", 0, LONGEST)] + " …"
            self.console.print(Padding(Text(f"sentence {each.sentence}: {printable(shown)}"), (0, 0, 0, 2)))
            if each.left_out:
                self._grid([(f"“{left.trigger}”", left.reason, left.label) for left in each.left_out])
            else:
                self.console.print(Padding(Text("nothing else was found here", style="dim"), (0, 0, 1, 4)))

    def _grid(self, rows: Sequence[tuple[str, str, str]]) -> None:
        grid = Table.grid(padding=(0, 2))
        grid.add_column(no_wrap=True, max_width=24)
        grid.add_column()
        before = ""
        for topic, text, label in rows:
            told = Text(printable(f"{label}: {text}" if label else text))
            grid.add_row(Text("" if topic == before else printable(topic), style="bold"), told)
            before = topic
        self.console.print(Padding(grid, (0, 0, 1, 4)))
