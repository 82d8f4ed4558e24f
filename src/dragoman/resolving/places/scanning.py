"""Find names of the tables in a text: word-bounded, case-sensitive, the longest at each word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.resolving.places.tables import Names, abbreviations

ARTICLE = re.compile(r"(?<![\w-])(?:[Aa]l|[Ee]l|[Aa]r|[Aa]sh?|[Aa]d|[Aa]n|[Aa]t|[Aa]z|[Ee]z)-$")
# "Lyon, France", "Jenin in the northern West Bank", "Mérida, en el sur de México"
BEFORE_CONTAINER = re.compile(
    r"(?P<comma>,\s+)?(?:(?(comma)|\s)(?:in|en) (?:the |el |la )?)?"
    r"(?:(?:north|south|east|west|central)(?:ern|east|west|eastern|western)? |(?:norte|sur|este|oeste|centro) de )?"
)
IN = re.compile(r"\s(?:in|en)\s")


@dataclass(frozen=True, slots=True)
class Hit:
    """A form of the tables at a spot of the text."""

    start: int
    end: int
    form: str


def scan(folded: str, names: Names) -> list[Hit]:
    """All longest forms, left to right, without overlap."""
    hits = []
    lengths, at = names.lengths, 0
    for match in names.start.finditer(folded):
        first = match.start()
        if first < at:
            continue
        sizes = lengths.get(match.group())
        hit = _longest(folded, first, sizes, names) if sizes else None
        if hit is not None:
            hits.append(hit)
            at = hit.end
    return hits


def _longest(folded: str, first: int, sizes: tuple[int, ...], names: Names) -> Hit | None:
    for size in sizes:
        form = folded[first : first + size]
        if known(form, names) and _ends_word(folded, first + size, form):
            return Hit(first, first + size, form)
    return None


def known(form: str, names: Names) -> bool:
    """Whether any table has the form."""
    return form in names.towns or form in names.regions or form in names.countries or form in names.adjectives


def _ends_word(folded: str, end: int, form: str) -> bool:
    after = folded[end : end + 2]
    if after[:1].isalnum() or after[:1] == "_":
        return False
    return not (after[:1] == "'" and after[1:].isalnum() and after[1:] != "s") or form.endswith(".")


def container_after(folded: str, end: int, names: Names) -> Hit | None:
    """The country, region or state abbreviation after "X, " or "X in "."""
    joint = BEFORE_CONTAINER.match(folded, end)
    if joint is None or joint.end() == end or not ("," in joint.group() or IN.search(joint.group())):
        return None
    first = joint.end()
    word = re.compile(r"[A-Za-z]+").match(folded, first)
    if word is None:
        return None
    for size in names.lengths.get(word.group(), ()):
        form = folded[first : first + size]
        held = form in names.regions or form in names.countries
        if held and _ends_word(folded, first + size, form):
            return Hit(first, first + size, form)
    short = re.compile(r"[A-Z][A-Za-zñ]*\.?(?:[A-Z]\.?)*").match(folded, first)
    if short is not None:
        for form in (short.group(), short.group() + "."):
            if form in abbreviations() and folded.startswith(form, first):
                return Hit(first, first + len(form), form)
    return None


def bare_article(folded: str, first: int) -> bool:
    """Whether the Arabic article stands before, as in "al-Raqqa"."""
    return ARTICLE.search(folded, max(first - 4, 0), first) is not None
