import pytest

from farm.engine.gatys.recipe import ADDED, Recipe

# Of a default recipe, as version 0.1.0 wrote it into checkpoints.
FIRST = "6bf20905eb4dacc7b75589681fd8fc25c1695526ac820653b86f1a8e05dc9e20"


class Later(Recipe):
    """A recipe of a later version."""

    brush: int = 3


def test_a_checkpoint_of_the_first_version_still_fits_its_recipe() -> None:
    assert Recipe().fingerprint() == FIRST


def test_a_later_setting_changes_a_fingerprint_only_where_it_changes_the_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(ADDED, "brush", 3)
    assert Later().fingerprint() == FIRST
    assert Later(brush=4).fingerprint() != FIRST
