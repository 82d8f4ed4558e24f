"""The parent's side of the process that takes pages apart: one at a time, each with a deadline."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

import dragoman
from dragoman.reading.drafts import Draft
from dragoman.reading.limits import Limits
from dragoman.reading.messages import packed, receive
from dragoman.reading.problems import Unreadable

_START_SECONDS = 120.0
"""Loading the parsers takes one second; on a machine that is starting up, many."""
_DATES = ("published", "published_guess", "published_at_latest")


class PageReader:
    """Reads pages and feeds in a child process, which starts with the first of them and is replaced when it fails.

    A plain subprocess rather than multiprocessing: that would import the caller's main module again, and fork is not
    safe beside threads.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._pages = 0

    def page(
        self, data: bytes, *, address: str | None = None, charset: str | None = None, dated: bool = False
    ) -> Draft:
        """The article of a page."""
        return self._ask({"task": "page", "address": address, "charset": charset, "dated": dated}, data)[0]

    def feed(self, data: bytes, *, address: str | None = None, charset: str | None = None) -> list[Draft]:
        """The items of a feed."""
        return self._ask({"task": "feed", "address": address, "charset": charset}, data)

    def close(self) -> None:
        """Ends the child process; the next page would start another."""
        process, self._process, self._pages = self._process, None, 0
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):  # what was still to be written has no reader any more
                    stream.close()
        process.wait()

    def __enter__(self) -> PageReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, header: dict[str, Any], data: bytes) -> list[Draft]:
        if self._pages >= self._limits.pages_per_process:
            self.close()
        process = self._process or self._start()
        self._pages += 1
        answer = self._exchange(process, packed(header, data), self._limits.page_seconds)
        if "problem" in answer:
            raise Unreadable(str(answer["problem"]))
        return [_draft(fields) for fields in answer["drafts"]]

    def _start(self) -> subprocess.Popen[bytes]:
        settings = {"memory": self._limits.page_memory, "seconds": self._limits.page_seconds}
        # The child must find this very package, installed or not.
        home = str(Path(dragoman.__path__[0]).parent)
        path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(  # noqa: S603 -- our own interpreter and module
            [sys.executable, "-m", "dragoman.reading.child", json.dumps(settings)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )
        self._exchange(self._process, b"", _START_SECONDS)
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], message: bytes, seconds: float) -> dict[str, Any]:
        """Sends a message and waits for the answer; at the deadline the process is killed, which ends the wait."""
        assert process.stdin is not None and process.stdout is not None  # noqa: S101 -- made with pipes
        expired = threading.Event()

        def end() -> None:
            expired.set()
            process.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        finished = False
        try:
            process.stdin.write(message)
            process.stdin.flush()
            received = receive(process.stdout)
            finished = received is not None
        except BrokenPipeError:
            received = None
        finally:
            timer.cancel()
            timer.join()
            if not finished or expired.is_set():
                self.close()
        if received is not None:
            return received[0]
        if expired.is_set():
            raise Unreadable(f"took longer than {seconds:g} seconds to read")
        raise Unreadable(f"broke the process that reads pages (exit code {process.returncode})")


def _draft(fields: dict[str, Any]) -> Draft:
    for name in _DATES:
        if fields[name] is not None:
            fields[name] = date.fromisoformat(fields[name])
    return Draft(**fields)
