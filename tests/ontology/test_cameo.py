"""CAMEO codes: complete, scored, and tied to PLOVER."""

import pytest

from dragoman.ontology import cameo, plover


def test_every_code_has_a_score_a_name_and_a_parent() -> None:
    assert len(cameo.CODES) == 317
    for code, entry in cameo.CODES.items():
        assert -10 <= cameo.goldstein(code) <= 10
        assert entry.name.isascii() and entry.name
        assert (entry.parent is None) == (len(code) == 2)
        assert entry.parent is None or entry.parent in cameo.CODES


@pytest.mark.parametrize(
    ("code", "score"), [("010", 0), ("0312", 5.2), ("018", 3.4), ("10", -5), ("163", -8), ("190", -10), ("0874", 10)]
)
def test_goldstein_as_gdelt_has_it(code: str, score: float) -> None:
    assert cameo.goldstein(code) == score


def test_quads_differ_by_scheme() -> None:
    protest = cameo.CODES["141"]
    assert (protest.quad_gdelt, protest.quad_icews, protest.quad_phoenix) == (3, 4, 4)
    inquiry = cameo.CODES["090"]
    assert (inquiry.quad_gdelt, inquiry.quad_icews) == (2, 3)
    assert cameo.CODES["163"].quad_phoenix == 3


def test_every_code_but_statements_has_plover_types() -> None:
    for code, entry in cameo.CODES.items():
        assert all(name in plover.TYPES for name in entry.plover)
        assert bool(entry.plover) == (not code.startswith("01"))
    assert cameo.plover_types("08") == ("CONCEDE", "RETREAT")
    assert cameo.plover_types("163") == ("SANCTION",)


def test_every_type_and_mode_has_a_default_code() -> None:
    for name in plover.TYPES:
        assert name in cameo.plover_types(cameo.default_cameo(name)) or name == "RETREAT"
        for mode in plover.modes(name):
            assert cameo.default_cameo(name, mode) in cameo.CODES


def test_a_code_knows_its_root() -> None:
    assert cameo.CODES["0312"].root == "03"
