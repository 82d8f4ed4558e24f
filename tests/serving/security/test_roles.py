"""Who may what: every route there is, for everybody there is.

A route that is new is for readers if it only shows something. If it changes something, it has to say for whom it is,
and stands in ``RULES``; so do those that not every reader may see, and those that anybody may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import fastapi.routing
import pytest
from fastapi.testclient import TestClient

from dragoman.record.asking import find
from dragoman.record.filters import Filters
from dragoman.record.identity import article_id
from dragoman.record.stories import find as stories
from dragoman.serving.app import create_app
from dragoman.serving.security import rates
from dragoman.serving.security.doors import OPEN
from dragoman.serving.security.rates import Rate
from dragoman.serving.settings import Settings
from dragoman.serving.viewer import ROLE_OF, ROLES

from ..closed import CSRF, ClosedRoom
from ..filling import REAL_DYAD

RULES = {
    "GET /healthz": "anybody",
    "GET /choices": "anybody",
    "GET /login": "anybody",
    "POST /login": "anybody",
    "POST /logout": "reader",
    "POST /account/password": "reader",
    "POST /account/tokens": "reader",
    "POST /account/tokens/revoke": "reader",
    "POST /comments": "reader",
    "GET /follow/{key}.{format}": "anybody",
    "GET /follow/{key}/confirm": "anybody",
    "POST /follow/{key}/confirm": "anybody",
    "GET /follow/{key}/stop": "anybody",
    "POST /follow/{key}/stop": "anybody",
    "POST /follow": "reader",
    "POST /follow/{number}/pause": "reader",
    "POST /follow/{number}/resume": "reader",
    "POST /follow/{number}/remove": "reader",
    "GET /events/{event}/correct": "analyst",
    "POST /events/{event}/correct": "analyst",
    "POST /events/{event}/judge": "analyst",
    "GET /events/{event}/merge": "analyst",
    "POST /events/{event}/merge": "analyst",
    "GET /events/{event}/split": "analyst",
    "POST /events/{event}/split": "analyst",
    "POST /corrections/{number}/undo": "analyst",
    "POST /api/v1/comments": "reader",
    "POST /api/v1/corrections": "analyst",
    "POST /api/v1/follows": "reader",
    "DELETE /api/v1/follows/{number}": "reader",
    "GET /users": "editor",
    "POST /users/role": "editor",
    "POST /users/state": "editor",
    "GET /metrics": "editor",
    "GET /moderation": "editor",
    "POST /moderation/{number}": "editor",
}
NOWHERE = (
    *("/nowhere", "/api/v1/nowhere", "//login", "/login/", "/Login", "/healthz/x", "/assets", "/assets/../events"),
    *("/follow/short.atom", "/login%00", "/login;x", "/.env", "/api/v1/openapi.json", "/metrics"),
)
SHOWING = {"GET", "HEAD"}
BY_SESSION = {"/account/password", "/account/tokens", "/account/tokens/revoke"}


def routes(app: Any) -> Iterator[tuple[str, Any]]:
    """Method and path of every route, with the route."""
    every = getattr(fastapi.routing, "iter_route_contexts", iter)(app.routes)
    for route in every:
        if route.path != "/assets":
            for method in sorted(route.methods - {"HEAD"}):
                yield f"{method} {route.path}", route


def declared(route: Any) -> str | None:
    """The highest role that a dependency of the route asks for."""
    found: list[str] = []

    def walk(dependant: Any) -> None:
        if dependant.call in ROLE_OF:
            found.append(ROLE_OF[dependant.call])
        for each in dependant.dependencies:
            walk(each)

    dependant = getattr(route, "dependant", None)
    if dependant is not None:
        walk(dependant)
    return max(found, key=ROLES.index, default=None)  # type: ignore[arg-type]


def rule(name: str) -> str | None:
    return RULES.get(name) or ("reader" if name.split()[0] in SHOWING else None)


EVERY = list(routes(create_app(Settings("nowhere.db"))))
NAMES = [name for name, _ in EVERY]


def test_there_are_no_rules_for_routes_that_are_gone() -> None:
    assert RULES.keys() <= set(NAMES)
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize(("name", "route"), EVERY, ids=NAMES)
def test_every_route_has_a_rule_and_asks_for_what_it_says(name: str, route: Any) -> None:
    wanted = rule(name)
    assert wanted, f"{name} changes something: say in RULES for whom it is, and let it depend on that role"
    if wanted == "anybody":
        assert declared(route) is None
        assert OPEN.fullmatch(filled(route.path, {"format": "atom"}))
    elif name.split()[0] in SHOWING and wanted == "reader":
        assert declared(route) in (None, "reader")
    else:
        assert declared(route) == wanted


def filled(path: str, values: dict[str, str]) -> str:
    kind = re.search(r"/(event|article|story|storie)s?/\{id\}", path)
    if kind:
        values = {**values, "id": values.get(kind[1].replace("storie", "story"), "1" * 20)}
    return re.sub(r"\{(\w+)(:\w+)?\}", lambda each: values.get(each[1], "1" * 24), path)


def asked(client: TestClient, name: str, path: str, token: str) -> int:
    method = name.split()[0]
    headers = {"x-csrf-token": token} if method not in SHOWING else {}
    if path.startswith("/api/") and method not in SHOWING:
        return client.request(method, path, json={}, headers=headers).status_code
    return client.request(method, path, headers=headers).status_code


@pytest.mark.parametrize("who", ["nobody", "ann", "ben", "eve"])
def test_nobody_gets_what_is_not_theirs_and_everybody_what_is(
    closed: ClosedRoom, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rates, "POSTING", Rate(10_000, 1.0))
    role = {"nobody": None, "ann": "reader", "ben": "analyst", "eve": "editor"}[who]
    event = next(find(closed.store, Filters(dyad=REAL_DYAD)))
    values = {
        "event": event.told.id,
        "article": article_id(event.article),
        "story": next(stories(closed.store))["id"],
        "pair": "-".join(REAL_DYAD),
        "dyad": "-".join(REAL_DYAD),
        "code": "RUS",
        "actor": "RUS",
        "number": "1",
        "format": "atom",
    }
    client = closed.browser() if role is None else closed.logged_in(who)
    found = CSRF.search(client.get("/login" if role is None else "/account").text)
    assert found
    wrong = []
    for name in sorted(NAMES, key=lambda each: each == "POST /logout"):
        wanted = rule(name)
        path = filled(name.split()[1], values)
        status = asked(client, name, path, found[1])
        may = wanted == "anybody" or (role is not None and ROLES.index(role) >= ROLES.index(wanted))  # type: ignore[arg-type]
        if wanted == "anybody":
            right = status != 403 and status < 500
        elif role is None:
            right = status == (303 if name.split()[0] in SHOWING and not path.startswith("/api/") else 401)
        elif may:
            right = status not in (401, 403) and status < 500
        else:
            right = status == 403
        if not right:
            wrong.append((name, wanted, status))
    assert wrong == []


def test_a_way_that_is_none_is_closed_too(closed: ClosedRoom) -> None:
    client = closed.browser()
    for path in NOWHERE:
        answer = client.get(path)
        assert answer.status_code in (303, 401, 404, 421), path
        if answer.status_code == 404:
            assert path.startswith("/assets")
