"""Serving: the address is taken, told, and served by one process or several until somebody ends it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Literal

from dragoman.serving.settings import Settings

LogLevel = Literal["debug", "info", "warning", "error"]
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names the folder of counts, as prometheus_client has it; to be set before that is imported."""
FACTORY = "dragoman.serving.app:create"
ENVIRONMENT = "DRAGOMAN_SERVING"
"""Where processes that serve together find what they were told: settings as JSON."""
LAST_ANSWERS = 10
"""Seconds that answers may still take once the room is to close."""
KEPT_OPEN = 30
"""Seconds for which a connection waits for another question."""
HUNG = 60
"""Seconds after which a process that says nothing is replaced: longer than any answer takes on a busy machine."""


class NoAddress(Exception):
    """The address cannot be listened on."""


def run(settings: Settings, processes: int = 1, log_level: LogLevel = "warning") -> None:
    """Serve until a signal comes; raises ``NoAddress``. Port 0 takes any that is free."""
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    with _listening(settings.host, settings.port) as listener, _counting(processes):
        open_at = replace(settings, port=listener.getsockname()[1])
        os.environ[ENVIRONMENT] = json.dumps(open_at.to_dict())
        config = uvicorn.Config(
            FACTORY,
            factory=True,
            host=settings.host,
            port=open_at.port,
            workers=processes,
            log_level=log_level,
            proxy_headers=False,  # Peers believes only those that the settings name
            access_log=log_level in ("debug", "info"),
            server_header=False,
            timeout_keep_alive=KEPT_OPEN,
            timeout_graceful_shutdown=LAST_ANSWERS,
            timeout_worker_healthcheck=HUNG,
        )
        print(f"The reading room is open at {open_at.base} (Ctrl-C closes it)", file=sys.stderr, flush=True)
        with _ending_quietly():
            if processes > 1:
                Multiprocess(config, sockets=[listener]).run()
            else:
                uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    try:
        family, _, _, _, address = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()  # who comes once the address is told waits until the room is open
    except OSError as error:
        raise NoAddress(f"cannot listen on {host}, port {port}: {error.strerror or error}") from None
    listener.set_inheritable(True)
    with listener:
        yield listener


@contextmanager
def _counting(processes: int) -> Iterator[None]:
    """A folder in which several processes put their counts, so that any of them can tell those of all."""
    if processes == 1 or FOLDER in os.environ:
        yield
        return
    folder = tempfile.mkdtemp(prefix="dragoman-metrics-")
    os.environ[FOLDER] = folder
    try:
        yield
    finally:
        del os.environ[FOLDER]
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _ending_quietly() -> Iterator[None]:
    """To be told to end is no error: the server ends in good order, and passes the signal on afterwards."""
    before = {each: signal.signal(each, lambda *_: None) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
