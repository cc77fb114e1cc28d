from pathlib import Path

import pytest
from sqlalchemy import make_url

from farm.base.config import Settings, unknown
from farm.errors import SetupError


def test_a_value_that_cannot_be_used_is_told_by_its_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FARM_PORT", "99999")
    with pytest.raises(SetupError, match=r"FARM_PORT cannot be used: give at most 65535"):
        Settings(_env_file=None)


@pytest.mark.parametrize("name", ["50%25 off?", "a#b", "Süd & Ost", "x@y:z", "plain"])
def test_the_database_lies_in_the_data_folder_however_that_is_called(
    tmp_path: Path, name: str
) -> None:
    settings = Settings(_env_file=None, data_dir=tmp_path / name)
    assert make_url(settings.database).database == str(tmp_path.resolve() / name / "farm.db")


def test_labels_that_no_job_could_ask_for_are_refused() -> None:
    assert Settings(_env_file=None, labels="studio-2, fast").labels == "studio-2, fast"
    with pytest.raises(SetupError, match="FARM_LABELS cannot be used: write at most 40 letters"):
        Settings(_env_file=None, labels="two words")


def test_what_readiness_needs_is_a_choice_among_what_is_looked_at() -> None:
    assert Settings(_env_file=None, ready_needs="storage,workers").needs == {"storage", "workers"}
    with pytest.raises(
        SetupError, match="FARM_READY_NEEDS cannot be used: choose some of database"
    ):
        Settings(_env_file=None, ready_needs="everything")


@pytest.mark.parametrize("text", ["gpu", "gpu=cheap", "gpu=-1", "banana=2"])
def test_prices_that_are_none_or_of_no_kind_of_device_are_refused(text: str) -> None:
    with pytest.raises(SetupError, match="FARM_PRICES cannot be used: write kind=price"):
        Settings(_env_file=None, prices=text)


def test_prices_are_told_by_kind_of_device() -> None:
    settings = Settings(_env_file=None, prices="GPU = 2.50; cpu=0.05")
    assert settings.device_prices == {"gpu": 2.5, "cpu": 0.05}


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("redis_url", "localhost:6379", "write an address such as redis://"),
        ("redis_url", "redis://localhost:6379/farm", "write an address such as redis://"),
        ("redis_url", "unix:///run/valkey.sock", "write an address such as redis://"),
        ("redis_url", "redis://:a#b@localhost/0", "write an address such as redis://"),
        ("public_url", "farm.example.com", "write an address that begins with http"),
        ("oidc_issuer", "id.example.com", "write an address that begins with http"),
        ("s3_endpoint", "seaweedfs:8333", "write an address that begins with http"),
        ("s3_public_endpoint", "s3.example.com", "write an address that begins with http"),
        ("max_upload_bytes", "-1", "give at least 1"),
        ("max_side", "0", "give at least 1"),
        ("lease_seconds", "inf", "give a number that is finite"),
        ("heartbeat_seconds", "20", "give at most half of FARM_LEASE_SECONDS, 30"),
    ],
)
def test_a_value_that_would_fail_later_is_refused_at_once(name: str, value: str, says: str) -> None:
    with pytest.raises(SetupError, match=f"FARM_{name.upper()} cannot be used: {says}"):
        Settings(_env_file=None, **{name: value})


def test_a_lease_that_is_shorter_than_two_usual_heartbeats_is_refused() -> None:
    with pytest.raises(SetupError, match="FARM_HEARTBEAT_SECONDS cannot be used: give at most hal"):
        Settings(_env_file=None, lease_seconds=8)
    assert Settings(_env_file=None, lease_seconds=10).lease_seconds == 10


@pytest.mark.parametrize("url", ["redis://:pass@host:6379/0", "rediss://host", "redis://[::1]/15"])
def test_addresses_of_brokers_are_taken(url: str) -> None:
    assert Settings(_env_file=None, redis_url=url).redis_url == url


def test_variables_that_are_no_settings_are_named_with_what_may_be_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FARM_URL", "http://farm.example.com")
    monkeypatch.setenv("farm_port", "8001")
    assert unknown() == []
    monkeypatch.setenv("FARM_REDIS_URI", "redis://host")
    Path("farm.env").write_text("FARM_COFFEE=black\nOTHER=1\n")
    assert unknown() == [
        "FARM_COFFEE is no setting.",
        "FARM_REDIS_URI is no setting: is FARM_REDIS_URL meant?",
    ]


@pytest.mark.parametrize(
    ("changes", "login"),
    [
        ({}, False),
        ({"public_url": "http://localhost:9000"}, False),
        ({"proxies": 1}, True),
        ({"public_url": "https://farm.example.com"}, True),
        ({"host": "0.0.0.0"}, True),
    ],
)
def test_people_must_sign_in_wherever_others_than_this_machines_can_come(
    changes: dict[str, object], login: bool
) -> None:
    assert Settings(_env_file=None, **changes).needs_login is login
