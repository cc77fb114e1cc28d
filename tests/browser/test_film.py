"""A film's page, in a browser: it renders, is looked at frame by frame, and plays."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from farm.base.config import Settings
from farm.client import Client
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.kept import bin
from tests.browser.farm import ADMIN
from tests.browser.pictures import painting
from tests.browser.test_forms import drop
from tests.engine.video.clips import pan, write

SMALL = {"size": 96, "smallest": 96, "iterations": 3, "min_iterations": 3}


def until(page: Page, script: str, seconds: float = 90) -> None:
    """Wait for a script to be true; the policy forbids Playwright's own way."""
    deadline = time.monotonic() + seconds
    while not page.evaluate(script):
        assert time.monotonic() < deadline, script
        time.sleep(0.1)


def queued(studio: Settings, folder: Path, **recipe: Any) -> str:
    clip = write(folder / "clip.mp4", pan(8, size=(72, 96)))
    with Client(f"http://{studio.host}:{studio.port}") as farm:
        return farm.video(clip, painting(folder), **(SMALL | recipe)).id


@pytest.mark.usefixtures("worker")
def test_a_film_is_painted_and_plays(page: Page, studio: Settings, tmp_path: Path) -> None:
    job = queued(studio, tmp_path)
    page.goto(f"/jobs/{job}")
    expect(page.locator("[data-step]")).to_contain_text("of 8", timeout=60_000)
    expect(page.get_by_text("Finished", exact=True)).to_be_visible(timeout=120_000)
    film = page.locator("#painted")
    expect(film).to_be_visible()
    until(page, "document.getElementById('painted').readyState >= 2")
    assert film.evaluate("film => [film.videoWidth, film.videoHeight]") == [96, 72]
    page.get_by_role("slider", name="Frame").fill("1")
    for _ in range(2):
        page.get_by_role("button", name="Next frame").click()
    expect(page.locator("[data-at]")).to_have_text("3 of 8")
    page.get_by_role("slider", name="Curtain").fill("50")
    assert film.evaluate("film => film.style.clipPath").startswith("inset(0")
    page.get_by_role("button", name="Frame before").click()
    page.get_by_role("button", name="Play").click()
    until(page, "document.getElementById('painted').ended")
    expect(page.locator("[data-at]")).to_have_text("8 of 8")


def test_a_film_that_is_dropped_as_photo_becomes_a_job_of_films(page: Page, tmp_path: Path) -> None:
    page.goto("/new")
    drop(page, "main", painting(tmp_path), write(tmp_path / "clip.mp4", pan(8, size=(72, 96))))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    expect(page.locator("#settings").get_by_label("Method")).to_be_visible()
    expect(page.get_by_label("Files to make")).to_be_hidden()
    page.get_by_label("Longer edge in pixels").fill("96")
    expect(page.locator("#estimate")).to_contain_text("96 × 72 px, 8 frames")
    page.get_by_label("Method").select_option("AdaIN")
    page.get_by_role("button", name="Remove clip.mp4").click()
    expect(page.get_by_label("Method")).to_be_hidden()
    drop(page, "main", tmp_path / "clip.mp4")
    page.get_by_label("Method").select_option("AdaIN")
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_role("heading", name="clip after painting")).to_be_visible()
    expect(page.locator(".measures")).to_contain_text("8 frames")


@pytest.mark.slow
@pytest.mark.usefixtures("worker")
def test_painted_frames_are_looked_at_while_the_film_renders(
    page: Page, studio: Settings, tmp_path: Path
) -> None:
    job = queued(studio, tmp_path, iterations=100, min_iterations=100)
    page.goto(f"/jobs/{job}")
    painted = "Number(document.getElementById('stage').dataset.painted) >= 2"
    until(page, painted)
    page.get_by_role("slider", name="Frame").fill("1")
    expect(page.locator("#frame")).to_have_attribute("src", re.compile("frame-00001.png$"))
    until(page, "document.getElementById('frame').naturalWidth == 96")
    page.get_by_role("button", name="Cancel…").click()
    page.get_by_role("button", name="Stop it").click()
    expect(page.get_by_text("Canceled", exact=True)).to_be_visible()


def test_a_film_that_is_deleted_elsewhere_takes_its_player_along(
    page: Page, farm: Services, studio: Settings, tmp_path: Path
) -> None:
    job = queued(studio, tmp_path)
    page.goto(f"/jobs/{job}")
    expect(page.locator(".reel")).to_be_visible()
    orders.cancel(farm, ADMIN, job)
    bin.put(farm, ADMIN, job)
    page.evaluate("document.body.dispatchEvent(new Event('news'))")
    expect(page.get_by_role("heading", name="Deleted")).to_be_visible()
    page.keyboard.press(".")  # an error of the player's would end the test
    expect(page.locator(".reel")).to_have_count(0)
