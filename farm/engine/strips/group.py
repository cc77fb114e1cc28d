"""The processes of one picture's strips, as they speak to each other: torch.distributed.

Whatever is added up is added in the order of the strips, by one process for all, so that the same
strips give the same bits and every process knows the same sums.
"""

import os
import socket
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
import torch.distributed as dist
from torch import Tensor
from torch.nn.functional import pad
from typing_extensions import override

from farm.engine.vgg.device import double, narrow
from farm.engine.vgg.rows import Peers
from farm.engine.vgg.tiles import Share

CPU = torch.device("cpu")


class Group(Peers):
    """All strips' processes, seen from one of them."""

    def __init__(self, share: Share, meeting: Path, devices: Sequence[torch.device]) -> None:
        """``meeting`` is a file that does not exist yet, the same for all; so are ``devices``."""
        self.share = share
        # NCCL wants a GPU for each process; what is not on one goes through the host.
        self.on_gpus = {d.type for d in devices} == {"cuda"} and len({*devices}) == len(devices)
        loopback = next(name for _, name in socket.if_nameindex() if name.startswith("lo"))
        for library in ("GLOO", "NCCL"):
            os.environ.setdefault(f"{library}_SOCKET_IFNAME", loopback)
        dist.init_process_group(
            "cpu:gloo,cuda:nccl" if self.on_gpus else "cpu:gloo",
            init_method=meeting.as_uri(),
            rank=share.index,
            world_size=share.count,
        )
        self.total([torch.zeros((), device=devices[share.index])])  # NCCL connects all at once

    @override
    def total(self, tensors: Sequence[Tensor]) -> list[Tensor]:
        there = self._carrier(tensors[0])
        flat = torch.cat([double(each).to(there).flatten() for each in tensors])
        sums = self._added(pad(flat, (0, -len(flat) % self.share.count)))
        parts = torch.split(sums[: len(flat)], [each.numel() for each in tensors])
        pairs = zip(parts, tensors, strict=True)
        return [narrow(part.view(like.shape), like) for part, like in pairs]

    def _added(self, values: Tensor) -> Tensor:
        """The sum over all processes; each of them adds up a part."""
        count = self.share.count
        found = torch.empty_like(values)
        dist.all_to_all_single(found, values)
        own, *others = found.chunk(count)
        for other in others:
            own += other
        sums = torch.empty_like(values)
        dist.all_gather(list(sums.chunk(count)), own)
        return sums

    @override
    def exchange(
        self, sent: Mapping[int, Tensor], wanted: Mapping[int, Tensor]
    ) -> dict[int, Tensor]:
        found = {
            peer: torch.empty(like.shape, dtype=like.dtype, device=self._carrier(like))
            for peer, like in wanted.items()
        }
        steps = []
        for peer in sorted({*sent, *found}):
            if peer in sent:
                rows = sent[peer].to(self._carrier(sent[peer])).contiguous()
                steps.append(dist.P2POp(dist.isend, rows, peer))
            if peer in found:
                steps.append(dist.P2POp(dist.irecv, found[peer], peer))
        for step in dist.batch_isend_irecv(steps) if steps else ():
            step.wait()
        return found

    @override
    def told(self, data: bytes | None) -> bytes | None:
        said = [data]
        dist.broadcast_object_list(said, src=0, device=CPU)
        return said[0]

    def _carrier(self, x: Tensor) -> torch.device:
        """Where a tensor must be to be sent."""
        return x.device if self.on_gpus else CPU
