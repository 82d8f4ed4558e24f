"""The line that says where a report was written is no part of its first sentence."""

from __future__ import annotations

import pytest

from dragoman.coding.coder import undated
from dragoman.resolving.places.dateline import find_datelines

REPORT = "The minister met the visiting delegation in the capital."


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("NAIROBI (Reuters) - ", "Nairobi"),
        ("WASHINGTON, March 3 (Agency) — ", "Washington"),
        ("HARARE, 30 (Reuters).- ", "Harare"),
        ("RANGUN, 9.- ", "Rangun"),
        ("Bogota, 3 de mayo de 2014 (EFE).- ", "Bogota"),
        ("AMMAN, 20 sept. (AP).- ", "Amman"),
        ("La Habana, 24 feb (PL) – ", "La Habana"),
        ("MADRID.- ", "Madrid"),
    ],
)
def test_a_dateline_is_left_out_and_its_town_is_known(line: str, town: str) -> None:
    text = line + REPORT

    start, end = undated(text, (0, len(text)))

    assert text[start:end] == REPORT
    assert [name for _, _, name in find_datelines(text)] == [town]


@pytest.mark.parametrize("text", ["Moscow: no comment on the talks that were held in the capital.", REPORT])
def test_a_sentence_without_one_stays_whole(text: str) -> None:
    assert undated(text, (0, len(text))) == (0, len(text))
    assert find_datelines(text) == []
