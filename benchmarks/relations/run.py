"""Score `classify` and `code` on labelled sentences: `run.py RELATIONS.jsonl SCORE.py`.

The labelled sentences have no licence that would let them be shipped; their path and that of their scorer are given.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

DRAGOMAN = Path(sys.executable).parent / "dragoman"


def main(relations: str, score: str) -> None:
    """Run both commands and print what the scorer says of each."""
    with tempfile.TemporaryDirectory() as folder:
        for title, command, flags in (
            ("two actors marked (classify)", ["classify", relations], []),
            ("nothing marked (code)", ["code", "--format", "jsonl", relations], ["--coded"]),
        ):
            out = Path(folder) / f"{command[0]}.jsonl"
            with out.open("w", encoding="utf-8") as stream:
                subprocess.run([str(DRAGOMAN), *command], stdout=stream, check=True)
            print(f"## {title}", flush=True)
            subprocess.run([sys.executable, score, *flags, str(out)], check=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
