"""Models of trainings stay while jobs need them, on SQLite and on PostgreSQL."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import func, select, update

from farm.base.config import Settings
from farm.domain.jobs import kinds
from farm.domain.jobs.kinds import Request
from farm.errors import BadSettings, Conflict
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.kept import bin
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import File
from farm.jobs.submitting import submissions
from farm.library.keeping import needed, retention
from farm.sql.models import Artifact, Job
from tests.factories import ANA, asset, worker


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url, "results_kept_days": 30})


def training(services: Services) -> str:
    """Queue a training."""
    photos, styles = [asset(services, ANA)], [{"asset": asset(services, ANA)}]
    body = {"kind": "train", "photos": photos, "styles": styles, "crop": 64}
    return submissions.submit(services, ANA, kinds.request(body)).id


def train(services: Services) -> None:
    """Carry out a training that waits."""
    with services.db.write() as session:
        session.merge(worker("w1", kinds="train"))
    lease = leases.claim(services, "w1", "boot-w1")
    assert lease is not None
    key = f"jobs/{lease.job_id}/e{lease.epoch}/model.safetensors"
    model = File("model.safetensors", "model", key, "application/octet-stream", 0, 0, 5, "cd" * 32)
    leases.succeed(services, lease, [model], {"done": 1.0})


def quick(services: Services, model: str, **changes: Any) -> Request:
    """Return a request for one photo in a trained style."""
    body = {"kind": "apply", "photos": [asset(services, ANA)], "model": model}
    return kinds.request(body | changes)


def erase(services: Services, job_id: str) -> None:
    with pytest.raises(Conflict, match="need its model"):
        bin.erase(services, ANA, job_id)


def let_go(services: Services, _job_id: str) -> None:
    assert retention.carry_out(services) == 0


@pytest.mark.parametrize("remove", [erase, let_go])
def test_a_model_that_a_submission_has_taken_waits_for_its_job(
    services: Services, remove: Callable[[Services, str], None]
) -> None:
    made = training(services)
    train(services)
    with services.db.write() as session:
        session.execute(update(Job).values(finished=0))
    request = quick(services, made)
    with ThreadPoolExecutor(1) as pool:
        with services.transaction() as session:
            submissions.add(session, services.settings, ANA, request)
            removal = pool.submit(remove, services, made)
            time.sleep(0.3)  # in which it comes to the row that is taken
        removal.result()
    with services.db.read() as session:
        assert session.scalar(select(func.count()).select_from(Artifact)) == 1


def test_a_job_whose_model_is_gone_does_not_go_back_into_line(services: Services) -> None:
    made = training(services)
    train(services)
    job = submissions.submit(services, ANA, quick(services, made))
    orders.cancel(services, ANA, job.id)
    bin.erase(services, ANA, made)
    with pytest.raises(BadSettings, match="There is no training"):
        orders.put_back(services, ANA, job.id)


def test_what_waits_for_a_training_takes_the_model_of_the_one_in_its_place(
    services: Services,
) -> None:
    made = training(services)
    job = submissions.submit(services, ANA, quick(services, made, after=[made])).id
    orders.cancel(services, ANA, made)
    again = orders.put_back(services, ANA, made).id
    assert orders.put_back(services, ANA, job).spec["model"] == again
    train(services)
    with services.db.read() as session:
        assert not needed.needed(session, [made])
        assert needed.needed(session, [again]) == {again}
