"""How a picture is cut, block by block. Knows nothing of torch."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from farm.engine.vgg.tiles import Window, cut, largest


@dataclass(frozen=True)
class BlockLayout:
    """A block of the network: its resolution, its tiles, and how many of these keep their maps."""

    height: int
    width: int
    tiles: tuple[Window, ...]
    kept: int = 0

    @property
    def all_kept(self) -> bool:
        """Whether the block's input is not needed after the forward pass."""
        return self.kept == len(self.tiles)


@dataclass(frozen=True)
class Layout:
    """A picture's blocks, and whether their inputs are stored on the host."""

    blocks: tuple[BlockLayout, ...]
    offload: bool = False

    def keep(self, block: int, kept: int) -> "Layout":
        """The same with ``kept`` tiles of a block that keep their maps."""
        blocks = list(self.blocks)
        blocks[block] = replace(blocks[block], kept=kept)
        return replace(self, blocks=tuple(blocks))


def uncut(height: int, width: int, sides: Sequence[int]) -> Layout:
    """Tiles of about ``sides`` pixels in each block, of which none keeps its maps."""
    blocks = []
    for block, side in enumerate(sides):
        h, w = height >> block, width >> block
        blocks.append(BlockLayout(h, w, tuple(cut(h, w, side))))
    return Layout(tuple(blocks))


def fullest(height: int, width: int, side: int, depths: Sequence[int]) -> Layout:
    """Of each block cut that small, of ``depths`` convolutions, only the tile that takes most.

    It needs as much memory as the whole layout, and is there at once: of a large picture that has a
    hundred thousand tiles.
    """
    blocks = []
    for block, depth in enumerate(depths):
        h, w = height >> block, width >> block
        blocks.append(BlockLayout(h, w, (largest(h, w, side, depth),)))
    return Layout(tuple(blocks))
