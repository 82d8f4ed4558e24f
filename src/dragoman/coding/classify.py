"""The relation between two actors that somebody else has marked: how a coder is compared on published sets.

Always answers. What the rules find between the two actors is taken first; where they find nothing, a linear model over
the words between them decides (``training/relations.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.coding.coder import ArticleCoder
from dragoman.coding.drafts import Draft
from dragoman.coding.finding import Finder
from dragoman.coding.guessing import FALLBACK, features, guesser
from dragoman.coding.scene import Scene
from dragoman.model import Article, Span
from dragoman.ontology import cameo, plover


@dataclass(frozen=True, slots=True)
class Relation:
    """What one marked actor does to the other."""

    type: str
    mode: str | None
    cameo: str
    quad: int
    status: str
    confidence: float

    def to_dict(self, row_id: object) -> dict[str, Any]:
        """The JSON object of the contract."""
        return {
            "id": row_id,
            "type": self.type,
            "mode": self.mode,
            "cameo": self.cameo,
            "quad": self.quad,
            "status": self.status,
            "confidence": self.confidence,
        }


def relate(article: Article, actor: Span, recipient: Span, coder: ArticleCoder) -> Relation:
    """The relation between two marked spans of an article."""
    scenes = coder.scenes(article)
    best: dict[str, tuple[float, Draft]] = {}
    for scene in scenes:
        for draft in Finder(coder.lexicon, scene).find():
            value, kind = fit(scene, draft, actor, recipient), published(draft)
            if kind not in best or value > best[kind][0]:
                best[kind] = (value, draft)
    table = guesser(coder.language).scores(list(features(scenes, actor, recipient, coder.lexicon)))
    values = {kind: WEIGHT * likely for kind, likely in table.items()}
    for kind, (value, _) in best.items():
        values[kind] = values.get(kind, 0.0) + value
    kind = max(sorted(values), key=lambda k: values[k]) if values else FALLBACK
    confidence = round(min(0.95, 0.3 + max(0.0, values.get(kind, 0.0)) / 18), 2)
    if kind in best:
        draft = best[kind][1]
        mode = draft.mode if draft.mode in plover.modes(kind) else None
        return Relation(kind, mode, draft.cameo, plover.quad(kind), draft.status or "actual", confidence)
    return Relation(kind, None, cameo.default_cameo(kind), plover.quad(kind), "actual", confidence)


PUBLISHED = {"116": "ACCUSE", "163": "COERCE", "03": "AGREE"}
"""Types that the published sets give to CAMEO codes, after the cross-walk of 2021, where PLOVER's manual of 2024 says
otherwise: a conviction, an international sanction, a withdrawal that is promised. `code` follows the manual."""
THREATS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "REJECT"})
"""Types that the published sets call a threat when they are announced: they know no future."""
WEIGHT = 3.0
"""What the linear model's probability counts beside the fit of a rule (at most 8). Anything from 1 to 8 gives the same
accuracy within half a point."""


def published(draft: Draft) -> str:
    """The type of a draft in the terms of the published sets."""
    if draft.status == "future" and draft.type in THREATS:
        return "THREATEN"
    return next((kind for code, kind in PUBLISHED.items() if draft.cameo.startswith(code)), draft.type)


def fit(scene: Scene, draft: Draft, actor: Span, recipient: Span) -> float:
    """How well a draft tells what the first marked actor does to the second."""
    doing, done = _touch(scene, draft.actor, actor), _touch(scene, draft.recipient, recipient)
    also = draft.joint and _touch(scene, draft.actor, recipient)
    value = 3.0 * doing + 3.0 * (done or also)
    if not (done or also):
        value += 1.0 * _touch(scene, draft.actor, recipient) + 0.5 * _touch(scene, draft.recipient, actor)
    trigger = [scene.sentence.tokens[w] for w in draft.words]
    middle = sum(t.start for t in trigger) / len(trigger)
    first, second = sorted((actor, recipient))
    if first[1] <= middle <= second[0]:
        value += 1.0
    if any(actor[0] <= t.start < actor[1] or recipient[0] <= t.start < recipient[1] for t in trigger):
        value -= 1.0
    if _below(scene, draft, recipient):
        value += 1.0
    value -= 0.15 * _depth(scene, draft.clause)
    return value - (0.5 if draft.nominal else 0.0)


def _touch(scene: Scene, heads: Sequence[int], span: Span) -> bool:
    for head in heads:
        words = scene.phrase(head)
        if scene.sentence.tokens[words[0]].start < span[1] and span[0] < scene.sentence.tokens[words[-1]].end:
            return True
    return False


def _below(scene: Scene, draft: Draft, span: Span) -> bool:
    """Whether the marked words stand in the part of the sentence that the event's word governs."""
    return any(span[0] <= scene.sentence.tokens[i].start < span[1] for i in scene.sentence.subtree(draft.core))


def _depth(scene: Scene, index: int) -> int:
    depth, token = 0, scene.sentence.tokens[index]
    while token.head != token.index and depth < 20:
        depth, token = depth + 1, scene.sentence.tokens[token.head]
    return depth
