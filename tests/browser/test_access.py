"""What axe finds on each page, in both schemes and sizes: nothing that it calls serious or critical."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.browser.conftest import DESK, PHONE, opened

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PLACES = (
    "/",
    "/events",
    "/events?type=CONSULT&search=Odesa",
    "/dyads/RUS-UKR",
    "/dyads/RUS-UKR?with=USA-RUS",
    "/actors/RUS",
    "/articles",
    "/stories",
    "/agenda",
    "/corrections",
    "/moderation",
    "/follow",
    "/account",
    "/users",
    "/state",
    "/nowhere",
)
FIRST_OF = ("/events", "/articles", "/stories")
"""Lists whose first entry is looked at as well."""


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, room: str, scheme: str, size: tuple[int, int]) -> None:
    context, window = opened(browser, room, size, color_scheme=scheme, reduced_motion="reduce")
    found: list[tuple[str, str, str]] = []
    places = list(PLACES)
    for path in FIRST_OF:
        page = window.go(path)
        entry = page.locator(f"main a[href^='{path}/']").first.get_attribute("href")
        assert entry
        places.append(entry)
    places.append(places[-3] + "/correct")
    for path in places:
        page = window.go(path)
        if "details" in page.content():
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        told = Axe().run(page, options=RULES).response
        found += [
            (path, each["id"], each["nodes"][0]["html"][:160])
            for each in told["violations"]
            if each["impact"] in ("serious", "critical")
        ]
    context.close()
    assert found == []
