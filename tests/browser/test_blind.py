"""Two looks in a browser: seen at 100 %, chosen by keys, named at the end alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from farm.engine.pictures.images import Picture, encode
from farm.local.blind.app import create_app
from farm.local.blind.ballot import Ballot
from tests.browser.serving import served
from tests.engine.conftest import picture


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The page, over two looks of two pictures that are larger than the window."""
    for look in ("bold", "calm"):
        (tmp_path / look).mkdir()
        for name in "ab":
            shade = Picture(picture(900, 1400).permute(1, 2, 0).numpy())
            (tmp_path / look / f"{name}.jpg").write_bytes(encode(shade, "jpg"))
    with served(create_app(Ballot(tmp_path))) as address:
        made = browser.new_page(viewport={"width": 1280, "height": 720})
        made.goto(address)
        yield made
        made.close()


def test_a_pixel_of_a_picture_is_one_of_the_screen_and_both_move_together(page: Page) -> None:
    left = page.get_by_alt_text("A look of the picture")
    expect(left).to_have_js_property("clientWidth", 1400)
    page.get_by_label("The picture on the left").evaluate("it => it.scrollTo(100, 50)")
    other = page.get_by_label("The picture on the right")
    expect(other).to_have_js_property("scrollLeft", 100)
    expect(other).to_have_js_property("scrollTop", 50)


def test_keys_answer_and_the_looks_are_named_at_the_end(page: Page) -> None:
    expect(page.locator("#count")).to_have_text("1 of 2")
    assert "bold" not in page.content()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#count")).to_have_text("2 of 2")
    page.get_by_role("button", name="Equal").click()
    expect(page.locator("#count")).to_have_text("2 answered")
    expect(page.get_by_role("listitem")).to_contain_text("equal 1: bold is liked better by")
    expect(page.get_by_role("button", name="The left one")).to_be_hidden()


def test_nothing_of_the_page_is_out_of_reach(page: Page) -> None:
    expect(page.locator("#count")).to_have_text("1 of 2")
    assert Axe().run(page).response["violations"] == []
