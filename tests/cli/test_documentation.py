"""The documentation names every command, option, field, type and file format there is."""

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

from dragoman.cli import COMMANDS
from dragoman.exporting import FORMATS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    text = (DOCS / "commands.md").read_text("utf-8")
    section = text.split(f"## dragoman {name}", 1)[1].split("\n## ", 1)[0]
    command = getattr(import_module(f"dragoman.commands.{name}"), name)
    for parameter in inspect.signature(command).parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY:
            assert f"--{parameter.name.replace('_', '-')}" in section


def test_every_format_is_documented() -> None:
    told = "--format " + r"\|".join(FORMATS)
    assert told in (DOCS / "commands.md").read_text("utf-8")


def test_every_field_is_documented() -> None:
    source = (ROOT / "src/dragoman/exporting/jsonl.py").read_text("utf-8")
    fields = set(re.findall(r'^        "(\w+)":', source, flags=re.MULTILINE))
    text = "".join((DOCS / name).read_text("utf-8") for name in ("events.md", "quotes.md"))
    assert fields
    assert {field for field in fields if f"`{field}`" not in text} <= {"start", "end", "index"}


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in DOCS.glob("*.md"))])
def test_links_lead_somewhere(path: str) -> None:
    file = ROOT / path
    for target in re.findall(r"\]\(([^)#\s]+)", file.read_text("utf-8")):
        assert target.startswith("http") or (file.parent / target).exists(), target
