from hypothesis import given
from hypothesis import strategies as st

from farm.engine.vgg.tiles import cut

lengths, sides = st.integers(1, 200), st.integers(1, 220)


@given(height=lengths, width=lengths, side=sides)
def test_tiles_cover_every_pixel_once_and_start_at_even_pixels(height, width, side):
    seen = [0] * (height * width)
    for tile in cut(height, width, side):
        assert tile.top % 2 == tile.left % 2 == 0
        for row in range(tile.top, tile.bottom):
            for column in range(tile.left, tile.right):
                seen[row * width + column] += 1
    assert set(seen) == {1}


@given(height=st.integers(2, 300), width=st.integers(2, 300), side=sides)
def test_no_tile_is_too_thin_to_pool(height, width, side):
    for tile in cut(height, width, side):
        assert tile.bottom - tile.top >= 2
        assert tile.right - tile.left >= 2


@given(height=lengths, width=lengths, side=sides, halo=st.integers(0, 6))
def test_a_halo_ends_at_the_edge_of_the_picture(height, width, side, halo):
    for tile in cut(height, width, side):
        crop = tile.grow(halo, height, width)
        assert 0 <= crop.top <= tile.top
        assert tile.bottom <= crop.bottom <= height
        own = tile.within(crop)
        assert (own.top, own.left) == (tile.top - crop.top, tile.left - crop.left)
