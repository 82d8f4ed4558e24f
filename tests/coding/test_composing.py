"""What becomes of an event inside another word."""

from __future__ import annotations

import pytest

from dragoman.coding.composing import about, announced, composed_code, operated
from dragoman.coding.drafts import Draft
from dragoman.coding.lexicon import rows
from dragoman.ontology import cameo, plover


def draft(kind: str, code: str, **more: object) -> Draft:
    given = {"actor": (0,), "recipient": (5,), "words": (1,), "clause": 1, "core": 1} | more
    return Draft(kind, None, code, rule="test", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("outer", "inner", "code", "mode"),
    [
        ("AGREE", ("AID", "072"), "0332", None),
        ("AGREE", ("COOPERATE", "062"), "0312", None),
        ("AGREE", ("CONSULT", "042"), "036", None),
        ("REQUEST", ("RETREAT", "0841"), "0253", "yield"),
        ("REQUEST", ("CONSULT", "046"), "026", "meet"),
        ("REQUEST", ("AID", "073"), "0233", "assist"),
        ("REJECT", ("RETREAT", "0873"), "1246", "yield"),
        ("REJECT", ("CONSULT", "046"), "125", "meet"),
        ("THREATEN", ("SANCTION", "161"), "1313", "relations"),
        ("THREATEN", ("ASSAULT", "190"), "138", "violence"),
        ("THREATEN", ("COERCE", "192"), "1382", "territory"),
        ("ACCUSE", ("ASSAULT", "195"), "1123", "allege"),
    ],
)
def test_a_word_about_an_event_has_a_code_of_its_own(
    outer: str, inner: tuple[str, str], code: str, mode: str | None
) -> None:
    assert composed_code(outer, draft(*inner)) == (code, mode)


def test_every_composed_code_exists_and_belongs_to_its_type() -> None:
    from importlib.resources import files

    for _, row in rows(files("dragoman") / "coding" / "composition.tsv"):
        assert row["type"] in cameo.plover_types(row["cameo"])
        assert not row["mode"] or row["mode"] in plover.modes(row["type"])


def test_who_is_asked_is_the_recipient() -> None:
    asked = about(draft("REQUEST", "020", recipient=()), draft("RETREAT", "0874", actor=(3,), recipient=()))
    assert asked.recipient == (3,)


def test_an_agreement_to_help_promises_help_to_whom_it_goes() -> None:
    agreed = about(draft("AGREE", "030", recipient=()), draft("AID", "071", recipient=(7,), clause=4))
    assert (agreed.type, agreed.promises, agreed.recipient, agreed.promised) == ("AGREE", "AID", (7,), 4)


@pytest.mark.parametrize(
    ("kind", "code", "becomes", "promises"),
    [
        ("CONSULT", "042", "AGREE", "CONSULT"),
        ("AID", "070", "AGREE", "AID"),
        ("RETREAT", "0874", "CONCEDE", "RETREAT"),
        ("SANCTION", "161", "SANCTION", None),
        ("ASSAULT", "190", "ASSAULT", None),
    ],
)
def test_what_is_announced(kind: str, code: str, becomes: str, promises: str | None) -> None:
    told = announced(draft(kind, code))
    assert (told.type, told.status, told.promises) == (becomes, "future", promises)


def test_a_wish_to_cooperate_is_an_event_and_a_plan_to_attack_is_to_come() -> None:
    assert operated("intent", draft("COOPERATE", "062"), 9).type == "AGREE"
    assert operated("intent", draft("ASSAULT", "190"), 9).status == "future"


def test_a_failure_is_no_event() -> None:
    assert operated("negated", draft("RETREAT", "0841"), 9).status == "negated"
