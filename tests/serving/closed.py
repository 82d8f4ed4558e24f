"""A room that others can reach, over a copy of the filled record, and people who may use it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from dragoman.record.accounts import add_account
from dragoman.record.store import Store
from dragoman.serving.app import create_app
from dragoman.serving.settings import Settings

ADDRESS = "https://events.example"
PASSWORD = "correct horse battery"  # noqa: S105
PEOPLE = {"ann": "reader", "ben": "analyst", "eve": "editor"}
CSRF = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


class ClosedRoom:
    """The room; each client is another browser."""

    def __init__(self, place: str, stack: ExitStack, **told: object) -> None:
        self.place = place
        self.settings = Settings(place, host="0.0.0.0", address=ADDRESS, **told)  # noqa: S104
        self.app = create_app(self.settings)
        self._stack = stack
        self._stack.enter_context(TestClient(self.app, base_url=ADDRESS))

    @property
    def store(self) -> Store:
        return self.app.state.room.store

    def browser(self) -> TestClient:
        """Somebody who has not logged in."""
        return TestClient(self.app, base_url=ADDRESS, follow_redirects=False)

    def logged_in(self, name: str) -> TestClient:
        """Somebody who has."""
        client = self.browser()
        answer = post(client, "/login", {"name": name, "password": PASSWORD}, page="/login")
        assert answer.status_code == 303, answer.text
        return client


def post(client: TestClient, path: str, data: dict[str, object], page: str = "/account", **more: object) -> Response:
    """Send a form as its page does, with the token that a page of this browser has."""
    found = CSRF.search(client.get(page).text)
    assert found, f"{page} has no form"
    return client.post(path, data={"csrf": found[1], **data}, **more)


@pytest.fixture(scope="session")
def peopled_place(filled_place: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The filled record with an account of each role. Not to be changed."""
    place = str(tmp_path_factory.mktemp("peopled") / "record.db")
    shutil.copy(filled_place, place)
    with Store(place) as store:
        for name, role in PEOPLE.items():
            add_account(store, name, role, PASSWORD)
        with store.engine.connect() as connection:
            connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
    return place


@pytest.fixture
def closed(peopled_place: str, tmp_path: Path) -> Iterator[ClosedRoom]:
    """A closed room of its own for each test."""
    place = str(tmp_path / "closed.db")
    shutil.copy(peopled_place, place)
    with ExitStack() as stack:
        yield ClosedRoom(place, stack)
