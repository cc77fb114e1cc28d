"""Any painting's style in one pass over a photo, without an optimizer: seconds instead of minutes.

At each level, from coarse to fine: the statistics of the whole picture, the affine map to those of
the paintings, and the decoder. Every tile's every pixel is what the untiled network
gives (``passes``).
"""

import math
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import partial, reduce
from operator import add

import torch
from torch import Tensor

from farm.engine.errors import BadInput, OutOfMemoryError
from farm.engine.gatys.hanging import placed, tinted
from farm.engine.gatys.inputs import Inputs, prepare
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.variants import VARIANTS, Hung, Variant
from farm.engine.onepass.decoders.decoder import LEVELS, UNIT, Decoder
from farm.engine.onepass.maps import METHODS, Affine, blend, identity
from farm.engine.onepass.passes import Pass, Sums, encoder_halo, windows
from farm.engine.planes import color
from farm.engine.planes.pyramid import longer_edge, resize, resize_map
from farm.engine.vgg.device import Room, free_memory
from farm.engine.vgg.network import Network
from farm.engine.vgg.streaming import reproducibly

# AdaIN, too, unlike its paper's: decoders that saw no paintings leave colours to shallow levels.
COARSE_TO_FINE = LEVELS[::-1]
SIDES = {"cpu": 512, "cuda": 2048, "mps": 1024}  # of tiles
SMALLEST_SIDE = 64
HALO = encoder_halo(LEVELS[-1])  # the widest around a tile
BYTES = 1500  # a pixel of a tile, at the widest maps
MARGIN = 32  # pixels painted beyond each edge: zeros that VGG pads with make frames there
WEIGHTS = 40_000_000  # bytes of network and decoder

Lock = dict[str, list[Affine]]
"""The maps of each level, by region: frames of a film that share them do not pump."""


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
    variants: Hung = "none"
    """As in recipes: what hangs beside each painting and counts as it does."""

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
    size: int | None = None,
    weights: Sequence[float] | None = None,
    content_mask: Tensor | None = None,
    style_masks: Sequence[Tensor] | None = None,
    memory: int | None = None,
    lock: Lock | None = None,
) -> Iterator[Progress]:
    """Yields after every tile of every level.

    Args:
        photo: float32 [3 or 4, H, W] in 0..1, as are all pictures here; what of it is transparent
            does not count.
        paintings: whose styles to mix.
        settings: method, strength, colours.
        network: VGG-16, which the decoders invert.
        decoders: one for each level.
        device: where to compute.
        size: the result's longer edge in pixels; the photo's own by default.
        weights: each painting's share.
        content_mask: the photo's regions in flat colours.
        style_masks: each painting's regions in the same colours.
        memory: bytes that may be used there; by default what is free now.
        lock: maps that hold for this picture, too; those that are missing are found and put there.

    Raises:
        BadInput: pictures or settings do not fit together.
        OutOfMemoryError: not even the smallest tiles fit, or the device had less than it said.

    """
    recipe = Recipe.model_validate({"color": settings.color})
    inputs = prepare(recipe, photo, paintings, weights, content_mask, style_masks)
    _, height, width = inputs.content.shape
    inputs = _resized(inputs, *longer_edge(height, width, size or max(height, width)))
    side = tile_side(device.type, memory or free_memory(device))
    found = {} if lock is None else lock
    return _Application(inputs, settings, network, decoders, device, side, found).run()


def _resized(inputs: Inputs, height: int, width: int) -> Inputs:
    photo = resize(inputs.content, height, width).clamp(0, 1)
    regions = inputs.regions
    regions = None if regions is None else resize_map(regions, height, width)
    return replace(inputs, content=photo, regions=regions)


def tile_side(device: str, memory: int) -> int:
    """Pixels of a tile's side that ``memory`` bytes have room for.

    Raises:
        OutOfMemoryError: there is room for none.

    """
    room = math.isqrt(max(0, memory - WEIGHTS) // BYTES) - 2 * HALO
    if room < SMALLEST_SIDE:
        raise OutOfMemoryError(
            f"one-pass styles need at least {memory_for(SMALLEST_SIDE) / 1e6:.0f} MB of memory, "
            f"and {memory / 1e6:.0f} MB are allowed: give them more"
        )
    return min(room, SIDES[device])


def memory_for(side: int) -> int:
    """Bytes that have room for tiles of that side."""
    return WEIGHTS + BYTES * (side + 2 * HALO) ** 2


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
        lock: Lock,
    ) -> None:
        self.inputs, self.settings, self.side, self.lock = inputs, settings, side, lock
        self.method = METHODS[settings.method]
        self.network = network.to(device, torch.float32)
        # Copies: a module moves in place, and whoever lent it may go on with it elsewhere.
        self.decoders = {level: deepcopy(decoders[level]).to(device) for level in COARSE_TO_FINE}
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
        regions = self.inputs.regions
        keep = level not in self.lock
        own = self._pass(level, picture, None if regions is None else _grown(regions), keep=keep)
        if keep:
            yield from self._look(level, own)
        for tile in own.tiles:
            self._do(partial(own.render, tile, self.decoders[level], self.lock[level], into))
            yield

    def _look(self, level: str, own: Pass) -> Iterator[None]:
        """Finds the maps of a level by the statistics of all pictures; yields after each tile."""
        styles = []
        for number in range(len(self.inputs.styles)):
            styles.append((yield from self._hung(level, number)))
        yield from self._gather(own)
        known = zip(own.sums, *styles, strict=True)
        self.lock[level] = [self._affine(region, shown) for region, *shown in known]

    def _hung(self, level: str, number: int) -> Generator[None, None, list[Sums]]:
        """Sums a painting and what hangs beside it, by region; yields after each tile."""
        found = []
        for variant in VARIANTS[self.settings.variants]:
            shown = self._pass(level, *self._shown(number, variant), keep=False)
            yield from self._gather(shown)
            found.append(shown.sums)
        return [reduce(add, region) for region in zip(*found, strict=True)]

    def _shown(self, number: int, variant: Variant) -> tuple[Tensor, Tensor | None]:
        """A painting [3, H, W] as a variant, and its regions."""
        style, regions = self.inputs.styles[number], self.inputs.style_regions[number]
        height, width = _scaled(style, variant)
        picture = placed(tinted(resize(style, height, width), variant), variant)
        if regions is None:
            return _shrunk(picture), None
        return _shrunk(picture), _shrunk(placed(resize_map(regions, height, width), variant))

    def _gather(self, shown: Pass) -> Iterator[None]:
        """Sums all of a picture; yields after each tile."""
        for tile in shown.tiles:
            self._do(partial(shown.gather, tile))
            yield

    def _do(self, work: Callable[[], None]) -> None:
        """One tile's part of it."""
        with Room() as room, torch.no_grad(), reproducibly():
            work()
        if room.ran_out:
            raise OutOfMemoryError(
                f"the device ran out of memory with tiles of {self.side} pixels: allow it less, "
                "which makes smaller tiles, or free the device of other work"
            )

    def _pass(self, level: str, picture: Tensor, regions: Tensor | None, *, keep: bool) -> Pass:
        return Pass(
            self.network,
            level,
            picture,
            regions,
            self.side,
            correlated=self.method.correlated,
            keep=keep,
        )

    def _affine(self, own: Sums, styles: list[Sums]) -> Affine:
        content = own.gaussian()
        if content is None:
            affine = identity(len(own.first))
        else:
            known = [style.gaussian() for style in styles]
            weights, strength = self.inputs.style_weights, self.settings.strength
            affine = blend(self.method, content, known, weights, strength)
        return affine.to(self.network.device, self.network.dtype)

    def _finished(self, picture: Tensor) -> Tensor:
        if self.settings.color == "luminance":
            return color.keep_luminance(picture, self.inputs.content)
        return picture.contiguous()

    def _work(self) -> int:
        """Tiles that are gathered or rendered, at all levels."""
        photo = self._tiles(*_grown(self.inputs.content).shape[1:])
        paintings = sum(
            self._tiles(*variant.size(*_scaled(style, variant)))
            for style in self.inputs.styles
            for variant in VARIANTS[self.settings.variants]
        )
        looked = sum(level not in self.lock for level in COARSE_TO_FINE)
        return len(COARSE_TO_FINE) * photo + looked * (photo + paintings)

    def _tiles(self, height: int, width: int) -> int:
        return len(windows(height, width, self.side))


def _grown(picture: Tensor) -> Tensor:
    """A photo or its regions [C, H, W], mirrored beyond its edges, until UNIT divides its sides."""
    down, across = (_mirrored(side) for side in picture.shape[1:])
    return picture[:, down][:, :, across]


def _mirrored(side: int) -> Tensor:
    """Which row or column stands at each place of a grown photo."""
    places = torch.arange(-MARGIN, side + MARGIN + -side % UNIT) % (2 * side)
    return torch.minimum(places, 2 * side - 1 - places)


def _scaled(style: Tensor, variant: Variant) -> tuple[int, int]:
    """Height and width at which a painting [3, H, W] is shown, before it is turned."""
    height, width = (max(UNIT, round(side * variant.scale)) for side in style.shape[1:])
    return height, width


def _shrunk(picture: Tensor) -> Tensor:
    """A painting or its regions without the last rows and columns that do not fill a UNIT."""
    height, width = (side // UNIT * UNIT for side in picture.shape[1:])
    return picture[:, :height, :width]
