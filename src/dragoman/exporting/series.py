"""A series as rows: one a period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.exporting.tabular import Columns

if TYPE_CHECKING:
    from dragoman.record.series import Point, Series

QUADS = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}
COLUMNS: Columns = {
    "period": str,
    "events": int,
    "mentions": int,
    "goldstein_mean": float,
    "goldstein_sum": float,
    **dict.fromkeys(QUADS.values(), int),
}
MEASURED: Columns = {**COLUMNS, "volume": int, "per_thousand": float}
"""Those of a series that is measured against all that the record holds."""


def rows(found: Series, measured: bool) -> Iterator[dict[str, Any]]:
    """The points of a series."""
    return (row(point, measured) for point in found.points)


def row(point: Point, measured: bool) -> dict[str, Any]:
    """One period."""
    told: dict[str, Any] = {
        "period": point.period,
        "events": point.events,
        "mentions": point.mentions,
        "goldstein_mean": point.goldstein_mean,
        "goldstein_sum": point.goldstein_sum,
        **{name: point.quads[quad] for quad, name in QUADS.items()},
    }
    return {**told, "volume": point.volume, "per_thousand": point.share} if measured else told
