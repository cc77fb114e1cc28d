"""Workers die while they paint a film; it comes out the same."""

from typing import Any

import pytest

from farm.domain.jobs import kinds
from farm.jobs import submissions
from farm.jobs.leasing.endings import Outcome
from tests.chaos.arena import ANA, RECIPE, Arena
from tests.engine.video.clips import pan, write

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
