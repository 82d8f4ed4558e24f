"""The tables of PLOVER say what its manual says, and the design's decisions where the manual contradicts itself."""

import pytest

from dragoman.ontology import plover

TYPE_SCORES = {
    "AGREE": (1, 2.5), "CONSULT": (1, 2.5), "SUPPORT": (1, 5), "CONCEDE": (1, 4.5),
    "COOPERATE": (2, 9.5), "AID": (2, 10), "RETREAT": (2, 6.5),
    "REQUEST": (3, 0), "ACCUSE": (3, -3), "REJECT": (3, -2), "THREATEN": (3, -3.5),
    "PROTEST": (4, -5), "SANCTION": (4, -6), "MOBILIZE": (4, -5.5), "COERCE": (4, -7), "ASSAULT": (4, -9),
}  # fmt: skip

MODE_SCORES = {
    "CONSULT": {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5},
    "RETREAT": {"withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5},
    "REQUEST": {"assist": 0.5, "change": -1, "yield": -1, "meet": 0},
    "REJECT": {"assist": -1.5, "change": -2, "yield": -2, "meet": -2},
    "ACCUSE": {"disapprove": -2, "investigate": -3.5, "allege": -3.5},
    "THREATEN": {"restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4, "violence": -3.5},
    "PROTEST": {
        "demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5, "vandalize": -5,
    },
    "SANCTION": {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6},
    "MOBILIZE": {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6},
    "COERCE": {
        "seize": -7, "restrict": -7, "censor": -6.5, "curfew": -6.5, "martial-law": -7.5, "arrest": -7, "deport": -7,
        "withhold": -7, "misinformation": -6.5, "cyber": -7,
    },
    "ASSAULT": {
        "abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5, "destroy": -8.5,
        "primitive": -8, "firearms": -9, "explosives": -9, "suicide-attack": -9.5, "aerial": -9.5, "drone": -9.5,
        "heavy-weapons": -9.5, "crowd-control": -7.5, "unconventional": -10,
    },
}  # fmt: skip


def test_sixteen_types_with_quad_and_score() -> None:
    assert {name: (t.quad, t.score) for name, t in plover.TYPES.items()} == TYPE_SCORES


def test_sixty_seven_modes_keyed_by_type_and_mode() -> None:
    assert len(plover.MODES) == 67
    for name in plover.TYPES:
        assert {mode: plover.score(name, mode) for mode in plover.modes(name)} == MODE_SCORES.get(name, {})


def test_one_name_means_different_things_in_different_types() -> None:
    assert plover.score("THREATEN", "restrict") == -3
    assert plover.score("COERCE", "restrict") == -7


def test_a_mode_without_a_score_takes_its_types() -> None:
    assert plover.MODES["PROTEST", "vandalize"].score is None
    assert plover.score("PROTEST", "vandalize") == plover.score("PROTEST")


def test_unknown_names_are_errors() -> None:
    for ask in (lambda: plover.quad("FIGHT"), lambda: plover.modes("FIGHT"), lambda: plover.score("AID", "visit")):
        with pytest.raises(KeyError):
            ask()


def test_who_needs_a_recipient() -> None:
    assert {n for n, t in plover.TYPES.items() if t.recipient_required} == {"COOPERATE", "AID", "SANCTION"}


def test_contexts_and_sectors_are_complete_and_explained() -> None:
    assert len(plover.CONTEXTS) == 37
    assert len(plover.SECTORS) == 25
    assert all(plover.CONTEXTS.values())
    assert all(s.definition for s in plover.SECTORS.values())
    assert all(len(code) == 3 for code in plover.SECTORS)
