"""What the style sheets promise: colours that can be read, and nothing fetched from elsewhere."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

import dragoman.serving
from dragoman.serving.security.headers import PLOT
from dragoman.serving.words.countries import names

ASSETS = Path(dragoman.serving.__path__[0]) / "assets"
TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
TOKENS = {
    name: (light, dark) for name, light, dark in TOKEN.findall((ASSETS / "style.css").read_text(encoding="utf-8"))
}
TEXT = ("ink", "soft", "link", "cooperation", "conflict")
SHAPES = ("cooperation-pale", "conflict-pale", "edge")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "tint"])
def test_text_can_be_read_in_both_schemes(scheme: int, ground: str) -> None:
    for name in TEXT:
        assert contrast(TOKENS[name][scheme], TOKENS[ground][scheme]) >= 4.5, name
    assert contrast(TOKENS["ink"][scheme], TOKENS["marked"][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_shapes_stand_out_from_the_paper(scheme: int) -> None:
    for name in SHAPES:
        assert contrast(TOKENS[name][scheme], TOKENS["paper"][scheme]) >= 3, name


@pytest.mark.parametrize(
    "sheet", sorted(ASSETS.glob("*.css")) + sorted(ASSETS.glob("*.js")), ids=lambda path: path.name
)
def test_nothing_is_fetched_from_elsewhere(sheet: Path) -> None:
    told = sheet.read_text("utf-8")
    assert not re.search(r"(https?:)?//[\w-]+\.[a-z]{2,}|@import", told)
    assert len(told.splitlines()) < 500


def test_the_map_knows_countries_by_codes_that_the_record_has() -> None:
    codes = json.loads((ASSETS / "map_codes.json").read_text("utf-8"))
    land = json.loads((ASSETS / "vendor" / "countries-50m.json").read_text("utf-8"))["objects"]["countries"]
    there = {each["id"] for each in land["geometries"] if "id" in each}
    named = {each["properties"]["name"] for each in land["geometries"] if "id" not in each}
    assert {key for key in codes if key.isdigit()} == there
    assert {key for key in codes if not key.isdigit()} <= named
    assert set(codes.values()) <= names("en").keys()


def test_plot_writes_the_one_style_sheet_that_pages_allow() -> None:
    told = (ASSETS / "vendor" / "plot.min.js").read_text("utf-8")
    written = next(t for t in re.findall(r'append\("style"\)\.text\(`([^`]*)`\)', told) if "--plot-background" in t)
    sheet = re.sub(r"\$\{\w+\}", "plot", written).replace("\\n", "\n")
    assert f"'sha256-{b64encode(sha256(sheet.encode()).digest()).decode()}'" == PLOT
