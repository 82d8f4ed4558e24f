"""One reading of Universal Dependencies where treebanks of one language disagree.

Each step changes a sentence in place; ``own/<xx>/treebanks.toml`` says which steps a treebank needs. The aim is the
newest guidelines, and what the rules of coding ask for: who acts and who receives must look the same in all treebanks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from training.treebank import TreebankSentence

Step = Callable[[TreebankSentence, frozenset[str]], None]
# What only spelling or agreement shows, or what treebanks of one language annotate each in its own way.
DROPPED = frozenset({"AdvType", "NumType", "Polite", "PrepCase", "PunctSide", "PunctType"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


def harmonise(
    sentences: Iterable[TreebankSentence], steps: Iterable[str], verbs: frozenset[str]
) -> list[TreebankSentence]:
    """The sentences after the named steps; ``verbs`` are the verb lemmas known from all treebanks."""
    chosen = [STEPS[name] for name in steps]
    done = []
    for sentence in sentences:
        for step in chosen:
            step(sentence, verbs)
        done.append(sentence)
    return done


def _children(s: TreebankSentence, index: int) -> list[int]:
    return [i for i, head in enumerate(s.heads) if head == index and i != index]


def _preposition(s: TreebankSentence, index: int) -> str:
    marks = [i for i in _children(s, index) if s.deprels[i] in ("case", "mark") and i < index]
    return s.words[marks[0]].lower() if marks else ""


def _has(s: TreebankSentence, index: int, feature: str) -> bool:
    return feature in s.feats[index].split("|")


def _put(s: TreebankSentence, index: int, **values: str | None) -> None:
    feats = dict(f.split("=", 1) for f in s.feats[index].split("|") if f)
    for name, value in values.items():
        if value is None:
            feats.pop(name, None)
        else:
            feats[name] = value
    s.feats[index] = "|".join(f"{k}={v}" for k, v in sorted(feats.items(), key=lambda item: item[0].lower()))


def plain_features(s: TreebankSentence, verbs: frozenset[str]) -> None:
    """Features that no rule asks for are dropped; names have none, reflexives no case."""
    del verbs
    for i, upos in enumerate(s.upos):
        if upos == "PROPN":
            s.feats[i] = ""
            continue
        _put(s, i, **dict.fromkeys(DROPPED, None))
        if upos == "PRON":
            _put(s, i, Definite=None)
        if _has(s, i, "Reflex=Yes"):
            _put(s, i, Case=None, Gender=None, Number=None)
        if _has(s, i, "PronType=Int,Rel"):
            _put(s, i, PronType="Rel" if _relative(s, i) else "Int")


def _relative(s: TreebankSentence, index: int) -> bool:
    """Whether the pronoun's clause hangs on a noun before it."""
    verb = s.heads[index]
    for _ in range(4):
        if s.deprels[verb].startswith("acl"):
            return s.heads[verb] < index
        if s.heads[verb] == verb:
            return False
        verb = s.heads[verb]
    return False


def relative_clauses(s: TreebankSentence, verbs: frozenset[str]) -> None:
    """Clauses on nouns with a relative pronoun are ``acl:relcl``."""
    del verbs
    for i, relation in enumerate(s.deprels):
        if relation == "acl" and not _has(s, i, "VerbForm=Inf"):
            below = _children(s, i) + [k for j in _children(s, i) for k in _children(s, j)]
            if any(s.heads[i] < j < i and ("Rel" in s.feats[j]) for j in below):
                s.deprels[i] = "acl:relcl"


def relative_pronouns(s: TreebankSentence, verbs: frozenset[str]) -> None:
    """A conjunction that opens a relative clause is the pronoun: its subject, else its object, else an oblique."""
    del verbs
    for i, relation in enumerate(s.deprels):
        if relation != "acl:relcl":
            continue
        inside = _children(s, i)
        for j in inside:
            if s.deprels[j] != "mark" or s.upos[j] != "SCONJ" or s.words[j].lower() != "que" or j > i:
                continue
            prepositions = [k for k in inside if k < j and s.deprels[k] in ("case", "mark") and s.upos[k] == "ADP"]
            articles = [k for k in inside if k < j and s.deprels[k] == "det" and k >= j - 2]
            roles = {s.deprels[k].partition(":")[0] for k in inside}
            passive = any(s.deprels[k] == "aux:pass" for k in inside)
            s.upos[j], s.feats[j], s.lemmas[j] = "PRON", "PronType=Rel", "que"
            if prepositions:
                s.deprels[j] = "obl"
            elif "nsubj" not in roles:
                s.deprels[j] = "nsubj:pass" if passive else "nsubj"
            else:
                s.deprels[j] = "obl" if "obj" in roles else "obj"
            for k in prepositions + articles:
                s.heads[k] = j
                s.deprels[k] = "case" if k in prepositions else "det"
            break


def participles(s: TreebankSentence, verbs: frozenset[str]) -> None:
    """Participles behind their noun are clauses of verbs; all are past, and passive without "have"."""
    for i, upos in enumerate(s.upos):
        if not _has(s, i, "VerbForm=Part"):
            continue
        if upos == "ADJ":
            lemma = _infinitive(s.words[i].lower(), verbs)
            state = [
                j for j in _children(s, i) if s.upos[j] == "AUX" and s.deprels[j] == "cop" and s.lemmas[j] == "estar"
            ]
            behind = s.deprels[i] == "amod" and s.heads[i] < i
            if lemma and (behind or state):
                s.upos[i], s.lemmas[i] = "VERB", lemma
                if behind:
                    s.deprels[i] = "acl"
                for j in state:
                    s.deprels[j] = "aux:pass"
            else:
                _put(s, i, VerbForm=None, Tense=None)
                continue
        if s.upos[i] in ("VERB", "AUX"):
            perfect = any(s.deprels[j] == "aux" and s.lemmas[j] == "haber" for j in _children(s, i))
            passive = any(s.deprels[j] in ("aux", "aux:pass") and s.lemmas[j] == "ser" for j in _children(s, i))
            plain = s.upos[i] == "AUX" or (perfect and not passive)
            _put(s, i, Tense="Past", Voice=None if plain else "Pass")


def _infinitive(form: str, verbs: frozenset[str]) -> str | None:
    stem = form[:-1] if form.endswith("s") else form
    for ending, choices in (("ado", ("ar",)), ("ada", ("ar",)), ("ido", ("ir", "er")), ("ida", ("ir", "er"))):
        if stem.endswith(ending):
            found = [stem[:-3] + c for c in choices if stem[:-3] + c in verbs]
            return found[0] if found else None
    for ending, choices in (
        ("esto", "oner"),
        ("uesto", "oner"),
        ("itid", "itir"),
        ("echo", "acer"),
        ("uelto", "olver"),
    ):
        if stem[:-1] + "o" != stem[: -len(ending)] + ending:
            continue
        candidate = stem[: -len(ending)] + choices
        if candidate in verbs:
            return candidate
    return None


def passives(s: TreebankSentence, verbs: frozenset[str]) -> None:
    """ "To be" with a participle is the passive, its subject and its agent are told by their subtypes."""
    del verbs
    for i, upos in enumerate(s.upos):
        if upos != "VERB" or not _has(s, i, "VerbForm=Part"):
            continue
        inside = _children(s, i)
        ser = [j for j in inside if s.upos[j] == "AUX" and s.lemmas[j] == "ser" and s.deprels[j] in ("aux", "cop")]
        for j in ser:
            s.deprels[j] = "aux:pass"
        if any(s.deprels[j] == "aux:pass" for j in inside):
            for j in inside:
                if s.deprels[j] in ("nsubj", "csubj"):
                    s.deprels[j] += ":pass"
        if _has(s, i, "Voice=Pass") or ser:
            for j in inside:
                if s.deprels[j] in ("obj", "obl", "obl:arg") and _preposition(s, j) == "por" and s.upos[j] in NOMINAL:
                    s.deprels[j] = "obl:agent"


def oblique_objects(s: TreebankSentence, verbs: frozenset[str]) -> None:
    """An object with a preposition other than "a" is oblique, and any beside a pronoun that belongs to the verb."""
    del verbs
    for i, relation in enumerate(s.deprels):
        if relation not in ("obj", "iobj"):
            continue
        preposition = _preposition(s, i)
        pronominal = any(s.deprels[j] == "expl:pv" for j in _children(s, s.heads[i]))
        if preposition and (preposition not in ("a", "al") or pronominal):
            s.deprels[i] = "obl"
        elif s.upos[i] == "ADV" and not preposition:
            s.deprels[i] = "advmod"
        elif s.upos[i] == "ADJ" and not preposition and not any(s.deprels[j] == "det" for j in _children(s, i)):
            s.deprels[i] = "xcomp"


def datives(s: TreebankSentence, verbs: frozenset[str]) -> None:
    """Arguments with "a" and clitics that are called oblique arguments are indirect objects."""
    del verbs
    for i, relation in enumerate(s.deprels):
        if relation != "obl:arg":
            continue
        if (s.upos[i] == "PRON" and not _preposition(s, i)) or _preposition(s, i) in ("a", "al"):
            s.deprels[i] = "iobj"
        else:
            s.deprels[i] = "obl"


def names(s: TreebankSentence, verbs: frozenset[str]) -> None:
    """A part of a name behind a preposition is its modifier."""
    del verbs
    for i, relation in enumerate(s.deprels):
        if relation == "flat" and _preposition(s, i):
            s.deprels[i] = "nmod"


def clauses_on_nouns(s: TreebankSentence, verbs: frozenset[str]) -> None:
    """An adverbial clause that hangs on a noun is ``acl``."""
    del verbs
    for i, relation in enumerate(s.deprels):
        head = s.heads[i]
        of_noun = relation == "advcl" and s.upos[head] in ("NOUN", "PROPN") and head < i
        if of_noun and not any(s.deprels[j] in ("cop", "nsubj") for j in _children(s, head)):
            s.deprels[i] = "acl"


def doubled_datives(s: TreebankSentence, verbs: frozenset[str]) -> None:
    """A dative pronoun beside another object is the indirect object, and so is the phrase that it stands for."""
    del verbs
    for i in range(len(s.words)):
        if s.upos[i] != "PRON" or s.deprels[i] not in ("obj", "expl:pv", "iobj"):
            continue
        beside = [j for j in _children(s, s.heads[i]) if j != i]
        phrases = [j for j in beside if s.deprels[j] in ("obj", "iobj") and _preposition(s, j) in ("a", "al")]
        accusative = any(j == i + 1 and s.deprels[j] == "obj" and _has(s, j, "Case=Acc") for j in beside)
        others = any(
            s.deprels[j] in ("obj", "ccomp", "xcomp", "nsubj:pass", "expl:pass") for j in beside if j not in phrases
        )
        dative = _has(s, i, "Case=Dat") and s.deprels[i] != "expl:pv"
        if (dative and others) or (_has(s, i, "Reflex=Yes") and accusative):
            s.deprels[i] = "iobj"
            for j in phrases:
                s.deprels[j] = "iobj"


def obligations(s: TreebankSentence, verbs: frozenset[str]) -> None:
    """What has to be done is the complement of "have to", not joined to it."""
    del verbs
    for i, relation in enumerate(s.deprels):
        if relation == "conj" and s.lemmas[s.heads[i]] in ("tener", "haber") and _has(s, i, "VerbForm=Inf"):
            for j in _children(s, i):
                if s.deprels[j] == "cc" and s.words[j].lower() == "que":
                    s.deprels[i], s.deprels[j] = "xcomp", "mark"


def second_objects(s: TreebankSentence, verbs: frozenset[str]) -> None:
    """Of two objects, one with "a" and one without, the first is the indirect object."""
    del verbs
    for i, relation in enumerate(s.deprels):
        if relation != "obj" or s.upos[i] not in NOMINAL or _preposition(s, i) not in ("a", "al"):
            continue
        beside = [j for j in _children(s, s.heads[i]) if j != i and s.deprels[j] == "obj" and s.upos[j] in NOMINAL]
        if any(not _preposition(s, j) and s.upos[j] != "PRON" for j in beside):
            s.deprels[i] = "iobj"


def numerals(s: TreebankSentence, verbs: frozenset[str]) -> None:
    """A numeral or an adjective behind the article ("los tres reyes") belongs to the noun, not to the article."""
    del verbs
    for i, relation in enumerate(s.deprels):
        article = s.heads[i]
        if relation in ("nummod", "amod") and s.upos[article] == "DET" and s.deprels[article] == "det" and article < i:
            s.heads[i] = s.heads[article]


STEPS: dict[str, Step] = {
    step.__name__: step
    for step in (
        plain_features,
        relative_clauses,
        relative_pronouns,
        participles,
        passives,
        oblique_objects,
        datives,
        names,
        clauses_on_nouns,
        doubled_datives,
        obligations,
        second_objects,
        numerals,
    )
}
