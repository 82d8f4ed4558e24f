"""What tells whether two articles are the same text: the shingles of the lead, addresses, and what was coded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from urllib.parse import parse_qsl, urlencode, urlsplit

from rensa import RMinHash

from dragoman.merging.grouping import Rank
from dragoman.merging.wording import hashed, packed, tokens, unpacked
from dragoman.model import Article, Event

LEAD = 150
"""Words from the start of the body: a copy that was cut short, or has another ending, still shares them."""
SHINGLE = 4
BANDS, ROWS = 24, 3
"""A pair that shares half of its shingles is found with a chance of 96 %, one that shares 60 % with 99.7 %."""
SEED = 1
FACTS = 3
"""Coded events that a text must have before it can be recognised in another language."""
_TRACKING = ("utm_", "fbclid", "gclid", "mc_")


@dataclass(frozen=True, slots=True)
class Lead:
    """The extract of an article that copies are told by."""

    id: str
    """The article's id."""
    published: int | None
    """Day, as a proleptic ordinal."""
    language: str | None
    url: str | None
    original: str | None
    """Address of the article that this one says it translates or copies."""
    shingles: frozenset[int]
    numbers: frozenset[int]
    """Hashes of the numbers in the lead, which translation leaves alone."""
    facts: frozenset[int]
    """Hashes of the coded events: type, participants and day."""
    bands: tuple[int, ...]
    keys: frozenset[str] = field(init=False, repr=False, compare=False)
    rank: Rank = field(init=False, repr=False, compare=False)
    """First published first, so that the first leads its copies."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "rank", (f"{self.published or 9_999_999:07}", self.id))
        keys = {f"b{i} {band:x}" for i, band in enumerate(self.bands)}
        keys |= {f"u {address}" for address in (self.url, self.original) if address}
        if len(self.facts) >= FACTS:
            keys |= {f"f {a:x} {b:x}" for a, b in combinations(sorted(self.facts)[:4], 2)}
        object.__setattr__(self, "keys", frozenset(keys))

    @property
    def seeks(self) -> frozenset[str]:
        """Neighbours share a key."""
        return self.keys

    def packed(self) -> str:
        """As a line of text for a store; ``unpacked`` gives the same back."""
        sets = (packed(s) for s in (self.shingles, self.numbers, self.facts))
        row = [self.id, self.published, self.language, self.url, self.original, *sets, self.bands]
        return json.dumps(row, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def unpacked(line: str) -> Lead:
        """The lead that ``packed`` made the line of."""
        row = json.loads(line)
        row[5:] = (*(unpacked(s) for s in row[5:8]), tuple(row[8]))
        return Lead(*row)


def lead(article: Article, events: Iterable[Event] = ()) -> Lead:
    """The extract of an article and of what was coded in it. Headlines are left out: every paper writes its own."""
    start = tokens(body(article))[:LEAD]
    shingles = [hashed(" ".join(start[i : i + SHINGLE]), 8) for i in range(len(start) - SHINGLE + 1)]
    return Lead(
        id=article.id,
        published=article.published.toordinal() if article.published else None,
        language=article.language,
        url=address(article.url),
        original=address(article.original_url),
        shingles=frozenset(s & 0xFFFFFFFF for s in shingles),
        numbers=frozenset(hashed(t) for t in start if t.isdigit() and len(t) > 1),
        facts=frozenset(_fact(event) for event in events if event.status in ("actual", "future")),
        bands=bands(shingles),
    )


def body(article: Article) -> str:
    """The article's text without its title."""
    title = article.title or ""
    return article.text[len(title) :] if title and article.text.startswith(title) else article.text


def bands(shingles: Sequence[int]) -> tuple[int, ...]:
    """Locality-sensitive hashes: the more shingles two texts share, the likelier they have one of these in common."""
    if not shingles:
        return ()
    digest = RMinHash.digest_matrix_from_token_hash_sets([shingles], BANDS * ROWS, SEED).to_rows()[0]
    return tuple(hashed(str(digest[i * ROWS : (i + 1) * ROWS])) for i in range(BANDS))


def address(url: str | None) -> str | None:
    """An address without what changes from reader to reader: scheme, www, fragment, tracking. A mere host is none."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    query = [(k, v) for k, v in parse_qsl(parts.query) if not k.lower().startswith(_TRACKING)]
    return f"{host}{path}{'?' if query else ''}{urlencode(sorted(query))}"[:500] if path or query else None


def _fact(event: Event) -> int:
    sides = (",".join(sorted({a.code or "?" for a in side})) for side in (event.actor, event.recipient))
    day = event.when.start.isoformat() if event.when else ""
    return hashed(f"{event.type} {'>'.join(sides)} {day}")
