"""What a page shows stays true: after a cut, a restart, and for the right person."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from farm.accounts import access
from farm.base.config import Settings
from farm.domain.roles import Role, Scope, Viewer
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.kept import bin
from farm.jobs.leasing import leases
from farm.jobs.listing import lookup
from farm.local.embedded.ports import free_port
from tests.browser.conftest import await_answer, running, watched
from tests.browser.farm import ADMIN, claimed, grid, stored, waiting_job
from tests.browser.pictures import painting, photo
from tests.browser.test_forms import drop

PROGRESS = {
    "stage": "rendering",
    "scale": 1,
    "scales": 2,
    "width": 128,
    "height": 90,
    "iteration": 40,
    "iterations": 100,
    "loss": 3.5,
    "done": 0.25,
    "eta_seconds": 600,
    "curve": [[0.1, 9.0], [0.2, 5.0]],
}


def tell(farm: Services, job_id: str, **progress: object) -> None:
    """Say live how far the job is, as its worker does."""
    told = {name: value for name, value in (PROGRESS | progress).items() if name != "curve"}
    farm.events.publish("progress", job_id, "admin", told)


def test_progress_arrives_without_a_reload(page: Page, farm: Services) -> None:
    job_id = waiting_job(farm, "Live")
    page.goto(f"/jobs/{job_id}")
    expect(page.get_by_text("Number 1 in line")).to_be_visible()
    lease = claimed(farm, job_id)
    expect(page.get_by_text("Running", exact=True)).to_be_visible()
    tell(farm, job_id)
    expect(page.get_by_text("about 10 min left")).to_be_visible()
    step = page.get_by_text("Scale 1 of 2, 128 × 90 px, step 40 of 100")
    expect(step).to_be_visible()
    with page.expect_response(f"**/jobs/{job_id}/now"):  # written before the step is stored
        page.evaluate("document.body.dispatchEvent(new Event('news'))")
    page.wait_for_timeout(500)
    expect(step).to_be_visible()
    leases.add_artifact(farm, lease, stored(farm, lease, "scale", "scale-1.jpg", 128))
    expect(page.get_by_role("img", name="Scale 1")).to_be_visible()


def test_what_happened_while_a_page_was_on_its_way_is_shown(page: Page, farm: Services) -> None:
    page.goto("/queue")  # whose stream the next page joins
    expect(page.get_by_text("Nothing runs and nothing waits.")).to_be_visible()
    job_id = waiting_job(farm, "Harbour")
    expect(page.get_by_role("link", name="Harbour")).to_be_visible()

    def late(route: Route) -> None:
        written = route.fetch()
        claimed(farm, job_id)
        page.wait_for_timeout(1_000)  # in which the news goes to the pages that are there
        route.fulfill(response=written)

    other = page.context.new_page()
    other.route(f"**/jobs/{job_id}", late)
    other.goto(f"/jobs/{job_id}")
    expect(other.locator(".standing .state")).to_have_text("Running")


def test_the_step_of_a_training_is_told_live(page: Page, farm: Services) -> None:
    job_id = waiting_job(farm, "Learning")
    page.goto(f"/jobs/{job_id}")
    expect(page.get_by_text("Number 1 in line")).to_be_visible()
    claimed(farm, job_id)
    expect(page.get_by_text("Running", exact=True)).to_be_visible()
    tell(farm, job_id, scale=None, scales=None, width=None, height=None)
    expect(page.get_by_text("Step 40 of 100")).to_be_visible()


def test_the_newest_preview_takes_the_place_of_the_one_before(page: Page, farm: Services) -> None:
    job_id = waiting_job(farm, "Painted over")
    page.goto(f"/jobs/{job_id}")
    lease = claimed(farm, job_id)
    for width in (100, 60):  # by which the page's pictures can be told apart
        leases.add_artifact(farm, lease, stored(farm, lease, "preview", "preview.webp", width))
        for place in ("#still", "#rung-1.now img"):
            picture = page.locator(place)
            expect(picture).to_have_js_property("naturalWidth", width)


def test_what_one_has_unfolded_stays_so_whatever_the_news(page: Page, farm: Services) -> None:
    job_id = waiting_job(farm, "Read closely")
    page.goto(f"/jobs/{job_id}")
    folds = page.locator("aside details")
    before = [fold.evaluate("(fold) => fold.open") for fold in folds.all()]
    for fold in folds.all():
        fold.locator("summary").click()
    claimed(farm, job_id)
    expect(page.get_by_text("Running", exact=True)).to_be_visible()
    assert [not fold.evaluate("(fold) => fold.open") for fold in folds.all()] == before


def test_eight_tabs_hear_it_over_one_stream(page: Page, farm: Services, studio: Settings) -> None:
    job_id = waiting_job(farm, "Everywhere")
    tabs = [page, *(page.context.new_page() for _ in range(7))]
    for tab in tabs:
        tab.goto(f"/jobs/{job_id}")
        expect(tab.get_by_text("Number 1 in line")).to_be_visible()
    claimed(farm, job_id)
    tell(farm, job_id)
    for (
        tab
    ) in tabs:  # a server has six connections to a browser: a stream each would block the rest
        expect(tab.get_by_text("about 10 min left")).to_be_visible()
    metrics = page.request.get("/metrics").text()
    assert "brushfarm_streams 1.0" in metrics


def test_a_laptop_that_slept_catches_up(browser: Browser, farm: Services, studio: Settings) -> None:
    page = browser.new_page()  # one whose console may complain of the lost network
    job_id = waiting_job(farm, "Overnight")
    page.goto(f"http://{studio.host}:{studio.port}/jobs/{job_id}")
    expect(page.get_by_text("Number 1 in line")).to_be_visible()
    page.context.set_offline(True)
    lease = claimed(farm, job_id)
    leases.renew(farm, lease, PROGRESS)
    page.wait_for_timeout(500)
    page.context.set_offline(False)
    expect(page.get_by_text("about 10 min left")).to_be_visible()
    page.close()


def test_a_page_catches_up_after_the_server_was_away(
    browser: Browser, farm: Services, studio: Settings, tmp_path: Path
) -> None:
    own = studio.model_copy(update={"port": free_port(), "data_dir": tmp_path})
    own.model_fields_set.update(studio.model_fields_set)
    address = f"http://{own.host}:{own.port}"
    page = browser.new_page()
    raised: list[str] = []
    page.on("pageerror", lambda error: raised.append(str(error)))
    job_id = waiting_job(farm, "Survivor")
    with running("web", own):
        await_answer(f"{address}/healthz")
        page.goto(f"{address}/jobs/{job_id}")
        expect(page.get_by_text("Number 1 in line")).to_be_visible()
        page.wait_for_timeout(500)
    expect(page.get_by_text("Connection lost")).to_be_visible()
    lease = claimed(farm, job_id)
    leases.renew(farm, lease, PROGRESS)
    with running("web", own):
        await_answer(f"{address}/healthz")
        expect(page.get_by_text("about 10 min left")).to_be_visible()
        expect(page.get_by_text("Connection lost")).to_be_hidden()
    assert not raised
    page.close()


def test_cancel_of_a_waiting_job_leaves_the_running_one_and_can_be_undone(
    page: Page, farm: Services
) -> None:
    running_job = waiting_job(farm, "Running one")
    claimed(farm, running_job)
    waiting = waiting_job(farm, "Waiting one")
    page.goto("/queue")
    page.get_by_label("Choose Waiting one").check()
    page.get_by_role("button", name="Cancel chosen…").click()
    page.get_by_role("button", name="Stop them").click()
    expect(page.get_by_role("link", name="Waiting one")).to_be_hidden()
    expect(page.get_by_role("link", name="Running one")).to_be_visible()
    expect(page.locator("#main")).to_be_focused()  # for what had the focus is gone
    expect(page.get_by_role("link", name="Queue 1")).to_be_visible()
    with farm.db.read() as session:
        admin = Viewer.of("admin", Role.ADMIN)
        assert lookup.get(session, admin, waiting).state == "canceled"
        assert lookup.get(session, admin, running_job).state == "running"
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Waiting one")).to_be_visible()
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


def test_a_canceled_grid_comes_back_as_it_was(page: Page, farm: Services) -> None:
    page.goto(f"/batches/{grid(farm)}")
    page.get_by_role("button", name="Cancel the rest…").click()
    page.get_by_role("button", name="Stop them").click()
    expect(page.get_by_text("4 waiting renders were canceled.")).to_be_visible()
    expect(page.locator(".grid .state.canceled")).to_have_count(4)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".grid .state.queued")).to_have_count(4)
    expect(page.get_by_role("heading", name="Grid of 4")).to_be_visible()


def test_jobs_are_reordered_by_keyboard_and_by_drag(page: Page, farm: Services) -> None:
    for label in ("First", "Second", "Third"):
        waiting_job(farm, label)
    names = page.locator(".row .name")
    page.goto("/queue")
    page.get_by_label("Choose Third").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(names).to_have_text(["First", "Third", "Second"])
    grip = page.locator(".row", has_text="Second").locator("[data-grip]")
    first = page.locator(".row", has_text="First").bounding_box()
    held = grip.bounding_box()
    assert first is not None
    assert held is not None
    page.mouse.move(held["x"] + 5, held["y"] + 5)
    page.mouse.down()
    page.mouse.move(held["x"] + 5, first["y"] + 5, steps=4)
    page.mouse.up()
    expect(names).to_have_text(["Second", "First", "Third"])


@pytest.mark.slow
def test_two_people_do_not_see_each_others_jobs(
    browser: Browser, farm: Services, guarded: Settings
) -> None:
    with running("web", guarded):
        await_answer(f"http://{guarded.host}:{guarded.port}/healthz")
        pages = {}
        for name in ("ana", "ben"):
            access.add_user(farm, name, Role.ARTIST)
            waiting_job(farm, f"Work of {name}", Viewer.of(name, Role.ARTIST))
            _row, token = access.new_token(farm, name, "browser", {Scope.READ, Scope.WRITE})
            page = pages[name] = browser.new_page(base_url=f"http://127.0.0.1:{guarded.port}")
            with watched(page, guarded):
                page.goto("/queue")
                page.get_by_label("Token").fill(token)
                page.get_by_role("button", name="Sign in").click()
                expect(page.get_by_role("link", name=f"Work of {name}")).to_be_visible()
        expect(pages["ana"].get_by_role("link", name="Work of ben")).to_be_hidden()
        expect(pages["ben"].get_by_role("link", name="Work of ana")).to_be_hidden()
        for page in pages.values():
            page.close()


def test_an_order_that_reaches_nobody_is_said(page: Page, farm: Services) -> None:
    job_id = waiting_job(farm, "Cut off")
    cut = page.context.new_page()  # one on which Chromium may note the request that failed
    cut.goto(f"/jobs/{job_id}")
    cut.context.set_offline(True)
    cut.get_by_role("button", name="Pause").click()
    expect(cut.locator("#toasts")).to_contain_text("The farm does not answer: nothing was changed.")
    cut.context.set_offline(False)


def test_what_is_entered_while_the_farm_is_away_stays_on_the_page(
    browser: Browser, studio: Settings, page: Page, tmp_path: Path
) -> None:
    page.goto("/new")
    drop(page, "main", photo(tmp_path), painting(tmp_path))
    expect(page.get_by_role("img", name="painting.png")).to_be_visible()
    context = browser.new_context(base_url=f"http://{studio.host}:{studio.port}")
    cut = context.new_page()  # one on which Chromium may note the requests that failed
    cut.goto("/new")
    expect(cut.locator("#estimate")).to_contain_text("Result")
    context.set_offline(True)
    for strength in ("1.5", "2", "2.5"):
        cut.get_by_label("Strength of the painting", exact=True).fill(strength)
        expect(cut.locator("#estimate")).to_contain_text("The farm does not answer")
    expect(cut.locator(".toast")).to_have_count(0)
    for name in ("Fine", "Draft"):
        cut.get_by_role("link", name=name).click()
        expect(cut.locator(".toast")).to_have_text(re.compile("The farm does not answer: nothing"))
    cut.get_by_role("button", name="Render").click()
    expect(cut.locator(".toast")).to_have_count(1)
    context.set_offline(False)
    cut.evaluate("document.body.dispatchEvent(new Event('news'))")
    expect(cut.locator("#estimate")).to_contain_text("Result")
    expect(cut.get_by_label("Strength of the painting", exact=True)).to_have_value("2.5")
    cut.get_by_role("button", name="Render").click()
    expect(cut.get_by_role("heading", name="photo after painting")).to_be_visible()
    context.close()


def test_a_job_that_is_deleted_elsewhere_leaves_no_live_buttons(page: Page, farm: Services) -> None:
    job_id = waiting_job(farm, "Gone")
    page.goto(f"/jobs/{job_id}")
    orders.cancel(farm, ADMIN, job_id)
    expect(page.get_by_role("button", name="Delete…")).to_be_visible()
    bin.put(farm, ADMIN, job_id)
    page.evaluate("document.body.dispatchEvent(new Event('news'))")
    expect(page.get_by_role("heading", name="Deleted")).to_be_visible()
    expect(page.get_by_role("button", name="Delete…")).to_have_count(0)


def test_the_tab_says_what_ended(page: Page, farm: Services) -> None:
    job_id = waiting_job(farm, "Harbour")
    page.goto(f"/jobs/{job_id}")
    tell(farm, job_id)
    orders.cancel(farm, ADMIN, job_id)
    expect(page).to_have_title("Canceled: Harbour · Brushfarm")


@pytest.mark.parametrize(("permission", "told"), [("granted", 1), ("denied", 0)])
def test_who_looks_at_another_tab_is_told_aloud_where_that_is_allowed(
    page: Page, farm: Services, permission: str, told: int
) -> None:
    page.add_init_script(f"""
        window.told = [];
        window.Notification = class {{
          static permission = "{permission}";
          constructor(text) {{ window.told.push(text); }}
        }};
        Object.defineProperty(document, "hidden", {{ get: () => true }});
    """)
    job_id = waiting_job(farm, "Harbour")
    page.goto(f"/jobs/{job_id}")
    tell(farm, job_id)
    orders.cancel(farm, ADMIN, job_id)
    expect(page).to_have_title("Canceled: Harbour · Brushfarm")
    assert page.evaluate("window.told") == ["Canceled: Harbour"] * told


def test_rename_is_ready_for_the_name(page: Page, farm: Services) -> None:
    page.goto(f"/jobs/{waiting_job(farm, 'Harbour')}")
    page.get_by_role("button", name="Rename", exact=True).first.click()
    expect(page.get_by_label("Name", exact=True)).to_be_focused()


def test_a_theme_applies_at_once_and_stays(page: Page) -> None:
    page.goto("/settings")
    page.get_by_label("Dark").first.check(force=True)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto("/queue")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
