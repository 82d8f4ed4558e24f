"""Takes the pictures of the reading room: ``python docs/pictures/photograph.py``, with Chromium installed.

The record is made of the example dispatches, so that anybody can take the same pictures.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
WIDTH, HEIGHT = 1180, 760


def main() -> None:
    """Ingest, serve, look."""
    place = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = str(Path(folder) / "record.db")
        run = [sys.executable, "-m", "dragoman.cli"]
        subprocess.run([*run, "ingest", str(EXAMPLES), "--store", store], check=True)  # noqa: S603
        serve = [*run, "serve", "--store", store, "--port", "0"]
        serving = subprocess.Popen(serve, stderr=subprocess.PIPE, text=True)  # noqa: S603
        told = serving.stderr.readline() if serving.stderr else ""
        base = next(word for word in told.split() if word.startswith("http"))
        browser = playwright.chromium.launch(executable_path=place, args=["--no-sandbox"])
        try:
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1.5)
            actor(page, base)
            article(page, base)
            event(page, base)
        finally:
            browser.close()
            serving.terminate()


def actor(page: Page, base: str) -> None:
    """An actor's page: what it does and what is done to it, and its dyads."""
    look(page, f"{base}/actors/RUS")
    page.screenshot(path=HERE / "actor.png", clip={"x": 0, "y": 0, "width": WIDTH, "height": 1330}, full_page=True)


def article(page: Page, base: str) -> None:
    """An article with what was read in it; one event is pointed at."""
    look(page, f"{base}/articles?search=Karabakh")
    look(page, base + str(page.locator("main a[href^='/articles/']").first.get_attribute("href")))
    page.locator("#text a.mark", has_text="telephoned").first.click()
    page.screenshot(
        path=HERE / "article.png", clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT + 60}, full_page=True
    )


def event(page: Page, base: str) -> None:
    """An event that two papers report, in two languages."""
    look(page, f"{base}/events?type=ASSAULT&place=Odesa")
    look(page, base + str(page.locator("main a[href^='/events/ev-']").first.get_attribute("href")))
    page.screenshot(
        path=HERE / "event.png", clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT + 240}, full_page=True
    )


def look(page: Page, address: str) -> None:
    """Open an address and wait until its plots are drawn."""
    page.goto(address)
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    main()
