"""How a picture is cut, block by block. Knows nothing of torch."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from farm.engine.vgg.tiles import Share, Window, cut, largest

WHOLE = Share()


@dataclass(frozen=True)
class BlockLayout:
    """A block of the network: its resolution, its tiles, and how many of these keep their maps.

    Of a strip; windows count from its first row.
    """

    height: int
    width: int
    tiles: tuple[Window, ...]
    kept: int = 0
    above: int = 0
    """Rows of the picture above the strip."""
    below: int = 0

    @property
    def all_kept(self) -> bool:
        """Whether the block's input is not needed after the forward pass."""
        return self.kept == len(self.tiles)

    def crop(self, tile: Window, halo: int) -> Window:
        """A tile with ``halo`` pixels more on every side that lies inside the picture."""
        down = tile.lowered(self.above)
        height = self.above + self.height + self.below
        return down.grow(halo, height, self.width).lowered(-self.above)

    def held(self, halo: int) -> Window:
        """The strip with its halo: what there must be of the block's input."""
        return self.crop(Window(0, self.height, 0, self.width), halo)


@dataclass(frozen=True)
class Layout:
    """A strip's blocks, where all strips begin and end, and whether inputs are on the host."""

    blocks: tuple[BlockLayout, ...]
    edges: tuple[int, ...]
    """As ``Share.edges``; of a picture that is not in strips, 0 and its height."""
    offload: bool = False

    def keep(self, block: int, kept: int) -> "Layout":
        """The same with ``kept`` tiles of a block that keep their maps."""
        blocks = list(self.blocks)
        blocks[block] = replace(blocks[block], kept=kept)
        return replace(self, blocks=tuple(blocks))


def uncut(height: int, width: int, sides: Sequence[int], share: Share = WHOLE) -> Layout:
    """Tiles of about ``sides`` pixels in each block, of which none keeps its maps."""
    edges, blocks = share.edges(height), []
    for block, side in enumerate(sides):
        part = _uncut(edges, share.index, width, block)
        blocks.append(replace(part, tiles=tuple(cut(part.height, part.width, side))))
    return Layout(tuple(blocks), edges)


def fullest(
    height: int, width: int, side: int, depths: Sequence[int], share: Share = WHOLE
) -> Layout:
    """Of each block cut that small, of ``depths`` convolutions, only the tile that takes most.

    It needs as much memory as the whole layout, and is there at once: of a large picture that has a
    hundred thousand tiles.
    """
    edges, blocks = share.edges(height), []
    for block, depth in enumerate(depths):
        part = _uncut(edges, share.index, width, block)
        tile = largest(part.height, part.width, side, depth, part.above, part.below)
        blocks.append(replace(part, tiles=(tile,) if part.height else ()))
    return Layout(tuple(blocks), edges)


def _uncut(edges: Sequence[int], strip: int, width: int, block: int) -> BlockLayout:
    """A block of a strip, without tiles."""
    first, last, height = (edge >> block for edge in (edges[strip], edges[strip + 1], edges[-1]))
    return BlockLayout(last - first, width >> block, (), 0, first, height - last)
