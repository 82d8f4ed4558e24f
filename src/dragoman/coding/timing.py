"""When: the date expression of an event's own clause, not the nearest one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.coding.drafts import Draft
from dragoman.coding.scene import Scene
from dragoman.coding.status import governing_verb, tense
from dragoman.model import Event, Sentence, Span, Status, Token, When
from dragoman.resolving import dates

RECENT = 4
"""Days before publication on which the news of an article can have happened."""
PERIOD = 27
"""Days, less one, of what counts as a period: what happened before or after in it, happened in it too."""
LEAD = 4
"""Sentences, from the first event on, in which an article says when its news happened."""


@dataclass(slots=True)
class Clock:
    """The dates of an article, resolved in the order in which it tells them."""

    text: str
    language: str
    published: date | None
    last: tuple[date, date] | None = None
    _found: dict[Span, list[dates.Expression]] = field(default_factory=dict)

    def when(self, scene: Scene, draft: Draft, status: Status, clause: int | None = None) -> When | None:
        """The interval of an event, from its clause or, for what a report tells as new, from the day of publication."""
        place = draft.clause if clause is None else clause
        bound = self._bound(scene, draft, place) if clause is None else self._bound(scene, draft, place, only=place)
        if bound is not None:
            return self._resolve(scene, bound, place, status)
        if clause is None and self.published and status in ("actual", "negated") and not draft.nominal:
            return self._as_news(scene, draft, self.published)
        return None

    def promised(self, scene: Scene, draft: Draft, told: When | None) -> When | None:
        """When what is promised will be: by the promised act's clause, else the one date to come in the sentence."""
        if not draft.promises:
            return None
        found = None
        if draft.promised is not None and draft.promised != draft.clause:
            found = self.when(scene, draft, "future", draft.promised)
        if found is None and self.published:
            ahead = [w for e in self.inside(scene.sentence) if (w := self._ahead(e))]
            found = ahead[0] if len(ahead) == 1 else None
        return None if found and told and found.span == told.span else found

    def _ahead(self, expression: dates.Expression) -> When | None:
        """An expression as a time after publication, if it is one."""
        interval = dates.resolve(expression, self.published, "future", anchor=self.last)
        if interval is None or self.published is None or interval.start <= self.published:
            return None
        return When(interval.start, interval.end, interval.basis, expression.text, expression.span)

    def inside(self, sentence: Sentence) -> list[dates.Expression]:
        """The date expressions of a sentence, looked for when somebody asks."""
        where = (sentence.start, sentence.end)
        if where not in self._found:
            self._found[where] = dates.find(self.text, self.language, *where)
        return self._found[where]

    def is_time(self, sentence: Sentence, token: Token) -> bool:
        """Whether a token belongs to a date."""
        return any(e.span[0] < token.end and token.start < e.span[1] for e in self.inside(sentence))

    def _as_news(self, scene: Scene, draft: Draft, published: date) -> When | None:
        """What a main clause tells without a date is news of the day."""
        if _main(scene, draft) and tense(scene.sentence, draft.clause, scene.grammar) != "future":
            return When(published, published, "published")
        return None

    def _resolve(self, scene: Scene, found: dates.Expression, place: int, status: Status) -> When | None:
        time = "future" if status == "future" else tense(scene.sentence, place, scene.grammar)
        interval = dates.resolve(found, self.published, time, anchor=self.last)
        if interval is None:
            return None
        self.last = (interval.start, interval.end)
        return When(interval.start, interval.end, interval.basis, found.text, found.span)

    def _bound(self, scene: Scene, draft: Draft, place: int, only: int | None = None) -> dates.Expression | None:
        """The expression whose clause is the event's: that of its word, then of the operators above it."""
        within = self.inside(scene.sentence)
        if not within:
            return None
        chain = [place] if only is not None else self._chain(scene, draft)
        for anchor in chain:
            for expression in within:
                if self._clause_of(scene, expression) == anchor:
                    return expression
        return self._of_the_time(scene, place, within) if only is None else None

    def _of_the_time(self, scene: Scene, place: int, within: Sequence[dates.Expression]) -> dates.Expression | None:
        """ "In 2009 she was appointed after Clinton resigned": a period of the clause above is the event's too."""
        token = scene.sentence.tokens[place]
        if token.relation != "advcl" or not token.has("VerbForm=Fin"):
            return None
        for expression in within:
            if self._clause_of(scene, expression) == token.head:
                found = dates.resolve(expression, self.published, "past", anchor=self.last)
                if found is not None and (found.end - found.start).days >= PERIOD:
                    return expression
        return None

    def _chain(self, scene: Scene, draft: Draft) -> list[int]:
        """Tokens whose dates are the event's, the nearest first."""
        tokens = scene.sentence.tokens
        chain = [draft.clause] if draft.promises else [draft.core, draft.clause]
        chain += [w for w in draft.words if tokens[w].upos in ("VERB", "NOUN")] if not draft.promises else []
        top = tokens[draft.clause]
        if top.upos in ("NOUN", "PROPN", "ADJ") and draft.nominal:
            if scene.arguments.preposition(top.index) not in scene.grammar["own_time"]:
                chain.extend(self._verbs_above(scene, top.index))
        elif top.relation in ("xcomp", "conj") or (top.relation == "advcl" and not top.has("VerbForm=Fin")):
            chain.append(top.head)
        return list(dict.fromkeys(chain))

    def _verbs_above(self, scene: Scene, index: int) -> list[int]:
        """The verb that governs a noun and, if that has no tense of its own, the verbs above it."""
        found = [governing_verb(scene.sentence, index)]
        while found[-1].has("VerbForm=Inf") and found[-1].head != found[-1].index and len(found) < 5:
            found.append(governing_verb(scene.sentence, found[-1].head))
        return [t.index for t in found]

    def _clause_of(self, scene: Scene, expression: dates.Expression) -> int:
        """The predicate or event noun that an expression's words hang from."""
        start, end = expression.span
        inside = [t for t in scene.sentence if t.start >= start and t.end <= end]
        if not inside:
            inside = [t for t in scene.sentence if t.start < end and start < t.end]
        if not inside:
            return -1
        own = {t.index for t in inside}
        top = next((t for t in inside if t.head not in own), inside[0])
        if top.head == top.index:
            return top.index
        head = scene.sentence.tokens[top.head]
        while (
            head.relation in ("obl", "nmod", "nummod", "appos", "flat", "compound", "advmod", "amod", "case")
            and head.upos in ("NUM", "ADV", "ADP", "ADJ")
            and head.head != head.index
        ):
            head = scene.sentence.tokens[head.head]
        return head.index


def on_the_day_of_the_story(events: Sequence[Event], published: date | None) -> list[Event]:
    """What an article tells without a date happened when its lead did: on Wednesday, in the paper of Thursday."""
    if published is None:
        return list(events)
    first = min((e.sentence.index for e in events), default=0)
    lead = next(
        (
            e.when
            for e in events
            if e.when
            and e.when.basis == "stated"
            and e.when.start == e.when.end
            and 0 <= (published - e.when.start).days <= RECENT
            and e.sentence.index <= first + LEAD
        ),
        None,
    )
    if lead is None:
        return list(events)
    when = When(lead.start, lead.end, "inferred", lead.text, lead.span)
    return [replace(e, when=when) if e.when and e.when.basis == "published" else e for e in events]


def _main(scene: Scene, draft: Draft) -> bool:
    """Whether the event stands in what the sentence asserts as news, not in a clause of background."""
    token = scene.sentence.tokens[draft.clause]
    for _ in range(6):
        if token.head == token.index:
            return True
        if token.relation not in ("ccomp", "conj", "parataxis", "xcomp"):
            return False
        token = scene.sentence.tokens[token.head]
    return False
