"""The OpenAPI document: what routes declare, and what all of them share."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from dragoman.serving.api.formats import TYPES
from dragoman.serving.api.models.base import Problem, Told
from dragoman.serving.problems import JSON as PROBLEM

Responses = dict[int | str, dict[str, Any]]
ALWAYS = (401, 403, 406, 422, 429, 503)
"""Problems that any question may meet."""
BODY = (400, 408, 413, 415)
"""Problems of what is sent along."""
ABOUT = """Political events from the world's news, each with the words that say it.

**Counts.** A *mention* is one article's report of an event; an *event* is what happened, once, however many report it;
a *story* is a set of articles about the same happening. Each number says which of them it counts.

**Pages.** Lists come newest first, in pages. `next` (and the header `Link`) holds the address of the next page; it goes
on where the last one ended, whatever has come in between. `format=csv`, `jsonl` or `parquet` gives everything at once.

**Who may ask.** At a desk (bound to the own machine) nobody logs in. Elsewhere, send a token of your account page as
`Authorization: Bearer …`.

**Unchanged answers.** Send the `ETag` of an answer back as `If-None-Match`: while it is the same, 304 comes, bodiless.
"""
TAGS = {
    "events": "What happened: who did what to whom, when, where, according to whom.",
    "articles": "What was read, with all that was found in it.",
    "stories": "Sets of articles about the same happening.",
    "dyads and actors": "What one side did to another through time, and with whom.",
    "agenda": "What was announced, promised and threatened, and what became of it.",
    "people": "What people have corrected and said, and what they follow.",
    "state": "How the record is.",
}


def answers(model: Any, *problems: int, formats: bool = False, status: int = 200, changing: bool = False) -> Responses:
    """What a route may answer: the model, in JSON or in all formats, or problems."""
    told: dict[str, Any] = {"model": model} if model else {"description": "Done."}
    if formats:
        told["content"] = {
            media.partition(";")[0]: {
                "schema": {"type": "string"} | ({"format": "binary"} if name == "parquet" else {})
            }
            for name, media in TYPES.items()
            if name != "json"
        }
    possible = {*ALWAYS, *problems, *(BODY if changing else ()), *((501,) if formats else ())}
    whole: Responses = {status: told, **{each: problem(each) for each in sorted(possible)}}
    if not changing:
        whole[304] = {"description": "As it was when its ETag was given."}
    return whole


def problem(status: int) -> dict[str, Any]:
    """A problem as the document has it."""
    return {
        "description": HTTPStatus(status).phrase,
        "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def described_by(app: FastAPI) -> None:
    """Let the application describe its API this way."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _document(app: FastAPI) -> dict[str, Any]:
    told = get_openapi(
        title="Dragoman",
        version=app.version,
        summary=app.summary,
        description=ABOUT,
        routes=app.routes,
        tags=[{"name": name, "description": about} for name, about in TAGS.items()],
    )
    told["info"]["license"] = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
    parts = told.setdefault("components", {})
    schemas = parts.setdefault("schemas", {})
    _, shared = models_json_schema([(Problem, "serialization")], ref_template="#/components/schemas/{model}")
    schemas.update(shared["$defs"])
    # The document that FastAPI makes leaves nulls out, also where an example has to have them.
    for model in _descendants(Told):
        given = model.model_config.get("json_schema_extra")
        if isinstance(given, dict) and model.__name__ in schemas:
            schemas[model.__name__].update(given)
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    parts["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "A token of your account."}
    }
    told["security"] = [{}, {"token": []}]
    return told


def _descendants(model: type[Told]) -> Iterator[type[Told]]:
    for each in model.__subclasses__():
        yield each
        yield from _descendants(each)
