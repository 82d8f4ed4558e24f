"""Inputs → articles, one after another. A bad document is reported and the rest goes on."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from dragoman.model import Article
from dragoman.reading import jsonl
from dragoman.reading.address import fetch
from dragoman.reading.archives import Capture, captures
from dragoman.reading.articles import Ids, article
from dragoman.reading.dates import date_in_lead
from dragoman.reading.drafts import Draft
from dragoman.reading.inputs import Input, expand
from dragoman.reading.language import normal
from dragoman.reading.limits import Limits
from dragoman.reading.plaintext import read_text
from dragoman.reading.problems import Problem, Unreadable
from dragoman.reading.sniffing import HEAD, Kind, sniff
from dragoman.reading.streams import GZIP, open_file, read_bounded, rewound, told, unpacked, unpacked_head
from dragoman.reading.worker import PageReader

Report = Callable[[Problem], None]


def read(
    inputs: Sequence[str],
    *,
    published: date | None = None,
    language: str | None = None,
    report: Report,
    limits: Limits | None = None,
    allow_private: bool = False,
) -> Iterator[Article]:
    """The articles of files, folders, addresses and ``-``, in the order given; nothing is held but the current one.

    ``published`` and ``language`` are for documents that do not state their own. Whatever cannot be read goes to
    ``report``. ``allow_private`` admits addresses in the machine's own network.
    """
    bounds = limits or Limits()
    with PageReader(bounds) as pages:
        reader = _Reader(pages, bounds, published, normal(language), report, allow_private)
        for item in expand(inputs, report):
            yield from reader.articles(item)


@dataclass(frozen=True, slots=True)
class _Source:
    """A stream that is being read, with what is known of it from outside."""

    stream: BinaryIO
    head: bytes
    item: Input
    charset: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class _Reader:
    pages: PageReader
    limits: Limits
    published: date | None
    language: str | None
    report: Report
    allow_private: bool

    def articles(self, item: Input) -> Iterator[Article]:
        """The articles of one input."""
        ids = Ids(item.label)
        try:
            with ExitStack() as stack:
                for draft in self._drafts(self._opened(item, stack)):
                    yield article(draft, ids, published=self.published, language=self.language)
        except Unreadable as error:
            self._tell(item.where, error)

    def _opened(self, item: Input, stack: ExitStack) -> _Source:
        if item.address is not None:
            found = fetch(item.address, self.limits, allow_private=self.allow_private)
            stream: BinaryIO = io.BytesIO(found.body)
            return _Source(stream, found.body[:HEAD], item, found.charset, found.address)
        if item.path is None:
            stream = sys.stdin.buffer
        else:
            with told():
                stream = stack.enter_context(open_file(item.path, self.limits))
        with told():
            head = stream.read(HEAD)
        if stream.seekable():
            stream.seek(-len(head), io.SEEK_CUR)
        else:
            stream = rewound(head, stream)
        return _Source(stream, head, item)

    def _drafts(self, source: _Source) -> Iterator[Draft]:
        head, stream = source.head, source.stream
        packed = head.startswith(GZIP)
        if packed:
            head = unpacked_head(head, HEAD)
        kind = sniff(head, source.item.label)
        if packed and kind != "warc":  # archives unpack themselves, record by record
            stream = unpacked(stream)
        return self._of_kind(kind, replace(source, stream=stream, head=head))

    def _of_kind(self, kind: Kind, source: _Source) -> Iterator[Draft]:
        match kind:
            case "jsonl":
                yield from self._json_lines(source)
            case "json":
                yield from self._json_whole(source)
            case "warc":
                yield from self._archive(source)
            case "feed":
                yield from self.pages.feed(self._whole(source), address=source.address, charset=source.charset)
            case "html":
                yield self._page(self._whole(source), address=source.address, charset=source.charset)
            case "text":
                draft = read_text(self._whole(source), source.charset)
                yield replace(draft, url=source.address)

    def _whole(self, source: _Source) -> bytes:
        return read_bounded(source.stream, self.limits.document_bytes)

    def _page(
        self, data: bytes, *, address: str | None = None, charset: str | None = None, dated: bool = False
    ) -> Draft:
        return self.pages.page(data, address=address, charset=charset, dated=dated)

    def _json_lines(self, source: _Source) -> Iterator[Draft]:
        stream = jsonl.line_stream(source.stream, source.head)
        for number, line in jsonl.lines(stream, self.limits.line_bytes):
            where = f"{source.item.where}, line {number}"
            try:
                yield self._json_draft(jsonl.parse(line), where)
            except Unreadable as error:
                self._tell(where, error)

    def _json_whole(self, source: _Source) -> Iterator[Draft]:
        value = jsonl.parse(self._whole(source))
        for number, document in enumerate(value if isinstance(value, list) else [value], 1):
            where = f"{source.item.where}, document {number}"
            try:
                yield self._json_draft(document, where)
            except Unreadable as error:
                self._tell(where, error)

    def _json_draft(self, value: object, where: str) -> Draft:
        entry = jsonl.entry(value)
        for remark in entry.remarks:
            self.report(Problem(where, remark))
        if entry.text is not None:
            draft = Draft(text=entry.text, published_guess=date_in_lead(entry.text), exact=True)
        else:
            data = (entry.html or "").encode("utf-8")
            if len(data) > self.limits.document_bytes:
                read_bounded(io.BytesIO(data), self.limits.document_bytes)
            draft = self._page(data, address=entry.url, charset="utf-8", dated=entry.published is not None)
        return replace(
            draft,
            id=entry.id,
            title=entry.title or draft.title,
            url=entry.url or draft.url,
            published=entry.published or draft.published,
            language=entry.language or draft.language,
            language_given=entry.language is not None,
        )

    def _archive(self, source: _Source) -> Iterator[Draft]:
        def broken(number: int, message: str) -> None:
            self.report(Problem(f"{source.item.where}, record {number}", message))

        for capture in captures(source.stream, self.limits.document_bytes, broken):
            try:
                yield self._captured(capture)
            except Unreadable as error:
                broken(capture.number, error.message)

    def _captured(self, capture: Capture) -> Draft:
        kind = sniff(capture.body[:HEAD], "page.html" if "html" in capture.media_type else "page.txt")
        if kind == "html":
            draft = self._page(capture.body, address=capture.address, charset=capture.charset)
        elif kind == "text":
            draft = read_text(capture.body, capture.charset)
        else:
            raise Unreadable(f"declared to be {capture.media_type}, but is not")
        return replace(draft, url=draft.url or capture.address, published_at_latest=capture.day)

    def _tell(self, where: str, error: Unreadable) -> None:
        self.report(Problem(where, error.message))
