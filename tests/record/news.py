"""Coded articles made up for the tests: few countries, few days, so that much of it is the same happening."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.coding.coder import event_id
from dragoman.model import Actor, Article, Event, Evidence, Quote, Source, Trigger, Verb, When, Where
from dragoman.ontology import cameo, plover
from dragoman.pipeline import Coded

VERSIONS = {"code": "1", "parser": "p", "rules": "r", "facts": "f"}
BEGIN = date(2024, 3, 4)
COUNTRIES = {"Arland": "FRA", "Borland": "DEU", "Corland": "POL", "Dorland": "ITA"}
PLACES = (("Lyon", "FRA", 45.76, 4.84), ("Gdansk", "POL", 54.35, 18.65), ("Bari", "ITA", 41.12, 16.87))
VERBS = {
    "ASSAULT": ("shelled a depot in", "shelled the depot held by"),
    "ACCUSE": ("accused", "blamed"),
    "CONSULT": ("met envoys of", "held talks with"),
    "AID": ("sent grain to", "shipped grain to"),
}
FILLING = (
    "Nobody knew more about it by the evening.",
    "The market opened an hour late because of the rain.",
    "Officials declined to say when the matter would be settled.",
    "It was the third time that such a thing was told this month.",
    "Trains ran as usual and the schools stayed open.",
    "An old bridge at the border has been closed for repairs.",
)


def coded(number: int, seed: int = 0) -> list[Coded]:
    """So many articles with their events; a third of them are copies of others."""
    rng = random.Random(seed)
    made: list[Coded] = []
    for index in range(number):
        if made and rng.random() < 0.33:
            made.append(_copy(rng.choice(made), index, rng))
        else:
            made.append(article(f"a{index}", rng))
    return made


def article(name: str, rng: random.Random) -> Coded:
    """One article, with one to three events."""
    day = BEGIN + timedelta(days=rng.randrange(6))
    sentences: list[tuple[str, tuple[str, str, str, str] | None]] = []
    for _ in range(rng.randint(1, 3)):
        actor, recipient = rng.sample(sorted(COUNTRIES), 2)
        type = rng.choice(sorted(VERBS))
        verb = rng.choice(VERBS[type])
        sentences.append((f"{actor} {verb} {recipient} on day {day.day}.", (actor, verb, recipient, type)))
        sentences += [(rng.choice(FILLING), None) for _ in range(rng.randint(1, 3))]
    return build(name, sentences, day, rng)


def build(
    name: str,
    sentences: Sequence[tuple[str, tuple[str, str, str, str] | None]],
    day: date,
    rng: random.Random,
    title: str | None = None,
) -> Coded:
    """An article of these sentences, those with a telling as events."""
    title = title or f"News of {name}"
    text = title + "\n\n" + " ".join(sentence for sentence, _ in sentences)
    url = f"https://{rng.choice(('herald', 'post', 'courier'))}.example/{name}"
    whole = Article(name, text, title, "en", day + timedelta(days=rng.randrange(2)), url)
    events, position = [], len(title) + 2
    for index, (sentence, told) in enumerate(sentences, 1):
        if told:
            events.append(_event(whole, (position, position + len(sentence)), index, told, day, rng))
        position += len(sentence) + 1
    unique = {event.id: event for event in events}
    return Coded(whole, list(unique.values()), VERSIONS, quotes=[said(event, whole) for event in unique.values()])


def said(event: Event, whole: Article) -> Quote:
    """The sentence of an event as if it were said by the one who acts, of the one who receives."""
    span, code = event.sentence.span, event.recipient[0].code if event.recipient else None
    verb = Verb(event.trigger.text, event.trigger.span, event.trigger.text.split()[0])
    told = whole.text[slice(*span)]
    name = f"quote {whole.id} {span}"
    return Quote(name, told, span, "direct", event.actor[0], None, verb, event.document, (code,) if code else ())


def _event(
    whole: Article,
    span: tuple[int, int],
    index: int,
    told: tuple[str, str, str, str],
    day: date,
    rng: random.Random,
) -> Event:
    who, verb, whom, type = told
    text = whole.text

    def at(words: str) -> tuple[int, int]:
        start = text.index(words, span[0], span[1])
        return start, start + len(words)

    trigger = Trigger(verb, at(verb))
    code = cameo.default_cameo(type)
    place = rng.choice(PLACES) if rng.random() < 0.3 else None
    when = When(day, day, "stated", f"on day {day.day}", at(f"on day {day.day}")) if rng.random() < 0.8 else None
    evidence = Evidence(index, span, trigger)
    event = Event(
        id="",
        type=type,
        mode=None,
        contexts=("military",) if type == "ASSAULT" else (),
        cameo=code,
        quad=plover.quad(type),
        goldstein=cameo.goldstein(code),
        status="actual",
        promises=None,
        promised_when=None,
        actor=(Actor(who, at(who), who, COUNTRIES[who], rng.choice((None, "GOV"))),),
        recipient=(Actor(whom, at(whom), whom, COUNTRIES[whom]),),
        trigger=trigger,
        when=when,
        where=Where(*place, (span[0], span[0] + 1), text[span[0]]) if place else None,
        said_by=None,
        sentence=evidence,
        evidence=(evidence,),
        confidence=rng.choice((0.6, 0.8, 0.9)),
        rule=f"test/{type.lower()}",
        document=Source(whole.id, whole.url, whole.title, whole.language, whole.published),
        versions=VERSIONS,
    )
    return replace(event, id=event_id(event))


def _copy(original: Coded, index: int, rng: random.Random) -> Coded:
    """The article under another name, title and address, in another paper, with a line of furniture at its end."""
    old = original.article
    body = old.text.removeprefix(old.title or "")
    title = f"{(old.title or '').replace('News', 'Report')}, {index}"
    name = f"a{index}"
    url = f"https://{rng.choice(('mail', 'echo', 'star'))}.example/{name}"
    published = (old.published or BEGIN) + timedelta(days=rng.randrange(2))
    whole = Article(name, f"{title}{body}\n\nSubscribe to our letter.", title, "en", published, url)
    shift = len(title) - len(old.title or "")
    events = [_shifted(event, whole, shift) for event in original.events]
    return Coded(whole, events, VERSIONS, quotes=[said(event, whole) for event in events])


def _shifted(event: Event, whole: Article, by: int) -> Event:
    def moved(span: tuple[int, int]) -> tuple[int, int]:
        return span[0] + by, span[1] + by

    trigger = replace(event.trigger, span=moved(event.trigger.span))
    evidence = Evidence(event.sentence.index, moved(event.sentence.span), trigger)
    when = replace(event.when, span=moved(event.when.span)) if event.when and event.when.span else event.when
    new = replace(
        event,
        actor=tuple(replace(a, span=moved(a.span)) for a in event.actor),
        recipient=tuple(replace(a, span=moved(a.span)) for a in event.recipient),
        trigger=trigger,
        when=when,
        where=replace(event.where, span=moved(event.where.span)) if event.where else None,
        sentence=evidence,
        evidence=(evidence,),
        document=Source(whole.id, whole.url, whole.title, whole.language, whole.published),
    )
    return replace(new, id=event_id(new))
