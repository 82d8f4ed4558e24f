"""What several commands take: inputs, among them ``-`` for standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated, Literal

from cyclopts import Parameter

Input = Annotated[str, Parameter(allow_leading_hyphen=True)]
"""A file, a folder, an address or ``-``. The parser of the command line would take a lone hyphen for an option; now
it takes unknown options for inputs, which ``sources`` sorts out."""


Format = Literal["table", "jsonl", "csv"]


class Wrong(Exception):
    """The call itself is wrong: told in one line, exit code 2."""


def sources(inputs: Sequence[str]) -> list[str]:
    """What to read: the inputs named, else what is piped in."""
    for item in inputs:
        if item.startswith("-") and item != "-":
            raise Wrong(f"no such option: {item} (a file of that name is ./{item})")
    if inputs:
        return list(inputs)
    if sys.stdin is None or sys.stdin.isatty():
        raise Wrong("nothing to read: name a file, a folder or an address, or - for standard input (see --help)")
    return ["-"]


def chosen(format: Format | None) -> Format:
    """The format asked for; without one, a table on a terminal and JSON lines elsewhere."""
    return format or ("table" if sys.stdout.isatty() else "jsonl")
