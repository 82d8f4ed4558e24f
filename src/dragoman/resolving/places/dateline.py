"""The dateline: "WASHINGTON, March 3 (Agency) —" at the head of a paragraph."""

from __future__ import annotations

import re

# Town, perhaps the country or a date, perhaps the agency in brackets, and a dash before the sentence begins.
DATELINE = re.compile(
    r"^[ \t]*(?P<town>[A-Z][A-Za-z.'-]*(?: [A-Za-z][A-Za-z.'-]*){0,3})"
    r"(?P<more>(?:[,/] ?[A-Za-z0-9.' ]{2,30}){0,3})"
    r"(?P<agency> ?\([^()\n]{2,40}\))?"
    r"(?P<dash>\.-{1,2}|\.? ?[—–]|\.? ?(?<= )-{1,2}(?= ))\s?(?=[\"“«'A-Z¿¡0-9])",
    re.MULTILINE,
)
REACH = 1500
"""Characters at the head of an article in which a dateline may stand: title, authors, then the first paragraph."""
DATE = re.compile(r"[0-9]|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\b(?:ene|abr|ago|dic)")
SMALL = frozenset("al and au aux da do dos en de del des di el ez la le los las sur the van von".split())  # noqa: SIM905


def find_datelines(folded: str) -> list[tuple[int, int, str]]:
    """Start, end and name of what may be a dateline's town, in the spelling of the tables."""
    found = []
    for match in DATELINE.finditer(folded, 0, min(len(folded), REACH)):
        town = match["town"]
        sure = match["agency"] or town.isupper() or DATE.search(match["more"] or "")
        if sure:
            found.append((match.start("town"), match.end("town"), _spelt(town)))
    return found


def _spelt(town: str) -> str:
    if not town.isupper():
        return town
    words = re.split(r"([ '-])", town.lower())
    return "".join(word if number and word in SMALL else word.capitalize() for number, word in enumerate(words))
