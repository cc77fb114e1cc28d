"""`farm fleet` and `farm drain`."""

from farm.infra.services import Services
from tests.cli.remote.conftest import farm
from tests.web.conftest import join


def test_workers_are_shown_and_drained(services: Services) -> None:
    join(services)
    assert "host/1" in farm("fleet").stdout
    assert farm("drain", "host/1").stdout == "host/1: drained\n"
    assert farm("drain", "host/1", "--undo").stdout == "host/1: idle\n"
    assert farm("drain", "--host", "host").stdout == "host/1: drained\n"
    assert farm("drain", "--version", "0.0.1").stdout.startswith("No worker is meant by that")
    assert "Name one worker" in str(farm("drain").exception)
