"""The fleet page: its workers, orders to many, and the last day's charts."""

from collections import Counter
from typing import Any

from playwright.sync_api import Page, expect
from sqlalchemy import insert, update

from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.listing import history
from farm.sql.models import Attempt, Sample, Worker
from tests.browser.farm import ADMIN, claimed, finished_job, stored, waiting_job
from tests.factories import worker

GB = 10**9


def fleet(farm: Services, count: int = 3) -> None:
    """A few machines with two cards each; the first works on a job, and finished one."""
    for number in range(count):
        host = f"studio-{number // 2 + 1}"
        row = worker(
            f"{host}/cuda:{number % 2}",
            host=host,
            device="NVIDIA RTX 4090",
            device_kind="gpu-half",
            memory=21 * GB,
            memory_used=int(3.4 * GB),
            temperature=61,
            disk_free=800 * GB,
            labels="night",
        )
        registry.register(farm, row)


def busy(farm: Services) -> str:
    """Let the first worker finish a job, and be in the middle of another."""
    finished_job(farm, "First", 300)
    job_id = waiting_job(farm, "Harbour at dusk", ADMIN)
    lease = claimed(farm, job_id)
    leases.renew(farm, lease, {"stage": "rendering", "done": 0.4, "eta_seconds": 600, "rate": 1.25})
    leases.add_artifact(farm, lease, stored(farm, lease, "preview", "preview.webp", 200))
    with farm.db.write() as session:
        session.execute(update(Worker).where(Worker.id == "studio-1/cuda:0").values(job_id=job_id))
    return job_id


def test_one_sees_of_each_worker_what_it_does_and_how_it_is(page: Page, farm: Services) -> None:
    fleet(farm)
    job_id = busy(farm)
    page.goto("/fleet")
    card = page.locator(".worker").first
    expect(card.get_by_role("heading")).to_have_text("studio-1/cuda:0")
    for words in ("Harbour at dusk", "1.25 steps a second", "about 10 min left", "61 °C"):
        expect(card).to_contain_text(words)
    expect(card).to_contain_text("3.4 GB used, 21.0 GB for jobs")
    expect(card).to_contain_text("1 done")
    expect(card.locator("img")).to_be_visible()
    expect(page.locator(".host h2")).to_have_text(["studio-1 2 workers", "studio-2 1 worker"])
    card.get_by_role("link", name="Harbour at dusk").click()
    page.wait_for_url(f"**/jobs/{job_id}")


def test_chosen_workers_are_drained_only_after_one_more_word(page: Page, farm: Services) -> None:
    fleet(farm, 4)
    page.goto("/fleet")
    page.get_by_label("Choose studio-1/cuda:0").check()
    page.get_by_label("Choose studio-2/cuda:1").check()
    expect(page.get_by_text("2 chosen")).to_be_visible()
    page.get_by_role("button", name="Drain chosen…").click()
    assert drained(farm) == set()
    page.locator("#sure").get_by_role("button", name="Drain now").click()
    expect(page.locator(".worker", has_text="Drained")).to_have_count(2)
    assert drained(farm) == {"studio-1/cuda:0", "studio-2/cuda:1"}
    page.get_by_label("Choose studio-1/cuda:0").check()
    page.get_by_role("button", name="Choose all shown").click()
    expect(page.get_by_text("4 chosen")).to_be_visible()
    page.get_by_role("button", name="Let chosen work again").click()
    expect(page.locator(".worker", has_text="Drained")).to_have_count(0)
    assert drained(farm) == set()


def test_a_worker_finishes_its_job_first_or_hands_it_over_after_all(
    page: Page, farm: Services
) -> None:
    fleet(farm)
    busy(farm)
    page.goto("/fleet")
    card = page.locator(".worker").first
    card.get_by_role("button", name="Drain studio-1/cuda:0").click()
    expect(card).to_contain_text("takes no more jobs until it is let work again")
    assert orders(farm) == {"": 3}
    card.get_by_role("button", name="Finish its job first (about 10 min)").click()
    expect(card).to_contain_text("Leaves after its job (about 10 min)")
    assert orders(farm) == {"": 2, "after_job": 1}
    card.get_by_role("button", name="Hand over the job of").click()
    card.get_by_role("button", name="Hand its job over now").click()
    expect(card).not_to_contain_text("Leaves after its job")
    assert orders(farm) == {"": 2, "now": 1}
    card.get_by_role("button", name="Work again").click()
    expect(card.get_by_role("button", name="Drain studio-1/cuda:0")).to_be_visible()
    assert orders(farm) == {"": 3}


def test_chosen_workers_and_those_of_a_host_finish_their_jobs_first(
    page: Page, farm: Services
) -> None:
    fleet(farm, 4)
    busy(farm)
    page.goto("/fleet")
    page.get_by_label("Choose studio-1/cuda:0").check()
    page.get_by_role("button", name="Drain chosen…").click()
    expect(page.locator("#sure")).to_contain_text("finished first, in about 10 min,")
    page.locator("#sure").get_by_role("button", name="Drain after their jobs").click()
    expect(page.locator(".worker").first).to_contain_text("Leaves after its job")
    assert orders(farm) == {"": 3, "after_job": 1}
    page.get_by_role("button", name="Many at once…").click()
    expect(page.locator("#many")).to_contain_text("finished first, at most about 10 min,")
    page.locator("#many").get_by_role("button", name="Drain after their jobs").first.click()
    expect(page.locator(".worker", has_text="Drained")).to_have_count(1)
    assert orders(farm) == {"": 2, "after_job": 2}


def orders(farm: Services) -> Counter[str]:
    """How many workers were told what."""
    with farm.db.read() as session:
        return Counter(str(registry.ordered(row)) for row in registry.workers(session))


def drained(farm: Services) -> set[str]:
    with farm.db.read() as session:
        return {row.id for row in session.query(Worker) if row.draining}


def test_two_thousand_workers_are_drawn_as_far_as_they_are_in_sight(
    page: Page, farm: Services
) -> None:
    job_id = finished_job(farm, "First", 300).job
    many_days(farm, job_id, 2000)
    page.goto("/fleet")
    gantt = page.locator("[data-gantt]")
    expect(page.locator("[data-sum]")).to_have_text("4001 attempts of 2001 workers")
    seen = gantt.evaluate(
        "e => [e.querySelector('canvas').offsetHeight, e.clientHeight, e.scrollHeight]"
    )
    assert seen[0] <= seen[1] < seen[2] / 50
    above = painted(page)
    gantt.evaluate("e => { e.scrollTop = e.scrollHeight }")
    page.wait_for_function(
        "before => document.querySelector('canvas').toDataURL() !== before", arg=above
    )
    box = gantt.bounding_box()
    assert box is not None
    in_its_first = {"x": 190 + 0.42 * (box["width"] - 190), "y": box["height"] - 32}
    gantt.hover(position=in_its_first)
    expect(page.locator("[data-told]")).to_contain_text("render-1999/cuda:0: render, from")
    gantt.click(position=in_its_first)
    page.wait_for_url(f"**/jobs/{job_id}")


def painted(page: Page) -> Any:
    return page.evaluate("() => document.querySelector('canvas').toDataURL()")


def many_days(farm: Services, job_id: str, workers: int) -> None:
    """A day of so many workers, each with two attempts, and of the line."""
    with farm.db.write() as session:
        clock = history.clock(session)
        rows = [
            {
                "job_id": job_id,
                "epoch": 10 + 2 * number + part,
                "worker_id": f"render-{number:04}/cuda:0",
                "started": clock - 80_000 + 30_000 * part + number * 10,
                "ended": clock - 60_000 + 30_000 * part + number * 10,
                "outcome": ("succeeded", "crashed")[number % 9 == part],
            }
            for number in range(workers)
            for part in (0, 1)
        ]
        session.execute(insert(Attempt), rows)
        minute = int(clock // 60)
        session.execute(
            insert(Sample),
            [
                {
                    "minute": minute - ago,
                    "waiting": 40 + ago % 300,
                    "running": 30,
                    "workers": 40,
                    "pickup": 1 + ago % 7,
                }
                for ago in range(1400)
            ],
        )
