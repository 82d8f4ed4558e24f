"""What the model supposes where no entry fits, and what it must leave alone."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding import lexicon
from dragoman.coding.coder import ArticleCoder
from dragoman.coding.supposing import siding, telling
from dragoman.coding.supposing.model import Linear, checksum, load, packed, unpacked
from dragoman.model import Article, Event
from dragoman.pipeline import _coder

PUBLISHED = date(2023, 6, 15)


@pytest.fixture(scope="module")
def coder() -> ArticleCoder:
    return _coder("es", None)


def events(coder: ArticleCoder, text: str) -> list[Event]:
    return coder.code(Article("a", text, language="es", published=PUBLISHED))


def supposed(event: Event) -> bool:
    return "/supposed#" in event.rule


def test_a_deed_without_an_entry_is_supposed(coder: ArticleCoder) -> None:
    told = "Carros de combate rusos, a las puertas de la frontera de Georgia."
    found = [e for e in events(coder, told) if supposed(e)]
    assert [e.type for e in found] == ["MOBILIZE"]
    assert {a.code for a in found[0].actor} == {"RUS"}
    assert found[0].document.language == "es"
    start, end = found[0].trigger.span
    assert told[start:end] == found[0].trigger.text


def test_an_entry_comes_first(coder: ArticleCoder) -> None:
    assert not any(map(supposed, events(coder, "Rusia bombardeó Odesa.")))


def test_what_is_supposed_is_less_sure_than_what_an_entry_names(coder: ArticleCoder) -> None:
    named = events(coder, "Rusia bombardeó ayer Ucrania con misiles.")
    found = events(coder, "Carros de combate rusos, a las puertas de la frontera de Georgia.")
    assert max(e.confidence for e in found if supposed(e)) < min(e.confidence for e in named)


@pytest.mark.parametrize(
    "text",
    [
        "Francia tiene una superficie de 550.000 kilómetros cuadrados.",
        "El presidente de Chile nació en Punta Arenas y estudió Derecho.",
        "La economía alemana creció un dos por ciento durante el primer trimestre.",
        "Brasil y Argentina jugarán la final del torneo en Montevideo.",
        "Los museos de Italia recibieron más visitantes que los de España.",
        "El clima de Noruega es más suave de lo que su latitud haría pensar.",
    ],
)
def test_what_is_no_event_stays_none(coder: ArticleCoder, text: str) -> None:
    assert not any(map(supposed, events(coder, text)))


def test_a_side_is_not_filled_in_from_another_clause(coder: ArticleCoder) -> None:
    told = "«Hemos acordado reabrir los pasos fronterizos», dijo el canciller chileno, quien agradeció a Perú su ayuda."
    [agreed] = [e for e in events(coder, told) if e.type == "AGREE"]
    assert not agreed.recipient


def test_what_stands_behind_a_sentence_makes_no_event_of_it(coder: ArticleCoder) -> None:
    told = "Los pescadores chilenos dormían cuando llegó la policía peruana."
    assert events(coder, told) == []
    assert all(e.sentence.index for e in events(coder, f"{told} Los detuvo a todos."))


def test_nothing_is_supposed_if_it_is_not_asked_for(coder: ArticleCoder) -> None:
    article = Article("a", "Carros de combate rusos, a las puertas de la frontera de Georgia.", language="es")
    assert coder.account(article).events
    assert not coder.account(article, supposing=False).events


def test_a_language_without_a_model_supposes_nothing() -> None:
    assert load("xx") is None


def test_a_party_is_named_once(coder: ArticleCoder) -> None:
    article = Article("a", "El presidente de Chile se reunió con el embajador de Perú en Lima.", language="es")
    (scene,) = coder.scenes(article)
    spans = [(p.actor.span, p.actor.code) for p in siding.parties(scene)]
    assert len(spans) == len(set(spans))
    assert {"CHL", "PER"} <= {code for _, code in spans}


def test_the_shares_of_a_sentence_make_one(coder: ArticleCoder) -> None:
    (scene,) = coder.scenes(Article("a", "Moscú cortó a Polonia el suministro de gas.", language="es"))
    values = telling.weighed(telling.features(scene, lexicon.load("es")))
    assert sum(value**2 for value, _ in values.values()) == pytest.approx(1)
    assert all(-1 <= index < len(scene.sentence.tokens) for _, index in values.values())


NAMES = st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=30, unique_by=checksum)


@given(NAMES, st.integers(2, 5), st.integers(0, 2**31))
def test_packed_weights_come_back(names: list[str], classes: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    weights, bias = rng.normal(size=(len(names), classes)), rng.normal(size=classes)
    linear: Linear = unpacked(packed("p", names, [f"c{i}" for i in range(classes)], weights, bias), "p")
    assert np.abs(linear.rows(names) - weights).max() <= linear.scale
    chances = linear.probabilities(dict.fromkeys(names, 1.0))
    assert chances.sum() == pytest.approx(1)
    assert linear.classes[int(chances.argmax())].startswith("c")
