"""One pass over photos, by a worker."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from farm.cli.app import app
from farm.domain.jobs.onepass import DECODED, LEAST_MEMORY, PAINTED, REGION
from farm.domain.states import JobState
from farm.engine.onepass.apply import tile_side
from farm.engine.onepass.generators import files
from farm.engine.onepass.generators.generator import Generator
from farm.engine.pictures.images import IN_SRGB, Picture, read, write
from farm.engine.prepress import spaces
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.leasing import losses
from farm.library.uploads import assets
from tests.cases import slow
from tests.engine.onepass.generators.test_files import card
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
from workers.kinds import apply
from workers.kinds.networks import Networks


def submitted(services: Services, folder: Path, photos: int, **changes: Any) -> str:
    """Queue a job of so many photos."""
    body = {
        "kind": "apply",
        "photos": [stored(services, folder, number) for number in range(photos)],
        "styles": [{"asset": stored(services, folder, 99)}],
    }
    return queued(services, body | changes)


def halves(services: Services, folder: Path, name: str, step: int = 1) -> str:
    """Upload a mask, red to the left and black to the right, of every so-manieth pixel."""
    mask = np.zeros((64, 96, 3), np.float32)
    mask[:, :40] = (1, 0, 0)
    write(folder / f"{name}.png", Picture(mask[:: abs(step), ::step]))
    return uploaded(services, folder / f"{name}.png").id


def test_a_paintings_mirror_image_hangs_beside_it(services: Services, folder: Path) -> None:
    jobs = [
        submitted(services, folder, 1, size=96, variants=variants)
        for variants in ("none", "mirrored")
    ]
    for _ in jobs:
        worked(services)
    plain, hung = (services.storage.get(results(services, job)["result.png"].key) for job in jobs)
    assert plain != hung


@pytest.mark.parametrize("method", ["ot", *slow("adain", "wct")])
def test_each_region_is_painted_to_the_bit_as_farm_apply_paints_it(
    services: Services, folder: Path, method: str
) -> None:
    own, theirs = halves(services, folder, "own"), halves(services, folder, "theirs", step=-2)
    how = {"method": method, "size": 80, "frame": {"aspect": "1:1", "x": 0}, "outputs": ["png16"]}
    plain = [{"asset": stored(services, folder, number)} for number in (99, 98)]
    masked = [painting | {"mask": theirs} for painting in plain]
    jobs = [
        submitted(services, folder, 1, styles=masked, content_mask=own, **how),
        submitted(services, folder, 1, styles=plain, **how),
    ]
    for job in jobs:
        worked(services)
        assert state(services, job) == (JobState.SUCCEEDED, None)
    made, whole = (
        read(services.storage.get(results(services, job)["result-16.png"].key)).pixels
        for job in jobs
    )
    words = ["apply", "0.png", "99.png", "98.png", "-o", f"{method}.png", "--mask", "own.png"]
    words += ["--style-mask", "theirs.png"] * 2
    words += ["--frame", "aspect=1:1", "--frame", "x=0", "--size", "80", "--bits", "16"]
    here = [str(folder / word) if word.endswith(".png") else word for word in words]
    answer = CliRunner().invoke(app, [*here, "--method", method], catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    assert np.array_equal(made, read(folder / f"{method}.png").pixels)
    assert np.abs(made - whole).max() > 0.01


def test_a_photo_becomes_a_picture_of_the_size_asked_for_in_each_format(
    services: Services, folder: Path
) -> None:
    job = submitted(services, folder, 1, size=144, outputs=["png16", "jpeg"], method="adain")
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    made = results(services, job)
    assert set(made) == {"result-16.png", "result.jpg"}
    picture = read(services.storage.get(made["result-16.png"].key))
    assert (picture.size, picture.bits) == ((144, 96), 16)


def test_a_worker_that_is_killed_at_the_second_photo_keeps_the_first(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = submitted(services, folder, 3)
    engine, painted = apply.apply, []

    def deadly(*args: Any, **named: Any) -> Iterator[Any]:
        painted.append(1)
        for step in engine(*args, **named):
            if len(painted) == 2:
                until_checkpointed(services)
                raise Killed
            yield step

    monkeypatch.setattr(apply, "apply", deadly)
    with pytest.raises(Killed):
        worked(services)
    assert state(services, job)[0] == JobState.RUNNING
    first = results(services, job)["1-result.png"].id
    losses.reclaim(services, "boot")
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    assert len(painted) == 4  # the second photo twice, the first once
    made = results(services, job)
    assert set(made) == {f"{n}-{file}" for n in (1, 2, 3) for file in ("result.png", "master.tiff")}
    assert made["1-result.png"].id == first


@pytest.mark.parametrize("during", [1, 2])
def test_a_job_that_a_person_ends_early_keeps_the_photos_that_are_finished_or_the_first(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch, during: int
) -> None:
    job = submitted(services, folder, 3)
    engine, painted = apply.apply, []
    heard = threading.Event()
    check = Heartbeat.check

    def hearing(heart: Heartbeat) -> Order | None:
        order = check(heart)
        if len(painted) == during and not heard.is_set():
            orders.finish(services, ANA, job)
            heard.set()
            while check(heart) is not Order.FINISH:
                time.sleep(0.02)
            order = Order.FINISH
        return order

    def counted(*args: Any, **named: Any) -> Iterator[Any]:
        painted.append(1)
        return engine(*args, **named)

    monkeypatch.setattr(Heartbeat, "check", hearing)
    monkeypatch.setattr(apply, "apply", counted)
    worked(services)
    assert heard.is_set()
    assert state(services, job) == (JobState.SUCCEEDED, None)
    assert set(results(services, job)) == {"1-result.png", "1-master.tiff"}


def test_a_cpus_tiles_leave_room_for_the_pictures(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms, engine = [], apply.apply

    def noted(*args: Any, memory: int, **named: Any) -> Iterator[Any]:
        rooms.append(memory)
        return engine(*args, memory=memory, **named)

    monkeypatch.setattr(apply, "apply", noted)
    monkeypatch.setattr(Networks, "memory", lambda _networks: 100_000_000)
    mask = halves(services, folder, "mask")
    painting = {"asset": stored(services, folder, 99), "mask": mask}
    for masks in ({}, {"content_mask": mask, "styles": [painting]}):
        submitted(services, folder, 1, **masks)
        worked(services)
    assert rooms == [
        100_000_000 - 96 * 64 * (2 * DECODED + PAINTED),
        100_000_000 - 96 * 64 * (4 * DECODED + PAINTED + 2 * REGION),
    ]


def test_the_memory_that_a_job_is_said_to_need_is_enough() -> None:
    assert tile_side("cpu", LEAST_MEMORY) >= 64


@pytest.mark.parametrize(
    "how", [{"method": "sketch"}, {"method": "sketch26", "styles": [], "looks": [19, 3]}]
)
def test_a_sketch_is_painted_in_the_size_asked_for(
    services: Services, folder: Path, how: dict[str, Any]
) -> None:
    job = submitted(services, folder, 1, size=150, **how)
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    made = results(services, job)["result.png"]
    assert read(services.storage.get(made.key)).size == (150, 100)


def test_a_model_that_was_trained_elsewhere_paints_here(services: Services, folder: Path) -> None:
    path = folder / "waves.safetensors"
    files.save(path, Generator.begun(4, 1, 0), card())
    known = assets.add(services, ANA.name, path.name, path, assets.digest(path))[0].id
    job = submitted(services, folder, 1, styles=[], model=known)
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    made = results(services, job)["result.png"]
    assert read(services.storage.get(made.key)).size == (96, 64)


def test_frame_and_sheet_are_of_each_photo_as_they_are_of_a_render(
    services: Services, folder: Path
) -> None:
    job = submitted(
        services,
        folder,
        2,
        method="adain",
        outputs=["tiff16"],
        frame={"turn": 90, "aspect": "1:1"},
        sheet={"border_mm": 5, "border_color": "#000000", "profile": "adobe-rgb"},
        dpi=254,
    )
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    made = results(services, job)
    assert {name: (one.width, one.height) for name, one in made.items()} == {
        "1-result-16.tiff": (164, 164),
        "1-master.tiff": (64, 64),
        "2-result-16.tiff": (164, 164),
        "2-master.tiff": (64, 64),
    }
    printed = read(services.storage.get(made["1-result-16.tiff"].key))
    assert printed.icc == spaces.adobe_rgb()
    assert printed.pixels[:50].max() < 0.001  # the border
    master = read(services.storage.get(made["1-master.tiff"].key))
    shown = read(services.storage.get(made["1-result-16.tiff"].key), like=IN_SRGB).pixels
    apart = np.abs(shown[50:-50, 50:-50] - master.pixels)
    dark = master.pixels < 0.25  # where a thousandth of the light is two 255ths
    assert apart[~dark].max() < 0.002
    assert apart[dark].max() < 2 / 255


def test_a_frame_is_painted_as_if_the_photo_had_been_cut_before(
    services: Services, folder: Path
) -> None:
    same = {"method": "ot", "outputs": ["png16"]}
    one = submitted(services, folder, 1, frame={"aspect": "1:1", "x": 0}, **same)
    worked(services)
    whole = read(folder / "0.png")
    write(folder / "cut.png", Picture(whole.pixels[:, :64]))
    body = {"kind": "apply", "styles": [{"asset": stored(services, folder, 99)}], **same}
    two = queued(services, body | {"photos": [uploaded(services, folder / "cut.png").id]})
    worked(services)
    pixels = [
        read(services.storage.get(results(services, job)["result-16.png"].key)).pixels
        for job in (one, two)
    ]
    assert pixels[0].shape == (64, 64, 3)
    assert np.array_equal(*pixels)
