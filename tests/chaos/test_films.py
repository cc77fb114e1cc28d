"""Workers die while they paint a film; it comes out the same."""

from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from farm.domain.jobs import kinds
from farm.domain.states import JobState
from farm.jobs import parts
from farm.jobs.leasing.endings import Outcome
from farm.jobs.submitting import submissions
from farm.local.embedded.ports import free_port
from farm.sql.models import Job
from tests.browser.conftest import browser
from tests.chaos.arena import ANA, RECIPE, Arena
from tests.engine.video.clips import Frames, pan, write

__all__ = ["browser"]  # the fixture

SECONDS = 400


def submit(arena: Arena, **changes: Any) -> str:
    clip = arena.folder / "clip.mp4"
    if not clip.exists():
        write(clip, pan(8, size=(72, 96)), sound="aac")
    body = {
        "kind": "video",
        "clip": arena.upload(clip),
        "styles": [{"asset": arena.pictures()[1]}],
        "recipe": RECIPE | {"smallest": 96, "iterations": 60, "min_iterations": 60},
    }
    return submissions.submit(arena.services, ANA, kinds.request(body | changes)).id


@pytest.mark.chaos
def test_a_film_whose_workers_are_killed_twice_ends_in_the_undisturbed_film(arena: Arena) -> None:
    arena.maintenance()
    crew = {name: arena.worker(name) for name in ("w1", "w2")}
    whole = arena.until_finished(submit(arena), SECONDS)
    job = submit(arena)
    for kill, share in enumerate((0.2, 0.5), 3):
        arena.until_done(job, share)
        crew[arena.holder(job)].kill()
        crew[f"w{kill}"] = arena.worker(f"w{kill}")
    assert arena.until_finished(job, SECONDS) == whole
    assert arena.outcomes(job) == [Outcome.LOST] * 2 + [Outcome.SUCCEEDED]


@pytest.mark.chaos
@pytest.mark.parametrize("method", ["gatys", "adain"])
def test_a_film_of_two_shots_is_painted_by_two_workers_that_are_killed_and_plays(
    arena: Arena, method: str, browser: Browser
) -> None:
    port = free_port()
    arena.run("web", ["web"], port=port)
    arena.maintenance()
    crew = {name: arena.worker(name) for name in ("w1", "w2")}
    clip = write(arena.folder / "clip.mp4", three_seconds(), sound="aac")
    steps = {"size": 320, "smallest": 160, "iterations": 6, "min_iterations": 4}
    job = submit(
        arena, clip=arena.upload(clip), method=method, recipe=RECIPE | steps, preset="draft"
    )
    for kill in (3, 4):
        shot = arena.until(partial(at_work, arena, job, begun=kill == 4), SECONDS)
        crew[shot.worker_id].kill()
        crew[f"w{kill}"] = arena.worker(f"w{kill}")
    arena.until_finished(job, SECONDS)
    with arena.services.db.read() as session:
        shots = [one.id for one in parts.of(session, job)]
    outcomes = [outcome for shot in shots for outcome in arena.outcomes(shot)]
    assert sorted(map(str, outcomes)) == [Outcome.LOST] * 2 + [Outcome.SUCCEEDED] * 2
    assert plays(browser, f"http://127.0.0.1:{port}/jobs/{job}") == [320, 240, 3]


def three_seconds() -> Frames:
    """Two shots of a second and a half each."""
    return [*pan(18, size=(240, 320)), *pan(18, size=(240, 320), step=(1, 2), seed=3)]


def at_work(arena: Arena, film: str, *, begun: bool) -> Job | None:
    """Return a shot that a worker holds, if it shall be begun with some of its frames."""
    with arena.services.db.read() as session:
        held = [one for one in parts.of(session, film) if one.state == JobState.RUNNING]
        return next(
            (one for one in held if not begun or (one.progress or {}).get("frame", 0) > 3), None
        )


def plays(browser: Browser, address: str) -> list[int]:
    """Play a film's page to its end; return the film's width, height and seconds."""
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("button", name="Play").click()
    expect(page.locator("[data-at]")).to_have_text("36 of 36", timeout=60_000)
    size = "film => [film.videoWidth, film.videoHeight, Math.round(film.duration)]"
    found: list[int] = page.locator("#painted").evaluate(size)
    page.close()
    return found
