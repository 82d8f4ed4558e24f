"""What is sent to the API is JSON, and says so: a form of another site's page cannot."""

from __future__ import annotations

from fastapi import HTTPException, Request


def as_json(request: Request) -> None:
    """Raises 415 for a body of another kind."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise HTTPException(415, "send application/json")
