"""``dragoman who``: whom a phrase means on a day, and what says so."""

from __future__ import annotations

from datetime import date

from dragoman.commands.arguments import Wrong
from dragoman.commands.terminal import output


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
        sectors = " ".join(found.sectors) or "no sector"
        stream.write(f"{phrase}{day}: {found.name or 'no name'} · {found.code or 'no code'} · {sectors}\n")
        stream.write(f"  because: {found.explanation}\n")
        stream.writelines(f"  or else: {other}\n" for other in found.alternatives)
    for reading in told.readings:
        mark = " " if reading.holds else "✗"
        name = " · ".join(filter(None, (reading.name, reading.code, " ".join(reading.sectors))))
        stream.write(f"  {mark} “{reading.text}” {reading.kind}: {name}  ({reading.row})\n")
    return 0 if found is not None else 1
