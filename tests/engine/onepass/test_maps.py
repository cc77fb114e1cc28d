"""What each method does to features, seen on their means and covariances."""

import pytest
import torch

from farm.engine.onepass import maps
from farm.engine.onepass.maps import METHODS, Gaussian, blend
from farm.engine.onepass.passes import Sums

PIXELS = 4000


@pytest.fixture(autouse=True)
def _without_noise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maps, "NOISE", 0.0)


def features(seed: int, channels: int = 5) -> torch.Tensor:
    """Correlated features [1, C, 1, n]."""
    generator = torch.Generator().manual_seed(seed)
    mixed = torch.randn(channels, channels, generator=generator, dtype=torch.float64)
    noise = torch.randn(channels, PIXELS, generator=generator, dtype=torch.float64)
    mean = torch.rand(channels, 1, generator=generator, dtype=torch.float64)
    return (mixed @ noise + 3 * mean)[None, :, None]


def gaussian(x: torch.Tensor, correlated: bool = True) -> Gaussian:
    sums = Sums(x.shape[1], correlated)
    sums.add(x[..., :1000])
    sums.add(x[..., 1000:])
    return sums.gaussian()


def mapped(method: str, strength: float = 1.0) -> tuple[Gaussian, Gaussian]:
    """The Gaussians of a content's mapped features, and of the style's."""
    chosen = METHODS[method]
    content, style = features(1), features(2)
    pair = [gaussian(x, chosen.correlated) for x in (content, style)]
    result = blend(chosen, pair[0], [pair[1]], [1.0], strength)(content)
    return gaussian(result), gaussian(style)


def test_sums_over_tiles_are_the_whole_pictures_mean_and_covariance():
    x = features(0)
    found = gaussian(x)
    assert torch.allclose(found.mean, x[0, :, 0].mean(1))
    assert torch.allclose(found.covariance, torch.cov(x[0, :, 0], correction=0))
    assert torch.allclose(gaussian(x, correlated=False).variance, found.variance)


@pytest.mark.parametrize("method", ["wct", "ot"])
def test_features_get_the_mean_and_covariance_of_the_style(method):
    found, wanted = mapped(method)
    assert torch.allclose(found.mean, wanted.mean)
    assert torch.allclose(found.covariance, wanted.covariance, rtol=1e-3, atol=1e-3)


def test_adain_gives_the_means_and_variances_of_the_style():
    found, wanted = mapped("adain")
    assert torch.allclose(found.mean, wanted.mean)
    assert torch.allclose(found.variance, wanted.variance, rtol=1e-4)


def test_optimal_transport_moves_features_less_than_whitening_does():
    content, style = gaussian(features(1)), gaussian(features(2))
    moved = {}
    for name in ("wct", "ot"):
        y = blend(METHODS[name], content, [style], [1.0], 1.0)(features(1))
        moved[name] = (y - features(1)).square().mean()
    assert moved["ot"] < moved["wct"]
    matrix = maps.transport(content, style)
    assert torch.allclose(matrix, matrix.T)  # the gradient of a convex function, as Brenier's is
    assert torch.linalg.eigvalsh(matrix).min() > 0


@pytest.mark.parametrize("method", METHODS)
def test_at_strength_0_nothing_changes(method):
    x, chosen = features(1), METHODS[method]
    pair = [gaussian(features(seed), chosen.correlated) for seed in (1, 2)]
    assert torch.allclose(blend(chosen, pair[0], [pair[1]], [1.0], 0.0)(x), x)


def test_styles_mix_by_weight():
    content, one, two = (gaussian(features(seed)) for seed in (1, 2, 3))
    method = METHODS["ot"]
    x = features(1)
    each = [blend(method, content, [style], [1.0], 1.0)(x) for style in (one, two)]
    both = blend(method, content, [one, two], [3.0, 1.0], 1.0)(x)
    assert torch.allclose(both, 0.75 * each[0] + 0.25 * each[1])


@pytest.mark.parametrize("method", METHODS)
def test_a_picture_in_one_colour_gives_numbers(method, monkeypatch):
    monkeypatch.undo()
    chosen = METHODS[method]
    flat = gaussian(torch.ones(1, 5, 1, PIXELS, dtype=torch.float64), chosen.correlated)
    style = gaussian(features(2), chosen.correlated)
    for pair in ((flat, style), (style, flat)):
        affine = blend(chosen, pair[0], [pair[1]], [1.0], 1.0)
        assert affine.matrix.isfinite().all()
