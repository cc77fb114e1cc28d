from itertools import islice

import numpy as np
import pytest
import torch

from farm.engine.gatys.state import State
from farm.engine.video.painting import paint
from farm.engine.video.passes import AHEAD, Place, blended, order, places, sources
from tests.cases import slow
from tests.engine.conftest import picture
from tests.engine.video.clips import pan, write
from tests.engine.video.test_painting import PAINTERS, SIZE, gatys, one_pass

SHOTS = [(0, 3), (3, 5)]


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    frames = [*pan(3, size=(72, 96)), *pan(2, size=(72, 96), seed=2)]
    path = tmp_path_factory.mktemp("film") / "a.mkv"
    return write(path, frames, codec="ffv1", pixels="bgr0")


class Stored(dict):
    """Frames as they were painted last, and what was told of each step."""

    def __init__(self, *known) -> None:
        super().__init__(*known)
        self.told = []

    def painted(self, clip, painter, passes, **more):
        """Keep each frame in the place of the one before, as whoever paints a film does."""
        how = {"passes": passes, "stored": self.__getitem__, **more}
        for step in paint(clip, SHOTS, SIZE, painter, **how):
            if step.painted is not None:
                self[step.place.frame] = step.painted
                self.told.append(step.place)
        return self


def same(a, b) -> bool:
    return all(np.array_equal(a[number], b[number]) for number in range(5))


def test_passes_alternate_and_each_shot_has_all_of_them_before_the_next():
    assert list(order((3, 6), 1)) == [3, 4, 5]
    assert list(order((3, 6), 2)) == [5, 4, 3]
    first = [(1, 0), (1, 1), (1, 2), (2, 2), (2, 1), (2, 0), (3, 0), (3, 1), (3, 2)]
    assert list(islice(places(SHOTS, 3), 9)) == first
    assert next(islice(places(SHOTS, 3), 9, None)) == Place(1, 3)
    assert [*places([(0, 4)], 1)] == [Place(1, number) for number in range(4)]


def test_a_frame_begins_half_as_its_neighbour_where_that_is_seen_and_as_it_was_elsewhere():
    last, before = picture(6, 8, 1), picture(6, 8, 2)
    seen = torch.zeros(1, 6, 8)
    seen[:, :, 4:], seen[:, 3:, 4:] = 1, 0.5
    begun = blended(last, before, seen)
    assert torch.equal(begun[:, :, :4], last[:, :, :4])
    assert torch.allclose(begun[:, :3, 4:], (last + before)[:, :3, 4:] / 2)
    assert torch.allclose(begun[:, 3:, 4:], (0.75 * last + 0.25 * before)[:, 3:, 4:])


@pytest.mark.parametrize("count", [5, AHEAD, AHEAD + 3])
def test_a_film_is_read_backward_as_it_is_read_forward(tmp_path, count):
    path = write(tmp_path / "a.mkv", pan(count + 2, size=(24, 32)), codec="ffv1", pixels="bgr0")
    forward = [*sources(path, range(1, count + 1), torch.tensor)]
    backward = [*sources(path, range(count, 0, -1), torch.tensor)]
    assert len(forward) == len(backward) == count
    assert all(torch.equal(a, b) for a, b in zip(forward, backward[::-1], strict=True))
    assert not torch.equal(forward[0], forward[-1])


@PAINTERS
def test_the_first_pass_is_what_a_film_of_one_pass_is(clip, painter):
    whole = Stored().painted(clip, painter(), 1)
    first = {}
    for step in paint(clip, SHOTS, SIZE, painter(), passes=2, stored=first.__getitem__):
        if step.place == Place(2, 2):
            break
        if step.painted is not None:
            first[step.place.frame] = step.painted
    assert all(np.array_equal(first[number], whole[number]) for number in range(3))


@pytest.mark.parametrize(("painter", "every"), [(gatys, 1), *slow((one_pass, 1), (one_pass, 2))])
def test_every_frame_is_painted_in_every_pass(clip, painter, every):
    frames = Stored().painted(clip, painter(), 2, every=every)
    assert frames.told == [*places(SHOTS, 2)]
    assert not same(frames, Stored().painted(clip, painter(), 1, every=every))


def halted(clip, painter, place, passes, every):
    """What is stored when a film is stopped before a place is painted, or within its frame."""
    frames, stopped = Stored(), None
    how = {"passes": passes, "stored": frames.__getitem__, "every": every}
    for step in paint(clip, SHOTS, SIZE, painter, **how):
        if step.place == place:
            stopped = step
            break
        if step.painted is not None:
            frames[step.place.frame] = step.painted
    return frames, stopped


@pytest.mark.parametrize(
    ("painter", "place", "every"),
    [
        (one_pass, (2, 3), 1),
        *slow((gatys, (2, 1), 1), (one_pass, (3, 1), 1), (one_pass, (2, 1), 2)),
    ],
)
def test_a_film_goes_on_in_a_later_pass_to_the_same_bytes(clip, painter, place, every):
    whole = Stored().painted(clip, painter(), 3, every=every)
    frames, _ = halted(clip, painter(), place, 3, every)
    assert not same({**dict.fromkeys(range(5), np.zeros(1)), **frames}, whole)
    assert same(frames.painted(clip, painter(), 3, every=every, begun=Place(*place)), whole)


@pytest.mark.slow
def test_a_film_goes_on_within_a_frame_of_a_later_pass_to_the_same_bytes(clip):
    whole = Stored().painted(clip, gatys(), 2)
    frames, stopped = halted(clip, gatys(), (2, 1), 2, 1)
    assert 0 < stopped.done < 1
    state = State.from_bytes(stopped.state().to_bytes())
    frames.painted(clip, gatys(), 2, begun=Place(2, 1), state=state)
    assert same(frames, whole)
    assert frames.told[0] == Place(2, 1)
