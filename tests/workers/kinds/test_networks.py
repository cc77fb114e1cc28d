import pytest

from farm.base.config import Settings
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.stylize import State
from workers.kinds import networks
from workers.kinds.networks import Networks


def test_a_resumed_render_finds_the_network_that_the_worker_has_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(networks, "available", lambda: "random16")
    kept = Networks(Settings(_env_file=None, weights="auto"))
    kept.warm_up()
    loaded = kept.get(Recipe())
    assert kept.get(Recipe(), State({}, {"network": "random16"})) is loaded
    assert kept.get(Recipe(padding="zeros")) is not loaded
