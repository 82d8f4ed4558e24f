"""Processes of the tests' own, each started from one that has imported everything already."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from typing import Any

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.record.writer", "alembic.command", "psycopg", "sqlalchemy.dialects.postgresql"])


class Process:
    """A process at its work, from the moment at which it says so."""

    def __init__(self, work: Callable[..., None], *arguments: Any) -> None:
        self.ear, mouth = _context.Pipe(duplex=False)
        self._process = _context.Process(target=work, args=(*arguments, mouth))
        self._process.start()
        mouth.close()
        assert self.hear() == "ready"

    def hear(self, seconds: float = 60.0) -> Any:
        """What it says next."""
        assert self.ear.poll(seconds), "the process says nothing"
        return self.ear.recv()

    def kill(self) -> bool:
        """End it with SIGKILL; returns whether it was still at work."""
        working = self._process.is_alive()
        self._process.kill()
        self._process.join()
        self.ear.close()
        return working

    def end(self) -> Any:
        """What it says last, once it has ended by itself."""
        said = self.hear()
        self._process.join()
        self.ear.close()
        return said
