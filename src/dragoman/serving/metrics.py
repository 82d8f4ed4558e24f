"""What a monitor watches (Prometheus): how the room answers, and how the record is.

With several processes, each writes its counts into a file of a folder that ``dragoman serve`` makes, and whichever is
asked adds them up. At a desk anybody on the machine may ask; elsewhere an editor, by a token.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.record.state import State, state
from dragoman.record.store import Store
from dragoman.serving.methods import METHODS
from dragoman.serving.room import InRoom
from dragoman.serving.running import FOLDER
from dragoman.serving.viewer import Editor

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5, 10, 30)

REQUESTS = Counter(
    "dragoman_requests", "Requests, by address as it is declared.", ["method", "route", "status"], registry=None
)
DURATIONS = Histogram(
    "dragoman_request_seconds", "Time until an answer was whole.", ["route"], buckets=SECONDS, registry=None
)

router = APIRouter(include_in_schema=False)


@router.get("/metrics")
def metrics(room: InRoom, viewer: Editor) -> Response:
    """All counts, in the text format of Prometheus."""
    registry = CollectorRegistry(auto_describe=False)
    if os.environ.get(FOLDER):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(REQUESTS)
        registry.register(DURATIONS)
    registry.register(RecordCollector(room.store))
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


class RecordCollector(Collector):
    """The record's own numbers, read when they are asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def collect(self) -> Iterator[Metric]:
        """The numbers."""
        told = state(self.store)
        for name, about, value in _numbers(told):
            yield GaugeMetricFamily(f"dragoman_{name}", about, value=value)
        failures = GaugeMetricFamily("dragoman_feed_failures", "Times in a row that a feed failed.", labels=["feed"])
        for feed in told.feeds:
            failures.add_metric([feed.address], feed.failures)
        yield failures


def _numbers(told: State) -> Iterator[tuple[str, str, float]]:
    yield "record_articles", "Articles in the record.", told.articles
    yield "record_mentions", "Reports of events in the record.", told.mentions
    yield "record_events", "Events in the record.", told.events
    yield "record_stories", "Stories in the record.", told.stories
    yield "record_corrections", "Corrections, undone ones too.", told.corrections
    yield "record_comments_held", "Comments that an editor has to look at.", told.held
    yield "record_uncoded_articles", "Articles that could not be coded.", told.uncoded
    yield "record_bytes", "Size of the record.", told.bytes or 0
    yield "feeds", "Feeds that are followed.", len(told.feeds)
    yield "feeds_failing", "Feeds whose last reading failed.", sum(feed.failures > 0 for feed in told.feeds)
    yield "queue_pending", "Things that feeds have told of and that are still to be read.", told.pending
    yield "queue_failed", "Pages that could not be read.", told.failed


class Measured:
    """Counts requests and times them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and note how."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            route = route_of(scope)
            method = scope["method"] if scope["method"] in (*METHODS, "HEAD", "OPTIONS") else "other"
            REQUESTS.labels(method, route, str(status)).inc()
            DURATIONS.labels(route).observe(time.perf_counter() - began)


def route_of(scope: Scope) -> str:
    """The address as it is declared, ``/events/{id}``: never as it was asked for, which anybody can make up."""
    route = scope.get("route")
    path: str = scope["path"]
    declared = getattr(route, "path_regex", None)
    if declared is None:
        return "/assets" if path.startswith("/assets/") else "none"
    # A router that was put under a prefix tells its own part only.
    for place in [index for index, sign in enumerate(path) if sign == "/"]:
        if declared.match(path[place:]):
            return path[:place] + str(getattr(route, "path", ""))
    return "none"
