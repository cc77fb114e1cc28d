"""What a program does with the generated client: python use.py ADDRESS PHOTO PAINTING."""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from brushfarm import Client
from brushfarm.api.assets import download_asset, list_assets
from brushfarm.api.jobs import create_job, get_job, list_jobs, steer_jobs
from brushfarm.api.uploads import upload_asset
from brushfarm.models import (
    Asset,
    Job,
    JobState,
    MaskedPainting,
    Order,
    Recipe,
    Submission,
    SubmissionMetadata,
    UploadAssetBody,
)
from brushfarm.types import File


def main(address: str, *paths: str) -> None:
    """Upload, submit twice under one key, look, list, cancel."""
    with Client(address, raise_on_unexpected_status=True) as client:
        photo, painting = (uploaded(client, Path(path)) for path in paths)
        order = Submission(
            content=photo.id,
            styles=[MaskedPainting(asset=painting.id)],
            preset="draft",
            recipe=Recipe(size=128),
            metadata=SubmissionMetadata.from_dict({"shot": "12"}),
        )
        first, again = (
            create_job.sync(client=client, body=order, idempotency_key="once") for _ in range(2)
        )
        assert isinstance(first, Job)
        assert isinstance(again, Job)
        assert first.id == again.id
        job = get_job.sync(first.id, client=client)
        assert isinstance(job, Job)
        assert job.spec.recipe.size == 128
        assert job.state == JobState.QUEUED
        page: Any = list_jobs.sync(client=client, metadata=["shot=12"], max_size=128)
        assert [one.id for one in page.items] == [job.id]
        steered: Any = steer_jobs.sync(
            client=client, body=Order.from_dict({"action": "cancel", "ids": [job.id]})
        )
        assert steered.done == [job.id]
        listed: Any = list_assets.sync(client=client)
        assert {one.id for one in listed.items} == {photo.id, painting.id}
        content: Any = download_asset.sync(photo.id, client=client)
        assert content.payload.read() == Path(paths[0]).read_bytes()


def uploaded(client: Client, path: Path) -> Asset:
    """Bring a picture in."""
    file = File(BytesIO(path.read_bytes()), path.name, "image/png")
    asset = upload_asset.sync(client=client, body=UploadAssetBody(file=file))
    assert isinstance(asset, Asset)
    return asset


if __name__ == "__main__":
    main(*sys.argv[1:])
