"""What becomes of an event inside another word: agreed to X, refused to X, threatened to X, began to X."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from dragoman.coding.drafts import COOPERATIVE, YIELDING, Draft
from dragoman.coding.lexicon import rows

AGAINST = frozenset({"SANCTION", "COERCE", "ASSAULT"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN", "REJECT", "ACCUSE"})


@cache
def _table() -> Mapping[tuple[str, str], tuple[str, str | None]]:
    file = files("dragoman") / "coding" / "composition.tsv"
    return {(row["type"], row["content"]): (row["cameo"], row["mode"] or None) for _, row in rows(file)}


def promised_type(kind: str, code: str) -> str | None:
    """What an agreement promises, as far as its own CAMEO code says: 036 is one to meet, 0331 one to help."""
    if kind != "AGREE":
        return None
    table = {"031": "COOPERATE", "032": "SUPPORT", "033": "AID", "035": "RETREAT", "036": "CONSULT", "038": "CONSULT"}
    return table.get(code[:3])


def composed_code(outer: str, content: Draft) -> tuple[str, str | None] | None:
    """CAMEO code and mode of an event of type ``outer`` about ``content``, by the longest known code prefix."""
    table, code = _table(), content.cameo
    while code:
        if found := table.get((outer, code)):
            return found
        code = code[:-1]
    return None


def about(outer: Draft, content: Draft, *, denied: bool = False) -> Draft:
    """An event that speaks of another: an agreement to, a demand for, a refusal of, a threat of, blame for.

    ``denied`` says that the other is not to happen: "agreed not to attack".
    """
    if denied and (outer.type == "AGREE" or (outer.type == "THREATEN" and content.type in HOSTILE)):
        return forborne(outer, content)
    shared = not outer.recipient or set(outer.recipient) & set(content.recipient)
    if outer.type == "REQUEST" and shared and content.type in AGAINST and content.recipient:
        return _against(outer, content).by("against", content, *outer.reasons)
    if outer.type == "AGREE" and content.type in HOSTILE:
        return announced(
            replace(
                content,
                actor=outer.actor or content.actor,
                clause=outer.clause,
                rule=outer.rule,
                words=_words(outer, content),
                reasons=(*content.reasons, *outer.reasons),
            )
        )
    code = composed_code(outer.type, content)
    cameo, mode = code if code else (outer.cameo, outer.mode)
    recipient = outer.recipient or _receiver(outer, content)
    promises = content.promises or content.type if outer.type == "AGREE" else None
    return replace(
        outer,
        cameo=cameo,
        mode=mode or outer.mode,
        recipient=tuple(r for r in recipient if r not in outer.actor),
        words=_words(outer, content),
        promises=promises,
        promised=content.clause if promises else None,
        composed=True,
    ).by("about", content, *outer.reasons)


def forborne(outer: Draft, content: Draft) -> Draft:
    """ "Promised not to attack": an agreement, which promises no deed."""
    return replace(
        outer,
        type="AGREE",
        mode=None,
        cameo="030",
        recipient=outer.recipient or _receiver(outer, content),
        words=_words(outer, content),
        promises=None,
        composed=True,
    ).by("forborne", content, *outer.reasons)


def declined(content: Draft, clause: int) -> Draft:
    """ "Decided not to": a cooperative act is refused by it, a hostile one is not done."""
    if content.type in COOPERATIVE | YIELDING:
        return replace(refused(content), clause=clause)
    return replace(content, clause=clause, status="negated").by("negated", content)


def _against(outer: Draft, content: Draft) -> Draft:
    """ "called for sanctions against X": a word against X, whoever is to act."""
    return replace(
        outer,
        type="ACCUSE",
        mode="disapprove",
        cameo="113",
        recipient=content.recipient,
        words=_words(outer, content),
        composed=True,
    )


def refused(content: Draft) -> Draft:
    """ "will not release", "failed to agree": what is denied to somebody is a refusal of it."""
    code = composed_code("REJECT", content)
    cameo, mode = code if code else ("120", None)
    return replace(
        content, type="REJECT", mode=mode, cameo=cameo, status="actual", promises=None, promised=None, composed=True
    ).by("refused", content)


def by_whom(wish: Draft, subject: tuple[int, ...]) -> Draft:
    """ "will not receive him", "wants to meet her": who wants or refuses is the subject, whoever would act."""
    if wish.type not in ("REJECT", "AGREE") or not subject:
        return wish
    if set(subject) & set(wish.recipient):
        return replace(wish, actor=subject, recipient=wish.actor)
    others = tuple(i for i in wish.actor if i not in subject)
    if wish.joint and len(others) < len(wish.actor) and others and not wish.recipient:
        return replace(wish, actor=subject, recipient=others, joint=False)
    return wish


def ceased(content: Draft) -> Draft:
    """ "Stopped demanding visas", "no longer censors": what is imposed no more is conceded."""
    return replace(content, type="CONCEDE", mode=None, cameo="080", composed=True).by("ceased", content)


def _receiver(outer: Draft, content: Draft) -> tuple[int, ...]:
    """Who receives a word about an event: who is to do it, or did it, else who it is done to."""
    doers = tuple(a for a in content.actor if a not in outer.actor)
    others = tuple(r for r in content.recipient if r not in outer.actor)  # "agreed to receive him": the guest
    return others or doers if outer.type in ("AGREE", "THREATEN") else doers or others


def _words(outer: Draft, content: Draft) -> tuple[int, ...]:
    return tuple(sorted({*outer.words, *content.words}))


def announced(content: Draft) -> Draft:
    """What is announced for the time to come: a cooperative act is an agreement, a hostile one stays what it is."""
    if content.type in COOPERATIVE and content.type != "AGREE":
        code = composed_code("AGREE", content)
        return replace(
            content,
            type="AGREE",
            mode=None,
            cameo=code[0] if code else "030",
            status="future",
            promises=content.type,
            composed=True,
        ).by("announced", content)
    if content.type == "RETREAT":
        code = composed_code("AGREE", content)
        return replace(
            content,
            type="CONCEDE",
            mode=None,
            cameo=code[0] if code else "035",
            status="future",
            promises="RETREAT",
            composed=True,
        ).by("announced", content)
    return replace(content, status="future").by("future", content)


def warned(content: Draft) -> Draft:
    """ "If you attack, we will strike back": what is announced under a condition is a threat."""
    code = composed_code("THREATEN", content)
    cameo, mode = code if code else ("130", None)
    found = replace(content, type="THREATEN", mode=mode, cameo=cameo, status="actual", promises=None, composed=True)
    return found.by("warned", content)


def intended(content: Draft, clause: int) -> Draft:
    """ "wants to", "is ready to", "plans to": the wish to cooperate is itself an event, a hostile plan is to come."""
    if content.type in COOPERATIVE | YIELDING:
        if content.type == "AGREE":
            return replace(content, clause=clause)
        code = composed_code("AGREE", content)
        return replace(
            content,
            type="AGREE",
            mode=None,
            cameo=code[0] if code else "030",
            clause=clause,
            promises=content.type,
            promised=content.clause,
            composed=True,
        ).by("intended", content)
    return replace(content, status="future", clause=clause).by("intended", content)


def operated(effect: str, content: Draft, clause: int) -> Draft:
    """An operator over an event (docs/lexicon.md, effects); the operator's clause now tells tense and status."""
    match effect:
        case "intent":
            return intended(content, clause)
        case "future":
            return replace(announced(content), clause=clause)
        case "negated" if content.type == "AGREE" or content.cameo == "057":
            return replace(refused(content), clause=clause)
        case "ceased" if content.type in ("REQUEST", "SANCTION", "COERCE", "THREATEN"):
            return replace(ceased(content), clause=clause)
        case "ceased":
            return operated("negated", content, clause)
        case "negated" | "hypothetical":
            return replace(content, clause=clause, status=effect).by(effect, content)
        case "attempt" if content.type not in ("ASSAULT", "COERCE", "PROTEST", "CONSULT", "RETREAT"):
            return replace(content, clause=clause, status="hypothetical").by("attempt", content)
    return replace(content, clause=clause)
