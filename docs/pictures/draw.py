"""Draw the picture of the README: two of the examples, as the table shows them on a terminal."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import MONOKAI

from dragoman import Coder
from dragoman.exporting.table import render
from dragoman.reading import read

HERE = Path(__file__).parent
PAGES = ("2022-grain", "football")
FORMAT = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL).replace(
    "Fira Code", "DejaVu Sans Mono"
)
"""Rich's own, without the fonts that it would fetch from elsewhere."""


def main() -> None:
    """Write ``demo.svg`` beside this file."""
    pages = [str(HERE.parents[1] / "examples" / f"{name}.html") for name in PAGES]
    articles = read(pages, report=lambda problem: print(problem))
    console = Console(record=True, width=100, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    render(Coder().batch(articles), console)
    console.save_svg(str(HERE / "demo.svg"), title="dragoman code examples/", theme=MONOKAI, code_format=FORMAT)


if __name__ == "__main__":
    main()
