"""Which part of a photo a frame is: to the pixel, and alike for its masks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from farm.engine.pictures.images import Picture
from farm.engine.prepress.frame import Frame, framed


def numbered(width: int, height: int) -> np.ndarray:
    """Return a picture [H, W, 2] in which each pixel tells where its middle is, from 0 to 1."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) + np.float32(0.5)
    return np.stack([x / width, y / height], axis=-1)


def test_a_frame_with_nothing_set_is_the_whole_photo() -> None:
    photo = numbered(7, 5)
    assert np.array_equal(Frame().cut(photo), photo)


def test_a_quarter_turn_clockwise_brings_the_left_edge_to_the_top() -> None:
    photo = numbered(6, 4)
    turned = Frame(turn=90).cut(photo)
    assert turned.shape == (6, 4, 2)
    assert np.array_equal(turned[0], photo[::-1, 0])


@pytest.mark.parametrize(
    ("aspect", "size"),
    [
        ("A4", (400, 283)),  # laid as the photo lies
        ("30x40", (400, 300)),
        ("3:4", (225, 300)),  # upright, as it is written
        ("1:1", (300, 300)),
        ("16:9", (400, 225)),
        (None, (400, 300)),
    ],
)
def test_proportions_are_the_widest_part_that_has_them(
    aspect: str | None, size: tuple[int, int]
) -> None:
    assert Frame(aspect=aspect).size(400, 300) == size
    assert Frame(aspect=aspect).cut(numbered(400, 300)).shape[:2] == size[::-1]


def test_a_paper_lies_as_the_turned_photo_does() -> None:
    assert Frame(aspect="30x40", turn=90).size(400, 300) == (300, 400)


def test_zoom_and_place_choose_the_part() -> None:
    photo = numbered(400, 300)
    part = Frame(zoom=4, x=1, y=0).cut(photo)
    assert np.array_equal(part, photo[:75, 300:])


def test_a_tilt_shows_the_photo_turned_about_the_middle_of_the_frame() -> None:
    photo = numbered(300, 200)
    part = Frame(tilt=10, zoom=1.2).cut(photo)
    height, width = part.shape[:2]
    v, u = np.mgrid[0:height, 0:width] + 0.5
    u, v = u - width / 2, v - height / 2
    cos, sin = np.cos(np.radians(10)), np.sin(np.radians(10))
    x, y = 150 + u * cos + v * sin, 100 - u * sin + v * cos
    expected = np.stack([x / 300, y / 200], axis=-1)
    assert np.abs(part - expected).max() < 0.5 / 200


@given(
    turn=st.sampled_from([0, 90, 180, 270]),
    tilt=st.floats(-45, 45),
    zoom=st.floats(1, 50),
    x=st.floats(0, 1),
    y=st.floats(0, 1),
    aspect=st.sampled_from([None, "A3", "40x50", "1:16", "16:1"]),
    size=st.tuples(st.integers(1, 64), st.integers(1, 64)),
)
def test_a_frame_never_leaves_the_photo(
    turn: int,
    tilt: float,
    zoom: float,
    x: float,
    y: float,
    aspect: str | None,
    size: tuple[int, int],
) -> None:
    frame = Frame(turn=turn, tilt=tilt, zoom=zoom, x=x, y=y, aspect=aspect)
    part = frame.cut(np.full((size[1], size[0], 3), 0.5, np.float32))
    assert part.shape[1::-1] == frame.size(*size)
    assert np.allclose(part, 0.5, atol=1e-5)  # nothing is made up beside it


def test_alpha_and_profile_go_along() -> None:
    photo = Picture(np.zeros((4, 8, 3), np.float32), np.ones((4, 8), np.float32), b"icc", 16)
    part = framed(photo, Frame(aspect="1:1"))
    assert part.alpha is not None
    assert (part.size, part.alpha.shape, part.icc, part.bits) == ((4, 4), (4, 4), b"icc", 16)


@pytest.mark.parametrize("aspect", ["A9", "0:1", "30", "17:1", "wide"])
def test_what_is_no_proportion_is_refused_in_a_sentence(aspect: str) -> None:
    with pytest.raises(ValidationError, match="write proportions as a paper"):
        Frame(aspect=aspect)
