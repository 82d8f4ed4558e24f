"""Silent subjects: whom the verb of a main clause is about that names nobody, as the sentence before tells it.

"The minister spoke in Lima. Resigned hours later": only in languages whose grammar says that a finite verb can do so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.coding.grammar import Grammar
from dragoman.model import Actor, Sentence, Token

if TYPE_CHECKING:
    from dragoman.coding.scene import Scene

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
NOBODY = ("expl:impers", "expl:pass", "expl:pv", "cop")


def silent_root(sentence: Sentence, grammar: Grammar) -> Token | None:
    """The main verb of a sentence if it is finite and its subject is not named there."""
    root = next((t for t in sentence if t.head == t.index), None)
    if root is None or not grammar["silent_subject"] or root.upos != "VERB":
        return None
    if root.lemma.lower() in grammar["impersonal"] or sentence.dependents(root.index, *SUBJECTS):
        return None
    if sentence.dependents(root.index, *NOBODY) and not _reflexive_of_people(sentence, root):
        return None
    return root if finite(sentence, root.index) is not None else None


def finite(sentence: Sentence, index: int) -> Token | None:
    """The finite word of a predicate in the third person: the verb itself or its auxiliary."""
    verbs = (sentence.tokens[index], *sentence.dependents(index, "aux", "aux:pass"))
    return next((t for t in verbs if t.has("VerbForm=Fin") and t.has("Person=3")), None)


def understood(scene: Scene, before: Scene | None) -> tuple[Actor, ...]:
    """Who the silent subject of a sentence's main verb is: the subject of the sentence before that agrees with it."""
    root = silent_root(scene.sentence, scene.grammar)
    verb = finite(scene.sentence, root.index) if root else None
    if root is None or verb is None or before is None:
        return ()
    many = verb.has("Number=Plur")
    main = next((t.index for t in before.sentence if t.head == t.index), None)
    subjects = before.arguments.surface_subject(main) if main is not None else ()
    if found := _agreeing(before, subjects, many=many):
        return found
    others = [t.index for t in before.sentence if t.deprel in SUBJECTS and t.index not in subjects]
    groups = {tuple(before.arguments.conjuncts(i)) for i in others}
    agreeing = [found for group in sorted(groups) if (found := _agreeing(before, group, many=many))]
    return agreeing[0] if len(agreeing) == 1 else ()


def _agreeing(before: Scene, subjects: tuple[int, ...], *, many: bool) -> tuple[Actor, ...]:
    """The actors of a subject, if it is of that number."""
    if not subjects or several(before, subjects) != many:
        return ()
    found = tuple(a for i in subjects for a in before.participants(i))
    named = before.sentence.tokens[subjects[0]].upos == "PROPN"
    return tuple(replace(a, name=a.name or a.text) for a in found) if named else found


def several(scene: Scene, heads: tuple[int, ...]) -> bool:
    """Whether a phrase is plural, by its own number or by its article's: "las FARC"."""
    if len(heads) > 1:
        return True
    tokens = scene.sentence.tokens
    words = [t for i in heads for t in (tokens[i], *scene.sentence.dependents(i, "det"))]
    return any(t.has("Number=Plur") for t in words)


def _reflexive_of_people(sentence: Sentence, root: Token) -> bool:
    """ "Se reunió con …": with another side named, somebody did it; "se suspendió" may mean anybody."""
    marks = [t for o in sentence.dependents(root.index, "obl") for t in sentence.dependents(o.index, "case")]
    return bool(sentence.dependents(root.index, "expl:pv")) and bool(marks)
