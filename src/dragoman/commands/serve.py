"""``dragoman serve``: the reading room."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urlsplit

from cyclopts import Parameter, validators

from dragoman.commands.arguments import Wrong
from dragoman.commands.stores import StorePlace, opened

if TYPE_CHECKING:
    from dragoman.record.store import Store


def serve(
    *,
    store: StorePlace = "dragoman.db",
    host: str = "127.0.0.1",
    port: Annotated[int, Parameter(validator=validators.Number(gte=0, lte=65535))] = 8000,
    processes: Annotated[int, Parameter(validator=validators.Number(gte=1, lte=64))] = 1,
    address: str | None = None,
    smtp: Annotated[str | None, Parameter(env_var="DRAGOMAN_SMTP")] = None,
    sender: str | None = None,
    proxy: Annotated[tuple[str, ...], Parameter(negative="")] = (),
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
    proxy
        Address or network of the server before it, such as 10.0.0.0/8, that is believed when it says for whom it asks
        (X-Forwarded-For, X-Forwarded-Proto); needs --address. May be given several times.
    log_level
        What is told on standard error: debug, info (with every request), warning or error.
    """
    from dragoman.serving.running import NoAddress, run
    from dragoman.serving.settings import Settings

    settings = Settings(store, host, port, checked_address(address), smtp, sender, _networks(proxy, address))
    checked_mail(smtp, sender)
    with opened(store, create=True) as record:
        if not settings.is_desk and not _somebody_may_log_in(record):
            print(
                f"dragoman: {settings.base} is open to others, and no account may log in yet: "
                "make one with dragoman users add NAME --role editor",
                file=sys.stderr,
            )
            return 1
    try:
        run(settings, processes, log_level)
    except NoAddress as error:
        print(f"dragoman: {error}", file=sys.stderr)
        return 1
    return 0


def checked_address(address: str | None) -> str | None:
    """How readers reach the room, if that makes sense; raises ``Wrong``."""
    if address is None:
        return None
    try:
        parts = urlsplit(address)
        wrong = parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query
    except ValueError:
        wrong = True
    if wrong or "@" in address:
        raise Wrong(f"not an address such as https://events.example.org: {address}")
    return address


def _networks(proxies: tuple[str, ...], address: str | None) -> tuple[str, ...]:
    from dragoman.serving.security.peers import network

    if proxies and address is None:
        raise Wrong("--proxy needs --address, which says how readers reach the server before this one")
    for each in proxies:
        try:
            network(each)
        except ValueError:
            raise Wrong(f"not an address or a network: {each}") from None
    return proxies


def checked_mail(smtp: str | None, sender: str | None) -> None:
    """Whether letters can be sent so; raises ``Wrong``."""
    from dragoman.serving.following.mail import is_address, server_of

    if smtp is None:
        return
    try:
        server_of(smtp)
    except ValueError as error:
        raise Wrong(str(error)) from None
    if sender is None or not is_address(sender):
        raise Wrong("to send mail, say with --sender which address it comes from")


def _somebody_may_log_in(record: Store) -> bool:
    from dragoman.record.accounts import all_accounts

    return any(account.disabled is None for account in all_accounts(record))
