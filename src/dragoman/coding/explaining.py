"""Why an event was coded, and why something was not: read off the reasons that the rules have left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.coding.candidates import Account, Candidate
from dragoman.coding.confidence import BASE, parts
from dragoman.coding.drafts import Reason
from dragoman.coding.entries import Entry
from dragoman.coding.lexicon import Lexicon
from dragoman.coding.scene import Scene
from dragoman.coding.status import status_words
from dragoman.model import Actor, Article, Event, When
from dragoman.resolving import dates

RULES = {
    "about": "a word about an event: code and mode come from both (composition.tsv)",
    "against": "a demand for something against somebody is a word against them",
    "announced": "a cooperative act to come is an agreement that promises it",
    "future": "a hostile act to come stays what it is",
    "intended": "the wish to cooperate is an event; a hostile plan is to come",
    "negated": "the word above says that it is not done",
    "hypothetical": "the word above leaves open whether it is done",
    "attempt": "tried, and not told as done",
    "forborne": "a deed that is agreed or promised not to be done is an agreement",
    "ceased": "what is imposed no more is conceded",
    "refused": "a will that is denied is a refusal",
    "peacekeeping": "troops that keep a peace are help",
    "warned": "announced under a condition: a threat",
    "suffered": "a past participle without an auxiliary: its subject suffers it",
    "planned": "the words before the noun say that it is not done yet",
    "clause": "negation, mood or tense of the clause",
    "supposed": "no entry fits: the linear model supposes it from the words of the sentence (docs/events.md)",
    "completed": "the words leave a side without a country, and the model is sure whose it is",
    "must": "what somebody says that others must do is a demand",
}
"""The composing rules by the name that their reasons bear."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """An event with the grounds of each of its parts."""

    event: Event
    grounds: tuple[tuple[str, str], ...]
    """Pairs of what is explained ("actor") and why, several of a kind in a row."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was found and is no event, or is told elsewhere."""

    trigger: str
    label: str
    """Type, CAMEO code and status."""
    reason: str


@dataclass(frozen=True, slots=True)
class Remainder:
    """What of a sentence became no event of its own."""

    sentence: int
    text: str
    left_out: tuple[LeftOut, ...]


def explain(account: Account, event: Event, article: Article, lexicon: Lexicon) -> Explanation:
    """The grounds of one of an account's events."""
    candidate = next(c for c in account.candidates if c.event is not None and c.event.id == event.id)
    return Explanation(event, tuple(_grounds(candidate, event, article, lexicon)))


def remainders(account: Account, article: Article, sentence: int | None = None) -> list[Remainder]:
    """The sentences of which something became no event of its own, or the one that is asked for."""
    found: dict[int, list[LeftOut]] = {}
    for candidate in account.candidates:
        reason = candidate.objection or _retold(account, candidate)
        if reason is not None:
            left = LeftOut(candidate.trigger, candidate.draft.label, reason)
            found.setdefault(candidate.scene.sentence.index, []).append(left)
    if account.offtopic:
        found[0] = [LeftOut("article", "", "words of sport, film, food or weather fill it: nothing is coded")]
    numbers = sorted(found) if sentence is None else [sentence] if 0 <= sentence < len(account.sentences) else []
    return [Remainder(n, article.text[slice(*account.sentences[n])], tuple(found.get(n, ()))) for n in numbers]


def _retold(account: Account, candidate: Candidate) -> str | None:
    if candidate.event is None or any(e.id == candidate.event.id for e in account.events):
        return None
    trigger = candidate.event.trigger
    whole = next((e for e in account.events if any(told.trigger == trigger for told in e.evidence)), None)
    return f"told again: evidence of the event {whole.id}" if whole else "told again elsewhere in the article"


def _grounds(candidate: Candidate, event: Event, article: Article, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    scene, draft = candidate.scene, candidate.draft
    entries = {entry.rule: entry for entry in lexicon.entries}
    for reason in draft.reasons:
        entry = entries.get(reason.rule)
        yield ("entry", _named(reason, entry, scene)) if entry else ("rule", _composed(reason))
    for side, people in (("actor", event.actor), ("recipient", event.recipient)):
        yield from ((side, f"{_shown(actor)}: {_who(actor, scene)}") for actor in people)
        if not people:
            yield side, "nobody is named"
    yield "status", _status(candidate, event, article)
    yield "when", _when(event, article, lexicon.language)
    if event.promised_when:
        yield "promised", _dated(event.promised_when, article, lexicon.language)
    yield "where", _where(event)
    if event.said_by:
        yield "said by", f"{_shown(event.said_by)}: {_who(event.said_by, scene)}"
    yield "confidence", _confidence(candidate, event)
    for told in event.evidence:
        if told != event.sentence:
            yield "told again", f"sentence {told.index}: “{told.trigger.text}”"


def _named(reason: Reason, entry: Entry, scene: Scene) -> str:
    word = scene.sentence.tokens[reason.word].text
    what = f"operator ({entry.effect})" if entry.effect else reason.after
    return f"“{word}” → {what}: {entry.word} ({entry.pos}) in lexicon/{entry.place}; example: {entry.example}"


def _composed(reason: Reason) -> str:
    change = f"{reason.before} → {reason.after}" if reason.before else reason.after
    return f"{change}: {RULES.get(reason.rule, reason.rule)}"


def _shown(actor: Actor) -> str:
    told = " ".join(filter(None, (actor.code or "no code", actor.sector)))
    name = f" = {actor.name}" if actor.name and actor.name != actor.text else ""
    return f"“{actor.text}”{name} ({told})"


def _who(actor: Actor, scene: Scene) -> str:
    """The row that gives the code, as ``dragoman who`` tells it."""
    inside = [t for t in scene.sentence if actor.span[0] <= t.start < actor.span[1]]
    own = {t.index for t in inside}
    top = next((t for t in inside if t.head not in own or t.head == t.index), None)
    found = scene.resolution(top.index) if top and top.upos not in ("PRON", "DET") else None
    if found is None:
        return _stands_for(actor, scene)
    if actor.inferred and found.code is None:
        return f"{found.explanation}; whose: {_stands_for(actor, scene)}"
    if (found.code, found.sector) != (actor.code, actor.sector):
        return _stands_for(actor, scene)
    inferred = "; the country is that of the sentence or the article" if actor.inferred else ""
    others = f"; or else {'; '.join(found.alternatives)}" if found.alternatives else ""
    return f"{found.explanation}{inferred}{others}"


def _stands_for(actor: Actor, scene: Scene) -> str:
    """What the one that a pronoun or a shared phrase stands for is known by."""
    if not actor.code and not actor.sector:
        return "known to no table"
    same = [m for m in scene.actors.mentions if m.resolution.code == actor.code and m.resolution.name == actor.name]
    same = same or [m for m in scene.actors.mentions if actor.code and m.resolution.code == actor.code]
    before = [m for m in same if m.span[0] <= actor.span[0]] or same
    if not before:
        return "stands for somebody told before"
    named = before[-1]
    return f"stands for “{named.text}” at {named.span[0]}: {named.resolution.explanation}"


def _status(candidate: Candidate, event: Event, article: Article) -> str:
    scene, draft = candidate.scene, candidate.draft
    if event.status == "historical":
        return f"historical: it was long before the day of publication, {article.published}"
    words = status_words(scene.sentence, draft.clause, scene.grammar)
    clause = scene.sentence.tokens[draft.clause].text
    if words:
        return f"{event.status}: " + ", ".join(f"“{w.text}”" for w in words) + f" with “{clause}”"
    return f"{event.status}: nothing in the clause of “{clause}” says otherwise"


def _when(event: Event, article: Article, language: str) -> str:
    if event.when is None:
        return "no date: the clause tells none, and it is not what a main clause tells as news"
    if event.when.basis == "published":
        return f"{_days(event.when)}: no date in the clause; a main clause of the news of that day"
    return _dated(event.when, article, language, lead=_is_of_the_lead(event))


def _is_of_the_lead(event: Event) -> bool:
    span = event.when.span if event.when else None
    return span is not None and not any(e.span[0] <= span[0] < e.span[1] for e in event.evidence)


def _dated(when: When, article: Article, language: str, *, lead: bool = False) -> str:
    expression = next((e for e in dates.find(article.text, language) if e.span == when.span), None)
    if expression is None:
        return f"{_days(when)}: {when.basis}"
    counted = {
        "publication": f"counted from the day of publication, {article.published or 'which is not known'}",
        "text": "counted from a date told before",
    }.get(expression.reference, "a date of its own")
    where = "the day of the article's lead" if lead else "in the clause of the event"
    return f"{_days(when)}: “{when.text}”, {where}; {expression.precision}, {counted}; {when.basis}"


def _days(when: When) -> str:
    start, end = when.start.isoformat(), when.end.isoformat()
    return start if start == end else f"{start} to {end}"


def _where(event: Event) -> str:
    place = event.where
    if place is None:
        return "no place: the clause names none"
    return f"{place.name}, {place.country}: “{place.text}”, {place.reason or 'named in the clause'}"


def _confidence(candidate: Candidate, event: Event) -> str:
    mild = event.status in ("hypothetical", "negated")
    told = [f"{BASE:.2f} to begin with"]
    told += [f"{part:+.2f} {why}" for part, why in parts(candidate.draft, event.actor, event.recipient, mild)]
    again = len(event.evidence) - 1
    if again:
        told.append(f"+{0.02 * again:.2f} told again")
    return f"{event.confidence:.2f} = " + ", ".join(told)
