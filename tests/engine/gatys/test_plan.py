import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farm.engine.errors import OutOfMemoryError
from farm.engine.gatys.plan import Shape, fewest, fit, peak, plan, sides
from farm.engine.gatys.presets import PRESETS
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import Scale
from farm.engine.vgg.layout import uncut

GB = 10**9
ADAM = Recipe(optimizer="adam")


def test_planning_needs_no_torch():
    probe = "import sys, farm.engine.gatys.plan; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


@given(
    height=st.integers(64, 3000), width=st.integers(64, 3000), memory=st.integers(10**8, 20 * GB)
)
def test_a_plan_stays_within_its_budget(height, width, memory):
    shape = Shape.of(ADAM, "vgg19", 4)
    try:
        layout = fit(shape, height, width, memory)
    except OutOfMemoryError:
        assert peak(shape, uncut(height, width, [32] * 5)) > memory
    else:
        assert peak(shape, layout) <= memory


def test_more_memory_keeps_more_maps_and_cuts_the_same_tiles():
    shape = Shape.of(ADAM, "vgg19", 4)
    layouts = [fit(shape, 1024, 1024, memory) for memory in (6 * GB // 10, GB, 2 * GB)]
    work = [shape.multiply_adds(layout) for layout in layouts]
    assert work == sorted(work, reverse=True)
    assert work[0] > work[-1]
    assert len({tuple(b.tiles for b in layout.blocks) for layout in layouts}) == 1
    assert all(part.all_kept for part in layouts[-1].blocks)


def test_deep_blocks_keep_their_maps_first():
    layout = fit(Shape.of(ADAM, "vgg19", 4), 2048, 2048, 2 * GB)
    shares = [part.kept / len(part.tiles) for part in layout.blocks]
    assert shares[-1] == 1
    assert shares[0] < 1
    assert all(shallow <= deep for shallow, deep in pairwise(shares))


@pytest.mark.parametrize(("itemsize", "bytes_per_pixel"), [(4, 300), (2, 150)])
def test_memory_beyond_one_tile_grows_by_few_bytes_a_pixel(itemsize, bytes_per_pixel):
    shape = Shape.of(ADAM, "vgg19", itemsize)
    small, large = (peak(shape, uncut(n, n, sides("cpu"))) for n in (4096, 8192))
    assert (large - small) / (8192**2 - 4096**2) <= bytes_per_pixel


def test_sixteen_k_fits_24_gb_on_a_gpu():
    print_size = Recipe.model_validate(ADAM.model_dump() | {"size": 15_360})
    found = plan(print_size, 15_360, 8_640, 24 * GB, device="cuda")
    assert found.bytes <= 24 * GB
    assert found.scales[-1].scale.height == 8_640
    assert sum(found.scales[-1].bytes.values()) == found.scales[-1].total_bytes
    assert found.seconds(1e12) == pytest.approx(found.multiply_adds / 1e12)


def test_sixteen_k_fits_24_gb_with_every_preset():
    for name in PRESETS:
        print_size = Recipe.from_preset(name, size=15_360)
        assert plan(print_size, 15_360, 8_640, 24 * GB, device="cuda").bytes <= 24 * GB


def test_l_bfgs_counts_what_it_remembers_at_each_scale():
    small, large = (
        Shape.of(ADAM, "vgg19", 2).at(Recipe(optimizer="preconditioned"), Scale(n, n, 1))
        for n in (1024, 4096)
    )
    assert (small.canvases, large.canvases) == (4 + 2 * 10, 4 + 2 * 2)


@pytest.mark.parametrize("regions", [1, 5])
def test_the_maps_of_regions_count_at_every_style_layer(regions):
    size, styles = 4096, len(ADAM.style_layers)
    plain, weighted = (Shape.of(ADAM, "vgg19", 2, n).fixed(size, size) for n in (0, regions))
    assert weighted - plain == 2 * regions * sum((size >> block) ** 2 for block in range(styles))


@pytest.mark.parametrize("regions", [1, 8])
def test_matrices_of_regions_count_between_the_passes(regions):
    shape = Shape.of(ADAM, "vgg19", 2, regions)
    small = uncut(64, 64, sides("cpu"))
    assert peak(shape, small) > 20 * 8 * regions * 512**2  # what Wasserstein's distance takes


def test_what_is_painted_beyond_the_edges_counts():
    plans = [
        plan(Recipe(size=512, bleed=bleed), 512, 384, 2 * GB, device="cpu")
        for bleed in (False, True)
    ]
    pixels = [plans[0].scales[-1].layout.blocks[0], plans[1].scales[-1].layout.blocks[0]]
    assert [(b.height, b.width) for b in pixels] == [(384, 512), (416, 544)]
    assert plans[1].scales[-1].bytes["canvases"] > plans[0].scales[-1].bytes["canvases"]


def test_the_optimizers_step_counts():
    shape = Shape.of(ADAM, "vgg19", 2)
    offloaded = replace(uncut(8192, 8192, sides("cuda")), offload=True)
    # The canvas and Adam's three; the gradient and what Adam makes of it.
    assert peak(shape, offloaded) >= (4 + 4) * 12 * 8192**2


def test_a_full_device_stores_block_inputs_on_the_host():
    shape = Shape.of(ADAM, "vgg19", 4)
    assert not fit(shape, 4096, 4096, 8 * GB, "cuda").offload
    assert fit(shape, 4096, 4096, 3 * GB, "cuda").offload


def test_too_little_memory_is_refused_with_what_to_do():
    with pytest.raises(OutOfMemoryError, match="choose a smaller size"):
        plan(ADAM, 1000, 1000, 10**8)


@settings(max_examples=30)
@given(
    width=st.integers(200, 2000),
    height=st.integers(200, 2000),
    size=st.integers(400, 1500),
    optimizer=st.sampled_from(["adam", "lbfgs", "preconditioned"]),
    device=st.sampled_from(["cpu", "cuda"]),
)
def test_the_fewest_bytes_are_those_with_which_a_plan_just_fits(
    width, height, size, optimizer, device
):
    recipe = Recipe(size=size, optimizer=optimizer)
    least = fewest(recipe, width, height, device=device)
    plan(recipe, width, height, least, device=device)
    with pytest.raises(OutOfMemoryError):
        plan(recipe, width, height, least - 1, device=device)


def test_paintings_that_are_shown_larger_than_the_picture_need_their_own_memory():
    recipe = Recipe(size=1024, style_scale=4)
    alone = fewest(recipe, 800, 600)
    assert fewest(recipe, 800, 600, paintings=[(400, 300)]) > 2 * alone


def test_the_fewest_bytes_of_the_largest_print_are_known_without_cutting_it():
    assert fewest(Recipe(size=16384), 4000, 4000) > 10 * GB
