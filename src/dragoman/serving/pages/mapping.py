"""Events on a map: at the places that the texts name, and never at a country's centre."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.record.asking import Found
from dragoman.serving.words.voice import Voice


def drawn(found: Iterable[Found], countries: Mapping[str, int], voice: Voice) -> dict[str, Any]:
    """What the script of a map is given: places with their events by side, and events of countries by code."""
    places: dict[tuple[float, float, bool], dict[str, Any]] = {}
    for each in found:
        event, where = each.told.event, each.told.event.where
        if where is None or where.latitude is None or where.longitude is None:
            continue
        conflict = event.quad > 2
        key = (round(where.latitude, 2), round(where.longitude, 2), conflict)
        point = places.setdefault(
            key, {"at": [key[1], key[0]], "name": where.name, "conflict": conflict, "events": 0, "event": each.told.id}
        )
        point["events"] += 1
    return {
        "points": list(places.values()),
        "countries": [{"code": c, "name": voice.country(c), "events": n} for c, n in countries.items()],
        "words": {
            "cooperation": voice.say("quads.cooperation"),
            "conflict": voice.say("quads.conflict"),
            "events": voice.say("plot.events"),
            "label": voice.say("map.label"),
        },
    }
