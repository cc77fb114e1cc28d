import platform

import pytest
from click.testing import Result
from sqlalchemy import update
from typer.testing import CliRunner

from farm.base.config import Settings
from farm.cli.app import app
from farm.fleet import caretakers, registry
from farm.infra.services import Services
from farm.sql.models import Caretaker, Worker
from tests.factories import caretaker, worker


@pytest.fixture(autouse=True)
def here(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The farm that the commands find in their environment."""
    for name, value in settings.environment().items():
        monkeypatch.setenv(name, value)


def check(program: str) -> Result:
    return CliRunner().invoke(app, ["healthcheck", program])


def test_a_worker_is_healthy_while_it_gives_signs_of_life(services: Services) -> None:
    assert check("worker").exit_code == 1
    registry.register(services, worker("elsewhere"))
    assert check("worker").exit_code == 1
    registry.register(services, worker("w1", host=platform.node()))
    assert check("worker").exit_code == 0
    with services.db.write() as session:
        session.execute(update(Worker).values(seen=0))
    assert check("worker").exit_code == 1


def test_a_worker_with_a_name_is_not_healthy_because_another_is(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry.register(services, worker("w1", host=platform.node()))
    monkeypatch.setenv("FARM_WORKER", "w2")
    assert check("worker").exit_code == 1
    registry.register(services, worker("w2/cuda:1", host=platform.node()))
    assert check("worker").exit_code == 0


def test_maintenance_is_healthy_on_duty_and_standing_by(services: Services) -> None:
    assert check("maintenance").exit_code == 1
    for on_duty in (True, False):
        caretakers.seen(services, caretaker(host=platform.node(), on_duty=on_duty))
        assert check("maintenance").exit_code == 0
    with services.db.write() as session:
        session.execute(update(Caretaker).values(seen=0))
    assert check("maintenance").exit_code == 1


def test_nobody_is_restarted_because_the_database_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FARM_DATABASE_URL", "postgresql+psycopg://farm:x@127.0.0.1:1/farm")
    answer = check("worker")
    assert (answer.exit_code, answer.output[:16]) == (0, "Nobody can tell:")
