"""``dragoman explain``: why an event was coded, and why something was not."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.commands.arguments import Input, Wrong, sources
from dragoman.commands.terminal import Problems, output
from dragoman.reading.problems import Problem

if TYPE_CHECKING:
    from dragoman.coding.explaining import Explanation
    from dragoman.model import Article

ID = re.compile(r"[0-9a-f]{4,20}")


def explain(
    event: Input,
    /,
    *inputs: Input,
    published: date | None = None,
    language: str | None = None,
    parser: str | None = None,
    sentence: int | None = None,
    all: bool = False,
) -> int:
    """Say why an event was coded: entry and rules, whom each actor means, status, date, place, confidence.

    Parameters
    ----------
    event
        The beginning of an event's id, at least four characters; or events as dragoman code prints them: a file of
        JSON lines, or - for standard input. With --all or --sentence, an id or the first of the articles.
    inputs
        The articles that the event was coded from, as dragoman code takes them.
    published
        Day of publication of articles that do not state theirs, YYYY-MM-DD, as it was when the event was coded.
    language
        Language of articles that do not state theirs, two letters.
    parser
        Name of the spaCy pipeline that the event was coded with, if not the own one.
    sentence
        Also tell what was found in this sentence, counted from 0, and is no event, with the reason.
    all
        The same for every sentence.
    """
    problems = Problems()
    listing = all or sentence is not None
    wanted, named = _wanted(event, inputs, listing, problems)
    from dragoman.exporting.explanation import Page
    from dragoman.pipeline import Coder, attempt
    from dragoman.reading import read

    coder, page = Coder(language=language, parser=parser), Page(output())
    found: dict[str, dict[str, tuple[Explanation, Article]]] = {prefix: {} for prefix in wanted}
    for article in read(named, published=published, language=language, report=problems):
        for prefix in wanted:
            _, told, trouble = attempt(partial(coder.explain, wanted=prefix), article)
            found[prefix].update({each.event.id: (each, article) for each in told})
            if trouble:
                problems(Problem(article.id, trouble))
        if listing:
            _, rows, trouble = attempt(partial(coder.left_out, sentence=sentence), article)
            page.left_out(rows, article)
            if trouble:
                problems(Problem(article.id, trouble))
    for prefix, events in found.items():
        if len(events) == 1 or prefix in events:
            page.event(*events.get(prefix, next(iter(events.values()))))
        elif events:
            problems(Problem(prefix, f"{len(events)} events have ids that begin so: {', '.join(sorted(events))}"))
        else:
            problems(Problem(prefix, "no event of these articles has an id that begins so"))
    return problems.exit_code


def _wanted(event: str, inputs: Sequence[str], listing: bool, problems: Problems) -> tuple[list[str], list[str]]:
    """The ids that are asked for, and where the articles are."""
    if ID.fullmatch(event) and not Path(event).exists():
        return [event], sources(inputs)
    if listing:
        return [], sources([event, *inputs])
    if event != "-" and not Path(event).is_file():
        raise Wrong(f"neither an event's id (4 to 20 of 0-9 a-f) nor a file of events: {event}")
    ids, documents = _events(event, problems)
    if "-" in inputs and event == "-":
        raise Wrong("events and articles cannot both come from standard input")
    return ids, sources(inputs) if inputs else _at_hand(documents)


def _events(name: str, problems: Problems) -> tuple[list[str], list[str]]:
    """The ids of events in JSON lines, and of the documents they come from."""
    ids, documents = [], []
    for place, line in _lines(name):
        try:
            told: Any = json.loads(line)
            ids.append(str(told["id"]))
            documents.append(str(told["document"]["id"]))
        except (ValueError, TypeError, KeyError, RecursionError):
            problems(Problem(place, "not an event as dragoman code prints it"))
    return list(dict.fromkeys(ids)), list(dict.fromkeys(documents))


def _lines(name: str) -> Iterator[tuple[str, str]]:
    text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield f"{name}, line {number}", line


def _at_hand(documents: Sequence[str]) -> list[str]:
    """Documents that are files here: their events need no further naming of the article."""
    missing = [d for d in documents if not Path(d).is_file()]
    if missing or not documents:
        raise Wrong(f"name the article that the event was coded from{f': {missing[0]} is no file' if missing else ''}")
    return list(documents)
