"""The page of a served style, before Chromium's own picture of a camera."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from farm.engine.onepass.generators.export import export
from farm.local.serving.app import create_app
from farm.local.serving.model import Model
from tests.browser.conftest import CHROMIUM
from tests.browser.serving import served
from tests.engine.onepass.generators.test_paint import model
from tests.local.test_serving import MIX

FAKE = ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("models") / "waves.onnx"
    export(model(), MIX, path)
    with served(create_app(Model(path, 1), 4)) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of a Chromium with a camera."""
    made = browser.browser_type.launch(executable_path=CHROMIUM, args=FAKE)
    yield made.new_page()
    made.close()


@pytest.mark.slow
def test_a_cameras_pictures_come_back_painted(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Start the camera").click()
    canvas = page.locator("#picture")
    expect(canvas).to_have_attribute("data-painted", re.compile(r"^([2-9]|\d{2,})$"))
    expect(page.locator("#pace")).to_contain_text("pictures a second")
    assert canvas.evaluate("(it) => [it.width, it.height]") == [640, 480]
    colours = canvas.evaluate(
        "(it) => new Set(it.getContext('2d').getImageData(0, 0, 640, 480).data).size"
    )
    assert colours > 10
