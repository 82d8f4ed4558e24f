"""Opening what may be anything: bounded reads, silent pipes, gzip that lies."""

from __future__ import annotations

import gzip
import io
import os
import select
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.reading.limits import Limits, megabytes
from dragoman.reading.problems import Unreadable

GZIP = b"\x1f\x8b"


@contextmanager
def told() -> Iterator[None]:
    """Turns the system's and the decompressor's errors into `Unreadable`, in words for the user."""
    try:
        yield
    except FileNotFoundError:
        raise Unreadable("no such file or folder") from None
    except PermissionError:
        raise Unreadable("permission denied") from None
    except EOFError:
        raise Unreadable("compressed data ends too early") from None
    except (gzip.BadGzipFile, zlib.error):
        raise Unreadable("damaged compressed data") from None
    except OSError as error:
        raise Unreadable(error.strerror or "cannot be read") from None


def open_file(path: Path, limits: Limits) -> BinaryIO:
    """A file opened for reading; a named pipe is refused when nothing comes out of it."""
    mode = path.stat().st_mode
    if stat.S_ISFIFO(mode):
        return _open_pipe(path, limits)
    if not (stat.S_ISREG(mode) or stat.S_ISCHR(mode)):
        raise Unreadable("not a file that can be read")
    return path.open("rb")


def _open_pipe(path: Path, limits: Limits) -> BinaryIO:
    # An ordinary open would wait for ever for a writer.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    poll = select.poll()
    poll.register(descriptor, select.POLLIN | select.POLLHUP)
    if not poll.poll(limits.pipe_seconds * 1000):
        os.close(descriptor)
        raise Unreadable(f"a pipe out of which nothing came in {limits.pipe_seconds:g} seconds")
    os.set_blocking(descriptor, True)
    return os.fdopen(descriptor, "rb")


class Rewound(io.RawIOBase):
    """A stream of which the beginning has been read already, and is given again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fills the buffer with what is left of the head, else from the rest of the stream."""
        view = memoryview(cast(bytearray, buffer)).cast("B")
        if self._head:
            count = min(len(view), len(self._head))
            view[:count] = self._head[:count]
            self._head = self._head[count:]
            return count
        data = self._rest.read(len(view))
        view[: len(data)] = data
        return len(data)


class Unpacked(io.RawIOBase):
    """The content of a gzip stream of one or more members.

    No more is unpacked than is asked for, which makes gzip bombs harmless; and everything before damage or a missing
    end is given out before the error is raised, which `gzip.GzipFile` does not do.
    """

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._decoder = zlib.decompressobj(31)
        self._rest = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fills the buffer as far as the next piece goes; nothing at the end of the last member."""
        view = memoryview(cast(bytearray, buffer)).cast("B")
        while True:
            if self._decoder.eof:
                # Archives on tapes are padded with zeros.
                self._rest = (self._decoder.unused_data or self._rest or self._packed.read(65_536)).lstrip(b"\x00")
                if not self._rest:
                    return 0
                self._decoder = zlib.decompressobj(31)
            piece = self._rest or self._packed.read(65_536)
            if not piece:
                raise EOFError
            data = self._decoder.decompress(piece, len(view))
            self._rest = self._decoder.unconsumed_tail
            if data:
                view[: len(data)] = data
                return len(data)


def rewound(head: bytes, rest: BinaryIO) -> io.BufferedReader:
    """The stream from its beginning again, buffered."""
    return io.BufferedReader(Rewound(head, rest), 131_072)


def unpacked_head(head: bytes, size: int) -> bytes:
    """The first bytes of what a gzip stream holds, as far as they can be had."""
    try:
        return zlib.decompressobj(31).decompress(head, size)
    except zlib.error:
        raise Unreadable("damaged compressed data") from None


def unpacked(stream: BinaryIO) -> io.BufferedReader:
    """The content of a gzip stream."""
    return io.BufferedReader(Unpacked(stream), 131_072)


def read_bounded(stream: BinaryIO, limit: int) -> bytes:
    """All of a stream, unless it holds more than ``limit`` bytes: it may have no end."""
    with told():
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise Unreadable(f"larger than {megabytes(limit)}")
    return data
