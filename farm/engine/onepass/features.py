"""VGG's features of a batch of pictures, with their derivatives: for training."""

from collections.abc import Collection

from torch import Tensor
from torch.nn.functional import avg_pool2d, conv2d, max_pool2d

from farm.engine.vgg.network import Network

Features = dict[str, Tensor]


def encode(network: Network, pictures: Tensor, wanted: Collection[str]) -> Features:
    """Features, in float32, of pictures [N, 3, H, W] at the layers wanted."""
    x, found = network.enter(pictures), {}
    pool = max_pool2d if network.pooling == "max" else avg_pool2d
    for number, block in enumerate(network.blocks):
        x = pool(x, 2) if number else x
        for conv in block:
            x = conv2d(x, conv.weight, conv.bias, padding=conv.padding).relu_()
            if conv.layer in wanted:
                found[conv.layer] = x.float()
    return found
