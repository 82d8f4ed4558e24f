"""Whether it happened: status and tense of the clause that a word belongs to."""

from __future__ import annotations

from typing import Literal

from dragoman.coding.grammar import Grammar
from dragoman.coding.words import gerund, ranked, ranks, ranks_beside
from dragoman.model import Sentence, Status, Token

Tense = Literal["past", "present", "future"]


def clause_status(sentence: Sentence, index: int, grammar: Grammar) -> Status:
    """Status that auxiliaries, negation and conditions give a predicate; what is reported is taken as told."""
    negated, future, modal = _marks(sentence, index, grammar)
    here = index
    for _ in range(8):
        token = sentence.tokens[here]
        if token.relation == "advcl" and _conditional(sentence, here, grammar):
            return "hypothetical"
        if token.relation in ("advcl", "obl", "nmod") and _instead(sentence, here, grammar):
            return "negated"
        own_tense = token.has("Tense=Past") and token.has("VerbForm=Fin")  # "would have won but resigned"
        own_tense = own_tense or (token.relation == "conj" and bool(sentence.dependents(here, "nsubj", "nsubj:pass")))
        if token.relation in ("conj", "xcomp") and token.head != here and not future and not modal and not own_tense:
            _, above_future, above_modal = _marks(sentence, token.head, grammar)
            future, modal = future or above_future, modal or above_modal
        if token.head == here or token.relation in ("ccomp", "acl", "parataxis"):
            if token.relation == "ccomp" and _conditional(sentence, here, grammar):
                return "hypothetical"
            break
        here = token.head
    if negated:
        return "negated"
    if modal:
        return "hypothetical"
    return "future" if future else "actual"


def status_words(sentence: Sentence, index: int, grammar: Grammar) -> list[Token]:
    """The words that ``clause_status`` goes by: negations, auxiliaries and conditions of the clause and those above."""
    names = ("negators", "negative_determiners", "future", "modal", "compelled", "reported_future", "conditions")
    telling = frozenset().union(grammar["hearsay"], *(grammar[name] for name in names))
    found, here = [], index
    for _ in range(8):
        token = sentence.tokens[here]
        near = sentence.dependents(here, "advmod", "aux", "det", "mark", "cc")
        found += [t for t in near if t.lemma.lower() in telling]
        if token.head == here or token.relation not in ("conj", "xcomp", "advcl", "ccomp"):
            break
        here = token.head
    return sorted(found, key=lambda t: t.index)


def unreal(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """An infinitive, or a gerund that says what a noun is for: "a plan to attack", "the goal of ousting him"."""
    token = sentence.tokens[index]
    if token.relation == "conj" and token.has("VerbForm=Inf") and sentence.tokens[token.head].has("VerbForm=Inf"):
        return not sentence.dependents(index, "aux", "nsubj") and unreal(sentence, token.head, grammar)
    if token.upos != "VERB" or token.relation not in ("acl", "advcl", "xcomp", "csubj", "ccomp"):
        return False
    marks = {t.lemma.lower() for t in sentence.dependents(index, "mark", "case")}
    if ranked(sentence, index, grammar) is not None:
        return False
    if token.has("VerbForm=Inf"):
        if token.relation == "advcl" and marks & grammar["factual"]:
            return False  # "tras atacar la ciudad"
        told = ranks(sentence, token.head, grammar) or ranks_beside(sentence, token.head, grammar)
        if token.relation == "acl" and told:
            return False  # "fue el primer país en reconocerla"
        return not sentence.dependents(index, "aux")
    return token.relation == "acl" and gerund(token) and bool(marks & grammar["aim"])


def refuses(sentence: Sentence, index: int, grammar: Grammar, *, wish: bool = False) -> bool:
    """ "will not release", "would not meet", with ``wish`` "does not want to": a will that is denied is a refusal."""
    negated, future, _ = _marks(sentence, index, grammar)
    if not negated or wish:
        return negated
    auxiliaries = {t.lemma.lower() for t in sentence.dependents(index, "aux")}
    return future or bool(auxiliaries & grammar["reported_future"])


def _marks(sentence: Sentence, index: int, grammar: Grammar) -> tuple[bool, bool, bool]:
    """Negation, future and modality marked on one predicate itself."""
    negated = future = modal = False
    moods = [sentence.tokens[index], *sentence.dependents(index, "aux", "aux:pass", "cop")]
    goes = sentence.tokens[index].has("VerbForm=Fin") and sentence.tokens[index].text.lower() in grammar["future"]
    if goes or any(t.has("Tense=Fut") for t in moods):  # "irán a la huelga", whatever the parser makes of it
        future = True
    if any(t.has("Mood=Cnd") for t in moods):
        # "habría atacado" is hearsay; "atacaría" is a condition, or the future of the one who spoke.
        perfect = any(t.has("Mood=Cnd") and t.lemma.lower() in grammar["perfect"] for t in moods)
        future, modal = (True, modal) if not perfect and _reported(sentence, index, grammar) else (future, True)
    if any(t.has("Mood=Sub") for t in moods) and not _told_as_done(sentence, index, grammar):
        modal = True
    for token in sentence.dependents(index, "advmod", "aux", "det", "mark", "cc"):
        lemma = token.lemma.lower()
        after = sentence.tokens[token.index + 1].lemma.lower() if token.index + 1 < len(sentence.tokens) else ""
        negated |= (lemma in grammar["negators"] and after not in grammar["concessive"]) or (
            token.relation == "det" and lemma in grammar["negative_determiners"]
        )
        if token.relation == "aux":
            reported = lemma in grammar["reported_future"] and _reported(sentence, index, grammar)
            following = sentence.tokens[token.index + 1 : token.index + 2]
            goes_on = token.has("VerbForm=Part") or any(t.has("VerbForm=Ger") for t in following)
            if goes_on and lemma in grammar["future"]:
                continue  # "ha ido reforzando", "va retirando": little by little
            if reported or lemma in grammar["future"] or token.text.lower() in grammar["future"]:
                future = True
            elif lemma in grammar["compelled"] and not token.has("Tense=Past"):
                modal = True  # "tuvo que retirarse" is told as done, "tiene que retirarse" is not
            elif lemma in grammar["modal"] and sentence.tokens[index].lemma.lower() not in grammar["polite"]:
                modal = True
        modal |= token.relation == "advmod" and lemma in grammar["hearsay"]  # "reportedly killed"
    for token in sentence.dependents(index, "obl", "advmod"):  # "en ningún momento", "at no time"
        if token.index < index and token.lemma.lower() in grammar["never"]:
            near = sentence.dependents(token.index, "det", "advmod")
            negated |= any(d.lemma.lower() in grammar["negative_determiners"] for d in near)
    for token in sentence.dependents(index, "nsubj", "nsubj:pass", "obj"):
        before = sentence.dependents(token.index, "det", "cc", "cc:preconj", "advmod")  # "no troops", "neither A nor B"
        negated |= (
            any(d.lemma.lower() in grammar["negative_determiners"] for d in before)
            or token.lemma.lower() in grammar["negative_pronouns"]
        )
    if _imminent(sentence, index, grammar):
        past = any(t.has("Tense=Past") or t.has("Tense=Imp") for t in sentence.dependents(index, "aux"))
        future, modal = future or not past, modal or past
    predicate = sentence.tokens[index]
    if predicate.has("VerbForm=Inf") and sentence.dependents(index, "cop"):
        future = True  # "the ministers are to meet"
    return negated, future, modal


def _imminent(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """ "Está a punto de atacar": an infinitive behind an expression that says how near it is."""
    marks = sentence.dependents(index, "mark", "case")
    return any(t.lemma.lower() in grammar["imminent"] for m in marks for t in sentence.dependents(m.index, "fixed"))


def _told_as_done(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """ "Después de que Rusia invadiera": a subjunctive that the conjunction asks for."""
    marks = sentence.dependents(index, "mark", "case", "advmod")
    words = {t.lemma.lower() for t in marks}
    words |= {t.lemma.lower() for m in marks for t in sentence.dependents(m.index)}
    token = sentence.tokens[index]
    above = sentence.tokens[token.head]
    if token.relation == "advcl" and above.upos == "ADV":
        words.add(above.lemma.lower())  # "luego de que bombardeara", below the adverb
    achieved = token.relation == "ccomp" and above.lemma.lower() in grammar["achieving"]  # "logró que extraditara"
    auxiliaries = sentence.dependents(index, "aux")
    if achieved and all(t.lemma.lower() in grammar["perfect"] for t in auxiliaries):
        negated, future, modal = _marks(sentence, above.index, grammar)
        achieved = not (negated or future or modal)
    return achieved or bool(words & grammar["factual_subjunctive"])


def _reported(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """ "said it would …": no wish and no condition, but the future of the one who spoke."""
    token = sentence.tokens[index]
    for _ in range(4):
        if token.relation == "ccomp":
            return not any(
                t.relation == "advcl" and t.index > token.index and _if(sentence, t.index, grammar)
                for t in sentence.dependents(token.index)
            )
        if token.relation not in ("conj", "xcomp") or token.head == token.index:
            return False
        token = sentence.tokens[token.head]
    return False


def _if(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    return any(t.lemma.lower() in grammar["if"] for t in sentence.dependents(index, "mark"))


def _instead(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """ "Without informing the parliament", "en vez de negociar": what was not done."""
    token = sentence.tokens[index]
    if token.upos != "VERB" or token.has("VerbForm=Fin"):
        return False
    marks = sentence.dependents(index, "mark", "case")
    words = {t.lemma.lower() for m in marks for t in (m, *sentence.dependents(m.index, "fixed", "case"))}
    return bool(words & grammar["instead"])


def _conditional(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    return any(t.lemma.lower() in grammar["conditions"] for t in sentence.dependents(index, "mark"))


def tense(sentence: Sentence, index: int, grammar: Grammar) -> Tense:
    """Tense of the clause around a predicate or an event noun."""
    here = index
    for _ in range(8):
        token = sentence.tokens[here]
        _, future, _ = _marks(sentence, here, grammar)
        if future:
            return "future"
        auxiliaries = sentence.dependents(here, "aux", "aux:pass", "cop")
        if any(t.has("Tense=Past") or t.has("Tense=Imp") for t in (token, *auxiliaries)):
            return "past"
        if any(t.has("Tense=Pres") and t.has("VerbForm=Fin") for t in (token, *auxiliaries)):
            perfect = any(t.lemma.lower() in grammar["perfect"] for t in auxiliaries)
            return "past" if perfect else "present"
        if token.head == here:
            break
        here = token.head
    return "past"


def told_as_earlier(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """ "Months before, the union had struck": a pluperfect with words that put it before what the article tells."""
    had = [t for t in sentence.dependents(index, "aux") if t.lemma.lower() in grammar["perfect"]]
    if not any(t.has("VerbForm=Fin") and (t.has("Tense=Past") or t.has("Tense=Imp")) for t in had):
        return False
    near = sentence.dependents(index, "advmod", "obl", "nmod", "advcl")
    inside = [sentence.tokens[i] for t in near if t.upos != "VERB" for i in sentence.subtree(t.index)]
    words = {word.lower() for t in inside for word in (t.lemma, t.text)}  # "earlier" is a form of "early"
    return bool(words & grammar["earlier"]) and bool(words & grammar["periods"])


def governing_verb(sentence: Sentence, index: int) -> Token:
    """The predicate of the clause that holds a token, or the token itself."""
    token = sentence.tokens[index]
    for _ in range(12):
        if token.upos in ("VERB", "AUX") or token.head == token.index:
            return token
        token = sentence.tokens[token.head]
    return sentence.tokens[index]
