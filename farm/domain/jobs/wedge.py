"""Nine quick proofs around a look: weaker and stronger painting, smaller and larger strokes."""

from typing import Any

from farm.engine.gatys.recipe import Recipe

# Small and few steps: nine of them are there in seconds on two cores.
PROOF = {"size": 160, "smallest": 80, "scale_step": 2.0, "iterations": 12, "min_iterations": 6}
FACTORS = {"style_scale": (0.7, 1, 1.4), "style_weight": (0.5, 1, 2)}
SHORTEST = 0.05  # of a step where the present value is 0
DIGITS = 4


def axes(recipe: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the axes of the grid around a recipe, in JSON: the strokes down, the strength across.

    What no recipe may be is moved to its limit, so that an axis may be shorter.
    """
    usual = Recipe().model_dump()
    return [
        {
            "field": f"/recipe/{name}",
            "values": _around(name, recipe.get(name, usual[name]), factors),
        }
        for name, factors in FACTORS.items()
    ]


def _around(name: str, present: float, factors: tuple[float, ...]) -> list[float]:
    low, high = _limits(name)
    middle = present or SHORTEST
    found = [present if factor == 1 else middle * factor for factor in factors]
    return list(dict.fromkeys(round(min(max(value, low), high), DIGITS) for value in found))


def _limits(name: str) -> tuple[float, float]:
    told = Recipe.model_json_schema()["properties"][name]
    return told["minimum"], told["maximum"]
