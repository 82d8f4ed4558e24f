"""The front door: what ``dragoman`` does on the command line. Each command is imported when it is called.

Exit codes: 0 all was read, 1 something was not, 2 the call was wrong, 130 interrupted, 141 the reader went away.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError

from dragoman._version import __version__
from dragoman.commands.arguments import Wrong
from dragoman.parsing.errors import ParsingError
from dragoman.record.errors import RecordError

app = App(
    name="dragoman",
    help="Political events from the world's news: who did what to whom, when, where, and according to whom.",
    version=__version__,
    help_format="plaintext",
    suppress_keyboard_interrupt=False,
)
COMMANDS = {
    "code": "Code the political events of articles.",
    "read": "Print each article as it will be coded, as JSON lines.",
    "quotes": "Print who said what: quotations and reported speech, each with its speaker.",
    "explain": "Say why an event was coded, and why something else was not.",
    "classify": "Say what one marked actor does to another, for each line of a JSONL file.",
    "ingest": "Read articles, code their events and keep both in the record.",
    "watch": "Follow feeds and keep what they tell of in the record.",
    "recode": "Code again what was coded with older versions; corrections are kept.",
    "events": "Print the events of the record, filtered.",
    "series": "Count what one side did to another, period by period.",
    "stories": "Print the stories that the articles of the record tell.",
    "agenda": "Print what was announced, promised and threatened, and what became of it.",
    "mentions": "Print every report of an event of the record, its words, and what people have corrected.",
    "correct": "Correct an event of the record: change, confirm, reject, merge, split, or undo a correction.",
    "corrections": "Print what people have corrected.",
    "serve": "Open the reading room: pages, the API and feeds over the record.",
    "mcp": "Answer an assistant's questions about the record (Model Context Protocol).",
    "deliver": "Send what is due to those who follow, once: for cron, where no reading room is open.",
    "users": "Add, list and change the accounts of those who use the pages.",
    "language": "List the installed languages, or say what the folder of one still lacks.",
    "who": "Say whom a phrase means on a day, and which row of which table says so.",
}
"""Every command, each a function of that name in a module of that name."""

for _rank, (_name, _help) in enumerate(COMMANDS.items()):
    app.command(f"dragoman.commands.{_name}:{_name}", name=_name, help=_help, sort_key=_rank)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and give its exit code."""
    try:
        code = app(arguments, exit_on_error=False, result_action="return_value")
        sys.stdout.flush()
    except CycloptsError:
        return 2  # told on stderr already
    except (Wrong, ParsingError) as error:
        print(f"dragoman: {error}", file=sys.stderr)
        return 2
    except RecordError as error:
        print(f"dragoman: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still buffered goes nowhere
        return 141
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    sys.exit(main())
