"""Films, by a worker."""

import hashlib
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from farm.base.config import Settings
from farm.domain.states import JobState
from farm.engine.onepass.generators import files
from farm.engine.onepass.generators.generator import Generator
from farm.engine.video.film import Info, inspect, times
from farm.engine.video.passes import Place
from farm.errors import BadPicture, BadSettings
from farm.infra import keys
from farm.infra.services import Services
from farm.jobs import orders, parts
from farm.jobs.leasing import losses
from farm.jobs.listing import lookup
from farm.library.keeping import garbage
from farm.library.uploads import assets
from farm.sql.models import Artifact, Checkpoint, Job
from tests.cases import slow
from tests.engine.onepass.generators.test_files import card
from tests.engine.video.clips import only_sound, pan, write
from tests.factories import ANA
from tests.workers.kinds.conftest import (
    Killed,
    queued,
    results,
    state,
    stored,
    until_checkpointed,
    uploaded,
    worked,
)
from workers.attempts.heartbeat import Heartbeat, Order
from workers.kinds import video

SMALL = {"size": 96, "smallest": 96, "iterations": 3, "min_iterations": 3}


@pytest.fixture(scope="module")
def clip(folder: Path) -> Path:
    frames = [*pan(3, size=(72, 96)), *pan(2, size=(72, 96), seed=2)]
    return write(folder / "clip.mp4", frames, sound="aac")


def submitted(services: Services, folder: Path, film: Path, /, **changes: Any) -> str:
    body = {
        "kind": "video",
        "clip": uploaded(services, film).id,
        "styles": [{"asset": stored(services, folder, 99)}],
        "recipe": SMALL,
        "cuts": [],
    }
    return queued(services, body | changes)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A farm whose workers store where they are after each step."""
    return settings.model_copy(update={"checkpoint_seconds": 0.001})


def film_of(services: Services, job: str, name: str = "result.mp4") -> bytes:
    return services.storage.get(results(services, job)[name].key)


def test_a_film_says_what_it_is_when_it_is_uploaded(services: Services, clip: Path) -> None:
    asset = uploaded(services, clip)
    assert (asset.media_type, asset.width, asset.height) == ("video/mp4", 96, 72)
    assert asset.film is not None
    assert (asset.film["frames"], asset.film["cuts"], asset.film["sound"]) == (5, [3], "aac")
    thumbnail = assets.thumbnail_of(services, asset.sha256, 256)
    assert thumbnail[8:12] == b"WEBP"


def test_nothing_is_stored_of_a_file_without_pictures(services: Services, folder: Path) -> None:
    path = only_sound(folder / "sound.mp4")
    with pytest.raises(BadPicture, match="holds only sound"):
        uploaded(services, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert not services.storage.exists(keys.asset(digest))


@pytest.mark.parametrize("method", ["gatys", "adain"])
def test_a_film_becomes_a_film_with_its_sound(
    services: Services, folder: Path, clip: Path, method: str
) -> None:
    job = submitted(services, folder, clip, method=method)
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    made = results(services, job)
    assert {f"frame-0000{n}.png" for n in range(1, 6)} < set(made)
    (folder / "made.mp4").write_bytes(film_of(services, job))
    info = inspect(folder / "made.mp4")
    assert (info.frames, info.width, info.height, info.sound) == (5, 96, 72, "aac")


def killing(
    monkeypatch: pytest.MonkeyPatch, services: Services, stop: int
) -> list[tuple[Place, bool]]:
    """Kill the first worker after so many steps; return the list of where workers begin."""
    engine, begun = video.painting.paint, []

    def deadly(*args: Any, **named: Any) -> Iterator[Any]:
        begun.append((named["begun"], named["state"] is not None))
        for number, step in enumerate(engine(*args, **named), 1):
            yield step
            if number == stop and len(begun) == 1:
                until_checkpointed(services)
                raise Killed

    monkeypatch.setattr(video.painting, "paint", deadly)
    return begun


# The first frame takes three steps, each of the others two.
@pytest.mark.parametrize(("stop", "frame"), [(8, 3), *slow((2, 0))])
def test_a_worker_that_is_killed_within_a_frame_is_gone_on_from_to_the_same_bytes(
    services: Services,
    folder: Path,
    clip: Path,
    monkeypatch: pytest.MonkeyPatch,
    stop: int,
    frame: int,
) -> None:
    whole = submitted(services, folder, clip)
    worked(services)
    begun = killing(monkeypatch, services, stop)
    job = submitted(services, folder, clip)
    with pytest.raises(Killed):
        worked(services)
    assert state(services, job)[0] == JobState.RUNNING
    losses.reclaim(services, "boot")
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    assert begun[1][0] == Place(1, frame)
    assert film_of(services, job) == film_of(services, whole)


# Five frames of 3, 2, 2, 2 and 2 steps in the first pass, then backward of 2 each.
@pytest.mark.parametrize(
    ("stop", "place", "within"),
    [(16, (2, 2), True), *slow((12, (2, 4), True), (15, (2, 2), False))],
)
def test_a_worker_that_is_killed_in_a_later_pass_is_gone_on_from_to_the_same_bytes(
    services: Services,
    folder: Path,
    clip: Path,
    monkeypatch: pytest.MonkeyPatch,
    stop: int,
    place: tuple[int, int],
    within: bool,
) -> None:
    whole = submitted(services, folder, clip, passes=2)
    worked(services)
    begun = killing(monkeypatch, services, stop)
    job = submitted(services, folder, clip, passes=2)
    with pytest.raises(Killed):
        worked(services)
    losses.reclaim(services, "boot")
    worked(services)
    assert begun[1] == (place, within)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    assert film_of(services, job) == film_of(services, whole)


def test_a_frame_has_one_picture_of_the_newest_pass_and_can_always_be_looked_at(
    services: Services, folder: Path, clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = submitted(services, folder, clip, method="adain", passes=3)
    engine, seen = video.painting.paint, list[list[str]]()

    def watched(*args: Any, **named: Any) -> Iterator[Any]:
        for step in engine(*args, **named):
            if step.painted is not None:
                seen.append(sorted(set(results(services, job)) - {"preview.webp"}))
                assert [looked_at(services, job, n) for n, _ in enumerate(seen[-1])] == seen[-1]
            yield step

    monkeypatch.setattr(video.painting, "paint", watched)
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    assert [len(names) for names in seen] == [0, 1, 2, 3, 4, *[5] * 10]
    assert seen[5] == [f"frame-0000{n}.pass-1.png" for n in range(1, 6)]
    assert seen[7] == [f"frame-0000{n}.pass-{p}.png" for n, p in enumerate((1, 1, 1, 2, 2), 1)]
    made = results(services, job)
    assert {f"frame-0000{n}.png" for n in range(1, 6)} | {"result.mp4"} == set(made)
    garbage.collect(services)
    stored = {blob.key for blob in services.storage.blobs(keys.of_job(job, 1, ""))}
    assert {key for key in stored if key.endswith(".png")} < {row.key for row in made.values()}


def looked_at(services: Services, job: str, frame: int) -> str:
    """Return the name of the file that is shown as a frame, from 0."""
    with services.db.read() as session:
        return lookup.artifact(
            session, session.get_one(Job, job), f"frame-0000{frame + 1}.png"
        ).name


@pytest.mark.slow
def test_progress_counts_the_frames_of_all_passes(
    services: Services, folder: Path, clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, steps = list[dict[str, Any]](), video._Film._step

    def noting(film: Any, progress: Any) -> Any:
        step = steps(film, progress)
        told.append({**step.figures, "done": step.done, "ends": step.kept is not None})
        return step

    monkeypatch.setattr(video._Film, "_step", noting)
    submitted(services, folder, clip, method="adain", passes=2)
    worked(services)
    last = [one for one in told if one["frame"] == 1 and one["pass_number"] == 2][-1]
    assert (last["done"], last["painted"], last["passes"]) == (video.ALMOST, 5, 2)
    first = [one for one in told if one["frame"] == 5 and one["pass_number"] == 1][-1]
    assert (first["done"], first["painted"]) == (pytest.approx(0.5), 4)
    assert [one["done"] for one in told] == sorted(one["done"] for one in told)


@pytest.mark.slow
def test_a_film_of_several_passes_that_is_stopped_early_has_what_its_frames_are_by_then(
    services: Services, folder: Path, clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = submitted(services, folder, clip, method="adain", passes=2)
    stop_when(services, monkeypatch, job, {"frame": 3, "pass_number": 2})
    worked(services)
    info, done = stopped_early(services, folder, job)
    assert (info.frames, info.sound) == (5, "aac")
    assert done < 1


def test_the_frames_of_a_job_are_not_told_with_it(
    services: Services, folder: Path, clip: Path
) -> None:
    from web.api import present

    job = submitted(services, folder, clip, method="adain")
    worked(services)
    with services.db.read() as session:
        shown = present.job(session, session.get_one(Job, job), 30)
        count = session.scalar(select(func.count()).where(Artifact.kind == "frame"))
    assert [one.name for one in shown.artifacts] == ["result.mp4"]
    assert count == 5


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"cuts": [9]}, "The film has 5 frames, from 0: cuts name frame 9"),
        ({"cuts": [2, 1]}, "cuts must rise"),
        ({"part": [3, 9]}, "The film has 5 frames: no part of it ends at 9"),
        ({"part": [3, 4]}, "at least 2 frames"),
        ({"passes": 11}, "passes"),
        ({"recipe": {"size": 64, "init": "image"}}, "choose another init"),
        ({"method": "magic"}, "method"),
    ],
)
def test_what_cannot_be_painted_is_refused_in_one_sentence(
    services: Services, folder: Path, clip: Path, changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(BadSettings, match=sentence):
        submitted(services, folder, clip, **changes)


def test_a_picture_is_no_film_and_a_film_no_picture(
    services: Services, folder: Path, clip: Path
) -> None:
    picture, moving = stored(services, folder, 1), uploaded(services, clip).id
    with pytest.raises(BadSettings, match="is a picture: upload a film"):
        submitted(services, folder, clip, clip=picture)
    with pytest.raises(BadSettings, match="is a film: it can be the clip of a film alone"):
        submitted(services, folder, clip, styles=[{"asset": moving}])


def test_checkpoints_of_frames_count_how_far_the_film_is(
    services: Services, folder: Path, clip: Path
) -> None:
    job = submitted(services, folder, clip)
    worked(services)
    with services.db.read() as session:
        done = session.scalars(select(Checkpoint.done).where(Checkpoint.job_id == job)).all()
    assert 0 < max(done) <= 1


@pytest.mark.slow
def test_the_shots_of_a_film_are_jobs_that_make_the_same_frames_as_one_job(
    services: Services, folder: Path, clip: Path
) -> None:
    frames = []
    for part in ([0, 3], [3, 5]):
        alone = submitted(services, folder, clip, method="adain", part=part)
        worked(services)
        made = results(services, alone)
        frames += [made[name].sha256 for name in sorted(made) if name.startswith("frame")]
    job = submitted(services, folder, clip, method="adain", cuts=[3])
    with services.db.read() as session:
        shots = [one.id for one in parts.of(session, job)]
    for _ in range(3):
        worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    (folder / "made.mp4").write_bytes(film_of(services, job))
    info = inspect(folder / "made.mp4")
    assert (info.frames, info.sound) == (5, "aac")
    shown = [results(services, one) for one in shots]
    assert [len(files) - 1 for files in shown] == [3, 2]
    names = {name: row.sha256 for files in shown for name, row in files.items()}
    assert [names[f"frame-0000{n}.png"] for n in range(1, 6)] == frames


@pytest.fixture
def model(services: Services, folder: Path) -> str:
    """The id of a trained style."""
    path = folder / "waves.safetensors"
    files.save(path, Generator.begun(4, 1, 0), card())
    return uploaded(services, path).id


@pytest.mark.slow
def test_the_shots_of_a_film_are_painted_by_a_trained_style(
    services: Services, folder: Path, clip: Path, model: str
) -> None:
    alone = submitted(services, folder, clip, styles=[], model=model)
    worked(services)
    job = submitted(services, folder, clip, styles=[], model=model, cuts=[3])
    with services.db.read() as session:
        shots = [one.id for one in parts.of(session, job)]
        assert len({session.get_one(Job, one).needs for one in (alone, job, *shots)}) == 1
    for _ in range(3):
        worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    (folder / "made.mp4").write_bytes(film_of(services, job))
    assert inspect(folder / "made.mp4").frames == 5
    painted = {name: row.sha256 for one in shots for name, row in results(services, one).items()}
    first = results(services, alone)
    assert painted["frame-00003.png"] == first["frame-00003.png"].sha256
    assert painted["frame-00004.png"] != first["frame-00004.png"].sha256


@pytest.mark.slow
def test_a_film_painted_by_a_trained_style_goes_on_from_its_frames_to_the_same_bytes(
    services: Services, folder: Path, clip: Path, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = submitted(services, folder, clip, styles=[], model=model)
    worked(services)
    killing(monkeypatch, services, 40)
    job = submitted(services, folder, clip, styles=[], model=model)
    with pytest.raises(Killed):
        worked(services)
    losses.reclaim(services, "boot")
    worked(services)
    assert film_of(services, job) == film_of(services, whole)


def stop_when(
    services: Services, monkeypatch: pytest.MonkeyPatch, job: str, figures: dict[str, int]
) -> None:
    """Let a person stop a job, and keep what is there, when the next worker is that far."""
    check, ordered = Heartbeat.check, list[bool]()

    def hearing(heart: Heartbeat) -> Order | None:
        order = check(heart)
        if not ordered and figures.items() <= (heart.progress or {}).items():
            ordered.append(True)
            orders.finish(services, ANA, job)
            while check(heart) is not Order.FINISH:
                time.sleep(0.02)
            return Order.FINISH
        return order

    monkeypatch.setattr(Heartbeat, "check", hearing)


@pytest.fixture
def stopping(services: Services, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let a person stop a job when the next worker is at frame 3."""
    return lambda job: stop_when(services, monkeypatch, job, {"frame": 3})


def stopped_early(services: Services, folder: Path, job: str) -> tuple[Info, float]:
    """Return the film of a job that was stopped, and how much of it is said to be done."""
    assert state(services, job) == (JobState.SUCCEEDED, None)
    (folder / "made.mp4").write_bytes(film_of(services, job))
    with services.db.read() as session:
        done = (session.get_one(Job, job).progress or {})["done"]
    return inspect(folder / "made.mp4"), done


def test_a_film_in_shots_that_is_stopped_is_made_of_what_is_painted(
    services: Services, folder: Path, clip: Path, stopping: Callable[[str], None]
) -> None:
    job = submitted(services, folder, clip, method="adain", cuts=[3])
    stopping(job)
    worked(services)  # on the first shot
    with services.db.read() as session:
        assert [one.state for one in parts.of(session, job)] == ["succeeded", "canceled"]
    worked(services)
    info, done = stopped_early(services, folder, job)
    assert (info.frames, info.sound, done) == (2, "aac", pytest.approx(2 / 5))
    assert info.seconds < 0.3


@pytest.mark.slow
def test_a_film_that_lacks_frames_of_a_shot_closes_up_and_is_silent(
    services: Services, folder: Path, clip: Path, stopping: Callable[[str], None]
) -> None:
    job = submitted(services, folder, clip, method="adain", cuts=[3])
    with services.db.read() as session:
        stopping(parts.of(session, job)[0].id)
    for _ in range(3):
        worked(services)
    info, done = stopped_early(services, folder, job)
    assert (info.frames, info.sound, done) == (4, None, pytest.approx(4 / 5))
    shown = times(folder / "made.mp4")
    assert len({after - before for before, after in pairwise(shown)}) == 1


def test_a_part_of_a_film_that_is_stopped_is_a_film_of_its_first_frames(
    services: Services, folder: Path, clip: Path, stopping: Callable[[str], None]
) -> None:
    job = submitted(services, folder, clip, method="adain", part=[0, 4])
    stopping(job)
    worked(services)
    info, done = stopped_early(services, folder, job)
    assert (info.frames, info.sound) == (2, None)
    assert done < 1


def test_a_part_of_a_film_is_a_silent_film_of_its_frames(
    services: Services, folder: Path, clip: Path
) -> None:
    job = submitted(services, folder, clip, method="adain", part=[1, 4])
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    (folder / "part.mp4").write_bytes(film_of(services, job))
    info = inspect(folder / "part.mp4")
    assert (info.frames, info.sound, info.start) == (3, None, 0)
