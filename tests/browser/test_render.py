"""From a photo and a painting to a finished picture, in a browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from farm.base.config import Settings
from tests.browser.pictures import painting, photo


def fill_in(page: Page, folder: Path, *, size: int = 96, iterations: int = 4) -> None:
    """Choose a photo and a painting, and make the render small."""
    page.goto("/new")
    page.get_by_label("Photo or film", exact=True).set_input_files(photo(folder))
    expect(page.get_by_role("img", name="photo.png")).to_be_visible()
    page.get_by_label("Paintings", exact=True).set_input_files(painting(folder))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    page.get_by_label("Longer edge in pixels").fill(str(size))
    page.get_by_text("Coarse to fine", exact=True).click()
    page.get_by_label("Steps at the first scale", exact=True).fill(str(iterations))


@pytest.mark.usefixtures("worker")
def test_a_photo_and_a_painting_become_a_picture_to_download(page: Page, tmp_path: Path) -> None:
    fill_in(page, tmp_path)
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_role("heading", name="photo after painting")).to_be_visible()
    expect(page.get_by_text("Finished", exact=True)).to_be_visible(timeout=60_000)
    expect(page.locator("#stage .deep canvas").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="PNG").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


@pytest.mark.usefixtures("worker")
def test_photos_are_painted_in_one_pass_and_again_with_another_method(
    page: Page, tmp_path: Path
) -> None:
    page.goto("/new")
    page.get_by_role("link", name="Quick").click()
    page.get_by_label("Photo or film", exact=True).set_input_files(photo(tmp_path))
    page.get_by_label("Paintings", exact=True).set_input_files(painting(tmp_path))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    page.get_by_label("Longer edge in pixels").fill("96")
    page.get_by_label("Method", exact=True).select_option("AdaIN")
    expect(page.get_by_text("96 × 67 px")).to_be_visible()
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_text("Finished", exact=True)).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="Edit and re-run").click()
    expect(page.get_by_label("Method", exact=True)).to_have_value("adain")
    page.get_by_label("Method", exact=True).select_option("WCT")
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_text("Finished", exact=True)).to_be_visible(timeout=60_000)
    expect(page.get_by_text("AdaIN", exact=False).first).to_be_attached()


@pytest.mark.usefixtures("worker")
def test_a_reload_in_the_middle_keeps_preview_progress_and_eta(page: Page, tmp_path: Path) -> None:
    fill_in(page, tmp_path, size=160, iterations=5000)
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_alt_text("as it looks now")).to_be_visible()
    expect(page.locator("[data-eta]")).to_contain_text("left", timeout=120_000)
    page.reload()
    expect(page.get_by_alt_text("as it looks now")).to_be_visible()
    expect(page.locator("[data-eta]")).to_contain_text("left")
    assert float(page.locator("[data-bar]").get_attribute("value") or 0) > 0
    page.get_by_role("button", name="Cancel…").click()
    page.get_by_role("button", name="Stop it").click()
    expect(page.get_by_text("Canceled", exact=True)).to_be_visible()


def test_a_form_without_pictures_says_what_is_missing_and_stores_nothing(page: Page) -> None:
    page.goto("/new")
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a photo or a film.")
    page.goto("/queue")
    expect(page.get_by_text("Nothing runs and nothing waits.")).to_be_visible()


def test_a_waiting_job_shows_its_place_and_why_it_waits(
    page: Page, tmp_path: Path, studio: Settings
) -> None:
    fill_in(page, tmp_path)
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_text("Number 1 in line")).to_be_visible()
    page.goto("/queue")
    expect(page.get_by_role("link", name="photo after painting")).to_be_visible()


@pytest.mark.slow
@pytest.mark.usefixtures("worker")
def test_a_render_is_ended_by_hand_and_its_picture_kept(page: Page, tmp_path: Path) -> None:
    fill_in(page, tmp_path, size=160, iterations=5000)
    page.get_by_role("button", name="Render").click()
    page.get_by_role("button", name="Stop and keep…").click(timeout=120_000)
    page.get_by_role("button", name="Stop and keep it").click()
    expect(page.get_by_text("ended by hand at")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("link", name="PNG")).to_be_visible()
