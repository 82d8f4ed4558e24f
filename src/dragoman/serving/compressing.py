"""Compression, where nothing in an answer is a secret.

The size of a compressed answer tells what in it repeats: who can make a browser ask and see how long the answers are
could guess the token of a form, letter by letter (BREACH). So pages with forms, and what follows hold as keys, go as
they are; assets, the API's data and the metrics are compressed.
"""

from __future__ import annotations

import re

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

OPEN = re.compile(r"/assets/.*|/metrics|/api/v1/(?!follows(/|$)).*")
LEVEL = 5
"""Nine takes twice the time for some hundredths less."""


class Compressed:
    """Compresses answers at these addresses for those who accept it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.gzip = GZipMiddleware(app, minimum_size=1000, compresslevel=LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, compressed or not."""
        there = scope["type"] == "http" and OPEN.fullmatch(scope["path"])
        await (self.gzip if there else self.app)(scope, receive, send)
