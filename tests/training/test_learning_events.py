"""The two regressions behind supposed events, on features that are easily told apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.supposing import Told, _side, examples, fit, sentences

from dragoman.coding.supposing import siding
from dragoman.coding.supposing.drafting import NOTHING
from dragoman.coding.supposing.model import packed, unpacked
from dragoman.model import Article
from dragoman.ontology import plover
from dragoman.pipeline import _coder

OWN = sorted(Path("training/own/es").glob("events-*.jsonl"))


def test_what_was_learnt_is_told_apart() -> None:
    rows = [{"w:atacar": 1.0}, {"w:reunir": 1.0}, {"w:llover": 1.0}] * 8
    classes = ["ASSAULT", "CONSULT", NOTHING] * 8
    model = unpacked(packed("types", *fit(rows, classes, [1.0] * 24, 8.0)), "types")
    for row, kind in zip(rows, classes, strict=True):
        assert model.classes[int(model.probabilities(row).argmax())] == kind


def test_a_row_without_events_tells_none(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    attack = {"type": "ASSAULT", "actor": ["RUS"], "recipient": ["UKR"]}
    rows = [{"text": "Rusia atacó Ucrania.", "events": [attack]}, {"text": "Llueve en Rusia.", "events": []}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    told = list(sentences(_coder("es", None), [path]))
    assert [t.type for t in told] == ["ASSAULT", NOTHING]
    sides = {p.actor.code: _side(told[0], p) for p in siding.parties(told[0].scene)}
    assert sides == {"RUS": "A", "UKR": "R"}


def test_marked_sides_are_those_of_the_example() -> None:
    (scene,) = _coder("es", None).scenes(Article("a", "Rusia atacó Ucrania.", language="es"))
    told = Told(scene, "ASSAULT", 1.0, spans=(((0, 5),), ((12, 19),)))
    assert [_side(told, p) for p in siding.parties(scene)] == ["A", "R"]


@pytest.mark.parametrize("path", OWN, ids=lambda p: p.name)
def test_own_sentences_are_well_formed(path: Path) -> None:
    texts = set()
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        assert row["text"].strip() == row["text"]
        assert row["text"] not in texts
        texts.add(row["text"])
        for event in row["events"]:
            assert all(kind in plover.TYPES for kind in event["type"].split("|")), row["id"]
            assert event["status"] in ("actual", "historical", "future", "hypothetical", "negated"), row["id"]
            assert all(len(code) == 3 and code.isupper() for side in ("actor", "recipient") for code in event[side])


def test_every_example_of_one_sentence_is_learnt_from() -> None:
    coder = _coder("es", None)
    first = next(iter(examples(coder)))
    assert first.type in plover.TYPES
    assert first.spans is not None
