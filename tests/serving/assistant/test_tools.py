"""An assistant's questions, through the protocol."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import pytest

pytest.importorskip("mcp")

from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.types import CallToolResult

from dragoman.record.store import Store
from dragoman.serving.assistant.tools import server

from ..filling import HOSTILE


def call(store: Store, tool: str, **given: Any) -> CallToolResult:
    async def talk() -> CallToolResult:
        async with Client(server(store)) as client:
            result = await client.call_tool(tool, given)
            assert isinstance(result, CallToolResult)
            return result

    return asyncio.run(talk())


def answer(store: Store, tool: str, **given: Any) -> dict[str, Any]:
    result = call(store, tool, **given)
    assert not result.is_error, result.content
    assert result.structured_content is not None
    return result.structured_content


def test_every_tool_says_that_it_changes_nothing(filled_store: Store) -> None:
    async def tools() -> list[Any]:
        async with Client(server(filled_store)) as client:
            return list((await client.list_tools()).tools)

    found = asyncio.run(tools())
    assert {tool.name for tool in found} == {
        *("search_events", "event", "series", "dyad", "actor", "search_articles", "article", "quotations", "agenda")
    }
    for tool in found:
        assert tool.annotations.read_only_hint, tool.name
        assert len(tool.description) > 60, tool.name


def test_events_are_found_page_by_page_with_their_sentences(filled_store: Store) -> None:
    first = answer(filled_store, "search_events", dyad="FRA-DEU", limit=2)
    second = answer(filled_store, "search_events", dyad="FRA-DEU", limit=50, after=first["next"])
    ids = [event["id"] for event in (*first["events"], *second["events"])]
    assert len(ids) == len(set(ids)) > 4
    assert second["next"] is None
    for event in first["events"]:
        assert event["type"] and event["sentence"] and event["actor"][0][:3] in ("FRA", "DEU")
    whole = answer(filled_store, "event", id=ids[0])
    assert len(whole["mentions"]) == whole["reports"] >= 1


def test_a_dyad_and_its_series_say_the_same(filled_store: Store) -> None:
    series = answer(filled_store, "series", actor="FRA", recipient="DEU", by="year")
    dyad = answer(filled_store, "dyad", first="FRA", second="DEU")
    assert dyad["FRA to DEU"] == series["points"]
    assert series["points"][0]["events"] >= 4
    assert dyad["newest_events"]
    partners = answer(filled_store, "actor", code="fra")["partners"]
    counted = next(each for each in partners if each["code"] == "DEU")["acted"]["events"]
    assert counted == sum(point["events"] for point in series["points"])


def test_an_article_is_told_in_pieces(filled_store: Store) -> None:
    (article, *_) = answer(filled_store, "search_articles", search="Odesa")["articles"]
    whole = answer(filled_store, "article", id=article["id"])
    assert "Odesa" in whole["text"] and len(whole["text"]) == whole["characters"] < 20_000
    assert {event["type"] for event in whole["events"]} >= {"ASSAULT"}
    assert answer(filled_store, "article", id=article["id"], begin=100)["text"] == whole["text"][100:]


def test_promises_and_quotations_are_told(filled_store: Store) -> None:
    kept = answer(filled_store, "agenda", state=["kept"])["promises"]
    assert kept and all(each["state"] == "kept" and each["decided_by"] for each in kept)
    said = answer(filled_store, "quotations", speaker=["UKR"])["quotations"]
    assert said and all(each["speaker"].startswith("UKR") and each["text"] for each in said)


def test_what_an_article_says_is_quoted_and_not_followed(filled_store: Store) -> None:
    found = answer(filled_store, "search_articles", search="cmd")["articles"]
    assert [each["title"] for each in found] == [HOSTILE]


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        ("event", {"id": "ev-00000000"}, "there is no event"),
        ("article", {"id": "0" * 20}, "there is no article"),
        ("search_events", {"type": ["NONSENSE"]}, "there is no type"),
        ("search_events", {"since": "0001-01-01"}, "not a day"),
        ("search_events", {"search": "-"}, "nothing to search for"),
        ("search_events", {"after": "nonsense"}, "not a cursor"),
        ("search_events", {"limit": 51}, "less than or equal to 50"),
        ("series", {"actor": "R", "recipient": "UKR"}, "match pattern"),
        (
            "series",
            {"actor": "RUS", "recipient": "UKR", "by": "day", "since": "1000-01-01", "until": "2999-12-31"},
            "periods",
        ),
    ],
)
def test_what_is_wrong_is_told(filled_store: Store, tool: str, given: dict[str, Any], said: str) -> None:
    result = call(filled_store, tool, **given)
    assert result.is_error
    assert said in str(result.content)


def test_the_command_speaks_over_standard_input_and_output(filled_place: str) -> None:
    command = StdioServerParameters(command=sys.executable, args=["-m", "dragoman.cli", "mcp", "--store", filled_place])

    async def talk() -> Any:
        async with Client(command) as client:
            return await client.call_tool("search_events", {"limit": 1})

    assert asyncio.run(talk()).structured_content["events"]
