"""What goes by its age: over the API, by client and commands, and on its page."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update
from typer.testing import CliRunner, Result

from farm.base.config import Settings
from farm.cli.app import app as command
from farm.client import Client
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.library.keeping.retention import DAY
from farm.sql.models import Asset, Job
from tests.web.conftest import claimed, join, result
from tests.web.running import serving


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"uploads_kept_days": 30, "results_kept_days": 90})


@pytest.fixture
def old(client: FlaskClient, farm: Services, order: dict[str, Any]) -> str:
    """A job that ended long ago."""
    job = client.post("/api/v1/jobs", json=order).json["id"]
    join(farm)
    lease = claimed(farm)
    leases.succeed(farm, lease, [result(farm, lease)], {"done": 1.0})
    with farm.db.write() as session:
        session.execute(update(Asset).values(created=Asset.created - 100 * DAY))
        session.execute(update(Job).values(finished=Job.finished - 100 * DAY))
    return str(job)


def test_what_goes_is_listed_with_its_size_and_owner(client: FlaskClient, old: str) -> None:
    told = client.get("/api/v1/retention?limit=2").json
    assert told["kept_days"] == {"uploads": 30, "checkpoints": 1, "results": 90, "bin": 30}
    sums = [(one["owner"], one["sort"], one["count"]) for one in told["items"]]
    assert sums == [("admin", "results", 1), ("admin", "uploads", 2)]
    assert len(told["files"]) == 2


def test_a_pinned_job_is_listed_no_more(client: FlaskClient, old: str) -> None:
    assert client.patch(f"/api/v1/jobs/{old}", json={"pinned": "yes"}).status_code == 422
    assert client.patch(f"/api/v1/jobs/{old}", json={"pinned": True}).json["pinned"] is True
    assert client.get("/api/v1/retention").json["items"] == []


def test_the_page_names_what_goes_and_a_jobs_page_keeps_it(client: FlaskClient, old: str) -> None:
    shown = client.get("/retention").text
    assert f'href="/jobs/{old}"' in shown
    assert "teal.png" in shown
    assert client.post(f"/jobs/{old}/pin").status_code == 303
    assert "Unpin" in client.get(f"/jobs/{old}").text
    assert "Nothing has outlived its time." in client.get("/retention").text
    client.post(f"/jobs/{old}/unpin")
    assert f'href="/jobs/{old}"' in client.get("/retention").text


@pytest.fixture
def address(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name, value in settings.environment().items():
        monkeypatch.setenv(name, value)
    with serving(settings) as address:
        monkeypatch.setenv("FARM_URL", address)
        yield address


def run(*words: str) -> Result:
    return CliRunner().invoke(command, list(words))


def test_a_dry_run_lists_and_the_command_lets_go_and_pages_bear_it(
    address: str, client: FlaskClient, farm: Services, old: str
) -> None:
    with Client(address) as remote:
        assert [one.count for one in remote.retention().items] == [1, 2]
    told = run("retention", "--dry-run", "--files").stdout
    assert "teal.png" in told
    assert "gone" not in told
    assert "keeps its files" in run("pin", old).stdout
    assert "0 files are gone." in run("retention").stdout
    run("pin", old, "--undo")
    assert "3 files are gone." in run("retention").stdout
    for page in (f"/jobs/{old}", "/history", "/compare", f"/new?job={old}", "/queue"):
        assert client.get(page).status_code == 200
    job = client.get(f"/api/v1/jobs/{old}").json
    assert (job["state"], job["artifacts"]) == ("succeeded", [])
    answer = client.post(f"/api/v1/jobs/{old}/clone", json={})
    assert answer.status_code == 422
    assert "upload it first" in answer.json["detail"]
