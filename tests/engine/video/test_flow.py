import numpy as np
import pytest

from farm.engine.video import flow as module
from farm.engine.video.flow import flow, visible
from tests.engine.video.clips import pan, scene, sprite, zoom

EXACT = 0.3  # pixels


def median_error(found, true) -> float:
    return float(np.median(np.hypot(*(found - true).transpose(2, 0, 1))))


@pytest.mark.parametrize("back", [1, 4])
def test_the_flow_of_a_pan_is_the_way_of_the_camera(back):
    frames = pan()
    found = flow(frames[6], frames[6 - back])
    assert median_error(found, np.array([3 * back, back])) < EXACT


def test_the_flow_of_a_zoom_is_the_way_of_each_pixel():
    frames = zoom()
    height, width = frames[0].shape[:2]
    y, x = np.mgrid[:height, :width].astype(float)
    middle = np.array([(width - 1) / 2, (height - 1) / 2])
    true = (np.stack([x, y], -1) - middle) * (1 / 1.02 - 1)
    assert median_error(flow(frames[3], frames[2]), true) < EXACT


def test_a_flow_that_is_searched_small_is_refined_at_the_full_size(monkeypatch):
    monkeypatch.setattr(module, "WORKING", 80)
    frames = pan()
    assert median_error(flow(frames[3], frames[2]), np.array([3, 1])) < EXACT


def test_a_flow_is_the_same_in_every_run():
    a, b = pan(2)
    assert np.array_equal(flow(a, b), flow(a, b))


def test_deep_and_shallow_frames_flow_alike():
    a, b = pan(2)
    deep = [frame.astype(np.uint16) * 257 for frame in (a, b)]
    assert np.array_equal(flow(a, b), flow(*deep))


def test_what_a_moving_thing_uncovers_was_not_seen_before():
    before, after = sprite(2, step=8)
    there, back = flow(after, before), flow(before, after)
    seen = visible(there, back)
    uncovered = seen[42:78, 20:27]  # the figure stood here, and stands eight pixels farther now
    assert uncovered.mean() < 0.2
    assert seen[44:76, 36:60].mean() > 0.9  # the figure itself
    assert seen[:30, :].mean() > 0.95  # the still scene


def test_what_comes_into_the_picture_was_not_seen_before():
    frames = pan(step=(6, 0))
    seen = visible(flow(frames[1], frames[0]), flow(frames[0], frames[1]))
    assert not seen[:, -5:].any()
    assert seen[:, 20:-20].mean() > 0.95


def test_nothing_that_a_cut_shows_was_seen_before():
    a, b = scene(120, 160, 1), scene(120, 160, 2)
    assert visible(flow(b, a), flow(a, b)).mean() < 0.5
