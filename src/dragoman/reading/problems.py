"""What went wrong with one document: told to the caller, never fatal to the run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One document that could not be read, or was read only in part: where it lies, and what is wrong with it."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


class Unreadable(Exception):
    """Raised inside the reading stage for one bad document; the reader turns it into a `Problem`."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str]]:
        return type(self), (self.message,)


def one_line(text: str, limit: int = 300) -> str:
    """The text as one printable line: file names and addresses may hold line breaks and terminal escapes."""
    safe = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text[: limit + 1])
    return safe if len(safe) <= limit else safe[: limit - 1] + "…"
