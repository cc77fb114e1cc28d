"""Every screen, in both themes: accessible, quiet, and alone with its own server."""

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from farm.accounts import access
from farm.base.ids import new_id
from farm.domain.roles import Role, Scope
from farm.infra.services import Services
from farm.jobs.kept import bin
from farm.jobs.orders import cancel
from farm.sql.models import Webhook
from tests.browser.farm import (
    ADMIN,
    finished_grid,
    finished_job,
    finished_pass,
    grid,
    series,
    style,
    waiting_job,
)

SCREENS = [
    "/new",
    "/queue",
    "/history",
    "/history?state=bin",
    "/styles",
    "/models",
    "/models/train",
    "/compare",
    "/fleet",
    "/usage",
    "/retention",
    "/settings",
]
THEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def addresses(farm: Services) -> list[str]:
    """Fill the farm a little and return the address of every screen."""
    waiting = waiting_job(farm, "In line")
    one, two = finished_job(farm, "First", 300), finished_job(farm, "Second", 200, parent=waiting)
    canceled = waiting_job(farm, "Canceled")
    cancel(farm, ADMIN, canceled)
    bin.put(farm, ADMIN, finished_job(farm, "Deleted", 200).job)
    access.add_user(farm, ADMIN.name, Role.ADMIN)
    access.new_token(farm, ADMIN.name, "Nightly script", {Scope.READ, Scope.WRITE})
    with farm.db.write() as session:
        address = "https://studio.example/brushfarm"
        hook = Webhook(id=new_id("hook"), owner=ADMIN.name, url=address, secret="whsec_", events=[])
        session.add(hook)
    photos = finished_pass(farm)
    jobs = [
        f"/history?related={two.job}",
        f"/jobs/{canceled}",
        f"/jobs/{waiting}",
        f"/jobs/{two.job}",
        f"/new?job={two.job}",
    ]
    pictures = [
        f"/compare?p={one.picture}&p={two.picture}",
        f"/compare?p={photos[0]}&p={photos[1]}",
        f"/pictures/{one.picture}",
    ]
    kept = style(farm, two.job)
    library = [f"/styles/{kept}", f"/new?style={kept}", f"/batches/{series(farm)}"]
    looks = f"/batches/{finished_grid(farm)}"
    grids = [looks, f"{looks}/blind", f"{looks}/blind?votes", f"/batches/{grid(farm)}"]
    return [*SCREENS, *jobs, *pictures, *library, *grids, "/signin"]


def test_axe_finds_no_violation_on_any_screen_in_either_theme(page: Page, farm: Services) -> None:
    for path in addresses(farm):
        page.goto(path)
        expect(page.get_by_role("main")).to_be_visible()
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            found = Axe().run(page, options=RULES)
            assert found.violations_count == 0, f"{path}, {theme}: {found.generate_report()}"


def test_no_screen_is_wider_than_its_window(page: Page, farm: Services) -> None:
    for path in addresses(farm):
        page.goto(path)
        for width in (320, 768, 3840):
            page.set_viewport_size({"width": width, "height": 900})
            overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert overflow <= 0, f"{path} is {overflow} px too wide at {width}"


def test_every_screen_can_be_reached_on_a_telephone(page: Page, farm: Services) -> None:
    for number in range(10):
        waiting_job(farm, f"In line {number}")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/new")
    expect(page.locator(".bar .count")).to_have_text("10")
    for name in ("New render", "Queue", "History", "Styles", "Compare", "Fleet", "Settings"):
        box = page.get_by_role("navigation").get_by_role("link", name=name).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
