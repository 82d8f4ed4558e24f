"""Whom a sentence means where the name that stands nearest tells nobody, or where the tree hides who is meant."""

from __future__ import annotations

import pytest

from dragoman import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def told(coder: Coder, text: str) -> list[tuple[str, set[str | None], set[str | None], str]]:
    events = coder.code(text, "2024-05-06", "es")
    return [(e.type, {a.code for a in e.actor}, {a.code for a in e.recipient}, e.status) for e in events]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Un informe de la ONU acusa a Eritrea de matanzas en Tigray.", ("ACCUSE", {"UNO"}, {"ERI"}, "actual")),
        ("Una carta de Biden insta a Netanyahu a dejar entrar la ayuda.", ("REQUEST", {"USA"}, {"ISR"}, "actual")),
        ("Procesado en Madrid un general sirio.", ("ACCUSE", {"ESP"}, {"SYR"}, "actual")),
        ("El expresidente peruano fue procesado por corrupción.", ("ACCUSE", {"PER"}, {"PER"}, "actual")),
        ("La Casa Blanca criticó la ley georgiana de agentes extranjeros.", ("ACCUSE", {"USA"}, {"GEO"}, "actual")),
        ("Vilna tacha a Lukashenko de traficante de migrantes.", ("ACCUSE", {"LTU"}, {"BLR"}, "actual")),
        ("Berlín mantiene su no a la entrega de los Taurus a Kiev.", ("REJECT", {"DEU"}, {"UKR"}, "actual")),
        ("Al embajador ruso lo acaba de expulsar Polonia.", ("SANCTION", {"POL"}, {"RUS"}, "actual")),
        ("París dijo que no a la propuesta de Damasco.", ("REJECT", {"FRA"}, {"SYR"}, "actual")),
        ("París no ha dicho que no a la propuesta de Damasco.", ("REJECT", {"FRA"}, {"SYR"}, "negated")),
        ("Putin les dijo a los ucranianos que depongan las armas.", ("REQUEST", {"RUS"}, {"UKR"}, "actual")),
        ("Argel transmitió a París su más firme protesta.", ("ACCUSE", {"DZA"}, {"FRA"}, "actual")),
        ("Meloni colma de piropos a Saied", ("SUPPORT", {"ITA"}, {"TUN"}, "actual")),
    ],
)
def test_who_is_meant(coder: Coder, text: str, event: tuple[str, set[str], set[str], str]) -> None:
    assert told(coder, text) == [event]


@pytest.mark.parametrize("text", ["Un estudio de abusos en Libia acusa a las milicias.", "Lo obligó a pagar la deuda."])
def test_nobody_is_made_up(coder: Coder, text: str) -> None:
    assert told(coder, text) == []
