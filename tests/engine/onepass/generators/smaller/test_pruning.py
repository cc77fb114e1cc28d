"""A pruned generator has fewer maps, and paints the same where those gone had nothing to say."""

import pytest
import torch
from torch import Tensor

from farm.engine.errors import BadInput
from farm.engine.onepass.generators.generator import Generator, Layer
from farm.engine.onepass.generators.smaller.pruning import pruned
from tests.engine.conftest import picture

MIX = torch.tensor([[0.25, 0.75]])
TOLERANCE = 1e-5


def trained(width: int = 8) -> Generator:
    """A generator of two styles whose normalisation is no longer the one that it began with."""
    made, seed = Generator.begun(width, 2, 0), torch.Generator().manual_seed(1)
    for layer in made.modules():
        if isinstance(layer, Layer) and layer.normalised:
            layer.scale.data = 0.5 + torch.rand(layer.scale.shape, generator=seed)
            layer.shift.data = torch.randn(layer.shift.shape, generator=seed)
    return made.requires_grad_(False)


def silenced(generator: Generator, layers: list[Layer], part: float) -> None:
    """Silence that part of some layers' maps, the same in all of them, here and there."""
    count = len(layers[0].weight)
    gone = torch.randperm(count, generator=torch.Generator().manual_seed(count))
    for layer in layers:
        for values in (layer.scale, layer.shift):
            values[:, gone[: int(part * count)]] = 0


def trunk(generator: Generator) -> list[Layer]:
    return [generator.down[2], *(pair[1] for pair in generator.residuals)]


def alone(generator: Generator) -> list[Layer]:
    """The layers whose maps nothing is added to."""
    inner = (pair[0] for pair in generator.residuals)
    return [generator.down[0], generator.down[1], *inner, *generator.up]


def largest(layer: Layer, count: int) -> list[int]:
    """The maps with the largest scale in any style, in order."""
    scales = layer.scale.abs().amax(0).tolist()
    return sorted(sorted(range(len(scales)), key=lambda n: -scales[n])[:count])


def painted(generator: Generator) -> Tensor:
    return generator.paint(picture(61, 83, 3)[None], MIX)


@pytest.mark.parametrize("width", [4, 6])
def test_without_maps_that_are_silent_the_picture_is_the_same(width: int) -> None:
    whole = trained()
    part = 1 - width / whole.width
    for layer in alone(whole):
        silenced(whole, [layer], part)
    silenced(whole, trunk(whole), part)
    made = pruned(whole, width)
    assert made.width == width
    assert made.state_dict().keys() == whole.state_dict().keys()
    assert (painted(made) - painted(whole)).abs().max() <= TOLERANCE


def test_a_map_that_one_style_needs_stays() -> None:
    whole = trained()
    layer = whole.down[1]
    layer.scale[:] = torch.tensor([[0.1] * 8 + [0.2] * 8, [0.3] * 4 + [0.1] * 4 + [0.2] * 8])
    assert torch.equal(pruned(whole, 6).down[1].scale, layer.scale[:, [0, 1, 2, 3, *range(8, 16)]])


def test_a_map_that_one_block_alone_adds_to_stays() -> None:
    whole = trained()
    silenced(whole, trunk(whole), 1.0)
    whole.residuals[3][1].scale[:, 16:] = 1.0
    made, kept = pruned(whole, 4), largest(whole.residuals[0][0], 16)
    assert torch.equal(made.residuals[3][1].scale, torch.ones(2, 16))
    assert torch.equal(made.residuals[0][0].weight, whole.residuals[0][0].weight[kept][:, 16:])


def test_as_many_maps_as_there_were_are_the_same_network() -> None:
    whole, made = trained(), pruned(trained(), 8)
    found = made.state_dict()
    assert all(torch.equal(value, found[key]) for key, value in whole.state_dict().items())


def test_a_model_cannot_have_more_maps_than_it_had() -> None:
    with pytest.raises(BadInput, match="has 8 maps, and cannot have 16: choose a width of at most"):
        pruned(trained(), 16)
