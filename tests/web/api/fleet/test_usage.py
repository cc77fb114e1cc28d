"""What work took: over the API as JSON and CSV, by the client and the command, and on its page."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from typer.testing import CliRunner

from farm.accounts import access
from farm.base.config import Settings
from farm.cli.app import app as command
from farm.client import Client
from farm.domain.roles import Role, Scope
from farm.fleet.usage import By
from farm.infra.services import Services
from farm.sql.models import Usage
from tests.web.running import serving
from web import create_app

ENDED = datetime(2026, 11, 3, tzinfo=UTC).timestamp()


@pytest.fixture
def settings(settings: Settings) -> Settings:
    priced = {"prices": "gpu=3.60; cpu=0.36", "currency": "EUR"}
    return settings.model_copy(update=priced)


def fill(farm: Services) -> None:
    """A month of ana's and ben's work."""
    row: dict[str, Any] = {"epoch": 1, "kind": "render"}
    ana = {"job_id": "job-1", "owner": "ana", "device_kind": "gpu", "seconds": 1000.0}
    ben = {"job_id": "job-2", "owner": "ben", "device_kind": "cpu-half", "seconds": 2000.0}
    told = {"pixels": 8_000_000, "joules": 7.2e6, "estimated": 900.0, "taken": 1000.0}
    late = {"ended": ENDED, "month": "2026-11"}
    early = {"ended": ENDED - 30 * 86_400, "month": "2026-10"}
    with farm.db.write() as session:
        session.add(Usage(**row, **ana, **told, **late))
        session.add(Usage(**row, **ben, **early, pixels=0, project="poster"))


def test_sums_are_told_with_their_cost_energy_and_the_error_of_estimates(
    client: FlaskClient, farm: Services
) -> None:
    fill(farm)
    answer = client.get("/api/v1/usage").json
    ana, ben = answer["items"]
    assert (ana["name"], ana["jobs"], ana["device_seconds"]) == ("ana", 1, 1000)
    assert (ana["cost"], ben["cost"]) == (pytest.approx(1.0), pytest.approx(0.2))
    assert (ana["joules"], ben["joules"]) == (7.2e6, None)
    assert (ana["estimated_seconds"], ana["actual_seconds"]) == (900, 1000)
    assert (ana["estimate_error"], ben["estimate_error"]) == (pytest.approx(0.1), None)
    assert answer["total"]["device_seconds"] == 3000
    assert answer["currency"] == "EUR"


def test_days_narrow_the_sums_and_projects_and_months_are_lines(
    client: FlaskClient, farm: Services
) -> None:
    fill(farm)
    names = [line["name"] for line in client.get("/api/v1/usage?by=month").json["items"]]
    assert names == ["2026-10", "2026-11"]
    projects = client.get("/api/v1/usage?by=project").json["items"]
    assert [(line["name"], line["jobs"]) for line in projects] == [("default", 1), ("poster", 1)]
    late = client.get("/api/v1/usage?by=month&from=2026-11-03&to=2026-11-03").json["items"]
    assert [line["name"] for line in late] == ["2026-11"]
    assert client.get("/api/v1/usage?from=yesterday").status_code == 422
    assert client.get("/api/v1/usage?by=colour").status_code == 422


def test_sums_are_a_table_for_spreadsheets(client: FlaskClient, farm: Services) -> None:
    fill(farm)
    for address in ("/api/v1/usage.csv", "/usage/table.csv?by=person&from=&to="):
        answer = client.get(address)
        assert answer.mimetype == "text/csv"
        rows = list(csv.DictReader(StringIO(answer.text)))
        assert [(row["name"], row["device_seconds"]) for row in rows] == [
            ("ana", "1000.0"),
            ("ben", "2000.0"),
        ]


def test_an_artist_sees_their_own_usage_alone(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"login": "always"}))
    farm: Services = app.extensions["services"]
    fill(farm)
    seen = {}
    for name, role in (("ana", Role.ARTIST), ("olga", Role.OPERATOR)):
        access.add_user(farm, name, role)
        _row, token = access.new_token(farm, name, "test", {Scope.READ})
        headers = {"Authorization": f"Bearer {token}"}
        answer = app.test_client().get("/api/v1/usage", headers=headers).json
        seen[name] = [line["name"] for line in answer["items"]]
    app.extensions["hub"].close()
    farm.close()
    assert seen == {"ana": ["ana"], "olga": ["ana", "ben"]}


def test_the_page_shows_sums_and_charts_and_keeps_what_was_asked(
    client: FlaskClient, farm: Services
) -> None:
    assert "No work ended yet." in client.get("/usage").text
    fill(farm)
    shown = client.get("/usage?by=person&from=2026-11-01&to=").text
    assert 'value="2026-11-01"' in shown
    assert "0.28 h" in shown
    assert "off by 10 %" in shown
    assert "Cost, EUR" in shown
    assert "ben" not in shown
    assert client.get("/usage?by=colour&from=never").status_code == 200
    assert 'href="/usage"' in client.get("/fleet").text


@pytest.fixture
def address(settings: Settings, farm: Services) -> Iterator[str]:
    fill(farm)
    with serving(settings) as address:
        yield address


def test_the_client_and_the_command_tell_the_same(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = datetime(2026, 11, 1, tzinfo=UTC).date()
    with Client(address) as client:
        found = client.usage(By.KIND, first=day)
    assert [(line.name, line.device_seconds) for line in found.items] == [("render", 1000)]
    monkeypatch.setenv("FARM_URL", address)
    asked = ["usage", "--by", "kind", "--from", "2026-11-01"]
    told = CliRunner().invoke(command, [*asked, "--json"])
    assert json.loads(told.stdout) == found.model_dump()
    told = CliRunner().invoke(command, asked)
    assert "cost, EUR" in told.stdout
    assert "1.00" in told.stdout
    told = CliRunner().invoke(command, [*asked, "--csv"])
    assert told.stdout.splitlines()[1].startswith("render,1,1,1000.0,8000000,7200000.0,1.0")
