"""``dragoman mentions``: every report of an event, its words, and what people have made of it."""

from __future__ import annotations

import json
from typing import Any

from dragoman.commands.stores import StorePlace, opened
from dragoman.commands.terminal import output


def mentions(event: str, /, *, store: StorePlace = "dragoman.db") -> int:
    """Say why an event is in the record: what it is, every report with its words and rule, and every correction.

    Parameters
    ----------
    event
        Id of the event, or its first digits.
    store
        The record: a file, or postgresql://user@host/name.
    """
    from dragoman.exporting.marking import printable
    from dragoman.exporting.recorded import print_events
    from dragoman.record.explaining import explain as ask

    with opened(store) as record:
        told = ask(record, event)
    stream = output()
    print_events([told.found], stream)
    for field, values in told.found.told.disagreements.items():
        said = "; ".join(f"{printable(value)} ({len(ids)})" for value, ids in values.items())
        stream.write(f"Reports differ in {field}: {said}\n")
    stream.write(f"Told in {len(told.reports)} article{'s' if len(told.reports) > 1 else ''}:\n\n")
    for report in told.reports:
        day = report.published.isoformat() if report.published else "undated"
        copy = "" if report.copies == report.article else ", copy of another article"
        stream.write(f"{day}  {printable(report.url or report.name)}{copy}\n")
        for trigger, sentence in report.sentences:
            stream.write(f"    “{printable(sentence)}”\n        read from “{printable(trigger)}”\n")
        versions = " ".join(f"{name} {version}" for name, version in sorted(report.versions.items()))
        stream.write(f"    rule {report.rule}, confidence {report.confidence:.2f}; {versions}\n")
        stream.write(f"    mention {report.mention}\n\n")
    for each in told.corrections:
        what = f"{each.field} = {_flat(each.value)}, was {_flat(each.original)}" if each.kind == "change" else ""
        what = f"correction {each.undoes}" if each.kind == "undo" else what
        state = "" if each.standing else "  [undone]"
        stream.write(f"{each.number}. {each.at} {printable(each.who)}: {each.kind} {printable(what)}{state}\n")
        stream.write(f"    {printable(each.why)}\n")
    return 0


def _flat(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
