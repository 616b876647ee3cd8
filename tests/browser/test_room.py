"""The reading room in a real browser: with keys alone, without scripts, in the dark, on a phone, and full of hostile words."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from tests.browser.conftest import Room, Tab

PAGES = (
    "/", "/search", "/search?q=act:deny", "/search?q=nothingatall", "/report/1", "/report/2", "/party/1", "/compare?a=act:deny&b=act:state",
    "/map", "/overview", "/people", "/places", "/keys", "/report/99",
)  # fmt: skip
FLAWS = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.map((flaw) => `${flaw.id}: ${flaw.nodes[0].html} ${flaw.nodes[0].failureSummary}`);
}"""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_stands_on_this_machine_alone_and_for_everybody(room: Room, tab: Tab, path: str) -> None:
    tab.page.goto(room.at(path))
    assert {urlsplit(address).netloc for address in tab.asked} == {urlsplit(room.url).netloc}
    assert [each for each in tab.wrong if "404" not in each] == []
    assert tab.page.locator("h1").count() == 1
    # Through the address of a script the policy lets nothing in; a tool of the test is let in past it.
    tab.page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    assert tab.page.evaluate(FLAWS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/search?q=act:state", "/report/2"])
def test_colours_can_be_read_in_either_light(room: Room, browser: Browser, scheme: Literal["light", "dark"], path: str) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(room.at(path))
        page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
        assert page.evaluate(FLAWS) == []


@pytest.mark.parametrize("width", [390, 800, 1280])
def test_no_page_is_wider_than_its_window(room: Room, browser: Browser, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(room.at(path))
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_twice_as_large_it_still_fits(room: Room, browser: Browser) -> None:
    # A window of half the size with twice the pixels is what a browser's zoom of 200% makes.
    with browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2) as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(room.at(path))
            assert page.evaluate("document.documentElement.scrollWidth") <= 640, path


def test_by_keys_alone_from_a_search_to_a_correction_and_back(room: Room, tab: Tab) -> None:
    page = tab.page
    page.goto(room.at("/"))
    page.keyboard.press("/")
    page.keyboard.type("act:deny")  # keys are ignored while typing
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/search?q=act%3Adeny")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.locator(".hit.open").count() == 1
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_url("**/report/*#n*")
    assert page.locator(".note:target").count() == 1
    page.keyboard.press("w")
    assert page.locator(".note:target .why[open]").count() == 1
    with page.expect_navigation():
        page.keyboard.press("n")  # while a why is open: it is wrong
    assert page.locator(".note:target .verdict").inner_text() == "marked wrong"
    with page.expect_navigation():
        page.keyboard.press("y")
    assert page.locator(".note:target .verdict").inner_text() == "marked right"
    page.keyboard.press("Shift+D")
    assert "hide=dates" in page.url
    assert page.locator("[data-layer=dates]").get_attribute("aria-checked") == "false"
    with page.expect_navigation():
        page.keyboard.press("?")
    assert page.locator("h1").inner_text() == "Keys"
    page.go_back()
    assert "/report/" in page.url


def test_a_date_opens_its_reasons_in_place_and_closes_them(room: Room, tab: Tab) -> None:
    page = tab.page
    page.goto(room.at("/report/1"))
    page.locator("a.d[data-why]").first.click()
    assert "rule" in page.locator(".reason").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".reason").count() == 0


def test_a_drag_over_the_strip_narrows_the_search_and_back_widens_it(room: Room, tab: Tab) -> None:
    page = tab.page
    page.goto(room.at("/search?q=form:direct"))
    bars = page.locator(".strip a .hitarea")
    first, last = bars.first.bounding_box(), bars.last.bounding_box()
    assert first
    assert last
    page.mouse.move(first["x"] + 1, first["y"] + 30)
    page.mouse.down()
    page.mouse.move(last["x"] + 1, last["y"] + 30, steps=8)
    with page.expect_navigation():
        page.mouse.up()
    assert "after%3A" in page.url
    assert "before%3A" in page.url
    page.go_back()
    assert page.url.endswith("/search?q=form:direct")


def test_without_scripts_everything_is_still_there(room: Room, still: Tab) -> None:
    page = still.page
    page.goto(room.at("/"))
    page.fill("#qq", "act:deny")
    page.press("#qq", "Enter")
    page.locator(".hit .from a").first.click()
    assert "#n" in page.url
    number = page.url.partition("#n")[2]
    page.locator(f"#n{number} summary").first.click()
    page.locator(f"#n{number} button[value=right]").click()
    assert page.locator(f"#n{number} .verdict").inner_text() == "marked right"
    page.locator("a.d[data-why]").first.click()
    assert page.locator(".meaning:target").count() == 1
    page.locator(".layer.l-cues").click()
    assert "hide=cues" in page.url
    page.go_back()
    assert "hide=cues" not in page.url


def test_hostile_words_are_seen_and_do_nothing(room: Room, tab: Tab) -> None:
    page = tab.page
    page.goto(room.at("/search?q=act:deny"))
    report = page.locator(".hit .from a", has_text="onmouseover").first.get_attribute("href")
    for path in (report, "/", "/search", "/people", "/places", "/map", "/overview"):
        page.goto(room.at(path))
        page.mouse.move(300, 300)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, path
    page.goto(room.at(report))
    assert page.evaluate("document.body.innerText.includes('<script>alert(1)</script>')")
    assert tab.wrong == []
    assert all(urlsplit(address).netloc == urlsplit(room.url).netloc for address in tab.asked)
    assert page.evaluate("document.querySelectorAll('main img, main script').length") == 0


def test_a_report_prints_with_its_notes(room: Room, tab: Tab) -> None:
    page = tab.page
    page.goto(room.at("/report/1"))
    page.emulate_media(media="print")
    assert page.locator(".masthead").is_hidden()
    assert page.locator(".note").first.is_visible()
    assert page.pdf()[:5] == b"%PDF-"
