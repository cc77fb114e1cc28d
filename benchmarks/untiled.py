"""The loss in plain PyTorch, untiled and by autograd: what the engine must equal, and beat."""

from collections.abc import Iterable
from functools import cache

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, conv2d, max_pool2d, pad, relu

from farm.engine.loss.objective import Objective
from farm.engine.loss.statistics import Moments
from farm.engine.vgg.network import Conv, Network
from farm.engine.vgg.streaming import reproducibly

LAYOUT = torch.channels_last  # as the engine computes


def gradient(
    objective: Objective,
    picture: Tensor,
    *,
    sums: torch.dtype | None = torch.float64,
    layout: torch.memory_format = LAYOUT,
) -> tuple[float, Tensor]:
    """Loss and gradient; ``sums`` is their precision, or that of the features."""
    x = picture.clone(memory_format=layout).requires_grad_()
    with reproducibly():  # as the engine computes: float32 is float32, not TF32
        found = features(objective.network, x, layout)
        terms = [*_terms(objective, found, sums), *_smoothness(objective, x)]
        loss = sum(terms, torch.zeros((), dtype=torch.float64))
        (by_picture,) = torch.autograd.grad(loss, x)
    return loss.item(), by_picture


def features(
    network: Network, x: Tensor, layout: torch.memory_format = LAYOUT
) -> dict[str, Tensor]:
    """All activations of pictures [N, 3, H, W]."""
    mode = "replicate" if network.padding == "replicate" else "constant"
    x = pad((x - network.mean) / network.deviation, (1, 1, 1, 1), mode=mode).to(network.dtype)
    x, found = x.contiguous(memory_format=layout), {}
    for number, block in enumerate(network.blocks):
        if number:
            x = avg_pool2d(x, 2) if network.pooling == "average" else max_pool2d(x, 2)
        for conv in block:
            x = found[conv.layer] = _convolved(conv, x, layout)
    return found


def _convolved(conv: Conv, x: Tensor, layout: torch.memory_format) -> Tensor:
    weight = _kernel(conv)[:, : x.shape[1]].contiguous(memory_format=layout)
    return relu(conv2d(x, weight, conv.bias, padding=conv.padding), inplace=True)


@cache
def _kernel(conv: Conv) -> Tensor:
    """What conv2d takes; once, for conversions would count as time of the plain way."""
    return conv.plain().weight


def _terms(
    objective: Objective, found: dict[str, Tensor], sums: torch.dtype | None
) -> Iterable[Tensor]:
    for layer, content in objective.content.items():
        yield content.weight * _in(sums, found[layer] - content.target).square().sum()
    for layer, style in objective.style.items():
        own = _moments(_in(sums, found[layer]), style.regions)
        yield style.weight * (own.share * style.distance(own, style.target)).sum()


def _in(precision: torch.dtype | None, x: Tensor) -> Tensor:
    return x if precision is None else x.to(precision)


def _moments(x: Tensor, regions: Tensor | None) -> Moments:
    f = x[0].flatten(1)  # [C, n]
    if regions is None:
        first, second = f.mean(1)[None], (f @ f.T / f.shape[1])[None]
        return Moments(f.new_ones(1), first.double(), second.double())
    weights = regions.flatten(1).to(f)
    n = weights.sum(1)
    first = torch.stack([(w * f).sum(1) for w in weights]) / n[:, None]
    second = torch.stack([(w * f) @ f.T for w in weights]) / n[:, None, None]
    return Moments(n / n.sum(), first.double(), second.double())


def _smoothness(objective: Objective, x: Tensor) -> Iterable[Tensor]:
    if objective.smooth:
        for axis in (2, 3):
            yield objective.smooth * x.diff(dim=axis).square().mean()


def distance(found: Tensor, expected: Tensor) -> float:
    """Relative to ``expected``, in L2."""
    return ((found - expected).norm() / expected.norm()).item()
