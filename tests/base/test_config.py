from pathlib import Path

import pytest
from sqlalchemy import make_url

from farm.base.config import Settings
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
