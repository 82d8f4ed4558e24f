"""Whatever is asked, the answer is that it is wrong, and never that the program is."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from functools import cache
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .addresses import BASE, addresses

TEXTS = (
    "\x00", "a\x00b", "\ud7ff\ufffd\u202e", "💥" * 50, "'; drop table events; --", "%", "_", "*", '"', "\\", "((",
    "NEAR(", "a AND", "-", '""', "../../../etc/passwd", "{{7*7}}<script>", " ",
)  # fmt: skip
"""Values that may come as far as the database, where a text is asked for."""
FREE = frozenset({"actor", "recipient", "place", "source", "search", "after"})
VALUES = (
    "", "\x00", "-1", "1e999", "NaN", "9" * 5000, "\u0663", "true", "null", "0001-01-01", "9999-12-31", "2021-02-31",
    "2999-12-31", "1000-01-01", "1600000000", "RUS-RUS", "ev-", "st-0", "x" * 7000, "WyJ4Il0", "[]", "any",
    "\r\nSet-Cookie: x=1",
)  # fmt: skip
"""Values that are wrong for most parameters, and right for some."""
LISTS = (
    "/events",
    "/articles",
    "/quotations",
    "/stories",
    "/agenda",
    "/corrections",
    "/comments",
    "/series",
    "/movers",
)


NAMING = (
    "/events/{}", "/events/{}/mentions", "/events/{}/explanation", "/articles/{}", "/stories/{}", "/actors/{}",
    "/dyads/{}", "/dyads/RUS-{}", "/dyads/{}-RUS", "/{}",
)  # fmt: skip


@cache
def parameters(client: TestClient, path: str) -> list[str]:
    """The parameters of an address, and one that there is not."""
    declared = client.get(f"{BASE}/openapi.json").json()["paths"][BASE + path]["get"]["parameters"]
    return [*(each["name"] for each in declared if each["in"] == "query"), "unknown"]


@pytest.mark.parametrize("path", LISTS)
def test_no_value_of_any_parameter_breaks_anything(filled: TestClient, path: str) -> None:
    ask_all(filled, path, parameters(filled, path), VALUES)


@pytest.mark.parametrize("path", LISTS)
def test_no_text_that_comes_as_far_as_the_database_breaks_it(filled_everywhere: TestClient, path: str) -> None:
    ask_all(filled_everywhere, path, [n for n in parameters(filled_everywhere, path) if n in FREE], TEXTS)


def ask_all(client: TestClient, path: str, names: Sequence[str], values: Sequence[str]) -> None:
    few = {"actor": "RUS", "recipient": "UKR"} if path == "/series" else {"limit": "2"}
    for name in names:
        for value in values:
            answer = client.get(BASE + path, params={**few, name: value})
            assert answer.status_code < 500, (path, name, value, answer.text)
            if answer.status_code >= 400:
                assert answer.headers["content-type"] == "application/problem+json"
                assert answer.json()["status"] == answer.status_code


@pytest.mark.parametrize("path", NAMING)
def test_no_name_in_an_address_breaks_anything(filled_everywhere: TestClient, path: str) -> None:
    for value in (*VALUES, *TEXTS):
        if value.strip("/ .") and len(value) < 3000:
            answer = filled_everywhere.get(BASE + path.format(quote(value, safe="")))
            assert answer.status_code in (200, 404, 422), (path, value, answer.text)


def test_halves_of_characters_and_bytes_that_are_no_text_break_nothing(filled_everywhere: TestClient) -> None:
    for raw in ("%ED%A0%80", "%FF%FE", "%C0%80", "%00", "%u0041", "%", "%zz", "%F4%90%80%80"):
        for path in (
            f"/events?search={raw}",
            f"/events?{raw}=1",
            f"/events/{raw}",
            f"/articles?source=a{raw}",
            f"/{raw}",
        ):
            answer = filled_everywhere.get(BASE + path)
            assert answer.status_code in (200, 404, 422), (path, answer.text)


def test_many_values_and_parameters_are_refused(filled: TestClient) -> None:
    assert filled.get(f"{BASE}/events", params={"actor": ["RUS"] * 51}).status_code == 422
    assert filled.get(f"{BASE}/events", params=[(f"p{n}", "1") for n in range(1000)]).status_code == 422
    assert filled.get(f"{BASE}/events", params=[("limit", "1"), ("limit", "2")]).status_code == 200


def test_a_filter_with_a_slip_is_refused_and_not_passed_over(filled: TestClient) -> None:
    told = filled.get(f"{BASE}/events?actors=RUS")
    assert told.status_code == 422
    assert told.json()["errors"][0]["where"] == "query.actors"


def test_a_series_of_more_periods_than_anybody_reads_is_refused(filled_everywhere: TestClient) -> None:
    asked = {"actor": "RUS", "recipient": "UKR", "by": "day", "since": "1000-01-01", "until": "2999-12-31"}
    told = filled_everywhere.get(f"{BASE}/series", params=asked)
    assert told.status_code == 422
    assert "periods" in told.json()["detail"]
    for by in ("month", "quarter", "year"):
        assert filled_everywhere.get(f"{BASE}/series", params={**asked, "by": by}).status_code == 200
    assert (
        filled_everywhere.get(
            f"{BASE}/dyads/RUS-UKR", params={k: asked[k] for k in ("by", "since", "until")}
        ).status_code
        == 422
    )


def encoded(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


CURSORS = (
    [], {}, None, 1, -1, 0, [0], [-1], [2**63], [10**400], [1.5], [True], ["x"], [None], ["2024-01-01"], [None, None],
    ["2024-01-01", 1], ["9999-12-31", "x"], ["0001-01-01", "ev-"], ["2024-01-01", "a\x00b"], ["2024-01-01", "\ud800"],
    [None, "\ud800"], [None, "x" * 300], ["2024-13-01", "x"], [[[[]]]], ["2024-01-01", "x", "y"],
)  # fmt: skip


def test_cursors_that_the_record_has_not_handed_out_break_nothing(filled_everywhere: TestClient) -> None:
    event = addresses(filled_everywhere)["/events/{event}/mentions"]
    for path in ("/events", "/articles", "/stories", "/agenda", "/corrections", "/comments", event):
        for cursor in CURSORS:
            answer = filled_everywhere.get(BASE + path, params={"after": encoded(cursor), "limit": "2"})
            assert answer.status_code in (200, 422), (path, cursor, answer.text)


DECISION = b'{"kind": "confirm", "event": "ev-1", "why": %s}'
CHANGE = b'{"kind": "change", "event": "ev-1", "why": "x", "values": %s}'
UNDO = b'{"kind": "undo", "correction": %s, "why": "x"}'
REMARK = b'{"text": %s, "event": "ev-1"}'
BODIES = (
    *(b"", b"{", b"[]", b"null", b"1", b'"x"', b"\xff\xfe", b"\xef\xbb\xbf{}", b"{}", b"[" * 31 + b"]" * 31, b"NaN"),
    *(b'{"kind": "change"}', b'{"kind": {"a": 1}}', b'{"kind": "explode", "event": "ev-1", "why": "x"}'),
    *(b'{"\\ud800": 1}', b'{"text": "x", "event": "ev-1", "story": "st-1"}'),
    *(DECISION % why for why in (b'"\\ud800"', b'"\\u0000"', b'" "', b"1", b"null", b'"x"')),
    *(CHANGE % values for values in (b"{}", b'{"no": "x"}', b'{"type": 1}', b'{"when": "0001-01-01"}', b"[]")),
    *(UNDO % number for number in (b"1e999", b"99999999999999999999", b"-1", b"0", b"true", b'"1"', b"1.5")),
    *(REMARK % text for text in (b'"\\ud800 x"', b'"   "', b'"\\u0000"', b"{}", b'"x"')),
)


@pytest.mark.parametrize("path", ["/corrections", "/comments"])
def test_no_body_breaks_anything(own_everywhere: TestClient, path: str) -> None:
    for body in BODIES:
        answer = own_everywhere.post(BASE + path, content=body, headers={"content-type": "application/json"})
        assert 400 <= answer.status_code < 500, (body, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"


def test_bodies_that_are_too_deep_too_long_or_of_another_kind_are_refused(own: TestClient) -> None:
    path, json_ = f"{BASE}/comments", {"content-type": "application/json"}
    assert own.post(path, content=b"[" * 100_000, headers=json_).status_code == 400
    assert own.post(path, content=b" " * 400_000, headers=json_).status_code == 413
    for type in ("text/plain", "application/xml", "multipart/form-data; boundary=x"):
        answer = own.post(path, content=b"{}", headers={"content-type": type})
        assert answer.status_code in (400, 403, 415), (type, answer.text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), st.sampled_from(LISTS))
def test_no_parameters_together_break_anything(filled: TestClient, data: st.DataObject, path: str) -> None:
    value = st.one_of(
        st.sampled_from((*VALUES, *TEXTS)), st.text(max_size=30), st.dates().map(str), st.integers().map(str)
    )
    given = data.draw(st.lists(st.tuples(st.sampled_from(parameters(filled, path)), value), max_size=6))
    clean = [(name, value.encode("utf-8", "replace").decode()) for name, value in given]
    before = [("actor", "RUS"), ("recipient", "UKR")] if path == "/series" else []
    assert filled.get(BASE + path, params=[*before, *clean]).status_code < 500
