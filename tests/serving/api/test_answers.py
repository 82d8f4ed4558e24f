"""Answers: each as it is described, in every format, page by page, and told again only if it has changed."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from dragoman.record.asking import find
from dragoman.record.filters import Filters
from dragoman.record.keeping import keep
from dragoman.record.store import Store

from ..filling import talks
from .addresses import BASE, addresses

LISTS = ("/events", "/articles", "/quotations", "/stories", "/agenda", "/corrections", "/comments")


@pytest.fixture(scope="module")
def document(filled: TestClient) -> dict[str, Any]:
    told: dict[str, Any] = filled.get(f"{BASE}/openapi.json").json()
    return told


def test_every_address_of_the_document_is_tried(filled: TestClient, document: dict[str, Any]) -> None:
    declared = {path.removeprefix(BASE) for path, methods in document["paths"].items() if "get" in methods}
    assert declared == addresses(filled).keys()


def test_every_answer_is_as_it_is_described(filled_everywhere: TestClient, document: dict[str, Any]) -> None:
    for declared, address in addresses(filled_everywhere).items():
        answer = filled_everywhere.get(BASE + address)
        assert answer.status_code == 200, (address, answer.text)
        described = document["paths"][BASE + declared]["get"]["responses"]["200"]["content"]["application/json"]
        schema = {**described["schema"], "components": document["components"]}
        errors = [e.message for e in Draft202012Validator(schema).iter_errors(answer.json())]
        assert errors == [], address
        if "items" in answer.json() and declared != "/follows":
            assert answer.json()["items"], address


def test_examples_of_the_document_are_as_they_are_described(document: dict[str, Any]) -> None:
    tried = 0
    for name, schema in document["components"]["schemas"].items():
        for example in schema.get("examples", []):
            whole = {**schema, "components": document["components"]}
            assert not list(Draft202012Validator(whole).iter_errors(example)), name
            tried += 1
    assert tried >= 3


def test_events_are_those_that_the_command_prints(filled: TestClient, filled_place: str) -> None:
    for format in ("jsonl", "csv"):
        command = [sys.executable, "-m", "dragoman.cli", "events", "--store", filled_place, "--format", format]
        printed = subprocess.run([*command, "--status", "any"], capture_output=True, check=True).stdout  # noqa: S603
        told = filled.get(f"{BASE}/events", params={"format": format, "order": "oldest", "status": "any"})
        assert told.content == printed
        assert len(printed.splitlines()) > 80


def test_parquet_holds_what_csv_holds(filled: TestClient) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    told = filled.get(f"{BASE}/events", headers={"accept": "application/vnd.apache.parquet"})
    table = parquet.read_table(io.BytesIO(told.content))
    rows = list(csv.DictReader(io.StringIO(filled.get(f"{BASE}/events?format=csv").text)))
    assert table.column_names == list(rows[0])
    assert table.column("id").to_pylist() == [row["id"] for row in rows]


@pytest.mark.parametrize("path", LISTS)
def test_pages_hold_everything_once_and_in_the_same_order(filled_everywhere: TestClient, path: str) -> None:
    whole = filled_everywhere.get(BASE + path, params={"limit": 1000}).json()
    assert whole["next"] is None
    found, address = [], f"{BASE}{path}?limit=3"
    while address:
        page = filled_everywhere.get(address)
        found += page.json()["items"]
        address = page.json()["next"]
        link = page.headers.get("link", "")
        assert link == (f'<{address}>; rel="next"' if address else "")
    assert found == whole["items"]
    lines = filled_everywhere.get(BASE + path, params={"format": "jsonl"}).text.splitlines()
    assert [json.loads(line) for line in lines] == found


def test_pages_stay_where_they_are_while_events_come_in(own: TestClient, own_place: str) -> None:
    before = [e["id"] for e in own.get(f"{BASE}/events?limit=1000").json()["items"]]
    first = own.get(f"{BASE}/events?limit=10").json()
    from datetime import date

    with Store(own_place) as store:
        keep(store, [talks("new", date(2024, 6, 1))])
        assert next(iter(find(store, Filters(since=date(2024, 6, 1)))))
    rest = own.get(first["next"].replace("limit=10", "limit=1000")).json()
    assert [e["id"] for e in first["items"]] + [e["id"] for e in rest["items"]] == before
    assert len(own.get(f"{BASE}/events?limit=1000").json()["items"]) == len(before) + 1


def test_no_cell_of_a_table_can_be_run_by_a_spreadsheet(filled: TestClient) -> None:
    for path in LISTS:
        for row in csv.reader(io.StringIO(filled.get(BASE + path, params={"format": "csv"}).text)):
            for cell in row:
                assert not re.match(r"[=+@\t\r]", cell), (path, cell)
                assert not cell.startswith("-") or re.fullmatch(r"-[\d.]+", cell), (path, cell)
    assert "'=cmd|" in filled.get(f"{BASE}/articles?format=csv").text


@pytest.mark.parametrize("path", ["/events", "/series?actor=FRA&recipient=DEU", "/state"])
def test_what_has_not_changed_is_not_told_again(filled: TestClient, path: str) -> None:
    first = filled.get(BASE + path)
    assert "no-cache" in first.headers["cache-control"]
    assert "Accept" in first.headers["vary"]
    for tag in (first.headers["etag"], f'"other", {first.headers["etag"]}', "*"):
        again = filled.get(BASE + path, headers={"if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    assert filled.get(BASE + path, headers={"if-none-match": '"other"'}).status_code == 200


def test_what_has_changed_has_another_tag(own: TestClient) -> None:
    first = own.get(f"{BASE}/corrections").headers["etag"]
    event = own.get(f"{BASE}/events?limit=1").json()["items"][0]["id"]
    own.post(f"{BASE}/corrections", json={"kind": "confirm", "event": event, "why": "seen"})
    again = own.get(f"{BASE}/corrections", headers={"if-none-match": first})
    assert again.status_code == 200
    assert again.headers["etag"] != first


@pytest.mark.parametrize(
    ("accept", "type"),
    [
        ("*/*", "application/json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/json;q=0.5, application/x-ndjson", "application/jsonl"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
        ("text/csv;q=broken, application/json", "application/json"),
        ("image/png", None),
        ("text/csv;q=0", None),
        (",,;;q=,", None),
    ],
)
def test_the_format_is_the_one_that_is_accepted_most_gladly(filled: TestClient, accept: str, type: str | None) -> None:
    told = filled.get(f"{BASE}/stories", headers={"accept": accept})
    assert told.status_code == (200 if type else 406)
    assert told.headers["content-type"] == (type or "application/problem+json")


def test_without_its_package_parquet_is_a_problem_that_says_so(
    filled: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    asked = filled.get(f"{BASE}/events?format=parquet")
    assert asked.status_code == 501
    assert "dragoman[parquet]" in asked.json()["detail"]
    assert filled.get(f"{BASE}/events", headers={"accept": "application/vnd.apache.parquet"}).status_code == 406


def test_head_of_a_long_list_tells_its_type_without_reading_it(filled: TestClient) -> None:
    told = filled.head(f"{BASE}/events?format=csv")
    assert (told.status_code, told.content) == (200, b"")
    assert told.headers["content-type"] == "text/csv; charset=utf-8"
    assert told.headers["content-disposition"] == 'attachment; filename="events.csv"'


def test_long_answers_are_compressed(filled: TestClient) -> None:
    told = filled.get(f"{BASE}/events", headers={"accept-encoding": "gzip"})
    assert told.headers["content-encoding"] == "gzip"
    assert told.json()["items"]


def test_an_event_of_a_real_article_is_explained(filled: TestClient) -> None:
    told = filled.get(BASE + addresses(filled)["/events/{event}/explanation"]).json()
    assert told["reason"] is None
    topics = {ground["topic"] for ground in told["grounds"]}
    assert topics >= {"entry", "actor", "status", "when", "confidence"}


def test_a_series_is_that_of_the_command_with_its_dyad(filled: TestClient, filled_place: str) -> None:
    command = [sys.executable, "-m", "dragoman.cli", "series", "FRA", "DEU", "--by", "day", "--store", filled_place]
    printed = subprocess.run([*command, "--normalise", "--format", "jsonl"], capture_output=True, check=True).stdout  # noqa: S603
    asked = {"actor": "FRA", "recipient": "DEU", "by": "day", "normalise": "true"}
    told = filled.get(f"{BASE}/series", params=asked).json()
    assert told["series"][0]["points"] == [json.loads(line) for line in printed.splitlines()]
    assert sum(point["events"] for point in told["series"][0]["points"]) >= 4
    row = filled.get(f"{BASE}/series", params={**asked, "format": "jsonl"}).text.splitlines()[0]
    assert json.loads(row) == {"actor": "FRA", "recipient": "DEU", **told["series"][0]["points"][0]}
