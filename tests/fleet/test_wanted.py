"""How many workers are wanted, on SQLite and on PostgreSQL."""

from typing import Any

import pytest
from sqlalchemy import update

from farm.accounts import projects
from farm.base.config import Settings
from farm.domain.placement import SKETCH, Needs
from farm.domain.projects import NewProject
from farm.errors import SetupError
from farm.fleet import registry, wanted
from farm.fleet.wanted import Demand
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.submitting import submissions
from farm.sql.models import Job, Project
from tests.factories import ANA, submission, worker

GB = 10**9
CLASSES = "small=gpu 20; large=gpu 70; night=gpu 70 night"


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    changes = {"database_url": database_url, "worker_classes": CLASSES, "most_workers_wanted": 7}
    return settings.model_copy(update=changes)


def waiting(services: Services, memory_gb: int, seconds: float | None, *labels: str) -> str:
    """Submit a job with these needs on a GPU."""
    job = submissions.submit(services, ANA, submission(services, ANA))
    needs = Needs.of("render", [memory_gb * GB] * 4, labels)
    with services.db.write() as session:
        values = {"needs": str(needs), "estimated": seconds}
        session.execute(update(Job).where(Job.id == job.id).values(values))
    return job.id


def told(services: Services) -> Demand:
    with services.db.read() as session:
        return wanted.demand(session, services.settings)


def asked(services: Services) -> dict[str, int]:
    return {name: count for name, count in told(services).wanted.items() if count}


def test_no_worker_is_wanted_for_an_empty_line(services: Services) -> None:
    assert told(services) == Demand({"small": 0, "large": 0, "night": 0}, 0)


def test_a_job_counts_for_the_first_class_that_can_take_it(services: Services) -> None:
    waiting(services, 10, 60)
    assert asked(services) == {"small": 1}
    waiting(services, 50, 60)
    assert asked(services) == {"small": 1, "large": 1}
    waiting(services, 10, 60, "night")
    assert asked(services) == {"small": 1, "large": 1, "night": 1}
    waiting(services, 90, 60)
    assert asked(services) == {"small": 1, "large": 1, "night": 1}


def test_a_sketch_wants_a_worker_though_no_class_names_that_label(services: Services) -> None:
    waiting(services, 10, 60, SKETCH)
    assert asked(services) == {"small": 1}


def test_as_many_are_wanted_as_empty_the_line_in_the_set_time_but_no_more_than_jobs(
    services: Services,
) -> None:
    for _ in range(4):
        waiting(services, 10, 1000)  # 4000 s of work; half an hour is 1800 s
    assert asked(services) == {"small": 3}
    waiting(services, 50, 100_000)
    assert asked(services) == {"small": 3, "large": 1}
    for _ in range(9):
        waiting(services, 50, 100_000)
    assert asked(services) == {"small": 3, "large": 7}


def test_jobs_of_which_no_time_is_known_count_some_minutes(services: Services) -> None:
    for _ in range(7):
        waiting(services, 10, None)
    assert asked(services) == {"small": 2}


def test_workers_that_work_are_wanted_until_they_end(services: Services) -> None:
    for name, memory in (("s1", 18), ("l1", 72)):
        row = worker(name, device_kind="gpu", memory=memory * GB)
        registry.register(services, row)
    waiting(services, 10, 60)
    assert leases.claim(services, "l1", "boot-l1")
    assert asked(services) == {"large": 1}
    waiting(services, 10, 60)
    assert leases.claim(services, "s1", "boot-s1")
    assert asked(services) == {"small": 1, "large": 1}


def test_what_its_project_may_not_have_this_month_wants_no_worker(services: Services) -> None:
    waiting(services, 10, 60)
    projects.add(services, NewProject(name="film", budget_hours=1))
    with services.db.write() as session:
        session.execute(update(Job).values(project="film"))
        session.execute(update(Project).where(Project.name == "film").values(budget_hours=0))
    assert asked(services) == {}


def test_jobs_that_no_living_worker_could_take_are_stranded(services: Services) -> None:
    waiting(services, 10, 60)
    waiting(services, 50, 60)
    assert told(services).stranded == 2
    registry.register(services, worker("s1", device_kind="gpu", memory=18 * GB))
    assert told(services).stranded == 1
    registry.drain(services, "s1", True)
    assert told(services).stranded == 2


@pytest.mark.parametrize("text", ["gpu", "a=tpu 3", "a=gpu many", "a b=gpu 3", "a=gpu 3 two,words"])
def test_classes_that_cannot_be_read_are_refused_with_a_sentence(text: str) -> None:
    fields: dict[str, Any] = {"_env_file": None, "worker_classes": text}
    with pytest.raises(SetupError, match="FARM_WORKER_CLASSES cannot be used: write "):
        Settings(**fields)
