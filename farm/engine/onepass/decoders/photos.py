"""The photos that a network is trained on: a folder, kept as bytes where it is computed."""

from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.functional import interpolate

from farm.engine.errors import BadInput, ImageError
from farm.engine.onepass.generators.options import LONGEST
from farm.engine.pictures.folders import pictures
from farm.engine.pictures.images import IN_SRGB, read
from farm.engine.planes.color import planes
from farm.engine.planes.transparency import seen

WIDEST = 2.0  # a crop shows at most this many times the pixels that it keeps


def load(folder: Path, device: torch.device) -> list[Tensor]:
    """Every picture in the folder, by name, as uint8 [3, H, W] on the device.

    Raises:
        BadInput: there is none.
        ImageError: one cannot be read.

    """
    return [photo.to(device) for photo in _read(pictures(folder))]


def _read(paths: list[Path]) -> Iterator[Tensor]:
    for path in paths:
        try:
            yield decoded(path)
        except (BadInput, ImageError) as error:
            raise type(error)(f"{path}: {error}") from None


def decoded(source: Path | bytes) -> Tensor:
    """A photo as it is trained on: uint8 [3, H, W] in sRGB, its longer side at most LONGEST."""
    photo = seen("the photo", planes(read(source, max_side=LONGEST, like=IN_SRGB)))
    return photo.colours.mul(255).round().byte().contiguous()


def crops(photos: list[Tensor], count: int, side: int, generator: torch.Generator) -> Tensor:
    """Random windows [count, 3, side, side] in 0..1, some of them reduced or mirrored.

    Raises:
        BadInput: one is smaller than that.

    """
    _check(photos, side)
    chosen = torch.randint(len(photos), (count,), generator=generator).tolist()
    draws = torch.rand(count, 4, generator=generator).tolist()
    windows = [_window(photos[n], side, *draw) for n, draw in zip(chosen, draws, strict=True)]
    return torch.cat(windows).contiguous(memory_format=torch.channels_last)


def _check(photos: list[Tensor], side: int) -> None:
    smallest = min(min(photo.shape[1:]) for photo in photos)
    if smallest < side:
        raise BadInput(
            f"a picture is only {smallest} pixels high or wide, less than the crops of {side}: "
            "take it away, or choose smaller crops"
        )


def _window(
    photo: Tensor, side: int, reduced: float, down: float, right: float, mirrored: float
) -> Tensor:
    """A window [1, 3, side, side], given four numbers in 0..1."""
    height, width = photo.shape[1:]
    shown = int(min(height, width, side * WIDEST ** max(0.0, 2 * reduced - 1)))  # half keep scale
    top, left = int(down * (height - shown + 1)), int(right * (width - shown + 1))
    window = photo[None, :, top : top + shown, left : left + shown].float() / 255
    if shown > side:
        window = interpolate(window, (side, side), mode="bilinear", antialias=True)
    return window.flip(3) if mirrored < 0.5 else window
