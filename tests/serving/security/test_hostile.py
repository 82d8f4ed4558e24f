"""What means harm, sent to every address there is: nothing breaks, and nothing comes back as anything but text."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from .test_roles import NAMES
from .test_roles import filled as filled_path

GETS = [name.split()[1] for name in NAMES if name.startswith("GET ")]
HARM = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{7*7}}${7*7}#{7*7}<%=7*7%>{%25 raw %}",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "x\r\nSet-Cookie: evil=1",
    "x\x00y",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "'; drop table events; --",
    '" OR 1=1 --',
    "=cmd|'/c calc'!A1",
    "%s%s%n",
    "\u202e" + "a" * 50,
    "a" * 3000,
    "-1",
    "9" * 40,
    "NaN",
    "[]",
)
QUERIES = (
    "search",
    "actor",
    "since",
    "after",
    "type",
    "status",
    "by",
    "with",
    "limit",
    "next",
    "of",
    "lang",
    "quad",
    "order",
    "period",
)
CELLS = ("text/html", "application/xml", "image/svg+xml")


def looked_at(client: TestClient, address: str) -> None:
    answer = client.get(address, follow_redirects=False)
    assert answer.status_code < 500, (address, answer.text[:300])
    assert "evil" not in answer.headers.get("set-cookie", "")
    assert "set-cookie: evil" not in str(answer.headers).lower()
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    location = answer.headers.get("location", "/")
    assert re.match(r"/(?![/\\])", location), (address, location)
    if answer.headers.get("content-type", "").startswith(CELLS):
        text = answer.text.replace("<script src=", "").replace('<script type="application/json"', "")
        assert "<script>" not in text, address
        assert "<img src=x" not in text, address
        assert "49${" not in text and "${7*7}#49" not in text and "{{49" not in text, address
        assert not re.search(r'(href|src|action)\s*=\s*["\']?\s*(javascript|data|vbscript):', text, re.I), address


@pytest.mark.parametrize("path", [path for path in GETS if "{" in path])
def test_in_the_path(filled: TestClient, path: str) -> None:
    for harm in HARM:
        value = quote(harm, safe="")
        looked_at(filled, re.sub(r"\{format\}", "atom", path).replace("{", "\x01").split("\x01")[0] + value)
        looked_at(filled, re.sub(r"\{\w+(:\w+)?\}", lambda _, value=value: value, path))


@pytest.mark.parametrize("path", GETS)
def test_in_the_query(filled: TestClient, path: str) -> None:
    address = set_in(path)
    for harm in HARM:
        told = quote(harm, safe="")
        looked_at(filled, f"{address}?" + "&".join(f"{name}={told}" for name in QUERIES))
    for name in QUERIES:
        looked_at(filled, f"{address}?{name}={quote(HARM[0] + HARM[1], safe='')}")


def set_in(path: str) -> str:
    values = {"pair": "FRA-DEU", "dyad": "FRA-DEU", "code": "FRA", "actor": "FRA", "format": "atom", "number": "1"}
    return filled_path(path, values)


@pytest.mark.parametrize(
    "path", ["/", "/events", "/login", "/api/v1/events", "/nowhere", "/healthz", "/events.atom", "/assets/style.css"]
)
def test_every_answer_has_its_guards(filled: TestClient, path: str) -> None:
    headers = filled.get(path).headers
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "server" not in headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"


@pytest.mark.parametrize(
    ("path", "kept"),
    [("/account", "no-store"), ("/login", "no-store"), ("/users", "no-store"), ("/follow", "no-store")],
)
def test_what_is_secret_is_kept_by_nobody(closed, path: str, kept: str) -> None:
    client = closed.browser() if path == "/login" else closed.logged_in("eve")
    assert client.get(path).headers["cache-control"] == kept


@pytest.mark.parametrize("path", ["/", "/events", "/corrections", "/api/v1/events", "/events.atom"])
def test_what_is_private_is_kept_by_no_cache_between(closed, path: str) -> None:
    answer = closed.logged_in("ann").get(path)
    assert "private" in answer.headers["cache-control"] or answer.headers["cache-control"] == "no-store"
    assert "cookie" in answer.headers["vary"].lower() or answer.headers["cache-control"] == "no-store"
    away = closed.browser().get(path)
    assert away.headers.get("cache-control", "no-store") == "no-store"


def test_https_is_insisted_on_where_readers_come_by_it(closed, desk: TestClient) -> None:
    assert "max-age" in closed.browser().get("/login").headers["strict-transport-security"]
    assert "strict-transport-security" not in desk.get("/").headers
