"""Any painting's style in one pass over a photo, without an optimizer: seconds instead of minutes.

At each level, from coarse to fine: the statistics of the whole picture, the affine map to those of
the paintings, and the decoder. Every tile's every pixel is what the untiled network
gives (``passes``).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from farm.engine import color
from farm.engine.device import free_memory
from farm.engine.errors import BadInput, OutOfMemoryError
from farm.engine.inputs import Inputs, prepare
from farm.engine.onepass.decoder import LEVELS, Decoder
from farm.engine.onepass.maps import METHODS, Affine, blend
from farm.engine.onepass.passes import UNIT, Pass, windows
from farm.engine.recipe import Recipe
from farm.engine.streaming import reproducibly
from farm.engine.vgg import Network

# AdaIN, too, unlike its paper's: decoders that saw no paintings leave colours to shallow levels.
COARSE_TO_FINE = LEVELS[::-1]
SIDES = {"cpu": 512, "cuda": 2048, "mps": 1024}  # of tiles; a halo is 64 pixels at most
SMALLEST_SIDE = 64
HALO = 64  # pixels that a tile is wider than its side, on both sides together
BYTES = 1500  # a pixel of a tile, at the widest maps
MARGIN = 32  # pixels painted beyond each edge: zeros that VGG pads with make frames there
WEIGHTS = 40_000_000  # bytes of network and decoder


@dataclass(frozen=True)
class Progress:
    """Where it stands after a tile; the last one holds the picture."""

    done: float
    """Part of the work, 0..1."""
    picture: Tensor | None
    """[3, H, W] in 0..1 on the CPU."""


@dataclass(frozen=True)
class Settings:
    """How a photo takes a painting's style."""

    method: str = "ot"
    """One of METHODS."""
    strength: float = 1.0
    """From 0, the photo as the decoder gives it, to 1, the painting's statistics in full."""
    color: str = "style"
    """As in recipes: whose colours."""

    def __post_init__(self) -> None:
        if self.method not in METHODS:
            raise BadInput(f"there is no method {self.method!r}: choose {', '.join(METHODS)}")
        if not 0 <= self.strength <= 1:
            raise BadInput(f"the strength goes from 0 to 1; {self.strength:g} is outside")


def apply(
    photo: Tensor,
    paintings: Sequence[Tensor],
    settings: Settings,
    *,
    network: Network,
    decoders: Mapping[str, Decoder],
    device: torch.device,
    weights: Sequence[float] | None = None,
    memory: int | None = None,
) -> Iterator[Progress]:
    """Yields after every tile of every level.

    Args:
        photo: float32 [3, H, W] in 0..1, as are all pictures here.
        paintings: whose styles to mix.
        settings: method, strength, colours.
        network: VGG-16, which the decoders invert.
        decoders: one for each level.
        device: where to compute.
        weights: each painting's share.
        memory: bytes that may be used there; by default what is free now.

    Raises:
        BadInput: pictures or settings do not fit together.
        OutOfMemoryError: not even the smallest tiles fit.

    """
    inputs = prepare(Recipe.model_validate({"color": settings.color}), photo, paintings, weights)
    side = tile_side(device.type, memory or free_memory(device))
    return _Application(inputs, settings, network, decoders, device, side).run()


def tile_side(device: str, memory: int) -> int:
    """Pixels of a tile's side that ``memory`` bytes have room for.

    Raises:
        OutOfMemoryError: there is room for none.

    """
    room = math.isqrt(max(0, memory - WEIGHTS) // BYTES) - HALO
    if room < SMALLEST_SIDE:
        least = WEIGHTS + BYTES * (SMALLEST_SIDE + HALO) ** 2
        raise OutOfMemoryError(
            f"one-pass styles need at least {least / 1e6:.0f} MB of memory, and "
            f"{memory / 1e6:.0f} MB are allowed: give them more"
        )
    return min(room, SIDES[device])


class _Application:
    """One photo, from its first level to the picture."""

    def __init__(
        self,
        inputs: Inputs,
        settings: Settings,
        network: Network,
        decoders: Mapping[str, Decoder],
        device: torch.device,
        side: int,
    ) -> None:
        self.inputs, self.settings, self.side = inputs, settings, side
        self.method = METHODS[settings.method]
        self.network = network.to(device, torch.float32)
        self.decoders = {level: decoders[level].to(device) for level in COARSE_TO_FINE}
        self.ticks, self.past = self._work(), 0

    def run(self) -> Iterator[Progress]:
        """All levels, one after the other."""
        picture = _grown(self.inputs.content)
        for level in COARSE_TO_FINE:
            result = torch.empty_like(picture)
            for _ in self._level(level, picture, result):
                self.past += 1
                yield Progress(self.past / self.ticks, None)
            picture = result
        height, width = self.inputs.content.shape[1:]
        inner = picture[:, MARGIN : MARGIN + height, MARGIN : MARGIN + width]
        yield Progress(1.0, self._finished(inner))

    def _level(self, level: str, picture: Tensor, into: Tensor) -> Iterator[None]:
        """Paints ``picture`` with the statistics of one level; yields after each tile."""
        styles = [self._pass(level, _shrunk(style), keep=False) for style in self.inputs.styles]
        own = self._pass(level, picture, keep=True)
        for each in (*styles, own):
            for tile in each.tiles:
                with torch.no_grad(), reproducibly():
                    each.gather(tile)
                yield
        affine = self._affine(own, styles)
        for tile in own.tiles:
            with torch.no_grad(), reproducibly():
                own.render(tile, self.decoders[level], affine, into)
            yield

    def _pass(self, level: str, picture: Tensor, *, keep: bool) -> Pass:
        correlated = self.method.correlated
        return Pass(self.network, level, picture, self.side, correlated=correlated, keep=keep)

    def _affine(self, own: Pass, styles: list[Pass]) -> Affine:
        affine = blend(
            self.method,
            own.sums.gaussian(),
            [style.sums.gaussian() for style in styles],
            self.inputs.style_weights,
            self.settings.strength,
        )
        return affine.to(self.network.device, self.network.dtype)

    def _finished(self, picture: Tensor) -> Tensor:
        if self.settings.color == "luminance":
            return color.keep_luminance(picture, self.inputs.content)
        return picture.contiguous()

    def _work(self) -> int:
        """Tiles that are gathered or rendered, at all levels."""
        photo = self._tiles(_grown(self.inputs.content))
        paintings = sum(self._tiles(_shrunk(style)) for style in self.inputs.styles)
        return len(COARSE_TO_FINE) * (2 * photo + paintings)

    def _tiles(self, picture: Tensor) -> int:
        _, height, width = picture.shape
        return len(windows(height, width, self.side))


def _grown(picture: Tensor) -> Tensor:
    """A photo [3, H, W] mirrored beyond its edges, until UNIT divides its sides."""
    down, across = (_mirrored(side) for side in picture.shape[1:])
    return picture[:, down][:, :, across]


def _mirrored(side: int) -> Tensor:
    """Which row or column stands at each place of a grown photo."""
    places = torch.arange(-MARGIN, side + MARGIN + -side % UNIT) % (2 * side)
    return torch.minimum(places, 2 * side - 1 - places)


def _shrunk(picture: Tensor) -> Tensor:
    """A painting without the last rows and columns that do not fill a UNIT."""
    height, width = (side // UNIT * UNIT for side in picture.shape[1:])
    return picture[:, :height, :width]
