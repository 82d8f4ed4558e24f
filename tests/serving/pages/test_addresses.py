"""Addresses that pages lead to."""

from __future__ import annotations

import pytest
from fastapi import Request
from hypothesis import given
from hypothesis import strategies as st

from dragoman.serving.pages.addresses import changed, inside, outside


def asked(query: str) -> Request:
    scope = {"type": "http", "path": "/events", "query_string": query.encode(), "headers": [], "server": ("x", 80)}
    return Request({**scope, "method": "GET", "scheme": "http", "root_path": ""})


@pytest.mark.parametrize(
    "address", ["//evil.example", "/\\evil.example", "https://evil.example", "", "/a\r\nb", "/a\\b"]
)
def test_a_choice_leads_back_to_no_other_site(address: str) -> None:
    assert inside(address) == "/"


def test_a_choice_leads_back_to_where_it_was_made() -> None:
    assert inside("/dyads/RUS-CHN?by=month&quad=4") == "/dyads/RUS-CHN?by=month&quad=4"


@given(st.text(max_size=40))
def test_whatever_is_asked_for_begins_with_a_single_slash(address: str) -> None:
    found = inside(address)
    assert found.startswith("/")
    assert not found.startswith(("//", "/\\"))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x", "http:", "http://[", None, ""])
def test_only_the_web_is_linked_to(address: str | None) -> None:
    assert outside(address) is None


def test_an_article_is_linked_to_at_its_source() -> None:
    assert outside("https://herald.example/a?b=c") == "https://herald.example/a?b=c"


def test_an_address_changes_in_what_is_said_and_keeps_the_rest() -> None:
    request = asked("type=AID&quad=1&quad=2&after=abc&lang=es&search=")
    assert changed(request, quad=None) == "/events?type=AID"
    assert changed(request, {"type": None}, since="2022-01-01") == "/events?quad=1&quad=2&since=2022-01-01"
    assert changed(request, quad=(3, 4), path="") == "?type=AID&quad=3&quad=4"
