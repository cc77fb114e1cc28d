"""Series and wedges as artists make them: photos dropped together, and a look chosen of nine."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from farm.infra.services import Services
from farm.jobs.listing import lookup
from tests.browser.farm import ADMIN, finished_job, style
from tests.browser.pictures import photo
from tests.browser.test_forms import drop
from tests.browser.test_screens import RULES, THEMES


def photos(folder: Path, count: int) -> list[Path]:
    """Write so many photos of different shapes."""
    found = []
    for number in range(count):
        path = photo(folder, 96 + 16 * number, 96)
        found.append(path.rename(folder / f"lake-{number}.png"))
    return found


def test_photos_that_are_dropped_together_become_a_series(
    page: Page, farm: Services, tmp_path: Path
) -> None:
    kept = style(farm, finished_job(farm, "First", 200).job)
    page.goto(f"/new?style={kept}")
    drop(page, "[data-slot=content]", *photos(tmp_path, 3))
    expect(page.locator("[data-slot=photos] [data-taken]")).to_have_count(2)
    expect(page.locator("#estimate")).to_contain_text("3 renders: 3 photos")
    page.get_by_role("button", name="Remove lake-2.png").click()
    expect(page.locator("#estimate")).to_contain_text("2 renders: 2 photos")
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_role("heading", name="Series of 2")).to_be_visible()
    expect(page.get_by_text("lake-1.png")).to_be_visible()


def test_a_wedge_comes_back_to_the_form_with_the_look_that_is_chosen(
    page: Page, farm: Services, worker: None, tmp_path: Path
) -> None:
    kept = style(farm, finished_job(farm, "First", 200).job)
    page.goto(f"/new?style={kept}")
    drop(page, "[data-slot=content]", *photos(tmp_path, 1))
    expect(page.get_by_role("img", name="lake-0.png")).to_be_visible()
    page.get_by_role("button", name="Wedge of nine").click()
    expect(page.get_by_role("heading", name="Grid of 9")).to_be_visible()
    finished = page.get_by_role("checkbox")  # to compare it
    expect(finished).to_have_count(9, timeout=240_000)
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        assert Axe().run(page, options=RULES).violations_count == 0
    page.get_by_role("link", name=re.compile("Use this look")).last.click()
    expect(page.get_by_label("Size of the strokes", exact=True)).to_have_value("1.4")
    expect(page.get_by_role("img", name="lake-0.png")).to_be_visible()
    expect(page.locator("input[name=style]")).to_have_count(1)


def test_one_photo_of_a_series_gets_a_setting_of_its_own(
    page: Page, farm: Services, tmp_path: Path
) -> None:
    kept = style(farm, finished_job(farm, "First", 200).job)
    page.goto(f"/new?style={kept}")
    drop(page, "[data-slot=content]", *photos(tmp_path, 2))
    expect(page.locator("[data-slot=photos] [data-taken]")).to_have_count(1)
    # By key: what comes in above it may move it from under a pointer.
    page.locator("[data-slot=photos]").get_by_text("Its own settings").press("Enter")
    page.locator("[data-slot=photos]").get_by_label("Strength").fill("3")
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_role("heading", name="Series of 2")).to_be_visible()
    with farm.db.read() as session:
        jobs = lookup.find(session, ADMIN, limit=2)
    weights = {job.spec["content"]: job.spec["recipe"]["style_weight"] for job in jobs}
    assert sorted(weights.values()) == [2, 3]
