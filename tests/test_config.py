import pytest

from farm.config import Settings
from farm.errors import SetupError


def test_a_value_that_cannot_be_used_is_told_by_its_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FARM_PORT", "99999")
    with pytest.raises(SetupError, match=r"FARM_PORT cannot be used: .* equal to 65535"):
        Settings(_env_file=None)
