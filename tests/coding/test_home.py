"""Places and troops of one's own, the state of a place as doer, and whose a thing is that something is done to."""

from __future__ import annotations

import pytest

from dragoman import Coder
from dragoman.model import Event


def coded(language: str, text: str) -> list[Event]:
    return Coder().code(text, None, language)


def pair(event: Event) -> tuple[str, list[str | None], list[str | None]]:
    return event.type, [a.code for a in event.actor], [a.code for a in event.recipient]


@pytest.mark.parametrize(
    ("language", "text", "recipient"),
    [
        ("es", "Kenia desplegó al Ejército en Mombasa.", []),
        ("es", "Grecia envió soldados a la frontera con Turquía.", ["TUR"]),
        ("en", "France deployed soldiers in Paris.", []),
        ("en", "France deployed soldiers in Chad.", ["TCD"]),
    ],
)
def test_soldiers_at_home_are_sent_against_nobody(language: str, text: str, recipient: list[str]) -> None:
    (event,) = coded(language, text)
    assert event.type == "MOBILIZE"
    assert [a.code for a in event.recipient] == recipient


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("Se vetó en Hungría la importación de vino moldavo.", "SANCTION", "HUN", "MDA"),
        ("Condenado en Perú por corrupción un general chileno.", "SANCTION", "PER", "CHL"),
        ("Desde Lima se solicitó a Suiza el bloqueo de dos cuentas.", "REQUEST", "PER", "CHE"),
        ("Cuatro soldados azerbaiyanos murieron por disparos armenios.", "ASSAULT", "ARM", "AZE"),
    ],
)
def test_a_deed_without_its_doer_is_that_of_the_place_or_of_those_who_shot(
    text: str, kind: str, actor: str, recipient: str
) -> None:
    (event,) = coded("es", text)
    assert pair(event) == (kind, [actor], [recipient])


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("Roma bendice el ingreso de Montenegro.", "SUPPORT", "ITA", "MNE"),
        ("La casa que tiene Imran Khan en Lahore fue registrada por la policía.", "COERCE", "PAK", "PAK"),
        ("Asmara no aceptó el alto el fuego que propuso Adís Abeba.", "REJECT", "ERI", "ETH"),
        ("Georgia, a la que Letonia volvió a dar su apoyo, celebró la fiesta.", "SUPPORT", "LVA", "GEO"),
        ("Moldavia reclama a Rusia ante Estrasburgo que retire sus tropas.", "REQUEST", "MDA", "RUS"),
        ("Frente a la embajada birmana en Daca gritaron consignas los estudiantes indios.", "PROTEST", "IND", "MMR"),
    ],
)
def test_who_receives_stands_behind_the_thing_and_not_where_it_is_said(
    text: str, kind: str, actor: str, recipient: str
) -> None:
    assert (kind, [actor], [recipient]) in [pair(event) for event in coded("es", text)]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("La Guardia Civil decomisó tres toneladas de hachís.", "COERCE", "ESP", "ESP"),
        ("Miles de georgianos marcharon en Tiflis en rechazo a la nueva ley.", "PROTEST", "GEO", "GEO"),
        ("Los maestros tomaron las calles de Lima contra la reforma.", "PROTEST", "PER", "PER"),
        ("El exministro peruano fue condenado a diez años de cárcel.", "SANCTION", "PER", "PER"),
        ("Lo detuvieron en Minsk al opositor bielorruso.", "COERCE", "BLR", "BLR"),
        ("Níger denunció el acuerdo de defensa que lo ligaba a Francia.", "SANCTION", "NER", "FRA"),
        ("Piratas a sueldo de Pionyang hackearon los servidores de Japón.", "COERCE", "PRK", "JPN"),
    ],
)
def test_what_is_done_at_home_is_done_by_and_to_ones_own(text: str, kind: str, actor: str, recipient: str) -> None:
    assert (kind, [actor], [recipient]) in [pair(event) for event in coded("es", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Miles de escolares alemanes marcharon en Berlín por el clima.",
        "Millones de españoles se manifestaron contra la guerra.",
    ],
)
def test_what_no_state_does_is_not_done_to_ones_own(text: str) -> None:
    (event,) = coded("es", text)
    assert event.recipient == ()


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Belice insiste en que Guatemala retire sus tropas.", "REQUEST", "actual"),
        ("Tampoco aceptó Yakarta que la ONU mande observadores.", "REJECT", "actual"),
        ("Brasil ni rechazó ni aceptó la invitación de Washington.", "AGREE", "negated"),
        ("Cuba dejará de exigirles un permiso a los médicos cubanos.", "CONCEDE", "future"),
        ("El Ejército dejó de bombardear a los rebeldes sirios.", "ASSAULT", "negated"),
        ("Moscú avisó a Tiflis: al próximo disparo responderá con misiles.", "THREATEN", "actual"),
        ("Islandia fue el primer país en reconocer a Lituania.", "SUPPORT", "actual"),
        ("Noruega lleva diez años financiando los hospitales de Malaui.", "AID", "actual"),
        ("Argelia ha ido concentrando tanques en la frontera libia.", "MOBILIZE", "actual"),
    ],
)
def test_what_a_verb_makes_of_another_event(text: str, kind: str, status: str) -> None:
    assert (kind, status) in [(event.type, event.status) for event in coded("es", text)]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Bogota decided not to expel the Russian ambassador.", ("SANCTION", "negated")),
        ("es", "Bogotá decidió no expulsar al embajador ruso.", ("SANCTION", "negated")),
        ("en", "Iran promised not to attack Saudi Arabia.", ("AGREE", "actual")),
        ("es", "Irán prometió no atacar a Arabia Saudí.", ("AGREE", "actual")),
        ("en", "Poland chose not to receive the Hungarian minister.", ("REJECT", "actual")),
        ("es", "Polonia prefirió no recibir al canciller húngaro.", ("REJECT", "actual")),
        ("es", "El ministro negó que Chile haya alcanzado un acuerdo con Bolivia.", ("AGREE", "negated")),
        ("es", "Washington amenazó con no vender cazas a Turquía.", ("THREATEN", "actual")),
    ],
)
def test_a_deed_that_is_not_to_be_done_is_not_announced(language: str, text: str, wanted: tuple[str, str]) -> None:
    (event,) = coded(language, text)
    assert (event.type, event.status) == wanted


def test_a_place_is_not_arrested() -> None:
    events = coded("es", "Siria recuperó los Altos del Golán, capturados en 1967 por Israel.")
    assert "arrest" not in {event.mode for event in events}
    (event,) = coded("es", "La policía china detuvo en Lhasa a un centenar de monjes chinos.")
    assert event.mode == "arrest"


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("es", "Toque de queda en Quito tras los disturbios de ayer", "ECU"),
        ("es", "Decretado en Jamaica el estado de emergencia", "JAM"),
    ],
)
def test_a_curfew_is_for_the_people_of_the_place(language: str, text: str, country: str) -> None:
    assert ("COERCE", [country], [country]) in [pair(event) for event in coded(language, text)]


@pytest.mark.parametrize(
    ("language", "text", "recipient"),
    [
        ("es", "El Gobierno salvadoreño levantó el toque de queda.", ["SLV"]),
        ("es", "La guerrilla colombiana declaró una tregua.", []),
        ("en", "The Ecuadorian government lifted the curfew.", ["ECU"]),
    ],
)
def test_what_a_state_concedes_to_nobody_in_particular_it_concedes_to_its_people(
    language: str, text: str, recipient: list[str]
) -> None:
    (event,) = coded(language, text)
    assert event.type == "CONCEDE"
    assert [a.code for a in event.recipient] == recipient


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Malí rompió relaciones con Ucrania y expulsó a su embajador."),
        ("en", "Mali broke off relations with Ukraine and expelled its ambassador."),
    ],
)
def test_nobody_expels_an_ambassador_of_his_own(language: str, text: str) -> None:
    assert [pair(event) for event in coded(language, text)] == [("SANCTION", ["MLI"], ["UKR"])] * 2


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("El M23 bombardeó un campo de desplazados a las puertas de Goma.", ("COD", "COD")),
        ("Soldados eritreos mataron a cientos de civiles en la ciudad tigriana de Aksum.", ("ERI", "ETH")),
        ("La policía detuvo en Barcelona a dos franceses.", ("ESP", "FRA")),
        ("La policía rusa detuvo al periodista Iván Golunov.", ("RUS", "RUS")),
        ("Cazas hebreos bombardearon instalaciones militares cercanas a Teherán.", ("ISR", "IRN")),
        ("La coalición liderada por Riad bombardeó posiciones hutíes en Saná.", ("SAU", "YEM")),
        ("Miles de quiteños se manifestaron contra el alza de los combustibles.", ("ECU", "ECU")),
        ("Fusilados en la playa de Monrovia trece jerarcas del régimen de Tolbert.", ("LBR", "LBR")),
        ("Downing Street sancionó a Román Abramóvich y a otros seis oligarcas.", ("GBR", "RUS")),
        ("El país altiplánico, Bolivia, acusó a Santiago de negarse a negociar.", ("BOL", "CHL")),
    ],
)
def test_who_is_only_described_is_of_the_place_or_of_those_beside_him(text: str, pair: tuple[str, str]) -> None:
    found = [(e.type, {a.code for a in e.actor}, {a.code for a in e.recipient}) for e in coded("es", text)]
    assert [(actor, recipient) for _, actor, recipient in found] == [({pair[0]}, {pair[1]})]


def test_several_bear_one_title() -> None:
    events = Coder().code("Los presidentes Kirchner y Vázquez se reunieron en Santiago.", "2006-03-12", "es")
    assert [{a.code for a in e.actor} for e in events] == [{"ARG", "URY"}]


def test_nobody_is_of_the_capital_that_he_speaks_to() -> None:
    (event,) = coded("es", "La junta militar exigió a Londres que retirara su flota.")
    assert [a.code for a in event.actor] == [None]
