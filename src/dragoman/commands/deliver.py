"""``dragoman deliver``: what is due to those who follow, sent once."""

from __future__ import annotations

import logging
import sys
from typing import Annotated

from cyclopts import Parameter

from dragoman.commands.serve import checked_address, checked_mail
from dragoman.commands.stores import StorePlace, opened


def deliver(
    *,
    store: StorePlace = "dragoman.db",
    address: str | None = None,
    smtp: Annotated[str | None, Parameter(env_var="DRAGOMAN_SMTP")] = None,
    sender: str | None = None,
) -> int:
    """Send what is due to those who follow: webhooks and letters, and then stop.

    An open reading room does so by itself. Any number of programs may send at once: nothing goes out twice.

    Parameters
    ----------
    store
        The record: a file, or postgresql://user@host/name.
    address
        How readers reach the reading room, such as https://events.example.org: links in what is sent begin with it.
    smtp
        Where letters go out: smtp://user@host:587. The password is taken from DRAGOMAN_SMTP_PASSWORD.
    sender
        Address that letters come from.
    """
    from dragoman.serving.following.sending import Way
    from dragoman.serving.following.worker import round_of
    from dragoman.serving.settings import Settings

    settings = Settings(store, address=checked_address(address), smtp=smtp, sender=sender)
    checked_mail(smtp, sender)
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    with opened(store) as record:
        tally = round_of(record, Way(settings))
    print(f"{tally.sent} sent, {tally.failed} failed", file=sys.stderr)
    return 1 if tally.failed else 0
