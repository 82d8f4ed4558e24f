"""The nouns of the project: what is read, what is parsed, and what is recorded.

Spans are half-open ``[start, end)`` offsets in characters of ``Article.text``. Every ``text`` beside a span is exactly
the characters of that span.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal

Span = tuple[int, int]
Status = Literal["actual", "historical", "future", "hypothetical", "negated"]
DateBasis = Literal["stated", "inferred", "published"]
QuoteKind = Literal["direct", "indirect"]


@cache
def _bare(deprel: str) -> str:
    return deprel.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Article:
    """One news text as it was read. ``text`` begins with the title where the source has one."""

    id: str
    text: str
    title: str | None = None
    language: str | None = None
    published: date | None = None
    url: str | None = None
    original_url: str | None = None
    """Address of the article that this one says it translates."""
    original_language: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word of a parsed sentence, in Universal Dependencies terms."""

    index: int
    text: str
    lemma: str
    upos: str
    feats: str
    """UD features, ``Number=Plur|Person=3`` style, empty where there are none."""
    head: int
    """Index of the head in the sentence; its own index for the root."""
    deprel: str
    start: int
    end: int

    @property
    def relation(self) -> str:
        """The dependency relation without its subtype: ``nsubj`` for ``nsubj:pass``."""
        return _bare(self.deprel)

    def has(self, feature: str) -> bool:
        """Whether ``feats`` holds the feature, given as ``Name=Value``."""
        return feature in self.feats.split("|")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence of an article; ``index`` counts all of the article's sentences, parsed or not."""

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lists: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                lists[token.head].append(token.index)
        object.__setattr__(self, "children", tuple(tuple(items) for items in lists))

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def dependents(self, index: int, *relations: str) -> list[Token]:
        """Dependents of a token in text order; only those with one of the relations (with or without subtype)."""
        children = self.children[index]
        if not children:
            return []
        tokens = self.tokens
        if not relations:
            return [tokens[child] for child in children]
        return [t for c in children if (t := tokens[c]).deprel in relations or _bare(t.deprel) in relations]

    def subtree(self, index: int) -> list[int]:
        """Indices of a token and everything below it, in text order."""
        seen, stack = [], [index]
        while stack:
            top = stack.pop()
            seen.append(top)
            stack.extend(self.children[top])
        return sorted(seen)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, receives or speaks. ``code`` is ISO 3166 alpha-3 or PLOVER's, None if it can't be told."""

    text: str
    span: Span
    name: str | None = None
    code: str | None = None
    sector: str | None = None
    sectors: tuple[str, ...] = ()
    """Every sector, the primary one first."""
    wikidata: str | None = None
    inferred: bool = False
    """The country comes from the sentence or the article and not from the words themselves."""


@dataclass(frozen=True, slots=True)
class When:
    """When something happened: a closed interval of days, and how that is known."""

    start: date
    end: date
    basis: DateBasis
    text: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """Where something happened. Never a mere country's centre."""

    name: str
    country: str
    latitude: float | None
    longitude: float | None
    span: Span
    text: str
    admin1: str | None = None
    geonames: int | None = None
    reason: str | None = None
    extent: tuple[float, float, float, float] | None = None
    """South, west, north and east of a region, in degrees, where the text names no town."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that name the event."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that reports the event."""

    index: int
    span: Span
    trigger: Trigger


@dataclass(frozen=True, slots=True)
class Source:
    """The article an event was read in, as it is told with each event."""

    id: str
    url: str | None
    title: str | None
    language: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom. The fields are those of the output contract, in its order."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    quad: int
    goldstein: float
    status: Status
    promises: str | None
    promised_when: When | None
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    trigger: Trigger
    when: When | None
    where: Where | None
    said_by: Actor | None
    sentence: Evidence
    evidence: tuple[Evidence, ...]
    """Every sentence of the article that reports the event; ``sentence`` is the first."""
    confidence: float
    rule: str
    document: Source
    versions: dict[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The event as the JSON object of the output contract."""
        from dragoman.exporting.jsonl import event_object

        return event_object(self)


@dataclass(frozen=True, slots=True)
class Mention:
    """An event as one article reports it, with what is known of the article."""

    event: Event
    source: str
    """Who publishes: the host of the article's address, or the article's id where it has none."""
    copies: str
    """Id of the group of copies that the article belongs to: they all are one source."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the reports of an event disagree."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    """Each value as text with the ids of the mentions that say so, the most often told first."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the record: what happened, once, however many articles report it."""

    id: str
    """Names the mention that leads the group, the first exact report: a later report doesn't change it."""
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    quad: int
    goldstein: float
    status: Status
    promises: str | None
    promised_when: When | None
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    when: When | None
    where: Where | None
    confidence: float
    mentions: tuple[str, ...]
    """Ids of all mentions, by day of publication."""
    articles: int
    sources: int
    """Independent ones: copies of one text and articles of one publisher count once."""
    first: str
    """The mention that was published first."""
    reported: date | None
    """When that was."""
    told_by: dict[str, str]
    """For ``code`` (type, mode, CAMEO), ``actor``, ``recipient``, ``when``, ``where``, ``promised_when``: the mention
    that the value is taken from, to whose article its spans belong."""
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same happening."""

    id: str
    title: str
    first: date | None
    last: date | None
    articles: tuple[str, ...]
    """Ids, by day of publication."""
    sources: int
    """Independent ones: copies of one text and articles of one publisher count once."""
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another article or story, how near it is, and why, in words."""

    id: str
    score: float
    reasons: tuple[str, ...]


PromiseState = Literal["open", "kept", "broken", "called off", "overdue"]


@dataclass(frozen=True, slots=True)
class Promise:
    """An event that is announced, promised or threatened, and what has become of it."""

    event: str
    """Id of the happening that announces, promises or threatens."""
    kind: Literal["announcement", "promise", "threat"]
    types: tuple[str, ...]
    """PLOVER types that fulfil it: one, except for threats."""
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    announced: date | None
    due: When | None
    """When it is to happen; None where no time is given."""
    state: PromiseState
    by: str | None
    """Id of the happening that decided it."""
    decided: date | None
    """The day of that, or the day on which time was up."""
    reason: str


@dataclass(frozen=True, slots=True)
class Verb:
    """The word of saying, and its lemma."""

    text: str
    span: Span
    lemma: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said: words in quotation marks (direct), or a reported clause (indirect)."""

    id: str
    text: str
    span: Span
    """Without the quotation marks around it."""
    kind: QuoteKind
    speaker: Actor | None
    """None where the text does not tell."""
    to: Actor | None
    verb: Verb | None
    """None where the layout alone tells: a headline's colon, a quotation that runs on."""
    document: Source
    about: tuple[str, ...] = ()
    """Codes of those whom its words name, in their order."""

    def to_dict(self) -> dict[str, Any]:
        """The quotation as the JSON object that ``dragoman quotes`` prints."""
        from dragoman.exporting.jsonl import quote_object

        return quote_object(self)
