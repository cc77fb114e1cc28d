from dataclasses import dataclass
from functools import cache

import pytest
import torch

from farm.engine.onepass.decoders import files
from farm.engine.onepass.decoders.decoder import LEVELS, Decoder
from farm.engine.vgg.network import Network


@cache
def decoders() -> dict[str, Decoder]:
    """Decoders with seeded first weights."""
    made: dict[str, Decoder] = {}
    for level in LEVELS:
        generator = torch.Generator().manual_seed(0)
        made[level] = Decoder.begun(level, None, generator).requires_grad_(False)
    return made


@dataclass(frozen=True)
class Shipped:
    """VGG-16 and the decoders that come with the package."""

    network: Network
    decoders: dict[str, Decoder]


@pytest.fixture(scope="session")
def shipped() -> Shipped:
    return Shipped(files.network(), files.load())
