import torch

from farm.engine.video.warp import warp
from tests.engine.conftest import picture

PICTURE = picture(50, 70, 3)


def field(seed: int = 0, reach: float = 30.0) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    return reach * (torch.rand(50, 70, 2, generator=generator) - 0.5)


def test_strips_of_any_height_give_the_same_bits():
    whole = warp(PICTURE, field(), strip=1000)
    for strip in (1, 7, 32):
        assert torch.equal(warp(PICTURE, field(), strip=strip), whole)


def test_no_motion_changes_nothing():
    assert torch.equal(warp(PICTURE, torch.zeros(50, 70, 2)), PICTURE)


def test_whole_pixels_move_exactly():
    still = torch.zeros(50, 70, 2)
    moved = warp(PICTURE, still + torch.tensor([5.0, -3.0]))
    assert torch.equal(moved[:, 3:, :-5], PICTURE[:, :-3, 5:])


def test_beyond_the_edge_the_edge_goes_on():
    moved = warp(PICTURE, torch.full((50, 70, 2), 1000.0))
    assert torch.equal(moved, PICTURE[:, -1:, -1:].expand_as(moved))


def test_half_a_pixel_lies_between_its_neighbours():
    ramp = torch.arange(70.0).expand(1, 50, 70)
    moved = warp(ramp, torch.tensor([0.5, 0.0]).expand(50, 70, 2))
    assert torch.allclose(moved[..., 2:-3], ramp[..., 2:-3] + 0.5)
