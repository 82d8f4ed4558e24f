"""``dragoman recode``: the articles of the record coded again."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter, validators

from dragoman.commands.stores import StorePlace, opened
from dragoman.commands.terminal import Problems, counted


def recode(
    *,
    store: StorePlace = "dragoman.db",
    everything: bool = False,
    parser: str | None = None,
    processes: Annotated[int, Parameter(validator=validators.Number(gte=1))] = 1,
) -> int:
    """Code again the articles that were coded with other versions of code, parser, rules or facts than today's.

    Corrections are kept. It can be stopped at any time, and be run again: it goes on where it was.

    Parameters
    ----------
    store
        The record: a file, or postgresql://user@host/name.
    everything
        Code all articles again, also those that were coded with today's versions.
    parser
        Name of an installed spaCy pipeline to parse with instead of the own one.
    processes
        Processes to code in; the record is the same for any number.
    """
    from dragoman.pipeline import Coder
    from dragoman.record.recoding import recode as again

    problems = Problems()
    with opened(store) as record:
        done = again(record, Coder(parser=parser), everything=everything, processes=processes, report=problems)
        number = sum(1 for _ in counted(done, "articles coded again"))
    print(f"{number} articles coded again", file=sys.stderr)
    return problems.exit_code
