"""Days of the year that can be computed without knowing the country."""

from __future__ import annotations

from datetime import date, timedelta

FIXED = {
    "new-year": (1, 1), "epiphany": (1, 6), "orthodox-christmas": (1, 7), "valentine": (2, 14), "women": (3, 8),
    "may-day": (5, 1), "victory-europe": (5, 8), "assumption": (8, 15), "halloween": (10, 31), "all-saints": (11, 1),
    "all-souls": (11, 2), "armistice": (11, 11), "christmas-eve": (12, 24), "christmas": (12, 25),
    "boxing-day": (12, 26), "new-year-eve": (12, 31),
}  # fmt: skip
FROM_EASTER = {
    "ash-wednesday": -46, "palm-sunday": -7, "maundy-thursday": -3, "good-friday": -2, "holy-saturday": -1, "easter": 0,
    "easter-monday": 1, "ascension": 39, "pentecost": 49, "whit-monday": 50, "corpus-christi": 60,
}  # fmt: skip


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the Gregorian computus)."""
    golden, century, rest = year % 19, year // 100, year % 100
    corrected = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - corrected + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches (the Julian computus), told in the Gregorian calendar."""
    epact = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    month, day = divmod(epact + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def holiday(name: str, year: int) -> tuple[date, date]:
    """First and last day of a feast."""
    if name in FIXED:
        day = date(year, *FIXED[name])
        return day, day
    if name == "holy-week":
        sunday = easter(year)
        return sunday - timedelta(days=7), sunday
    if name == "orthodox-easter":
        day = orthodox_easter(year)
        return day, day
    day = easter(year) + timedelta(days=FROM_EASTER[name])
    return day, day


NAMES = frozenset(FIXED) | frozenset(FROM_EASTER) | {"holy-week", "orthodox-easter"}
