"""How much the reading stage takes on before it refuses a document."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one document. The defaults are far above any news page and far below what hurts a machine."""

    document_bytes: int = 20 * MEGABYTE
    """Largest page, text or feed, after decompression. The largest real news pages are near 5 MB."""
    line_bytes: int = 40 * MEGABYTE
    """Longest JSONL line: escapes can double the size of a document."""
    page_seconds: float = 20.0
    """Deadline for taking the article out of one page; an ordinary page takes a twentieth of a second."""
    page_memory: int = 2048 * MEGABYTE
    """Address space of the process that takes pages apart, where the system can limit it."""
    pages_per_process: int = 5000
    """That process is replaced after so many pages, so that a leak in a parser stays small."""
    pipe_seconds: float = 20.0
    """How long a named pipe may stay silent before anything has come out of it."""
    fetch_seconds: float = 60.0
    """Deadline for one address, redirects included."""
    redirects: int = 5


def megabytes(size: int) -> str:
    """A size for people: ``20 MB``."""
    return f"{size / MEGABYTE:.0f} MB" if size >= MEGABYTE else f"{size / 1000:.0f} kB"
