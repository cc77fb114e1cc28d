"""Pictures of every screen for docs/screens, and what each page weighs: `make screenshots`.

Runs a farm of its own with a real worker and real weights, renders the demo pair and two free
photos at a size that two CPU cores can bear, and looks at each screen in Chromium, light and dark.
A second run with the same `--data` folder finds its renders done.
"""

import argparse
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import httpx
import numpy as np
from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright
from skimage import data as photos

from farm.base.config import Settings
from farm.domain.states import LIVE
from farm.engine.pictures.images import Picture, read, write
from farm.local.demo import pair
from farm.local.embedded.ports import free_port
from farm.local.supervisor import farm

API = "/api/v1"
THEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
SIZE: ViewportSize = {"width": 1440, "height": 900}
PATIENCE_S = 3600.0
SETTLE_MS = 1500
SETTLED = 12  # iterations at a scale, after which it looks like a painting
WIDE = 16_384  # pixels
PAINTING = "Evening over a lake.png"
STYLE = "Evenings"
QUICK = {"size": 512, "smallest": 256, "iterations": 50}
BUDGET = 200_000  # bytes of a page without its pictures, compressed


@dataclass
class Weight:
    """What a page loaded, in bytes as they came over the wire."""

    pictures: int = 0
    rest: int = 0
    kinds: dict[str, str] = field(default_factory=dict)

    def watch(self, session: CDPSession) -> None:
        """Count everything from now on."""
        session.send("Network.enable")
        session.on("Network.responseReceived", self._begun)
        session.on("Network.loadingFinished", self._ended)

    def _begun(self, event: dict[str, Any]) -> None:
        self.kinds[event["requestId"]] = event["type"]

    def _ended(self, event: dict[str, Any]) -> None:
        size = int(event["encodedDataLength"])
        if self.kinds.get(event["requestId"]) == "Image":
            self.pictures += size
        else:
            self.rest += size


def main() -> None:
    """Run the farm, render, look."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data/screens"))
    parser.add_argument("--out", type=Path, default=Path("docs/screens"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    settings = Settings(_env_file=None, data_dir=options.data, port=free_port())
    with farm(settings) as address, httpx.Client(base_url=address, timeout=120) as client:
        shown = list(screens(client))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            for name, path in shown:
                look(browser, address, name, path, options.out)
            zoom(browser, address, sixteen_k(client))
        cancel_all(client)


def screens(client: httpx.Client) -> Iterator[tuple[str, str]]:
    """Render what is missing, and yield name and address of each screen."""
    assets = upload_all(client)
    finished = [finish(client, assets, label, body) for label, body in renders().items()]
    batch, kept = grid(client, assets), style(client, assets)
    many = series(client, assets)
    results = [result_of(client, job) for job in finished[:2]]
    cancel_all(client)  # what an earlier run has left
    running = start(client, assets, "For the wall", {"size": 4096, "iterations": 60})
    for label in ("Sketch in the morning", "Sketch at noon"):
        start(client, assets, label, {"size": 1024})
    await_scale(client, running, 3)
    yield "job-running", f"/jobs/{running}"
    yield "queue", "/queue"
    yield "new", f"/new?job={finished[0]}"
    yield "print", f"/new?job={finished[0]}"
    yield "mask", f"/new?job={finished[0]}"
    yield "job", f"/jobs/{finished[1]}"
    yield "compare", f"/compare?p={results[0]}&p={results[1]}"
    yield "batch", f"/batches/{batch}"
    yield "series", f"/batches/{many}"
    yield "styles", "/styles"
    yield "style", f"/styles/{kept}"
    yield "history", "/history"
    yield "fleet", "/fleet"
    yield "settings", "/settings"


def renders() -> dict[str, dict[str, Any]]:
    """Return the labels of the finished renders, and what they are made of."""
    return {
        "Chelsea, first proof": {"photo": "Chelsea.png", "recipe": QUICK},
        "Chelsea, finer strokes": {
            "photo": "Chelsea.png",
            "recipe": QUICK | {"style_scale": 0.5, "style_weight": 2},
        },
        "Coffee": {"photo": "Coffee.png", "recipe": QUICK},
        "Lift-off": {"photo": "Rocket.png", "recipe": QUICK},
    }


def upload_all(client: httpx.Client) -> dict[str, str]:
    """Upload the demo pair and the free photos; return asset ids by name."""
    with TemporaryDirectory() as name:
        photo, painting = pair(Path(name))
        files = {"Chelsea.png": photo.read_bytes(), PAINTING: painting.read_bytes()}
        whole = read(painting)
        height, width, _ = whole.pixels.shape
        for number in range(4):  # its quarters
            top, left = number // 2 * height // 2, number % 2 * width // 2
            part = Picture(whole.pixels[top : top + height // 2, left : left + width // 2])
            write(painting.with_name("part.png"), part)
            files[f"Part {number + 1}.png"] = painting.with_name("part.png").read_bytes()
        for free in ("coffee", "rocket"):
            path = Path(name) / f"{free}.png"
            write(path, Picture(np.divide(getattr(photos, free)(), 255, dtype=np.float32)))
            files[f"{free.capitalize()}.png"] = path.read_bytes()
    return {name: upload(client, name, content) for name, content in files.items()}


def upload(client: httpx.Client, name: str, content: bytes) -> str:
    """Upload one picture and return its id."""
    return str(ask(client.post(f"{API}/uploads", files={"file": (name, content)}))["id"])


def ask(answer: httpx.Response) -> dict[str, Any]:
    """Return an answer's JSON, or stop with what the server said."""
    if answer.is_error:
        raise SystemExit(answer.text)
    return dict(answer.json())


def start(
    client: httpx.Client,
    assets: dict[str, str],
    label: str,
    recipe: dict[str, Any],
    photo: str = "Chelsea.png",
) -> str:
    """Queue a job and return its id."""
    body = request(assets, photo, recipe) | {"label": label}
    return str(ask(client.post(f"{API}/jobs", json=body))["id"])


def request(assets: dict[str, str], photo: str, recipe: dict[str, Any]) -> dict[str, Any]:
    """Return the body that asks for a render."""
    return {
        "content": assets[photo],
        "styles": [{"asset": assets[PAINTING]}],
        "preset": "draft",
        "outputs": ["png", "tiff16"],
        "recipe": recipe,
    }


def finish(client: httpx.Client, assets: dict[str, str], label: str, body: dict[str, Any]) -> str:
    """Return the id of the finished job with this label; render it if there is none."""
    found = ask(client.get(f"{API}/jobs", params={"label": label, "status": "succeeded"}))["items"]
    if found:
        return str(found[0]["id"])
    job = start(client, assets, label, body["recipe"], body["photo"])
    await_state(client, job)
    return job


def style(client: httpx.Client, assets: dict[str, str]) -> str:
    """Keep the painting and its parts as styles; return the id of that with all of them."""
    parts = [name for name in assets if name.startswith("Part")]
    whole = [{"asset": assets[name]} for name in (PAINTING, *parts)]
    found = {one["name"]: one["id"] for one in ask(client.get(f"{API}/styles"))["items"]}
    for name, paintings in (("Water and reeds", whole[2:]), (STYLE, whole)):
        body = {"name": name, "paintings": paintings, "tags": ["landscape", "impasto"]}
        body |= {"licence": "Painted by the project.", "look": {"style_scale": 0.8}}
        if name not in found:
            found[name] = ask(client.post(f"{API}/styles", json=body))["id"]
    return str(found[STYLE])


def series(client: httpx.Client, assets: dict[str, str]) -> str:
    """Render the photos as a series in the style and return the batch's id."""
    base = {"style": STYLE, "preset": "draft", "recipe": {"size": 256, "iterations": 30}}
    photos_ = [assets[name] for name in ("Chelsea.png", "Coffee.png", "Rocket.png")]
    grid = {"base": base, "axes": [{"field": "/content", "values": photos_}]}
    key = {"Idempotency-Key": "screens-series"}
    batch = ask(client.post(f"{API}/batches", json=grid, headers=key))
    for job in batch["jobs"]:
        await_state(client, job["id"])
    return str(batch["id"])


def grid(client: httpx.Client, assets: dict[str, str]) -> str:
    """Render a small grid and return the batch's id."""
    base = request(assets, "Chelsea.png", {"size": 256, "iterations": 30}) | {"label": "Grid"}
    axes = [
        {"field": "/recipe/style_weight", "values": [0.3, 3]},
        {"field": "/recipe/style_scale", "values": [0.3, 0.6, 1]},
    ]
    key = {"Idempotency-Key": "screens-grid"}
    batch = ask(client.post(f"{API}/batches", json={"base": base, "axes": axes}, headers=key))
    for job in batch["jobs"]:
        await_state(client, job["id"])
    return str(batch["id"])


def await_state(client: httpx.Client, job: str, state: str = "succeeded") -> None:
    """Return once the job is in this state."""
    deadline = time.monotonic() + PATIENCE_S
    while ask(client.get(f"{API}/jobs/{job}"))["state"] != state:
        if time.monotonic() > deadline:
            raise SystemExit(f"The job {job} is still not {state}.")
        time.sleep(2)


def await_scale(client: httpx.Client, job: str, scale: int) -> None:
    """Return once the job paints at this scale, counted from 1, and shows it."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        progress = ask(client.get(f"{API}/jobs/{job}"))["progress"] or {}
        if (progress.get("scale") or 0) >= scale and progress["iteration"] >= SETTLED:
            return
        time.sleep(2)
    raise SystemExit(f"The job {job} is still not at scale {scale}.")


def result_of(client: httpx.Client, job: str) -> str:
    """Return the id of a job's result."""
    artifacts = ask(client.get(f"{API}/jobs/{job}"))["artifacts"]
    return str(next(one["id"] for one in artifacts if one["name"] == "result.png"))


def cancel_all(client: httpx.Client) -> None:
    """Leave nothing running, and forget what an earlier run has canceled."""
    for job in ask(client.get(f"{API}/jobs", params={"limit": 100}))["items"]:
        if job["state"] in LIVE:
            client.post(f"{API}/jobs/{job['id']}/cancel")
        if job["state"] == "canceled":
            client.delete(f"{API}/jobs/{job['id']}", params={"erase": True})


def look(browser: Browser, address: str, name: str, path: str, folder: Path) -> None:
    """Keep a picture of the screen in each theme, and print what it weighs."""
    for theme in THEMES:
        context = browser.new_context(base_url=address, viewport=SIZE, color_scheme=theme)
        page = context.new_page()
        weight = Weight()
        weight.watch(context.new_cdp_session(page))
        page.goto(path)
        ACTS.get(name, _nothing)(page)
        page.wait_for_timeout(SETTLE_MS)
        page.screenshot(path=folder / f"{name}-{theme}.jpg", type="jpeg", quality=80)
        if theme == THEMES[0]:
            report(name, weight, first_paint(page))
        context.close()


def _nothing(_page: Page) -> None:
    """Look at the page as it comes."""


def _unfold(page: Page, fold: str) -> None:
    """Open a part of the form, which may be open since the last look."""
    page.locator(fold).evaluate("fold => { fold.open = true; }")


def _unfold_print(page: Page) -> None:
    """Ask for a border on the form."""
    _unfold(page, "details:has(#border)")
    page.get_by_label("Border, mm").fill("20")
    page.wait_for_timeout(SETTLE_MS)  # the form as it was left comes first
    page.locator("#border").evaluate("field => field.scrollIntoView({ block: 'center' })")


def _paint_mask(page: Page) -> None:
    """Paint two regions over the photo."""
    _unfold(page, "details.for-regions")
    page.locator("[data-slot=content_mask]").get_by_role("button", name="Paint it").click()
    canvas = page.get_by_role("img", name="Mask")
    canvas.wait_for()
    box = canvas.bounding_box()
    assert box
    for color, way in (("Red", (0.3, 0.7)), ("Green", (0.7, 0.3))):
        page.get_by_label(color).check()
        page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * way[0])
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * way[1], steps=20)
        page.mouse.up()


ACTS = {"print": _unfold_print, "mask": _paint_mask}


def first_paint(page: Page) -> float:
    """Return the page's first contentful paint, in milliseconds."""
    script = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
    return float(page.evaluate(script))


def report(name: str, weight: Weight, paint: float) -> None:
    """Print one line."""
    rest, pictures = weight.rest / 1000, weight.pictures / 1000
    verdict = "" if weight.rest <= BUDGET else f"  OVER {BUDGET / 1000:.0f} kB"
    print(
        f"{name:12} {rest:5.0f} kB without pictures, {pictures:5.0f} kB of pictures, "
        f"first contentful paint {paint:4.0f} ms{verdict}",
        flush=True,
    )


def sixteen_k(client: httpx.Client) -> str:
    """Upload a picture as wide as the largest render and return its id."""
    with TemporaryDirectory() as name:
        path = Path(name) / "wide.jpg"
        tile = np.divide(photos.coffee(), 255, dtype=np.float32)  # type: ignore[no-untyped-call]
        times = (WIDE // tile.shape[1] + 1, 10)
        wide = np.tile(tile, (times[1], times[0], 1))[:, :WIDE]
        write(path, Picture(wide), quality=90)
        return upload(client, f"{WIDE} pixels wide.jpg", path.read_bytes())


def zoom(browser: Browser, address: str, picture: str) -> None:
    """Zoom into a 16K picture and out, and print what that loaded."""
    context = browser.new_context(base_url=address, viewport=SIZE)
    page = context.new_page()
    weight = Weight()
    weight.watch(context.new_cdp_session(page))
    page.goto(f"/pictures/{picture}")
    page.get_by_role("button", name="One pixel to one").click(timeout=300_000)
    page.wait_for_timeout(SETTLE_MS)
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(300)
    page.get_by_role("button", name="Whole picture").click()
    page.wait_for_timeout(SETTLE_MS)
    report("picture", weight, first_paint(page))
    print(f"{WIDE} pixels wide, in to 100 %, across and out: {weight.pictures / 1e6:.1f} MB")
    context.close()


if __name__ == "__main__":
    main()
