"""What is sent to the room is bounded."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from dragoman.serving.security import bodies
from dragoman.serving.security.bodies import LARGEST, depth


def test_a_body_that_says_it_is_too_large_is_refused(desk: TestClient) -> None:
    assert desk.post("/comments", content=b"x" * (LARGEST + 1)).status_code == 413


def test_a_body_that_does_not_say_so_is_refused_too(desk: TestClient) -> None:
    def drops() -> Iterator[bytes]:
        for _ in range(LARGEST // 1000 + 2):
            yield b"x" * 1000

    assert desk.post("/comments", content=drops()).status_code == 413


@pytest.mark.parametrize("length", ["-1", "1e3", "٣", "9" * 400])
def test_a_length_that_is_none_is_refused(desk: TestClient, length: str) -> None:
    answer = desk.post("/comments", content=b"x", headers={"content-length": length.encode()})
    assert answer.status_code == 413


@pytest.mark.parametrize("text", ["[" * 50_000, '{"a":' * 2000, "[" * 33 + "]" * 33])
def test_json_that_is_nested_too_deeply_is_refused(desk: TestClient, text: str) -> None:
    answer = desk.post("/api/v1/comments", content=text, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert "nested" in answer.json()["detail"]


def test_a_form_with_ten_thousand_fields_is_refused(desk: TestClient) -> None:
    answer = desk.post("/comments", data={f"f{n}": "x" for n in range(10_000)})
    assert 400 <= answer.status_code < 500


def test_a_body_that_does_not_come_is_not_waited_for(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "SLOWEST", 0.05)
    sent: list[dict] = []

    async def never() -> dict:
        await asyncio.sleep(60)
        return {}

    async def send(message: dict) -> None:
        sent.append(message)

    headers = [(b"host", b"localhost"), (b"content-length", b"10"), (b"content-type", b"application/json")]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/v1/comments",
        "raw_path": b"/api/v1/comments",
        "query_string": b"",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
        "scheme": "http",
        "http_version": "1.1",
        "root_path": "",
    }
    asyncio.run(desk.app(scope, never, send))
    assert sent[0]["status"] == 408


json_values = st.recursive(
    st.none() | st.booleans() | st.text(alphabet='ab[]{}"\\'),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(alphabet='a[{"\\'), inner, max_size=3),
    max_leaves=20,
)


def deep(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max(map(deep, value.values()), default=0)
    return 1 + max(map(deep, value), default=0) if isinstance(value, list) else 0


@given(json_values)
def test_depth_counts_brackets_and_not_what_strings_hold(value: object) -> None:
    assert depth(json.dumps(value, ensure_ascii=False).encode()) == deep(value)
