"""HEAD and OPTIONS for every address, and in each refusal of a method those that there are."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from fastapi import FastAPI
from fastapi.responses import Response
from starlette.datastructures import MutableHeaders
from starlette.routing import BaseRoute, Match, Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
HEAD_ONLY = "dragoman.head"
"""In the scope of a request whose answer is not read: a long one need not be made."""


class Methods:
    """Answers HEAD as GET without a body, and OPTIONS with the methods of an address."""

    def __init__(self, app: ASGIApp, rooms: FastAPI) -> None:
        self.app = app
        self.rooms = rooms

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS" and (allowed := self._allowed(scope)):
            await Response(status_code=204, headers={"Allow": allowed})(scope, receive, send)
            return
        asked = dict(scope, method="GET", **{HEAD_ONLY: True}) if scope["method"] == "HEAD" else scope

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 405:
                MutableHeaders(scope=message)["allow"] = self._allowed(scope)
            if message["type"] == "http.response.body" and scope["method"] == "HEAD":
                message = {**message, "body": b""}
            await send(message)

        await self.app(asked, receive, answer)
        _shared(scope, asked)

    def _allowed(self, scope: Scope) -> str:
        """The methods of an address, as a header has them; empty if nothing is there."""
        there = [method for method in METHODS if self._is_there(dict(scope, method=method))]
        if not there:
            return ""
        return ", ".join([*there[:1], *(["HEAD"] if "GET" in there else []), *there[1:], "OPTIONS"])

    def _is_there(self, scope: Scope) -> bool:
        return any(_serves(route, scope) for route in self.rooms.router.routes)


def _serves(route: BaseRoute, scope: Scope) -> bool:
    if isinstance(route, Mount) and scope["method"] != "GET":
        return False
    return route.matches(scope)[0] is Match.FULL


def _shared(scope: Scope, asked: MutableMapping[str, Any]) -> None:
    """Let those who look at the request afterwards see where it went."""
    for name in ("route", "endpoint", "path_params"):
        if name in asked:
            scope[name] = asked[name]
