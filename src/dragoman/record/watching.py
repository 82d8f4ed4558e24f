"""Following feeds: what they tell of is fetched, coded and kept, and no feed waits for another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from dragoman.model import Article
from dragoman.pipeline import Coded, Coder
from dragoman.reading.address import Fetched, Refused
from dragoman.reading.articles import Ids, article
from dragoman.reading.courtesy import Courtesy, Disallowed
from dragoman.reading.drafts import Draft
from dragoman.reading.problems import Problem, Unreadable
from dragoman.reading.worker import PageReader
from dragoman.record import feeds
from dragoman.record.feeds import Feed, Item
from dragoman.record.identity import article_id, storable
from dragoman.record.ingesting import Tally
from dragoman.record.keeping import keep_within, present
from dragoman.record.store import Store

HOSTS = 16
"""Hosts that are asked at the same time."""
BATCH = 16
LINKS = 500
"""Items of one feed that are looked at: more is no feed but an archive."""
ENOUGH = 200
"""Characters that a feed's own text must have to stand in for a page that cannot be read."""

Job = Feed | Item


@dataclass(slots=True)
class Watch:
    """A person's feeds, followed into the record."""

    store: Store
    coder: Coder
    courtesy: Courtesy
    report: Callable[[Problem], None]
    every: timedelta = timedelta(minutes=15)
    tell: Callable[[Tally], None] = lambda tally: None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    tally: Tally = field(default_factory=Tally)
    _batch: list[tuple[Item, Article]] = field(default_factory=list)

    def round(self, addresses: Sequence[str], *, patient: bool) -> None:
        """Ask every feed once, and read what is new. A ``patient`` round leaves out those that aren't due yet.

        Feeds that failed are left out until they are due in any case.
        """
        with self.store.writing() as connection:
            feeds.follow(connection, addresses)
        with self.store.reading() as connection:
            asked = [feed for feed in feeds.followed(connection, addresses) if self._is_due(feed, patient)]
            left = feeds.pending(connection, addresses)
        with PageReader() as pages, ThreadPoolExecutor(HOSTS, "dragoman-watch") as pool:
            line = _Line(pool, self.courtesy)
            jobs: list[Job] = [*asked, *left]
            for job in jobs:
                self._enter(line, job)
            for job, answer in line:
                if isinstance(job, Feed):
                    for item in self._heard(job, answer, pages):
                        self._enter(line, item)
                else:
                    self._read(job, answer, pages)
                if len(self._batch) >= BATCH:
                    self._keep()
            self._keep()

    def due(self, addresses: Sequence[str]) -> datetime:
        """When the next feed is to be asked."""
        with self.store.reading() as connection:
            moments = [feed.due for feed in feeds.followed(connection, addresses) if feed.due]
        return min(moments, default=self.now() + self.every)

    def _is_due(self, feed: Feed, patient: bool) -> bool:
        return feed.due is None or feed.due <= self.now() or not (patient or feed.failures)

    def _enter(self, line: _Line, job: Job) -> None:
        """A feed or a page takes its place; an item without an address is read as the feed has it."""
        if isinstance(job, Item) and urlsplit(job.link).scheme not in ("http", "https"):
            self._take(job, job.draft)
        else:
            line.enter(job)

    def _heard(self, feed: Feed, answer: Fetched | Unreadable, pages: PageReader) -> list[Item]:
        """What a feed has answered; returns the items that are new."""
        now = self.now()
        try:
            if isinstance(answer, Unreadable):
                raise answer
            drafts = [] if answer.unchanged else pages.feed(answer.body, address=answer.address, charset=answer.charset)
        except Unreadable as error:
            self.report(Problem(feed.address, error.message))
            with self.store.writing() as connection:
                feeds.failed(connection, feed, error.message, now, self.every, _asked_to_wait(error))
            return []
        with self.store.writing() as connection:
            if answer.unchanged:
                feeds.unchanged(connection, feed, now + self.every)
                return []
            items = list(_items(feed, drafts))
            return feeds.answered(connection, feed, items, answer.etag, answer.modified, now + self.every)

    def _read(self, item: Item, answer: Fetched | Unreadable, pages: PageReader) -> None:
        """A page, or what the feed has in its place."""
        try:
            if isinstance(answer, Unreadable):
                raise answer
            dated = item.draft.published is not None
            draft = pages.page(answer.body, address=answer.address, charset=answer.charset, dated=dated)
        except Unreadable as error:
            last = item.tries + 1 >= feeds.TRIES or not _may_pass(error)
            if last and len(item.draft.text) >= ENOUGH:
                self._take(item, item.draft)
                return
            if last:
                self.report(Problem(item.link, error.message))
            with self.store.writing() as connection:
                feeds.postponed(connection, item, last)
            return
        self._take(item, draft)

    def _take(self, item: Item, draft: Draft) -> None:
        language = None if draft.language else item.draft.language
        found = article(draft, Ids(item.link), published=item.draft.published, language=language)
        self.tally.read += 1
        self._batch.append((item, storable(found)))

    def _keep(self) -> None:
        """Code and keep what has been read, and note it as done, in one step."""
        batch, self._batch = self._batch, []
        if not batch:
            return
        ids = {item.link: article_id(found) for item, found in batch}
        with self.store.reading() as connection:
            known = present(connection, ids.values())
        coded = list(self.coder.attempts(found for item, found in batch if ids[item.link] not in known))
        for each in coded:
            if each.trouble:
                self.report(Problem(each.article.id, each.trouble))
        self._commit(coded, ids)

    def _commit(self, coded: Sequence[Coded], ids: dict[str, str]) -> None:
        with self.store.writing() as connection:
            kept = keep_within(connection, coded)
            feeds.done(connection, ids)
        self.tally.kept += len(kept)
        self.tally.events += sum(len(each.coded.events) for each in kept)
        self.tell(self.tally)


class _Line:
    """Jobs in line for their hosts: one at a time for each, many hosts at once, answers as they come."""

    def __init__(self, pool: ThreadPoolExecutor, courtesy: Courtesy) -> None:
        self._pool = pool
        self._courtesy = courtesy
        self._waiting: dict[str, deque[Job]] = {}
        self._running: dict[Future[Fetched | Unreadable], tuple[str, Job]] = {}

    def enter(self, job: Job) -> None:
        """Put a job in line."""
        host = urlsplit(_address(job)).netloc.lower()
        if host in self._waiting:
            self._waiting[host].append(job)
        else:
            self._waiting[host] = deque()
            self._start(host, job)

    def __iter__(self) -> Iterator[tuple[Job, Fetched | Unreadable]]:
        while self._running:
            finished, _ = wait(self._running, return_when=FIRST_COMPLETED)
            for future in sorted(finished, key=lambda each: _address(self._running[each][1])):
                host, job = self._running.pop(future)
                if self._waiting[host]:
                    self._start(host, self._waiting[host].popleft())
                else:
                    del self._waiting[host]
                yield job, future.result()

    def _start(self, host: str, job: Job) -> None:
        self._running[self._pool.submit(self._fetch, job)] = (host, job)

    def _fetch(self, job: Job) -> Fetched | Unreadable:
        try:
            return self._courtesy.fetch(_address(job), job.conditions if isinstance(job, Feed) else None)
        except Unreadable as error:
            return error


def _address(job: Job) -> str:
    return job.address if isinstance(job, Feed) else job.link


def _items(feed: Feed, drafts: Iterable[Draft]) -> Iterator[Item]:
    for draft in list(drafts)[:LINKS]:
        name = draft.url or f"item:{feed.address} {draft.id or draft.title or draft.text[:100]}"
        yield Item(name[:2000], feed.address, draft)


def _may_pass(error: Unreadable) -> bool:
    """Whether another try may go better."""
    if isinstance(error, Refused):
        return error.status >= 500 or error.status in (408, 425, 429)
    return not isinstance(error, Disallowed)


def _asked_to_wait(error: Unreadable) -> float:
    """The seconds that a server asks to be left alone."""
    text = (error.retry_after or "").strip() if isinstance(error, Refused) else ""
    return float(text) if text.isdigit() and len(text) < 8 else 0.0
