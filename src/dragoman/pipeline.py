"""Read → code: articles in, events out, on one process or several, in the same order and to the same byte."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dragoman._version import __version__
from dragoman.model import Article, Event
from dragoman.parsing.errors import MissingPipeline, MissingWeights
from dragoman.reading.problems import Problem

if TYPE_CHECKING:
    from dragoman.coding.coder import ArticleCoder

CHUNK = 4
"""Articles sent to a process at a time: enough to hide the sending, few enough to keep memory flat."""


class UnknownLanguage(ValueError):
    """An article's language is not installed; it is kept out rather than coded as another."""


@dataclass(frozen=True, slots=True)
class Coded:
    """An article with its events, or with the reason why it has none."""

    article: Article
    events: list[Event]
    versions: dict[str, str] | None = None
    """What it was coded with; None if it was not."""
    trouble: str | None = None


def installed() -> tuple[str, ...]:
    """Languages that can be coded: those with weights and a lexicon."""
    folder = files("dragoman") / "languages"
    return tuple(sorted(f.name for f in folder.iterdir() if (f / "lexicon").is_dir() and (f / "weights").is_dir()))


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

    def batch(
        self, articles: Iterable[Article], processes: int = 1, report: Callable[[Problem], None] | None = None
    ) -> Iterator[tuple[Article, list[Event]]]:
        """Articles with their events, in the order given.

        One that can't be coded (its language is not installed, say) comes with no events and is told to ``report``.
        """
        for coded in self.attempts(articles, processes):
            if coded.trouble and report is not None:
                report(Problem(coded.article.id, coded.trouble))
            yield coded.article, coded.events

    def attempts(self, articles: Iterable[Article], processes: int = 1) -> Iterator[Coded]:
        """The same, with the versions that each article was coded with, or what kept it from being coded."""
        if processes <= 1:
            yield from map(self._attempt, articles)
            return
        from multiprocessing import get_context

        with get_context("spawn").Pool(processes, _quiet) as pool:
            yield from pool.imap(self._attempt, articles, chunksize=CHUNK)

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

    def versions(self, article: Article) -> dict[str, str]:
        """What the article would be coded with; raises ``UnknownLanguage`` like ``code_article``."""
        return _coder(self._language(article), self.parser).versions

    def _attempt(self, article: Article) -> Coded:
        """One article, whose trouble must not be that of the others: any error ends here, as a message."""
        try:
            return Coded(article, self.code_article(article), self.versions(article))
        except UnknownLanguage as error:
            return Coded(article, [], trouble=str(error))
        except (MissingWeights, MissingPipeline):
            raise  # no article can be coded: the call is wrong, not the article
        except Exception as error:  # noqa: BLE001
            return Coded(article, [], trouble=f"could not be coded ({type(error).__name__}: {error})")

    def _language(self, article: Article) -> str:
        language = article.language or self.language or detected(article)
        if language not in installed():
            raise UnknownLanguage(f"is in a language that is not installed ({language}); it was kept out")
        return language


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
