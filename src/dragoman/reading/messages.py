"""The messages between the reader and its child process: two lengths, a JSON header and a body."""

from __future__ import annotations

import json
import struct
from datetime import date
from typing import IO, Any

LENGTHS = struct.Struct(">II")


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """One message of the protocol, None at the end of the stream."""
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head, body = LENGTHS.unpack(lengths)
    header, data = stream.read(head), stream.read(body)
    if len(header) < head or len(data) < body:
        return None
    return json.loads(header), data


def packed(header: dict[str, Any], body: bytes = b"") -> bytes:
    """A message of the protocol."""
    head = json.dumps(header, default=date.isoformat).encode("utf-8", "replace")
    return LENGTHS.pack(len(head), len(body)) + head + body
