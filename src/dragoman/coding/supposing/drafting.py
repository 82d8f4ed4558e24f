"""A sentence that no entry reads, as the event that the model supposes in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dragoman.coding.drafts import Draft, Reason
from dragoman.coding.lexicon import Lexicon
from dragoman.coding.scene import Scene
from dragoman.coding.settling import settled
from dragoman.coding.supposing import siding, telling
from dragoman.coding.supposing.model import Model, load
from dragoman.coding.words import ranked
from dragoman.ontology import cameo

NOTHING = "none"
"""The class of sentences that tell no event."""
LEAST = 0.35
"""The probability from which a type is supposed."""
SURE = 0.5
"""The probability from which a party is on a side, and a type comes before UNLIKELY ones."""
POSSIBLE = 0.25
"""The same where nobody else is on that side."""
CERTAIN = 0.6
"""The same in an event that the lexicon names."""
NOTHING_SURELY = 0.9
"""The probability of no event from which one that the lexicon names is given up, if its type is HARDLY likely."""
HARDLY = 0.02
UNLIKELY = 0.05
"""The probability up to which a type that the lexicon names gives way to another that is SURE."""
ROLE = 1.5
"""What a phrase with a sector counts beside a place of the same country."""
TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types that several do with each other."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely each type is in a sentence, and the features that this was read from."""

    types: Mapping[str, float]
    values: Mapping[str, tuple[float, int]]

    @property
    def kind(self) -> str:
        """The likeliest type."""
        return max((k for k in sorted(self.types) if k != NOTHING), key=self.types.__getitem__)

    def rules_out(self, kind: str) -> bool:
        """Whether a sentence most likely tells nothing, and hardly anything of a type."""
        return self.types[NOTHING] >= NOTHING_SURELY and self.types.get(kind, 0.0) <= HARDLY

    def prefers_another(self, kinds: Iterable[str]) -> bool:
        """Whether a sentence tells rather something of another type than of those that were read from it."""
        return self.types[self.kind] >= SURE and all(self.types.get(k, 0.0) <= UNLIKELY for k in kinds)


@dataclass(frozen=True, slots=True)
class Supposer:
    """Supposes events in sentences of one language."""

    model: Model
    lexicon: Lexicon

    def opinion(self, scene: Scene) -> Opinion:
        """What the model thinks of a sentence."""
        values = telling.weighed(telling.features(scene, self.lexicon))
        likely = self.model.types.probabilities({name: value for name, (value, _) in values.items()})
        return Opinion({k: float(p) for k, p in zip(self.model.types.classes, likely, strict=True)}, values)

    def suppose(self, scene: Scene, opinion: Opinion) -> Draft | None:
        """The event that a sentence most likely tells; None if it likely tells none, or nobody is named in it."""
        among = siding.parties(scene)
        kind = opinion.kind
        if opinion.types[kind] < LEAST or not any(p.actor.code for p in among):
            return None
        trigger = self.trigger(scene, kind, opinion.values)
        if trigger is None:
            return None
        actor, recipient = self._sides(scene, kind, trigger, among)
        draft = self._draft(scene, kind, trigger, actor, recipient)
        return settled(scene, replace(draft, probability=opinion.types[kind]))

    def completed(self, scene: Scene, draft: Draft) -> Draft:
        """A draft of the rules with the side that they left without a country, where the model is sure of one."""
        acting, receiving = _codes(scene, draft.actor), _codes(scene, draft.recipient)
        if draft.joint or bool(acting) == bool(receiving) or not scene.spoken_of() - acting - receiving:
            return draft
        among = siding.parties(scene)
        acts, receives = self._chances(scene, draft.type, draft.core, among)
        chances = receives if acting else acts
        inside = frozenset(scene.sentence.subtree(draft.clause))  # who is named in another clause has his part there
        chosen = [i for i, p in enumerate(among) if p.actor.code and p.index in inside and chances[i] >= CERTAIN]
        chosen = [i for i in chosen if among[i].actor.code not in acting | receiving]
        if not chosen:
            return draft
        heads = _heads(among, chosen, chances)
        made = replace(draft, recipient=heads) if acting else replace(draft, actor=heads)
        return made.by("completed", draft)

    def trigger(self, scene: Scene, kind: str, values: Mapping[str, tuple[float, int]]) -> int | None:
        """The word that speaks most for the type."""
        column = self.model.types.classes.index(kind)
        weights: dict[int, float] = {}
        rows = self.model.types.rows(list(values))[:, column]
        for (value, index), weight in zip(values.values(), rows, strict=True):
            if weight and index != telling.WHOLE:
                weights[index] = weights.get(index, 0.0) + value * float(weight)
        words = [i for i in weights if scene.sentence.tokens[i].upos in ("VERB", "NOUN", "ADJ")]
        return max(words, key=lambda i: (weights[i], -i), default=None)

    def _sides(
        self, scene: Scene, kind: str, trigger: int, among: Sequence[siding.Party]
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Heads of those who act and of those who receive."""
        acts, receives = self._chances(scene, kind, trigger, among)
        acting = [i for i in range(len(among)) if acts[i] >= SURE]
        receiving = [i for i in range(len(among)) if receives[i] >= SURE]
        if not acting:
            acting = _best(acts, receiving)
        together = kind in TOGETHER and len({among[i].actor.code for i in acting} - {None}) > 1
        if not receiving and not together:
            receiving = _best(receives, [*acting, *(i for i, p in enumerate(among) if siding.is_venue(scene, p))])
        return _heads(among, acting, acts), _heads(among, receiving, receives)

    def _chances(
        self, scene: Scene, kind: str, trigger: int, among: Sequence[siding.Party]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How likely each party acts, and how likely it receives."""
        sides = self.model.sides
        names = [siding.features(scene, kind, trigger, party, i, among) for i, party in enumerate(among)]
        chances = np.array([sides.probabilities(dict.fromkeys(each, 1.0)) for each in names])
        chances = chances.reshape(len(among), len(sides.classes))
        somebody = np.array(
            [not siding.is_venue(scene, p) or bool(p.actor.sector and kind not in TOGETHER) for p in among],
            dtype=np.float64,
        )
        return chances[:, sides.classes.index("A")] * somebody, chances[:, sides.classes.index("R")]

    def _draft(
        self, scene: Scene, kind: str, trigger: int, actor: tuple[int, ...], recipient: tuple[int, ...]
    ) -> Draft:
        predicate = ranked(scene.sentence, trigger, scene.grammar)
        rule = f"{self.lexicon.language}/supposed#{kind}"
        draft = Draft(
            type=kind,
            mode=None,
            cameo=cameo.default_cameo(kind),
            actor=actor,
            recipient=recipient,
            words=(trigger,),
            clause=trigger if predicate is None else predicate,
            core=trigger,
            rule=rule,
            joint=kind in TOGETHER and not recipient,
        )
        return replace(draft, reasons=(Reason("supposed", trigger, "", draft.label),))


def _codes(scene: Scene, heads: Sequence[int]) -> set[str | None]:
    return {a.code for i in heads for a in scene.participants(i)} - {None}


def _best(chances: NDArray[np.float64], but: Sequence[int]) -> list[int]:
    rest = [i for i in range(len(chances)) if i not in but and chances[i] >= POSSIBLE]
    return [max(rest, key=lambda i: (chances[i], -i))] if rest else []


def _heads(among: Sequence[siding.Party], chosen: Sequence[int], chances: NDArray[np.float64]) -> tuple[int, ...]:
    """One head for each country, that of its likeliest phrase; those of no country only if there is no other.

    Who is told by an office or a role comes before a mere place: "soldiers", not "Paris", of the same country.
    """
    weight = {i: float(chances[i]) * (ROLE if among[i].actor.sector else 1.0) for i in chosen}
    best: dict[str | None, int] = {}
    for i in chosen:
        code = among[i].actor.code
        if code not in best or weight[i] > weight[best[code]]:
            best[code] = i
    if len(best) > 1:
        best.pop(None, None)
    return tuple(sorted({among[i].index for i in best.values()}))


@cache
def supposer(language: str) -> Supposer | None:
    """The supposer of a language, or None if it ships no model."""
    from dragoman.coding import lexicon

    model = load(language)
    return Supposer(model, lexicon.load(language)) if model else None
