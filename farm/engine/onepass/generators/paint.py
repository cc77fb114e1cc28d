"""A trained style over a photo of any size: each layer's statistics are the whole picture's."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

import torch
from torch import Tensor, nn

from farm.engine.errors import BadInput, OutOfMemoryError
from farm.engine.onepass.apply import Progress
from farm.engine.onepass.generators.files import Model
from farm.engine.onepass.generators.generator import MARGIN, UNIT, Layer, leave
from farm.engine.onepass.generators.maps import Doubled, Maps, Photo, Source, convolved
from farm.engine.pictures.fitting import require_pixels, require_strokes
from farm.engine.planes import color
from farm.engine.planes.pyramid import extend, longer_edge, resize
from farm.engine.planes.transparency import seen
from farm.engine.vgg.device import Room, free_memory
from farm.engine.vgg.streaming import reproducibly
from farm.engine.vgg.tiles import Window

SIDES = {"cpu": 512, "cuda": 2048, "mps": 1024}  # of tiles, at full resolution
SMALLEST_SIDE = 64
BYTES = 40  # a pixel of a tile, for each map at full resolution
WEIGHTS = 20_000_000  # bytes of the widest network in use
KEPT = 24  # maps at full resolution that as many kept values are, for 32 of the network
ROOM = 0.4  # of a device's memory that kept maps may take there; else the host keeps them
COLORS = ("style", "luminance")
LARGEST_STROKE = 32


@dataclass(frozen=True)
class Settings:
    """How a photo takes a trained style."""

    color: str = "style"
    """As in recipes: whose colours."""
    weights: Sequence[float] | None = None
    """Each style's share; by default they are equal."""
    stroke: float = 1.0
    """Size of the strokes, as a multiple of what was trained."""

    def __post_init__(self) -> None:
        if not 1 <= self.stroke <= LARGEST_STROKE:
            raise BadInput(
                f"strokes are 1 to {LARGEST_STROKE} times as large as trained; {self.stroke:g} is "
                "outside"
            )
        if self.color not in COLORS:
            raise BadInput(
                f"a trained style cannot be recoloured by {self.color!r}: choose "
                f"{' or '.join(COLORS)}"
            )


def paint(
    photo: Tensor,
    model: Model,
    settings: Settings,
    *,
    device: torch.device,
    size: int | None = None,
    memory: int | None = None,
) -> Iterator[Progress]:
    """Yields after every tile of every layer; the last one holds the picture.

    Args:
        photo: float32 [3 or 4, H, W] in 0..1.
        model: a trained generator.
        settings: colours, and the styles' shares.
        device: where to compute.
        size: the result's longer edge in pixels; the photo's own by default. With larger
            strokes it is painted coarse to fine.
        memory: bytes that may be used there; by default what is free now.

    Raises:
        BadInput: photo or settings do not fit the model.
        OutOfMemoryError: not even the smallest tiles fit, or the device had less than it said.

    """
    _, height, width = photo.shape
    require_pixels("the photo", width, height)
    colours = seen("the photo", photo).colours
    resized = resize(colours, *longer_edge(height, width, size or max(height, width))).clamp(0, 1)
    require_pixels("the result", resized.shape[2], resized.shape[1])
    mix = shares(len(model.card.styles), settings.weights)
    allowed = memory or free_memory(device)
    _, height, width = resized.shape
    sizes = levels(height, width, settings.stroke)
    past, whole = 0, sum(height * width for height, width in sizes)
    picture, before = resized, sizes[0]
    for size_ in sizes:
        content = picture if picture.shape[1:] == size_ else resize(picture, *size_).clamp(0, 1)
        level = _Level(content, model, mix, device, allowed)
        for done in level.steps():
            yield Progress(min((past + done * math.prod(size_)) / whole, 1.0), None)
        picture = level.picture
        if size_ != sizes[0]:
            picture = _refined(content, picture, before)
        past, before = past + math.prod(size_), size_
    yield Progress(1.0, _coloured(picture, resized, settings.color))


def levels(height: int, width: int, stroke: float) -> list[tuple[int, int]]:
    """Height and width of each level, from the one with strokes of that size to the picture's.

    Raises:
        BadInput: the first one would be too small.

    """
    require_strokes(stroke, width, height)
    longer, factor, found = max(height, width), stroke, []
    while factor > 1:
        found.append(longer_edge(height, width, round(longer / factor)))
        factor /= 2
    return [*found, (height, width)]


def _refined(coarse: Tensor, painted: Tensor, before: tuple[int, int]) -> Tensor:
    """The coarser painting, enlarged, with what is finer than it in a painting of it.

    Painted over as a whole its strokes would be small ones again.
    """
    _, height, width = painted.shape
    known = resize(resize(painted, *before), height, width)
    return (coarse + painted - known).clamp_(0, 1)


class _Level:
    """One pass over a photo, or a coarser painting."""

    def __init__(
        self, content: Tensor, model: Model, mix: Tensor, device: torch.device, memory: int
    ) -> None:
        _, self.height, self.width = content.shape
        # Of a small photo, what it has.
        self.margin = min(MARGIN, (min(self.height, self.width) - 1) // UNIT * UNIT)
        grown = extend(content, self.margin)
        self.painting = _Painting(grown, model, mix, device, memory)

    def steps(self) -> Iterator[float]:
        """Paints; yields the part that is done."""
        return self.painting.steps()

    @property
    def picture(self) -> Tensor:
        """What was painted."""
        down = slice(self.margin, self.margin + self.height)
        across = slice(self.margin, self.margin + self.width)
        return self.painting.result[:, down, across].contiguous()


def shares(count: int, weights: Sequence[float] | None) -> Tensor:
    """Each style's share [1, S].

    Raises:
        BadInput: the weights are not one for each style.

    """
    given = [1.0] * count if weights is None else list(weights)
    if len(given) != count:
        raise BadInput(f"the model has {count} styles, and there are {len(given)} weights for them")
    if not all(math.isfinite(w) and w >= 0 for w in given) or sum(given) == 0:
        raise BadInput("the styles' weights must be 0 or more, and at least one above 0")
    return torch.tensor([[weight / sum(given) for weight in given]])


def tile_side(width: int, device: str, memory: int) -> int:
    """Pixels of a tile's side that ``memory`` bytes have room for, with ``width`` maps.

    Raises:
        OutOfMemoryError: there is room for none.

    """
    each = BYTES * width
    side = math.isqrt(max(0, memory - WEIGHTS) // each)
    if side < SMALLEST_SIDE:
        least = WEIGHTS + each * SMALLEST_SIDE**2
        raise OutOfMemoryError(
            f"a trained style needs at least {least / 1e6:.0f} MB of memory, and "
            f"{memory / 1e6:.0f} MB are allowed: give it more"
        )
    return min(side // UNIT * UNIT, SIDES[device])


def _coloured(picture: Tensor, photo: Tensor, colours: str) -> Tensor:
    return color.keep_luminance(picture, photo) if colours == "luminance" else picture


class _Painting:
    """One photo, layer by layer."""

    def __init__(
        self, photo: Tensor, model: Model, mix: Tensor, device: torch.device, memory: int
    ) -> None:
        self.photo, self.device, self.mix = photo, device, mix.to(device)
        self.generator = model.generator.to(device)
        width = self.generator.width
        taken = photo[0].numel() * KEPT * width // 32 * torch.float32.itemsize
        roomy = device.type != "cpu" and taken <= ROOM * memory
        self.kept = device if roomy else torch.device("cpu")
        self.side = tile_side(width, device.type, memory - taken if roomy else memory)
        self.result = torch.empty_like(photo)

    def steps(self) -> Iterator[float]:
        """Paints; yields the part of the work that is done, 0..1."""
        past, whole = 0, self._work()
        for work in self._layers():
            past += work
            yield past / whole

    def _work(self) -> float:
        """Multiply-adds in all."""
        net, pixels = self.generator, self.photo[0].numel()
        full, half, quarter = net.down
        fine, middle = (full, net.up[1], net.last), (half, net.up[0])
        coarse = [layer for layer in net.residuals.modules() if isinstance(layer, Layer)]
        levels = ((fine, 1), (middle, 4), ((quarter, *coarse), 16))
        return pixels * sum(_cost(layer) / area for layers, area in levels for layer in layers)

    def _layers(self) -> Iterator[int]:
        """Yields after each tile what it took, in multiply-adds."""
        net, sizes = self.generator, []
        x: Source = Photo(self.photo, self.device)
        sides = iter((self.side, self.side // 2, self.side // 4))
        for number, layer in enumerate(net.down):
            sizes.append((x.height, x.width))
            x = maps = self._maps(layer, x, next(sides), keep=number > 0)
            yield from self._survey(maps)
        trunk = maps
        yield from self._each(trunk.tiles, trunk.settle)
        trunk.settled = True
        for pair in net.residuals:
            yield from self._residual(cast(nn.ModuleList, pair), trunk)
        x = trunk
        for number, layer in enumerate(net.up):
            grown = Doubled(x, *sizes.pop())
            x = maps = self._maps(layer, grown, self.side >> (1 - number), keep=number == 0)
            yield from self._survey(maps)
        yield from self._each(maps.tiles, partial(self._finish, maps), _cost(net.last))

    def _residual(self, pair: nn.ModuleList, trunk: Maps) -> Iterator[int]:
        inner = self._maps(pair[0], trunk, self.side // 4)
        yield from self._survey(inner)
        outer = self._maps(pair[1], inner, self.side // 4, rectified=False)
        yield from self._survey(outer)
        yield from self._each(trunk.tiles, partial(trunk.add, outer))

    def _maps(
        self,
        layer: nn.Module,
        source: Source,
        side: int,
        *,
        keep: bool = True,
        rectified: bool = True,
    ) -> Maps:
        assert isinstance(layer, Layer)
        where = self.kept if keep else None
        return Maps(layer, source, self.mix, side, keep=where, rectified=rectified)

    def _survey(self, maps: Maps) -> Iterator[int]:
        yield from self._each(maps.tiles, maps.survey, _cost(maps.layer))

    def _each(
        self, tiles: list[Window], do: Callable[[Window], None], cost: int = 0
    ) -> Iterator[int]:
        """Does it with each tile."""
        for tile in tiles:
            with Room() as room, torch.no_grad(), reproducibly():
                do(tile)
            if room.ran_out:
                raise OutOfMemoryError(
                    f"the device ran out of memory with tiles of {self.side} pixels: allow it "
                    "less, which makes smaller tiles, or free the device of other work"
                )
            yield cost * tile.pixels

    def _finish(self, maps: Maps, tile: Window) -> None:
        picture = leave(convolved(self.generator.last, maps, tile))[0]
        self.result[tile.slices[1:]] = picture.clamp_(0, 1).cpu()


def _cost(layer: nn.Module) -> int:
    """Multiply-adds for one pixel of its maps."""
    assert isinstance(layer, Layer)
    return layer.weight.numel()
