"""The application: rooms, doors and guards put together."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio import to_thread
from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from dragoman._version import __version__
from dragoman.record.store import Store
from dragoman.serving import api, pages, problems
from dragoman.serving.api.describing import described_by
from dragoman.serving.compressing import Compressed
from dragoman.serving.following import routes as following
from dragoman.serving.following.sending import Way
from dragoman.serving.following.worker import Worker
from dragoman.serving.health import router as health
from dragoman.serving.methods import Methods
from dragoman.serving.metrics import Measured
from dragoman.serving.metrics import router as metrics
from dragoman.serving.room import Room
from dragoman.serving.running import ENVIRONMENT
from dragoman.serving.security.bodies import Bodies
from dragoman.serving.security.doors import Doors
from dragoman.serving.security.forgery import meant
from dragoman.serving.security.headers import Headers
from dragoman.serving.security.hosts import Hosts
from dragoman.serving.security.peers import Peers
from dragoman.serving.security.rates import Rates, within_rates
from dragoman.serving.settings import Settings

ASSETS = Path(__file__).parent / "assets"


TOGETHER = 6
"""Requests that one process works on at once; others wait. More threads only take the interpreter from each other."""


def create_app(settings: Settings) -> FastAPI:
    """A reading room over a record that is there already."""

    @asynccontextmanager
    async def open_and_close(app: FastAPI) -> AsyncIterator[None]:
        with Store(settings.store, create=False) as store:
            app.state.room = Room(store, settings)
            to_thread.current_default_thread_limiter().total_tokens = TOGETHER
            worker = Worker(store, Way(settings))
            worker.start()
            yield
            worker.stop()

    app = FastAPI(
        title="Dragoman",
        version=__version__,
        summary="Who did what to whom, when, where, and according to whom.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=open_and_close,
        dependencies=[Depends(within_rates), Depends(meant)],
    )
    app.state.rates = Rates()
    problems.told_by(app)
    app.mount("/assets", StaticFiles(directory=ASSETS), name="assets")
    for router in (health, metrics, api.router, *following.ROUTERS, *pages.ROUTERS):
        app.include_router(router)
    described_by(app)
    # The last one added is met first.
    app.add_middleware(Methods, rooms=app)
    app.add_middleware(Bodies)
    app.add_middleware(Doors, settings=settings)
    app.add_middleware(Compressed)
    app.add_middleware(problems.Unforeseen)
    app.add_middleware(Headers, settings=settings)
    app.add_middleware(Hosts, settings=settings)
    app.add_middleware(Peers, settings=settings)
    app.add_middleware(Measured)
    return app


def create() -> FastAPI:
    """The application as one of several processes makes it."""
    return create_app(Settings.from_dict(json.loads(os.environ[ENVIRONMENT])))
