"""What stands beside a name and says whether a place is meant: prepositions, containers, titles, institutions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.resolving.places.place import Evidence
from dragoman.resolving.places.scanning import bare_article

BEFORE = re.compile(r"([\w.'-]+) \Z")
OF_BEFORE = re.compile(r"([\w.'-]+) (?:of|de|del) (?:the |la |el )?\Z")
AFTER = re.compile(r" ([\w.'-]+)")
SENTENCE_START = re.compile(r"(?:\A|[.!?:;\n”\"»)–—]\s*|[.!?][\"”'»]?\s+)[\"“«'¿¡(]*\Z")
WINDOW = 48


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the name may be a place here, and on what evidence."""

    place: bool
    evidence: Evidence = "bare"
    division: bool = False
    person: bool = False
    """A given name or title stands before: the name is somebody's, here and perhaps further on."""


NO = Judgement(False)


def judge(
    folded: str, start: int, end: int, words: dict[str, frozenset[str]], adjectives: dict[str, str], region: bool
) -> Judgement:
    """Read the words on both sides of a name; ``region`` if it can be a region's."""
    before, after = folded[max(start - WINDOW, 0) : start], folded[end : end + WINDOW]
    if before[-1:] in "-/@#&_'" and before and not bare_article(folded, start):
        return NO
    if after[:1] in "-/@_" and after:
        return NO
    previous = BEFORE.search(before)
    word = previous.group(1) if previous else ""
    evidence = _evidence(before, word, words)
    if evidence is None or (word in words["clubs"] and not region):
        return NO
    if word and _is_name(word, before, words, adjectives):
        return Judgement(False, person=True)
    division, blocked = _after(after, words, evidence)
    if blocked:
        return NO
    if after.startswith("'s") and evidence not in ("locative", "settlement"):
        return NO
    return Judgement(True, evidence, division)


def _evidence(before: str, word: str, words: dict[str, frozenset[str]]) -> Evidence | None:
    lower = word.lower()
    if lower in ("of", "de", "del"):
        return _of(before, words)
    skipped = lower in words["articles"] or lower in words["division_of"] or word in words["allowed_before"]
    if skipped and len(word) < len(before):
        shorter = before[: -len(word) - 1]
        previous = BEFORE.search(shorter)
        return _evidence(shorter, previous.group(1), words) if previous else "bare"
    if lower in words["strong"]:
        return "locative"
    if lower in words["weak"]:
        return "weak"
    return "settlement" if lower in words["settlement"] else "bare"


def _of(before: str, words: dict[str, frozenset[str]]) -> Evidence | None:
    owner = OF_BEFORE.search(before)
    if owner is None:
        return "weak"
    noun = owner.group(1)
    if noun.lower() in words["strong"]:
        return "locative"
    if noun.lower() in words["compass"] and not before[: owner.start()].endswith(("the ", "in ", "el ")):
        return "weak"  # "70 miles south of Los Angeles"
    if noun.lower() in words["settlement"] and noun != "District":  # "the Southern District of New York" is a court
        return "settlement"
    if noun.lower() in words["role"] or (noun[0].isupper() and not SENTENCE_START.search(before[: owner.start()])):
        return None
    return "weak"


def _is_name(word: str, before: str, words: dict[str, frozenset[str]], adjectives: dict[str, str]) -> bool:
    """Whether the capitalised word before makes one name with what follows: "Jack London", "FC Barcelona"."""
    if not word[0].isupper() or word in words["allowed_before"] or word in adjectives:
        return False
    if word.lower() in words["opener"] and word.lower() not in words["articles"]:
        return False
    if word.lower() in words["articles"]:
        return not SENTENCE_START.search(before[: -len(word) - 1])
    return not (SENTENCE_START.search(before[: -len(word) - 1]) and word.lower() in words["settlement"])


def _after(after: str, words: dict[str, frozenset[str]], evidence: Evidence) -> tuple[bool, bool]:
    """Whether a division's noun follows, and whether something that makes it no place does."""
    following = AFTER.match(after)
    if following is None:
        return False, False
    word, rest = following.group(1).rstrip("."), after[following.end() :]
    if word in words["division"]:
        return True, word[0].isupper() and _name_goes_on(rest)
    if word in words["joins"] or (word in words["joins_names"] and rest[1:2].isupper()):
        return False, True
    if word[:1].isupper() and word not in words["allowed_after"]:
        return False, True
    return False, evidence == "bare" and word in words["speech"]


def _name_goes_on(rest: str) -> bool:
    """Whether an institution's name follows: "Tyumen State Medical University", "Connecticut Department of ..."."""
    return rest[:4] == " of " or (rest[:1] == " " and rest[1:2].isupper())
