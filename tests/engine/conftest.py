from collections.abc import Iterator
from functools import cache

import pytest
import torch

from farm.engine.vgg.network import Network
from farm.engine.vgg.weights import load_network

# Tests of the gradient and of renders run on each.
DEVICES = [
    torch.device(name) for name in ("cpu", "cuda") if name == "cpu" or torch.cuda.is_available()
]
on_each_device = pytest.mark.parametrize("device", DEVICES, ids=str)


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Several test processes share the machine's cores."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@cache
def network(
    name: str = "random16", pooling: str = "average", padding: str = "replicate"
) -> Network:
    return load_network(name, pooling=pooling, padding=padding)


def picture(height: int, width: int, seed: int = 0) -> torch.Tensor:
    """Smooth noise [3, height, width] in 0..1."""
    generator = torch.Generator().manual_seed(seed)
    coarse = torch.rand(1, 3, 2 + height // 8, 2 + width // 8, generator=generator)
    smooth = torch.nn.functional.interpolate(coarse, (height, width), mode="bilinear")[0]
    return (smooth + 0.2 * torch.rand(3, height, width, generator=generator)).clamp(0, 1)
