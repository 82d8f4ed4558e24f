"""What is sent to the room: bounded in size, in time, and in depth, before anything reads it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.serving import problems

LARGEST = 256 * 1024
"""Bytes. The longest comment has a tenth of it."""
SLOWEST = 20.0
"""Seconds in which a body must have come."""
DEEPEST = 32
"""Brackets within brackets in JSON."""


class TooMuch(Exception):
    """A body that is not read."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail


class Bodies:
    """Reads each body whole, or refuses it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the body read, or refuse."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        try:
            body = await _whole(headers, receive)
            if "json" in headers.get("content-type", "json") and depth(body) > DEEPEST:
                raise TooMuch(400, f"JSON that is nested more than {DEEPEST} times")
        except TooMuch as error:
            refusal = problems.answer(Request(scope), error.status, error.detail, headers={"Connection": "close"})
            await refusal(scope, receive, send)
            return
        except asyncio.CancelledError:
            raise
        except _Gone:
            return
        await self.app(scope, _again(body, receive), send)


class _Gone(Exception):
    """The other end went away."""


async def _whole(headers: Headers, receive: Receive) -> bytes:
    length = headers.get("content-length")
    if length is None and "transfer-encoding" not in headers:
        return b""
    if length is not None and (not length.isdecimal() or int(length[:20]) > LARGEST):
        raise TooMuch(413, f"more than {LARGEST // 1024} KiB")
    pieces, size = [], 0
    try:
        async with asyncio.timeout(SLOWEST):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise _Gone
                pieces.append(message.get("body", b""))
                size += len(pieces[-1])
                if size > LARGEST:
                    raise TooMuch(413, f"more than {LARGEST // 1024} KiB")
                if not message.get("more_body", False):
                    return b"".join(pieces)
    except TimeoutError:
        raise TooMuch(408, f"the request was not whole after {SLOWEST:g} seconds") from None


def _again(body: bytes, receive: Receive) -> Receive:
    """Tells the body that was read, and then what comes after it."""
    left: Iterable[Message] = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def told() -> Message:
        for message in left:
            return message
        return await receive()

    return told


def depth(body: bytes) -> int:
    """How many brackets of JSON stand within each other at most; those within strings are none."""
    deep = deepest = 0
    within = escaped = False
    for byte in body:
        if within:
            if escaped:
                escaped = False
            elif byte == 0x5C:
                escaped = True
            elif byte == 0x22:
                within = False
        elif byte == 0x22:
            within = True
        elif byte in b"[{":
            deep += 1
            deepest = max(deepest, deep)
        elif byte in b"]}":
            deep -= 1
    return deepest
