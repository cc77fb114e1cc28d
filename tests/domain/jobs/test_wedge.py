from typing import Any

import pytest

from farm.domain.jobs import wedge
from farm.engine.gatys.recipe import Recipe


@pytest.mark.parametrize(
    ("recipe", "scales", "weights"),
    [
        ({}, [0.7, 1.0, 1.4], [0.5, 1.0, 2.0]),
        ({"style_scale": 0.8, "style_weight": 3}, [0.56, 0.8, 1.12], [1.5, 3, 6]),
        ({"style_scale": 4, "style_weight": 0}, [2.8, 4], [0.025, 0, 0.1]),
        ({"style_scale": 0.1, "style_weight": 10_000}, [0.1, 0.14], [5000, 10_000]),
    ],
)
def test_proofs_lie_around_the_present_look_and_within_limits(
    recipe: dict[str, Any], scales: list[float], weights: list[float]
) -> None:
    found = {axis["field"]: axis["values"] for axis in wedge.axes(recipe)}
    assert found == {"/recipe/style_scale": scales, "/recipe/style_weight": weights}
    for scale in scales:
        for weight in weights:
            Recipe.model_validate(wedge.PROOF | {"style_scale": scale, "style_weight": weight})
