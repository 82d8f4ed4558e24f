"""What goes wrong, told: to programs as problem+json (RFC 9457), to people as a page."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException as AnyHTTPException

from dragoman.record.errors import NoSuchEvent, RecordError, WrongCorrection
from dragoman.serving.pages.rendering import render

JSON = "application/problem+json"


def told_by(app: FastAPI) -> None:
    """Let the application tell its problems this way."""

    @app.exception_handler(AnyHTTPException)
    async def http(request: Request, error: AnyHTTPException) -> Response:
        return answer(request, error.status_code, str(error.detail), headers=dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        wrong = [{"where": ".".join(map(str, each["loc"])), "why": each["msg"]} for each in error.errors()]
        first = f"{wrong[0]['where']}: {wrong[0]['why']}" if wrong else "the request cannot be read"
        return answer(request, 422, first, errors=wrong)

    @app.exception_handler(RecordError)
    async def record(request: Request, error: RecordError) -> Response:
        match error:
            case NoSuchEvent():
                status = 404
            case WrongCorrection():
                status = 422
            case _:
                status = 503
        return answer(request, status, str(error))


def answer(
    request: Request, status: int, detail: str, *, headers: dict[str, str] | None = None, **more: Any
) -> Response:
    """The problem in the form that who asks can read."""
    title = HTTPStatus(status).phrase
    if request.url.path.startswith("/api/"):
        body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
        return JSONResponse(body, status, headers, media_type=JSON)
    return render(request, "problem.html", status=status, headers=headers, title=title, detail=detail)
