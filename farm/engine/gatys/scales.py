"""From coarse to fine: the sizes at which a picture is painted, and what each of them takes."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from farm.engine.errors import BadInput
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.variants import SELF, VARIANTS, Variant

REMEMBERED = 2**25  # pixels of past steps that L-BFGS keeps at a scale: ten at 2048 x 1536
FEWEST_REMEMBERED = 2  # steps, at any size
FOLLOWING = 0.4  # part of a scale's steps that a frame needs which begins as the one before
SHORTEST_EDGE = 32  # px: below it the fifth block of VGG has no two pixels to compare


class Scale(NamedTuple):
    """One rung of the ladder from coarse to fine."""

    height: int
    width: int
    iterations: int


def schedule(recipe: Recipe, width: int, height: int) -> list[Scale]:
    """The scales at which a photo of ``width`` x ``height`` pixels is painted, smallest first.

    Sizes go down from the target by ``scale_step``, and steps depend on a scale's size alone: a
    1K proof is literally the beginning of the 4K render.

    Raises:
        BadInput: the result would be too narrow for the network.

    """
    longer = max(width, height)
    shorter = round(min(width, height) * recipe.size / longer)
    if shorter < SHORTEST_EDGE:
        raise BadInput(
            f"a photo of {width} x {height} pixels at size {recipe.size} would be only {shorter} "
            f"pixels narrow: at least {SHORTEST_EDGE} are needed, so choose a larger size"
        )
    return [
        Scale(
            round(height * edge / longer), round(width * edge / longer), _iterations(recipe, edge)
        )
        for edge in _edges(
            recipe, max(recipe.smallest, SHORTEST_EDGE * longer / min(width, height))
        )
    ]


def _edges(recipe: Recipe, smallest: float) -> list[int]:
    """Longer edges in pixels, ascending: the target and what lies ``scale_step`` apart below it."""
    edges = [recipe.size]
    edge = recipe.size / recipe.scale_step
    while round(edge) >= smallest:
        edges.append(round(edge))
        edge /= recipe.scale_step
    return edges[::-1]


def _iterations(recipe: Recipe, edge: int) -> int:
    fewest = min(recipe.min_iterations, recipe.iterations)
    octaves = math.log2(edge / recipe.smallest)
    steps = recipe.iterations * math.pow(recipe.iteration_decay, -octaves)
    return max(fewest, min(recipe.iterations, round(steps)))


def following(recipe: Recipe, width: int, height: int) -> Recipe:
    """The recipe of a frame that begins as the one before: at its full size alone."""
    steps = math.ceil(FOLLOWING * schedule(recipe, width, height)[-1].iterations)
    alone = {"smallest": recipe.size, "iterations": steps, "min_iterations": steps}
    return recipe.model_copy(update={"init": "image", **alone})


def canvas(recipe: Recipe, scale: Scale) -> tuple[int, int]:
    """Height and width of what is painted at a scale: the picture and its margins."""
    return scale.height + 2 * recipe.margin, scale.width + 2 * recipe.margin


def shown(
    recipe: Recipe, scale: Scale, height: int, width: int, variant: Variant = SELF
) -> tuple[int, int]:
    """Height and width at which a painting of that size is shown for a picture of that scale.

    A ``variant`` is turned once it has that size. Where that would be too narrow for the network,
    the painting is shown larger.
    """
    longer = max(height, width)
    edge = round(max(scale.height, scale.width) * recipe.style_scale * variant.scale)
    edge = max(edge, math.ceil(SHORTEST_EDGE * longer / min(height, width)))
    return round(height * edge / longer), round(width * edge / longer)


def hung(recipe: Recipe, scale: Scale, height: int, width: int) -> list[tuple[int, int]]:
    """Height and width of all that the network sees of a painting, as it is turned."""
    return [
        variant.size(*shown(recipe, scale, height, width, variant))
        for variant in VARIANTS[recipe.variants]
    ]


def remembered(recipe: Recipe, height: int, width: int) -> int:
    """Past steps that L-BFGS remembers of a canvas of that size; 0 of Adam, which remembers none.

    A rule of the recipe, not of the memory at hand, which therefore never changes the picture.
    """
    if recipe.optimizer == "adam":
        return 0
    if recipe.optimizer == "lbfgs":
        return recipe.history
    fitting = REMEMBERED // (height * width)
    return min(recipe.history, max(fitting, FEWEST_REMEMBERED))


def work(scales: Iterable[Scale]) -> int:
    """Cost of a schedule in pixel-iterations, to which rendering time is proportional."""
    return sum(scale.height * scale.width * scale.iterations for scale in scales)
