"""A photo's transparency as its mask."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from farm.engine.errors import ImageError
from farm.engine.pictures import cutout, formats, images

SIZE = (12, 8)


def drawn(path: Path, alpha: int = 0, **how: object) -> Path:
    """Write a teal photo whose left third is seen, and whose next column half."""
    image = Image.new("RGBA", SIZE, (0, 128, 128, alpha))
    image.paste((0, 128, 128, 255), (0, 0, 4, 8))
    image.paste((0, 128, 128, 128), (4, 0, 5, 8))
    image.save(path, **how)
    return path


@pytest.mark.parametrize("suffix", [".png", ".webp", ".tiff"])
def test_what_is_seen_is_red_the_rest_black_and_the_colours_stay(
    tmp_path: Path, suffix: str
) -> None:
    how = {"lossless": True, "exact": True} if suffix == ".webp" else {}
    path = drawn(tmp_path / f"photo{suffix}", **how)
    photo, mask = cutout.opaque(path), cutout.mask(path)
    assert (photo.width, photo.height, photo.bands) == (*SIZE, 3)
    assert (photo.numpy() == (0, 128, 128)).all()
    assert mask.numpy()[3, :6].tolist() == [[255, 0, 0]] * 4 + [[128, 0, 0], [0, 0, 0]]


def test_a_turned_photo_has_a_mask_as_it_is_seen(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn
    path = drawn(tmp_path / "photo.png", exif=exif)
    photo, mask = cutout.opaque(path), cutout.mask(path)
    assert (photo.width, photo.height) == (mask.width, mask.height) == SIZE[::-1]
    assert mask.numpy()[:6, 3, 0].tolist() == [255, 255, 255, 255, 128, 0]


def test_sixteen_bits_stay_in_the_photo_and_the_mask_has_eight(tmp_path: Path) -> None:
    alpha = np.zeros(SIZE[::-1], np.float32)
    alpha[:, :4] = 1
    picture = images.Picture(np.full((*SIZE[::-1], 3), 0.3, np.float32), alpha, bits=16)
    images.write(tmp_path / "photo.tiff", picture, bits=16)
    path = tmp_path / "photo.tiff"
    photo, mask = cutout.opaque(path), cutout.mask(path)
    assert (formats.depth(photo), formats.depth(mask)) == (16, 8)
    assert mask.numpy()[0, :, 0].tolist() == [255] * 4 + [0] * 8


@pytest.mark.parametrize("mode", ["RGB", "opaque"])
def test_a_photo_that_is_seen_everywhere_has_none(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "photo.png"
    if mode == "RGB":
        Image.new("RGB", SIZE).save(path)
    else:
        Image.new("RGBA", SIZE, (1, 2, 3, 255)).save(path)
    with pytest.raises(ImageError, match="The photo has no transparency that could be its mask"):
        cutout.mask(path)
