"""Regions of a picture: what looks alike, as the mask that a brush goes on with."""

from collections.abc import Iterator
from functools import partial

import torch
from torch import Tensor

from farm.domain.jobs.regions import RegionsSpec
from farm.domain.jobs.stored import restored
from farm.engine.gatys.recipe import Recipe
from farm.engine.vgg import regions
from farm.engine.vgg.network import Network
from workers.kinds import files
from workers.kinds.inputs import fetch_reduced
from workers.kinds.work import Step, Work

MASK = "mask.png"


def steps(work: Work) -> Iterator[Step]:
    """Return a step before the search, and the mask; it takes seconds, and begins anew if lost."""
    spec = restored(work.lease.spec, RegionsSpec)
    picture = work.download(partial(fetch_reduced, work.services, spec))
    network = work.networks.get(Recipe()).to(work.networks.device, torch.float32)
    return _found(network, picture, spec.count)


def _found(network: Network, picture: Tensor, count: int) -> Iterator[Step]:
    yield Step(0, {"stage": "looking for regions"})
    mask = regions.painted(regions.find(network, picture, count))
    yield Step(1, {"stage": "looking for regions"}, artifacts=[files.of_mask(MASK, mask)])
