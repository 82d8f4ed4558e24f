"""``dragoman who``: whom a phrase means on a day, and what says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TextIO

from dragoman.commands.arguments import Wrong
from dragoman.commands.terminal import output

if TYPE_CHECKING:
    from dragoman.resolving.actors import Reading


def who(phrase: str, /, *, on: date | None = None, language: str | None = None) -> int:
    """Say whom a phrase means on a day, which row of which table says so, and what else it might be.

    Parameters
    ----------
    phrase
        A name, an office or a role, as an article would have it: "the Kremlin chief".
    on
        The day, YYYY-MM-DD; without one, offices are taken without regard to their dates.
    language
        Language of the phrase, two letters; else the first that is installed.
    """
    from importlib.resources import files

    from dragoman.installed import installed

    language = language or installed()[0]
    if not (files("dragoman") / "languages" / language / "actors").is_dir():
        raise Wrong(f"no actors are known in the language {language!r}")
    from dragoman.resolving.actors.explaining import explain

    told, stream = explain(phrase, on, language), output()
    found = told.resolution
    day = f" on {told.on}" if told.on else ""
    if found is None:
        stream.write(f"{phrase}{day}: nobody who is known\n")
    else:
        office = found.office.replace("_", " ") if found.office else ""
        facts = (found.name or "no name", found.code or "no code", " ".join(found.sectors) or "no sector", office)
        stream.write(f"{phrase}{day}: {' · '.join(filter(None, facts))}\n")
        _list(stream, "because", told.because)
    _list(stream, "or else", told.others)
    _list(stream, "words", [_reading(reading) for reading in told.readings])
    return 0 if found is not None else 1


def _list(stream: TextIO, title: str, rows: Sequence[str]) -> None:
    """Rows under a title in the margin."""
    for number, row in enumerate(rows):
        stream.write(f"  {title if not number else '':9}{row}\n")


def _reading(reading: Reading) -> str:
    told = (
        ": " + " · ".join(facts) if (facts := [*filter(None, (reading.name, reading.code, *reading.sectors))]) else ""
    )
    return f"{' ' if reading.holds else '✗'} “{reading.text}” {reading.kind}{told} ({reading.row})"
