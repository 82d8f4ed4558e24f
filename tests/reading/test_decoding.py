from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.decoding import decode, is_binary, well_formed
from dragoman.reading.problems import Unreadable

SPANISH = "El presidente viajó a Málaga; «mañana», dijo, habrá más acción en la región. ¿Qué pasó después? " * 3
JAPANESE = "外務大臣は金曜日に港を訪れ、労働者に資金を約束した。協議は来月も続くと述べた。" * 5
RUSSIAN = "Министр иностранных дел в пятницу посетил порт и пообещал деньги на ремонт причалов. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_undeclared_western_text(encoding: str) -> None:
    assert decode(SPANISH.encode(encoding)) == SPANISH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r")],
)
def test_undeclared_text_of_other_scripts(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_the_declaration_in_a_page_is_followed() -> None:
    page = f'<html><head><meta charset="Shift_JIS"></head><body>{JAPANESE}</body></html>'
    assert decode(page.encode("cp932")) == page


def test_valid_utf8_wins_over_a_declaration_of_latin_1() -> None:
    page = f'<meta charset="iso-8859-1"><p>{SPANISH}</p>'
    assert decode(page.encode()) == page


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert decode(b'<meta charset="iso-8859-1"><p>\x93caf\xe9\x94</p>').endswith("<p>“café”</p>")


def test_a_few_damaged_characters_do_not_change_the_encoding() -> None:
    data = SPANISH.encode()
    assert decode(data[:-3] + b"\xc3").startswith(SPANISH[:200])


@pytest.mark.parametrize(
    "label", ["unknown-8bit", "utf-7", "base64", "rot13", "zlib", "utf-16", "unicode_escape", "\x00"]
)
def test_nonsense_declarations_do_no_harm(label: str) -> None:
    assert "viajó" in decode(SPANISH.encode("cp1252"), label)


@pytest.mark.parametrize("data", [bytes(5000), bytes(range(256)) * 20, b"\x89\x01\x02\x03\x04" * 50])
def test_binary_data_is_refused(data: bytes) -> None:
    assert is_binary(data)
    with pytest.raises(Unreadable, match="binary"):
        decode(data)


def test_stray_zeros_become_blanks() -> None:
    assert decode(b"A text with one \x00 in it, " * 1 + b"and then enough letters to be one. " * 5)[16] == " "


@given(st.binary(max_size=300))
def test_bytes_are_decoded_or_refused_and_can_be_written_out(data: bytes) -> None:
    try:
        decode(data).encode("utf-8")
    except Unreadable:
        assert data


@given(st.text(max_size=200))
def test_lone_surrogates_go_and_offsets_stay(text: str) -> None:
    assert len(well_formed(text + "\ud800x")) == len(text) + 2
    well_formed("\udfff" + text).encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), max_size=200))
def test_utf8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode()) == text
