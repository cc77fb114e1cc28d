import pytest
import torch

from benchmarks.quality import pixels

FLAT = torch.full((3, 64, 96), 0.5)


def ramp(side: int) -> torch.Tensor:
    rise = torch.linspace(0, 0.5, side)
    return (rise[:, None] + rise).expand(3, -1, -1).clone()


def test_a_coloured_pixel_alone_is_isolated_and_a_patch_is_not():
    speckled, patched = FLAT.clone(), FLAT.clone()
    speckled[0, 20, 30] = 1
    patched[0, 20:30, 30:40] = 1
    assert pixels.isolated(FLAT) == 0
    assert pixels.isolated(speckled) == pytest.approx(1 / FLAT[0].numel())
    assert pixels.isolated(patched) == pytest.approx(4 / FLAT[0].numel())  # its corners


def test_grain_without_colour_is_no_isolated_pixel():
    grain = torch.rand(1, 64, 96, generator=torch.Generator().manual_seed(0)).expand(3, -1, -1)
    assert pixels.isolated(grain) == 0


def test_only_what_is_finer_than_half_the_nyquist_frequency_counts_as_fine():
    x = torch.arange(128.0)
    coarse, fine = (torch.sin(2 * torch.pi * x * f).expand(3, 128, 128) for f in (0.1, 0.4))
    assert pixels.fine_energy(fine) > 1000 * pixels.fine_energy(coarse)
    assert pixels.fine_energy(fine) == pytest.approx(0.5, rel=0.05)  # a sine's mean square


def test_an_edge_that_differs_twice_as_much_has_a_rim_of_two():
    picture = ramp(96)
    assert pixels.rim(picture) == pytest.approx(1, abs=0.01)
    once = picture[0, 1, 0] - picture[0, 0, 0]
    for row, extra in ((0, 2), (1, 1), (-1, -2), (-2, -1)):
        picture[:, row] -= extra * once
        picture[:, :, row] -= extra * once
    assert pixels.rim(picture) == pytest.approx(2, abs=0.15)


def test_a_step_where_tiles_of_any_block_meet_is_a_seam():
    places = (196, 408, 300, 304)  # of tiles of 212, 158 and 80 px of the first three blocks
    tiles = pixels.tiles(600, 600, 16, "cpu")
    assert {tile.top for tile in tiles} == {-16, *places} == {tile.left for tile in tiles}
    whole = ramp(600)
    assert pixels.seam(whole, tiles) == pytest.approx(1, abs=0.02)
    for place in places:
        split = whole.clone()
        split[:, place:] += 0.01
        beside = whole.clone()
        beside[:, place + 2 :] += 0.01
        assert pixels.seam(split, tiles) > 1.5 > pixels.seam(beside, tiles)


def test_a_picture_of_one_tile_has_no_seam():
    assert pixels.seam(ramp(128), pixels.tiles(128, 128, 16, "cpu")) == 1


def test_colours_are_as_far_apart_as_their_shift():
    assert pixels.colour_distance(FLAT, FLAT) == 0
    grey = pixels.colour_distance(FLAT, FLAT + 0.1)
    assert 0 < grey <= 25.5 * 3**0.5
