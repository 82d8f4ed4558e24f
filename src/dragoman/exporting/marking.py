"""The sentence of an event with its actor, trigger and recipient marked, cut to what a reader needs to check it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from dragoman.model import Event, Span

LONGEST = 340
"""Characters of a sentence that are shown: four lines of a terminal."""

MARGIN = 60
"""Characters kept before the first mark and after the last when a sentence is cut."""

SIGNS = {"actor": ("{", "}"), "trigger": ("*", "*"), "recipient": ("<", ">")}


def printable(text: str) -> str:
    """The text with a space for every control character, so that no document can steer the terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def marked(event: Event, text: str, style: str, *, signs: bool) -> Text:
    """The event's first sentence, quoted. With ``signs`` the marks are characters, else they are styles."""
    start, end = event.sentence.span
    spans = [(span, kind) for span, kind in _spans(event) if start <= span[0] < span[1] <= end]
    start, end, before, after = _window(text, start, end, [span for span, _ in spans])
    styles = {"actor": "bold", "trigger": f"bold underline {style}", "recipient": "bold"}
    result = Text("“" + before)
    position = start
    for (first, last), kind in spans:
        opening, closing = SIGNS[kind] if signs else ("", "")
        result.append(printable(text[position:first]))
        result.append(f"{opening}{printable(text[first:last])}{closing}", style="" if signs else styles[kind])
        position = last
    result.append(printable(text[position:end]) + after + "”")
    return result


def _spans(event: Event) -> Iterator[tuple[Span, str]]:
    """Marks in text order; where two overlap, the trigger and then the actor go before."""
    found = [(event.trigger.span, "trigger")]
    found += [(actor.span, "actor") for actor in event.actor]
    found += [(actor.span, "recipient") for actor in event.recipient]
    kept: list[tuple[Span, str]] = []
    for span, kind in found:
        if all(span[1] <= other[0] or other[1] <= span[0] for other, _ in kept):
            kept.append((span, kind))
    yield from sorted(kept)


def _window(text: str, start: int, end: int, spans: list[Span]) -> tuple[int, int, str, str]:
    """What of a long sentence is shown, from word to word, and the dots that stand for the rest."""
    if end - start <= LONGEST or not spans:
        return start, end, "", ""
    first = max(start, spans[0][0] - MARGIN)
    if first > start:
        first = text.find(" ", first, spans[0][0]) + 1 or spans[0][0]
    last = min(end, max(spans[-1][1] + MARGIN, first + LONGEST))
    if last < end:
        last = max(text.rfind(" ", first, last), spans[-1][1])
    return first, last, "… " if first > start else "", " …" if last < end else ""
