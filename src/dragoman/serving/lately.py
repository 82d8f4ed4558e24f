"""Answers that cost much and change slowly, kept for a short while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
MINUTE = 60.0
MOST = 32
"""Questions whose answers are kept."""


class Lately(Generic[Answer]):
    """Remembers answers for some seconds. Of several who ask at once, one works it out and the others wait for it."""

    def __init__(self, seconds: float = MINUTE, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._kept: dict[Hashable, tuple[float, Answer]] = {}
        self._lock = threading.Lock()

    def ask(self, question: Hashable, work: Callable[[], Answer]) -> Answer:
        """The answer to a question: as it was a little while ago, else what ``work`` gives."""
        with self._lock:
            found = self._kept.get(question)
            if found is not None and self._clock() - found[0] < self._seconds:
                return found[1]
            answer = work()
            self._kept.pop(question, None)
            while len(self._kept) >= MOST:
                del self._kept[next(iter(self._kept))]
            self._kept[question] = (self._clock(), answer)
            return answer
