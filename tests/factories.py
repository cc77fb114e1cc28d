"""People, pictures and requests for tests."""

from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image

from farm.base.ids import new_id
from farm.domain.jobs.renders import Submission
from farm.domain.placement import RENDER
from farm.domain.roles import Role, Viewer
from farm.infra.services import Services
from farm.infra.storage import Storage
from farm.sql.models import Asset, Caretaker, Worker

ANA = Viewer("ana")
BEN = Viewer("ben")
OPS = Viewer.of("ops", Role.OPERATOR)


def torn() -> bytes:
    """Return a JPEG whose scan is damaged in the middle, of noise, 96 x 64."""
    noise = np.random.default_rng(0).integers(0, 256, (64, 96, 3), np.uint8)
    file = BytesIO()
    Image.fromarray(noise).save(file, "JPEG")
    data = bytearray(file.getvalue())
    middle = len(data) // 2
    data[middle : middle + 40] = bytes(40)
    return bytes(data)


def asset(services: Services, viewer: Viewer) -> str:
    """Return the id of a new picture's row; it has no bytes in the store."""
    with services.db.write() as session:
        row = Asset(
            id=new_id("asset"),
            owner=viewer.name,
            sha256=new_id("x")[2:].ljust(64, "0"),
            name="photo.jpg",
            media_type="image/jpeg",
            width=640,
            height=480,
            bits=8,
            bytes=1000,
        )
        session.add(row)
    return row.id


def submission(services: Services, viewer: Viewer, **changes: Any) -> Submission:
    """Return a valid request of `viewer`, with some fields changed."""
    body: dict[str, Any] = {
        "content": asset(services, viewer),
        "styles": [{"asset": asset(services, viewer)}],
        "preset": "draft",
        "recipe": {"size": 128},
    }
    return Submission.model_validate(body | changes)


def worker(name: str = "host/1", **changes: Any) -> Worker:
    """Return a worker's row, as its process describes itself."""
    row = {"boot_id": f"boot-{name}", "host": "host", "pid": 1, "device": "cpu", "version": "0.1.0"}
    row |= {"device_kind": "cpu", "labels": "", "kinds": RENDER, "resting": False}
    return Worker(id=name, **row | changes)


def caretaker(name: str = "boot-m", **changes: Any) -> Caretaker:
    """Return the row of a maintenance process that is on duty."""
    return Caretaker(boot_id=name, **{"host": "host", "pid": 1, "on_duty": True} | changes)


def begin_upload(storage: Storage, key: str) -> None:
    """Put the first part of a large object, and go no further."""
    of = {"Bucket": storage.bucket, "Key": key}
    upload = storage._client.create_multipart_upload(**of)["UploadId"]
    storage._client.upload_part(**of, UploadId=upload, PartNumber=1, Body=b"x")
