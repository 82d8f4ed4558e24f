"""``dragoman watch``: feeds, followed into the record."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter, validators

from dragoman.commands.arguments import Wrong
from dragoman.commands.ingest import shown, summary
from dragoman.commands.stores import StorePlace, opened
from dragoman.commands.terminal import Problems

if TYPE_CHECKING:
    from dragoman.record.store import Store

LONGEST_SLEEP = 60.0


def watch(
    *feeds: str,
    opml: Path | None = None,
    once: bool = False,
    every: Annotated[int, Parameter(validator=validators.Number(gte=1, lte=10_080))] = 15,
    store: StorePlace = "dragoman.db",
    parser: str | None = None,
) -> int:
    """Follow RSS and Atom feeds: the articles they tell of are read, coded and kept. Stop it with Ctrl-C.

    Hosts are asked politely: robots.txt is heeded, one request at a time and a pause between two, nothing is fetched
    that has not changed, and a feed that fails is asked less and less often.

    Parameters
    ----------
    feeds
        Addresses of feeds. Without any, those that the record knows are followed.
    opml
        A list of feeds, as feed readers save it.
    once
        Ask every feed once and stop: for cron and the like.
    every
        Minutes between two looks at a feed.
    store
        The record: a file, or postgresql://user@host/name. It is made if it is not there.
    parser
        Name of an installed spaCy pipeline to parse with instead of the own one.
    """
    named = [*_checked(feeds), *_listed(opml)]
    from dragoman.pipeline import Coder
    from dragoman.reading.courtesy import Courtesy
    from dragoman.record.watching import Watch

    problems = Problems()
    with opened(store, create=True) as record, shown() as tell:
        named = list(dict.fromkeys(named)) or _known(record)
        following = Watch(record, Coder(parser=parser), Courtesy(), problems, every=timedelta(minutes=every), tell=tell)
        following.round(named, patient=False)
        while not once:
            time.sleep(min(LONGEST_SLEEP, max(1.0, (following.due(named) - datetime.now(UTC)).total_seconds())))
            following.round(named, patient=True)
    print(summary(following.tally), file=sys.stderr)
    return problems.exit_code


def _checked(feeds: tuple[str, ...]) -> list[str]:
    from dragoman.reading.links import web_address

    for each in feeds:
        if web_address(each) is None:
            raise Wrong(f"not the address of a feed: {each}")
    return list(feeds)


def _listed(opml: Path | None) -> list[str]:
    if opml is None:
        return []
    from dragoman.reading.opml import feeds_of
    from dragoman.reading.problems import Unreadable

    try:
        return feeds_of(opml)
    except Unreadable as error:
        raise Wrong(f"{opml}: {error.message}") from None


def _known(record: Store) -> list[str]:
    from dragoman.record.feeds import followed

    with record.reading() as connection:
        known = [feed.address for feed in followed(connection)]
    if not known:
        raise Wrong("no feeds to follow: name one, or a list with --opml")
    return known
