"""Which language a text is in, as a two-letter code: what the page says, checked against the text itself."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

SAMPLE = 300
"""Characters of text that are looked at beside the title: more does not make the answer better."""
ENOUGH_TO_CONTRADICT = 80
"""Letters from which on the text may overrule what the page says of itself."""
ENOUGH_TO_TELL = 12
_SURE = 0.6
"""Share of the probability from which on a contradiction counts; below it the page is believed."""
# The languages of the news. Among all 140 of the model, short headlines come out as Breton or Extremaduran.
NEWS = (  # noqa: SIM905
    "am ar az be bg bn bs ca cs da de el en es et fa fi fr gl gu ha he hi hr hu hy id is it ja ka kk km "
    "kn ko ku ky lo lt lv mk ml mn mr ms my ne nl no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tg "
    "th tl tr uk ur uz vi yo zh zu"
).split()
# Neighbours that 300 characters do not tell apart: the page is believed.
_ALIKE = ({"no", "nb", "nn", "da"}, {"sr", "hr", "bs", "sh", "me"}, {"id", "ms"}, {"pt", "gl"}, {"fa", "tg"})
_TAG = re.compile(r"^\s*([A-Za-z]{2,3})(?:[-_@.;,\s].*)?$", re.DOTALL)


def normal(tag: str | None) -> str | None:
    """The two-letter code of a language tag (``en-US``, ``pt_BR``, ``spa``), None if it is none."""
    found = _TAG.match(tag) if tag else None
    if not found:
        return None
    code = found[1].lower()
    if len(code) == 2:
        return {"nb": "no", "nn": "no", "iw": "he", "in": "id"}.get(code, code)
    return _three_letters().get(code)


def named(name: str) -> str | None:
    """The code of a language called by name in any of the languages of the table: ``Spanish``, ``inglés``."""
    return _names().get(name.strip().casefold())


def names() -> tuple[str, ...]:
    """All names of languages that are known, the longest first."""
    return tuple(sorted(_names(), key=lambda name: (-len(name), name)))


def tell(text: str) -> tuple[str, float] | None:
    """The likeliest language of a text and its probability; None where there are too few letters."""
    if sum(map(str.isalpha, text)) < (ENOUGH_TO_TELL if text.isascii() else 4):
        return None
    language, probability = _identifier().classify(text)
    return str(language), float(probability)


def language_of(title: str | None, text: str, stated: str | None = None) -> str | None:
    """The language of an article: as the page states it, unless its text is long enough to show that it errs."""
    lead = text[: SAMPLE + len(title or "")]
    sample = lead if not title or lead.startswith(title[:SAMPLE]) else f"{title}\n{text[:SAMPLE]}"
    sample = sample[: 2 * SAMPLE]
    claimed = normal(stated)
    if claimed and sum(map(str.isalpha, sample)) < ENOUGH_TO_CONTRADICT:
        return claimed
    told = tell(sample)
    if told is None or told[0] == claimed:
        return claimed
    if claimed and (told[1] < _SURE or claimed not in NEWS or any({told[0], claimed} <= group for group in _ALIKE)):
        return claimed
    return told[0]


@cache
def _identifier() -> LanguageIdentifier:
    # Imported late (it loads its model) and as an instance of our own: the module's one is everybody's.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in NEWS if code in set(identifier.labels)])
    return identifier


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    lines = (files(__package__) / "languages.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines[1:] if line.strip())
    return tuple((code, tuple(three.split()), tuple(told.split("|"))) for code, three, told in cells)


@cache
def _three_letters() -> dict[str, str]:
    return {three: code for code, threes, _ in _rows() for three in threes}


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): code for code, _, told in _rows() for name in told}
