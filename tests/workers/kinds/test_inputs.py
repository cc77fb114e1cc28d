"""What a worker fetches is what the engine takes."""

from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import delete

from farm.domain.jobs.onepass import ApplySpec
from farm.domain.states import JobState
from farm.infra.services import Services
from farm.infra.storage import Storage
from farm.jobs.leasing.endings import Outcome
from farm.jobs.listing import lookup
from farm.jobs.submitting import submissions
from farm.sql.models import Asset
from tests.factories import ANA, submission
from tests.workers.kinds.conftest import uploaded
from workers.kinds.inputs import Photos
from workers.kinds.networks import Networks
from workers.process import WorkerProcess

HALVES = Image.new("RGB", (96, 64), "red")
HALVES.paste("blue", (40, 0, 96, 64))
RAMP = Image.linear_gradient("L").resize((96, 64))


def stored(services: Services, folder: Path, image: Image.Image, name: str) -> str:
    """Upload a picture and return its id."""
    path = folder / f"{name}.png"
    image.save(path)
    return uploaded(services, path).id


@pytest.mark.parametrize("named", ["masks", "strength", "init"])
def test_a_job_is_rendered_with_its_maps(services: Services, tmp_path: Path, named: str) -> None:
    halves, ramp, photo = (
        stored(services, tmp_path, image, name)
        for image, name in ((HALVES, "halves"), (RAMP, "ramp"), (RAMP.convert("RGB"), "photo"))
    )
    recipe = {"size": 64, "iterations": 2}
    changes = {
        "masks": {"content_mask": halves, "styles": [{"asset": photo, "mask": halves}]},
        "strength": {"strength": ramp},
        "init": {"init": halves, "recipe": recipe | {"init": "image"}},
    }[named]
    pictures = {"content": photo, "styles": [{"asset": photo}], "recipe": recipe}
    body = submission(services, ANA, **(pictures | changes))
    job = submissions.submit(services, ANA, body)
    process = WorkerProcess(services, Networks(services.settings))
    process.answer()
    with services.db.read() as session:
        ended = lookup.get(session, ANA, job.id)
    assert ended.state == JobState.SUCCEEDED, ended.error


def test_a_job_whose_upload_is_gone_fails_and_its_worker_is_not_to_blame(
    services: Services,
) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    with services.db.write() as session:
        session.execute(delete(Asset).where(Asset.id == job.spec["content"]))
    WorkerProcess(services, Networks(services.settings)).answer()
    with services.db.read() as session:
        ended = lookup.get(session, ANA, job.id)
        (attempt,) = lookup.attempts(session, ended)
    assert (ended.state, attempt.outcome) == (JobState.FAILED, Outcome.FAILED)
    assert ended.error == (
        f"The upload {job.spec['content']} is not there any more: clone the job with another."
    )


def test_paintings_are_fetched_again_only_for_a_photo_of_another_size(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = [(96, 64), (64, 96), (600, 40)]
    photos = [
        stored(services, tmp_path, RAMP.convert("RGB").resize(size), f"{size[0]}") for size in sizes
    ]
    painting = stored(services, tmp_path, HALVES.resize((640, 640)), "painting")
    spec = ApplySpec.model_validate({"photos": photos, "styles": [{"asset": painting}]})
    fetched, get = [], Storage.get

    def counted(storage: Storage, key: str) -> bytes:
        fetched.append(key)
        return get(storage, key)

    monkeypatch.setattr(Storage, "get", counted)
    source = Photos(services, spec)
    found = [source.fetch(number) for number in range(len(photos))]
    assert [photo.size for photo, _ in found] == sizes
    assert [paintings[0].shape[1] for _, paintings in found] == [512, 512, 600]
    assert len(fetched) == len(photos) + 2
