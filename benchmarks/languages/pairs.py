"""Whether two languages code the same happening alike: ``python -m benchmarks.languages.pairs [PAIRS]``.

PAIRS is a file of JSON lines, ``{"id", "published"?, "en": text, "es": text}``: the keys of two letters are languages.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.languages.matching import Fact, coded

from dragoman import Coder

HERE = Path(__file__).parent
ASPECTS = ("type", "actor", "recipient", "status")


def main(path: Path) -> None:
    """Print where the languages differ, then in how many events they agree."""
    coder, agree, events, whole = Coder(), Counter[str](), 0, 0
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for row in rows:
        languages = sorted(key for key in row if len(key) == 2 and key != "id")
        found = {
            language: [coded(e) for e in coder.code(row[language], row.get("published"), language)]
            for language in languages
        }
        first, second = (list(found[language]) for language in languages)
        matched = match(first, second)
        events += len(matched)
        for one, other in matched:
            for aspect in ASPECTS:
                agree[aspect] += (
                    one is not None and other is not None and getattr(one, aspect) == getattr(other, aspect)
                )
        alike = bool(matched) and all(one == other or _equal(one, other) for one, other in matched)
        whole += alike
        if not alike:
            print(f"{row['id']}")
            for language in languages:
                print(f"  {language}: {row[language]}")
                print(f"      {'; '.join(map(str, found[language])) or 'nothing'}")
    print(f"\n{len(rows)} pairs, {events} events in either language")
    for aspect in ASPECTS:
        print(f"{aspect:>10}: {agree[aspect] / max(1, events):.1%} of the events agree")
    print(f"{'all':>10}: {whole / max(1, len(rows)):.1%} of the pairs agree in every event")


def match(first: list[Fact], second: list[Fact]) -> list[tuple[Fact | None, Fact | None]]:
    """The events of two texts side by side: the likest first, what is left over beside nothing."""
    rest, matched = list(second), []
    for one in first:
        best = max(rest, key=lambda other: _likeness(one, other), default=None)
        if best is not None and _likeness(one, best) > 1:
            rest.remove(best)
            matched.append((one, best))
        else:
            matched.append((one, None))
    return matched + [(None, other) for other in rest]


def _likeness(one: Fact, other: Fact) -> int:
    return sum(getattr(one, aspect) == getattr(other, aspect) for aspect in ASPECTS) + (one.type == other.type)


def _equal(one: Fact | None, other: Fact | None) -> bool:
    if one is None or other is None:
        return False
    return all(getattr(one, aspect) == getattr(other, aspect) for aspect in ASPECTS)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "pairs.jsonl")
