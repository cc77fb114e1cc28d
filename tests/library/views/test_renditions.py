"""Small versions and tiles, on a real store."""

import hashlib
import time

import numpy as np
import pytest

from farm.engine.pictures.images import Picture, encode
from farm.errors import FarmError, NotFound
from farm.infra.storage import Storage
from farm.library.views import renditions
from farm.library.views.renditions import Pyramids


@pytest.fixture
def picture(storage: Storage) -> tuple[str, str]:
    """A stored picture of 1200 x 700 pixels: its key and SHA-256."""
    ramp = np.linspace(0, 1, 1200 * 700 * 3, dtype=np.float32).reshape(700, 1200, 3)
    data = encode(Picture(ramp), "png")
    storage.put("jobs/one/result.png", data)
    return "jobs/one/result.png", hashlib.sha256(data).hexdigest()


def wait_until_ready(pyramids: Pyramids, blob: str, sha256: str) -> None:
    deadline = time.monotonic() + 30
    while not pyramids.ready(blob, sha256):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_thumbnail_is_made_once_and_fits_its_side(
    storage: Storage, picture: tuple[str, str]
) -> None:
    made = renditions.thumbnail(storage, *picture, 320)
    storage.delete(picture[0])
    assert renditions.thumbnail(storage, *picture, 320) == made


def test_every_tile_of_the_pyramid_is_a_jpeg_of_its_own(
    storage: Storage, picture: tuple[str, str]
) -> None:
    pyramids = Pyramids(storage)
    wait_until_ready(pyramids, *picture)
    names = ["11/0_0.jpg", "11/2_1.jpg", "0/0_0.jpg"]
    tiles = {name: pyramids.tile(picture[1], name) for name in names}
    assert all(data.startswith(b"\xff\xd8") for data in tiles.values())
    assert all(data.endswith(b"\xff\xd9") for data in tiles.values())
    assert len(set(tiles.values())) == len(names)


def test_a_second_process_finds_the_tiles_that_the_first_cut(
    storage: Storage, picture: tuple[str, str]
) -> None:
    wait_until_ready(Pyramids(storage), *picture)
    assert Pyramids(storage).ready(*picture)


def test_a_tile_outside_of_the_picture_is_not_found(
    storage: Storage, picture: tuple[str, str]
) -> None:
    pyramids = Pyramids(storage)
    wait_until_ready(pyramids, *picture)
    with pytest.raises(NotFound, match="no tile"):
        pyramids.tile(picture[1], "11/9_9.jpg")


def test_a_picture_that_cannot_be_cut_says_so_instead_of_waiting_for_ever(
    storage: Storage,
) -> None:
    storage.put("broken", b"no picture at all")
    pyramids = Pyramids(storage)
    with pytest.raises(FarmError, match="cannot be cut"):
        wait_until_ready(pyramids, "broken", "0" * 64)
