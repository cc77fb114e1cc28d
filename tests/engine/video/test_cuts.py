import numpy as np

from farm.engine.video.cuts import Cutter, shots
from tests.engine.video.clips import pan, scene


def cuts(frames) -> tuple[int, ...]:
    cutter = Cutter()
    for frame in frames:
        cutter.add(frame[::4, ::4])
    return cutter.cuts()


def test_another_scene_is_a_cut():
    assert cuts([*pan(5), *pan(4, seed=2), *pan(6, seed=3)]) == (5, 9)


def test_a_pan_is_no_cut():
    assert cuts(pan(12, step=(9, 4))) == ()


def test_a_flash_is_no_cut():
    frames = pan(9)
    frames[4] = np.full_like(frames[4], 255)
    assert cuts(frames) == ()


def test_a_still_is_one_shot():
    assert cuts([scene(120, 160)] * 5) == ()


def test_shots_go_from_cut_to_cut():
    assert shots((5, 9), 15) == [(0, 5), (5, 9), (9, 15)]
    assert shots((), 3) == [(0, 3)]
