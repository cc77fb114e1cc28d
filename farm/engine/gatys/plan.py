"""How a gradient fits into memory: tiles, kept maps and bytes. Knows nothing of torch.

Tiles are cut by the picture's size alone. The budget decides how many of them keep their maps from
the forward pass, deep blocks first (most work per byte): all of them kept, a gradient costs what it
costs without tiles; none kept, half as much again. Where even that is too much, tiles are made
smaller, and then the blocks' inputs are stored on the host.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from farm.engine.errors import OutOfMemoryError
from farm.engine.gatys.recipe import Layer, Recipe
from farm.engine.gatys.scales import Scale, canvas, hung, remembered, schedule
from farm.engine.vgg import layers
from farm.engine.vgg.layout import WHOLE, BlockLayout, Layout, fullest, uncut
from farm.engine.vgg.tiles import Share

# Tile sides in pixels at each block's resolution. On CPUs a tile's maps should stay in the cache;
# GPUs want enough work for all their cores.
SIDES = {"cpu": (256, 256, 128, 128, 64), "cuda": (2048, 1024, 512, 512, 256)}
SMALLEST_SIDE = 32
CANVAS = 12  # bytes a pixel of a float32 picture
LIGHTEST = 4  # canvases that any optimizer keeps: the picture and three of its size
ADDING = 1  # times the statistics: sums as they are sent to other strips, as they come, and whole
STEPPING = 5  # canvases: the gradient, and what an optimizer's step makes of it
SETTLING = 20  # matrices in float64 that Wasserstein's distance and its derivative have alive


def sides(device: str) -> tuple[int, ...]:
    """Tile sides in each block on a kind of device: cpu, cuda or mps."""
    return SIDES["cpu" if device == "cpu" else "cuda"]


@dataclass(frozen=True)
class Shape:
    """What decides about memory beside the picture's size."""

    deepest: str
    """The last layer that is used."""
    depths: tuple[int, ...]
    """Convolutions in each block that is used."""
    content: tuple[str, ...]
    """Layers whose features of the photo are kept."""
    style: tuple[str, ...]
    """Layers whose statistics are taken."""
    regions: int
    """Maps of regions or strength, which weight the pixels of each style layer."""
    max_pooling: bool
    itemsize: int
    """Bytes of an activation."""
    canvases: int
    """Float32 pictures that are alive all the time: the canvas and the optimizer's."""

    @classmethod
    def of(cls, recipe: Recipe, network: str, itemsize: int, regions: int = 0) -> "Shape":
        """The shape of a recipe's gradient with VGG-19 or VGG-16."""
        content = _used(recipe.content_weight, recipe.content_layers)
        style = _used(recipe.style_weight, recipe.style_layers)
        deepest = max((*content, *style), key=layers.position)
        return cls(
            deepest,
            layers.depths(network, deepest),
            content,
            style,
            regions,
            recipe.pooling == "max",
            itemsize,
            LIGHTEST,
        )

    def at(self, recipe: Recipe, scale: Scale) -> "Shape":
        """The shape of a scale's gradient: what L-BFGS remembers depends on its size."""
        return replace(self, canvases=LIGHTEST + 2 * remembered(recipe, *canvas(recipe, scale)))

    def weights(self) -> int:
        """Bytes of the network's kernels and of their transposes."""
        values = sum(layers.multiply_adds(block, convs) for block, convs in enumerate(self.depths))
        return 2 * values * self.itemsize

    def fixed(self, height: int, width: int) -> int:
        """Bytes that stay through a gradient: canvases, the photo's features, regions."""
        features = sum(layers.CHANNELS[b] * (height >> b) * (width >> b) for b in _in(self.content))
        weights = self.regions * sum((height >> b) * (width >> b) for b in _in(self.style))
        return self.canvases * CANVAS * height * width + (features + weights) * self.itemsize

    def statistics(self) -> int:
        """Bytes of the style layers' sums, targets and their covariances, and slopes."""
        values = sum(layers.CHANNELS[b] ** 2 for b in _in(self.style))
        return 4 * 8 * max(self.regions, 1) * values

    def settling(self) -> int:
        """Bytes that come and go while a layer's distance is differentiated."""
        widest = max((layers.CHANNELS[b] for b in _in(self.style)), default=0)
        return SETTLING * 8 * max(self.regions, 1) * widest**2

    def multiply_adds(self, layout: Layout) -> int:
        """Work of a gradient: forward, backward, and forward again where maps were not kept."""
        total = 0
        for block, part in enumerate(layout.blocks):
            each = layers.multiply_adds(block, self.depths[block])
            for number, tile in enumerate(part.tiles):
                passes = 2 if number < part.kept else 3
                crop = part.crop(tile, self.depths[block])
                total += passes * each * crop.pixels
        return total

    def input(self, block: int, part: BlockLayout) -> int:
        """Bytes of a block's input with its halo, or of its gradient."""
        pixels = part.held(self.depths[block]).pixels
        return pixels * (layers.CHANNELS[block - 1] * self.itemsize if block else CANVAS)

    def kept(self, block: int, crop: int) -> int:
        """Bytes of the maps of a tile of ``crop`` pixels: whole if read, else a mask."""
        per_pixel = 0
        for conv in range(self.depths[block]):
            last = conv + 1 == self.depths[block]
            read = layers.name(block, conv) in (*self.content, *self.style)
            whole = read or (last and self.max_pooling)
            per_pixel += layers.CHANNELS[block] * (self.itemsize if whole else 1)
        return per_pixel * crop

    def working(self, block: int, crop: int) -> int:
        """Bytes that come and go while one tile is convolved and pulled back."""
        maps = (self.depths[block] + 4) * self.itemsize + 8
        return maps * layers.CHANNELS[block] * crop


def _used(weight: float, by_layer: Mapping[Layer, float]) -> tuple[str, ...]:
    return tuple(layer for layer, share in by_layer.items() if weight * share > 0)


def _in(names: Iterable[str]) -> list[int]:
    """Each layer's block."""
    return [layers.position(name).block for name in names]


def fit(
    shape: Shape,
    height: int,
    width: int,
    memory: int,
    device: str = "cpu",
    share: Share = WHOLE,
) -> Layout:
    """The fastest layout of a gradient of ``height`` x ``width`` pixels within ``memory`` bytes.

    Or of a strip of so many pixels, if it is one of several.

    Raises:
        OutOfMemoryError: not even the smallest tiles fit.

    """
    for layout in _frugal(height, width, len(shape.depths), device, share):
        if peak(shape, layout) <= memory:
            return keep_most(shape, layout, memory)
    raise OutOfMemoryError(
        f"{width} x {height} pixels need at least {_size(peak(shape, layout))} of memory, "
        f"and {_size(memory)} are allowed: choose a smaller size or style scale, the optimizer "
        "adam or a shorter history, or give the render more memory"
    )


def _size(count: int) -> str:
    """Bytes in words; a network may have taken more than there was."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{max(count, 0) / 1e6:.0f} MB"


def _frugal(height: int, width: int, blocks: int, device: str, share: Share) -> Iterator[Layout]:
    """Layouts without kept maps, each more frugal than the one before."""
    smaller = [sides(device)[:blocks]]
    while max(smaller[-1]) > SMALLEST_SIDE:
        smaller.append(tuple(max(side // 2, SMALLEST_SIDE) for side in smaller[-1]))
    layouts = [uncut(height, width, each, share) for each in smaller]
    yield from layouts
    if device != "cpu":
        yield from (replace(layout, offload=True) for layout in layouts)


def keep_most(shape: Shape, layout: Layout, memory: int) -> Layout:
    """Keeps maps for as much as the peak without them leaves; a heap needs some room, too."""
    for block in reversed(range(len(layout.blocks))):
        tiles = len(layout.blocks[block].tiles)
        each = shape.kept(block, _crop(shape, layout, block))
        kept = min(tiles, max(0, memory - peak(shape, layout)) // max(each, 1))
        while kept and peak(shape, layout.keep(block, kept)) > memory:
            kept -= 1
        layout = layout.keep(block, kept)
        if kept < tiles:
            break
    return layout


def _crop(shape: Shape, layout: Layout, block: int) -> int:
    """Pixels of a block's largest tile with its halo."""
    part = layout.blocks[block]
    windows = (part.crop(tile, shape.depths[block]) for tile in part.tiles)
    return max((window.pixels for window in windows), default=0)


def peak(shape: Shape, layout: Layout) -> int:
    """The most bytes that a gradient, or the step along it, has alive at one time."""
    return max(sum(parts.values()) for parts in moments(shape, layout))


def recordable(shape: Shape, layout: Layout, memory: int) -> bool:
    """Whether a recorded gradient, which keeps its memory, leaves enough to step along it."""
    return peak(shape, layout) + _stepping(layout) <= memory


def _stepping(layout: Layout) -> int:
    """Bytes of the optimizer's step, the gradient that it goes along included."""
    return STEPPING * CANVAS * layout.blocks[0].height * layout.blocks[0].width


def moments(shape: Shape, layout: Layout) -> Iterator[dict[str, int]]:
    """Bytes by part when they may be the most.

    In each block's forward and backward pass, between the passes, and in the optimizer's step.
    """
    parts = layout.blocks
    height, width = parts[0].height, parts[0].width
    fixed = shape.fixed(height, width) + shape.statistics()
    crops = [_crop(shape, layout, block) for block in range(len(parts))]
    kept = [part.kept * shape.kept(b, crops[b]) for b, part in enumerate(parts)]
    held = [0 if b == 0 or layout.offload else shape.input(b, p) for b, p in enumerate(parts)]
    after = [0 if part.all_kept else size for part, size in zip(parts, held, strict=True)]

    def moment(inputs: int, maps: int, working: int) -> dict[str, int]:
        return {"canvases": fixed, "block inputs": inputs, "kept maps": maps, "working": working}

    for block in range(len(parts)):
        maps, working = sum(kept[: block + 1]), shape.working(block, crops[block])
        yield moment(sum(after[:block]) + sum(held[block : block + 2]), maps, working)
        own = shape.input(block, parts[block]) if block == 0 or not layout.offload else 0
        above = sum(held[block + 1 : block + 2])
        yield moment(sum(after[: block + 1]) + own + above, maps, working)
    yield moment(sum(after), sum(kept), shape.settling())
    if len(layout.edges) > 2:
        yield moment(sum(after), sum(kept), ADDING * shape.statistics())
    yield moment(0, 0, _stepping(layout))


@dataclass(frozen=True)
class ScalePlan:
    """What one scale of a render takes."""

    scale: Scale
    layout: Layout
    bytes: dict[str, int]
    """By part, when they are the most."""
    multiply_adds: int
    """Of one step."""

    @property
    def total_bytes(self) -> int:
        """The most that is alive at one time."""
        return sum(self.bytes.values())

    @property
    def tiles(self) -> int:
        """In all blocks."""
        return sum(len(part.tiles) for part in self.layout.blocks)

    @property
    def kept(self) -> int:
        """Tiles whose maps are kept from the forward pass."""
        return sum(part.kept for part in self.layout.blocks)


@dataclass(frozen=True)
class Plan:
    """What a render takes, scale by scale."""

    scales: tuple[ScalePlan, ...]
    weights: int
    """Bytes of the network, kernels and their transposes."""

    @property
    def bytes(self) -> int:
        """The most that is alive at one time, with the network."""
        return self.weights + max(scale.total_bytes for scale in self.scales)

    @property
    def multiply_adds(self) -> int:
        """Of all steps of all scales."""
        return sum(scale.multiply_adds * scale.scale.iterations for scale in self.scales)

    def seconds(self, rate: float) -> float:
        """Time at ``rate`` multiply-adds a second (see device.py)."""
        return self.multiply_adds / rate


def plan(
    recipe: Recipe,
    width: int,
    height: int,
    memory: int,
    *,
    network: str = "vgg19",
    device: str = "cuda",
    itemsize: int | None = None,
    regions: int = 0,
    share: Share = WHOLE,
) -> Plan:
    """How a photo of ``width`` x ``height`` pixels is rendered within ``memory`` bytes of a device.

    ``itemsize`` is the bytes of an activation, for whoever knows what the device's auto means;
    ``regions`` are those of the photo's mask, or 1 for a strength map alone; ``share`` is the
    strip that the device paints, if it is one of several.

    Raises:
        OutOfMemoryError: not even the smallest tiles of some scale fit.
        BadInput: the result would be too narrow for the network.

    """
    shape = Shape.of(recipe, network, itemsize or _itemsize(recipe.precision, device), regions)
    weights = shape.weights()
    scales = []
    for scale in schedule(recipe, width, height):
        own = shape.at(recipe, scale)
        layout = fit(own, *canvas(recipe, scale), memory - weights, device, share)
        fullest = max(moments(own, layout), key=lambda parts: sum(parts.values()))
        scales.append(ScalePlan(scale, layout, fullest, own.multiply_adds(layout)))
    return Plan(tuple(scales), weights)


def fewest(
    recipe: Recipe,
    width: int,
    height: int,
    *,
    paintings: Iterable[tuple[int, int]] = (),
    network: str = "vgg19",
    device: str = "cuda",
    itemsize: int | None = None,
    regions: int = 0,
    strips: int = 1,
) -> int:
    """The bytes below which no layout fits a render: of its network and its smallest tiles.

    ``paintings`` are widths and heights: they are shown to the network within the same memory.
    Of each device, if there are ``strips`` of them.

    Raises:
        BadInput: the result would be too narrow for the network.

    """
    shape = Shape.of(recipe, network, itemsize or _itemsize(recipe.precision, device), regions)
    sizes = set(paintings)
    peaks = []
    for scale in schedule(recipe, width, height):
        own = shape.at(recipe, scale)
        hanging = (each for w, h in sizes for each in hung(recipe, scale, h, w))
        pictures = {canvas(recipe, scale), *hanging}
        peaks += [
            _lowest_peak(own, *picture, device != "cpu", Share(strip, strips))
            for picture in pictures
            for strip in range(strips)
        ]
    return shape.weights() + max(peaks)


@lru_cache(4096)  # a series asks hundreds of times for the same paintings
def _lowest_peak(shape: Shape, height: int, width: int, offload: bool, share: Share) -> int:
    layout = fullest(height, width, SMALLEST_SIDE, shape.depths, share)
    return peak(shape, replace(layout, offload=offload))


def _itemsize(precision: str, device: str) -> int:
    """Bytes of an activation; auto is half precision on CUDA."""
    half = precision.endswith("16") or (precision == "auto" and device == "cuda")
    return 2 if half else 4
