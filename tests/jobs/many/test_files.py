"""What the files of several jobs are called."""

from typing import Any

import pytest

from farm.domain.jobs import kinds
from farm.domain.jobs.kinds import KINDS
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs import exports
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import File
from farm.jobs.listing import lookup
from farm.jobs.many import files
from farm.jobs.submitting import submissions
from farm.sql.models import Asset
from tests.factories import ANA, asset, worker


def finished(services: Services, body: dict[str, Any], *made: tuple[str, str, int]) -> str:
    """Queue a job, finish it with files, each a name, a kind and a longer edge; return its id."""
    registry.register(services, worker(kinds=",".join(KINDS)))
    job = submissions.submit(services, ANA, kinds.request(body))
    lease = leases.claim(services, "host/1", "boot-host/1")
    assert lease is not None
    found = [
        File(name, kind, f"jobs/{job.id}/{name}", "image/png", width, width, 1, "ab" * 32)
        for name, kind, width in made
    ]
    leases.succeed(services, lease, found, {"done": 1.0})
    return job.id


@pytest.mark.parametrize(
    ("kind", "made", "named"),
    [
        (
            "render",
            [("result.png", "result", 64), ("result-16.tiff", "result", 64)],
            ["photo_photo_64-16.tiff", "photo_photo_64.png"],
        ),
        (
            "apply",
            [("1-result.png", "result", 64), ("2-result.png", "result", 96)],
            ["photo_photo_64.png", "photo_photo_96.png"],
        ),
        ("regions", [("mask.png", "result", 64)], ["photo_style_64.png"]),
        (
            "train",
            [("samples.jpg", "result", 128), ("model.safetensors", "model", 0)],
            ["train_photo_512.safetensors", "train_photo_128.jpg"],
        ),
    ],
)
def test_every_file_that_a_job_is_done_for_keeps_its_ending(
    services: Services, kind: str, made: list[tuple[str, str, int]], named: list[str]
) -> None:
    photo, styles = asset(services, ANA), [{"asset": asset(services, ANA)}]
    bodies: dict[str, dict[str, Any]] = {
        "render": {"content": photo, "styles": styles},
        "apply": {"photos": [photo, asset(services, ANA)], "styles": styles},
        "regions": {"picture": photo},
        "train": {"photos": [photo], "styles": styles},
    }
    job = finished(services, bodies[kind] | {"kind": kind}, *made)
    with services.db.read() as session:
        assert [file.name for file in files.of(session, ANA, [job])] == named


def test_files_of_several_photos_are_called_by_the_one_that_each_shows(services: Services) -> None:
    photos = [asset(services, ANA), asset(services, ANA)]
    with services.db.write() as session:
        session.get_one(Asset, photos[1]).name = "sea.jpg"
    body = {"kind": "apply", "photos": photos, "styles": [{"asset": photos[0]}]}
    results = [(f"{number}-result-16.png", "result", 64) for number in (1, 2)]
    masters = [(f"{number}-master.tiff", "master", 64) for number in (1, 2)]
    job_id = finished(services, body, *results, *masters)
    with services.db.read() as session:
        found = files.of(session, ANA, [job_id], "{photo}")
        assert [file.name for file in found] == ["photo-16.png", "sea-16.png"]
        job = lookup.get(session, ANA, job_id)
        made = exports.master(job, lookup.artifacts(session, job), 2)
        assert files.further(session, job, made, ".pdf", "{photo}") == "sea.pdf"
