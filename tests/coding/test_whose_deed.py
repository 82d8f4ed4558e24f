"""Who stands behind what acts or is done: leaders of coalitions, owners of borders, keepers of prisoners, threats."""

from __future__ import annotations

import pytest

from dragoman import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def told(coder: Coder, text: str, language: str = "es") -> list[tuple[str, set[str | None], set[str | None]]]:
    events = coder.code(text, "2020-05-01", language)
    return [(e.type, {a.code for a in e.actor}, {a.code for a in e.recipient}) for e in events]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("La coalición encabezada por Marruecos bombardeó Kayes.", ("ASSAULT", {"MAR"}, {"MLI"})),
        ("Columnas de tanques turcos se arriman a la frontera siria.", ("MOBILIZE", {"TUR"}, {"SYR"})),
        ("Togo despachó al Caribe tres buques frente a las costas beninesas.", ("MOBILIZE", {"TGO"}, {"BEN"})),
        ("Ankara apostó diez mil soldados en Chipre.", ("MOBILIZE", {"TUR"}, {"CYP"})),
        ("Queda libre el pastor danés, retenido dos años por Togo.", ("RETREAT", {"TGO"}, {"DNK"})),
        ("El Ejército togolés saqueó e incendió viviendas en Benín.", ("ASSAULT", {"TGO"}, {"BEN"})),
    ],
)
def test_who_stands_behind_it(coder: Coder, text: str, event: tuple[str, set[str], set[str]]) -> None:
    assert event in told(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Togo bombardeará Benín a menos que firme el acuerdo.",
        "Togo sancionará a Benín si no firma el acuerdo.",
        "Como se ejecute al pastor, Togo sancionará a Benín.",
        "De no firmarse el acuerdo, Togo sancionará a Benín.",
        "En caso de que no pague, Togo sancionará a Benín.",
        "Togo podría sancionar a Benín si no paga, advirtió el ministro togolés.",
    ],
)
def test_a_hostile_act_under_a_condition_is_a_threat(coder: Coder, text: str) -> None:
    assert ("THREATEN", {"TGO"}, {"BEN"}) in told(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Togo sancionaría a Benín si no hubiera elecciones.",
        "El ministro danés advirtió de que Togo podría sancionar a Benín si no paga.",
    ],
)
def test_what_others_foresee_is_none(coder: Coder, text: str) -> None:
    assert "THREATEN" not in [kind for kind, *_ in told(coder, text)]
