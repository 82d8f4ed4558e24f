"""``dragoman classify``: the relation between two actors that somebody else has marked."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from dragoman.commands.arguments import Input, sources
from dragoman.commands.terminal import Problems, counted, output
from dragoman.reading.problems import Problem

Row = dict[str, Any]


def classify(file: Input, /, *, language: str | None = None, parser: str | None = None) -> int:
    """Say what one marked actor does to another, one line of JSON for each line of the file.

    Parameters
    ----------
    file
        JSONL with id, text, actor [start, end], recipient [start, end] and, if known, language; - for standard input.
    language
        Language of rows that do not state theirs, two letters.
    parser
        Name of an installed spaCy pipeline to parse with instead of the own one.
    """
    (name,) = sources([file])
    from dragoman.exporting.jsonl import line
    from dragoman.pipeline import Coder

    problems, stream = Problems(), output()
    coder = Coder(language=language, parser=parser)
    try:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as source:
            for answer in counted(coder.classify(rows(source, name, problems)), "rows"):
                stream.write(line(answer))
    except OSError as error:
        if error.filename is None:
            raise
        problems(Problem(name, error.strerror or "cannot be read"))
    return problems.exit_code


def rows(lines: Iterable[bytes], name: str, problems: Problems) -> Iterator[Row]:
    """The rows that hold what is needed; of each other line it is told why it does not."""
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            yield checked(json.loads(text.decode("utf-8-sig")))
        except (ValueError, RecursionError) as error:
            problems(Problem(f"{name}, line {number}", str(error)))


def checked(row: object) -> Row:
    """The row, if both spans lie in its text."""
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    missing = [key for key in ("id", "text", "actor", "recipient") if key not in row]
    if missing:
        raise ValueError(f"no {' and no '.join(missing)}")
    if not isinstance(row["text"], str):
        raise ValueError("text is not a string")
    for key in ("actor", "recipient"):
        if not _is_span(row[key], len(row["text"])):
            raise ValueError(f"{key} is not a span [start, end) of the text")
    return row


def _is_span(value: object, length: int) -> bool:
    match value:
        case [int(start), int(end)]:
            return 0 <= start < end <= length
    return False
