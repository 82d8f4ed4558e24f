"""What goes wrong, told: to programs as problem+json (RFC 9457), to people as a page."""

from __future__ import annotations

import logging
import math
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.record.errors import (
    NoSuchEvent,
    NoSuchThing,
    RecordError,
    TooManyAttempts,
    WrongAccount,
    WrongCorrection,
    WrongCursor,
    WrongQuestion,
)
from dragoman.record.related import UnknownStory
from dragoman.serving.pages.rendering import render

JSON = "application/problem+json"
AGAIN = "10"
"""Seconds after which it may be worth asking a record again that could not be read."""

log = logging.getLogger(__name__)


def told_by(app: FastAPI) -> None:
    """Let the application tell its problems this way."""

    @app.exception_handler(AnyHTTPException)
    async def http(request: Request, error: AnyHTTPException) -> Response:
        return answer(request, error.status_code, str(error.detail), headers=dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        wrong = [{"where": ".".join(map(str, each["loc"])), "why": _why(each)} for each in error.errors()]
        first = f"{wrong[0]['where']}: {wrong[0]['why']}" if wrong else "the request cannot be read"
        unread = any(each["type"] == "json_invalid" for each in error.errors())
        return answer(request, 400 if unread else 422, first, errors=wrong)

    @app.exception_handler(UnknownStory)
    async def story(request: Request, error: UnknownStory) -> Response:
        return answer(request, 404, str(error))

    @app.exception_handler(RecordError)
    async def record(request: Request, error: RecordError) -> Response:
        match error:
            case NoSuchEvent() | NoSuchThing():
                return answer(request, 404, str(error))
            case WrongCorrection() | WrongCursor() | WrongQuestion() | WrongAccount():
                return answer(request, 422, str(error))
            case TooManyAttempts():
                return answer(request, 429, str(error), headers={"Retry-After": str(math.ceil(error.seconds))})
        # The message names the record's place, which is for those who keep it and not for those who read.
        log.error("%s %s: %s", request.method, request.url.path, error)
        return answer(request, 503, "the record cannot be read at present", headers={"Retry-After": AGAIN})


class Unforeseen:
    """Answers where the program itself is wrong: what went wrong is logged, and not told to who asked."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, whatever happens."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception:
            if scope["type"] != "http" or begun:
                raise  # the connection is cut, so that half an answer is not taken for a whole one
            log.exception("%s %s", scope["method"], scope["path"])
            problem = answer(Request(scope), 500, "something is wrong with this program; it has been noted")
            await problem(scope, receive, send)


def answer(
    request: Request, status: int, detail: str, *, headers: dict[str, str] | None = None, **more: Any
) -> Response:
    """The problem in the form that who asks can read."""
    title = HTTPStatus(status).phrase
    detail, more = _writable(detail), _writable(more)
    if request.url.path.startswith("/api/"):
        body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
        return JSONResponse(body, status, headers, media_type=JSON)
    return render(request, "problem.html", status=status, headers=headers, title=title, detail=detail)


def _why(error: dict[str, Any]) -> str:
    """What is wrong with a part of a request, in words of ours where there are some."""
    if error["type"] == "extra_forbidden":
        return "nothing of that name can be asked for or sent"
    return str(error["msg"]).removeprefix("Value error, ")


def _writable(value: Any) -> Any:
    """The value without halves of characters, which a request may hold and no answer can."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {name: _writable(part) for name, part in value.items()}
    return [_writable(part) for part in value] if isinstance(value, list) else value
