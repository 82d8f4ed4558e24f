"""``dragoman correct``: what a person knows better, laid over what was coded."""

from __future__ import annotations

from typing import Annotated, Any

from cyclopts import Parameter

from dragoman.commands.arguments import Wrong
from dragoman.commands.stores import StorePlace, opened
from dragoman.commands.terminal import output


def correct(
    event: str | None = None,
    /,
    *,
    set: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    confirm: Annotated[bool, Parameter(negative="")] = False,
    reject: Annotated[bool, Parameter(negative="")] = False,
    merge: tuple[str, ...] = (),
    split: tuple[str, ...] = (),
    undo: int | None = None,
    who: Annotated[str, Parameter(env_var="DRAGOMAN_USER")],
    why: str,
    store: StorePlace = "dragoman.db",
) -> int:
    """Correct an event. Nothing is overwritten: the correction is kept beside what was coded, and can be undone.

    Prints the id of the event as it is now.

    Parameters
    ----------
    event
        Id of the event, or its first digits.
    set
        field=value, several times if need be: type, mode, cameo, contexts, status, promises, actor, recipient, when,
        promised_when or where. An empty value empties the field.
    confirm
        The event is right.
    reject
        There was no such event: it is no longer counted.
    merge
        Id of another event that is the same happening; may be given several times.
    split
        Id of a mention that is of another happening; may be given several times. See dragoman explain.
    undo
        Number of a correction that shall not hold any more; an undoing can be undone as well.
    who
        Who says so.
    why
        Why.
    store
        The record: a file, or postgresql://user@host/name.
    """
    asked = [name for name, given in _asked(set, confirm, reject, merge, split, undo) if given]
    if len(asked) != 1:
        raise Wrong("say what to correct: one of --set, --confirm, --reject, --merge, --split or --undo")
    if (event is None) != (undo is not None):
        raise Wrong("name the event, except with --undo, where the number tells it")
    from dragoman.record.amending import Amender

    with opened(store) as record:
        amender = Amender(record, who, why)
        if undo is not None:
            now = amender.undo(undo)
        elif set:
            now = amender.change(str(event), dict(map(_pair, set)))
        elif merge:
            now = amender.merge(str(event), merge)
        elif split:
            now = amender.split(str(event), split)
        else:
            now = amender.judge(str(event), asked[0])
    output().write(f"{now}\n")
    return 0


def _asked(*given: Any) -> list[tuple[str, bool]]:
    names = ("set", "confirm", "reject", "merge", "split", "undo")
    return [(name, each not in ((), False, None)) for name, each in zip(names, given, strict=True)]


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise Wrong(f"not field=value: {text}")
    return name.strip(), value
