"""Jobs for a worker, and a worker for them."""

import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import func, select

from farm.domain.jobs import kinds
from farm.engine.pictures.images import Picture, write
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.submitting import submissions
from farm.library.uploads import assets
from farm.sql.models import Artifact, Asset, Checkpoint, Job
from tests.factories import ANA, worker
from workers.attempts.attempt import Attempt
from workers.kinds.networks import Networks

SETTLED_S = 0.5  # without another checkpoint


class Killed(BaseException):
    """What a test ends a worker by."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a module's tests write their pictures."""
    return tmp_path_factory.mktemp("pictures")


def uploaded(services: Services, path: Path) -> Asset:
    """Upload a file."""
    return assets.add(services, ANA.name, path.name, path, assets.digest(path))[0]


def stored(services: Services, folder: Path, seed: int) -> str:
    """Upload a picture of 96 x 64 pixels and return its id."""
    path = folder / f"{seed}.png"
    noise = np.random.default_rng(seed).random((8, 12, 3), dtype=np.float32)
    write(path, Picture(np.kron(noise, np.ones((8, 8, 1), np.float32))))
    return uploaded(services, path).id


def queued(services: Services, body: dict[str, Any]) -> str:
    """Queue a job and return its id."""
    return submissions.submit(services, ANA, kinds.request(body)).id


def worked(services: Services) -> None:
    """Claim a job of any kind, and work on it to its end."""
    with services.db.write() as session:
        session.merge(worker("w1", kinds=",".join(kinds.KINDS), labels="sketch"))
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    assert Attempt(services, lease, Networks(services.settings), lambda: False).run()


def results(services: Services, job_id: str) -> dict[str, Artifact]:
    with services.db.read() as session:
        rows = session.scalars(select(Artifact).where(Artifact.job_id == job_id))
        return {row.name: row for row in rows}


def state(services: Services, job_id: str) -> tuple[str, str | None]:
    with services.db.read() as session:
        job = session.get_one(Job, job_id)
        return job.state, job.error


def until_checkpointed(services: Services) -> None:
    """Wait until what was sent in the background has arrived."""
    deadline, newest, since = time.monotonic() + 20, None, time.monotonic()
    while time.monotonic() < deadline:
        with services.db.read() as session:
            found = session.scalars(select(func.max(Checkpoint.id))).one()
        if found != newest:
            newest, since = found, time.monotonic()
        elif newest and time.monotonic() > since + SETTLED_S:
            return
        time.sleep(0.02)
    raise AssertionError("there is no checkpoint")
