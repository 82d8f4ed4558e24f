"""Methods, compression, problems and metrics: what holds at every address."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from dragoman.record.errors import RecordError


@pytest.mark.parametrize("path", ["/", "/healthz", "/api/v1/openapi.json", "/metrics", "/nowhere", "/api/v1/nowhere"])
def test_head_tells_what_get_would_without_the_body(desk: TestClient, path: str) -> None:
    get, head = desk.get(path), desk.head(path)
    assert head.status_code == get.status_code
    assert head.content == b""
    assert head.headers["content-type"] == get.headers["content-type"]


def test_options_tells_the_methods_of_an_address(desk: TestClient) -> None:
    told = desk.options("/healthz")
    assert told.status_code == 204
    assert told.headers["allow"] == "GET, HEAD, OPTIONS"
    assert "access-control-allow-origin" not in told.headers
    assert desk.options("/nowhere").status_code == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "NONSENSE"])
def test_a_method_that_is_not_there_is_refused_with_those_that_are(desk: TestClient, method: str) -> None:
    told = desk.request(method, "/healthz")
    assert told.status_code == 405
    assert told.headers["allow"] == "GET, HEAD, OPTIONS"


def test_data_is_compressed_and_pages_that_may_hold_a_forms_token_are_not(desk: TestClient) -> None:
    accepting = {"accept-encoding": "gzip"}
    told = desk.get("/api/v1/openapi.json", headers=accepting)
    assert told.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in told.headers["vary"]
    assert "content-encoding" not in desk.get("/", headers=accepting).headers
    assert "content-encoding" not in desk.get("/api/v1/openapi.json", headers={"accept-encoding": ""}).headers


@pytest.mark.parametrize(
    ("error", "status"), [(ValueError("secret insides"), 500), (RecordError("secret place: locked"), 503)]
)
@pytest.mark.parametrize("path", ["/api/v1/broken", "/broken"])
def test_what_goes_wrong_inside_is_logged_and_not_told(
    desk: TestClient, caplog: pytest.LogCaptureFixture, error: Exception, status: int, path: str
) -> None:
    app = desk.app
    assert isinstance(app, FastAPI)

    @app.get(path)
    def broken() -> None:
        raise error

    told = desk.get(path)
    assert told.status_code == status
    assert "secret" not in told.text
    assert "secret" in caplog.text
    assert "default-src 'none'" in told.headers["content-security-policy"]
    if path.startswith("/api/"):
        assert told.headers["content-type"] == "application/problem+json"


def test_metrics_count_requests_by_the_declared_address_and_tell_of_the_record(filled: TestClient) -> None:
    filled.get("/healthz")
    filled.get("/made/up/by/somebody")
    told = filled.get("/metrics")
    assert told.headers["content-type"].startswith("text/plain")
    lines = dict(line.rsplit(" ", 1) for line in told.text.splitlines() if not line.startswith("#"))
    assert float(lines['dragoman_requests_total{method="GET",route="/healthz",status="200"}']) >= 1
    assert float(lines['dragoman_requests_total{method="GET",route="none",status="404"}']) >= 1
    assert "made" not in told.text
    assert float(lines["dragoman_record_events"]) > 50
    assert float(lines["dragoman_record_articles"]) > 30
