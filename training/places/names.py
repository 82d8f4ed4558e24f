"""Which forms of which towns are worth looking for, and which of them need care."""

from __future__ import annotations

import re
from collections import defaultdict

from raw import fold

LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſḀ-ỿ'‘’ʻʿ(][A-Za-zÀ-ÖØ-öø-ÿĀ-ſƏəḀ-ỿ0-9 .,'‘’ʻʿ/-]+$")
# Where names are spelt from another script, spellings vary: their alternates are taken if the consonants agree.
OTHER_SCRIPT = (
    "AE AF AM AZ BD BG BH BY CN CY DJ DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KR KW KZ LB LK"
    " LY MA MK MM MN MR NP OM PK PS QA RS RU SA SD SO SY TH TJ TM TN TW UA UZ YE"
)
SOUNDS = str.maketrans({"q": "k", "c": "k", "w": "v", "y": "i", "j": "g", "z": "s", "'": "", " ": "", "-": "", "h": ""})
VOWELS = re.compile(r"[aeiou]+")
SAINT = re.compile(r"\b(?:Saint|St\.?) ")


def plain_name(name: str) -> str:
    """The name without the doubtful marks of the sources."""
    return re.sub(r"\s+", " ", name.replace("\ufffd", "?")).strip()


def skeleton(name: str) -> str:
    """What different spellings of one name have in common."""
    return VOWELS.sub("", re.sub(r"^(?:al|el|ar|as|ad|an|at|az)[- ]", "", fold(name).lower()).translate(SOUNDS))


def same_skeleton(form: str, forms: set[str], iso2: str) -> bool:
    """Whether an untagged alternate is another spelling of the name rather than some language's own word for it."""
    if iso2 not in OTHER_SCRIPT.split() or len(form) < 5 or not LATIN.match(form):
        return False
    if not all(word[:1].isupper() or len(word) <= 3 for word in form.split()):
        return False
    return len(skeleton(form)) >= 2 and skeleton(form) in {skeleton(other) for other in forms}


class NameTable:
    """Collects forms; the same spelling without accents is the same form."""

    def __init__(self, forbidden: set[str], words: dict[str, str], persons: set[str], large: int, worth: int) -> None:
        self.forbidden = forbidden
        self.words = words
        self.persons = persons
        self.large = large
        self.worth = worth
        self.found: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
        self.weight: dict[str, int] = defaultdict(int)

    def add(self, form: str, lang: str, place: int, weight: int) -> None:
        """Take a form in, if it can be looked for at all."""
        form = plain_name(form).partition(" (")[0].replace("`", "'").strip("'‘’ʻʿ")
        if len(form) < 3 and form not in ("Ub", "Ed"):
            return
        if not LATIN.match(form) or fold(form) in self.forbidden or ("," in form and "D.C" not in form):
            return
        variants = [form]
        if SAINT.search(form):
            variants += [SAINT.sub(prefix, form) for prefix in ("Saint ", "St. ", "St ")]
        for variant in variants:
            plain = fold(variant)
            if self.words.get(plain) == "drop" and weight < 10 * self.worth:
                continue
            self.weight[plain] = max(self.weight[plain], weight)
            langs = self.found[plain, place]
            langs.setdefault(lang, variant)

    def care(self, plain: str) -> str:
        """``word`` or ``person`` for forms that need a locative beside them."""
        if self.words.get(plain) in ("care", "drop"):
            return "word"
        if plain in self.persons and self.weight[plain] < self.large:
            return "person"
        return ""

    def rows(self) -> list[tuple[str, str, int, str]]:
        """Form, language, place, care; one row where every language has the form."""
        table = []
        for (plain, place), langs in self.found.items():
            if "mul" in langs:
                langs = {"mul": langs["mul"]}
            elif set(langs) >= {"en", "es"}:
                langs = {"mul": langs["en"]}
            table += [(form, lang, place, self.care(plain)) for lang, form in langs.items()]
        return sorted(table)
