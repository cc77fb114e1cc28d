"""A device without float64, as Apple's are: PyTorch's device without data stands for it."""

from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.stylize import stylize
from farm.engine.loss.statistics import DISTANCES
from farm.engine.onepass.passes import Sums
from farm.engine.vgg import cuda
from farm.engine.vgg.device import double, narrow, wide_device
from farm.engine.vgg.weights import load_network
from tests.engine.conftest import picture

THERE = torch.device("meta")
WIDE = torch.float64


class Lacking(TorchDispatchMode):
    """Refuses float64 on that device, as MPS does; what comes from there is full of ones."""

    def __torch_dispatch__(
        self, function: Any, types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        kwargs = kwargs or {}
        name = function.overloadpacket.__name__
        if name == "_local_scalar_dense" and args[0].device == THERE:
            return 1.0
        if name == "_to_copy" and args[0].device == THERE != kwargs.get("device", THERE):
            assert kwargs.get("dtype", args[0].dtype) != WIDE, "converted before it was moved"
            return torch.ones(args[0].shape, dtype=kwargs.get("dtype", args[0].dtype))
        if name == "copy_" and args[1].device == THERE != args[0].device:
            assert args[0].dtype != WIDE, "converted before it was moved"
            return args[0].fill_(1)
        made = function(*args, **kwargs)
        for each in tree_leaves(made):
            if isinstance(each, torch.Tensor) and each.device == THERE:
                assert each.dtype != WIDE, f"{name} makes float64"
        return made


def test_float64_is_added_up_on_the_host_where_the_device_has_none() -> None:
    for name, home in (("cpu", "cpu"), ("cuda:1", "cuda:1"), ("mps", "cpu")):
        assert wide_device(torch.device(name)) == torch.device(home)
    with Lacking():
        wide = double(torch.ones(2, device=THERE))
        assert (wide.dtype, wide.device.type) == (WIDE, "cpu")
        assert narrow(wide, torch.ones(3, device=THERE)).device == THERE
        with pytest.raises(AssertionError, match="float64"):
            torch.ones(2, device=THERE).double()


@pytest.mark.parametrize("statistics", DISTANCES)
@pytest.mark.parametrize("optimizer", ["lbfgs", "adam", "preconditioned"])
def test_a_render_asks_the_device_for_none(optimizer: str, statistics: str) -> None:
    recipe = Recipe(
        size=64, smallest=64, iterations=2, min_iterations=2, statistics=statistics,
        optimizer=optimizer, precision="float32",
    )  # fmt: skip
    with Lacking():
        steps = list(
            stylize(
                picture(48, 64, 1), [picture(48, 64, 2)], recipe,
                network=load_network("random16"), device=THERE, memory=10**10,
            )
        )  # fmt: skip
    assert steps[-1].final


@given(st.integers(1, 6), st.integers(1, 400), st.integers(1, 40), st.floats(-100, 100))
def test_products_added_up_on_the_host_are_as_near_as_float32_allows(
    channels: int, height: int, width: int, shift: float
) -> None:
    x = torch.randn(1, channels, height, width, generator=torch.Generator().manual_seed(height))
    x = (x + shift).float()
    flat = x[0].flatten(1).double()
    exact = flat @ flat.T
    size = flat.abs() @ flat.abs().T
    assert ((cuda.products(x, x) - exact).abs() <= 1e-6 * size).all()


@pytest.mark.parametrize("correlated", [True, False])
def test_nor_do_one_pass_statistics_of_a_region(correlated: bool) -> None:
    features, weight = torch.ones(1, 3, 5, 7, device=THERE), torch.ones(5, 7, device=THERE)
    sums = Sums(3, correlated)
    with Lacking():
        sums.add(features, weight)
    assert sums.count == 35
    assert sums.gaussian().mean.tolist() == [1, 1, 1]
