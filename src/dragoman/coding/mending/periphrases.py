"""Verbs that only colour another are its auxiliaries, also where treebanks see two verbs: "tuvo que irse"."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from dragoman.coding.entries import Entry
from dragoman.coding.grammar import Grammar
from dragoman.model import Sentence, Token

PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"
COMPLEMENT = ("xcomp", "ccomp", "conj")


def coloured(sentence: Sentence, periphrases: Container[str]) -> Sentence:
    """The sentence with the infinitive of each periphrasis ("tener que") as the head of its clause."""
    for verb in sentence.tokens[:-2]:
        mark = sentence.tokens[verb.index + 1]
        if f"{verb.lemma.lower()} {mark.text.lower()}" not in periphrases:
            continue
        full = [t for t in sentence.dependents(verb.index, *COMPLEMENT) if t.has("VerbForm=Inf")]
        if full and full[0].index > mark.index and mark.head in (verb.index, full[0].index):
            sentence = _headed(sentence, verb.index, mark.index, full[0])
    return sentence


def lowered(sentence: Sentence, objects: Container[str], controllers: Container[str]) -> Sentence:
    """What stands behind an infinitive belongs to it, but not where it is asked of somebody: "empezó a armar a X".

    ``objects`` are prepositions of objects, ``controllers`` the verbs whose object is who is to do it.
    """
    tokens = list(sentence.tokens)
    for full in sentence.tokens:
        verb = tokens[full.head]
        if full.deprel != "xcomp" or full.upos != "VERB" or full.has("VerbForm=Fin") or full.index < verb.index:
            continue
        if verb.lemma.lower() in controllers or sentence.dependents(verb.index, "iobj"):
            continue
        for phrase in sentence.dependents(verb.index, "obj", "iobj", "obl"):
            marks = sentence.dependents(phrase.index, "case")
            if phrase.index > full.index and marks and marks[0].lemma.lower() in objects:
                tokens[phrase.index] = replace(phrase, head=full.index)
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def across(sentence: Sentence) -> Sentence:
    """ "acaba de prohibir Uganda las marchas": of two bare phrases behind an infinitive, a name in front acts."""
    tokens = list(sentence.tokens)
    for full in sentence.tokens:
        if full.deprel != "xcomp" or full.upos != "VERB" or full.has("VerbForm=Fin"):
            continue
        subjects = [t for t in sentence.dependents(full.head, "nsubj") if t.index > full.index]
        objects = [t for t in sentence.dependents(full.index, "obj") if not sentence.dependents(t.index, "case")]
        if len(subjects) != 1 or len(objects) != 1 or not full.index < objects[0].index < subjects[0].index:
            continue
        name, thing = objects[0], subjects[0]
        if name.upos == "PROPN" and thing.upos == "NOUN":
            tokens[name.index] = replace(name, head=full.head, deprel="nsubj")
            tokens[thing.index] = replace(thing, head=full.index, deprel="obj")
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def climbed(sentence: Sentence, objects: Container[str], controllers: Container[str]) -> Sentence:
    """ "Al nuncio no lo quiso recibir Ortega": a pronoun before a verb is the object of the infinitive behind it.

    The bare phrase behind both is then who does it, and what stands before them, with one of the prepositions of
    ``objects``, whom the pronoun means. Not so with ``controllers``: "lo obligó a pagar la deuda".
    """
    tokens = list(sentence.tokens)
    for full in sentence.tokens:
        verb = tokens[full.head]
        if full.deprel != "xcomp" or not full.has("VerbForm=Inf") or full.index < verb.index:
            continue
        pronouns = [t for t in sentence.dependents(verb.index, "obj") if t.has("Case=Acc") and t.index < verb.index]
        if verb.upos != "VERB" or len(pronouns) != 1 or pronouns[0].has("Reflex=Yes"):
            continue
        if verb.lemma.lower() in controllers or sentence.dependents(verb.index, "nsubj", "csubj"):
            continue
        near = [*sentence.dependents(full.index, "obj", "nsubj"), *sentence.dependents(verb.index, "obj")]
        behind = [t for t in near if t.index > full.index and t.upos in ("NOUN", "PROPN")]
        if len(behind) != 1 or sentence.dependents(behind[0].index, "case"):
            continue
        tokens[behind[0].index] = replace(behind[0], head=verb.index, deprel="nsubj")
        tokens[pronouns[0].index] = replace(pronouns[0], head=full.index)
        for phrase in sentence.dependents(verb.index, "iobj", "obl", "obj"):
            marks = sentence.dependents(phrase.index, "case")
            if phrase.index < pronouns[0].index and marks and marks[0].lemma.lower() in objects:
                tokens[phrase.index] = replace(phrase, head=full.index, deprel="iobj")
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def passived(
    sentence: Sentence, verbs: Mapping[str, str], heads: Mapping[str, Sequence[Entry]], grammar: Grammar
) -> Sentence:
    """Participles that the parser took for adjectives, though somebody did it: "quedó prohibida por el Gobierno".

    ``verbs`` are the lexicon's by their forms; the grammar's ``remaining`` make a passive with a participle.
    """
    for done in sentence.tokens:
        known = verbs.get(done.text.lower())
        agents = sentence.dependents(done.index, "obl:agent")
        if done.upos not in ("ADJ", "VERB") or known is None or not agents:
            continue
        if any(entry.pos == "adj" for entry in heads.get(done.lemma.lower(), ())):
            continue  # "sigue preocupado por los abusos"
        if agents[0].lemma.lower() in grammar["orders"]:
            continue  # "quedó detenido por orden del juez"
        if done.upos == "ADJ":
            tokens = list(sentence.tokens)
            feats = "|".join(filter(None, (done.feats, PASSIVE)))
            tokens[done.index] = replace(done, upos="VERB", lemma=known, feats=feats)
            sentence = replace(sentence, tokens=tuple(tokens))
        above = sentence.tokens[done.head]
        if done.deprel in ("xcomp", "obj") and above.upos == "VERB" and above.lemma.lower() in grammar["remaining"]:
            sentence = _undergone(sentence, above, sentence.tokens[done.index])
    return sentence


def resulting(
    sentence: Sentence, verbs: Mapping[str, str], heads: Mapping[str, Sequence[Entry]], grammar: Grammar
) -> Sentence:
    """ "tiene desplegados cinco mil soldados": the participle tells what was done, and who has it so did it.

    Not where the lexicon knows the two words together: "tiene previsto viajar".
    """
    for verb in sentence.tokens[:-1]:
        if verb.lemma.lower() not in grammar["resulting"] or verb.upos != "VERB" or not verb.has("VerbForm=Fin"):
            continue
        done = sentence.tokens[verb.index + 1]
        word, known = done.text.lower(), verbs.get(done.text.lower(), "")
        formed = known and word.startswith(known[:-2]) and word[len(known) - 2 :] in grammar["participle_endings"]
        if not formed or done.head != verb.index or sentence.dependents(done.index, "case", "det"):
            continue
        if _phrased(known, heads.get(verb.lemma.lower(), ()), grammar["participle_endings"]):
            continue
        tokens = list(sentence.tokens)
        for other in sentence.dependents(verb.index):
            tokens[other.index] = replace(other, head=done.index)
        head = done.index if verb.head == verb.index else verb.head
        feats = PASSIVE.removesuffix("|Voice=Pass")
        tokens[done.index] = replace(done, upos="VERB", lemma=known, feats=feats, head=head, deprel=verb.deprel)
        perfect = min(grammar["perfect"], default=verb.lemma)
        tokens[verb.index] = replace(verb, upos="AUX", lemma=perfect, head=done.index, deprel="aux")
        sentence = replace(sentence, tokens=tuple(tokens))
    return sentence


def progressing(sentence: Sentence, progressive: Container[str]) -> Sentence:
    """ "la ayuda que viene prestándole": what somebody keeps doing is what he does."""
    for verb in sentence.tokens[:-1]:
        done = sentence.tokens[verb.index + 1]
        if verb.upos != "VERB" or verb.lemma.lower() not in progressive or not done.has("VerbForm=Ger"):
            continue
        if done.head != verb.index or not verb.has("VerbForm=Fin"):
            continue
        tokens = list(sentence.tokens)
        for other in sentence.dependents(verb.index):
            tokens[other.index] = replace(other, head=done.index)
        head = done.index if verb.head == verb.index else verb.head
        tokens[done.index] = replace(done, head=head, deprel=verb.deprel)
        tokens[verb.index] = replace(verb, upos="AUX", head=done.index, deprel="aux")
        sentence = replace(sentence, tokens=tuple(tokens))
    return sentence


def _phrased(verb: str, entries: Sequence[Entry], endings: Container[str]) -> bool:
    """Whether one of a word's entries asks for a participle of a verb."""
    asked = {word for entry in entries for words in entry.asked for word in words}
    return any(word.startswith(verb[:-2]) and word[len(verb) - 2 :] in endings for word in asked)


def _undergone(sentence: Sentence, verb: Token, done: Token) -> Sentence:
    """The sentence with the participle as the head, and whom it is done to as its subject."""
    tokens = list(sentence.tokens)
    for other in sentence.dependents(verb.index):
        tokens[other.index] = replace(other, head=done.index)
    for other in (*sentence.dependents(verb.index, "nsubj"), *sentence.dependents(done.index, "nsubj", "obj")):
        bare = not sentence.dependents(other.index, "case")
        tokens[other.index] = replace(tokens[other.index], deprel="nsubj:pass" if bare else other.deprel)
    head = done.index if verb.head == verb.index else verb.head
    tokens[done.index] = replace(done, head=head, deprel=verb.deprel)
    tokens[verb.index] = replace(verb, upos="AUX", head=done.index, deprel="aux:pass")
    return replace(sentence, tokens=tuple(tokens))


def neared(sentence: Sentence, imminent: Container[str]) -> Sentence:
    """The sentence with the infinitive as its predicate where a noun only says how near it is: "está a punto de"."""
    for noun in sentence.tokens:
        if noun.lemma.lower() not in imminent or not sentence.dependents(noun.index, "cop"):
            continue
        before = sentence.dependents(noun.index, "case")
        full = [t for t in sentence.dependents(noun.index, "acl", "xcomp", "advcl", "nmod") if t.has("VerbForm=Inf")]
        if not before or not full:
            continue
        tokens, verb = list(sentence.tokens), full[0]
        for other in sentence.dependents(noun.index):
            tokens[other.index] = replace(
                other, head=verb.index, deprel="aux" if other.relation == "cop" else other.deprel
            )
        head = verb.index if noun.head == noun.index else noun.head
        tokens[verb.index] = replace(verb, head=head, deprel=noun.deprel)
        tokens[before[0].index] = replace(before[0], head=verb.index, deprel="mark")
        tokens[noun.index] = replace(noun, head=before[0].index, deprel="fixed")
        sentence = replace(sentence, tokens=tuple(tokens))
    return sentence


def _headed(sentence: Sentence, verb: int, mark: int, full: Token) -> Sentence:
    tokens = list(sentence.tokens)
    first = tokens[verb]
    for other in sentence.dependents(verb):
        tokens[other.index] = replace(other, head=full.index)
    head = full.index if first.head == verb else first.head
    tokens[full.index] = replace(full, head=head, deprel=first.deprel)
    tokens[verb] = replace(first, upos="AUX", head=full.index, deprel="aux")
    tokens[mark] = replace(tokens[mark], head=full.index, deprel="mark")
    return replace(sentence, tokens=tuple(tokens))
