"""Who comes in: found out before anything else is done, and shut out unless the way in is open to everybody."""

from __future__ import annotations

import re
import secrets
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.record.errors import RecordError
from dragoman.record.store import Store
from dragoman.serving import problems
from dragoman.serving.security import cookies
from dragoman.serving.security.people import Known, by_session, by_token
from dragoman.serving.settings import Settings
from dragoman.serving.viewer import DESK

OPEN = re.compile(r"/login|/choices|/healthz|/assets/.+|/follow/[A-Za-z0-9_-]{20,}(\.atom|\.json|/confirm|/stop)")
"""What anybody may ask for. A follow's own address has a key in it that nobody can guess."""
BEARER = re.compile(r"bearer +(\S+)", re.IGNORECASE)


class Doors:
    """Finds out who asks; ``request.state`` has ``viewer``, ``by_token`` and the ``form_key`` afterwards."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in, or send away."""
        if scope["type"] == "lifespan" or (scope["type"] == "http" and scope["path"].startswith("/assets/")):
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        request = Request(scope)
        state: dict[str, Any] = scope.setdefault("state", {})
        try:
            known = Known(DESK) if self.settings.is_desk else await self._known(request)
        except RecordError:
            await problems.answer(request, 503, "the record cannot be read")(scope, receive, send)
            return
        kept = cookies.cookie(request, self.settings, cookies.FORM)
        state["viewer"] = known.viewer if known else None
        state["by_token"] = bool(known and known.by_token)
        state["session"] = known.session if known else None
        state["form_key"] = state["session"] or kept or secrets.token_urlsafe(32)
        if known is None and not OPEN.fullmatch(scope["path"]):
            await self._away(request)(scope, receive, send)
            return

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                if state.get("has_form") and state["session"] is None and state["form_key"] != kept:
                    self._keep_form_key(request, state["form_key"], message)
                private(MutableHeaders(scope=message), scope["method"], scope["path"])
            await send(message)

        await self.app(scope, receive, with_cookie)

    async def _known(self, request: Request) -> Known | None:
        store: Store = request.app.state.room.store
        authorization = Headers(scope=request.scope).get("authorization")
        if authorization is not None:
            told = BEARER.fullmatch(authorization.strip())
            return await run_in_threadpool(by_token, store, told[1]) if told else None
        session = cookies.cookie(request, self.settings, cookies.SESSION)
        return await run_in_threadpool(by_session, store, session) if session else None

    def _away(self, request: Request) -> Response:
        """To the login, for people; with 401, for programs and for what would change something."""
        path = request.url.path
        if (
            request.method in ("GET", "HEAD")
            and not path.startswith("/api/")
            and "authorization" not in request.headers
        ):
            address = path + (f"?{request.url.query}" if request.url.query else "")
            to = f"/login?next={quote(address, safe='')}"
            if "hx-request" in request.headers:
                return Response(status_code=401, headers={"HX-Redirect": "/login"})
            return RedirectResponse(to, 303, {"Cache-Control": "no-store"})
        return problems.answer(request, 401, "log in first", headers={"WWW-Authenticate": 'Bearer realm="dragoman"'})

    def _keep_form_key(self, request: Request, key: str, message: Message) -> None:
        carrier = Response()
        cookies.set_cookie(carrier, request, self.settings, cookies.FORM, key)
        MutableHeaders(scope=message).append("set-cookie", carrier.headers["set-cookie"])


SECRET = re.compile(r"/(login|logout|account|users|follow)(/.*)?")
"""Pages that show what is nobody else's business: not even the browser keeps them."""


def private(headers: MutableHeaders, method: str, path: str) -> None:
    """What is shown to one reader is for no cache between; what is secret, or an answer to a form, for none at all."""
    if path.startswith("/assets/") or path == "/healthz":
        return
    feed = path.endswith((".atom", ".json"))
    secret = method not in ("GET", "HEAD") or SECRET.fullmatch(path) or "set-cookie" in headers
    if secret and not feed:
        headers["Cache-Control"] = "no-store"
        return
    headers.setdefault("Cache-Control", "private, no-cache")
    headers.add_vary_header("Cookie")
    headers.add_vary_header("Authorization")
