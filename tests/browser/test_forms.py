"""The form by drag and drop, by keyboard alone, and from an old render."""

import base64
import re
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from farm.infra.services import Services
from farm.jobs.listing import lookup
from tests.browser.farm import ADMIN, finished_job, waiting_job
from tests.browser.pictures import painting, photo


def drop(page: Page, target: str, *files: Path) -> None:
    """Drop files as a person would: enter, over, drop."""
    carried = [
        {"name": file.name, "data": base64.b64encode(file.read_bytes()).decode()} for file in files
    ]
    transfer = page.evaluate_handle(
        """(files) => {
            const transfer = new DataTransfer();
            for (const { name, data } of files) {
                const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
                transfer.items.add(new File([bytes], name, { type: "image/png" }));
            }
            return transfer;
        }""",
        carried,
    )
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event(target, event, {"dataTransfer": transfer})


def test_a_job_is_submitted_by_drag_and_drop(page: Page, tmp_path: Path) -> None:
    page.goto("/new")
    drop(page, "main", photo(tmp_path), painting(tmp_path), painting(tmp_path, "two.png", 96))
    expect(page.get_by_role("img", name="two.png")).to_be_visible()
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_role("heading", name="photo after painting and 1 more")).to_be_visible()


def test_render_waits_for_the_pictures_that_are_on_their_way(page: Page, tmp_path: Path) -> None:
    held: list[Route] = []
    page.goto("/new")
    drop(page, "main", photo(tmp_path))
    expect(page.get_by_role("img", name="photo.png")).to_be_visible()
    page.route("**/new/pictures/style", lambda route: held.append(route))
    drop(page, "[data-slot=style]", painting(tmp_path))
    page.get_by_role("button", name="Render").click()
    expect(page.locator("#toasts")).to_contain_text("Waits for the pictures that are on their way")
    expect(page).to_have_url(re.compile("/new$"))
    for route in held:
        route.continue_()
    expect(page.get_by_role("heading", name="photo after painting")).to_be_visible()


def test_render_is_not_submitted_without_a_picture_that_did_not_arrive(
    page: Page, tmp_path: Path
) -> None:
    note = tmp_path / "note.png"
    note.write_text("Buy ochre.")
    held: list[Route] = []
    page.goto("/new")
    drop(page, "main", photo(tmp_path), painting(tmp_path))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    page.route("**/new/pictures/style", lambda route: held.append(route))
    drop(page, "[data-slot=style]", note)
    page.get_by_role("button", name="Render").click()
    expect(page.locator("#toasts")).to_contain_text("Waits for the pictures")
    for route in held:
        route.continue_()
    expect(page.locator("#toasts")).to_contain_text("Not submitted: a picture did not arrive.")
    expect(page.get_by_role("button", name="Render")).to_be_visible()


def test_what_there_is_no_room_for_is_said(page: Page, tmp_path: Path) -> None:
    page.goto("/new")
    page.get_by_text("Masks and canvas").click()
    drop(page, "[data-slot=strength]", photo(tmp_path), painting(tmp_path))
    expect(page.locator("#toasts")).to_contain_text(
        "One picture at a time: photo.png is taken, and 1 more is not."
    )
    page.locator("[data-slot=style]").evaluate("slot => { slot.dataset.most = 8; }")
    many = [painting(tmp_path, f"{number}.png", 64 + number) for number in range(10)]
    drop(page, "[data-slot=style]", *many)
    expect(page.locator("#toasts")).to_contain_text(
        "A render has at most 100 paintings: 2 of these are not taken."
    )
    expect(page.locator("[data-slot=style] [data-taken]")).to_have_count(8)


def test_the_keyboard_stays_where_a_picture_was_chosen(page: Page, tmp_path: Path) -> None:
    page.goto("/new")
    page.get_by_label("Photo or film", exact=True).focus()
    page.get_by_label("Photo or film", exact=True).set_input_files(photo(tmp_path))
    expect(page.get_by_role("button", name="Remove photo.png")).to_be_focused()


def test_a_preset_leaves_what_was_set(page: Page) -> None:
    page.goto("/new")
    page.get_by_label("Strength of the painting", exact=True).fill("2.5")
    page.get_by_label("Name", exact=True).fill("Mine")
    page.get_by_role("link", name="Fine").click()
    expect(page.get_by_role("link", name="Fine")).to_have_attribute("aria-current", "true")
    expect(page.get_by_label("Strength of the painting", exact=True)).to_have_value("2.5")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Mine")
    page.get_by_text("Coarse to fine").click()
    expect(page.get_by_label("Steps at the first scale", exact=True)).to_have_value("500")


def test_a_reload_keeps_the_form_until_it_is_begun_afresh(page: Page, tmp_path: Path) -> None:
    page.goto("/new")
    drop(page, "main", photo(tmp_path), painting(tmp_path))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    page.get_by_label("Strength of the painting", exact=True).fill("2.5")
    page.reload()  # before the server was told
    expect(page.get_by_text("As you left it")).to_be_visible()
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    expect(page.get_by_label("Strength of the painting", exact=True)).to_have_value("2.5")
    page.get_by_role("button", name="Start afresh").click()
    expect(page.get_by_role("img", name="painting.png")).to_have_count(0)


def test_a_form_that_nobody_touched_is_not_kept_when_the_queue_changes(
    page: Page, farm: Services
) -> None:
    page.goto("/new")
    waiting_job(farm, "Another's")
    expect(page.locator(".count")).to_contain_text("1")
    expect(page.locator("[name=touched]")).to_have_value("")
    page.get_by_role("link", name="Fine").click()
    expect(page.locator("[name=touched]")).to_have_value("yes")


def test_a_decimal_comma_is_one_in_every_field(page: Page, farm: Services, tmp_path: Path) -> None:
    page.goto("/new")
    drop(page, "main", photo(tmp_path), painting(tmp_path))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    page.get_by_text("Print", exact=True).click()
    fields = {"Strength of the painting": "0,5", "Share": "1,5", "Border, mm": "2,5"}
    for name, text in fields.items():
        page.get_by_label(name, exact=True).click()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(text)
    expect(page.get_by_label("Strength of the painting, slider")).to_have_value("0.5")
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_role("heading", name="photo after painting")).to_be_visible()
    with farm.db.read() as session:
        spec = lookup.find(session, ADMIN, limit=1)[0].spec
    assert spec["recipe"]["style_weight"] == 0.5
    assert spec["styles"][0]["weight"] == 1.5
    assert spec["sheet"]["border_mm"] == 2.5


def test_going_back_from_a_job_finds_the_form_that_made_it(page: Page, tmp_path: Path) -> None:
    page.goto("/new")
    drop(page, "main", photo(tmp_path), painting(tmp_path))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_role("heading", name="photo after painting")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()


def test_a_file_that_is_no_picture_keeps_the_others_from_nothing(
    page: Page, tmp_path: Path
) -> None:
    note = tmp_path / "note.png"
    note.write_text("Buy ochre.")
    page.goto("/new")
    drop(page, "main", photo(tmp_path), note, painting(tmp_path))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    expect(page.locator("#toasts")).to_contain_text("note.png: ")
    expect(page.locator("[data-slot=style] [data-taken]")).to_have_count(1)


def test_a_job_is_submitted_by_keyboard_alone(page: Page, tmp_path: Path) -> None:
    page.goto("/queue")
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="New render")).to_be_visible()
    for label, file in (("Photo or film", photo(tmp_path)), ("Paintings", painting(tmp_path))):
        with page.expect_file_chooser() as chooser:  # the browser takes a moment to listen for it
            step_to(page, label)
            page.keyboard.press("Space")
        chooser.value.set_files(file)
        expect(page.get_by_role("img", name=file.name)).to_be_visible()
    step_to(page, "Longer edge in pixels")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("128")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="photo after painting")).to_be_visible()
    expect(page.get_by_text("128 × 90 px")).to_be_visible()


def step_to(page: Page, label: str) -> None:
    """Press Tab until the field with this label has the focus."""
    field = page.get_by_label(label, exact=True)
    for _ in range(60):
        if field.evaluate("(field) => field === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {label}")


def test_a_dropped_render_brings_its_settings_and_pictures(
    page: Page, farm: Services, tmp_path: Path
) -> None:
    made = finished_job(farm, "Old", 250)
    page.goto(f"/jobs/{made.job}")
    with page.expect_download() as download:
        page.get_by_role("link", name="PNG").click()
    render = tmp_path / "render.png"
    download.value.save_as(render)
    page.goto("/new")
    drop(page, "main", render)
    expect(page.get_by_role("img", name="photo.png")).to_be_visible()
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    expect(page.get_by_label("Strength of the painting", exact=True)).to_have_value("2.5")
    expect(page.get_by_label("Longer edge in pixels")).to_have_value("256")


def test_a_grid_says_how_many_renders_it_has_before_it_is_submitted(
    page: Page, tmp_path: Path
) -> None:
    page.goto("/new")
    drop(page, "main", photo(tmp_path), painting(tmp_path))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    page.get_by_text("Vary", exact=True).click()
    page.get_by_label("Setting 1").select_option(label="Strength of the painting")
    page.get_by_label("Values").first.fill("0.5, 1, 2")
    expect(page.get_by_text("3 renders: 0.5, 1, 2")).to_be_visible()
    page.get_by_label("Setting 2").select_option(label="Even out light and dark")
    expect(page.get_by_text("6 renders: 0.5, 1, 2 × yes, no")).to_be_visible()
    page.get_by_label("Setting 2").select_option(label="nothing")
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_role("heading", name="Grid of 3")).to_be_visible()


def test_a_length_on_paper_decides_the_pixels_until_those_are_set(
    page: Page, tmp_path: Path
) -> None:
    page.goto("/new")
    drop(page, "main", photo(tmp_path, 150, 100))
    expect(page.get_by_role("img", name="photo.png")).to_be_visible()
    pixels, paper = page.get_by_label("Longer edge in pixels"), page.get_by_label("On paper")
    paper.fill("2 in")
    expect(pixels).to_have_value("600")
    page.get_by_label("Print resolution, dpi").fill("150")
    expect(pixels).to_have_value("300")
    page.get_by_label("Paper that the picture fits on").select_option("A4")
    expect(paper).to_have_value("29.7 cm")
    page.get_by_label("Paper that the picture fits on").select_option("40 × 50 cm")
    expect(paper).to_have_value("50 cm")
    expect(pixels).to_have_value("2953")
    page.get_by_role("button", name="1K", exact=True).click()
    expect(paper).to_have_value("")
