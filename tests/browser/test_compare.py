"""Pictures in depth, alone and against each other."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, Response, expect

from farm.infra.services import Services
from tests.browser.farm import finished_grid, finished_job

A_TILE = 400_000  # bytes; a JPEG of 512 x 512 pixels is smaller than that


def zoom(page: Page) -> float:
    return float(parse_qs(urlsplit(page.url).query)["z"][0])


def test_compare_keeps_zoom_and_place_in_its_address(page: Page, farm: Services) -> None:
    one, two = finished_job(farm, "One", 900), finished_job(farm, "Two", 600)
    page.goto(f"/compare?p={one.picture}&p={two.picture}")
    expect(page.locator(".compare[data-ready]")).to_be_visible()
    page.get_by_role("button", name="One pixel to one").click()
    expect(page.get_by_text("100 %", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile("[?&]z="), timeout=30_000)
    page.wait_for_timeout(1000)  # until the animation ends and its last place is written
    kept, address = zoom(page), page.url
    page.goto("/queue")
    page.goto(address)
    expect(page.locator(".compare[data-ready]")).to_be_visible()
    expect(page.get_by_text("100 %", exact=True)).to_be_visible()
    page.wait_for_timeout(500)
    assert abs(zoom(page) / kept - 1) < 0.02


def test_every_way_of_comparing_shows_both(page: Page, farm: Services) -> None:
    one, two = finished_job(farm, "One", 300), finished_job(farm, "Two", 200)
    page.goto(f"/compare?p={one.picture}&p={two.picture}")
    expect(page.locator(".compare[data-ready]")).to_be_visible()
    expect(page.get_by_role("row", name="Strength of the painting 3 2")).to_be_visible()
    page.get_by_label("Curtain: how much of A is shown").focus()
    page.keyboard.press("End")
    expect(page).to_have_url(re.compile("at=1(&|$)"))
    page.get_by_label("Side by side").check(force=True)
    expect(page).to_have_url(re.compile("mode=side"))
    page.locator("main").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("mode=blink"))


def test_looks_are_compared_without_names_by_keys(page: Page, farm: Services) -> None:
    batch = finished_grid(farm, 900)
    page.goto(f"/batches/{batch}")
    page.get_by_role("link", name="Compare without names").click()
    expect(page.locator("#table[data-ready]")).to_be_visible()
    expect(page.get_by_text("100 %", exact=True)).to_be_visible()
    expect(page.get_by_text("Strength of the painting")).to_have_count(0)
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", name="What is liked better")).to_be_visible()
    row = page.get_by_role("row", name="Strength of the painting 0.5")
    expect(row.get_by_role("cell", name="1", exact=True)).to_have_count(1)
    expect(page.get_by_role("link", name="to answer")).to_have_count(0)


def test_another_stage_takes_its_place_and_the_view_stays(page: Page, farm: Services) -> None:
    one, two = finished_job(farm, "One", 300), finished_job(farm, "Two", 200)
    page.goto(f"/compare?p={one.picture}&p={two.picture}&z=2")
    expect(page.locator(".compare[data-ready]")).to_be_visible()
    page.get_by_label("Stage of B").select_option(label="100 px")
    expect(page).to_have_url(re.compile(f"p={one.picture}&p={two.scale}&.*z=2(&|$)"))
    page.get_by_role("link", name="Swap").click()
    expect(page).to_have_url(re.compile(f"p={two.scale}&p={one.picture}"))
    expect(page.get_by_label("Stage of A")).to_have_value(two.scale)


def test_two_renders_are_chosen_by_their_pictures(page: Page, farm: Services) -> None:
    finished_job(farm, "One", 300)
    finished_job(farm, "Two", 200)
    page.goto("/compare")
    for name in ("One", "Two"):
        page.locator(".frame", has_text=name).locator(".plate").click()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("link", name="Two")).to_be_visible()


def test_two_renders_are_chosen_in_the_history(page: Page, farm: Services) -> None:
    finished_job(farm, "One", 300)
    finished_job(farm, "Two", 200)
    page.goto("/history")
    page.get_by_label("Choose One").check()
    page.get_by_label("Choose Two").check()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("link", name="One")).to_be_visible()


def test_a_large_result_comes_as_tiles_only(page: Page, farm: Services) -> None:
    made = finished_job(farm, "Large", 5000)
    sizes: dict[str, int] = {}

    def note(answer: Response) -> None:
        if "/pictures/" in answer.url or "/artifacts/" in answer.url:
            sizes[answer.url] = int(answer.headers.get("content-length", 0))

    page.on("response", note)
    page.goto(f"/jobs/{made.job}")
    expect(page.locator("#stage[data-deep]")).to_be_visible()
    page.get_by_role("button", name="One pixel to one").click()
    page.wait_for_timeout(1500)
    assert not [url for url in sizes if "/artifacts/" in url]
    tiles = [size for url, size in sizes.items() if "_files/" in url]
    assert len(tiles) > 3
    assert max(tiles) < A_TILE


def test_a_result_is_zoomed_before_its_tiles_are_cut_and_stays_where_it_was(
    page: Page, farm: Services
) -> None:
    made = finished_job(farm, "Early", 3000)
    cut = re.compile(r"\.dzi$")
    page.route(cut, lambda route: route.fulfill(status=202))
    page.goto(f"/jobs/{made.job}")
    page.get_by_role("button", name="One pixel to one").click()
    expect(page.get_by_text("100 %", exact=True)).to_be_visible()
    page.unroute(cut)
    expect(page.locator("#stage[data-deep]")).to_be_visible()
    expect(page.get_by_text("100 %", exact=True)).to_be_visible()
    page.locator("#rung-1 a").click()
    expect(page.locator(f"#stage[data-deep={made.scale}]")).to_be_visible()


def test_a_key_zooms_as_far_as_the_button_and_beyond_800_percent(
    page: Page, farm: Services
) -> None:
    made = finished_job(farm, "Draft", 256)
    page.goto(f"/jobs/{made.job}")
    expect(page.locator("#stage[data-deep]")).to_be_visible()
    page.get_by_role("button", name="One pixel to one").click()
    expect(page.get_by_text("100 %", exact=True)).to_be_visible()
    page.locator("#stage .openseadragon-canvas").focus()
    page.keyboard.press("+")
    expect(page.get_by_text("140 %", exact=True)).to_be_visible()
    page.keyboard.press("-")
    expect(page.get_by_text("100 %", exact=True)).to_be_visible()
    for _ in range(8):
        page.get_by_role("button", name="Closer").click()
    expect(page.get_by_text("1476 %", exact=True)).to_be_visible()


def test_the_photo_and_the_painting_are_sides_too(page: Page, farm: Services) -> None:
    one, two = finished_job(farm, "One", 300), finished_job(farm, "Two", 200)
    page.goto(f"/compare?p={one.picture}&p={two.picture}")
    expect(page.locator(".compare[data-ready]")).to_be_visible()
    page.get_by_label("Stage of B").select_option(label="photo.png")
    expect(page).to_have_url(re.compile(f"p={one.picture}&p=asset_"))
    page.reload()
    expect(page.locator(".side").last).to_contain_text("photo.png")


def test_three_chosen_are_one_too_many(page: Page, farm: Services) -> None:
    for name in ("One", "Two", "Three"):
        finished_job(farm, name, 300 + len(name))
    page.goto("/history")
    for name in ("One", "Two", "Three"):
        page.get_by_label(f"Choose {name}").check()
    expect(page.get_by_text("3 chosen; two can be compared.")).to_be_visible()
    expect(page.get_by_role("button", name="Compare")).to_have_count(0)
