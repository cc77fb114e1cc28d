"""A print from the form: the frame is dragged, and the page leads to files for paper."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL.ImageCms import ImageCmsProfile, createProfile
from playwright.sync_api import Page, expect

from farm.domain.roles import Role, Viewer
from farm.infra.services import Services
from farm.jobs.listing import lookup
from tests.browser.farm import finished_job
from tests.browser.pictures import painting, photo
from tests.browser.test_forms import drop
from tests.browser.test_screens import RULES

ADMIN = Viewer.of("admin", Role.ADMIN)


def newest(farm: Services) -> dict[str, Any]:
    """Return the spec of the newest job."""
    with farm.db.read() as session:
        return lookup.find(session, ADMIN, limit=1)[0].spec


def test_a_dragged_frame_is_what_is_rendered(page: Page, farm: Services, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 1400})
    page.goto("/new")
    drop(page, "main", photo(tmp_path, 640, 480), painting(tmp_path))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    page.get_by_text("Crop and turn").click()
    page.get_by_label("Proportions").select_option(label="Square")
    frame = page.locator(".crop-frame")
    frame.hover()  # in its middle, once nothing moves any more
    before = frame.bounding_box()
    assert before
    middle = before["x"] + before["width"] / 2, before["y"] + before["height"] / 2
    page.mouse.down()
    page.mouse.move(middle[0] + 500, middle[1], steps=4)  # as far right as it goes
    page.mouse.up()
    expect(page.get_by_label("Left to right")).to_have_value("1")
    expect(page.locator("[data-print]")).to_contain_text("1024 × 1024 px")
    corner_of = page.locator(".crop-corner")
    corner_of.hover(position={"x": 8, "y": 8})
    corner = corner_of.bounding_box()
    assert corner
    page.mouse.down()
    page.mouse.move(corner["x"] + 8 - before["width"] / 4, corner["y"] + 8, steps=4)
    page.mouse.up()
    page.get_by_label("Turn, clockwise").select_option("90")
    page.get_by_text("Print", exact=True).click()
    page.get_by_label("Border, mm").fill("20")
    page.get_by_label("Colours", exact=True).last.select_option(label="Adobe RGB")
    page.get_by_label("PDF, one page").check()
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_role("heading", name="photo after painting")).to_be_visible()
    spec = newest(farm)
    made = spec["frame"]
    assert isinstance(made, dict)
    assert (made["aspect"], made["turn"], made["x"]) == ("1:1", 90, 1)
    assert 1.7 < made["zoom"] < 2.3
    assert spec["sheet"] == {
        "border_mm": 20, "border_color": "#ffffff", "bleed_mm": 0, "profile": "adobe-rgb",
    }  # fmt: skip
    assert spec["outputs"] == ["png", "pdf"]
    page.get_by_role("link", name="Edit and re-run").click()
    expect(page.get_by_label("Border, mm")).to_have_value("20")
    expect(page.get_by_label("Turn, clockwise")).to_have_value("90")


def test_a_finished_picture_becomes_a_page(page: Page, farm: Services, tmp_path: Path) -> None:
    made = finished_job(farm, "Poster", 300)
    page.goto(f"/jobs/{made.job}")
    page.get_by_role("button", name="Another file").click()
    page.get_by_label("Format").select_option("pdf")
    page.get_by_label("Border, mm").fill("10")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    path = tmp_path / "poster.pdf"
    download.value.save_as(path)
    with pikepdf.open(path) as pdf:
        width = float(pdf.pages[0].MediaBox[2]) * 25.4 / 72
    assert abs(width - (300 / 300 * 25.4 + 20)) < 0.1


def test_a_further_file_is_called_as_was_entered_which_the_browser_remembers(
    page: Page, farm: Services
) -> None:
    page.goto(f"/jobs/{finished_job(farm, 'Poster', 300).job}")
    export = page.locator("#export")
    page.get_by_role("button", name="Another file").click()
    page.get_by_label("Format").select_option("pdf")
    page.get_by_label("File name", exact=True).fill("{label}/{size}")
    export.get_by_role("button", name="Download").click()
    expect(page.get_by_label("File name", exact=True)).to_be_focused()
    expect(page.locator("#fault-export-names")).to_contain_text("is no pattern of a file's name")
    page.get_by_label("File name", exact=True).fill("{label}, {photo} at {size}")
    with page.expect_download() as download:
        export.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "Poster, photo at 300.pdf"
    page.goto(f"/jobs/{finished_job(farm, 'Next', 200).job}")
    page.get_by_role("button", name="Another file").click()
    expect(page.get_by_label("File name", exact=True)).to_have_value("{label}, {photo} at {size}")


def test_why_a_file_cannot_be_made_is_told_where_it_was_asked_for(
    page: Page, farm: Services
) -> None:
    page.goto(f"/jobs/{finished_job(farm, 'Poster', 300).job}")
    page.get_by_role("button", name="Another file").click()
    page.get_by_label("Format").select_option("webp")
    page.get_by_label("Border, mm").fill("400,5")
    page.get_by_label("Dpi").fill("9600")
    page.get_by_role("button", name="Download").click()
    expect(page.get_by_role("alert")).to_contain_text("WebP ends at 16383 pixels")
    expect(page.locator("#fault-export-format")).to_contain_text("WebP ends at 16383 pixels")
    expect(page.get_by_label("Format")).to_be_focused()
    expect(page.get_by_label("Border, mm")).to_have_value("400,5")


def test_a_printers_profile_comes_with_the_form(page: Page, farm: Services, tmp_path: Path) -> None:
    profile = tmp_path / "press.icc"
    profile.write_bytes(ImageCmsProfile(createProfile("sRGB")).tobytes())
    page.goto("/new")
    drop(page, "main", photo(tmp_path), painting(tmp_path))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    page.get_by_text("Print", exact=True).click()
    page.get_by_label("Or a profile of your printer").set_input_files(profile)
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_role("heading", name="photo after painting")).to_be_visible()
    assert str(newest(farm)["sheet"]["profile"]).startswith("asset_")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_unfolded_form_is_accessible_and_as_wide_as_its_window(
    page: Page, farm: Services, tmp_path: Path, theme: str
) -> None:
    page.emulate_media(color_scheme=theme)
    made = finished_job(farm, "Poster", 300)
    page.goto(f"/new?job={made.job}")
    drop(page, "[data-slot=photos]", photo(tmp_path, 200, 100))
    expect(page.locator("[data-slot=photos] [data-taken]")).to_have_count(1)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.locator("[data-slot=content_mask]").get_by_role("button", name="Paint it").click()
    expect(page.get_by_role("dialog", name="Paint a mask")).to_be_visible()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    found = Axe().run(page, context="#brush", options=RULES)
    assert found.violations_count == 0, found.generate_report()
    page.goto(f"/jobs/{made.job}")
    page.get_by_role("button", name="Another file").click()
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_picture_is_seen_as_a_press_would_print_it(page: Page, farm: Services) -> None:
    made = finished_job(farm, "Poster", 300)
    page.goto(f"/jobs/{made.job}")
    stage = page.locator("#stage")
    expect(stage).to_have_attribute("data-deep", made.picture)
    with page.expect_response(lambda told: "proof" not in told.url and "profile=" in told.url):
        page.get_by_role("button", name="As printed").click()
    expect(stage).to_have_attribute("data-seen", "?profile=adobe-rgb")
    page.get_by_label("Grey where it lacks the colour").check()
    page.get_by_label("Colours of").select_option(label="sRGB")
    expect(stage).to_have_attribute("data-seen", "?profile=srgb&marked=true")
    result = Axe().run(page, options=RULES)
    assert result.violations_count == 0, result.generate_report()
    page.get_by_role("button", name="As printed").click()
    expect(stage).to_have_attribute("data-seen", "")
