"""Through the reading room as an analyst goes: look, filter, choose a point, read, correct, undo, comment, follow."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Window, opened


def test_from_today_to_the_sentence(window: Window) -> None:
    page = window.go("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("28 September 2023")
    page.get_by_role("link", name=re.compile("^Evidence")).first.click()
    expect(page.get_by_role("heading", name=re.compile("report"))).to_be_visible()
    expect(page.locator(".report mark, .report .mark").first).to_be_visible()
    page.locator(".report h3 a").first.click()
    page.wait_for_url("**/articles/**")
    expect(page.locator("#text a.mark").first).to_be_visible()


def test_a_bar_of_the_plot_shows_the_events_behind_it(window: Window) -> None:
    page = window.go("/dyads/RUS-UKR")
    bars = page.locator("figure[data-plot=bars] .canvas a")
    expect(bars.first).to_be_visible()
    bars.first.click()
    behind = page.locator("#behind .event")
    expect(behind.first).to_be_visible()
    assert "period=" in page.url
    first = behind.first.inner_text()
    page.reload()
    assert page.locator("#behind .event").first.inner_text() == first


def test_each_way_is_drawn_once_a_reader_comes_to_it(window: Window) -> None:
    page = window.go("/dyads/RUS-UKR")
    page.get_by_role("heading", name="Each way").scroll_into_view_if_needed()
    drawn = page.locator(".halves figure[data-plot=bars] .canvas a")
    expect(drawn.first).to_be_visible()
    drawn.first.click()
    expect(page.locator("#behind .event").first).to_be_visible()
    assert "way=" in page.url


def test_a_point_is_reached_and_chosen_by_keys_alone(window: Window) -> None:
    page = window.go("/dyads/RUS-UKR")
    page.locator("figure[data-plot=bars] .canvas a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#behind .event").first).to_be_visible()


def test_filters_make_an_address_that_can_be_shared(window: Window) -> None:
    page = window.go("/events")
    everything = counted(page)
    page.get_by_label("Who acts").fill("RUS")
    page.get_by_label("Type").select_option("CONSULT")
    page.locator("form.filters button.main").click()
    page.wait_for_url(re.compile("actor=RUS"))
    fewer = counted(page)
    assert 0 < fewer < everything
    again = window.go(page.url.removeprefix(window.base))
    assert counted(again) == fewer
    expect(again.locator(".deed").first).to_contain_text("Consultation")


def test_words_are_searched_and_marked(window: Window) -> None:
    page = window.go("/")
    page.get_by_role("searchbox").first.fill("handshake")
    page.get_by_role("button", name="Search").first.click()
    page.wait_for_url(re.compile("search=handshake"))
    assert counted(page) > 0


def test_an_event_is_corrected_and_the_correction_undone(window: Window) -> None:
    page = window.go("/events?type=SUPPORT&dyad=RUS-UKR")
    page.get_by_role("link", name=re.compile("^Evidence")).first.click()
    page.wait_for_url("**/events/ev-*")
    address = page.url.removeprefix(window.base)
    page.get_by_role("link", name="Correct fields").click()
    form = page.locator("#correct-fields form")
    form.get_by_label("Type").first.select_option("AGREE")
    form.get_by_label("Why").fill("a promise to let ships pass")
    form.get_by_role("button").first.click()
    expect(page.locator(".history")).to_contain_text("a promise to let ships pass")
    expect(window.go(address).locator(".fields").first).to_contain_text("AGREE")
    page.locator(".history summary").first.click()
    undoing = page.locator(".history details[open] form")
    undoing.get_by_label("Why").fill("it was signed")
    undoing.get_by_role("button").click()
    expect(page.locator(".history")).to_contain_text("it was signed")
    expect(window.go(address).locator(".fields").first).to_contain_text("SUPPORT")
    expect(page.locator(".history li")).to_have_count(2)


def test_an_event_is_rejected_and_counts_no_more(window: Window) -> None:
    page = window.go("/events?actor=AZE&type=COERCE")
    before = counted(page)
    page.get_by_role("link", name=re.compile("^Evidence")).first.click()
    page.wait_for_url("**/events/ev-*")
    page.get_by_label("Why").first.fill("told of somebody else")
    page.get_by_role("button", name=re.compile("^Reject")).click()
    expect(page.locator(".history")).to_contain_text("told of somebody else")
    assert counted(window.go("/events?actor=AZE&type=COERCE")) == before - 1
    assert counted(window.go("/events?actor=AZE&type=COERCE&rejected=true")) == before


def test_a_comment_is_read_and_its_markup_is_harmless(window: Window) -> None:
    page = window.go("/stories")
    page.locator("main a[href^='/stories/']").first.click()
    page.wait_for_url("**/stories/st-*")
    page.get_by_label(re.compile("Your comment")).fill("**Mind** <script>alert(1)</script> [this](javascript:alert(1))")
    page.get_by_role("button", name="Comment").click()
    comment = page.locator("#comments")
    expect(comment.locator("strong")).to_have_text("Mind")
    assert comment.locator("script").count() == 0
    assert comment.locator("a[href^='javascript']").count() == 0


def test_a_dyad_is_followed_and_let_go(window: Window) -> None:
    page = window.go("/dyads/RUS-UKR")
    page.get_by_role("link", name="Follow", exact=True).click()
    page.wait_for_url("**/follow**")
    page.locator("main form button.main").first.click()
    page.wait_for_load_state("networkidle")
    expect(page.locator("main")).to_contain_text(re.compile("RUS|Russia"))
    feed = page.request.get(window.base + "/dyads/RUS-UKR.atom")
    assert feed.ok
    assert "<entry>" in feed.text()


def test_both_languages_and_both_schemes(window: Window) -> None:
    page = window.go("/")
    page.get_by_role("button", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.get_by_role("heading", level=1)).to_have_text("28 de septiembre de 2023")
    light = background(page)
    page.get_by_role("button", name="Oscuro", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    assert background(page) != light


def test_an_original_and_its_translation_stand_beside_each_other(window: Window) -> None:
    page = window.go("/articles?search=Odesa")
    page.locator("main a[href^='/articles/']").first.click()
    page.wait_for_url("**/articles/**")
    page.locator("a[href*='beside=']").first.click()
    page.wait_for_url(re.compile("beside="))
    languages = {each.get_attribute("lang") for each in page.locator("main article[lang], main [lang]").all()}
    assert {"en", "es"} <= languages


def test_everything_fits_on_a_phone(phone: Window) -> None:
    for path in (
        "/",
        "/events",
        "/dyads/RUS-UKR",
        "/actors/RUS",
        "/stories",
        "/agenda",
        "/articles",
        "/state",
        "/follow",
    ):
        page = phone.go(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_the_numbers_of_a_plot_come_in_when_they_are_opened(window: Window) -> None:
    page = window.go("/dyads/RUS-UKR")
    numbers = page.locator("details.numbers").first
    assert numbers.locator("table").count() == 0
    numbers.locator("summary").click()
    expect(numbers.locator("tbody tr").first).to_be_visible()
    numbers.locator("tbody a").first.click()
    expect(page.locator("#behind .event").first).to_be_visible()


def test_marked_words_show_what_was_read_on_a_phone(phone: Window) -> None:
    page = phone.go("/articles")
    page.locator("main a[href^='/articles/']").first.tap()
    page.wait_for_url("**/articles/**")
    page.locator("#text a.mark").first.tap()
    expect(page.locator(".entry.lit")).to_be_visible()


def test_pages_are_whole_without_scripts(browser: Browser, room: str) -> None:
    context, window = opened(browser, room, (1280, 900), java_script_enabled=False)
    page = window.page
    page.goto(room + "/dyads/RUS-UKR")
    page.locator("details.numbers summary").first.click()
    page.locator("details.numbers").first.get_by_role("link").click()
    page.locator("details.numbers[open]").first.locator("tbody a").first.click()
    expect(page.locator("#behind .event").first).to_be_visible()
    page.get_by_role("link", name=re.compile("^Evidence")).first.click()
    page.get_by_role("link", name="Correct fields").click()
    expect(page.get_by_label("Why").first).to_be_visible()
    page.goto(room + "/articles")
    page.locator("main a[href^='/articles/']").first.click()
    page.locator("#text a.mark").first.click()
    expect(page.locator(".entry:target")).to_be_visible()
    context.close()


def counted(page: Page) -> int:
    """The number that the page's first line tells."""
    found = re.search(r"[\d,.]+", page.locator(".lead").first.inner_text())
    return int(re.sub(r"\D", "", found[0])) if found else 0


def background(page: Page) -> str:
    page.locator("footer").wait_for()  # the whole page has come
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))
