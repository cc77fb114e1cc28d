import numpy as np
import pytest
import pyvips
from hypothesis import given
from hypothesis import strategies as st

from farm.engine.pictures import images, inspection, jpeg
from farm.engine.pictures.images import Picture
from tests.engine.conftest import picture


def coded(pixels: np.ndarray, **how: object) -> bytes:
    samples = (pixels * 255).astype(np.uint8)
    return pyvips.Image.new_from_array(samples, interpretation="srgb").jpegsave_buffer(**how)


@pytest.fixture(scope="module")
def scene() -> np.ndarray:
    return picture(240, 320, 3).permute(1, 2, 0).numpy()


@pytest.mark.parametrize("optimized", [False, True])
@pytest.mark.parametrize("restarts", [0, 4])
def test_zeros_in_coded_data_are_seen_wherever_they_are(
    scene: np.ndarray, optimized: bool, restarts: int
) -> None:
    whole = coded(scene, optimize_coding=optimized, restart_interval=restarts)
    first = whole.index(b"\xff\xda") + 20
    places = range(first, len(whole) - 60, 97)
    assert not jpeg.has_hole(whole)
    assert len(places) > 50
    assert all(jpeg.has_hole(whole[:at] + bytes(40) + whole[at + 40 :]) for at in places)


def test_zeros_in_a_progressive_file_are_seen_where_blocks_are_counted(scene: np.ndarray) -> None:
    whole = coded(scene, interlace=True)
    assert not jpeg.has_hole(whole)
    places = range(whole.index(b"\xff\xda") + 20, len(whole) - 60, 41)
    holes = (whole[:at] + bytes(40) + whole[at + 40 :] for at in places)
    assert sum(map(jpeg.has_hole, holes)) > len(places) / 10


def test_a_picture_with_a_hole_is_taken_with_a_remark(scene: np.ndarray) -> None:
    file = images.encode(Picture(scene), "jpeg")
    at = len(file) // 2
    assert not inspection.inspect(file).is_damaged
    assert inspection.inspect(file[:at] + bytes(40) + file[at + 40 :]).is_damaged


@pytest.mark.parametrize("how", [{}, {"optimize_coding": True}, {"interlace": True}])
@pytest.mark.parametrize("level", [0.0, 0.5, 1.0])
def test_a_picture_in_one_colour_has_no_hole(how: dict[str, bool], level: float) -> None:
    assert not jpeg.has_hole(coded(np.full((800, 800, 3), level), **how))


def test_zeros_beside_the_coded_data_are_no_hole(scene: np.ndarray) -> None:
    whole = coded(scene, profile="srgb")
    assert not jpeg.has_hole(whole + bytes(4096))
    comment = b"\xff\xfe\x00\x42" + bytes(64)
    assert not jpeg.has_hole(whole[:2] + comment + whole[2:])


@given(data=st.data(), progressive=st.booleans())
def test_bytes_that_are_no_jpeg_are_looked_at_without_an_error(
    data: st.DataObject, progressive: bool
) -> None:
    file = bytearray(coded(np.zeros((16, 16, 3)), interlace=progressive) + bytes(64))
    for _ in range(data.draw(st.integers(1, 8))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    jpeg.has_hole(bytes(file[: data.draw(st.integers(0, len(file)))]))


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 30, 200])
def test_what_ends_in_its_header_has_no_hole(scene: np.ndarray, size: int) -> None:
    assert not jpeg.has_hole(coded(scene)[:size])
