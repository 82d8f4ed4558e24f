"""What the words of its own clause make of an event: told as done, to come, denied, refused or under a condition."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.composing import announced, by_whom, refused, warned
from dragoman.coding.drafts import COOPERATIVE, YIELDING, Draft
from dragoman.coding.scene import Scene
from dragoman.coding.status import clause_status, refuses, unreal

WARNED = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
"""Types that are a threat if they are announced under a condition."""


def settled(scene: Scene, draft: Draft) -> Draft:
    """With the status that the clause's own words give, unless a rule has set one."""
    sentence, grammar = scene.sentence, scene.grammar
    if draft.status == "future":  # by an operator, which may itself be denied: "does not plan to attack"
        told = clause_status(sentence, draft.clause, grammar)
        return replace(draft, status=told).by("clause", draft) if told in ("negated", "hypothetical") else draft
    if draft.status is not None:
        return draft
    draft = _as_it_took_place(scene, draft)
    if draft.type == "THREATEN" and not draft.recipient and draft.actor:  # "amagó con represalias si Londres cede"
        said = (draft.clause, *scene.arguments.slot(draft.clause, "comp"))
        condition = next((c for each in said if (c := _condition(scene, each)) is not None), None)
        draft = draft if condition is None else _addressed(scene, draft, condition)
    wish = draft.type == "AGREE" and (_is_wish(scene, draft) or _accepts(scene, draft))
    if draft.type in COOPERATIVE | YIELDING and refuses(sentence, draft.clause, grammar, wish=wish):
        return by_whom(refused(draft), scene.arguments.surface_subject(draft.clause))
    if draft.type == "MOBILIZE" and _keeps_peace(scene, draft):
        draft = replace(draft, type="AID", mode=None, cameo="074").by("peacekeeping", draft)
    status = clause_status(sentence, draft.clause, grammar)
    if status == "actual" and unreal(sentence, draft.clause, grammar):
        status = "hypothetical"
    if status == "future" and draft.type in WARNED and (condition := _condition(scene, draft.clause)) is not None:
        return _addressed(scene, warned(draft), condition)
    warns = status == "hypothetical" and draft.type in WARNED and bool(draft.actor) and _warns(scene, draft)
    if warns and (condition := _condition(scene, draft.clause)) is not None:
        return _addressed(scene, warned(draft), condition)
    if status == "future":
        return announced(draft)
    found = replace(draft, status=status)
    return found if status == "actual" else found.by("clause", draft)


def _as_it_took_place(scene: Scene, draft: Draft) -> Draft:
    """ "The meeting did not take place": what a noun names happened as the verb of happening says that it did."""
    sentence, grammar = scene.sentence, scene.grammar
    noun = sentence.tokens[draft.clause]
    verb = sentence.tokens[noun.head]
    if not draft.nominal or noun.upos != "NOUN" or verb.lemma.lower() not in grammar["happening"]:
        return draft
    told = noun.relation == "nsubj" or (noun.relation == "obj" and verb.lemma.lower() in grammar["impersonal"])
    return replace(draft, clause=verb.index) if told else draft


def _is_wish(scene: Scene, draft: Draft) -> bool:
    """ "wants to meet", "is ready to meet": nothing was agreed yet, it is only wanted."""
    ready = draft.composed and scene.sentence.tokens[draft.clause].upos not in ("VERB", "AUX", "NOUN")
    return ready or draft.reasons[-1].rule == "intended"


def _accepts(scene: Scene, draft: Draft) -> bool:
    """ "Did not accept the offer": an answer to somebody, which is a refusal if it is denied, and not undecided."""
    sentence, grammar = scene.sentence, scene.grammar
    token = sentence.tokens[draft.core]
    if token.lemma.lower() not in grammar["accepting"] or clause_status(sentence, draft.clause, grammar) != "negated":
        return False
    return token.relation != "conj" or clause_status(sentence, token.head, grammar) != "negated"  # "neither … nor"


def _keeps_peace(scene: Scene, draft: Draft) -> bool:
    """Troops sent to keep a peace are help (CAMEO 074), not a threat."""
    tokens, words = scene.sentence.tokens, scene.grammar["peacekeeping"]
    return any(tokens[i].lemma.lower() in words for i in scene.sentence.subtree(draft.core))


def _condition(scene: Scene, index: int) -> int | None:
    """ "If you attack, we will strike back": the verb of the clause that says if."""
    grammar = scene.grammar
    for clause in scene.sentence.dependents(index, "advcl", "csubj", "xcomp", "ccomp", "obl"):
        marks = scene.sentence.dependents(clause.index, "mark", "case")
        words = {m.lemma.lower() for m in marks}
        inner = {t.lemma.lower() for m in marks for t in scene.sentence.dependents(m.index)}
        moods = (clause, *scene.sentence.dependents(clause.index, "aux", "aux:pass", "cop"))
        if words & grammar["if"] and clause.relation == "advcl":
            return clause.index
        if (words | inner) & grammar["unless"] and (words | inner) & grammar["relative"]:
            return clause.index  # "a menos que firme", "en caso de que no pague"
        if words & grammar["if_subjunctive"] and any(t.has("Mood=Sub") for t in moods):
            return clause.index  # "como no pague"
        full = any(t.has("VerbForm=Inf") for t in moods) and clause.index < index
        if words & grammar["if_infinitive"] and full and clause.relation == "advcl":
            return clause.index  # "de no pagar"
    return None


def _warns(scene: Scene, draft: Draft) -> bool:
    """Whether those who act, or somebody of theirs, say it as a warning: "podría cortar el gas, advirtió"."""
    tokens, index = scene.sentence.tokens, draft.clause
    speaking = list(scene.arguments.slot(index, "speaker"))
    verbs = [tokens[tokens[i].head] for i in speaking]
    if tokens[index].relation == "ccomp":
        verbs.append(tokens[tokens[index].head])
        speaking += scene.arguments.surface_subject(tokens[index].head)
    own = {a.code for i in draft.actor for a in scene.participants(i)}
    others = {a.code for i in speaking for a in scene.participants(i) if not a.inferred} - {None}
    return others <= own and any(v.lemma.lower() in scene.grammar["warning"] for v in verbs)


def _addressed(scene: Scene, threat: Draft, condition: int) -> Draft:
    """A threat to nobody in particular is one to whom the condition is set: "if Russia attacks, NATO will respond"."""
    if threat.recipient:
        return threat
    doers = scene.arguments.surface_subject(condition)
    return replace(threat, recipient=tuple(i for i in doers if i not in threat.actor and scene.is_actor(i)))
