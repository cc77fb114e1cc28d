"""The moments of paintings, put by for other renders of the same ones: equal to the bit."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from typing import Protocol

from safetensors import SafetensorError
from safetensors.torch import load, save

from farm.engine.gatys.inputs import Inputs
from farm.engine.gatys.variants import SELF, Variant
from farm.engine.loss.statistics import Moments
from farm.engine.vgg.device import wide_device
from farm.engine.vgg.network import Network
from farm.engine.vgg.rows import ALONE, Peers

FORM = 2  # counts changes of what moments are

Measure = Callable[[Sequence[str]], dict[str, Moments]]
"""Computes a painting's moments at some layers."""


class Shelf(Protocol):
    """Where moments are put by. A painting is meant by its number in the render, from 0."""

    def find(self, painting: int, key: str) -> bytes | None:
        """Return what was put there under this key, if it was and can be had."""

    def put(self, painting: int, key: str, data: bytes) -> None:
        """Keep bytes under a key; what has the same key is the same."""


class Shelved:
    """The moments of a render's paintings: from the shelf, or computed once and put there.

    The first of several processes looks there and puts there.
    """

    def __init__(
        self, shelf: Shelf, inputs: Inputs, network: Network, peers: Peers = ALONE
    ) -> None:
        self.shelf, self.network, self.peers = shelf, network, peers
        self.digest = cache(inputs.painting)

    def moments(
        self,
        painting: int,
        height: int,
        width: int,
        variant: Variant,
        names: Sequence[str],
        measure: Measure,
    ) -> dict[str, Moments]:
        """Those of a painting that is shown at a size, and maybe turned, at each layer."""
        keys = {name: self._key(painting, name, height, width, variant) for name in names}
        found = {name: moments for name in names if (moments := self._found(painting, keys[name]))}
        missing = [name for name in names if name not in found]
        for name, moments in measure(missing).items() if missing else ():
            if self.peers.share.index == 0:
                self.shelf.put(painting, keys[name], _packed(moments))
            found[name] = moments
        return found

    def _key(self, painting: int, layer: str, height: int, width: int, variant: Variant) -> str:
        """A digest of all that moments follow from.

        Tiles are not among it: they change the order of sums alone, as they may in one render.
        """
        network = self.network
        how = (network.name, network.pooling, network.padding, network.dtype, network.device.type)
        own = variant._replace(scale=1.0)  # which the size tells
        turned = () if own == SELF else tuple(own)
        told = (FORM, self.digest(painting), *how, layer, height, width, *turned)
        return hashlib.sha256(repr(told).encode()).hexdigest()

    def _found(self, painting: int, key: str) -> Moments | None:
        own = self.shelf.find(painting, key) if self.peers.share.index == 0 else None
        data = self.peers.told(own)
        try:
            tensors = load(data) if data else {}
            where = wide_device(self.network.device)
            return Moments(*(tensors[each.name].to(where) for each in fields(Moments)))
        except (SafetensorError, KeyError):  # it is not there, or damaged
            return None


def _packed(moments: Moments) -> bytes:
    named = {each.name: getattr(moments, each.name) for each in fields(moments)}
    return save({name: tensor.cpu().contiguous() for name, tensor in named.items()})
