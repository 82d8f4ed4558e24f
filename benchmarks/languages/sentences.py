"""How well sentences are coded whose events are known: ``python -m benchmarks.languages.sentences xx [SENTENCES]``.

SENTENCES is a file of JSON lines, ``{"id", "text", "published"?, "events": [{"type", "mode"?, "actor": [codes],
"recipient": [codes], "status"?}]}``; a row with one event may hold its fields itself.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.languages.matching import coded, expected, pairs_right, same

from dragoman import Coder

HERE = Path(__file__).parent


def main(language: str, path: Path) -> None:
    """Print every sentence that is not entirely right, then the shares."""
    coder, right = Coder(), Counter[str]()
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    total = found_in_all = 0
    for row in rows:
        wanted = expected(row)
        found = [coded(e) for e in coder.code(row["text"], row.get("published"), language)]
        total, found_in_all = total + len(wanted), found_in_all + len(found)
        whole = len(found) == len(wanted)
        for fact in wanted:
            of_type = [f for f in found if f.type == fact.type]
            both = pairs_right(fact, found)
            status = any(f.status == fact.status and pairs_right(fact, [f]) for f in found)
            right["type"] += bool(of_type)
            right["pair and type"] += both
            right["pair"] += any(same(fact.actor, f.actor) and same(fact.recipient, f.recipient) for f in found)
            right["pair, type and status"] += status
            whole &= status
        right["sentences"] += whole
        if not whole:
            print(f"{row['id']}: {row['text']}")
            print(f"    wanted {'; '.join(map(str, wanted)) or 'nothing'}")
            print(f"    found  {'; '.join(map(str, found)) or 'nothing'}")
    print(f"\n{len(rows)} sentences with {total} events; {found_in_all} coded")
    for name in ("type", "pair", "pair and type", "pair, type and status"):
        print(f"{name:>22}: {right[name] / max(1, total):.1%} of the events wanted")
    print(f"{'entirely right':>22}: {right['sentences'] / max(1, len(rows)):.1%} of the sentences")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / f"sentences_{sys.argv[1]}.jsonl")
