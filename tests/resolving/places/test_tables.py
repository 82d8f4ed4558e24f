"""The tables themselves."""

from __future__ import annotations

from importlib.resources import files

import pytest

FACTS = files("dragoman") / "facts"


def table(name: str) -> list[dict[str, str]]:
    header, *lines = (FACTS / f"{name}.tsv").read_text("utf-8").splitlines()
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def test_every_name_has_a_place() -> None:
    known = {row["place_id"] for row in table("places")}
    assert {row["place_id"] for row in table("place_names")} == known


def test_codes_and_coordinates() -> None:
    codes = {row["code"] for row in table("places_countries")}
    for row in table("places"):
        assert len(row["code"]) == 3 and row["code"].isupper()
        assert -90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180
    for row in table("places_regions"):
        assert set(row["codes"].split("|")) <= codes, row


def test_regions_have_an_extent() -> None:
    for row in table("places_regions"):
        assert float(row["south"]) <= float(row["north"]), row
        assert row["known"] in ("", "1")


@pytest.mark.parametrize("name", ["places", "place_names", "places_regions", "places_countries"])
def test_rows_are_sorted_and_unique(name: str) -> None:
    lines = (FACTS / f"{name}.tsv").read_text("utf-8").splitlines()[1:]
    keys = [[int(cell) if cell.isdigit() else cell for cell in line.split("\t")] for line in lines]
    first = 1 if name == "places" else 3
    assert [key[:first] for key in keys] == sorted(key[:first] for key in keys)
    assert len(lines) == len(set(lines))
