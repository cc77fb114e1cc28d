"""The history: renders are chosen, thrown away and taken back."""

import re
import zipfile

from playwright.sync_api import Page, expect

from farm.infra.services import Services
from farm.jobs.kept import bin
from tests.browser.farm import ADMIN, finished_job
from tests.browser.test_refusals import require_accessible


def require_frames(page: Page, names: list[str]) -> None:
    expect(page.locator(".frame .name")).to_have_text(names)


def test_chosen_renders_go_into_the_bin_and_come_back(page: Page, farm: Services) -> None:
    for name in ("One", "Two", "Three"):
        finished_job(farm, name, 200)
    page.goto("/history")
    page.get_by_label("Choose Two").check()
    page.get_by_label("Choose Three").check()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("2 renders are in the bin.")).to_be_visible()
    expect(page.locator(".frame")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".frame")).to_have_count(3)
    require_frames(page, ["Three", "Two", "One"])


def test_the_bin_tells_when_a_render_goes_and_gives_it_back(page: Page, farm: Services) -> None:
    for name in ("One", "Two"):
        bin.put(farm, ADMIN, finished_job(farm, name, 200).job)
    page.goto("/history")
    page.get_by_role("link", name="Bin").click()
    expect(page.get_by_text("Goes for good")).to_have_count(2)
    assert page.locator(".frame img").first.evaluate("image => image.decode().then(() => true)")
    page.get_by_label("Choose One").check()
    page.get_by_role("button", name="Restore").click()
    expect(page.locator(".frame")).to_have_count(1)
    page.get_by_role("button", name="Empty the bin").click()
    page.get_by_role("button", name="Empty it").click()
    expect(page.get_by_text("The bin is empty.")).to_be_visible()
    page.goto("/history")
    expect(page.locator(".frame")).to_have_count(1)


def test_chosen_renders_are_deleted_for_good(page: Page, farm: Services) -> None:
    for name in ("One", "Two"):
        bin.put(farm, ADMIN, finished_job(farm, name, 200).job)
    page.goto("/history?state=bin")
    page.get_by_label("Choose One").check()
    page.get_by_role("button", name="Delete for good").click()
    page.get_by_role("button", name="Delete them").click()
    expect(page.get_by_text("1 render deleted for good.")).to_be_visible()
    expect(page.locator(".frame")).to_have_count(1)


def test_a_deletion_on_a_renders_own_page_is_undone_too(page: Page, farm: Services) -> None:
    made = finished_job(farm, "One", 200)
    page.goto(f"/jobs/{made.job}")
    page.get_by_role("button", name="Delete…").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("1 render is in the bin.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".frame")).to_have_count(1)


def test_renders_between_two_are_chosen_with_shift_and_all_by_one_box(
    page: Page, farm: Services
) -> None:
    for name in ("One", "Two", "Three", "Four"):
        finished_job(farm, name, 200)
    page.goto("/history")
    page.get_by_label("Choose Three").check()
    page.get_by_label("Choose One").click(modifiers=["Shift"])
    expect(page.get_by_text("3 chosen")).to_be_visible()
    expect(page.get_by_label("Choose Four")).not_to_be_checked()
    page.get_by_label("All shown").check()
    expect(page.get_by_text("4 chosen")).to_be_visible()
    page.get_by_label("All shown").uncheck()
    expect(page.get_by_text("Choose renders to compare")).to_be_visible()


def test_chosen_renders_are_one_download(page: Page, farm: Services) -> None:
    for name in ("One", "Two"):
        finished_job(farm, name, 200)
    page.goto("/history")
    page.get_by_label("All shown").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download…").click()
        page.get_by_role("button", name="Download the ZIP").click()
    with zipfile.ZipFile(download.value.path()) as packed:
        assert len(packed.namelist()) == 2
        assert all(re.fullmatch(r"00\d_photo_.*\.\w+", name) for name in packed.namelist())


def test_files_are_named_by_a_pattern_that_is_mended_where_it_is_wrong_and_remembered(
    page: Page, farm: Services
) -> None:
    for name in ("One", "Two"):
        finished_job(farm, name, 200)
    page.goto("/history?sort=label")
    page.get_by_label("All shown").check()
    page.get_by_role("button", name="Download…").click()
    names = page.get_by_label("File names")
    names.fill("{photo}")
    names.press("Enter")
    expect(names).to_be_focused()
    expect(names).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#fault-zip-names")).to_contain_text("2 files would be named 'photo.png'")
    expect(page.get_by_text("2 chosen.")).to_be_visible()
    require_accessible(page, "[data-refused]")
    names.fill("{label}, {size} px")
    with page.expect_download() as download:
        names.press("Enter")
    with zipfile.ZipFile(download.value.path()) as packed:
        assert packed.namelist() == ["One, 200 px.png", "Two, 200 px.png"]
    page.goto("/history")
    page.get_by_label("Choose One").check()
    page.get_by_role("button", name="Download…").click()
    expect(page.get_by_label("File names")).to_have_value("{label}, {size} px")


def test_favourites_are_marked_one_by_one_and_together(page: Page, farm: Services) -> None:
    for name in ("One", "Two", "Three"):
        finished_job(farm, name, 200)
    page.goto("/history")
    page.locator(".frame", has_text="One").hover()
    star = page.get_by_role("button", name="Favourite: One")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    page.get_by_label("Choose Two").check()
    page.get_by_role("button", name="★ Favourite", exact=True).click()
    expect(page.get_by_text("1 render among the favourites.")).to_be_visible()
    expect(page.get_by_role("button", name="Favourite: Two")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.get_by_role("link", name="Favourites").click()
    expect(page.locator(".frame")).to_have_count(2)
    page.get_by_role("link", name="Two").click()
    page.get_by_role("button", name="Favourite").click()
    expect(page.get_by_role("button", name="☆ Favourite")).to_be_visible()


def test_renders_are_collected_in_an_album_which_is_renamed_and_forgotten(
    page: Page, farm: Services
) -> None:
    for name in ("One", "Two", "Three"):
        finished_job(farm, name, 200)
    page.goto("/history")
    page.get_by_label("Choose One").check()
    page.get_by_label("Choose Two").check()
    page.get_by_role("button", name="Album…").click()
    page.get_by_label("Album", exact=True).fill("Harbour & sea")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 renders added to the album Harbour & sea.")).to_be_visible()
    page.get_by_text("Dates, order, albums").click()
    page.get_by_role("combobox", name="Album", exact=True).select_option("Harbour & sea")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".frame")).to_have_count(2)
    page.get_by_label("Choose One").check()
    page.get_by_role("button", name="Take out").click()
    expect(page.locator(".frame")).to_have_count(1)
    page.get_by_role("button", name="Rename…").click()
    page.get_by_label("Name", exact=True).fill("Night")
    page.keyboard.press("Enter")
    expect(page.get_by_text("In the album Night")).to_be_visible()
    page.get_by_role("link", name="Two").click()
    page.get_by_role("link", name="Night").click()
    page.get_by_role("button", name="Delete the album…").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.locator(".frame")).to_have_count(3)
    expect(page.get_by_role("link", name="Night")).to_have_count(0)
