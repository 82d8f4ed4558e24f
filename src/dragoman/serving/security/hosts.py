"""Names under which a desk answers: a page elsewhere whose name points here must not read the record."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.serving.settings import Settings, is_loopback


class Hosts:
    """Refuses requests for other names, at a desk: there, no password would stop them."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.guarded = settings.is_desk
        self.also = urlsplit(settings.base).hostname

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] == "http" and self.guarded and not self._known(Headers(scope=scope).get("host", "")):
            await PlainTextResponse("no such host here\n", 421)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _known(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return is_loopback(name) or name == self.also
