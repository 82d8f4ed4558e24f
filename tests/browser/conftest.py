"""A reading room as a person meets it: the examples ingested by command, served by command, seen in Chromium.

Without Chromium these tests are skipped; ``.ci/run`` installs it. The browser is closed after the last of them, as it
runs an event loop in which others could not run theirs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
DESK, PHONE = (1280, 900), (360, 740)


def chromium() -> str | None:
    """Where Chromium lies, if it does."""
    named = os.environ.get("DRAGOMAN_CHROMIUM")
    return named or next((place for name in NAMES if (place := shutil.which(name))), None)


@dataclass
class Window:
    """A page of a browser, and what went wrong in it without anybody seeing."""

    page: Page
    base: str
    troubles: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open an address of the room, and wait until its plots are drawn."""
        self.page.goto(self.base + path)
        self.page.wait_for_load_state("networkidle")
        return self.page


@pytest.fixture(scope="package")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the example dispatches, as ``dragoman ingest`` makes it."""
    store = tmp_path_factory.mktemp("room") / "record.db"
    dragoman("ingest", str(ROOT / "examples"), "--store", str(store))
    return store


@pytest.fixture(scope="package")
def room(examples: Path) -> Iterator[str]:
    """The address of a room that serves the record, in a process of its own."""
    command = [sys.executable, "-m", "dragoman.cli", "serve", "--store", str(examples), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stderr is not None
        told = process.stderr.readline()
        assert "http://" in told, told
        yield next(word for word in told.split() if word.startswith("http://"))
        process.terminate()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    place = chromium()
    if place is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=place, args=["--no-sandbox"])
        yield opened
        opened.close()


def opened(browser: Browser, room: str, size: tuple[int, int], **options: object) -> tuple[BrowserContext, Window]:
    """A window of that size, which notes every error and every request that leaves the room."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)  # type: ignore[arg-type]
    window = Window(context.new_page(), room)
    page = window.page
    page.on("pageerror", lambda error: window.troubles.append(str(error)))
    page.on("console", lambda said: window.troubles.append(said.text) if said.type in ("error", "warning") else None)
    page.on("request", lambda asked: window.troubles.append(asked.url) if not asked.url.startswith(room) else None)
    return context, window


@pytest.fixture
def window(browser: Browser, room: str) -> Iterator[Window]:
    context, window = opened(browser, room, DESK)
    yield window
    context.close()
    assert window.troubles == []


@pytest.fixture
def phone(browser: Browser, room: str) -> Iterator[Window]:
    context, window = opened(browser, room, PHONE, has_touch=True, is_mobile=True)
    yield window
    context.close()
    assert window.troubles == []


def dragoman(*arguments: str) -> str:
    """What a command prints; fails if the command does."""
    command = [sys.executable, "-m", "dragoman.cli", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
