"""One id leads from a request to the job that it made, and to the worker that rendered it."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from flask.testing import FlaskClient

from farm.base import log
from farm.infra.services import Services
from workers.kinds.networks import Networks
from workers.process import WorkerProcess


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the process writes to its log."""
    written, root = io.StringIO(), logging.getLogger()
    before, level = root.handlers[:], root.level
    monkeypatch.setattr("sys.stderr", written)
    log.configure()
    structlog.configure(cache_logger_on_first_use=False)  # it would outlive this test
    yield written
    structlog.reset_defaults()
    root.handlers[:] = before
    root.setLevel(level)


def told(lines: io.StringIO, event: str) -> dict[str, Any]:
    """Return the last line of an event."""
    records = [json.loads(line) for line in lines.getvalue().splitlines()]
    found: dict[str, Any] = [line for line in records if line["event"] == event][-1]
    return found


def test_the_line_of_a_request_names_user_job_and_address(
    client: FlaskClient, order: dict[str, object], lines: io.StringIO
) -> None:
    job = client.post("/api/v1/jobs", json=order, headers={"X-Request-ID": "order-1"}).json["id"]
    said = told(lines, "request")
    assert (said["user"], said["job"], said["address"]) == ("admin", job, "127.0.0.1")
    client.get(f"/api/v1/jobs/{job}/log")
    assert told(lines, "request")["job"] == job
    client.get("/api/v1/me")
    assert told(lines, "request")["job"] is None


@pytest.mark.slow
def test_a_workers_lines_carry_the_id_of_the_request_that_made_the_job(
    client: FlaskClient, farm: Services, order: dict[str, object], lines: io.StringIO
) -> None:
    client.post(
        "/api/v1/jobs", json=order | {"recipe": {"size": 64}}, headers={"X-Request-ID": "order-2"}
    )
    client.get("/api/v1/me")
    structlog.contextvars.clear_contextvars()
    process = WorkerProcess(farm, Networks(farm.settings))
    process._work()
    assert told(lines, "attempt begins")["request_id"] == "order-2"
    assert told(lines, "job finished")["request_id"] == "order-2"
