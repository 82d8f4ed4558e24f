"""The day a document was published: as metadata write it, and as the first lines of a text tell it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_tz
from functools import cache
from importlib.resources import files

LEAD_LINES = 5
LEAD_CHARACTERS = 700
EARLIEST, LATEST = 1800, 2100
"""Years that can be a publication date; what lies outside is a number of another kind."""

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_SLASHED = re.compile(r"\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_EPOCH = re.compile(r"\s*(\d{10})(?:\d{3})?\s*$")
_LABEL_WORDS = 10
"""A line of no more words than this that holds a full date is a dateline or byline, not prose."""
_PLACE = re.compile(r"^[^\W\d_][^\d!?;:]{1,48}?[,(]\s*(?:[A-Za-z]{2,12}[,.]?\s*){0,2}$")
_AFTER_DATELINE = re.compile(r"^\s*(?:[)(—–:/|.]|-\s)")


def read_date(value: object) -> date | None:
    """The day in a metadata field, in whichever form it is written; the day where it was written, not that of UTC."""
    if not isinstance(value, str) or not (text := value.strip()):
        return None
    text = text[:100]
    for pattern in (_ISO, _SLASHED):
        if found := pattern.match(text):
            return _day(int(found[1]), int(found[2]), int(found[3]))
    if epoch := _EPOCH.match(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC).date()
    mail = parsedate_tz(text)
    if mail and mail[0] > 31 and re.search(r"[A-Za-z]{3}", text):
        return _day(mail[0], mail[1], mail[2])
    return next((day for _, _, day in _full_dates(text)), None)


def date_in_lead(text: str) -> date | None:
    """The publication date as the first lines tell it, None where they tell none.

    Only full dates count, and only where news puts its own: beside the weekday ("on Friday (30.12.2022)"), in a
    dateline ("WASHINGTON, March 3, 2020 (…)"), in brackets, or on a line of its own below the title. A full date in
    running prose is as often an anniversary.
    """
    lines = [line.strip() for line in text[:LEAD_CHARACTERS].splitlines() if line.strip()][:LEAD_LINES]
    for number, line in enumerate(lines):
        for start, end, day in _full_dates(line):
            if _is_own(line, start, end, day, number):
                return day
    return None


def _is_own(line: str, start: int, end: int, day: date, number: int) -> bool:
    before, after = line[:start], line[end:]
    weekday = _weekday().search(before[-24:]) or _weekday_after().match(after)
    if weekday:
        return _weekdays()[weekday[1].casefold()] == day.isoweekday()
    if before.rstrip().endswith("(") and after.lstrip().startswith(")"):
        return True
    if _PLACE.match(before) and _AFTER_DATELINE.match(after):
        return True
    return number > 0 and len(line.split()) <= _LABEL_WORDS and not line.endswith((".", "!", "?", "。"))


def _full_dates(text: str) -> list[tuple[int, int, date]]:
    found: list[tuple[int, int, date]] = []
    for pattern, order in _patterns():
        for match in pattern.finditer(text):
            cells = dict(zip(order, match.groups(), strict=True))
            month = _months().get(cells["m"].casefold().rstrip(".")) or (
                int(cells["m"]) if cells["m"].isdecimal() else 0
            )
            first, second = int(cells["d"]), month
            if order == "dmy" and "/" in match[0]:
                # 03/04/2020 is March in one country and April in another: only told where one cannot be a month.
                if first <= 12 and second <= 12 and first != second:
                    continue
                if second > 12:
                    first, second = second, first
            day = _day(int(cells["y"]), second, first)
            if day:
                found.append((*match.span(), day))
    return sorted(found)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    words = sorted((re.escape(name) for name in _months() if not name[0].isdecimal()), key=len, reverse=True)
    month = rf"({'|'.join(words)})\b\.?"
    year = r"(1[89]\d\d|20\d\d)(?!\d)"
    ordinal, of = r"(?:st|nd|rd|th|er|º|°|\.)?", r"(?:de\s+|del\s+|of\s+)?"
    return (
        (re.compile(rf"(?<![\d.])(\d{{1,2}}){ordinal}\s+{of}{month},?\s+{of}{year}", re.IGNORECASE), "dmy"),
        (re.compile(rf"(?<!\w){month}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+{year}", re.IGNORECASE), "mdy"),
        (re.compile(rf"(?<![\d./-])(\d{{1,2}})[./](\d{{1,2}})[./]{year}"), "dmy"),
        (re.compile(r"(?<![\d-])(1[89]\d\d|20\d\d)-(\d{2})-(\d{2})(?![\d-])"), "ymd"),
        (re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)年\s?(\d{1,2})月\s?(\d{1,2})日"), "ymd"),
    )


@cache
def _weekday() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _weekdays()), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)({words})\.?[\s,(]*(?:the\s+|el\s+|le\s+|den\s+|dem\s+|dia\s+|día\s+|il\s+)?$", re.IGNORECASE
    )


@cache
def _weekday_after() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _weekdays()), key=len, reverse=True))
    return re.compile(rf"[\s,(]*({words})(?!\w)", re.IGNORECASE)


@cache
def _names(kind: str) -> dict[str, int]:
    lines = (files(__package__) / "calendar.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:] if line.strip())
    return {name.casefold(): int(number) for _, row, number, told in rows if row == kind for name in told.split("|")}


def _months() -> dict[str, int]:
    return _names("month")


def _weekdays() -> dict[str, int]:
    return _names("weekday")
