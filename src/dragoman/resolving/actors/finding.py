"""Names in a text: found once by one automaton, then told from longer names that they are only part of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dragoman.resolving.actors.folding import fold
from dragoman.resolving.actors.naming import Candidate, candidates, choose
from dragoman.resolving.actors.resolution import Mention, Resolution
from dragoman.resolving.actors.tables import ActorTables

PLACES = frozenset({"country", "region", "city", "capital"})
COUNTED = {"country": 1.0, "demonym": 1.0, "people": 1.0, "capital": 0.7, "city": 0.5, "region": 0.6, "metonym": 0.7}
PARTICLE = re.compile(r" (?:bin|ibn|ben|bint) [A-Z]")
NEXT = re.compile(r" ([^\W\d_][\w’'&-]*)")
IN_COUNTRY = re.compile(r", ([^\W\d_]+)")
PREVIOUS = re.compile(r"([^\W\d_][\w’'.-]*) $")
AFTER_HYPHEN = re.compile(r"-([^\W\d_]+)")
BEFORE_HYPHEN = re.compile(r"([^\W\d_]+)-$")


@dataclass(slots=True)
class Find:
    """A form in the text with its readings."""

    start: int
    end: int
    readings: list[Candidate]


def find(text: str, tables: ActorTables, day: date | None) -> list[Mention]:
    """Every name of the tables in a text, longest first, without overlaps, sorted by place."""
    folded = fold(text)
    finds = _longest(text, _all(text, folded, tables, day))
    finds = [f for f in finds if not _other_name(text, f, tables) and not _begins_a_name(text, f)]
    counts, places = _evidence(finds)
    mentions: list[Mention] = []
    for f in finds:
        word = text[f.start : f.end]
        own = _without(f, counts) if len(f.readings) > 1 or f.readings[0].subtype else counts
        best = choose(f.readings, word, own, places, _loud(text, f.start, f.end))
        if best is None or best.resolution.kind == "name":
            continue
        mention = _compound(text, f, best.resolution, tables)
        if mention is not None:
            mentions.append(mention)
    return mentions


def _all(text: str, folded: str, tables: ActorTables, day: date | None) -> list[Find]:
    found = []
    known: dict[str, list[Candidate]] = {}
    for index, start, end in tables.matcher.find_matches_as_indexes(folded, overlapping=True):
        before, after = folded[start - 1 : start], folded[end : end + 1]
        if before.isalnum() or after.isalnum() or before in ("_", "@") or after == "_":
            continue
        form, word = tables.forms[index], text[start:end]
        if word not in known:
            known[word] = candidates(tables, tables.readings(form), word, day)
        if known[word]:
            found.append(Find(start, end, known[word]))
    return found


def _longest(text: str, finds: list[Find]) -> list[Find]:
    kept: list[Find] = []
    for f in sorted(finds, key=lambda f: (f.start, -f.end)):
        if not kept or f.start >= kept[-1].end:
            kept.append(f)
        elif (
            f.end > kept[-1].end and f.end - f.start > kept[-1].end - kept[-1].start and not _full_name(text, kept[-1])
        ):
            kept[-1] = f
    return kept


def _full_name(text: str, found: Find) -> bool:
    """A person's name of several words, in which no other begins: "Mohammad bin Salman of Saudi Arabia"."""
    several = " " in text[found.start : found.end]
    return several and any(r.resolution.kind == "person" for r in found.readings)


def _evidence(finds: list[Find]) -> tuple[dict[str, float], dict[str, float]]:
    """How much the article speaks of each country, and of places in it, by the likeliest readings."""
    counts: dict[str, float] = {}
    places: dict[str, float] = {}
    for f in finds:
        best = f.readings[0].resolution
        if best.code and _tells(f):
            if best.kind in ("region", "city"):
                places[best.code] = places.get(best.code, 0.0) + 1
            counts[best.code] = counts.get(best.code, 0.0) + COUNTED.get(best.kind, 0.8)
    return counts, places


def _tells(f: Find) -> bool:
    """Whether the form means one country, so that it tells what the article is about."""
    first = f.readings[0]
    rivals = {c.resolution.code for c in f.readings if c.prior - first.prior < 0.5}
    return len(rivals) == 1 and first.subtype not in ("partyfacts", "ucdp")


def _without(f: Find, counts: dict[str, float]) -> dict[str, float]:
    """The evidence without what this very form brought in."""
    best = f.readings[0].resolution
    own = counts.copy()
    if best.code and best.code in own and _tells(f):
        own[best.code] -= COUNTED.get(best.kind, 0.8)
        if own[best.code] <= 0:
            del own[best.code]
    return own


def _loud(text: str, start: int, end: int) -> bool:
    """Whether the words around are in capitals, as in a headline, so that capitals mean nothing."""
    around = re.findall(r"[^\W\d_]{4,}", text[max(0, start - 30) : start] + " " + text[end : end + 30])
    return bool(around) and all(word.isupper() for word in around)


def _begins_a_name(text: str, f: Find) -> bool:
    """A surname that is the first of a longer name: "Ali bin Tamim"."""
    alone = " " not in text[f.start : f.end] and f.readings[0].resolution.kind == "person"
    return alone and PARTICLE.match(text, f.end) is not None


def _other_name(text: str, f: Find, tables: ActorTables) -> bool:
    """A country or a town that is part of a person's name: "Michael Jordan", "Paris Hilton"."""
    best = f.readings[0].resolution
    if best.kind not in PLACES:
        return False
    word = text[f.start : f.end]
    before = PREVIOUS.search(text[max(0, f.start - 25) : f.start])
    if before and fold(before[1]) in tables.words.get("bearer", ()):
        return True  # "Hospital La Paz", "plaza Italia"
    if before and " " not in word:
        first = fold(before[1]).rstrip(".")
        known = (
            len(first) > 2
            and first in tables.given
            and first not in tables.words.get("not_given", ())
            and not before[1].endswith(".")
        )
        if (
            before[1][0].isupper()
            and known
            and first not in tables.roles
            and before[1] not in tables.words.get("title", ())
        ):
            return first not in tables.entries
    after = NEXT.match(text[f.end : f.end + 40])
    if best.kind == "city" and _goes_on(text, f, tables):
        return True
    if best.kind == "city" and _merely_a_word(text, f, tables, before[1] if before else ""):
        return True
    if best.kind == "city" and _inside_run(text, f, tables, before[1] if before else "", after[1] if after else ""):
        return True
    if not after or not after[1][0].isupper() or word not in tables.words.get("given", ()):
        return False
    following = fold(text[f.end + 1 : f.end + 60])
    if after[1] in tables.named_after or _starts_role(following, tables) or after[1].isupper():
        return False
    return not _starts_name(text, f.end + 1, tables)


def _goes_on(text: str, f: Find, tables: ActorTables) -> bool:
    """Whether the name of a town goes on as a longer one that no table knows: "San Antonio de los Baños"."""
    rest = re.match(r" ([^\W\d_]+) ([^\W\d_]+) [^\W\d_]", text[f.end : f.end + 40])
    if rest is None or rest[1] not in tables.words["of"] or rest[2] not in tables.words.get("definite", ()):
        return False
    start = f.end + rest.end() - 1
    return (
        text[start].isupper()
        and not _starts_name(text, start, tables)
        and not _starts_name(text, f.end + rest.start(2), tables)
    )


def _merely_a_word(text: str, f: Find, tables: ActorTables, before: str) -> bool:
    """A small town that bears a person's name or a common word's, without the words that come before a place."""
    word = text[f.start : f.end]
    key = fold(word)
    if " " in word or f.readings[0].prior < 6.85:
        return False
    following = IN_COUNTRY.match(text[f.end : f.end + 40])
    if following and fold(following[1]) in tables.entries:
        return False
    personal = key in tables.given or key in tables.surnames or word in tables.words.get("common", ()) or len(word) <= 4
    return personal and before not in tables.words["in"] and before not in tables.words["of"]


def _inside_run(text: str, f: Find, tables: ActorTables, before: str, after: str) -> bool:
    """A town's name between other capitalised words that no table knows: "Cerro Verde", "Port Vernon"."""
    if before[:1].isupper() and not before.endswith(".") and not _begins(text, f.start - len(before) - 1):
        key = fold(before)
        if (
            key not in tables.roles
            and key not in tables.entries
            and key not in tables.words.get("not_given", ())
            and key not in tables.given
        ):
            return True
    if after[:1].isupper() and not after.isupper() and after not in tables.named_after:
        following = fold(text[f.end + 1 : f.end + 60])
        return not (_starts_role(following, tables) or _starts_name(text, f.end + 1, tables))
    return False


def _begins(text: str, position: int) -> bool:
    """Whether a sentence begins here."""
    before = text[max(0, position - 4) : position].rstrip(" “\"'(‘")
    return not before or before[-1] in ".!?\n:"


def _starts_role(folded: str, tables: ActorTables) -> bool:
    words = re.findall(r"[\w'-]+", folded)[:4]
    return any(" ".join(words[:n]).removesuffix("'s") in tables.roles for n in range(1, len(words) + 1))


def _starts_name(text: str, start: int, tables: ActorTables) -> bool:
    words = re.findall(r"[\w’'.-]+", text[start : start + 50])[:3]
    return any(fold(" ".join(words[:n])) in tables.entries for n in range(1, len(words) + 1))


def _compound(text: str, f: Find, found: Resolution, tables: ActorTables) -> Mention | None:
    """The mention, unless a hyphen or a longer name makes it another: "US-backed", "anti-China", "Jakarta Post"."""
    start, end = f.start, f.end
    qualifying = ""
    before = BEFORE_HYPHEN.search(text[max(0, start - 12) : start])
    if before and fold(before[1]) in tables.words.get("before", ()):
        return None
    after = AFTER_HYPHEN.match(text[end : end + 25].replace("‑", "-").replace("–", "-"))
    if after and after[1][0].islower():
        if after[1] in tables.words.get("strong", ()):
            qualifying = "strong"
        elif after[1] in tables.words.get("weak", ()):
            qualifying = "weak"
        else:
            return None
    if found.kind in (*PLACES, "demonym"):
        longer = NEXT.match(text[end : end + 30])
        sector = tables.named_after.get(longer[1]) if longer and not qualifying else None
        if sector == "-":
            return None
        if sector and longer:
            name = text[start : end + len(longer[0])]
            row = f"named_after.tsv: {longer[1]}; {found.explanation}"
            made = Resolution(found.code, sector, (sector,), name, "organisation", row)
            return _mention(text, start, end + len(longer[0]), made, "")
    return _mention(text, start, end, found, qualifying)


def _mention(text: str, start: int, end: int, found: Resolution, qualifying: str) -> Mention:
    made = replace(found, matched=(start, end))
    assert qualifying in ("", "weak", "strong")  # noqa: S101  # narrows the type
    return Mention((start, end), made.kind, made, text[start:end], qualifying)  # type: ignore[arg-type]
