from dataclasses import replace

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from farm.engine.loss.statistics import DISTANCES, Moments, mixture, sums


def moments(seed: int, channels: int = 6, regions: int = 1) -> Moments:
    features = torch.randn(
        regions,
        channels,
        50,
        generator=torch.Generator().manual_seed(seed),
        dtype=torch.float64,
    ).relu()
    second = features @ features.mT / 50
    return Moments(torch.full((regions,), 1 / regions), features.mean(2), second)


def gaussian(mean: list[float], variances: list[float]) -> Moments:
    first = torch.tensor([mean], dtype=torch.float64)
    covariance = torch.diag(torch.tensor(variances, dtype=torch.float64))[None]
    return Moments(torch.ones(1), first, covariance + first.mT @ first)


@pytest.mark.parametrize("name", DISTANCES)
def test_a_distance_is_zero_at_the_painting_and_positive_elsewhere(name):
    painting = moments(1)
    assert DISTANCES[name](painting, painting).item() == pytest.approx(0, abs=1e-3)
    assert DISTANCES[name](moments(2), painting).item() > 1e-3


@pytest.mark.parametrize("name", DISTANCES)
def test_a_distance_is_relative_to_the_painting(name):
    def scaled(m: Moments, by: float) -> Moments:
        return Moments(m.share, m.first * by, m.second * by**2)

    near = DISTANCES[name](moments(2), moments(1)).item()
    far = DISTANCES[name](scaled(moments(2), 7), scaled(moments(1), 7)).item()
    assert far == pytest.approx(near, rel=1e-2)


@pytest.mark.parametrize("name", DISTANCES)
def test_a_dead_channel_has_a_finite_gradient(name):
    painting = gaussian([1, 2, 0], [1, 2, 0])
    dead = gaussian([1, 0, 0], [1, 0, 0])
    first, second = dead.first.requires_grad_(), dead.second.requires_grad_()
    DISTANCES[name](Moments(dead.share, first, second), painting).sum().backward()
    assert second.grad.isfinite().all()
    assert first.grad is None or first.grad.isfinite().all()


@pytest.mark.parametrize(("name", "most"), [("covariance", 1), ("moments", 3)])
def test_a_flat_paintings_colour_counts_as_much_as_its_flatness(name, most):
    flat = Moments(torch.ones(1), torch.ones(1, 4).double(), torch.ones(1, 4, 4).double())
    varied = replace(flat, second=flat.second + 0.1 * torch.eye(4).double())
    assert 0.1 < DISTANCES[name](varied, flat).item() < most


def test_variance_beside_a_tenth_of_the_mean_square_is_measured_by_itself():
    mean, variances = torch.ones(1, 4).double(), 0.5 * torch.eye(4).double()
    painting = Moments(torch.ones(1), mean, (1 + variances)[None])
    picture = replace(painting, second=(1 + 1.5 * variances)[None])
    assert DISTANCES["covariance"](picture, painting).item() == pytest.approx(0.25)


def test_wasserstein_knows_the_distance_of_axis_aligned_gaussians():
    painting = gaussian([1, 2], [4, 9])
    picture = gaussian([2, 2], [1, 16])
    # Means differ by 1, deviations by 1 and 1; the painting's E|f|² is 4 + 9 + 1 + 4. The faint
    # noise that both get takes a little off.
    distance = DISTANCES["wasserstein"](picture, painting).item()
    assert distance == pytest.approx(3 / 18, rel=0.02)


def test_wasserstein_takes_a_picture_that_varies_in_one_direction_only():
    painting = gaussian([1, 1], [1e-6, 0])  # all but one flat colour
    wild = gaussian([1, 1], [1e6, 0])
    first, second = wild.first.requires_grad_(), wild.second.requires_grad_()
    distance = DISTANCES["wasserstein"](Moments(wild.share, first, second), painting)
    distance.sum().backward()
    assert distance.isfinite().all()
    assert second.grad.isfinite().all()


def test_wasserstein_takes_flat_colours_whose_variance_is_rounding():
    def flat(level: float) -> Moments:
        first = torch.full((1, 6), level, dtype=torch.float64)
        rounded = (1 - 1e-5) * first[:, :, None] * first[:, None]  # variances below 0
        return Moments(torch.ones(1), first, rounded)

    distance = DISTANCES["wasserstein"](flat(30), flat(20))
    assert distance.item() == pytest.approx((30 - 20) ** 2 / 20**2, rel=0.01)


@pytest.mark.parametrize("weighted", [False, True])
def test_sums_are_those_of_the_definition(weighted):
    f = torch.randn(1, 5, 7, 9, dtype=torch.float64)
    weight = torch.rand(7, 9, dtype=torch.float64) if weighted else None
    w = torch.ones(7, 9, dtype=torch.float64) if weight is None else weight
    first, second = sums(f, weight)
    assert torch.allclose(first, torch.einsum("hw,chw->c", w, f[0]))
    assert torch.allclose(second, torch.einsum("hw,chw,dhw->cd", w, f[0], f[0]))


def test_half_precision_features_are_summed_in_float32():
    f = torch.full((1, 1, 64, 64), 1.0, dtype=torch.bfloat16)
    assert sums(f)[1].item() == 4096  # bfloat16 would stop at 256


def test_a_mixture_hangs_paintings_side_by_side():
    one, other = moments(1), moments(2)
    both = mixture([one, other], [3, 1])
    assert torch.allclose(both.first, 0.75 * one.first + 0.25 * other.first)
    assert torch.allclose(both.second, 0.75 * one.second + 0.25 * other.second)


@given(scale=st.floats(1e-200, 1e200))
def test_only_the_proportions_of_weights_count(scale):
    pair = [moments(1), moments(2)]
    scaled, plain = mixture(pair, [3 * scale, scale]), mixture(pair, [3, 1])
    assert torch.allclose(scaled.second, plain.second, rtol=1e-12)


def test_a_painting_without_a_region_has_no_say_in_it():
    one, other = moments(1, regions=2), moments(2, regions=2)
    other = Moments(torch.tensor([1.0, 0.0]), other.first, other.second)
    both = mixture([one, other], [1, 1])
    assert torch.allclose(both.second[1], one.second[1])
    assert not torch.allclose(both.second[0], one.second[0])
