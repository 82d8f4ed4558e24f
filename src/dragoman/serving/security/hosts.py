"""Names under which a desk answers: a page elsewhere whose name points here must not read the record."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.serving.settings import Settings, is_loopback

PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""Signs that another server asks for somebody elsewhere."""


class Hosts:
    """Refuses requests for other names, and for others, at a desk: there, no password would stop them."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.guarded = settings.is_desk
        self.also = urlsplit(settings.base).hostname

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] in ("http", "websocket") and self.guarded and (wrong := self._wrong(Headers(scope=scope))):
            await PlainTextResponse(f"{wrong}\n", 421)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _wrong(self, headers: Headers) -> str | None:
        if len(headers.getlist("host")) > 1 or not self._known(headers.get("host", "")):
            return "no such host here"
        if any(name in headers for name in PASSED_ON):
            return "a server before a desk: say with --address how readers reach it, so that they have to log in"
        return None

    def _known(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return is_loopback(name) or name == self.also
