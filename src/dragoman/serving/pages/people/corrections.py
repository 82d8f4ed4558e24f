"""What people have decided about events, and taking it back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.record.amending import Amender
from dragoman.record.corrections import Correction, history
from dragoman.record.errors import WrongCorrection
from dragoman.serving.pages.rendering import render
from dragoman.serving.room import InRoom
from dragoman.serving.viewer import Analyst, AnyViewer

router = APIRouter(prefix="/corrections", include_in_schema=False)
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Decision:
    """A correction as it is shown."""

    number: int
    at: str
    who: str
    why: str
    kind: str
    event: str
    field: str | None
    value: str
    original: str
    undoes: int | None
    standing: bool
    others: tuple[str, ...]


def decisions(log: Iterable[Correction]) -> tuple[Decision, ...]:
    """Corrections for ``people/history.html``, the newest first."""
    made = [
        Decision(
            each.number,
            each.at,
            each.who,
            each.why,
            each.kind,
            each.event,
            each.field,
            _said(each.value),
            _said(each.original),
            each.undoes,
            each.standing,
            each.others,
        )
        for each in log
    ]
    return tuple(sorted(made, key=lambda each: -each.number))


@router.get("")
def corrections(
    request: Request,
    room: InRoom,
    viewer: AnyViewer,
    before: Annotated[int | None, Query(ge=1)] = None,
) -> HTMLResponse:
    """All of them, the newest first."""
    with room.store.reading() as connection:
        made = decisions(history(connection))
    left = [each for each in made if before is None or each.number < before]
    shown = left[:SHOWN]
    next = shown[-1].number if len(left) > SHOWN else None
    return render(request, "people/corrections.html", decisions=shown, next=next)


@router.post("/{number}/undo")
def undo(room: InRoom, viewer: Analyst, number: int, why: Annotated[str, Form(max_length=2000)] = "") -> Response:
    """Take it back: another entry in the log."""
    if not why.strip():
        raise WrongCorrection("a correction needs a reason")
    now = Amender(room.store, viewer.name, why).undo(number)
    return RedirectResponse(f"/events/{now}", 303)


def _said(value: Any) -> str:
    match value:
        case None | []:
            return ""
        case str():
            return value
        case {"start": start, "end": end}:
            return start if start == end else f"{start} – {end}"
        case {"name": name, "country": country}:
            return f"{name}, {country}"
        case list():
            return ", ".join(each if isinstance(each, str) else _actor(each) for each in value)
    return json.dumps(value, ensure_ascii=False)


def _actor(told: dict[str, Any]) -> str:
    code = ":".join(part for part in (told.get("code"), told.get("sector")) if part)
    return " ".join(part for part in (code, told.get("name")) if part)
