"""What the rules hand from one to the next: an event whose actors are still places in the tree."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.model import Status

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})
VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that made a draft or changed it."""

    rule: str
    """Of an entry its own name, ``en/agree#agree``; else the name of a composing rule (``explaining.RULES``)."""
    word: int
    """The token that it rests on."""
    before: str
    """What the event was until then, ``AID 070``; empty for the entry that names it."""
    after: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One event as the lexicon and the rules read it off the tree."""

    type: str
    mode: str | None
    cameo: str
    actor: tuple[int, ...]
    """Head tokens of who acts."""
    recipient: tuple[int, ...]
    words: tuple[int, ...]
    """Tokens that name the event; the trigger runs from the first to the last."""
    clause: int
    """The token whose clause tells tense, status and time."""
    core: int
    """The token that names the event itself, below all operators."""
    rule: str
    status: Status | None = None
    """Set where a rule knows better than the clause's own auxiliaries."""
    promises: str | None = None
    promised: int | None = None
    """The token whose clause tells when what is promised will be."""
    joint: bool = False
    """All actors act together and none receives."""
    nominal: bool = False
    """Named by a noun that no verb carries."""
    specificity: int = 0
    composed: bool = False
    """It speaks of another event: a demand for a withdrawal, a promise of aid."""
    probability: float = 1.0
    """Of what no entry names, how likely the model holds it to be."""
    reasons: tuple[Reason, ...] = ()
    """The entry that named the event, then every rule that changed it."""

    @property
    def label(self) -> str:
        """Type, CAMEO code and, where a rule has set one, status."""
        return f"{self.type} {self.cameo} {self.status or ''}".rstrip()

    def by(self, rule: str, before: Draft, *others: Reason) -> Draft:
        """The draft with the rule on record that made it of another."""
        reason = Reason(rule, self.clause, before.label, self.label)
        return replace(self, reasons=(*before.reasons, *others, reason))
