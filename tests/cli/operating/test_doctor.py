import pytest
from sqlalchemy import update
from typer.testing import CliRunner

from farm.base.config import Settings
from farm.cli.app import app
from farm.fleet import caretakers, registry
from farm.infra.services import Services
from farm.infra.storage import Storage
from farm.sql.models import Caretaker
from tests.factories import caretaker, worker


@pytest.fixture
def environment(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    for name, value in settings.environment().items():
        monkeypatch.setenv(name, value)
    return settings


@pytest.fixture
def manned(services: Services) -> Services:
    """A farm with a worker, and with maintenance on duty."""
    caretakers.seen(services, caretaker())
    registry.register(services, worker())
    return services


@pytest.mark.usefixtures("environment", "manned")
def test_the_doctor_finds_a_healthy_farm_healthy(storage: Storage) -> None:
    answer = CliRunner().invoke(app, ["doctor"])
    assert answer.exit_code == 0, answer.output
    assert "on duty on host, process 1" in answer.output
    assert "1 alive, 1 idle" in answer.output
    assert "honours conditional writes" in answer.output.replace("\n", " ")


@pytest.mark.usefixtures("environment")
def test_the_doctor_misses_dead_maintenance_and_names_workers_that_are_unwell(
    manned: Services,
) -> None:
    with manned.db.write() as session:
        session.execute(update(Caretaker).values(seen=0))
        registry.set_aside(session, "host/1", "Its disk is full.")
        session.add(worker("host/2", seen=0))
    answer = CliRunner().invoke(app, ["doctor"], env={"COLUMNS": "300"})
    assert answer.exit_code == 1
    assert "No maintenance is on duty" in answer.output
    assert "Every worker is drained, set aside or outside" in answer.output
    registry.drain(manned, "host/1", False)
    answer = CliRunner().invoke(app, ["doctor"], env={"COLUMNS": "300"})
    assert "host/2 is silent: `farm fleet` tells more." in answer.output
    registry.drain(manned, "host/2", True)
    answer = CliRunner().invoke(app, ["doctor"], env={"COLUMNS": "300"})
    assert "1 alive, 1 idle" in answer.output


@pytest.mark.usefixtures("environment", "storage", "manned")
def test_the_doctor_names_a_store_that_ignores_conditions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("farm.infra.storage.forbid_overwriting", lambda **_: None)
    answer = CliRunner().invoke(app, ["doctor"])
    assert answer.exit_code == 0, answer.output
    assert "ignores conditional writes" in answer.output.replace("\n", " ")


def test_the_doctor_names_what_is_missing_and_what_to_do(
    environment: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FARM_REDIS_URL", "redis://127.0.0.1:1/0")
    monkeypatch.setenv("FARM_DATABASE_URL", f"sqlite:///{environment.data_dir}/empty.db")
    answer = CliRunner().invoke(app, ["doctor"])
    assert answer.exit_code == 1
    assert "farm migrate" in answer.output
    assert answer.output.count("!!") == 4  # without tables nobody knows who lives


@pytest.mark.usefixtures("environment", "manned", "storage")
def test_the_doctor_names_a_variable_that_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FARM_PRICE", "gpu=2.50")
    answer = CliRunner().invoke(app, ["doctor"], env={"COLUMNS": "300"})
    assert answer.exit_code == 1
    assert "FARM_PRICE is no setting: is FARM_PRICES meant?" in answer.output


@pytest.mark.usefixtures("environment", "manned", "storage")
def test_a_machine_that_runs_no_workers_needs_no_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("farm.cli.operating.doctor.find_spec", lambda _name: None)
    answer = CliRunner().invoke(app, ["doctor"], env={"COLUMNS": "300"})
    assert answer.exit_code == 0, answer.output
    assert "none here: workers need torch" in answer.output


@pytest.mark.usefixtures("environment")
def test_settings_are_listed_without_their_secrets(
    environment: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FARM_DATABASE_URL", "postgresql+psycopg://me:hunter2@host/name")
    answer = CliRunner().invoke(app, ["settings"], env={"COLUMNS": "300"})
    assert all(f"FARM_{name.upper()}" in answer.output for name in Settings.model_fields)
    assert environment.s3_secret_key.get_secret_value() not in answer.output
    assert "hunter2" not in answer.output
    assert "postgresql+psycopg://me:***@host/name" in answer.output


def test_every_setting_is_explained() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []
