"""Articles about generated happenings, with what is true of them: which are copies, and which sentences tell the same.

Each happening has a type, two countries, a day, a place and a subject, and is told by several papers in wordings, dates
and degrees of vagueness of their own. Among the happenings are decoys: the same two countries and the same kind of
thing on another day, often of the same week. Some of the articles are near-copies of others: another headline,
furniture before and after, sentences cut or added, words exchanged.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path

from dragoman.model import Article, Event

TELLINGS = tomllib.loads((Path(__file__).parent / "tellings.toml").read_text("utf-8"))
BEGIN = date(2023, 1, 9)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

COUNTRIES = {
    "France": ("French", "Paris", "Lyon"),
    "Germany": ("German", "Berlin", "Hamburg"),
    "Poland": ("Polish", "Warsaw", "Gdansk"),
    "Turkey": ("Turkish", "Ankara", "Izmir"),
    "Iran": ("Iranian", "Tehran", "Isfahan"),
    "Iraq": ("Iraqi", "Baghdad", "Basra"),
    "Russia": ("Russian", "Moscow", "Kazan"),
    "Ukraine": ("Ukrainian", "Kyiv", "Odesa"),
    "China": ("Chinese", "Beijing", "Chengdu"),
    "Japan": ("Japanese", "Tokyo", "Osaka"),
    "India": ("Indian", "New Delhi", "Mumbai"),
    "Pakistan": ("Pakistani", "Islamabad", "Karachi"),
    "Egypt": ("Egyptian", "Cairo", "Alexandria"),
    "Sudan": ("Sudanese", "Khartoum", "Port Sudan"),
    "Ethiopia": ("Ethiopian", "Addis Ababa", "Mekelle"),
    "Kenya": ("Kenyan", "Nairobi", "Mombasa"),
    "Brazil": ("Brazilian", "Brasilia", "Recife"),
    "Venezuela": ("Venezuelan", "Caracas", "Maracaibo"),
    "Colombia": ("Colombian", "Bogota", "Medellin"),
    "Mexico": ("Mexican", "Mexico City", "Monterrey"),
}
OFFICES = ("president", "prime minister", "foreign minister", "defence minister", "government")
PAPERS = tuple(f"{name}.example" for name in (
    "herald", "courier", "tribune", "gazette", "observer", "chronicle", "dispatch", "examiner", "sentinel", "mercury",
    "standard", "bulletin", "register", "monitor", "argus", "echo", "beacon", "star", "post", "mail",
))  # fmt: skip
FURNITURE = (
    "Reading time: {n} minutes.", "Photo: agency.", "Subscribe to our newsletter.", "Share this article.",
    "By our correspondent.", "Updated {n} minutes ago.", "More on this subject on page {n}.",
)  # fmt: skip
SYNONYMS = {
    "matter": "affair", "few": "not many", "subject": "topic", "year": "twelvemonth", "remains": "stays",
    "hardly": "barely", "old": "ancient", "small": "modest", "looks": "gazes", "needs": "requires", "history": "past",
    "capital": "main city", "towns": "cities", "families": "households", "attracts": "draws", "finds": "meets",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """What is true."""

    id: str
    kind: int
    actor: str
    recipient: str
    office: str
    opposite: str
    """Office of the other side."""
    day: date
    place: str
    topic: str
    number: int


@dataclass(frozen=True, slots=True)
class Told:
    """An article with its truth."""

    article: Article
    happening: str
    """What it is about."""
    original: str
    """Id of the article whose text it is a copy of; its own id, if it is none."""
    sentences: tuple[tuple[int, int, str], ...]
    """Start and end of each sentence that reports a happening, and which."""


def labels(told: Told, events: Iterable[Event]) -> dict[str, str]:
    """Event id → what it truly tells: a happening and a type. A second event of a sentence and type tells a part of it,
    and is left out, and so is what stands in sentences that tell nothing."""
    found: dict[str, str] = {}
    seen: set[tuple[int, str]] = set()
    for event in events:
        about = _about(told, event.sentence.trigger.span[0])
        parts = {(evidence.index, event.type) for evidence in event.evidence}
        if about is not None and not parts & seen:
            found[event.id] = f"{about} {event.type}"
        seen |= parts
    return found


def _about(told: Told, start: int) -> str | None:
    """The happening that is told there; the headline tells the article's."""
    within = (about for first, end, about in told.sentences if first <= start < end)
    return next(within, told.happening if start < len(told.article.title or "") else None)


def happenings(count: int, seed: int) -> list[Happening]:
    """Happenings on as many days as make for some twenty a day, one in three a decoy of the one before."""
    draw, made = random.Random(seed), list[Happening]()
    for i in range(count):
        day = BEGIN + timedelta(draw.randrange(max(14, count // 20)))
        if made and draw.random() < 0.33:
            kind, actor, recipient = made[-1].kind, made[-1].actor, made[-1].recipient
            day = made[-1].day + timedelta(draw.choice((1, 2, 3, 4, 5, 7, 14, 30)))
        else:
            kind = draw.randrange(len(TELLINGS["kind"]))
            actor, recipient = draw.sample(sorted(COUNTRIES), 2)
        made.append(
            Happening(
                f"h{i:06}",
                kind,
                actor,
                recipient,
                draw.choice(OFFICES),
                draw.choice(OFFICES),
                day,
                draw.choice(COUNTRIES[recipient][1:]),
                draw.choice(TELLINGS["topics"]["names"]),
                draw.randrange(3, 90),
            )
        )
    return made


def articles(count: int, seed: int = 1, copies: float = 0.3) -> Iterator[Told]:
    """Articles in a mixed order, about a quarter as many happenings, and the share of near-copies among them."""
    draw = random.Random(seed)
    known = happenings(max(1, count // 4), seed)
    originals = [_article(i, draw.choice(known), known, draw) for i in range(count - round(count * copies))]
    made = [*originals, *(_copy(i, draw.choice(originals), draw) for i in range(count - len(originals)))]
    draw.shuffle(made)
    yield from made


def _article(number: int, about: Happening, known: list[Happening], draw: random.Random) -> Told:
    published = about.day + timedelta(draw.choices((0, 1, 2, 4), (5, 4, 2, 1))[0])
    kind = TELLINGS["kind"][about.kind]
    sentences: list[tuple[str, str | None]] = [
        (_sentence(draw.choice(kind["leads"]), about, published, draw), about.id)
    ]
    for _ in range(draw.randrange(4, 9)):
        sentences.append((_filler(about.topic, draw), None))
    if draw.random() < 0.3:
        earlier = draw.choice(known)
        if timedelta(0) < published - earlier.day < timedelta(20) and earlier.id != about.id:
            text = _sentence(draw.choice(TELLINGS["kind"][earlier.kind]["leads"]), earlier, published, draw, exact=True)
            sentences.insert(draw.randrange(2, len(sentences)), (text, earlier.id))
    headline = draw.choice(kind["headlines"])
    title = _upper(_filled(headline, about, draw, "", ""))
    return _told(f"a{number:06}", draw.choice(PAPERS), title, sentences, published, about.id, None)


def _sentence(template: str, about: Happening, published: date, draw: random.Random, exact: bool = False) -> str:
    vague = not exact and draw.random() < 0.12
    on = _date(about.day, published, draw, exact, vague)
    at = f" in {about.place}" if draw.random() < 0.5 else ""
    return _upper(_filled(template, about, draw, on, at))


def _date(day: date, published: date, draw: random.Random, exact: bool, vague: bool) -> str:
    late = (published - day).days
    if vague:
        return f" in {day:%B}"
    choices = [f" on {day.day} {day:%B}", f" on {day:%B} {day.day}"]
    if 0 <= late <= 6:
        choices += [f" on {WEEKDAYS[day.weekday()]}"] * 4
    if late == 1:
        choices.append(" yesterday")
    if late == 0 and not exact:
        choices += [""] * 4
    return draw.choice(choices)


def _filled(template: str, about: Happening, draw: random.Random, on: str, at: str) -> str:
    return template.format(
        A=_side(about.actor, about.office, draw), R=_side(about.recipient, about.opposite, draw),
        Rland=about.recipient, on=on, at=at, n=about.number, topic=about.topic,
    )  # fmt: skip


def _side(country: str, office: str, draw: random.Random) -> str:
    """A country by its name, or by whoever speaks for it."""
    return country if draw.random() < 0.6 else f"the {COUNTRIES[country][0]} {office}"


def _filler(topic: str, draw: random.Random) -> str:
    opening, subject, statement = (draw.choice(TELLINGS["fillers"][part]) for part in TELLINGS["fillers"])
    return f"{opening} {subject} {statement}.".format(n=draw.randrange(3, 99), topic=topic)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _copy(number: int, of: Told, draw: random.Random) -> Told:
    """A near-copy: what papers do to the text of an agency."""
    text = of.article.text
    known = {start: (end, about) for start, end, about in of.sentences}
    title, _, body = text.partition("\n\n")
    sentences: list[tuple[str, str | None]] = []
    start = len(title) + 2
    for line in body.split("\n"):
        sentences.append((line, known[start][1] if start in known else None))
        start += len(line) + 1
    told, rest = sentences[:2], sentences[2:]
    for edit in draw.sample(("headline", "furniture", "cut", "words", "add", "paper"), draw.randrange(1, 4)):
        if edit == "headline":
            title = draw.choice((f"{title}: what is known", f"Report: {title}", title.upper(), "News in brief"))
        elif edit == "furniture":
            told.insert(0, (draw.choice(FURNITURE).format(n=draw.randrange(2, 20)), None))
            rest.append((draw.choice(FURNITURE).format(n=draw.randrange(2, 20)), None))
        elif edit == "cut":
            rest = rest[: max(2, len(rest) - draw.randrange(1, 4))]
        elif edit == "add":
            rest.insert(draw.randrange(len(rest) + 1), (_filler("trade", draw), None))
        elif edit == "words":
            rest = [(_reworded(line, draw), about) if about is None else (line, about) for line, about in rest]
    published = (of.article.published or BEGIN) + timedelta(draw.choices((0, 1, 2), (6, 3, 1))[0])
    paper = draw.choice(PAPERS)
    if published != of.article.published:  # "yesterday" would be another day
        told = [(line.replace(" yesterday", ""), about) for line, about in told]
    return _told(f"c{number:06}", paper, title, [*told, *rest], published, of.happening, of.article.id)


def _reworded(line: str, draw: random.Random) -> str:
    for word, other in SYNONYMS.items():
        if f" {word} " in line and draw.random() < 0.7:
            line = line.replace(f" {word} ", f" {other} ")
    return line


def _told(
    name: str, paper: str, title: str, sentences: list[tuple[str, str | None]], day: date, about: str, of: str | None
) -> Told:
    text, spans = f"{title}\n\n", list[tuple[int, int, str]]()
    for sentence, happening in sentences:
        if happening is not None:
            spans.append((len(text), len(text) + len(sentence), happening))
        text += sentence + "\n"
    text = text.rstrip("\n")
    id = blake2b(f"{name} {paper} {text}".encode(), digest_size=6).hexdigest()
    article = Article(id, text, title, "en", day, f"https://{paper}/{day:%Y/%m/%d}/{id}.html")
    return Told(article, about, of or id, tuple(spans))
