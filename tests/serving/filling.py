"""A record with something of everything: examples as they are coded, and reports made up to disagree and to harm."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from dragoman.coding.coder import event_id
from dragoman.model import Status, When, Where
from dragoman.pipeline import Coded, Coder
from dragoman.reading import read
from dragoman.record.amending import Amender
from dragoman.record.asking import find
from dragoman.record.comments import comment
from dragoman.record.filters import Filters
from dragoman.record.ingesting import ingest
from dragoman.record.keeping import keep
from dragoman.record.store import Store
from record.news import BEGIN, build, coded

EXAMPLES = Path(__file__).parents[2] / "examples"
CODED = ("2008-georgia", "2015-iran-deal", "2016-colombia", "2022-grain", "2022-grano", "2023-karabakh", "weather")
"""Those of the examples that are coded for it: enough, and it takes a few seconds."""
TALKS = ("Corland", "met envoys of", "Dorland", "CONSULT")
PAPERS = (
    (
        "morningpost.example",
        "shelled a depot in",
        "Firemen came to Kehl from three towns. The owner of the depot had gone home an hour before, he told us.",
    ),
    (
        "lantern.example",
        "shelled the depot held by",
        "In Kehl the windows shook, people in the queue at the bakery said. A goods train waited until noon.",
    ),
    (
        "quayside.example",
        "shelled a depot in",
        "The price of grain rose at once. Insurers want to see Kehl for themselves; two ships have turned round.",
    ),
)
HOSTILE = '=cmd|x!A1 <script>alert(1)</script> {{7*7}} "onmouseover=alert(1) ${7*7} %00 ../../etc'
"""What somebody might put into a title to harm a page, a spreadsheet or a template."""
DYAD = ("FRA", "DEU")
"""One with many events, in reports that are made up."""
REAL_DYAD = ("RUS", "UKR")
"""One of the examples."""
ABSENT = "ev-00000000000000000000"


def fill(store: Store) -> None:
    """Put it all in: always the same record."""
    problems: list[object] = []
    files = [str(EXAMPLES / f"{name}.html") for name in CODED]
    ingest(store, read(files, report=problems.append), Coder(), report=problems.append)
    assert not problems
    keep(store, coded(24, 4))
    keep(store, [announced("due", BEGIN, "future"), announced("done", BEGIN + timedelta(4), "actual")])
    keep(store, [*papers(), hostile(), translated()])
    correct(store)


def announced(name: str, told: date, status: Status) -> Coded:
    """Talks of the eighth day: told of before as to come, afterwards as done."""
    made = talks(name, told)
    day = BEGIN + timedelta(4)
    event = replace(made.events[0], status=status, when=When(day, day, "stated"), where=None)
    return replace(made, events=[replace(event, id=event_id(event))])


def talks(name: str, day: date, title: str | None = None) -> Coded:
    """An article that tells of talks."""
    sentence = f"Corland met envoys of Dorland on day {day.day}."
    return build(name, [(sentence, TALKS), ("The market opened late.", None)], day, random.Random(1), title)


def papers() -> list[Coded]:
    """One attack in three papers that have not copied each other."""
    made, place = [], "Kehl"
    for host, verb, body in PAPERS:
        sentence = f"Arland {verb} Borland on day {BEGIN.day}."
        told = build(host, [(sentence, ("Arland", verb, "Borland", "ASSAULT"))], BEGIN, random.Random(4))
        whole = replace(told.article, url=f"https://{host}/depot", text=f"{told.article.text} {body}")
        start = whole.text.index(place)
        where = Where(place, "DEU", 48.57, 7.81, (start, start + len(place)), place)
        source = replace(told.events[0].document, url=whole.url)
        event = replace(told.events[0], when=When(BEGIN, BEGIN, "stated"), where=where, document=source)
        made.append(replace(told, article=whole, events=[replace(event, id=event_id(event))]))
    return made


def hostile() -> Coded:
    """An article whose title, name and address mean harm."""
    attack = ("Borland blamed Arland on day 4.", ("Borland", "blamed", "Arland", "ACCUSE"))
    made = build("hostile", [attack, ("The bridge <b>is</b> open & free.", None)], BEGIN, random.Random(2), HOSTILE)
    event = made.events[0]
    whole = replace(made.article, url="javascript:alert(document.cookie)")
    evil = tuple(replace(actor, name="<img src=x onerror=alert(1)>") for actor in event.actor)
    changed = replace(event, actor=evil, document=replace(event.document, url=whole.url))
    return replace(made, article=whole, events=[replace(changed, id=event_id(changed))])


def translated() -> Coded:
    """An article that says where its original stands."""
    made = talks("translated", BEGIN + timedelta(5), "Talks, in other words")
    address = "https://diario.example/conversaciones"
    whole = replace(made.article, original_url=address, original_language="es")
    return replace(made, article=whole)


def correct(store: Store) -> None:
    """What people have added: corrections, an undoing, comments."""
    first, second, third, *_ = (each.told.id for each in find(store, Filters(dyad=DYAD), 5))
    ann = Amender(store, "Ann", "a warning, not an attack", at="2024-05-01T12:00:00+00:00")
    ann.change(first, {"type": "THREATEN", "recipient": "DEU:MIL Borland"})
    ann.judge(second, "confirm")
    ann.judge(third, "reject")
    Amender(store, "Bob", "it happened after all", at="2024-05-02T12:00:00+00:00").undo(_last(store))
    comment(store, "Ann", "Is this the *same* bridge? <script>alert(1)</script>", event=first)


def _last(store: Store) -> int:
    from dragoman.record.corrections import history

    with store.reading() as connection:
        return history(connection)[-1].number
