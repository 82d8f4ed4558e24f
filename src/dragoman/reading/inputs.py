"""The inputs a user names, in order: files of folders, single files, addresses, standard input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.reading.decoding import well_formed
from dragoman.reading.problems import Problem, Unreadable, one_line
from dragoman.reading.streams import told

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to be opened: a file, an address, or standard input, which is neither."""

    label: str
    """What ids are made of: without the part of the path that differs between machines."""
    where: str
    """What the user is told: the path or address as given."""
    path: Path | None = None
    address: str | None = None


def expand(inputs: Sequence[str], report: Callable[[Problem], None]) -> Iterator[Input]:
    """The inputs one by one, folders as their files: sorted, at every depth, without hidden ones."""
    seen: dict[str, int] = {}
    for item in inputs:
        for found in _expanded(item, report):
            count = seen[found.label] = seen.get(found.label, 0) + 1
            # Two files of one name in two folders: the second gets its number.
            label = found.label if count == 1 else f"{found.label}#{count}"
            yield Input(label, found.where, found.path, found.address)


def _expanded(item: str, report: Callable[[Problem], None]) -> Iterator[Input]:
    if item == STANDARD_INPUT:
        yield Input("stdin", "standard input")
        return
    if item.lower().startswith(("http://", "https://")):
        yield Input(well_formed(item), one_line(item), address=item)
        return
    where = one_line(item)
    if "\x00" in item or not item:
        report(Problem(where or '""', "not the name of a file, folder or address"))
        return
    path = Path(item)
    try:
        with told():
            folder = path.is_dir()
            if not folder:
                path.stat()
    except Unreadable as error:
        report(Problem(where, error.message))
        return
    if not folder:
        yield Input(well_formed(path.name), where, path)
        return
    empty = True
    for file in _files(path, report):
        empty = False
        yield Input(well_formed(file.relative_to(path).as_posix()), one_line(str(file)), file)
    if empty:
        report(Problem(where, "a folder without files to read"))


def _files(folder: Path, report: Callable[[Problem], None]) -> Iterator[Path]:
    """The files below a folder in the order of their names. Links to folders are not followed: they may lead back."""
    try:
        with told(), os.scandir(folder) as entries:
            found = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except Unreadable as error:
        report(Problem(one_line(str(folder)), error.message))
        return
    for entry in found:
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from _files(path, report)
        elif path.is_file():
            yield path
        elif not path.is_dir():
            report(Problem(one_line(entry.path), "not a file that can be read"))
