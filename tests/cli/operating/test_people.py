import getpass
import json
import platform
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from farm.accounts import access, identities
from farm.base.config import Settings
from farm.cli.app import app
from farm.domain.roles import Role
from farm.errors import Conflict, InvalidInput, NotFound, Unauthorized
from farm.infra.services import Services
from farm.local.embedded import DataFolder
from farm.local.embedded.folder import write_private
from farm.local.embedded.servers import NOTE


@pytest.fixture(autouse=True)
def here(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The farm that the commands find in their environment."""
    for name, value in settings.environment().items():
        monkeypatch.setenv(name, value)


def farm(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_a_person_who_was_added_signs_in_with_the_token_printed(services: Services) -> None:
    secret = farm("user", "add", "ana", "--role", "operator").stdout.strip()
    viewer = access.authenticated(services, secret)
    assert (viewer.name, viewer.sees_all) == ("ana", True)
    assert "operator" in farm("user", "list").stdout
    again = farm("user", "add", "ana")
    assert isinstance(again.exception, Conflict)


def test_a_person_who_is_locked_out_is_out(services: Services) -> None:
    farm("user", "add", "root", "--role", "admin")
    farm("user", "add", "ana")
    secret = farm("token", "ana", "--scope", "read", "--days", "1").stdout.strip()
    assert access.authenticated(services, secret).scopes == {"read"}
    assert farm("user", "change", "ana", "--lock").stdout == "ana: artist, locked out\n"
    with pytest.raises(Unauthorized):
        access.authenticated(services, secret)


def test_what_is_no_name_and_no_time_is_refused(services: Services) -> None:
    for name in ("", "[x]", "a b", "a\n", "n" * 101):
        assert isinstance(farm("user", "add", name).exception, InvalidInput)
    farm("user", "add", "ana")
    for days in ("0", "-1", "nan", "inf", "1e300"):
        assert farm("token", "ana", "--days", days).exit_code == 2


def test_a_person_is_added_to_the_farm_that_runs_here_whatever_database_it_has(
    settings: Settings, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in settings.environment():
        monkeypatch.delenv(name)
    monkeypatch.setenv("FARM_DATA_DIR", str(tmp_path / "data"))
    with DataFolder(tmp_path / "data") as folder:
        write_private(folder.path / NOTE, json.dumps(settings.environment()))
        secret = farm("user", "add", "ana").stdout.strip()
    assert access.authenticated(services, secret).name == "ana"


def test_a_person_is_linked_to_their_account_at_the_sign_in_server_and_unlinked(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    farm("user", "add", "ana")
    assert isinstance(farm("user", "link", "ana", "7").exception, InvalidInput)
    monkeypatch.setenv("FARM_OIDC_ISSUER", "https://id.test")
    assert isinstance(farm("user", "link", "ben", "7").exception, NotFound)
    assert farm("user", "link", "ana", "7").stdout == "ana comes in as '7' of https://id.test.\n"
    assert "7" in farm("user", "list").stdout
    issuer = "https://id.test/"
    assert identities.admit(services, issuer, "7", "x", Role.ADMIN) == "ana"
    assert farm("user", "unlink", "ana").exit_code == 0
    assert isinstance(farm("user", "unlink", "ana").exception, NotFound)
    assert identities.admit(services, issuer, "7", "x", Role.ARTIST) == "x"


def test_the_command_line_is_written_down_under_the_name_of_who_types() -> None:
    farm("user", "add", "ana")
    said = farm("audit").stdout
    assert "user.add" in said
    assert f"{getpass.getuser()} on {platform.node()}" in said
