"""``dragoman serve``: the reading room."""

from __future__ import annotations

import json
import os
from typing import Annotated

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
        Port to listen on.
    processes
        Processes that serve together.
    address
        How readers reach it, such as https://events.example.org, if another server stands before it.
    smtp
        Where digests go out: smtp://user@host:587. The password is taken from DRAGOMAN_SMTP_PASSWORD.
    sender
        Address that digests come from.
    """
    import uvicorn

    from dragoman.serving.app import ENVIRONMENT
    from dragoman.serving.settings import Settings

    settings = Settings(store, host, port, address, smtp, sender)
    with opened(store, create=True):
        pass
    os.environ[ENVIRONMENT] = json.dumps(settings.to_dict())
    uvicorn.run(
        "dragoman.serving.app:create",
        factory=True,
        host=host,
        port=port,
        workers=processes,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=30,
    )
    return 0
