"""`farm fleet` and `farm drain`."""

import json

from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.submitting import submissions
from tests.cli.remote.conftest import farm
from tests.factories import ANA, submission
from tests.web.conftest import join


def test_workers_are_shown_and_drained(services: Services) -> None:
    join(services)
    assert "host/1" in farm("fleet").stdout
    assert farm("drain", "host/1").stdout == "host/1: drained\n"
    assert farm("drain", "host/1", "--undo").stdout == "host/1: idle\n"
    assert farm("drain", "--host", "host").stdout == "host/1: drained\n"
    assert farm("drain", "--version", "0.0.1").stdout.startswith("No worker is meant by that")
    assert "Name one worker" in str(farm("drain").exception)


def test_the_line_is_told_by_the_job_that_is_next(services: Services) -> None:
    join(services)
    assert farm("fleet").stdout.endswith("0 waiting, 0 running, 0 paused.\n")
    first, _second = (submissions.submit(services, ANA, submission(services, ANA)) for _ in "12")
    told = farm("fleet").stdout
    about = f"{first.id}: It is next, and a worker is about to take it."
    assert told.endswith(f"2 waiting, 0 running, 0 paused. {about}\n")


def test_a_worker_that_leaves_after_its_job_says_when(services: Services) -> None:
    join(services)
    submissions.submit(services, ANA, submission(services, ANA))
    lease = leases.claim(services, "host/1", "boot-host/1")
    assert lease is not None
    leases.renew(services, lease, {"done": 0.4, "eta_seconds": 720})
    leaves = "draining, leaves after its job (about 12 min)"
    assert farm("drain", "--host", "host", "--after-job").stdout == f"host/1: {leaves}\n"
    assert leaves in farm("fleet").stdout
    assert farm("drain", "host/1").stdout == "host/1: draining\n"
    assert "--undo to take" in str(farm("drain", "host/1", "--undo", "--after-job").exception)
    assert farm("drain", "host/1", "--undo").stdout == "host/1: working\n"
    answer = farm("drain", "host/1", "--after-job", "--json")
    assert json.loads(answer.stdout)["after_job"] is True
