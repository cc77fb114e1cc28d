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


def test_one_token_of_a_person_is_found_and_revoked(services: Services) -> None:
    first = farm("user", "add", "ana").stdout.strip()
    night = farm("token", "ana", "--for", "night", "--scope", "read", "--days", "1").stdout.strip()
    access.authenticated(services, night)
    listed = farm("user", "tokens", "ana").stdout
    rows = {line.split()[1]: line.split() for line in listed.splitlines()[1:]}
    assert rows["night"][2] == "read"
    assert rows["first"][-2:] == ["never", "never"]  # used, expires
    assert "never" not in rows["night"]
    assert first not in listed
    assert night not in listed
    told = farm("user", "revoke", "ana", "night")
    assert told.stdout == f"{rows['night'][0]}, for 'night', is worth nothing any more.\n"
    with pytest.raises(Unauthorized):
        access.authenticated(services, night)
    assert access.authenticated(services, first).name == "ana"
    assert "token.revoke" in farm("audit").stdout
    assert isinstance(farm("user", "revoke", "ana", "night").exception, NotFound)
    assert isinstance(farm("user", "tokens", "ben").exception, NotFound)


def test_of_two_tokens_of_one_name_the_one_with_the_id_is_revoked(services: Services) -> None:
    farm("user", "add", "ana")
    secrets = [farm("token", "ana", "--for", "night").stdout.strip() for _ in range(2)]
    refused = farm("user", "revoke", "ana", "night").exception
    assert isinstance(refused, Conflict)
    assert "2 tokens 'night': give the id of one" in str(refused)
    mine = access.authenticated(services, secrets[0]).token
    assert farm("user", "revoke", "ana", str(mine)).exit_code == 0
    assert access.authenticated(services, secrets[1]).name == "ana"


def test_the_command_line_is_written_down_under_the_name_of_who_types() -> None:
    farm("user", "add", "ana")
    said = farm("audit").stdout
    assert "user.add" in said
    assert f"{getpass.getuser()} on {platform.node()}" in said
