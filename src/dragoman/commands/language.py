"""``dragoman language``: which languages are installed, and what the folder of one still lacks."""

from __future__ import annotations

from typing import Literal

from dragoman.commands.arguments import Wrong
from dragoman.commands.terminal import output


def language(action: Literal["check", "list"], code: str | None = None, /) -> int:
    """List the installed languages, or check the folder of one.

    Parameters
    ----------
    action
        list, or check to say what a folder still lacks.
    code
        The language to check, two letters: the name of its folder.
    """
    from dragoman.installed import installed

    stream = output()
    if action == "list":
        stream.writelines(f"{name}\n" for name in installed())
        return 0
    if code is None:
        raise Wrong("which language? Name its folder: dragoman language check xx")
    from dragoman.coding.completeness import lacking

    missing = lacking(code)
    stream.writelines(f"{code}: {line}\n" for line in missing)
    if not missing:
        stream.write(f"{code}: nothing is lacking\n")
    return 1 if missing else 0
