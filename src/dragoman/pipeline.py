"""Read → code: articles in, events out, on one process or several, in the same order and to the same byte."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

from dragoman._version import __version__
from dragoman.installed import installed
from dragoman.model import Article, Event, Quote
from dragoman.parsing.errors import MissingPipeline, MissingWeights
from dragoman.reading.problems import Problem

if TYPE_CHECKING:
    from dragoman.coding.coder import ArticleCoder
    from dragoman.coding.explaining import Explanation, Remainder

Item = TypeVar("Item")
Answer = TypeVar("Answer")

CHUNK = 4
"""Articles sent to a process at a time: enough to hide the sending, few enough to keep memory flat."""


class UnknownLanguage(ValueError):
    """An article's language is not installed; it is kept uncoded rather than coded as another."""


@dataclass(frozen=True, slots=True)
class Coded:
    """An article with its events, or with the reason why it has none."""

    article: Article
    events: list[Event]
    versions: dict[str, str] | None = None
    """What it was coded with; None if it was not."""
    trouble: str | None = None
    quotes: list[Quote] = field(default_factory=list)
    """Who said what in it."""


class Coder:
    """Codes texts and articles. Loading the parser is put off until the first text."""

    def __init__(self, language: str | None = None, parser: str | None = None) -> None:
        """``language`` is assumed for texts that don't tell theirs; ``parser`` names an installed spaCy pipeline."""
        self.language = language
        self.parser = parser

    def code(
        self,
        text: str,
        published: date | str | None = None,
        language: str | None = None,
        *,
        id: str = "text",
        title: str | None = None,
        url: str | None = None,
    ) -> list[Event]:
        """Events of one text. ``published`` (a date or ``YYYY-MM-DD``) is what "on Friday" counts from."""
        day = date.fromisoformat(published) if isinstance(published, str) else published
        return self.code_article(Article(id, text, title, language or self.language, day, url))

    def code_article(self, article: Article) -> list[Event]:
        """Events of one article; raises ``UnknownLanguage`` if it is in a language that isn't installed."""
        return _coder(self._language(article), self.parser).code(article)

    def quotes(
        self,
        text: str,
        published: date | str | None = None,
        language: str | None = None,
        *,
        id: str = "text",
        title: str | None = None,
        url: str | None = None,
    ) -> list[Quote]:
        """Quotations of one text, each with its speaker as of the day of publication."""
        day = date.fromisoformat(published) if isinstance(published, str) else published
        return self.quotes_article(Article(id, text, title, language or self.language, day, url))

    def quotes_article(self, article: Article) -> list[Quote]:
        """Quotations of one article; raises ``UnknownLanguage`` if it is in a language that isn't installed."""
        return _coder(self._language(article), self.parser).quotes(article)

    def explain(self, article: Article, wanted: str) -> list[Explanation]:
        """Why the events of an article were coded whose id begins so; all of them for an empty string."""
        from dragoman.coding.explaining import explain

        coder = _coder(self._language(article), self.parser)
        account = coder.account(article)
        return [explain(account, e, article, coder.lexicon) for e in account.events if e.id.startswith(wanted)]

    def left_out(self, article: Article, sentence: int | None = None) -> list[Remainder]:
        """What was found in an article, or in one of its sentences, and is no event of its own, with the reasons."""
        from dragoman.coding.explaining import remainders

        account = _coder(self._language(article), self.parser).account(article, dropped=True)
        return remainders(account, article, sentence)

    def batch(
        self, articles: Iterable[Article], processes: int = 1, report: Callable[[Problem], None] | None = None
    ) -> Iterator[tuple[Article, list[Event]]]:
        """Articles with their events, in the order given.

        One that can't be coded (its language is not installed, say) comes with no events and is told to ``report``.
        """
        return self._each(self.code_article, articles, processes, report)

    def attempts(self, articles: Iterable[Article], processes: int = 1) -> Iterator[Coded]:
        """The same with quotations, and the versions each article was coded with, or what kept it from being coded."""
        for article, done, trouble in _spread(partial(attempt, self._whole), articles, processes):
            events, quotes, versions = done[0] if done else ([], [], None)
            yield Coded(article, events, versions, trouble, quotes)

    def versions(self, article: Article) -> dict[str, str]:
        """What the article would be coded with; raises ``UnknownLanguage`` like ``code_article``."""
        return _coder(self._language(article), self.parser).versions

    def _whole(self, article: Article) -> list[tuple[list[Event], list[Quote], dict[str, str]]]:
        return [(*_coder(self._language(article), self.parser).told(article), self.versions(article))]

    def batch_quotes(
        self, articles: Iterable[Article], processes: int = 1, report: Callable[[Problem], None] | None = None
    ) -> Iterator[tuple[Article, list[Quote]]]:
        """Articles with their quotations, in the order given; trouble is told as by ``batch``."""
        return self._each(self.quotes_article, articles, processes, report)

    def _each(
        self,
        work: Callable[[Article], list[Item]],
        articles: Iterable[Article],
        processes: int,
        report: Callable[[Problem], None] | None,
    ) -> Iterator[tuple[Article, list[Item]]]:
        for article, items, trouble in _spread(partial(attempt, work), articles, processes):
            if trouble and report is not None:
                report(Problem(article.id, trouble))
            yield article, items

    def classify(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
        """What the first marked actor of each row does to the second: always an answer, one for each row.

        A row is ``{"id", "text", "actor": [start, end], "recipient": [start, end], "language"?}``. A language that
        isn't installed is read as the first that is.
        """
        from dragoman.coding.classify import relate

        for row in rows:
            text = str(row["text"])
            article = Article(str(row["id"]), text, language=row.get("language") or self.language)
            language = article.language or detected(article)
            coder = _coder(language if language in installed() else installed()[0], self.parser)
            relation = relate(article, tuple(row["actor"]), tuple(row["recipient"]), coder)
            yield relation.to_dict(row["id"])

    def _language(self, article: Article) -> str:
        language = article.language or self.language or detected(article)
        if language not in installed():
            raise UnknownLanguage(f"is in a language that is not installed ({language}): kept, not coded")
        return language


def attempt(work: Callable[[Article], list[Item]], article: Article) -> tuple[Article, list[Item], str | None]:
    """One article, whose trouble must not be that of the others: any error ends here, as a message."""
    try:
        return article, work(article), None
    except UnknownLanguage as error:
        return article, [], str(error)
    except (MissingWeights, MissingPipeline):
        raise  # no article can be coded: the call is wrong, not the article
    except Exception as error:  # noqa: BLE001
        return article, [], f"could not be coded ({type(error).__name__}: {error})"


def _spread(work: Callable[[Article], Answer], articles: Iterable[Article], processes: int) -> Iterator[Answer]:
    """The work on each article, on one process or several, in the order given."""
    if processes <= 1:
        yield from map(work, articles)
        return
    from multiprocessing import get_context

    with get_context("spawn").Pool(processes, _quiet) as pool:
        yield from pool.imap(work, articles, chunksize=CHUNK)


def detected(article: Article) -> str:
    """The language of an article that doesn't tell it, from its first words."""
    from dragoman.reading.language import language_of

    return language_of(article.title, article.text) or "und"


@lru_cache(maxsize=4)
def _coder(language: str, parser: str | None) -> ArticleCoder:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from dragoman.coding.coder import ArticleCoder
    from dragoman.parsing.parser import load

    loaded = load(language, parser)
    versions = {
        "code": __version__,
        "parser": loaded.version,
        "rules": _hash(f"languages/{language}"),
        "facts": _hash("facts"),
    }
    return ArticleCoder(language, loaded, versions)


@lru_cache(maxsize=8)
def _hash(folder: str) -> str:
    """Short content hash of a data folder (weights left out: the parser has its own)."""
    digest = hashlib.blake2b(digest_size=5)
    stack = [files("dragoman") / folder]
    while stack:
        place = stack.pop()
        for file in sorted(place.iterdir(), key=lambda f: f.name):
            if file.is_dir():
                if file.name not in ("weights", "__pycache__"):
                    stack.append(file)
            elif file.name.endswith((".tsv", ".toml", ".txt")):
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _quiet() -> None:
    """A worker leaves an interrupt to the process that started it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
