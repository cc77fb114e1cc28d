"""The rows of a picture that one process has, and what it must know of the others'.

Here one process has them all. Where a picture is painted in strips, ``farm.engine.strips`` brings
what other processes have: sums over all strips, and the rows around one. Tensors come rows first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import torch
from torch import Tensor

from farm.engine.vgg.tiles import Share


class Peers:
    """The processes that paint one picture together: here this one, alone."""

    share = Share()

    def total(self, tensors: Sequence[Tensor]) -> list[Tensor]:
        """Each tensor's sum over all processes, to the bit the same in each of them."""
        return list(tensors)

    def exchange(
        self, sent: Mapping[int, Tensor], wanted: Mapping[int, Tensor]
    ) -> dict[int, Tensor]:
        """Sends tensors to processes by their number; what these send is like what is wanted."""
        return dict(wanted)

    def told(self, data: bytes | None) -> bytes | None:
        """What the first process says, whatever the others' data is."""
        return data

    def agree(self, well: bool) -> bool:
        """Whether all is well in every process."""
        return not self.total([torch.tensor(float(not well))])[0].item()


ALONE = Peers()


@dataclass(frozen=True)
class Rows:
    """Which rows of a picture each process has, at one resolution."""

    peers: Peers
    edges: tuple[int, ...]
    """As ``Share.edges``."""

    @classmethod
    def of(cls, height: int, peers: Peers) -> "Rows":
        """Those of a picture of that height."""
        return cls(peers, peers.share.edges(height))

    @property
    def height(self) -> int:
        """Rows of the whole picture."""
        return self.edges[-1]

    @property
    def own(self) -> range:
        """This process's rows."""
        return self._of(self.peers.share.index)

    @property
    def are_all(self) -> bool:
        """Whether this process is alone."""
        return self.peers.share.count == 1

    def pooled(self, block: int) -> "Rows":
        """The same in a block of the network, where each pool dropped an odd last row."""
        return replace(self, edges=tuple(edge >> block for edge in self.edges))

    def halved(self) -> "Rows":
        """The same at half the resolution, where an odd last row is kept."""
        return replace(self, edges=tuple(-(-edge // 2) for edge in self.edges))

    def held(self, halo: int) -> range:
        """Own rows and as many beyond them as ``halo``, as far as there are any."""
        return self._reach(self.peers.share.index, halo)

    def surrounded(self, rows: Tensor, halo: int) -> Tensor:
        """Own rows [h, ...] with those around them."""
        if self.are_all:  # but one that has all rows, beside empty strips, is asked for some
            return rows
        held = self.held(halo)
        room = rows.new_empty((len(held), *rows.shape[1:]))
        _part(room, self.own, held).copy_(rows)
        self.fill(room, halo)
        return room

    def fill(self, room: Tensor, halo: int) -> None:
        """Brings the rows around a process's own ones in ``room``, which holds both."""
        inner, outer = self._shared(room, halo)
        for peer, rows in self.peers.exchange(inner, outer).items():
            outer[peer].copy_(rows)

    def given_back(self, gradient: Tensor, halo: int) -> Tensor:
        """Own rows of a gradient, with what others found for them: added in their order."""
        inner, outer = self._shared(gradient, halo)
        for peer, rows in sorted(self.peers.exchange(outer, inner).items()):
            inner[peer].add_(rows.to(gradient.device))
        return _part(gradient, self.own, self.held(halo))

    def whole(self, rows: Tensor) -> Tensor:
        """The picture that all have together, on the CPU."""
        own = rows.cpu()
        if self.are_all:
            return own
        room = own.new_empty((self.height, *own.shape[1:]))
        places = [room[first:last] for first, last in pairwise(self.edges)]
        places[self.peers.share.index].copy_(own)
        sent = dict.fromkeys(self._others(), own) if len(own) else {}
        wanted = {peer: places[peer] for peer in self._others() if len(places[peer])}
        for peer, found in self.peers.exchange(sent, wanted).items():
            wanted[peer].copy_(found)
        return room

    def _shared(self, room: Tensor, halo: int) -> tuple[dict[int, Tensor], dict[int, Tensor]]:
        """By process: own rows around its strip, and its rows around the own strip."""
        held, inner, outer = self.held(halo), {}, {}
        for peer in self._others():
            if lent := _both(self.own, self._reach(peer, halo)):
                inner[peer] = _part(room, lent, held)
            if borrowed := _both(self._of(peer), held):
                outer[peer] = _part(room, borrowed, held)
        return inner, outer

    def _of(self, peer: int) -> range:
        return range(*self.edges[peer : peer + 2])

    def _others(self) -> Iterator[int]:
        share = self.peers.share
        return (peer for peer in range(share.count) if peer != share.index)

    def _reach(self, peer: int, halo: int) -> range:
        own = self._of(peer)
        return range(max(own.start - halo, 0), min(own.stop + halo, self.height))


def _both(a: range, b: range) -> range:
    return range(max(a.start, b.start), min(a.stop, b.stop))


def _part(room: Tensor, rows: range, held: range) -> Tensor:
    """Some rows of a tensor that begins with the first of ``held``."""
    return room[rows.start - held.start : rows.stop - held.start]
