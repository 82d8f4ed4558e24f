"""A story in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dragoman.record.stories import StoryRow
from dragoman.serving.words.voice import Voice


@dataclass(frozen=True, slots=True)
class StoryLine:
    """What the template of a story is given."""

    id: str
    title: str
    days: str
    counts: str
    languages: str
    why: str = ""


def story_lines(rows: Iterable[StoryRow | Mapping[str, Any]], voice: Voice) -> tuple[StoryLine, ...]:
    """The lines of stories, in their order; rows with ``reasons`` say why they are near."""
    return tuple(_line(asdict(row) if isinstance(row, StoryRow) else row, voice) for row in rows)


def _line(row: Mapping[str, Any], voice: Voice) -> StoryLine:
    start, end = row["start"], row["end"]
    days = voice.day(start, short=True)
    if start and end and start != end:
        days = f"{days} – {voice.day(end, short=True)}"
    counts = voice.count("article", row["articles"])
    if row.get("sources", 0) > 1:
        counts += ", " + voice.count("source", row["sources"])
    told = row.get("languages") or ()
    languages = [voice.tongue(each) for each in (told.split() if isinstance(told, str) else told)]
    return StoryLine(
        id=row["id"],
        title=row["title"] or voice.say("story.untitled"),
        days=days,
        counts=counts,
        languages=", ".join(languages) if len(languages) > 1 else "",
        why=row.get("reasons", ""),
    )
