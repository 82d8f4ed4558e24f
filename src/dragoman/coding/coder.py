"""An article's events: each sentence that can hold one is parsed, read and checked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.coding import contexts, grammar, lexicon, locating, quoting
from dragoman.coding.candidates import Account, Candidate
from dragoman.coding.confidence import confidence
from dragoman.coding.drafts import Draft
from dragoman.coding.filtering import Filter
from dragoman.coding.finding import Finder
from dragoman.coding.forms import forms, verbs
from dragoman.coding.home import (
    abroad,
    at_home,
    convicting,
    of_the_other,
    own_people,
    placed,
    protesters,
    suffered,
    under_rule,
    whom_they_face,
)
from dragoman.coding.mending import mend
from dragoman.coding.mending.saying import reattached
from dragoman.coding.reference import BACK, Discourse
from dragoman.coding.relevance import objection, telling
from dragoman.coding.scene import Scene
from dragoman.coding.silence import silent_root
from dragoman.coding.status import told_as_earlier
from dragoman.coding.supposing import Supposer, supposer
from dragoman.coding.there import of_the_place
from dragoman.coding.timing import Clock, on_the_day_of_the_story
from dragoman.merging.article import merge
from dragoman.model import Actor, Article, Event, Evidence, Quote, Sentence, Source, Span, Status, Trigger, When
from dragoman.ontology import cameo, plover
from dragoman.parsing.parser import Parser
from dragoman.parsing.splitting import split
from dragoman.resolving import actors, dates, places

HISTORY = 365
"""Days before publication after which an event is history, not news."""


@dataclass(slots=True)
class ArticleCoder:
    """Codes the articles of one language with one parser."""

    language: str
    parser: Parser
    versions: dict[str, str]
    lexicon: lexicon.Lexicon = field(init=False)
    grammar: grammar.Grammar = field(init=False)
    filter: Filter = field(init=False)
    supposer: Supposer | None = field(init=False)

    def __post_init__(self) -> None:
        self.lexicon = lexicon.load(self.language)
        self.grammar = grammar.load(self.language)
        self.filter = Filter(self.lexicon, self.language)
        self.supposer = supposer(self.language)

    def code(self, article: Article) -> list[Event]:
        """All events of an article, one for each happening, in reading order."""
        return list(self.account(article).events)

    def account(self, article: Article, *, dropped: bool = False, supposing: bool = True) -> Account:
        """The events of an article and what they were chosen from; with ``dropped`` also what no rule let through.

        Without ``supposing`` only what the lexicon names is an event.
        """
        return self._account(article, dropped, supposing)[0]

    def told(self, article: Article) -> tuple[list[Event], list[Quote]]:
        """The events and the quotations of an article, as ``code`` and ``quotes`` have them, parsed once for both.

        An article that is not about politics, by its words, is not parsed, and has no quotations here.
        """
        account, parsed = self._account(article, False, True)
        if parsed is None:
            return list(account.events), []
        left = [(i, *where) for i, where in enumerate(account.sentences) if i not in parsed]
        parsed |= {s.index: s for s in self.parser.parse(article.text, left)} if left else {}
        named = actors.open_article(article.text, self.language, article.published)
        sentences = [parsed[i] for i in sorted(parsed)]
        return list(account.events), _Reading(self, article, account.sentences, named, sentences).quotes()

    def _account(self, article: Article, dropped: bool, supposing: bool) -> tuple[Account, dict[int, Sentence] | None]:
        """The account of an article, and its sentences that had to be parsed; None if it is not about politics."""
        text = article.text
        spans = [undated(text, where) for where in split(text, self.language)]
        bags = self.filter.telling(text, spans)
        if not bags or not telling(text, self.language):
            return Account((), (), tuple(spans), offtopic=bool(bags)), None
        named = actors.open_article(text, self.language, article.published)
        wanted = [i for i, bag in bags.items() if self.filter.may_hold(bag, spans, i, named)]
        wanted = [i for i in wanted if not signs(text, spans[i])]
        if not wanted:
            return Account((), (), tuple(spans)), {}
        parsed = sorted({*wanted, *quoting.beside(text, spans, wanted, self.language)})
        sentences = self._with_antecedents(text, spans, self.parser.parse(text, [(i, *spans[i]) for i in parsed]))
        reading = _Reading(self, article, spans, named, sentences)
        candidates = tuple(
            reading.candidates(dropped=dropped, supposing=frozenset(wanted) if supposing else frozenset())
        )
        told = on_the_day_of_the_story([each.event for each in candidates if each.event], article.published)
        return Account(tuple(merge(told)), candidates, tuple(spans)), {s.index: s for s in sentences}

    def _with_antecedents(self, text: str, spans: Sequence[Span], sentences: list[Sentence]) -> list[Sentence]:
        """With the sentences before that tell the silent subjects of those parsed."""
        parsed, last = {s.index: s for s in sentences}, list(sentences)
        for _ in range(BACK):
            asked = sorted({s.index - 1 for s in last if s.index and silent_root(s, self.grammar)} - parsed.keys())
            last = self.parser.parse(text, [(i, *spans[i]) for i in asked]) if asked else []
            parsed.update((s.index, s) for s in last)
        return [parsed[i] for i in sorted(parsed)]

    def quotes(self, article: Article) -> list[Quote]:
        """All quotations of an article, in text order."""
        return self._whole(article).quotes()

    def scenes(self, article: Article) -> list[Scene]:
        """Every sentence of an article, parsed and resolved, whether or not it can hold an event."""
        return self._whole(article).scenes

    def _whole(self, article: Article) -> _Reading:
        spans = [undated(article.text, where) for where in split(article.text, self.language)]
        named = actors.open_article(article.text, self.language, article.published)
        sentences = self.parser.parse(article.text, [(i, *where) for i, where in enumerate(spans)])
        return _Reading(self, article, spans, named, sentences)


class _Reading:
    """One article being read."""

    def __init__(
        self,
        coder: ArticleCoder,
        article: Article,
        spans: Sequence[Span],
        named: actors.ArticleActors,
        sentences: Sequence[Sentence],
    ) -> None:
        self.coder = coder
        self.article = article
        self.named = named
        text = article.text
        self.words = quoting.load(coder.language)
        self.discourse = Discourse(text, spans, named, coder.grammar)
        names = [m.span for m in named.mentions if m.kind != "role"]
        self.places = places.open_article(text, coder.language, named.countries)
        self.clock = Clock(text, coder.language, article.published)
        self.scenes = [
            Scene(
                text,
                self._tree(s, names),
                coder.grammar,
                named,
                self.discourse,
                coder.lexicon.speech,
                self.clock.is_time,
                calendar=dates.calendar_names(coder.language),
                places=self.places,
            )
            for s in sentences
        ]
        self.said = quoting.quotations(text, self.scenes, coder.language)

    def _tree(self, sentence: Sentence, names: Sequence[Span]) -> Sentence:
        coder, words = self.coder, self.words
        inside = [n for n in names if sentence.start <= n[0] and n[1] <= sentence.end]
        tree = mend(
            sentence, inside, coder.lexicon.by_head, forms(coder.language), verbs(coder.language), coder.grammar
        )
        return reattached(tree, words.says, words.quotes, words.complementizers, words.nouns)

    def quotes(self) -> list[Quote]:
        """All quotations of the sentences that were parsed, in text order, with the codes of those whom each names."""
        source = _source(self.article, self.coder.language)
        told = [quoting.quote(each, self.article.text, source) for each in self.said if not each.thought]
        return [replace(each, about=self._about(each.span)) for each in told]

    def _about(self, span: Span) -> tuple[str, ...]:
        codes = (mention.resolution.code for mention in self.named.within(*span))
        return tuple(dict.fromkeys(code for code in codes if code))

    def candidates(self, *, dropped: bool = False, supposing: Container[int] = ()) -> Iterator[Candidate]:
        """What may be an event, sentence by sentence; with ``dropped`` also what no rule let through.

        The model has its say in the sentences ``supposing``, by index: not in those that were parsed for others' sake.
        """
        for scene in self.scenes:
            finder = Finder(self.coder.lexicon, scene)
            supposer = self.coder.supposer if scene.sentence.index in supposing else None
            drafts = finder.find()
            if supposer is None:
                yield from (self._judged(scene, draft) for draft in drafts)
            else:
                judged = [self._judged(scene, supposer.completed(scene, draft)) for draft in drafts]
                yield from self._weighed(scene, supposer, judged)
            if dropped:
                yield from (Candidate(scene, draft, None, reason) for draft, reason in finder.left_out())

    def _weighed(self, scene: Scene, supposer: Supposer, judged: list[Candidate]) -> Iterator[Candidate]:
        """What the rules found, unless the model thinks otherwise, and what it supposes where they found nothing."""
        kinds = [each.event.type for each in judged if each.event]
        if not (kinds or scene.spoken_of()):
            yield from judged
            return
        opinion = supposer.opinion(scene)
        plain = all(len(each.draft.reasons) == 1 for each in judged if each.event)  # no rule composed it
        other = plain and opinion.prefers_another(kinds)
        supposed = supposer.suppose(scene, opinion) if other or not kinds else None
        instead = self._judged(scene, supposed) if supposed else None
        for each in judged:
            if each.event and instead and instead.event:
                yield replace(each, event=None, objection="the words of the sentence speak for another type")
            elif each.event and opinion.rules_out(each.event.type):
                yield replace(each, event=None, objection="the words of the sentence speak against any event")
            else:
                yield each
        if instead:
            yield instead

    def _judged(self, scene: Scene, draft: Draft) -> Candidate:
        draft = of_the_other(scene, under_rule(scene, abroad(scene, draft)))
        actor, named = of_the_place(scene, draft, _people(scene, draft.actor), _people(scene, draft.recipient))
        acting = {(a.name or a.text, a.code) for a in actor}
        recipient = tuple(a for a in named if (a.name or a.text, a.code) not in acting)
        if suffered(draft):
            recipient = named
        elif named and not recipient:
            draft = replace(draft, recipient=())  # done to oneself: "defended our positions"
        dissenters = self.coder.lexicon.classes.get("dissent", frozenset())
        dissent = any(scene.sentence.tokens[i].lemma.lower() in dissenters for i in draft.recipient)
        if not named:
            recipient = own_people(scene, draft, actor)
        actor = placed(scene, draft, actor) or protesters(scene, draft, recipient)
        actor = actor or convicting(scene, draft, recipient)
        reason = objection(draft, actor, recipient, dissent=dissent)
        if reason is None:  # what is merely understood makes no event of what was none
            recipient = recipient if named else recipient or at_home(scene, draft, actor)
            recipient = whom_they_face(scene, draft, actor, recipient)
        event = self._event(scene, draft, actor, recipient) if reason is None else None
        return Candidate(scene, draft, event, reason)

    def _event(self, scene: Scene, draft: Draft, actor: tuple[Actor, ...], recipient: tuple[Actor, ...]) -> Event:
        status: Status = draft.status or "actual"
        when = self.clock.when(scene, draft, status)
        promised = self.clock.promised(scene, draft, when)
        status = self._aged(status, when)
        if status == "actual" and told_as_earlier(scene.sentence, draft.clause, scene.grammar):
            status = "historical"
        start = min(scene.sentence.tokens[w].start for w in draft.words)
        end = max(scene.sentence.tokens[w].end for w in draft.words)
        text = self.article.text
        trigger = Trigger(text[start:end], (start, end))
        evidence = Evidence(scene.sentence.index, (scene.sentence.start, scene.sentence.end), trigger)
        event = Event(
            id="",
            type=draft.type,
            mode=draft.mode if draft.mode in plover.modes(draft.type) else None,
            contexts=contexts.contexts(scene.sentence, self.coder.language),
            cameo=draft.cameo,
            quad=plover.quad(draft.type),
            goldstein=cameo.goldstein(draft.cameo),
            status=status,
            promises=draft.promises,
            promised_when=promised,
            actor=actor,
            recipient=recipient,
            trigger=trigger,
            when=when,
            where=locating.where(scene, draft, self.places),
            said_by=quoting.said_by(self.said, scene.sentence.tokens[draft.clause].start),
            sentence=evidence,
            evidence=(evidence,),
            confidence=confidence(draft, actor, recipient, status in ("hypothetical", "negated")),
            rule=draft.rule,
            document=_source(self.article, self.coder.language),
            versions=self.coder.versions,
        )
        return replace(event, id=event_id(event))

    def _aged(self, status: Status, when: When | None) -> Status:
        published = self.article.published
        if status == "actual" and when and published and (published - when.end).days > HISTORY:
            return "historical"
        return status


_CAPITAL = r"[A-ZÁÉÍÓÚÑ]"
_TOWN = (
    rf"(?:{_CAPITAL}[A-ZÁÉÍÓÚÑ.’'-]+(?:,? {_CAPITAL}[\w.’'-]*){{0,4}}"
    rf"|{_CAPITAL}[\w.’'-]+(?:,? {_CAPITAL}[\w.’'-]*){{0,3}})"
)
_DAY = r"(?:,? [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?|,? \d{1,2}(?: (?:de )?[A-Za-z]{3,10}\.?)?(?: (?:de )?\d{4})?)?"
DATELINE = re.compile(
    _TOWN + _DAY + r"(?: ?\([^()]{2,30}\))? ?(?:\.[-–—]{1,2}|--|—|–| - |:) ?" + r"(?=[\"“‘«¿¡A-ZÁÉÍÓÚÑ0-9])"
)
SHORTEST = 40
"""Characters that have to follow a dateline: in "Moscow: no comment" the place is the sentence's subject."""


def signs(text: str, where: Span) -> bool:
    """A line below a quotation that only says whose it is: "—The minister, on the talks of the week"."""
    return text[where[0] : where[0] + 1] in ("—", "―") and text[where[1] - 1] not in '.!?…”"»'


def undated(text: str, where: Span) -> Span:
    """A sentence without its dateline ("NAIROBI (Reuters) -"), which no grammar foresees."""
    found = DATELINE.match(text, *where)
    if found is None or where[1] - found.end() < SHORTEST:
        return where
    capitals = found[0].split(" ")[0].rstrip(",:")
    if not (capitals.isupper() and len(capitals) > 3) and "(" not in found[0]:
        return where
    return found.end(), where[1]


def _people(scene: Scene, heads: Sequence[int]) -> tuple[Actor, ...]:
    found: dict[tuple[Span, str | None, str | None, str | None], Actor] = {}
    for head in heads:
        for each in scene.participants(head):
            found.setdefault((each.span, each.name, each.code, each.sector), each)
    return tuple(found.values())


def _source(article: Article, language: str) -> Source:
    return Source(article.id, article.url, article.title, article.language or language, article.published)


def event_id(event: Event) -> str:
    """A content hash: the same event of the same document under the same coding has the same id."""
    parts = [
        event.document.id,
        event.type,
        event.mode or "",
        event.cameo,
        event.status,
        str(event.trigger.span),
        event.sentence.trigger.text,
        *(f"{a.span}{a.text}{a.name or ''}" for a in event.actor),
        ">",
        *(f"{a.span}{a.text}{a.name or ''}" for a in event.recipient),
    ]
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=10).hexdigest()
