from functools import cache

import torch

from farm.engine.onepass.decoder import LEVELS, Decoder


@cache
def decoders() -> dict[str, Decoder]:
    """Decoders with seeded first weights."""
    made: dict[str, Decoder] = {}
    for level in LEVELS:
        generator = torch.Generator().manual_seed(0)
        made[level] = Decoder.begun(level, None, generator).requires_grad_(False)
    return made
