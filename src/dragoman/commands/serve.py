"""``dragoman serve``: the reading room."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from cyclopts import Parameter, validators

from dragoman.commands.stores import StorePlace, opened


def serve(
    *,
    store: StorePlace = "dragoman.db",
    host: str = "127.0.0.1",
    port: Annotated[int, Parameter(validator=validators.Number(gte=0, lte=65535))] = 8000,
    processes: Annotated[int, Parameter(validator=validators.Number(gte=1, lte=64))] = 1,
    address: str | None = None,
    smtp: Annotated[str | None, Parameter(env_var="DRAGOMAN_SMTP")] = None,
    sender: str | None = None,
    log_level: Literal["debug", "info", "warning", "error"] = "warning",
) -> int:
    """Open the reading room: pages, the API and feeds over the record.

    Bound to this machine it is one analyst's desk, without a password. Elsewhere it asks for accounts (dragoman users).

    Parameters
    ----------
    store
        The record: a file, or postgresql://user@host/name. Made if it is not there.
    host
        Address to listen on.
    port
        Port to listen on; 0 takes one that is free, and tells which.
    processes
        Processes that serve together.
    address
        How readers reach it, such as https://events.example.org, if another server stands before it.
    smtp
        Where digests go out: smtp://user@host:587. The password is taken from DRAGOMAN_SMTP_PASSWORD.
    sender
        Address that digests come from.
    log_level
        What is told on standard error: debug, info (with every request), warning or error.
    """
    from dragoman.serving.running import NoAddress, run
    from dragoman.serving.settings import Settings

    settings = Settings(store, host, port, address, smtp, sender)
    with opened(store, create=True):
        pass
    try:
        run(settings, processes, log_level)
    except NoAddress as error:
        print(f"dragoman: {error}", file=sys.stderr)
        return 1
    return 0
