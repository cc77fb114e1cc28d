"""The rough proof on the form, which is there before anything is asked for."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.pictures import painting, photo

# From the moment that a file is dropped to the one at which its proof can be seen.
DROP = """
async ([place, bytes]) => {
  const files = new DataTransfer();
  files.items.add(new File([new Uint8Array(bytes)], "painting.png", { type: "image/png" }));
  const begun = performance.now();
  const target = document.querySelector(`.slot[data-slot="${place}"] .drop`);
  target.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true }));
  const proof = document.querySelector("#proof img");
  while (!proof.complete || !proof.naturalWidth || proof.closest("[hidden]")) {
    if (performance.now() - begun > 30000) throw new Error("no proof came");
    await new Promise(requestAnimationFrame);
  }
  return (performance.now() - begun) / 1000;
}
"""


def drop(page: Page, slot: str, file: Path) -> float:
    """Drop a picture on its place; return after how many seconds there was a proof."""
    seconds: float = page.evaluate(DROP, [slot, list(file.read_bytes())])
    return seconds


def test_a_proof_is_there_soon_after_the_second_picture_is_dropped(
    page: Page, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    page.goto("/new")
    page.get_by_label("Photo or film", exact=True).set_input_files(photo(tmp_path, 1600, 1200))
    expect(page.get_by_role("img", name="photo.png")).to_be_visible()
    expect(page.get_by_text("A rough proof")).to_be_hidden()
    seconds = drop(page, "style", painting(tmp_path, size=1000))
    record_property("seconds from drop to proof", round(seconds, 2))
    print(f"proof: {seconds:.2f} s")
    expect(page.get_by_text("A rough proof")).to_be_visible()
    shown = page.get_by_role("img", name="A rough proof")
    assert shown.evaluate("it => [it.naturalWidth, it.naturalHeight]") == [384, 288]


def test_a_proof_follows_the_pictures_and_goes_with_them(page: Page, tmp_path: Path) -> None:
    page.goto("/new")
    page.get_by_label("Photo or film", exact=True).set_input_files(photo(tmp_path))
    drop(page, "style", painting(tmp_path))
    shown = page.get_by_role("img", name="A rough proof")
    first = shown.get_attribute("src")
    page.get_by_label("Paintings", exact=True).set_input_files(photo(tmp_path, 200, 200))
    expect(shown).not_to_have_attribute("src", first or "")
    page.reload()
    expect(shown).to_be_visible()
    for _ in range(2):
        page.locator("[data-slot=style] [data-remove]").first.click()
    expect(shown).to_be_hidden()
