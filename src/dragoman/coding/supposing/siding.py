"""What the place of a phrase in the tree says of its side: whether it acts, receives, or neither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.coding.scene import Scene
from dragoman.model import Actor

CLIMBING = frozenset({"conj", "appos", "flat"})
"""Relations that pass on the place of the phrase above."""
DEEPEST = 15


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whom a sentence names, at the head of the phrase."""

    index: int
    actor: Actor


def parties(scene: Scene) -> list[Party]:
    """All whom a sentence names, without those inside a phrase that names the same country."""
    found: dict[tuple[tuple[int, int], str | None], Party] = {}
    for token in scene.sentence.tokens:
        for each in scene.participants(token.index):
            found.setdefault((each.span, each.code), Party(token.index, each))
    return [p for p in found.values() if not any(_holds(other, p) for other in found.values())]


def _holds(other: Party, party: Party) -> bool:
    (start, end), (first, last) = other.actor.span, party.actor.span
    inside = start <= first and last <= end and (start, end) != (first, last)
    return inside and other.actor.code == party.actor.code


def is_venue(scene: Scene, party: Party) -> bool:
    """Whether a party is only where something is done: "deliberated in Lima"."""
    case = next((t.lemma.lower() for t in scene.sentence.dependents(_top(scene, party), "case")), None)
    return scene.sentence.tokens[party.index].upos == "PROPN" and case in scene.grammar["somewhere_in"]


def features(
    scene: Scene, kind: str, trigger: int | None, party: Party, order: int, among: Sequence[Party]
) -> list[str]:
    """What tells the side of one of a sentence's parties, in an event of a type that is named at a token."""
    base = list(_base(scene, trigger, party, order, among))
    return base + [f"{kind}|{name}" for name in base]


def _base(scene: Scene, trigger: int | None, party: Party, order: int, among: Sequence[Party]) -> Iterator[str]:
    tokens, top = scene.sentence.tokens, _top(scene, party)
    case = next((t.lemma.lower() for t in scene.sentence.dependents(top, "case")), "-")
    above = tokens[tokens[top].head]
    relation = tokens[top].deprel
    key = f"{relation}/{case}{'P' if _passive(scene, above.index) else ''}"
    place = f"{min(order, 3)}/{min(len(among), 4)}"
    yield key
    yield f"{key}/{above.upos}"
    yield relation
    yield f"case:{case}"
    yield f"sector:{party.actor.sector}"
    yield f"inferred:{party.actor.inferred}"
    yield f"order:{place}"
    yield f"order:{place}/{relation}"
    yield f"codes:{min(3, len({p.actor.code for p in among if p.actor.code}))}"
    yield f"own:{tokens[party.index].relation}"
    yield f"above:{above.lemma.lower()}:{key}"
    yield f"root:{above.upos}:{key}" if above.relation == "root" else f"deep:{key}"
    if trigger is None:
        return
    path, word = _path(scene, party.index), tokens[trigger].lemma.lower()
    side = "left" if party.index < trigger else "right"
    if above.index == trigger:
        how = "governed"
    elif party.index == trigger:
        how = "same"
    else:
        how = "below" if trigger in path else "far"
    yield f"to:{how}:{side}"
    yield f"to:{how}:{key}"
    yield f"to:{how}:{side}:{key}:{tokens[trigger].upos}"
    yield f"word:{word}:{key}"
    yield f"word:{word}:{side}"
    own = _path(scene, trigger)
    shared = next((i for i in path if i in own), None)
    if shared is not None:
        yield f"far:{path.index(shared)}:{own.index(shared)}:{relation}:{case}"


def _top(scene: Scene, party: Party) -> int:
    """The head of the phrase whose place in the tree a party shares."""
    tokens, top = scene.sentence.tokens, party.index
    while tokens[top].relation in CLIMBING and tokens[top].head != top:
        top = tokens[top].head
    return top


def _passive(scene: Scene, index: int) -> bool:
    if scene.sentence.dependents(index, "aux:pass", "expl:pass"):
        return True
    token = scene.sentence.tokens[index]
    return token.upos == "VERB" and token.has("VerbForm=Part") and not scene.sentence.dependents(index, "aux")


def _path(scene: Scene, index: int) -> list[int]:
    path = [index]
    while scene.sentence.tokens[path[-1]].head != path[-1] and len(path) < DEEPEST:
        path.append(scene.sentence.tokens[path[-1]].head)
    return path
