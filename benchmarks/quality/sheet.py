"""Contact sheets: whole pictures above, the same places at 100 % below."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from torch import Tensor

from farm.engine.pictures.images import read
from farm.engine.planes.color import planes

WHOLE, CROP, TITLE = 420, 420, 16  # px
PLACES = ((0.15, 0.25), (0.6, 0.6))  # of the crops' centres: height and width


def write_sheet(path: Path, pictures: dict[str, Tensor]) -> None:
    """Pictures [3, H, W] side by side under their names."""
    columns = [_column(name, _image(picture)) for name, picture in pictures.items()]
    sheet = Image.new("RGB", (sum(c.width for c in columns), max(c.height for c in columns)))
    left = 0
    for column in columns:
        sheet.paste(column, (left, 0))
        left += column.width
    sheet.save(path, quality=92, subsampling=0)


def write_picture(path: Path, picture: Tensor) -> None:
    """A picture as 8-bit PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _image(picture).save(path)


def read_picture(path: Path) -> Tensor:
    """A picture [3, H, W] that was written so."""
    return planes(read(path))


def _column(name: str, image: Image.Image) -> Image.Image:
    whole = image.copy()
    whole.thumbnail((WHOLE, WHOLE))
    crops = [_crop(image, *place) for place in PLACES]
    height = TITLE + whole.height + sum(c.height + 4 for c in crops)
    column = Image.new("RGB", (max(whole.width, CROP) + 4, height))
    ImageDraw.Draw(column).text((2, 2), name, "white")
    column.paste(whole, (0, TITLE))
    top = TITLE + whole.height + 4
    for crop in crops:
        column.paste(crop, (0, top))
        top += crop.height + 4
    return column


def _crop(image: Image.Image, row: float, column: float) -> Image.Image:
    """A part at 100 %, shown at twice its size, so that single pixels are seen."""
    side = CROP // 2
    left = min(max(0, round(column * image.width) - side // 2), max(0, image.width - side))
    top = min(max(0, round(row * image.height) - side // 2), max(0, image.height - side))
    part = image.crop((left, top, min(left + side, image.width), min(top + side, image.height)))
    return part.resize((2 * part.width, 2 * part.height), Image.Resampling.NEAREST)


def _image(picture: Tensor) -> Image.Image:
    pixels = (picture.clamp(0, 1) * 255).round().permute(1, 2, 0).cpu().numpy()
    return Image.fromarray(pixels.astype(np.uint8))
