"""Faces that shall stay: found in a photo of one, and in none without."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from skimage import data

from farm.engine.errors import ImageError
from farm.engine.pictures import faces, images

FACE = (224 / 512, 115 / 512)  # where the astronaut's nose is, from left and top


def map_of(path: Path) -> np.ndarray:
    return images.loaded(faces.kept(path), 8).pixels


@pytest.fixture
def astronaut() -> Image.Image:
    return Image.fromarray(data.astronaut())


@pytest.mark.parametrize("size", [(512, 512), (1900, 1900), (300, 512)])
def test_the_painting_acts_less_on_the_face_and_fully_elsewhere(
    astronaut: Image.Image, tmp_path: Path, size: tuple[int, int]
) -> None:
    cut = astronaut.crop((100, 0, 400, 512)) if size[0] < size[1] else astronaut
    cut.resize(size).save(tmp_path / "photo.png")
    found = map_of(tmp_path / "photo.png")
    height, width = found.shape[:2]
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)
    assert max(width, height) == min(faces.SIDE, max(size))
    left = (FACE[0] * 512 - 100) / 300 if size[0] < size[1] else FACE[0]
    assert found[int(FACE[1] * height), int(left * width)] == pytest.approx(faces.KEPT, abs=0.01)
    assert (found[[0, 0, -1, -1], [0, -1, 0, -1]] == 1).all()
    assert 0.02 < (found[..., 0] < 0.5).mean() < 0.2


def test_a_turned_photo_has_a_map_as_it_is_seen(astronaut: Image.Image, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # shown a quarter turn clockwise
    astronaut.rotate(90).crop((0, 0, 400, 512)).save(tmp_path / "photo.jpg", exif=exif)
    found = map_of(tmp_path / "photo.jpg")
    assert found.shape[:2] == (400, 512)
    assert found[int(FACE[1] * 512), int(FACE[0] * 512), 0] < 0.5


@pytest.mark.parametrize("size", [(400, 300), (20, 300), (1, 1)])
def test_a_photo_without_a_face_is_told_so(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.new("RGB", size, "teal").save(tmp_path / "photo.png")
    with pytest.raises(ImageError, match="No face that looks"):
        faces.kept(tmp_path / "photo.png")
