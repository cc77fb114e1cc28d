from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from farm.engine.pictures import images
from farm.engine.pictures.images import Picture
from farm.engine.planes import color

Change = Callable[[Tensor, Tensor], Tensor]
CHANGES: tuple[Change, ...] = (color.match_statistics, color.match_histogram, color.keep_luminance)


def picture(seed: int, height: int = 60, width: int = 80) -> Tensor:
    """Correlated colours well inside 0..1, so that clipping plays no part.

    They vary in every direction: what does not vary in one cannot be matched there.
    """
    random = torch.Generator().manual_seed(seed)
    directions = torch.linalg.qr(torch.randn(3, 3, generator=random))[0]
    mixing = directions * (0.02 + 0.04 * torch.rand(3, generator=random))
    centre = 0.4 + 0.2 * torch.rand(3, 1, generator=random)
    noise = torch.randn(3, height * width, generator=random).clamp(-2, 2)
    return (centre + mixing @ noise).view(3, height, width).clamp(0, 1)


def luma(image: Tensor) -> Tensor:
    return torch.einsum("c,chw->hw", torch.tensor([0.299, 0.587, 0.114]), image)


seeds = st.integers(0, 2**16)


@given(first=seeds, second=seeds)
@settings(max_examples=20)
def test_matched_statistics_are_the_targets(first: int, second: int) -> None:
    target = picture(second)
    matched = color.match_statistics(picture(first), target)
    torch.testing.assert_close(matched.mean((1, 2)), target.mean((1, 2)), atol=2e-3, rtol=0)
    torch.testing.assert_close(
        matched.flatten(1).cov(), target.flatten(1).cov(), atol=1e-3, rtol=0.05
    )


@given(seed=seeds)
@settings(max_examples=10)
def test_a_picture_matched_to_itself_stays(seed: int) -> None:
    image = picture(seed)
    for change in CHANGES:
        torch.testing.assert_close(change(image, image), image, atol=2e-3, rtol=0)


def test_a_grey_painting_takes_the_photos_mean_and_a_grey_photo_greys_the_painting() -> None:
    grey, colourful = torch.rand(1, 40, 40).expand(3, 40, 40), picture(5)
    assert torch.isfinite(color.match_statistics(grey, colourful)).all()
    matched = color.match_statistics(colourful, grey)
    assert (matched.amax(0) - matched.amin(0)).max() < 0.01


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("value", [0.0, 0.5, 1.0])
def test_one_flat_colour_gives_finite_pictures(change: Change, value: float) -> None:
    flat, image = torch.full((3, 60, 80), value), picture(1)
    for result in (change(flat, image), change(image, flat), change(flat, flat)):
        assert torch.isfinite(result).all()
        assert result.min() >= 0
        assert result.max() <= 1


@given(first=seeds, second=seeds)
@settings(max_examples=10)
def test_matched_histograms_are_the_targets(first: int, second: int) -> None:
    target = picture(second, 50, 90)
    matched = color.match_histogram(picture(first), target)
    levels = torch.linspace(0.02, 0.98, 25)
    for ours, wanted in zip(matched.flatten(1), target.flatten(1), strict=True):
        torch.testing.assert_close(
            ours.quantile(levels), wanted.quantile(levels), atol=5e-3, rtol=0
        )
    torch.testing.assert_close(matched.flatten(1).cov(), target.flatten(1).cov(), atol=2e-3, rtol=0)


def test_histograms_match_beyond_mean_and_covariance() -> None:
    two_tone = (torch.rand(3, 60, 80, generator=torch.Generator().manual_seed(3)) > 0.7).float()
    matched = color.match_histogram(picture(1), two_tone)
    assert ((matched < 0.1) | (matched > 0.9)).float().mean() > 0.95
    assert abs(matched.mean() - 0.3) < 0.02


@given(first=seeds, second=seeds)
@settings(max_examples=20)
def test_kept_luminance_is_the_stylized_ones_and_hue_the_contents(first: int, second: int) -> None:
    stylized = torch.rand(3, 9, 7, generator=torch.Generator().manual_seed(first))
    content = torch.rand(3, 9, 7, generator=torch.Generator().manual_seed(second))
    result = color.keep_luminance(stylized, content)
    torch.testing.assert_close(luma(result), luma(stylized), atol=1e-5, rtol=0)
    before, after = content - luma(content), result - luma(result)
    across = torch.linalg.cross(before, after, dim=0).norm(dim=0)
    torch.testing.assert_close(across, torch.zeros_like(across), atol=1e-5, rtol=0)
    assert ((before * after).sum(0) >= -1e-6).all()
    assert result.min() >= 0
    assert result.max() <= 1


@given(seed=seeds, contrast=st.floats(0.2, 1))
@settings(max_examples=20)
def test_equalized_light_and_dark_fill_more_of_the_range_in_the_same_order(
    seed: int, contrast: float
) -> None:
    grey = torch.rand(1, 40, 50, generator=torch.Generator().manual_seed(seed)).expand(3, 40, 50)
    foggy = 0.5 + (grey - 0.5) * contrast
    result = color.equalize(foggy)
    assert luma(result).std() >= luma(foggy).std() - 0.01
    order = luma(foggy).flatten().argsort()
    assert (luma(result).flatten()[order].diff() >= -1e-4).all()


def test_an_even_sky_is_not_torn_into_noise() -> None:
    sky = 0.5 + 0.002 * torch.rand(3, 40, 40)
    assert color.equalize(sky).std() < 5 * sky.std() + 0.01


@pytest.mark.parametrize("change", [*CHANGES, lambda source, _: color.equalize(source)])
def test_strips_and_samples_do_not_show(change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = picture(1, 70, 50), picture(2, 70, 50)
    whole = change(source, target)
    monkeypatch.setattr(color, "STRIP", 16)
    torch.testing.assert_close(change(source, target), whole, atol=1e-5, rtol=0)
    monkeypatch.setattr(color, "SAMPLE", 2000)
    sampled = change(source, target)
    assert (sampled - whole).abs().mean() < 0.01
    torch.testing.assert_close(change(source, target), sampled, atol=0, rtol=0)


def test_a_file_and_a_tensor_hold_the_same_picture() -> None:
    samples = np.random.default_rng(1).integers(0, 256, (13, 17, 3)) / np.float32(255)
    file = images.encode(Picture(samples.astype(np.float32)), "png")
    tensor = color.planes(images.read(file))
    assert tensor.shape == (3, 13, 17)
    assert images.encode(Picture(color.pixels(tensor)), "png") == file
