"""What VGG tells: how near a picture is to its painting, and to its photo."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from benchmarks.quality.pixels import quantiles
from farm.engine.gatys.plan import sides
from farm.engine.loss.statistics import Moments, moments
from farm.engine.loss.terms import Features, PaintingMoments, Sampler
from farm.engine.planes.pyramid import channels_last
from farm.engine.vgg import layers
from farm.engine.vgg.layout import uncut
from farm.engine.vgg.network import Network
from farm.engine.vgg.streaming import observe
from farm.engine.vgg.tiles import Window

OPTIMISED = ("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1")
OTHERS = ("relu1_2", "relu2_2", "relu3_2", "relu4_3")
PATCHES = ("relu2_2", "relu3_2", "relu4_3")  # that look at 14, 32 and 92 pixels of the picture
CONTENT = "relu4_2"
DIRECTIONS, QUANTILES = 64, 1024


@dataclass(frozen=True)
class Seen:
    """A picture as the network sees it."""

    moments: dict[str, Moments]
    patches: dict[str, Tensor]  # quantiles of random projections, [DIRECTIONS, QUANTILES]
    content: Tensor  # [C, h, w]


class Eye:
    """A network that measures, whatever the recipes were painted with."""

    def __init__(self, network: Network, device: torch.device) -> None:
        self.network = network.until("relu5_1").to(device, torch.float32)

    def see(self, picture: Tensor) -> Seen:
        """Shows a picture [3, H, W] to the network once, tile by tile."""
        height, width = picture.shape[1:]
        taps, patches, content = {}, {p: _Patches(p) for p in PATCHES}, self._content(picture)
        for name in (*OPTIMISED, *OTHERS):
            block = layers.position(name).block
            pixels = (height >> block) * (width >> block)
            sampler = Sampler(layers.CHANNELS[block], None, pixels, self.network)
            taps[name] = PaintingMoments(sampler)

        def shown(name: str, features: Tensor, window: Window) -> None:
            for tap in (taps.get(name), patches.get(name), content if name == CONTENT else None):
                if tap is not None:
                    tap.gather(features, window)

        gather = {
            name: (lambda f, w, name=name: shown(name, f, w))
            for name in {*OPTIMISED, *OTHERS, CONTENT}
        }
        image = channels_last(picture, self.network.device)
        observe(self.network, image, gather, uncut(height, width, sides(self.network.device.type)))
        return Seen(
            {name: tap.moments() for name, tap in taps.items()},
            {name: tap.quantiles() for name, tap in patches.items()},
            content.room[0],
        )

    def _content(self, picture: Tensor) -> Features:
        block = layers.position(CONTENT).block
        height, width = (side >> block for side in picture.shape[1:])
        room = torch.empty(1, layers.CHANNELS[block], height, width, device=self.network.device)
        return Features(room)


class _Patches:
    """Projections of one layer's features on seeded directions."""

    def __init__(self, layer: str) -> None:
        channels = layers.CHANNELS[layers.position(layer).block]
        seeded = torch.Generator().manual_seed(0)
        turned = torch.randn(DIRECTIONS, channels, generator=seeded)
        self.directions = turned / turned.norm(dim=1, keepdim=True)
        self.found: list[Tensor] = []

    def gather(self, features: Tensor, window: Window) -> None:
        self.found.append(self.directions.to(features) @ features[0].flatten(1))

    def quantiles(self) -> Tensor:
        return quantiles(torch.cat(self.found, 1), QUANTILES)


def style_distance(picture: Seen, painting: Seen, names: tuple[str, ...]) -> float:
    """Relative error of Gram matrix, mean and deviation, the mean of those and of all layers."""
    each = [moments(picture.moments[n], painting.moments[n]).item() / 3 for n in names]
    return sum(each) / len(each)


def sliced_distance(picture: Seen, painting: Seen) -> float:
    """Sliced Wasserstein distance (Heitz et al. 2021) of patches, beside the painting's spread."""
    each = []
    for name, theirs in painting.patches.items():
        each.append(((picture.patches[name] - theirs).abs().mean() / theirs.std(1).mean()).item())
    return sum(each) / len(each)


def content_correlation(picture: Seen, photo: Seen) -> float:
    """Correlation of the features in which the photo's shapes are; NaN for other measures."""
    if picture.content.shape != photo.content.shape:
        return math.nan
    both = torch.stack([picture.content.flatten(), photo.content.flatten()])
    return torch.corrcoef(both)[0, 1].item()
