"""``dragoman mcp``: the record for assistants."""

from __future__ import annotations

from dragoman.commands.arguments import Wrong
from dragoman.commands.stores import StorePlace, opened


def mcp(*, store: StorePlace = "dragoman.db") -> int:
    """Answer an assistant's questions about the record, by the Model Context Protocol over standard input and output.

    Nothing can be changed that way. It is started by the assistant's program, not by hand.

    Parameters
    ----------
    store
        The record: a file, or postgresql://user@host/name.
    """
    try:
        from dragoman.serving.assistant.tools import server
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "mcp":
            raise
        raise Wrong("this needs one more package: pip install 'dragoman[mcp]'") from None
    with opened(store) as record:
        server(record).run("stdio")
    return 0
