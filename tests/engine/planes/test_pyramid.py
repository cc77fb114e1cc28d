import torch
from hypothesis import given
from hypothesis import strategies as st

from farm.engine.planes.pyramid import extend, longer_edge, resize, resize_map
from tests.engine.conftest import picture

edges = st.integers(8, 60)


def test_a_picture_of_the_right_size_is_left_alone():
    photo = picture(20, 30)
    assert resize(photo, 20, 30) is photo


@given(height=edges, width=edges)
def test_a_flat_colour_stays_flat_at_any_size(height, width):
    flat = torch.full((3, 24, 31), 0.3)
    assert torch.allclose(resize(flat, height, width), torch.tensor(0.3), atol=1e-5)


@given(height=edges, width=edges)
def test_a_map_stays_in_its_range(height, width):
    mask = (picture(33, 40)[:1] > 0.5).float()
    grown = resize_map(mask, height, width)
    assert grown.shape == (1, height, width)
    assert grown.min() >= 0
    assert grown.max() <= 1


def test_shrinking_averages_over_area():
    stripes = torch.zeros(1, 32, 32)
    stripes[:, :, ::2] = 1
    assert torch.allclose(resize_map(stripes, 8, 8), torch.tensor(0.5), atol=0.1)


def test_the_longer_edge_is_as_asked():
    assert longer_edge(300, 400, 200) == (150, 200)
    assert longer_edge(1000, 10, 100) == (100, 1)


def test_what_lies_beyond_an_edge_is_mirrored_there():
    row = torch.tensor([[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]).expand(3, -1, -1)
    assert extend(row, 1)[0].tolist() == [
        [5, 4, 5, 6, 5],
        [2, 1, 2, 3, 2],
        [5, 4, 5, 6, 5],
        [2, 1, 2, 3, 2],
    ]
    assert extend(row, 0) is row
