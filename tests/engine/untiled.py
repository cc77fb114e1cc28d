"""The same loss in plain PyTorch, untiled and by autograd: what the engine must equal."""

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, conv2d, max_pool2d, pad, relu

from farm.engine.loss.objective import Objective
from farm.engine.loss.statistics import Moments
from farm.engine.vgg.network import Network
from farm.engine.vgg.streaming import reproducibly


def features(network: Network, x: Tensor) -> dict[str, Tensor]:
    mode = "replicate" if network.padding == "replicate" else "constant"
    x = pad((x - network.mean) / network.deviation, (1, 1, 1, 1), mode=mode)
    found = {}
    for number, block in enumerate(network.blocks):
        if number:
            x = avg_pool2d(x, 2) if network.pooling == "average" else max_pool2d(x, 2)
        for conv in block:
            x = found[conv.layer] = relu(conv2d(x, conv.weight, conv.bias, 1, conv.padding))
    return found


def moments(f: Tensor, regions: Tensor | None) -> Moments:
    f = f[0].flatten(1).double()  # [C, n]
    ones = f.new_ones(1, f.shape[1])
    weights = ones if regions is None else regions.flatten(1).double()
    n = weights.sum(1)
    first = torch.stack([(w * f).sum(1) for w in weights]) / n[:, None]
    second = torch.stack([(w * f) @ f.T for w in weights]) / n[:, None, None]
    return Moments(n / n.sum(), first, second)


def loss(objective: Objective, x: Tensor) -> Tensor:
    found = features(objective.network, x)
    total = torch.zeros((), dtype=torch.float64)
    for layer, content in objective.content.items():
        error = (found[layer] - content.target).double().square().sum()
        total = total + content.weight * error
    for layer, style in objective.style.items():
        own = moments(found[layer], style.regions)
        total = total + style.weight * (own.share * style.distance(own, style.target)).sum()
    if objective.smooth:
        total = total + objective.smooth * x.diff(dim=2).square().mean()
        total = total + objective.smooth * x.diff(dim=3).square().mean()
    return total


def gradient(objective: Objective, x: Tensor) -> tuple[float, Tensor]:
    x = x.clone().requires_grad_()
    with reproducibly():  # float32 is float32, not TF32
        value = loss(objective, x)
        value.backward()
    return value.item(), x.grad
