from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.problems import Unreadable
from dragoman.reading.streams import read_bounded, rewound, unpacked


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4), st.integers(1, 400), st.integers(0, 50))
def test_members_are_unpacked_one_after_another(members: list[bytes], step: int, padding: int) -> None:
    stream = unpacked(io.BytesIO(b"".join(map(gzip.compress, members)) + bytes(padding)))
    pieces = []
    while piece := stream.read(step):
        pieces.append(piece)
    assert b"".join(pieces) == b"".join(members)


@given(st.binary(min_size=1, max_size=300), st.data())
def test_a_cut_or_damaged_stream_is_told_and_never_read_past_its_limit(content: bytes, data: st.DataObject) -> None:
    packed = bytearray(gzip.compress(content))
    place = data.draw(st.integers(0, len(packed) - 1))
    packed[place] ^= data.draw(st.integers(0, 255))
    try:
        assert len(read_bounded(unpacked(io.BytesIO(bytes(packed[: data.draw(st.integers(1, 400))]))), 1000)) <= 1000
    except Unreadable as error:
        assert error.message


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(Unreadable, match="larger than 10 kB"):
        read_bounded(unpacked(io.BytesIO(gzip.compress(bytes(50_000_000)))), 10_000)


@given(st.binary(max_size=300), st.integers(0, 300))
def test_a_stream_is_rewound_to_its_beginning(content: bytes, count: int) -> None:
    stream = io.BytesIO(content)
    head = stream.read(count)
    assert rewound(head, stream).read() == content
