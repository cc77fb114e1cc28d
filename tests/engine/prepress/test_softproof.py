"""A picture as paper would show it, beside what LittleCMS makes of it by its own soft proof."""

import io

import numpy as np
import pytest
import pyvips
from PIL import Image, ImageCms

from farm.engine.pictures import profiles
from farm.engine.prepress import softproof, spaces

CMYK: bytes = pyvips.Image.profile_load("cmyk")
COLOURS = np.array(
    [[[255, 255, 255], [0, 0, 0], [128, 128, 128], [200, 160, 120], [255, 0, 0], [0, 0, 255]]],
    np.uint8,
)


def shown(icc: bytes, **how: bool) -> np.ndarray:
    image = pyvips.Image.new_from_array(COLOURS).copy(interpretation="srgb")
    seen: np.ndarray = softproof.shown(image, icc, **how).numpy()
    return seen.astype(int)


def reference() -> np.ndarray:
    """Soft-proof by LittleCMS: relative colorimetric to the press, absolute to the screen."""
    srgb, press = (ImageCms.ImageCmsProfile(io.BytesIO(icc)) for icc in (profiles.SRGB, CMYK))
    made = ImageCms.buildProofTransform(
        srgb, srgb, press, "RGB", "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
        ImageCms.Flags.SOFTPROOFING | ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    printed = ImageCms.applyTransform(Image.fromarray(COLOURS), made)
    assert printed
    return np.asarray(printed).astype(int)


@pytest.mark.parametrize("paper", [False, True])
def test_what_another_screen_has_looks_as_it_is(paper: bool) -> None:
    assert np.abs(shown(spaces.adobe_rgb(), paper=paper) - COLOURS).max() <= 1


def test_without_paper_white_and_black_are_the_screens() -> None:
    seen = shown(CMYK)
    assert seen[0, 0].tolist() == [255, 255, 255]
    assert seen[0, 1].max() < 16
    assert seen[0, 4].tolist() != [255, 0, 0]


def test_paper_and_ink_are_those_of_the_press() -> None:
    seen, known = shown(CMYK, paper=True), reference()
    assert seen[0, 0].tolist() == known[0, 0].tolist()  # the paper, which is no white
    assert np.abs(seen[0, [0, 1, 3, 4, 5]] - known[0, [0, 1, 3, 4, 5]]).max() <= 1


def test_what_the_press_lacks_is_grey() -> None:
    plain, marked = shown(CMYK), shown(CMYK, marked=True)
    assert marked[0, 4:].tolist() == [softproof.MARK] * 2
    assert np.array_equal(marked[0, :4], plain[0, :4])
