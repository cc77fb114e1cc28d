"""Forms that were refused, in a browser: seen at once, also in a popover, and accessible."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from farm.accounts import projects
from farm.domain.projects import NewProject
from farm.infra.services import Services
from farm.jobs import orders
from tests.browser.farm import ADMIN, finished_job
from tests.browser.pictures import painting, photo
from tests.browser.test_screens import RULES


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page that is not watched: Chromium notes each refusal as an error."""
    return context.new_page()


def require_accessible(page: Page, part: str = "html") -> None:
    """Require that axe finds nothing; what lies half under an open popover is no part of it."""
    found = Axe().run(page, context=part, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_training_that_is_refused_keeps_its_files_and_settings(
    page: Page, tmp_path: Path, theme: str
) -> None:
    page.emulate_media(color_scheme=theme)
    page.goto("/models/train")
    page.get_by_label("Name", exact=True).fill("Evening")
    page.get_by_label(re.compile("^Photos to learn on")).set_input_files(photo(tmp_path, 300, 300))
    page.get_by_label(re.compile("^Paintings")).set_input_files(painting(tmp_path, size=300))
    page.get_by_label("Size of the strokes", exact=True).fill("99")
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Evening")
    wrong = page.get_by_label("Size of the strokes", exact=True)
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("1 file that came already")).to_have_count(2)
    require_accessible(page)
    wrong.fill("1")
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page.get_by_role("heading", name="Evening")).to_be_visible()


def test_a_popover_that_is_refused_opens_again_at_the_field(page: Page, farm: Services) -> None:
    projects.add(farm, NewProject(name="film-a"))
    page.goto("/settings")
    page.get_by_role("button", name="Change film-a").click()
    form = page.locator("form[action='/settings/projects/film-a']")
    form.get_by_label("Weight").fill("0")
    form.get_by_label("Members").fill("ana")
    form.get_by_role("button", name="Change it").click()
    expect(form.get_by_label("Weight")).to_be_focused()
    expect(form.get_by_label("Members")).to_have_value("ana")
    require_accessible(page, "[data-refused]")


def test_a_file_for_print_that_is_refused_is_mended_where_it_was_asked_for(
    page: Page, farm: Services
) -> None:
    job = finished_job(farm, "First", 200).job
    page.goto(f"/jobs/{job}")
    page.get_by_role("button", name="Another file…").click()
    form = page.locator(f"form[action='/jobs/{job}/export']")
    form.get_by_label("Border, mm").fill("9999")
    form.get_by_label("Format").select_option("webp")
    form.get_by_role("button", name="Download").click()
    expect(form.get_by_label("Border, mm")).to_be_focused()
    expect(form.get_by_label("Format")).to_have_value("webp")
    require_accessible(page, "[data-refused]")


def test_a_form_that_was_refused_stays_as_it_is_when_its_page_hears_news(
    page: Page, farm: Services
) -> None:
    job = finished_job(farm, "First", 200).job
    page.goto(f"/jobs/{job}")
    page.get_by_role("button", name="Another file…").click()
    page.get_by_label("Border, mm").fill("9999")
    page.get_by_label("Dpi").fill("150")
    page.locator("#export").get_by_role("button", name="Download").click()
    expect(page.get_by_label("Border, mm")).to_be_focused()
    orders.change(farm, ADMIN, job, None, pinned=True)
    page.evaluate("document.body.dispatchEvent(new Event('news'))")
    expect(page.get_by_role("button", name="Unpin")).to_be_visible()
    expect(page.get_by_label("Border, mm")).to_have_value("9999")
    expect(page.get_by_label("Border, mm")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Dpi")).to_have_value("150")
