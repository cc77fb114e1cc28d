"""Masks that are painted in the browser: strokes, soft edges, undo, by mouse and by keyboard."""

import io
import re
import time
from pathlib import Path

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect
from skimage import data

from farm.errors import Unavailable
from farm.fleet import queue, registry
from farm.infra import keys
from farm.infra.services import Services
from farm.sql.models import Asset, Job
from tests.browser.pictures import painting, photo
from tests.browser.test_forms import drop
from tests.browser.test_screens import RULES
from tests.factories import worker as row

START_SECONDS = 60  # of a worker


def begun(page: Page, folder: Path) -> None:
    """Open the form with a photo and a painting, and its masks."""
    page.goto("/new")
    drop(page, "main", photo(folder, 400, 200), painting(folder))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    page.get_by_text("Masks and canvas").click()


def stroke(page: Page, *places: tuple[float, float]) -> None:
    """Draw through places of the canvas, each from 0 to 1 across and down."""
    box = page.locator("#brush canvas").bounding_box()
    assert box
    points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in places]
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=5)
    page.mouse.up()


def stored(page: Page, farm: Services, field: str) -> NDArray[np.uint8]:
    """Return the pixels of the picture that a field of the form names."""
    expect(page.locator(f"input[name='{field}']")).to_have_count(1)
    name = page.locator(f"input[name='{field}']").input_value()
    with farm.db.read() as session:
        data = farm.storage.get(keys.asset(session.get_one(Asset, name).sha256))
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def test_regions_are_painted_with_a_brush_and_a_stroke_taken_back(
    page: Page, farm: Services, tmp_path: Path
) -> None:
    begun(page, tmp_path)
    page.locator("[data-slot=content_mask]").get_by_role("button", name="Paint it").click()
    expect(page.get_by_role("dialog", name="Paint a mask")).to_be_visible()
    stroke(page, (0.1, 0.5), (0.4, 0.5))
    page.get_by_label("Green").check()
    stroke(page, (0.1, 0.1), (0.9, 0.1))
    page.get_by_role("dialog").get_by_role("button", name="Undo").click()
    page.get_by_label("Blue").check()
    stroke(page, (0.8, 0.2), (0.8, 0.8))
    page.get_by_label("Erase").check()
    stroke(page, (0.8, 0.7), (0.8, 0.9))
    page.get_by_role("button", name="Use this mask").click()
    expect(page.get_by_role("img", name="content_mask.png")).to_be_visible()
    mask = stored(page, farm, "content_mask")
    assert mask.shape == (200, 400, 3)
    assert mask[100, 100].tolist() == [255, 0, 0]
    assert mask[20, 200].tolist() == [0, 0, 0]  # taken back
    assert mask[60, 320].tolist() == [0, 0, 255]
    assert mask[160, 320].tolist() == [0, 0, 0]  # erased


@pytest.mark.parametrize(("quality", "kind"), [("Draft", "render"), ("Quick", "apply")])
def test_a_painting_gets_its_mask_and_both_are_taken_for_the_job(
    page: Page, farm: Services, tmp_path: Path, quality: str, kind: str
) -> None:
    begun(page, tmp_path)
    page.get_by_role("link", name=quality, exact=True).click()
    expect(page.get_by_role("link", name=quality)).to_have_attribute("aria-current", "true")
    for place in ("[data-slot=content_mask]", "[data-slot=style]"):
        page.locator(place).locator("[data-paint]").click()
        stroke(page, (0.25, 0.5), (0.75, 0.5))
        page.get_by_role("button", name="Use this mask").click()
        expect(page.get_by_role("dialog", name="Paint a mask")).to_be_hidden()
    expect(page.locator("[data-slot=style]").get_by_text("Mask: mask.png")).to_be_visible()
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_role("heading", name="photo after painting")).to_be_visible()
    with farm.db.read() as session:
        job = session.get_one(Job, page.url.rsplit("/", 1)[-1])
    assert job.kind == kind
    assert job.spec["content_mask"]
    assert job.spec["styles"][0]["mask"]


def test_one_pass_shows_no_masks_but_those_that_its_method_takes(
    page: Page, tmp_path: Path
) -> None:
    begun(page, tmp_path)
    page.get_by_role("link", name="Quick").click()
    masks = page.get_by_role("heading", name="Regions of the photo"), page.get_by_text("Add a mask")
    for name in ("Where to paint", "Canvas"):
        expect(page.get_by_role("heading", name=name)).to_be_hidden()
    for method, shown in (("sketch", False), ("wct", True)):
        page.get_by_label("Method", exact=True).select_option(method)
        for mask in masks:
            expect(mask).to_be_visible(visible=shown)


def test_a_soft_brush_keeps_a_part_of_the_photo(page: Page, farm: Services, tmp_path: Path) -> None:
    begun(page, tmp_path)
    page.locator("[data-slot=strength]").get_by_role("button", name="Paint it").click()
    page.get_by_label("Size", exact=True).last.fill("60")
    page.get_by_label("Soft edge").fill("100")
    stroke(page, (0.5, 0.5), (0.5, 0.5))
    page.get_by_role("button", name="Use this mask").click()
    expect(page.get_by_role("img", name="strength.png")).to_be_visible()
    across = stored(page, farm, "strength")[100, :, 0].astype(int)
    assert across[0] == 255
    assert across[200] < 100
    assert len(set(across.tolist())) > 20  # from white to dark in many steps
    assert (np.diff(across[:200]) <= 1).all()


def test_a_mask_is_painted_by_keyboard_and_painted_on(
    page: Page, farm: Services, tmp_path: Path
) -> None:
    begun(page, tmp_path)
    place = page.locator("[data-slot=content_mask]")
    place.get_by_role("button", name="Paint it").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#brush canvas")).to_be_focused()
    page.keyboard.press("Space")
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.keyboard.press("Control+z")
    found = Axe().run(page, context="#brush", options=RULES)
    assert found.violations_count == 0, found.generate_report()
    page.get_by_role("button", name="Use this mask").press("Enter")
    mask = stored(page, farm, "content_mask")
    assert mask[100, 200].tolist() == [255, 0, 0]
    assert mask[100, 280].tolist() == [0, 0, 0]
    place.get_by_role("button", name="Paint it").click()
    page.get_by_label("Green").check()
    stroke(page, (0.9, 0.2), (0.9, 0.8))
    page.get_by_role("button", name="Use this mask").click()
    expect(page.get_by_role("dialog", name="Paint a mask")).to_be_hidden()
    expect(place.locator("progress")).to_be_hidden()
    more = stored(page, farm, "content_mask")
    assert more[100, 200].tolist() == [255, 0, 0]
    assert more[100, 360].tolist() == [0, 255, 0]


def test_the_region_under_a_click_is_filled_with_its_soft_edge_and_taken_back(
    page: Page, farm: Services, tmp_path: Path
) -> None:
    begun(page, tmp_path)
    page.locator("[data-slot=content_mask]").get_by_role("button", name="Paint it").click()
    page.get_by_label("Soft edge").fill("60")
    stroke(page, (0.2, 0.1), (0.2, 0.9))
    stroke(page, (0.7, 0.1), (0.7, 0.9))
    page.get_by_label("Fill the region there").check()
    page.get_by_label("Green").check()
    stroke(page, (0.2, 0.5))
    page.get_by_label("Blue").check()
    stroke(page, (0.45, 0.5))
    page.get_by_role("dialog").get_by_role("button", name="Undo").click()
    page.get_by_label("Yellow").check()
    stroke(page, (0.95, 0.5))
    page.get_by_role("button", name="Use this mask").click()
    expect(page.get_by_role("img", name="content_mask.png")).to_be_visible()
    across = stored(page, farm, "content_mask")[100].astype(int)
    assert across[80].tolist() == [0, 255, 0]  # the stroke that was clicked
    assert across[280].tolist() == [255, 0, 0]  # the other one is no part of it
    assert across[4].tolist() == across[180].tolist() == across[395].tolist() == [255, 255, 0]
    assert (across[:140, 2] == 0).all()
    left = across[:140]  # between green and yellow: all of the green, and some of the red
    assert (left[:, 1] >= 253).all()
    assert len(set(left[:, 0].tolist())) > 5


def test_a_region_is_filled_by_keyboard(page: Page, farm: Services, tmp_path: Path) -> None:
    begun(page, tmp_path)
    page.locator("[data-slot=content_mask]").get_by_role("button", name="Paint it").press("Enter")
    page.keyboard.press("Space")  # a red dot in the middle
    page.get_by_label("Paint with the brush").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Fill the region there")).to_be_checked()
    page.get_by_label("Cyan").check()
    page.locator("#brush canvas").focus()
    page.keyboard.press("Space")
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    page.get_by_label("White").check()
    page.locator("#brush canvas").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Control+z")
    found = Axe().run(page, context="#brush", options=RULES)
    assert found.violations_count == 0, found.generate_report()
    page.get_by_role("button", name="Use this mask").press("Enter")
    mask = stored(page, farm, "content_mask")
    assert mask[100, 200].tolist() == [0, 255, 255]
    assert mask[100, 380].tolist() == [0, 0, 0]


def test_the_photos_transparency_becomes_its_mask_and_the_photo_opaque(
    page: Page, farm: Services, tmp_path: Path
) -> None:
    cut = Image.open(photo(tmp_path, 400, 200)).convert("RGBA")
    cut.paste(0, (200, 0, 400, 200), Image.new("L", (200, 200), 255))
    cut.save(tmp_path / "cut.png")
    page.goto("/new")
    drop(page, "main", tmp_path / "cut.png", painting(tmp_path))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    page.get_by_text("Masks and canvas").click()
    page.get_by_role("button", name=re.compile("transparency")).click()
    expect(page.get_by_role("img", name="cut mask.png")).to_be_visible()
    expect(page.get_by_role("img", name="cut opaque.png")).to_be_visible()
    mask = stored(page, farm, "content_mask")
    assert mask[100, 100].tolist() == [255, 0, 0]
    assert mask[100, 300].tolist() == [0, 0, 0]


def test_faces_are_kept_by_a_click_and_go_on_under_the_brush(
    page: Page, farm: Services, tmp_path: Path
) -> None:
    Image.fromarray(data.astronaut()).save(tmp_path / "eileen.png")
    page.goto("/new")
    drop(page, "main", tmp_path / "eileen.png", painting(tmp_path))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    page.get_by_text("Masks and canvas").click()
    page.get_by_role("button", name="Keep the faces").click()
    expect(page.get_by_role("img", name="eileen faces.png")).to_be_visible()
    found = stored(page, farm, "strength")
    assert found[115, 224].max() < 100
    assert found[20, 20].tolist() == [255, 255, 255]
    page.locator("[data-slot=strength]").get_by_role("button", name="Paint it").click()
    expect(page.locator("#brush canvas")).to_be_visible()
    stroke(page, (0.7, 0.7), (0.9, 0.9))
    page.get_by_role("button", name="Use this mask").click()
    expect(page.get_by_role("img", name="strength.png")).to_be_visible()
    found = stored(page, farm, "strength")
    assert found[115, 224].max() < 100
    assert found[410, 410].tolist() == [0, 0, 0]


def test_cancelling_keeps_nothing(page: Page, tmp_path: Path) -> None:
    begun(page, tmp_path)
    page.locator("[data-slot=strength]").get_by_role("button", name="Paint it").click()
    stroke(page, (0.2, 0.2), (0.8, 0.8))
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("input[name=strength]")).to_have_count(0)


def until_taken(farm: Services) -> None:
    """Wait until a worker takes jobs."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with farm.db.read() as session:
                queue.require_open(session, farm.settings.lease_seconds)
        except Unavailable:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        else:
            return


@pytest.mark.usefixtures("worker")
def test_regions_are_found_by_a_worker_changed_with_the_brush_and_taken_back(
    page: Page, farm: Services, tmp_path: Path
) -> None:
    begun(page, tmp_path)
    until_taken(farm)
    page.locator("[data-slot=content_mask]").get_by_role("button", name="Paint it").click()
    stroke(page, (0.1, 0.5), (0.4, 0.5))
    page.get_by_label("at most").fill("3")
    page.get_by_role("button", name="Find regions").click()
    expect(page.get_by_text("What looks alike has one colour.")).to_be_visible()
    page.get_by_label("White").check()
    stroke(page, (0.5, 0.1), (0.5, 0.9))
    page.get_by_role("button", name="Use this mask").click()
    mask = stored(page, farm, "content_mask")
    assert mask.shape == (200, 400, 3)
    assert mask[100, 200].tolist() == [255, 255, 255]
    found = set(map(tuple, np.delete(mask, np.s_[160:240], axis=1).reshape(-1, 3).tolist()))
    assert found == {(0, 0, 0), (255, 0, 0), (0, 255, 0)}
    page.locator("[data-slot=style]").locator("[data-paint]").click()
    stroke(page, (0.25, 0.5), (0.75, 0.5))
    page.get_by_role("button", name="Find regions").click()
    expect(page.get_by_text("What looks alike has one colour.")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Use this mask").click()
    expect(page.get_by_text("Mask: mask.png")).to_be_visible()
    (name,) = page.locator("[data-slot=style] .mask input[type=hidden]").all()
    own = stored(page, farm, name.get_attribute("name") or "")
    assert own[64, 64].tolist() == [255, 0, 0]
    assert own[8, 64].tolist() == [0, 0, 0]


def test_without_a_worker_that_is_said_and_the_mask_painted_by_hand(
    context: BrowserContext, farm: Services, tmp_path: Path
) -> None:
    page = context.new_page()  # not watched: Chromium notes the refusal as an error
    begun(page, tmp_path)
    page.locator("[data-slot=content_mask]").get_by_role("button", name="Paint it").click()
    page.get_by_role("button", name="Find regions").click()
    expect(page.get_by_text("No worker is there that could look for regions;")).to_be_visible()
    stroke(page, (0.1, 0.5), (0.4, 0.5))
    page.get_by_role("button", name="Use this mask").click()
    assert stored(page, farm, "content_mask")[100, 100].tolist() == [255, 0, 0]


def test_a_search_that_waits_says_so_and_ends_with_its_dialog(
    page: Page, farm: Services, tmp_path: Path
) -> None:
    registry.register(farm, row("w1", kinds="regions"))  # which never takes it
    begun(page, tmp_path)
    paint = page.locator("[data-slot=content_mask]").get_by_role("button", name="Paint it")
    paint.click()
    page.get_by_role("button", name="Find regions").click()
    expect(page.get_by_text("It is next, and a worker is about to take it.")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    paint.click()
    expect(page.get_by_text("It is next")).to_be_hidden()
    page.get_by_role("button", name="Cancel").click()
    page.locator("[data-slot=strength]").get_by_role("button", name="Paint it").click()
    expect(page.get_by_role("button", name="Find regions")).to_be_hidden()
