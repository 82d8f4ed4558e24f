"""Events as the record keeps them: JSON without what the article's and the version's rows hold already."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dragoman.model import Actor, Event, Evidence, Quote, Source, Trigger, When, Where

Object = dict[str, Any]


def packed(event: Event) -> Object:
    """The event without its document, its versions and whatever is empty."""
    told = event.to_dict()
    del told["document"], told["versions"], told["sentence"]
    return {key: _dense(value) for key, value in told.items() if value not in (None, [], False)}


def packed_quote(quote: Quote) -> Object:
    """The quotation without whatever is empty."""
    return {key: _dense(value) for key, value in quote.to_dict().items() if value not in (None, [], False)}


def _dense(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _dense(part) for key, part in value.items() if part not in (None, [], False)}
    return [_dense(part) for part in value] if isinstance(value, list) else value


def unpacked(told: Object, document: Source, versions: Mapping[str, str]) -> Event:
    """The event of a JSON object, in the article it was read in."""
    evidence = tuple(_evidence(each) for each in told["evidence"])
    return Event(
        id=told["id"],
        type=told["type"],
        mode=told.get("mode"),
        contexts=tuple(told.get("contexts", ())),
        cameo=told["cameo"],
        quad=told["quad"],
        goldstein=told.get("goldstein", 0.0),
        status=told["status"],
        promises=told.get("promises"),
        promised_when=_when(told.get("promised_when")),
        actor=tuple(actor(each) for each in told.get("actor", ())),
        recipient=tuple(actor(each) for each in told.get("recipient", ())),
        trigger=_trigger(told["trigger"]),
        when=_when(told.get("when")),
        where=_where(told.get("where")),
        said_by=actor(told["said_by"]) if told.get("said_by") else None,
        sentence=evidence[0],
        evidence=evidence,
        confidence=told.get("confidence", 0.0),
        rule=told["rule"],
        document=document,
        versions=dict(versions),
    )


def actor(told: Object) -> Actor:
    """An actor, a recipient or a speaker."""
    return Actor(
        text=told.get("text", ""),
        span=_span(told["span"]),
        name=told.get("name"),
        code=told.get("code"),
        sector=told.get("sector"),
        sectors=tuple(told.get("sectors", ())),
        wikidata=told.get("wikidata"),
        inferred=told.get("inferred", False),
    )


def _span(pair: list[int]) -> tuple[int, int]:
    return pair[0], pair[1]


def _trigger(told: Object) -> Trigger:
    return Trigger(told.get("text", ""), _span(told["span"]))


def _evidence(told: Object) -> Evidence:
    return Evidence(told.get("index", 0), _span(told["span"]), _trigger(told["trigger"]))


def _when(told: Object | None) -> When | None:
    if told is None:
        return None
    span = _span(told["span"]) if told.get("span") else None
    return When(
        date.fromisoformat(told["start"]), date.fromisoformat(told["end"]), told["basis"], told.get("text"), span
    )


def _where(told: Object | None) -> Where | None:
    if told is None:
        return None
    return Where(
        name=told["name"],
        country=told["country"],
        latitude=told.get("latitude"),
        longitude=told.get("longitude"),
        span=_span(told["span"]),
        text=told.get("text", ""),
        admin1=told.get("admin1"),
        geonames=told.get("geonames"),
        reason=told.get("reason"),
    )
