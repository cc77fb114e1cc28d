"""What the tests let the processes of strips do."""

from dataclasses import replace

import torch

from farm.engine.gatys.octaves import octaves
from farm.engine.gatys.optimize import OPTIMIZERS
from farm.engine.loss.objective import Objective
from farm.engine.vgg.layout import uncut
from farm.engine.vgg.rows import ALONE, Peers, Rows
from tests.engine.vgg.test_streaming import canvas, objective

SIDE = 24  # of tiles, so that a strip has several


class Probe:
    """A strip's gradient and steps; or the whole picture's, without others."""

    def __init__(self, member=None):
        self.peers: Peers = member.group if member else ALONE

    def gradient(self, recipe, height, width, dtype, maps):
        goal = self._goal(recipe, height, width, dtype, maps)
        own = Rows.of(height, self.peers).own
        x = 1.2 * canvas(height, width, dtype) - 0.1  # some of it out of range
        losses, gradient = goal.gradient(x[:, :, own.start : own.stop].contiguous())
        return losses, gradient[0].permute(1, 2, 0).numpy()

    def _goal(self, recipe, height, width, dtype, maps) -> Objective:
        goal = objective(recipe, height, width, dtype, peers=self.peers, **maps)
        sides = [SIDE] * len(goal.layout.blocks)
        layout = uncut(height, width, sides, self.peers.share)
        return replace(goal, layout=layout.keep(2, 1), confine=True)

    def steps(self, recipe, goal, count):
        """What an optimizer makes of a bowl around ``goal`` [3, H, W]."""
        goal = goal.permute(1, 2, 0).contiguous()
        rows = Rows.of(len(goal), self.peers)
        own = goal[rows.own.start : rows.own.stop]
        stiff = torch.linspace(1, 30, goal.shape[1], dtype=goal.dtype)[:, None]
        start = torch.full_like(own, 0.5)
        optimizer = OPTIMIZERS[recipe.optimizer](start, recipe, count, rows=rows)
        for _ in range(count):
            optimizer.step(stiff * (optimizer.canvas - own))
        return optimizer.result.numpy()

    def octaves(self, planes):
        rows = Rows.of(planes.shape[2], self.peers)
        own = octaves(planes[:, :, rows.own.start : rows.own.stop].contiguous(), rows)
        return own[0].permute(1, 2, 0).numpy()
