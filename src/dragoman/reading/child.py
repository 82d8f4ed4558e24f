"""The process that takes pages and feeds apart, one after another, for `dragoman.reading.worker`.

Nothing here is trusted to come back: the parent ends the process at the deadline, and the process ends itself should
the parent be gone.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import asdict
from typing import Any, BinaryIO

from dragoman.reading.drafts import Draft
from dragoman.reading.feeds import read_feed
from dragoman.reading.messages import packed, receive
from dragoman.reading.pages import read_page
from dragoman.reading.problems import Unreadable


def main() -> None:
    """Answers messages from standard input until it ends."""
    header = json.loads(sys.argv[1])
    _limit_memory(header["memory"])
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to act on
    # Whatever a library prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _import_parsers()
    _send(answers, {"ready": True})
    while message := receive(sys.stdin.buffer):
        _set_alarm(header["seconds"])
        _send(answers, _answer(*message))


def _answer(header: dict[str, Any], body: bytes) -> dict[str, Any]:
    try:
        return {"drafts": [asdict(draft) for draft in _drafts(header, body)]}
    except Unreadable as error:
        return {"problem": error.message}
    except MemoryError:
        return {"problem": "needs too much memory to be read"}
    except RecursionError:
        return {"problem": "nested too deeply to be read"}
    except Exception as error:  # noqa: BLE001 -- the edge of the process: a parser's bug costs one page, not the run
        return {"problem": f"the parser failed ({type(error).__name__})"}


def _drafts(header: dict[str, Any], body: bytes) -> list[Draft]:
    if header["task"] == "feed":
        return read_feed(body, address=header["address"], charset=header["charset"])
    return [read_page(body, address=header["address"], charset=header["charset"], dated=header["dated"])]


def _send(answers: BinaryIO, header: dict[str, Any]) -> None:
    answers.write(packed(header))
    answers.flush()


def _import_parsers() -> None:
    """What would otherwise be loaded at the cost of the first page's deadline."""
    import htmldate  # noqa: F401
    import trafilatura  # noqa: F401

    from dragoman.reading.furniture import part_of

    part_of("Share this")


def _limit_memory(size: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such limit, macOS refuses it: the deadline remains


def _set_alarm(seconds: float) -> None:
    """Ends the process well after the parent's deadline, for the case that there is no parent any more."""
    if hasattr(signal, "alarm"):
        signal.alarm(int(seconds) + 30)


if __name__ == "__main__":
    main()
